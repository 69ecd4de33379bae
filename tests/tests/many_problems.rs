//! A document with many problems is refused with the first of them in full and the exact number of the rest.

use countersign_core::wire::{self, Tree};
use countersign_core::{Engine, Problems};
use countersign_tests::broken::{LISTS, with_list};
use serde_json::json;

fn refused(text: &str) -> Problems {
    Engine::load(text.as_bytes()).unwrap_err()
}

#[test]
fn of_many_problems_the_first_are_listed_and_the_rest_are_counted() {
    for (pointer, item) in
        LISTS.iter().flat_map(|list| ["0", "null", "true", "\"\"", "[[]]"].map(|item| (*list, item)))
    {
        let count = 5_000;
        let problems = refused(&with_list(pointer, item, count));
        let is_text = pointer == "/policies/0/actions" && item == "\"\"";
        // Texts are no problem of the shape of a list of ids; that they are empty is.
        let code = if is_text { "invalid-id" } else { "wrong-type" };
        for (index, problem) in problems.iter().enumerate() {
            assert_eq!(
                (problem.path.as_str(), problem.code.code()),
                (format!("{pointer}/{index}").as_str(), code),
                "{item}"
            );
        }
        assert_eq!((problems.len(), problems.unlisted), (100, count as u64 - 100), "{pointer} {item}");
    }
}

#[test]
fn problems_of_meaning_are_listed_and_counted_too() {
    let problems = refused(&with_list("/policies/0/actions", "\"nothing\"", 5_000));
    assert_eq!((problems.len(), problems.unlisted), (100, 4_900));
    assert_eq!(
        (problems[99].path.as_str(), problems[99].code.code()),
        ("/policies/0/actions/99", "unknown-reference")
    );
}

#[test]
fn problems_at_long_places_are_listed_until_their_texts_are_long_enough() {
    let long = "x".repeat(100_000);
    let text = json!({ "limitGroups": { &long: [0] }, "users": vec![json!({ &long: 1 }); 50] }).to_string();
    let problems = refused(&text);
    let listed: usize = problems.iter().map(|problem| problem.path.len()).sum();
    assert!(!problems.is_empty() && problems.unlisted > 50, "{} {}", problems.len(), problems.unlisted);
    assert!(listed < 300_000, "{listed}");
}

#[test]
fn hidden_texts_are_listed_and_counted() {
    let text = format!("[{}\"\"]", "\"\u{202e}\",".repeat(1_000));
    let tree: Tree<'_> = serde_json::from_str(&text).unwrap();
    let hidden = tree.hidden_texts();
    assert_eq!((hidden.len(), hidden.unlisted, hidden[99].as_str()), (100, 900, "/99"));
}

#[test]
fn problems_of_usage_and_of_two_documents_are_listed_and_counted() {
    let engine = Engine::load(include_bytes!("../../web-demo/seed/demo.json")).unwrap();
    let row =
        json!({"user": "nobody", "account": "nothing", "action": "a", "date": "2026-03-04", "amount": "1"});
    let rows = json!(vec![row; 300]).to_string();
    let problems = wire::load_usage(&engine, rows.as_bytes()).unwrap_err();
    assert_eq!((problems.len(), problems.unlisted), (100, 200));
    assert_eq!(problems[99].path, "/usage/99/account");
    let broken = with_list("/users", "0", 70);
    let problems = wire::what_if(broken.as_bytes(), broken.as_bytes(), None, None).unwrap_err();
    assert_eq!((problems.len(), problems.unlisted), (100, 40));
    assert_eq!(
        (problems[69].path.as_str(), problems[70].path.as_str()),
        ("/before/users/69", "/after/users/0")
    );
}

#[test]
fn a_tree_holds_so_many_values_and_no_more() {
    let list = |count: usize| format!("[{}\"\"]", "\"\",".repeat(count - 1));
    assert!(serde_json::from_str::<Tree<'_>>(&list(500_000)).is_ok());
    let flaw = serde_json::from_str::<Tree<'_>>(&list(500_001)).unwrap_err();
    assert!(flaw.to_string().starts_with("holds too many values at line 1"), "{flaw}");
}

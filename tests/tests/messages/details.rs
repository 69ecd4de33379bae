//! Refused details of people, and warnings about them.

use countersign_core::{Problems, wire};
use serde_json::{Value, json};

use super::Line;

/// The issues of every refused detail, in this order.
pub fn lines() -> Vec<Line> {
    [people(), names_of_users(), passwords(), roles(), allowlists()].concat()
}

fn issues(question: &Value, answer: Result<Value, Problems>) -> Vec<Line> {
    let answer = answer.unwrap_or_else(|problems| panic!("{question}: {problems:?}"));
    let entries = answer.as_array().expect("a list");
    let line = |entry: &Value| {
        Line::new(
            entry["code"].as_str().expect("a code"),
            entry["path"].as_str().expect("a path"),
            &entry["parameters"],
        )
    };
    entries.iter().map(line).collect()
}

/// Each person has one detail that is refused.
fn people() -> Vec<Line> {
    let refused = [
        ("firstName", ""),
        ("firstName", "Ann\u{7}"),
        ("firstName", "Ann\u{202e}"),
        ("firstName", "Ann1"),
        ("firstName", " Ann"),
        ("firstName", "-"),
        ("firstName", &"a".repeat(101)),
        ("birthDate", "2000-02-30"),
        ("birthDate", "2027-01-01"),
        ("birthDate", "1899-12-31"),
        ("birthDate", "2008-07-01"),
        ("email", "ann.example.com"),
        ("email", ".ann@example.com"),
        ("email", "ann@localhost"),
        ("email", &format!("{}@example.com", "a".repeat(65))),
        ("email", &format!("ann@{}.com", "b".repeat(64))),
        ("email", &format!("ann@{}com", "b".repeat(60).as_str().to_owned() + &".b".repeat(100))),
        ("phone", "2025550100"),
        ("phone", "+0601123456"),
        ("phone", "+1"),
        ("phone", "+1202555010012345"),
        ("phone", "+1 202"),
        ("ssn", "12345"),
        ("ssn", "000-12-3456"),
        ("ssn", "123-00-4567"),
        ("ssn", "123-45-0000"),
        ("licence", "D12"),
        ("licence", "D1*2"),
        ("userName", "1ann.lee"),
        ("userName", "ann"),
        ("userName", "ann lee"),
        ("userName", &"a".repeat(65)),
    ];
    let ask = |changes: &[(&str, Value)]| {
        let mut question = json!({"firstName": "Ann", "lastName": "Lee", "email": "ann@example.com",
            "phone": "+12025550100", "ssn": "123-45-6789", "birthDate": "1990-06-30", "today": "2026-06-30",
            "policy": {"minimumAge": 18}});
        for (field, value) in changes {
            question[field] = value.clone();
        }
        let answer = wire::validate_person(question.to_string().as_bytes()).map(|issues| json!(issues));
        issues(&question, answer)
    };
    let nothing = wire::validate_person(br#"{"today":"2026-06-30"}"#).map(|issues| json!(issues));
    let mut lines = issues(&json!("nothing given"), nothing);
    for (field, text) in refused {
        let found = ask(&[(field, json!(text))]);
        assert!(!found.is_empty(), "{field} {text} is accepted");
        lines.extend(found);
    }
    lines
}

/// The broken rules of an answer: their code and what they ask for.
fn broken(place: &str, answer: &wire::RulesAnswer<'_>) -> Vec<Line> {
    let broken = answer.rules.iter().filter(|rule| !rule.satisfied);
    broken
        .map(|rule| Line::new(rule.rule.broken(), place, format!("{} {}", rule.rule, json!(rule.parameters))))
        .collect()
}

fn names_of_users() -> Vec<Line> {
    let question = json!({"userName": "1_admin_lee", "policy": {"minLength": 20, "maxLength": 20,
        "characters": ["letters", "digits"], "mustStartWithLetter": true, "reserved": ["1_admin_lee"],
        "notContaining": ["Lee"]}});
    let answer = wire::user_name_rules(question.to_string().as_bytes()).expect("a question");
    broken("/userName", &answer)
}

fn passwords() -> Vec<Line> {
    let ask = |password: &str| {
        let question = json!({"password": password, "secondFactor": false, "words": ["annlee"]});
        let answer = wire::password_rules(question.to_string().as_bytes()).expect("a question");
        broken("/password", &answer)
    };
    [ask("annlee"), ask("passwordpassword"), ask(&"violet anchor ".repeat(100))].concat()
}

fn roles() -> Vec<Line> {
    let ask = |name: &str| {
        let question = json!({"name": name, "taken": ["Manager"]});
        let answer = wire::role_name_rules(question.to_string().as_bytes()).expect("a question");
        broken("/name", &answer)
    };
    [ask(""), ask("manager"), ask("Two words"), ask(&"A".repeat(65)), ask("Admin"), ask("SystemRole")]
        .concat()
}

fn allowlists() -> Vec<Line> {
    let ask = |entries: Value| {
        let question = json!({"entries": entries, "ownAddress": "11.0.0.1"});
        let answer = wire::ip_allowlist(question.to_string().as_bytes()).expect("a question");
        let all = [json!(answer.issues), json!(answer.warnings)];
        all.into_iter().flat_map(|list| issues(&question, Ok(list))).collect::<Vec<_>>()
    };
    [
        ask(json!([])),
        ask(json!(["10.1.2", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.1-::1", "10.0.0.2-10.0.0.1"])),
        ask(json!(vec!["::1"; 257])),
        ask(json!(["10.0.0.0/8", "10.0.0.0/8", "10.1.0.0/16"])),
        ask(json!(["::/0"])),
        ask(json!(["0.0.0.0/0"])),
    ]
    .concat()
}

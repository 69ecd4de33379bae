use alloc::format;

use super::*;
use crate::details::{DetailCode, Name};
use crate::document::reader::quoted;
use crate::value::hidden::is_hidden;

fn json(answer: Result<impl serde::Serialize, Problems>) -> String {
    match answer {
        Ok(answer) => crate::wire::to_json(&answer),
        Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
    }
}

fn person(members: &str) -> String {
    json(validate_person(format!("{{\"today\":\"2026-06-30\"{members}}}").as_bytes()))
}

const ANN: &str = r#","firstName":"Ann","lastName":"Lee","email":"ann@example.com",
    "phone":"+12025550100","ssn":"123-45-6789""#;

/// A65.
#[test]
fn a65_a_valid_person_has_no_issues() {
    assert_eq!(person(ANN), "[]");
    let more = r#","middleName":"J.","birthDate":"1990-06-30","licence":"D1234567","userName":"ann.lee",
        "policy":{"minimumAge":36}"#;
    assert_eq!(person(&format!("{ANN}{more}")), "[]");
}

/// A65.
#[test]
fn a65_each_refused_detail_is_an_issue_at_its_place() {
    assert_eq!(
        person(
            r#","firstName":"Ann\u202e","email":"a@b@c.de","phone":"","ssn":"000-12-3456",
            "userName":"abc","policy":{"minimumAge":18}"#
        ),
        concat!(
            r#"[{"path":"/firstName","code":"hidden-character","parameters":{"character":"U+202E","position":4}},"#,
            r#"{"path":"/lastName","code":"required","parameters":{}},"#,
            r#"{"path":"/birthDate","code":"required","parameters":{}},"#,
            r#"{"path":"/email","code":"email-at-sign","parameters":{}},"#,
            r#"{"path":"/phone","code":"empty","parameters":{}},"#,
            r#"{"path":"/ssn","code":"ssn-area","parameters":{}},"#,
            r#"{"path":"/userName","code":"too-short","parameters":{"minimum":6}}]"#,
        )
    );
}

#[test]
fn a_malformed_question_has_problems_and_no_issues() {
    for (members, problem) in [
        (r#","email":null"#, "/email: must be a string, not null (wrong-type)\n"),
        (r#","age":5"#, "/age: `age` is not a field here (unknown-field)\n"),
        (r#","ssn":"1","ssn":"1""#, "/ssn: is given twice (duplicate-key)\n"),
        (r#","policy":{"minimumAge":151}"#, "/policy/minimumAge: must be at most 150 (invalid-count)\n"),
        (r#","policy":{"minimumAge":300}"#, "/policy/minimumAge: must be at most 150 (invalid-count)\n"),
        (
            r#","policy":{"userName":{"minLength":0,"maxLength":9,"characters":["dot"]}}"#,
            "/policy/userName/minLength: must be at least 1 (invalid-count)\n",
        ),
        (
            r#","policy":{"userName":{"minLength":5,"maxLength":65,"characters":["dot"]}}"#,
            "/policy/userName/maxLength: must be from `minLength` to 64 (invalid-count)\n",
        ),
        (
            r#","policy":{"userName":{"minLength":5,"maxLength":9,"characters":[]}}"#,
            "/policy/userName/characters: names no characters (empty)\n",
        ),
    ] {
        assert_eq!(person(members), problem);
    }
    let today = json(validate_person(br#"{"today":"30.06.2026"}"#));
    assert_eq!(today, "/today: `30.06.2026` is not a real day written YYYY-MM-DD (invalid-date)\n");
    assert!(
        json(validate_person(br#"{"today":"2026-06-30","firstName":"\ud800"}"#)).contains("invalid-json")
    );
}

/// A68.
#[test]
fn a68_user_name_rules_have_states() {
    let ask = |name: &str| {
        let policy = r#"{"minLength":4,"maxLength":20,"characters":["letters","digits"],
            "mustStartWithLetter":true,"reserved":["admin"],"notContaining":["ann@example.com","Lee",""]}"#;
        json(user_name_rules(format!(r#"{{"userName":"{name}","policy":{policy}}}"#).as_bytes()))
    };
    assert_eq!(
        ask("_Lee"),
        concat!(
            r#"{"accepted":false,"rules":["#,
            r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":4}},"#,
            r#"{"rule":"max-length","satisfied":true,"parameters":{"maximum":20}},"#,
            r#"{"rule":"allowed-characters","satisfied":false,"parameters":"#,
            r#"{"character":"U+005F","position":1,"characters":["letters","digits"]}},"#,
            r#"{"rule":"starts-with-letter","satisfied":false,"parameters":{}},"#,
            r#"{"rule":"not-reserved","satisfied":true,"parameters":{}},"#,
            r#"{"rule":"not-containing","satisfied":false,"parameters":{"word":"lee"}}]}"#,
        )
    );
    assert!(ask("BobSmith").starts_with(r#"{"accepted":true,"canonical":"bobsmith","#));
    let plain = json(user_name_rules(br#"{"userName":"bob.smith"}"#));
    assert!(plain.starts_with(r#"{"accepted":true,"canonical":"bob.smith","#), "{plain}");
}

/// A12.
#[test]
fn a12_password_rules_have_states_and_the_answer_hides_the_password() {
    let answer =
        json(password_rules(br#"{"password":"annlee-2026","secondFactor":true,"words":["annlee"]}"#));
    assert_eq!(
        answer,
        concat!(
            r#"{"accepted":false,"rules":["#,
            r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":8}},"#,
            r#"{"rule":"max-bytes","satisfied":true,"parameters":{"maximum":1024}},"#,
            r#"{"rule":"not-common","satisfied":true,"parameters":{}},"#,
            r#"{"rule":"not-containing","satisfied":false,"parameters":{"word":"annlee"}}]}"#,
        )
    );
    let alone = json(password_rules(br#"{"password":"violet anchor sings","secondFactor":false}"#));
    assert!(alone.starts_with(r#"{"accepted":true,"rules":["#) && !alone.contains("violet"), "{alone}");
}

/// A33.
#[test]
fn a33_role_name_rules_have_states() {
    let answer = json(role_name_rules(br#"{"name":"Manager","taken":["manager"]}"#));
    assert_eq!(
        answer,
        concat!(
            r#"{"accepted":false,"rules":["#,
            r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":1}},"#,
            r#"{"rule":"max-length","satisfied":true,"parameters":{"maximum":64}},"#,
            r#"{"rule":"allowed-characters","satisfied":true,"parameters":{"characters":["letters"]}},"#,
            r#"{"rule":"pascal-case","satisfied":true,"parameters":{}},"#,
            r#"{"rule":"not-reserved","satisfied":true,"parameters":{}},"#,
            r#"{"rule":"unique","satisfied":false,"parameters":{}}]}"#,
        )
    );
    let fine = json(role_name_rules(br#"{"name":"Manager"}"#));
    assert!(fine.starts_with(r#"{"accepted":true,"canonical":"manager","#), "{fine}");
}

/// A13.
#[test]
fn a13_an_ip_allowlist_has_issues_and_warnings() {
    let ask = |question: &str| json(ip_allowlist(question.as_bytes()));
    assert_eq!(
        ask(r#"{"entries":["10.0.0.0/8","::ffff:10.1.0.0-::ffff:10.1.255.255"],"ownAddress":"11.0.0.1"}"#),
        concat!(
            r#"{"accepted":false,"entries":["10.0.0.0/8","10.1.0.0/16"],"#,
            r#""issues":[{"path":"/ownAddress","code":"own-address-outside","parameters":{"word":"11.0.0.1"}}],"#,
            r#""warnings":[{"path":"/entries/1","code":"overlapping-entry","parameters":{"entry":0}}]}"#,
        )
    );
    assert_eq!(
        ask(r#"{"entries":["10.0.0.1/8"],"ownAddress":"11.0.0.1"}"#),
        concat!(
            r#"{"accepted":false,"entries":[],"#,
            r#""issues":[{"path":"/entries/0","code":"host-bits-set","parameters":{"word":"10.0.0.0/8"}}],"#,
            r#""warnings":[]}"#,
        )
    );
    assert!(ask(r#"{"entries":[]}"#).contains(r#"{"path":"/entries","code":"empty","parameters":{}}"#));
}

/// A48.
#[test]
fn a48_a_web_name_says_whether_a_badge_stands_beside_it() {
    let answer = json(web_name(br#"{"name":"Bartholomew","own":true}"#));
    assert_eq!(answer, r#"{"text":"Bartholomew (Me","badge":true}"#);
}

#[test]
fn no_bytes_make_a_question_panic() {
    let questions: [fn(&[u8]) -> String; 6] = [
        |bytes| json(validate_person(bytes)),
        |bytes| json(user_name_rules(bytes)),
        |bytes| json(password_rules(bytes)),
        |bytes| json(role_name_rules(bytes)),
        |bytes| json(ip_allowlist(bytes)),
        |bytes| json(web_name(bytes)),
    ];
    let whole = format!(r#"{{"today":"2026-06-30"{ANN},"entries":["::1"],"name":"A","own":true}}"#);
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..3_000 {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let mut bytes = whole.clone().into_bytes();
        let at = usize::try_from(seed >> 40).unwrap().checked_rem(bytes.len()).unwrap();
        bytes[at] = seed.to_le_bytes()[0];
        questions.iter().for_each(|ask| assert!(!ask(&bytes).is_empty()));
    }
}

/// What a name is refused for and what a message does not repeat are the same characters.
#[test]
fn hidden_characters_are_refused_and_not_repeated_alike() {
    for c in '\0'..=char::MAX {
        let text = format!("a{c}b");
        let refused = Name::parse(&text).is_err_and(|error| error.code == DetailCode::HiddenCharacter);
        assert_eq!(refused, is_hidden(c), "{c:?}");
        assert_eq!(quoted(&text).contains(c), !is_hidden(c) && !c.is_control(), "{c:?}");
    }
}

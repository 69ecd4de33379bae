//! Bad input: each class with its exact answer, and nothing written.

use countersign_worker::http::{Admission, routes};
use serde_json::{Value, json};

use crate::support::{Ask, Bank, Reply, TODAY, assert_problem, document, get, payment, post, put};

/// Asks both routes that take this body: status, code and place are the same, and nothing is written.
#[track_caller]
fn refused(bank: &Bank, body: &[u8], status: u16, code: &str, pointer: &str) {
    for path in ["/v1/transactions", "/v1/transactions/evaluate"] {
        let before = bank.counts();
        let reply = bank.ask(post(path, &json!({})).bytes(body).user("ana").key("k"));
        assert_problem(&reply, status, code);
        if status == 422 {
            let error = &reply.json()["errors"][0];
            assert_eq!((&error["pointer"], &error["code"]), (&json!(pointer), &json!(code)), "{reply:?}");
        }
        assert_eq!(bank.counts(), before);
    }
}

#[track_caller]
fn refused_field(bank: &Bank, field: &str, value: &Value, code: &str) {
    let mut body = payment("1");
    body[field] = value.clone();
    refused(bank, body.to_string().as_bytes(), 422, code, &format!("/{field}"));
}

#[test]
fn amounts_are_decimal_strings_of_their_currency() {
    let bank = Bank::new();
    let table: &[(&str, &[&str])] = &[
        (
            "invalid-amount",
            &[
                "", " ", "-1", "+1", "1e3", "1E3", "0x10", "01", "00", "00.1", ".5", "5.", ".", "1,000",
                "1.000,00", "1 000", "1_000", "١", "１", "NaN", "Infinity", "1.2.3", "1.", "1.-1", "$1",
                "1 ", " 1", "one", "1.0e0",
            ],
        ),
        ("amount-too-precise", &["1.001", "1.000", "0.0000000000000000000000000001"]),
        ("amount-too-large", &["90071992547409.92", "99999999999999999999999999999", "1000000000000000"]),
        ("amount-not-positive", &["0", "0.0", "0.00"]),
    ];
    for (code, texts) in table {
        for text in *texts {
            refused_field(&bank, "amount", &json!(text), code);
        }
    }
    refused_field(&bank, "amount", &json!("1".repeat(300)), "amount-too-large");
    for (currency, amount, code) in [
        ("JPY", "1.5", "amount-too-precise"),
        ("USD", "1.234", "amount-too-precise"),
        ("KWD", "1.2345", "amount-too-precise"),
        ("JPY", "0", "amount-not-positive"),
    ] {
        let mut body = payment(amount);
        body["currency"] = json!(currency);
        refused(&bank, body.to_string().as_bytes(), 422, code, "/amount");
    }
}

#[test]
fn an_amount_that_converts_past_the_bound_is_too_large() {
    let bank = Bank::new();
    let mut rich = crate::support::document();
    rich["legalEntity"]["rates"]["USD"] = json!("2");
    bank.import(&rich);
    let mut body = payment("90071992547409.91");
    body["currency"] = json!("USD");
    refused(&bank, body.to_string().as_bytes(), 422, "amount-too-large", "/amount");
}

#[test]
fn every_field_has_its_type_and_null_is_not_absent() {
    let bank = Bank::new();
    let wrong = [json!(null), json!(1), json!(1.5), json!(true), json!([]), json!({}), json!(["x"])];
    for field in ["action", "account", "customer", "amount", "currency", "executionDate"] {
        for value in &wrong {
            refused_field(&bank, field, value, "wrong-type");
        }
    }
    for body in ["null", "1", "\"x\"", "[]", "true", "[{}]"] {
        refused(&bank, body.as_bytes(), 422, "wrong-type", "");
    }
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let bank = Bank::new();
    for (field, pointer) in [
        ("action", "/action"),
        ("account", "/account"),
        ("executionDate", "/executionDate"),
        ("amount", "/amount"),
    ] {
        let mut body = payment("1");
        body.as_object_mut().unwrap().remove(field);
        refused(&bank, body.to_string().as_bytes(), 422, "missing-field", pointer);
    }
    let mut without_money = payment("1");
    without_money.as_object_mut().unwrap().retain(|name, _| name != "amount" && name != "currency");
    refused(&bank, without_money.to_string().as_bytes(), 422, "missing-field", "/amount");
    refused_field(&bank, "user", &json!("ben"), "unknown-field");
    refused_field(&bank, "Amount", &json!("1"), "unknown-field");
    let mut slashed = payment("1");
    slashed["a/b~"] = json!(1);
    refused(&bank, slashed.to_string().as_bytes(), 422, "unknown-field", "/a~1b~0");
    let mut body = payment("1");
    body["snapshotVersion"] = json!("1-x");
    let dry_run = bank.ask(post("/v1/transactions/evaluate", &body).user("ana"));
    assert_problem(&dry_run, 422, "unknown-field");
}

#[test]
fn every_wrong_field_is_reported() {
    let bank = Bank::new();
    let places = |body: Value| -> Vec<Value> {
        let reply = bank.ask(post("/v1/transactions/evaluate", &body).user("ana"));
        let errors = reply.json()["errors"].as_array().unwrap().clone();
        errors.into_iter().map(|error| error["pointer"].clone()).collect()
    };
    // First the shape of the body, then what its texts say.
    let shape = json!({ "action": 1, "account": "a1", "executionDate": null, "x": 1 });
    assert_eq!(places(shape), ["/action", "/executionDate", "/x"]);
    let texts = json!({ "action": "payments.create", "amount": "1e3", "executionDate": "yesterday" });
    assert_eq!(places(texts), ["/account", "/amount", "/executionDate"]);
}

#[test]
fn ids_show_what_they_say() {
    let bank = Bank::new();
    for field in ["action", "account", "customer"] {
        for hidden in [
            "a\u{0}",
            "a\u{7}",
            "a\n",
            "\u{200b}a",
            "a\u{200d}",
            "a\u{202e}b",
            "\u{feff}a",
            "a\u{e0041}",
            "a\u{2066}",
            "a\u{85}",
        ] {
            refused_field(&bank, field, &json!(hidden), "invalid-text");
        }
    }
}

#[test]
fn currencies_are_upper_case_iso_codes() {
    let bank = Bank::new();
    for code in ["eur", "Eur", "EU", "EURO", "", "XXX", "ZZZ", "€", "EUR "] {
        refused_field(&bank, "currency", &json!(code), "unknown-currency");
    }
}

#[test]
fn dates_are_real_days_of_1900_to_2100() {
    let bank = Bank::new();
    for date in [
        "",
        "2026-02-30",
        "2026-02-29",
        "2025-13-01",
        "2026-00-10",
        "2026-1-1",
        "2026-01-1",
        "26-01-01",
        "20260101",
        "2026/01/01",
        "2026-01-01T00:00:00Z",
        "2026-W01-1",
        "2026-001",
        "01.02.2026",
        "tomorrow",
        "1899-12-31",
        "2101-01-01",
        "0000-01-01",
        "+2026-01-01",
        "-2026-01-01",
        " 2026-01-01",
        "2026-01-01 ",
        "٢٠٢٦-٠١-٠١",
        "12026-01-01",
    ] {
        refused_field(&bank, "executionDate", &json!(date), "invalid-date");
    }
    for (date, outcome) in [("2028-02-29", "executed"), ("2100-12-31", "executed"), ("1900-01-01", "denied")]
    {
        let mut body = payment("1");
        body["executionDate"] = json!(date);
        let reply = bank.ask(post("/v1/transactions/evaluate", &body).user("ana"));
        assert_eq!(reply.json()["verdict"]["outcome"], outcome, "{date} {reply:?}");
    }
}

#[test]
fn json_is_strict() {
    let bank = Bank::new();
    let good = payment("1").to_string();
    let twice = good.replacen('{', r#"{"amount":"2","#, 1);
    let bodies: Vec<Vec<u8>> = vec![
        Vec::new(),
        b" ".to_vec(),
        b"{".to_vec(),
        good[..good.len() - 1].into(),
        format!("{good}{good}").into(),
        format!("{good}x").into(),
        format!("{good}\0").into(),
        format!("\u{feff}{good}").into(),
        twice.into(),
        good.replace("\"1\"", "\"\\ud800\"").into(),
        good.replace("\"1\"", "\"\\udc00\\ud800\"").into(),
        good.replace("\"1\"", "01").into(),
        good.replace("\"1\"", "NaN").into(),
        good.replace("\"1\"", "1e999").into(),
        good.replace('"', "'").into(),
        good.replace("\"1\"", "\"\u{1}\"").into(),
        good.replace(',', ",,").into(),
        good.replace('}', ",}").into(),
        format!("/**/{good}").into(),
        good.replace("a1", "\u{e9}").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        good.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        good.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        good.replace("\"1\"", &"[".repeat(17)).into(),
        format!("{}{}", "[".repeat(17), "]".repeat(17)).into(),
        "[".repeat(60_000).into(),
    ];
    for body in bodies {
        refused(&bank, &body, 400, "invalid-json", "");
    }
}

fn with_type(bank: &Bank, value: Option<&str>) -> Reply {
    let ask: Ask =
        crate::support::get("/v1/transactions/evaluate").method("POST").bytes(payment("1").to_string());
    let ask = match value {
        Some(value) => ask.header("content-type", value),
        None => ask,
    };
    bank.ask(ask.user("ana"))
}

#[test]
fn a_body_is_json_in_utf8() {
    let bank = Bank::new();
    for good in [
        "application/json",
        "application/json; charset=utf-8",
        "application/json ;\tcharset=utf8",
        "Application/JSON;charset=\"UTF-8\"",
        "application/json;",
    ] {
        assert_eq!(with_type(&bank, Some(good)).status, 200, "{good}");
    }
    for bad in [
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "application/json; charset=iso-8859-1",
        "application/json;charset=utf-16",
        "application/json; charset = utf-16",
        "application/json; charset =utf-16",
        "application/json; charset= utf-8",
        "application/json; charset=\"utf-16\"",
        "application/json; charset='utf-8'",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; charset*=utf-8",
        "application/json; profile=x",
        "application/json, text/plain",
        "application/ json",
        "application/jsonp",
        "application/problem+json",
        "multipart/form-data",
    ] {
        assert_problem(&with_type(&bank, Some(bad)), 415, "unsupported-media-type");
    }
    assert_problem(&with_type(&bank, None), 415, "unsupported-media-type");
}

#[test]
fn a_body_has_at_most_64_kib() {
    let bank = Bank::new();
    let padded = |length: usize| {
        let good = payment("1").to_string();
        format!("{}{good}", " ".repeat(length - good.len()))
    };
    let ask = |body: String| bank.ask(post("/v1/transactions/evaluate", &json!({})).bytes(body).user("ana"));
    assert_eq!(ask(padded(65_536)).status, 200);
    assert_problem(&ask(padded(65_537)), 413, "body-too-large");
    let announced =
        post("/v1/transactions/evaluate", &payment("1")).header("content-length", "70000").user("ana");
    assert_problem(&bank.ask(announced), 413, "body-too-large");
}

#[test]
fn a_repeated_query_parameter_is_refused_everywhere() {
    let bank = Bank::new();
    let reply = bank.ask(post("/v1/transactions/evaluate?a=1&a=1", &payment("1")).user("ana"));
    assert_problem(&reply, 400, "repeated-parameter");
}

#[test]
fn an_unknown_query_parameter_is_refused_on_every_route() {
    let bank = Bank::new();
    for route in routes() {
        let mut ask = get(format!("{}?surprise=1", route.path.replace("{transaction}", "none")))
            .method(route.method.name());
        ask = match route.access {
            Admission::User | Admission::SignedIn => ask.user("ana"),
            Admission::Staff | Admission::Manager => ask.staff("harbour"),
            Admission::Public | Admission::LocalOnly | Admission::Credentials => ask,
        };
        let reply = bank.ask(ask);
        assert_problem(&reply, 422, "unknown-field");
        let errors = &reply.json()["errors"];
        assert_eq!(
            errors,
            &json!([{ "parameter": "surprise", "code": "unknown-field",
            "detail": "`surprise` is not a field here" }])
        );
    }
}

#[test]
fn of_many_problems_a_hundred_are_listed_and_the_rest_counted() {
    let bank = Bank::new();
    let zeros = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
    let import = |body: String| {
        let ask = put("/v1/configuration", &json!(null)).bytes(body).staff("harbour").header("if-match", "*");
        bank.ask(ask)
    };
    let count = 2_000_000;
    for pointer in ["/users", "/features/0/actions", "/contracts/0/customers"] {
        let mut document = document();
        *document.pointer_mut(pointer).unwrap() = json!("@");
        let reply = import(document.to_string().replacen("\"@\"", &zeros(count), 1));
        assert_problem(&reply, 422, "invalid-snapshot");
        assert!(reply.bytes.len() < 64 * 1024, "{pointer}: {} bytes", reply.bytes.len());
        let errors = reply.json()["errors"].as_array().unwrap().clone();
        assert_eq!(errors.len(), 100, "{pointer}");
        assert!(errors.iter().any(|error| error["pointer"].as_str().unwrap().starts_with(pointer)));
        assert!(reply.json()["errorsOmitted"].as_u64().unwrap() >= 1_999_900, "{reply:?}");
    }
    assert_problem(&import(zeros(count)), 422, "invalid-snapshot");
    // Few problems are listed, and none is counted.
    let reply = import("{}".to_owned());
    assert_eq!(reply.json().get("errorsOmitted"), None);
    // A short body, and a query.
    let reply = bank.ask(post("/v1/transactions/evaluate", &json!({})).bytes(zeros(30_000)).user("ana"));
    assert_problem(&reply, 422, "wrong-type");
    let many: Vec<String> = (0..150).map(|number| format!("p{number}=")).collect();
    let reply = bank.ask(get(format!("/v1/transactions?{}", many.join("&"))).user("ana"));
    assert_problem(&reply, 422, "unknown-field");
    assert_eq!(reply.json()["errors"].as_array().unwrap().len(), 100);
    assert_eq!(reply.json()["errorsOmitted"], 50);
}

#[test]
fn a_malformed_question_of_the_staff_is_refused_at_its_place() {
    let bank = Bank::new();
    let question =
        json!({ "user": "ana", "action": "payments.create", "account": "a1", "amount": "1", "date": TODAY });
    let usage =
        json!({ "user": "ana", "account": "a1", "action": "payments.create", "date": TODAY, "amount": "1" });
    let ask = |question: &Value, usage: &Value| {
        let body = json!({ "question": question, "usage": [usage] });
        bank.ask(post("/v1/decisions/evaluate", &body).staff("harbour"))
    };
    assert_eq!(ask(&question, &usage).status, 200);
    for (field, value, code) in [
        ("user", json!(null), "wrong-type"),
        ("amount", json!("-1"), "invalid-amount"),
        ("amount", json!(1), "wrong-type"),
        ("date", json!("2026-02-30"), "invalid-date"),
        ("currency", json!("eur"), "unknown-currency"),
        ("other", json!(1), "unknown-field"),
    ] {
        let mut wrong = question.clone();
        wrong[field] = value;
        let reply = ask(&wrong, &usage);
        assert_problem(&reply, 422, code);
        assert_eq!(reply.json()["errors"][0]["pointer"], format!("/question/{field}"));
    }
    for (field, value, code) in [
        ("account", json!("nowhere"), "unknown-reference"),
        ("action", json!("payments.view"), "not-monetary"),
        ("amount", json!("-1"), "invalid-amount"),
        ("date", json!("x"), "invalid-date"),
    ] {
        let mut wrong = usage.clone();
        wrong[field] = value;
        let reply = ask(&question, &wrong);
        assert_problem(&reply, 422, code);
        assert_eq!(reply.json()["errors"][0]["pointer"], format!("/usage/0/{field}"));
    }
    for (body, code) in [
        (json!({}), "missing-field"),
        (json!({ "question": 1 }), "wrong-type"),
        (json!({ "question": question, "usage": null }), "wrong-type"),
        (json!({ "question": question, "x": 1 }), "unknown-field"),
        (json!({ "question": { "user": "ana", "action": "payments.view" } }), "missing-field"),
    ] {
        for path in ["/v1/decisions/evaluate", "/v1/decisions/check"] {
            let reply = bank.ask(post(path, &body).staff("harbour"));
            assert_eq!(reply.status, 422, "{path} {body} {reply:?}");
            if path.ends_with("evaluate") {
                assert_eq!(reply.code(), code, "{body} {reply:?}");
            }
        }
    }
}

//! Amounts that are refused while a person types them.

use countersign_core::wire;
use serde_json::{Value, json};

use super::Line;

/// The issue of each refused amount, in this order.
pub fn lines() -> Vec<Line> {
    [
        json!({"currency": "EUR"}),
        json!({"amount": "", "currency": "EUR"}),
        json!({"amount": "1,000", "currency": "EUR"}),
        json!({"amount": "1.5", "currency": "JPY"}),
        json!({"amount": "90071992547409.92", "currency": "EUR"}),
        json!({"amount": "1", "currency": "eur"}),
    ]
    .iter()
    .map(line)
    .collect()
}

fn line(question: &Value) -> Line {
    let answer = wire::read_amount(question.to_string().as_bytes());
    let answer = answer.unwrap_or_else(|problems| panic!("{question}: {problems:?}"));
    let issue = answer.issue.unwrap_or_else(|| panic!("{question} is accepted"));
    let bound = json!({"digits": issue.digits, "maximum": issue.maximum});
    Line::new(issue.code, issue.path, format!("{} {bound}", issue.message))
}

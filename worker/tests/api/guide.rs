//! The guide of the API names what there is: ids of the demo bank, codes of the service, statuses of its answers.

use std::collections::BTreeSet;

use countersign_worker::code::Code;
use serde_json::Value;

const GUIDE: &str = include_str!("../../../docs/api.md");
const DEMO: &str = include_str!("../../../web-demo/seed/demo.json");
const DESCRIPTION: &str = include_str!("../../openapi.json");

/// Every text that stands as `id` somewhere in a document.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Object(members) => {
            found.extend(members.get("id").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| ids(member, found));
        }
        _ => {}
    }
}

/// The texts in quotes that follow a member's name: one, or those of a list.
fn named(guide: &str, member: &str) -> Vec<String> {
    let name = format!("\"{member}\": ");
    let after = guide.split(&name).skip(1);
    let value = |rest: &str| match rest.strip_prefix('[') {
        Some(list) => list.split(']').next().unwrap_or_default().to_owned(),
        None => rest.split(['}', ',']).next().unwrap_or_default().to_owned(),
    };
    let texts =
        |value: String| -> Vec<String> { value.split('"').skip(1).step_by(2).map(str::to_owned).collect() };
    after.map(value).flat_map(texts).collect()
}

#[test]
fn the_guide_names_only_ids_of_the_demo_bank() {
    let mut known = BTreeSet::new();
    ids(&serde_json::from_str(DEMO).unwrap(), &mut known);
    let members =
        ["user", "customer", "account", "accounts", "action", "actions", "giver", "receiver", "onBehalfOf"];
    let mut found: Vec<String> = members.iter().flat_map(|member| named(GUIDE, member)).collect();
    for principal in GUIDE.split("X-Demo-Principal: user/").skip(1) {
        let principal = principal.split(['\'', '`']).next().unwrap();
        found.extend(principal.split('/').filter(|part| !part.starts_with('<')).map(str::to_owned));
    }
    assert!(found.len() > 10, "{found:?}");
    let unknown: Vec<_> = found.iter().filter(|id| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The rows of the table of refusals: status, and the codes beside it.
fn refusals() -> Vec<(u16, BTreeSet<&'static str>)> {
    let rows = GUIDE.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let status = cells.next()?.parse().ok()?;
        let codes = cells.next()?.split('`').skip(1).step_by(2).collect();
        Some((status, codes))
    });
    rows.collect()
}

#[test]
fn the_guide_lists_every_code_of_the_service_with_its_status_and_no_other() {
    let mut listed: BTreeSet<(u16, &str)> = BTreeSet::new();
    for (status, codes) in refusals() {
        listed.extend(codes.into_iter().map(|code| (status, code)));
    }
    let known: BTreeSet<(u16, &str)> = Code::ALL.iter().map(|code| (code.status(), code.word())).collect();
    assert_eq!(listed, known);
}

#[test]
fn the_guide_lists_every_status_of_the_description() {
    let description: Value = serde_json::from_str(DESCRIPTION).unwrap();
    let paths = description["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|path| path.as_object().unwrap().values());
    let statuses: BTreeSet<&String> =
        operations.flat_map(|operation| operation["responses"].as_object().unwrap().keys()).collect();
    let refused: BTreeSet<u16> = refusals().into_iter().map(|(status, _)| status).collect();
    for status in statuses.into_iter().filter(|status| *status != "default") {
        let number: u16 = status.parse().unwrap();
        let is_listed =
            if number < 400 { GUIDE.contains(status.as_str()) } else { refused.contains(&number) };
        assert!(is_listed, "{status}");
    }
}

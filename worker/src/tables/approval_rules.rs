//! Approval rules, and the users whom they name.

use std::collections::{BTreeSet, HashMap};

use countersign_core::wire::ApprovalRule;
use serde::Serialize;

use super::table::{Columns, Order, Row, Select, Source, Table, customers_in_scope, json_text, text};
use super::{optional_id, some, some_json};
use crate::database::{DatabaseError, SqlRow};
use crate::json::{Raw, raw};

/// An approval rule of a document.
#[derive(Debug, Serialize)]
pub struct StoredApprovalRule {
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    action: String,
    period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    initiators: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    bands: Raw,
}

/// The approval rules.
pub static APPROVAL_RULES: Table = Table {
    name: "approvalRules",
    list: "approvalRules",
    columns: &[
        text("id"),
        text("customer"),
        text("account"),
        text("action"),
        text("period"),
        json_text("initiators"),
        text("currency"),
        json_text("bands"),
    ],
    key: 1,
    order: Order::Among,
    select: Select::Contracts {
        all: "SELECT id, customer, account, action, period, initiators, currency, bands, position
              FROM approval_rules WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: concat!(
            "SELECT id, customer, account, action, period, initiators, currency, bands, position
             FROM approval_rules INDEXED BY approval_rules_by_customer
             WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            " ORDER BY position, id",
        ),
    },
    upsert:
        "INSERT INTO approval_rules
               (legal_entity, id, customer, account, action, period, initiators, currency, bands, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
               value ->> 7, CAST(value ->> 8 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               customer = excluded.customer, account = excluded.account, action = excluded.action,
               period = excluded.period, initiators = excluded.initiators, currency = excluded.currency,
               bands = excluded.bands, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM approval_rules
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows: rule_rows,
};

fn rules<'s>(source: &'s Source<'_>) -> impl Iterator<Item = (&'s String, &'s ApprovalRule<'s>)> {
    source.rule_ids.iter().zip(&source.document.approval_rules)
}

fn rule_rows(source: &Source<'_>) -> Vec<Columns> {
    let row = |(id, rule): (&String, &ApprovalRule<'_>)| {
        let mut columns = vec![some(id)];
        columns.extend(purpose(rule));
        columns.push(some_json(&rule.bands));
        columns
    };
    rules(source).map(row).collect()
}

/// What a rule is for. Only rules that name initiators may be for the same.
fn purpose(rule: &ApprovalRule<'_>) -> [Option<String>; 6] {
    [
        some(&rule.customer.0),
        optional_id(&rule.account),
        some(&rule.action.0),
        some(rule.period.code()),
        rule.initiators.as_ref().and_then(some_json),
        rule.currency.as_deref().map(str::to_owned),
    ]
}

/// Ids for the rules of a document, which carries none: a rule for the same as a stored one has its id. What is left
/// over at a customer takes the ids that are left over there, in their order, so that a rule keeps its id when what it
/// is for is edited. Others are named by `new_id`.
///
/// # Errors
/// Those of `new_id`.
pub fn ids<E>(
    stored: &[Row],
    rules: &[ApprovalRule<'_>],
    mut new_id: impl FnMut() -> Result<String, E>,
) -> Result<Vec<String>, E> {
    let mut free: HashMap<&[Option<String>], Vec<&str>> = HashMap::new();
    for (purpose, id) in stored.iter().rev().filter_map(id_by_purpose) {
        free.entry(purpose).or_default().push(id);
    }
    let same: Vec<Option<&str>> =
        rules.iter().map(|rule| free.get_mut(purpose(rule).as_slice()).and_then(Vec::pop)).collect();
    let mut left: HashMap<&str, Vec<&str>> = HashMap::new();
    for (purpose, id) in stored.iter().rev().filter_map(id_by_purpose) {
        let is_left = free.get(purpose).is_some_and(|ids| ids.contains(&id));
        if let (true, Some(Some(customer))) = (is_left, purpose.first()) {
            left.entry(customer).or_default().push(id);
        }
    }
    let mut id_of = |(rule, same): (&ApprovalRule<'_>, Option<&str>)| {
        let found = same.or_else(|| left.get_mut(rule.customer.0.as_ref())?.pop());
        found.map_or_else(&mut new_id, |id| Ok(id.to_owned()))
    };
    rules.iter().zip(same).map(&mut id_of).collect()
}

fn id_by_purpose(row: &Row) -> Option<(&[Option<String>], &str)> {
    Some((row.columns.get(1..7)?, row.columns.first()?.as_deref()?))
}

/// The users whom the rules name.
pub static NAMED_USERS: Table = Table {
    name: "approvalRuleUsers",
    list: "approvalRules",
    columns: &[text("rule"), text("user")],
    key: 2,
    order: Order::Nowhere,
    select: Select::Contracts {
        all: "SELECT rule, user FROM approval_rule_users WHERE legal_entity = ?1",
        scoped: concat!(
            "SELECT rule, user FROM approval_rule_users
             WHERE legal_entity = ?1 AND rule IN (
               SELECT id FROM approval_rules WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            ")",
        ),
    },
    upsert: "INSERT INTO approval_rule_users (legal_entity, rule, user)
             SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE ?3 IS NOT NULL
             ON CONFLICT (legal_entity, rule, user) DO NOTHING",
    delete: "DELETE FROM approval_rule_users
             WHERE legal_entity = ?1
               AND (rule, user) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))",
    rows: named_rows,
};

fn named_rows(source: &Source<'_>) -> Vec<Columns> {
    let named = rules(source).flat_map(|(id, rule)| named(rule).into_iter().map(move |user| (id, user)));
    named.map(|(id, user)| vec![some(id), some(user)]).collect()
}

/// The users whom a rule names, each once.
pub(crate) fn named<'r>(rule: &'r ApprovalRule<'_>) -> BTreeSet<&'r str> {
    let slots = rule.bands.iter().flat_map(|band| band.any_of.iter().flatten().flatten());
    let approvers = slots.flat_map(|slot| slot.users.iter().flatten());
    let initiators =
        rule.initiators.iter().flatten().flat_map(|initiators| initiators.users.iter().flatten());
    approvers.chain(initiators).map(|user| user.0.as_ref()).collect()
}

/// The approval rules of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredApprovalRule>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredApprovalRule, DatabaseError> {
    let mut cells = row.cells();
    cells.text()?;
    Ok(StoredApprovalRule {
        customer: cells.text()?,
        account: cells.optional_text()?,
        action: cells.text()?,
        period: cells.text()?,
        initiators: cells.optional_text()?.map(raw).transpose()?,
        currency: cells.optional_text()?,
        bands: raw(cells.text()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, customer: &str, action: &str) -> Row {
        let columns = [Some(id), Some(customer), None, Some(action), Some("daily"), None, None, Some("[]")];
        Row { columns: columns.map(|column| column.map(str::to_owned)).into(), position: Some(0) }
    }

    fn rule(customer: &'static str, action: &'static str) -> ApprovalRule<'static> {
        use countersign_core::wire::{Id, Period};
        ApprovalRule {
            customer: Id(customer.into()),
            action: Id(action.into()),
            period: Period::Daily,
            ..ApprovalRule::default()
        }
    }

    fn found(stored: &[Row], rules: &[ApprovalRule<'_>]) -> Vec<String> {
        let mut numbers = 1..;
        let new_id = || numbers.next().map(|number| format!("new {number}")).ok_or(());
        ids(stored, rules, new_id).unwrap()
    }

    #[test]
    fn a_rule_for_the_same_keeps_its_id_wherever_it_stands() {
        let stored = [row("1", "c", "a"), row("2", "c", "b"), row("3", "d", "a")];
        assert_eq!(found(&stored, &[rule("d", "a"), rule("c", "b"), rule("c", "a")]), ["3", "2", "1"]);
    }

    #[test]
    fn rules_for_the_same_keep_their_ids_in_their_order() {
        let stored = [row("1", "c", "a"), row("2", "c", "a"), row("3", "c", "b")];
        assert_eq!(found(&stored, &[rule("c", "a"), rule("c", "a")]), ["1", "2"]);
        let edited = [rule("c", "a"), rule("c", "x"), rule("c", "y"), rule("c", "z")];
        assert_eq!(found(&stored, &edited), ["1", "2", "3", "new 1"]);
    }

    #[test]
    fn what_is_left_over_keeps_its_id_at_its_customer_and_others_are_new() {
        let stored = [row("1", "c", "a"), row("2", "c", "b"), row("3", "d", "a")];
        let edited = [rule("c", "x"), rule("c", "b"), rule("c", "y"), rule("e", "a")];
        assert_eq!(found(&stored, &edited), ["1", "2", "new 1", "new 2"]);
        let two = [rule("c", "x"), rule("c", "y")];
        assert_eq!(found(&stored, &two), ["1", "2"]);
    }
}

//! What an edit of somebody's access means for what they had: kept, begun anew, inherited.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::document::reader::Id;
use crate::document::snapshot::{Assignment, SnapshotDocument};

/// Gives the accounts that an edit opens at a customer to those who are to have every new account there.
///
/// An account is opened where the customer was there before and did not own it. What a new customer is imported with is
/// taken as it stands.
pub fn inherit_accounts(before: &SnapshotDocument<'_>, after: &mut SnapshotDocument<'_>) {
    let opened = opened(before, after);
    if opened.is_empty() {
        return;
    }
    for assignment in after.users.iter_mut().flat_map(|user| &mut user.assignments) {
        let Some(accounts) = opened.get(&assignment.customer) else { continue };
        if assignment.automatic_access == Some(true) {
            let missing: Vec<_> =
                accounts.iter().filter(|account| !assignment.accounts.contains(account)).cloned().collect();
            assignment.accounts.extend(missing);
        }
    }
}

/// By customer: the accounts that it owns only now, in the contract's order.
fn opened<'d>(before: &SnapshotDocument<'_>, after: &SnapshotDocument<'d>) -> BTreeMap<Id<'d>, Vec<Id<'d>>> {
    let customers = before.contracts.iter().flat_map(|contract| &contract.customers);
    let owned: BTreeMap<&str, BTreeSet<&str>> = customers
        .map(|it| (it.id.0.as_ref(), it.accounts.iter().map(|account| account.id.0.as_ref()).collect()))
        .collect();
    let mut opened = BTreeMap::new();
    for customer in after.contracts.iter().flat_map(|contract| &contract.customers) {
        let Some(owned) = owned.get(customer.id.0.as_ref()) else { continue };
        let new = customer.accounts.iter().filter(|account| !owned.contains(account.id.0.as_ref()));
        let new: Vec<Id<'d>> = new.map(|account| account.id.clone()).collect();
        if !new.is_empty() {
            opened.insert(customer.id.clone(), new);
        }
    }
    opened
}

/// What somebody has at a customer after they were given these roles and accounts there: other roles than before begin
/// anew, without removals and limits of the user's own; with the same ones both stay.
#[must_use]
pub fn given_access<'d>(former: Option<&Assignment<'d>>, given: Assignment<'d>) -> Assignment<'d> {
    let roles = |assignment: &Assignment<'d>| assignment.roles.iter().cloned().collect::<BTreeSet<Id<'d>>>();
    match former {
        Some(former) if roles(former) == roles(&given) => {
            Assignment { removed: former.removed.clone(), limits: former.limits.clone(), ..given }
        }
        _ => given,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::document::snapshot::User;

    const WINERY: &[u8] = include_bytes!("../../examples/winery.json");

    fn document() -> SnapshotDocument<'static> {
        SnapshotDocument::parse(WINERY).unwrap()
    }

    fn with_account(id: &'static str) -> SnapshotDocument<'static> {
        let mut document = document();
        let accounts = &mut document.contracts[0].customers[0].accounts;
        let mut account = accounts[0].clone();
        account.id = Id(id.into());
        accounts.push(account);
        document
    }

    fn accounts(document: &SnapshotDocument<'_>, user: usize) -> Vec<alloc::string::String> {
        let User { assignments, .. } = &document.users[user];
        assignments[0].accounts.iter().map(|account| account.0.to_string()).collect()
    }

    #[test]
    fn a79_a_new_account_goes_to_whom_it_was_promised_and_to_nobody_else() {
        let mut after = with_account("savings");
        after.users[0].assignments[0].automatic_access = Some(true);
        after.users[1].assignments[0].automatic_access = Some(false);
        inherit_accounts(&document(), &mut after);
        assert_eq!(accounts(&after, 0), ["operating", "savings"]);
        assert_eq!(accounts(&after, 1), ["operating"]);
        // Given once: who takes it away afterwards is not overruled.
        let before = after.clone();
        after.users[0].assignments[0].accounts.pop();
        inherit_accounts(&before, &mut after);
        assert_eq!(accounts(&after, 0), ["operating"]);
    }

    #[test]
    fn a79_what_a_new_customer_comes_with_is_taken_as_it_stands() {
        let mut before = document();
        before.contracts[0].customers.clear();
        let mut after = with_account("savings");
        after.users[0].assignments[0].automatic_access = Some(true);
        inherit_accounts(&before, &mut after);
        assert_eq!(accounts(&after, 0), ["operating"]);
    }

    #[test]
    fn a84_other_roles_begin_anew_and_the_same_ones_keep_what_was_set() {
        let document = document();
        let former = &document.users[0].assignments[0];
        let given = |roles: &[&'static str]| Assignment {
            customer: former.customer.clone(),
            roles: roles.iter().map(|role| Id((*role).into())).collect(),
            ..Assignment::default()
        };
        assert!(former.limits.is_some());
        assert_eq!(given_access(Some(former), given(&["treasurer"])).limits, former.limits);
        for roles in [&["director"][..], &["director", "treasurer"], &[]] {
            assert_eq!(given_access(Some(former), given(roles)).limits, None);
        }
        assert_eq!(given_access(None, given(&["treasurer"])).limits, None);
    }
}

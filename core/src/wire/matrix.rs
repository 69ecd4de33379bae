//! The permission matrix and staged edits of permissions, as JSON.

use alloc::vec::Vec;

use super::question::asked_about;
use crate::ask::matrix::{Matrix, PermissionType, State, Tally};
use crate::ask::page::{Page, count_of};
use crate::data::action_sets::Actions;
use crate::data::ids::{Ids, Index};
use crate::document::declaration::document;
use crate::document::reader::{Entries, Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::edit::edits::{Edit, EditPlace, Removals, Skipped};
use crate::model::catalogue::AccessLevel;
use crate::model::engine::Engine;
use crate::problem::{ProblemCode, Problems};

document! {
    /// Whose matrix at which customer.
    MatrixQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
        /// How many accounts come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many accounts are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// What is selected of what could be.
    MatrixAnswer<'a> {
        /// Whether anything was taken away on accounts.
        permission_type: PermissionType = "permissionType",
        /// By access level, over all accounts and features.
        access_levels: Entries<'a, State> = "accessLevels",
        /// By feature, in the order of the snapshot.
        features: Vec<FeatureState<'a>> = "features",
        /// By account, in the contract's order: those of the page that was asked for. The rest is over all accounts.
        accounts: Vec<AccountState<'a>> = "accounts",
        /// How many accounts there are, where a page was asked for.
        account_count: Option<u64> = "accountCount",
        /// Other features.
        other: Vec<OtherState<'a>> = "other",
        /// Whether anything was taken away of other features.
        other_permission_type: PermissionType = "otherPermissionType",
    }
}

document! {
    /// One feature over all accounts.
    FeatureState<'a> {
        /// The feature.
        feature: Text<'a> = "feature",
        /// All its pairs.
        state: State = "state",
        /// By access level.
        access_levels: Entries<'a, State> = "accessLevels",
    }
}

document! {
    /// One account over all features.
    AccountState<'a> {
        /// The account.
        account: Text<'a> = "account",
        /// Granted actions.
        selected: u64 = "selected",
        /// Actions that could be granted.
        total: u64 = "total",
        /// Whether anything was taken away there.
        permission_type: PermissionType = "permissionType",
    }
}

document! {
    /// One feature of the customer.
    OtherState<'a> {
        /// The feature.
        feature: Text<'a> = "feature",
        /// All its actions.
        state: State = "state",
    }
}

document! {
    /// Edits of one user's permissions at one customer, applied in order, as one.
    EditPermissionsQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
        /// What to change.
        operations: Vec<EditOperation<'a>> = "operations",
    }
}

document! {
    /// Actions to enable or disable on accounts, or of other features.
    EditOperation<'a> {
        /// On these accounts; or `other`.
        accounts: Option<Vec<Text<'a>>> = "accounts",
        /// Of the customer's other features. Always `true` where given.
        other: Option<bool> = "other",
        /// Which actions.
        actions: Vec<Text<'a>> = "actions",
        /// Whether to give them back or take them away.
        enable: bool = "enable",
    }
}

document! {
    /// The whole set of removals after the edits, and what could not be edited.
    EditPermissionsAnswer<'a> {
        /// What is taken away.
        removed: RemovedAnswer<'a> = "removed",
        /// Pairs outside the default set, and accounts without access, each time they were named.
        skipped: Vec<SkippedPair<'a>> = "skipped",
    }
}

document! {
    /// What is taken away; sorted.
    RemovedAnswer<'a> {
        /// By account; never an empty list.
        accounts: Entries<'a, Vec<Text<'a>>> = "accounts",
        /// Of other features.
        other: Vec<Text<'a>> = "other",
    }
}

document! {
    /// A pair that was not edited.
    SkippedPair<'a> {
        /// The account; absent for other features.
        account: Option<Text<'a>> = "account",
        /// The action.
        action: Text<'a> = "action",
    }
}

/// Answers a [`MatrixQuestion`].
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn matrix<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<MatrixAnswer<'e>, Problems> {
    let question: MatrixQuestion<'_> = read(question)?;
    let (user, customer, ()) = asked_about(engine, &question.user, &question.customer, |_| ())?;
    let matrix = engine.matrix(user, customer);
    let page = Page::asked(question.offset, question.limit);
    let mut answer = matrix_answer(engine, &matrix, page);
    answer.account_count = (page != Page::WHOLE).then(|| count_of(matrix.accounts.len()));
    Ok(answer)
}

/// A matrix as documents write it, with one page of its accounts.
pub(super) fn matrix_answer<'e>(engine: &'e Engine, matrix: &Matrix, page: Page) -> MatrixAnswer<'e> {
    let mut answer = MatrixAnswer {
        permission_type: matrix.all.permission_type(),
        access_levels: levels(&matrix.levels),
        other_permission_type: matrix.all_other.permission_type(),
        ..MatrixAnswer::default()
    };
    let feature = |feature| engine.catalogue.features.text(feature);
    for tally in &matrix.features {
        let Some(state) = tally.all.state() else { continue };
        let (feature, access_levels) = (feature(tally.feature), levels(&tally.levels));
        answer.features.push(FeatureState { feature, state, access_levels });
    }
    for (account, tally) in page.of(matrix.accounts.iter()) {
        answer.accounts.push(AccountState {
            account: engine.companies.accounts.text(*account),
            selected: tally.selected,
            total: tally.total,
            permission_type: tally.permission_type(),
        });
    }
    for (index, tally) in &matrix.other {
        let Some(state) = tally.state() else { continue };
        answer.other.push(OtherState { feature: feature(*index), state });
    }
    answer
}

fn levels(tallies: &[Tally; 5]) -> Entries<'static, State> {
    let mut states = Entries::default();
    for (level, tally) in AccessLevel::ALL.iter().zip(tallies) {
        if let Some(state) = tally.state() {
            states.0.push((Text::Borrowed(level.code()), state));
        }
    }
    states
}

/// Answers an [`EditPermissionsQuestion`].
///
/// # Errors
/// What is malformed in the question; unknown ids. Nothing is edited then.
pub fn edit_permissions<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<EditPermissionsAnswer<'e>, Problems> {
    let question: EditPermissionsQuestion<'_> = read(question)?;
    let (user, customer, edits) = asked_about(engine, &question.user, &question.customer, |resolver| {
        resolver.within("operations", |resolver| operations(resolver, engine, &question.operations))
    })?;
    let assignment = engine.assignment(user, customer);
    let mut removals = assignment.map(|assignment| engine.removals(assignment)).unwrap_or_default();
    let mut editing = engine.editing(assignment, &mut removals);
    for edit in &edits {
        editing.edit(&edit.place, &edit.actions, edit.enable);
    }
    let skipped = skipped_pairs(engine, &editing.skipped);
    Ok(EditPermissionsAnswer { removed: removed_answer(engine, &removals), skipped })
}

/// Pairs that were not edited, as documents write them.
pub(super) fn skipped_pairs<'e>(engine: &'e Engine, skipped: &[Skipped]) -> Vec<SkippedPair<'e>> {
    let mut pairs = Vec::new();
    for (account, action) in skipped {
        pairs.push(SkippedPair {
            account: account.map(|account| engine.companies.accounts.text(account)),
            action: engine.catalogue.actions.text(*action),
        });
    }
    pairs
}

/// What is taken away, as documents write it.
pub(super) fn removed_answer<'e>(engine: &'e Engine, removals: &Removals) -> RemovedAnswer<'e> {
    let mut accounts = Vec::new();
    for account in removals.sorted_accounts(engine) {
        if let Some(removed) = removals.accounts.get(&account).filter(|removed| removed.count() > 0) {
            let account = engine.companies.accounts.text(account);
            accounts.push((account, action_names(engine, removed)));
        }
    }
    RemovedAnswer { accounts: Entries(accounts), other: action_names(engine, &removals.other) }
}

/// Actions by the bytes of their ids.
pub(super) fn action_names<'e>(engine: &'e Engine, actions: &Actions) -> Vec<Text<'e>> {
    let mut listed = Vec::new();
    for action in actions.iter() {
        listed.push(action);
    }
    let mut names = Vec::new();
    for action in engine.catalogue.actions.sorted(listed) {
        names.push(engine.catalogue.actions.text(action));
    }
    names
}

/// Looks up the ids of a list.
pub(super) fn look_up<'d, I: Index>(
    resolver: &mut Resolver<'d>,
    ids: &Ids<I>,
    name: &'static str,
    list: &'d [Text<'d>],
) -> Vec<I> {
    let mut found = Vec::new();
    resolver.within(name, |resolver| {
        resolver.each(list, |resolver, id| found.extend(resolver.find(ids, id)));
    });
    found
}

fn operations<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    operations: &'d [EditOperation<'d>],
) -> Vec<Edit> {
    let mut edits = Vec::new();
    resolver.each(operations, |resolver, operation| {
        let place = edit_place(resolver, engine, operation);
        let actions = look_up(resolver, &engine.catalogue.actions, "actions", &operation.actions);
        if let Some(place) = place {
            edits.push(Edit { place, actions, enable: operation.enable });
        }
    });
    edits
}

fn edit_place<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    operation: &'d EditOperation<'d>,
) -> Option<EditPlace> {
    match (&operation.accounts, operation.other) {
        (Some(ids), None) => {
            Some(EditPlace::Accounts(look_up(resolver, &engine.companies.accounts, "accounts", ids)))
        }
        (None, Some(true)) => Some(EditPlace::Other),
        _ => {
            resolver.report(ProblemCode::InvalidValue, "must name either accounts or other: true".into());
            None
        }
    }
}

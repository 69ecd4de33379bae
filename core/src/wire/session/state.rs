//! Where an edit session stands.

use alloc::vec::Vec;

use super::named;
use crate::ask::matrix::{MatrixPart, State, Tally};
use crate::ask::page::Page;
use crate::data::ids::ActionIx;
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::edit::session::Session;
use crate::model::catalogue::AccessLevel;
use crate::model::engine::Engine;
use crate::problem::Problems;
use crate::wire::limits::{GroupLimitsEntry, group_entries};
use crate::wire::matrix::{MatrixAnswer, matrix_answer};

document! {
    /// The part of a session's state that is asked for, for example what a search found.
    SessionStateQuestion<'a> {
        /// Over these accounts; absent: all that the user has access to.
        accounts: Option<Vec<Text<'a>>> = "accounts",
        /// Over these features; absent: all.
        features: Option<Vec<Text<'a>>> = "features",
    }
}

document! {
    /// Where a session stands; everything but group limits and unsaved changes over the part that was asked for.
    SessionState<'a> {
        /// What is selected of what could be.
        matrix: MatrixAnswer<'a> = "matrix",
        /// All of it on accounts: the state of "select all". Absent where nothing can be selected.
        selection: Option<State> = "selection",
        /// All of it of other features.
        other_selection: Option<State> = "otherSelection",
        /// By action of a default set, in the order of the snapshot; those on accounts first.
        actions: Vec<ActionState<'a>> = "actions",
        /// What bounds the user in each limit group with an action that is enabled.
        group_limits: Vec<GroupLimitsEntry<'a>> = "groupLimits",
        /// How many permissions and limits differ from what is saved.
        unsaved_changes: u64 = "unsavedChanges",
    }
}

document! {
    /// One action over all accounts, or of other features.
    ActionState<'a> {
        /// Its feature.
        feature: Text<'a> = "feature",
        /// The action.
        action: Text<'a> = "action",
        /// Its access level.
        access_level: AccessLevel = "accessLevel",
        /// All its pairs.
        state: State = "state",
    }
}

/// Answers a [`SessionStateQuestion`] about a session of this engine.
///
/// # Errors
/// What is malformed in the question; unknown accounts and features.
pub fn session_state<'e, 'q>(
    engine: &'e Engine,
    session: &Session,
    question: impl Into<Source<'q>>,
) -> Result<SessionState<'e>, Problems> {
    let question: SessionStateQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let accounts = named(&mut resolver, &engine.companies.accounts, "accounts", question.accounts.as_ref());
    let features = named(&mut resolver, &engine.catalogue.features, "features", question.features.as_ref());
    resolver.none_wrong()?;
    let actions = features.map(|features| engine.of_features(Some(&features)));
    let part = MatrixPart::of(accounts.as_deref(), actions);
    let matrix = session.matrix(engine, &part);
    let groups = session.grants().map_or(&[][..], |grants| &grants.assignment.groups);
    let mut actions = Vec::new();
    for (action, tally) in &matrix.actions {
        if let Some(state) = action_state(engine, *action, *tally) {
            actions.push(state);
        }
    }
    Ok(SessionState {
        selection: matrix.all.state(),
        other_selection: matrix.all_other.state(),
        actions,
        matrix: matrix_answer(engine, &matrix, Page::WHOLE),
        group_limits: group_entries(engine, groups),
        unsaved_changes: session.unsaved_changes(),
    })
}

fn action_state(engine: &Engine, index: ActionIx, tally: Tally) -> Option<ActionState<'_>> {
    let action = engine.action(index)?;
    Some(ActionState {
        feature: engine.catalogue.features.text(action.feature),
        action: engine.catalogue.actions.text(index),
        access_level: action.access_level,
        state: tally.state()?,
    })
}

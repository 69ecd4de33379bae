//! Segregation of duties, as JSON.

use alloc::vec::Vec;

use super::answer::{name_of, names};
use super::question::customer_of;
use crate::ask::duties::DutyConflict;
use crate::ask::page::{Page, count_of};
use crate::data::ids::ActionIx;
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::problem::{ProblemCode, Problems};

document! {
    /// Who holds pairs of actions that one person must not hold?
    DutiesQuestion<'a> {
        /// The pairs.
        pairs: Vec<DutyPair<'a>> = "pairs",
        /// At which customer; absent: at all of them.
        customer: Option<Text<'a>> = "customer",
        /// How many conflicts come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many conflicts are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// Two actions that one person must not hold.
    DutyPair<'a> {
        /// One action.
        first: Text<'a> = "first",
        /// Another one.
        second: Text<'a> = "second",
        /// Name of the rule, for people; repeated in the answer.
        name: Option<Text<'a>> = "name",
    }
}

document! {
    /// Who holds both actions of a pair, and which roles alone give both.
    DutiesAnswer<'a> {
        /// By pair, user, customer and account: those of the page that was asked for.
        conflicts: Vec<DutyConflictEntry<'a>> = "conflicts",
        /// How many conflicts there are, where a page was asked for.
        conflict_count: Option<u64> = "conflictCount",
        /// By pair and role.
        by_role: Vec<RoleConflictEntry<'a>> = "byRole",
    }
}

document! {
    /// A place where one user, active or not, holds both actions of a pair.
    DutyConflictEntry<'a> {
        /// Place of the pair in the question, from 0.
        pair: u64 = "pair",
        /// Name of the pair.
        name: Option<Text<'a>> = "name",
        /// Who.
        user: Text<'a> = "user",
        /// Whether the user may act now.
        active: bool = "active",
        /// At which customer.
        customer: Text<'a> = "customer",
        /// On which account; absent where neither action is of account level.
        account: Option<Text<'a>> = "account",
        /// The roles held there that give the first action; sorted.
        first_roles: Vec<Text<'a>> = "firstRoles",
        /// The roles held there that give the second action; sorted.
        second_roles: Vec<Text<'a>> = "secondRoles",
    }
}

document! {
    /// A role that alone gives both actions of a pair.
    RoleConflictEntry<'a> {
        /// Place of the pair in the question, from 0.
        pair: u64 = "pair",
        /// Name of the pair.
        name: Option<Text<'a>> = "name",
        /// The role.
        role: Text<'a> = "role",
    }
}

/// Answers a [`DutiesQuestion`].
///
/// # Errors
/// What is malformed in the question; an unknown action or customer; a pair of one action with itself.
pub fn duties<'a>(engine: &'a Engine, question: impl Into<Source<'a>>) -> Result<DutiesAnswer<'a>, Problems> {
    let question: DutiesQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let customer = question.customer.as_ref().and_then(|id| customer_of(&mut resolver, engine, id));
    let pairs = resolver.within("pairs", |resolver| pairs(resolver, engine, &question.pairs));
    let problems = resolver.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let page = Page::asked(question.offset, question.limit);
    let (mut answer, mut found) = (DutiesAnswer::default(), 0_usize);
    for (number, (pair, actions)) in (0_u64..).zip(&pairs) {
        for conflict in &engine.duty_conflicts(*actions, customer) {
            if page.has(found) {
                answer.conflicts.push(entry(engine, number, pair, conflict));
            }
            found = found.saturating_add(1);
        }
        for role in names(&engine.roles.roles, &engine.conflicting_roles(*actions)) {
            answer.by_role.push(RoleConflictEntry { pair: number, name: pair.name.clone(), role });
        }
    }
    answer.conflict_count = (page != Page::WHOLE).then(|| count_of(found));
    Ok(answer)
}

/// Each pair with its actions; all pairs if nothing is wrong.
fn pairs<'d, 'q>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    given: &'d [DutyPair<'q>],
) -> Vec<(&'d DutyPair<'q>, (ActionIx, ActionIx))> {
    let mut pairs = Vec::with_capacity(given.len());
    resolver.each(given, |resolver, pair| {
        let actions = &engine.catalogue.actions;
        let first = resolver.within("first", |resolver| resolver.find(actions, &pair.first));
        let second = resolver.within("second", |resolver| resolver.find(actions, &pair.second));
        let (Some(first), Some(second)) = (first, second) else { return };
        if first == second {
            resolver.refuse(ProblemCode::DuplicateEntry, "must name two different actions");
        }
        pairs.push((pair, (first, second)));
    });
    pairs
}

fn entry<'a>(
    engine: &'a Engine,
    number: u64,
    pair: &DutyPair<'a>,
    conflict: &DutyConflict,
) -> DutyConflictEntry<'a> {
    DutyConflictEntry {
        pair: number,
        name: pair.name.clone(),
        user: engine.people.users.text(conflict.user),
        active: engine.is_active(conflict.user),
        customer: engine.companies.customers.text(conflict.customer),
        account: name_of(&engine.companies.accounts, conflict.account),
        first_roles: names(&engine.roles.roles, &conflict.first_roles),
        second_roles: names(&engine.roles.roles, &conflict.second_roles),
    }
}

//! `check` asked the other way round, as JSON: on which accounts, which actions, which users.

use alloc::vec::Vec;

use super::answer::names;
use super::approval::{ApprovalOnBehalf, PendingTransaction, in_place_entry, pending};
use super::explain::{AccountWithHeadroom, account_entry};
use super::question::{currency, customer_of, day, usage_of, user_of};
use crate::ask::page::Page;
use crate::ask::usable::UsableAccount;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx};
use crate::document::declaration::document;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::usage::Usage;
use crate::problem::{ProblemCode, Problems};
use crate::value::day::Day;

document! {
    /// On which accounts may this user do this?
    AccountsForQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// What.
        action: Text<'a> = "action",
        /// Execution date, `YYYY-MM-DD`, whose usage counts; absent: nothing was used.
        date: Option<Text<'a>> as Day = "date",
        /// Currency of the amounts (ISO 4217); absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// How many entries come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many entries are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// What may this user do here?
    ActionsOnQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// On which account; an account or a customer must be given.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How many entries come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many entries are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// Who may do this here?
    WhoCanQuestion<'a> {
        /// What.
        action: Text<'a> = "action",
        /// On which account; an account or a customer must be given.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How many entries come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many entries are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// Who is entitled to approve this transaction?
    WhoMayApproveQuestion<'a> {
        /// The transaction.
        transaction: PendingTransaction<'a> = "transaction",
        /// The civil date at the legal entity, `YYYY-MM-DD`; with it the answer says who may approve in whose place.
        today: Option<Text<'a>> as Day = "today",
        /// How many entries come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many entries are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

/// Answers an [`AccountsForQuestion`] over usage rows: customer by customer, in the contract's order.
///
/// # Errors
/// What is malformed in the question or the usage rows; an unknown user or action.
pub fn accounts_for<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
    usage: Option<&[u8]>,
) -> Result<Vec<AccountWithHeadroom<'e>>, Problems> {
    accounts_for_over(engine, question, &usage_of(engine, usage)?)
}

/// Answers an [`AccountsForQuestion`] over usage that is loaded already.
///
/// # Errors
/// What is malformed in the question; an unknown user or action.
pub fn accounts_for_over<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
    usage: &Usage,
) -> Result<Vec<AccountWithHeadroom<'e>>, Problems> {
    let question: AccountsForQuestion<'_> = read(question)?;
    // Without a date no usage counts, and then any day will do.
    let nothing = Usage::default();
    let (mut date, mut used) = (Day::EPOCH, &nothing);
    if let Some(given) = &question.date {
        date = day("/date", given)?;
        used = usage;
    }
    let currency = currency(engine, question.currency.as_deref())?;
    let mut resolver = Resolver::new(engine.currency());
    let user = user_of(&mut resolver, engine, &question.user);
    let action = action_of(&mut resolver, engine, &question.action);
    let (Some(user), Some(action)) = (user, action) else { return Err(resolver.into_problems()) };
    let mut accounts = Vec::new();
    let page = Page::asked(question.offset, question.limit);
    for usable in engine.accounts_for(user, action, (date, currency), used, page) {
        let UsableAccount { customer, account, largest } = usable;
        accounts.push(account_entry(engine, (customer, account), None, (largest, currency)));
    }
    Ok(accounts)
}

/// Answers an [`ActionsOnQuestion`]: action ids in the order of the snapshot. On an account these are the actions
/// granted there and those granted at its customer.
///
/// # Errors
/// What is malformed in the question; an unknown user, account or customer; an account of another customer.
pub fn actions_on<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<Text<'e>>, Problems> {
    let question: ActionsOnQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let user = user_of(&mut resolver, engine, &question.user);
    let place = place_of(&mut resolver, engine, question.account.as_ref(), question.customer.as_ref());
    let (Some(user), Some((customer, account))) = (user, place) else {
        return Err(resolver.into_problems());
    };
    let page = Page::asked(question.offset, question.limit);
    let actions = page.of(engine.actions_on(user, customer, account).into_iter());
    Ok(names(&engine.catalogue.actions, &actions))
}

/// Answers a [`WhoCanQuestion`]: active users, sorted.
///
/// # Errors
/// What is malformed in the question; an unknown action, account or customer; an account of another customer.
pub fn who_can<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<Text<'e>>, Problems> {
    let question: WhoCanQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let action = action_of(&mut resolver, engine, &question.action);
    let place = place_of(&mut resolver, engine, question.account.as_ref(), question.customer.as_ref());
    let (Some(action), Some((customer, account))) = (action, place) else {
        return Err(resolver.into_problems());
    };
    let page = Page::asked(question.offset, question.limit);
    Ok(names(&engine.people.users, &page.of(engine.who_can(action, customer, account).into_iter())))
}

/// Answers a [`WhoMayApproveQuestion`]: users entitled to approve, sorted; then who is in whose place, sorted by both.
///
/// # Errors
/// What is malformed in the question; an unknown action of the transaction.
pub fn who_may_approve<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<OneOf<Text<'e>, ApprovalOnBehalf<'e>>>, Problems> {
    let question: WhoMayApproveQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let pending = resolver.within("transaction", |resolver| pending(resolver, engine, &question.transaction));
    let today = question.today.as_ref();
    let today = today.and_then(|today| resolver.within("today", |resolver| resolver.day(today)));
    let problems = resolver.into_problems();
    let (Some(pending), true) = (pending, problems.is_empty()) else { return Err(problems) };
    let page = Page::asked(question.offset, question.limit);
    let approvals = page.of(engine.who_may_approve(pending, today).into_iter());
    let entry = |approval| match in_place_entry(engine, &approval) {
        Some(in_place) => OneOf::Second(in_place),
        None => OneOf::First(engine.people.users.text(approval.signer)),
    };
    Ok(approvals.into_iter().map(entry).collect())
}

fn action_of(resolver: &mut Resolver<'_>, engine: &Engine, id: &str) -> Option<ActionIx> {
    resolver.within("action", |resolver| resolver.find(&engine.catalogue.actions, id))
}

/// The customer a question names, or whose account it names.
fn place_of(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    account: Option<&Text<'_>>,
    customer: Option<&Text<'_>>,
) -> Option<(CustomerIx, Option<AccountIx>)> {
    let named = customer.map(|id| customer_of(resolver, engine, id));
    let Some(account) = account else {
        if named.is_none() {
            refuse_account(resolver, ProblemCode::MissingField, "is missing");
        }
        return Some((named??, None));
    };
    let found = resolver.within("account", |resolver| resolver.find(&engine.companies.accounts, account))?;
    let owner = engine.account(found)?.customer;
    if let Some(named) = named
        && named? != owner
    {
        refuse_account(resolver, ProblemCode::WrongCustomer, "is an account of another customer");
        return None;
    }
    Some((owner, Some(found)))
}

fn refuse_account(resolver: &mut Resolver<'_>, code: ProblemCode, message: &str) {
    resolver.within("account", |resolver| resolver.refuse(code, message));
}

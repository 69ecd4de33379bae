//! Questions: from JSON to what the engine is asked.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer;
use crate::data::ids::{CustomerIx, UserIx};
use crate::decide::decision::{Decision, Question};
use crate::document::declaration::document;
use crate::document::reader::{Text, quoted, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::grants::OnBehalf;
use crate::model::request::Place;
use crate::model::usage::{Usage, UsageRow};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::value::amount::Amount;
use crate::value::currency::Currency;
use crate::value::day::Day;

document! {
    /// May this user do this here?
    CheckQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// For whom, under a grant, if not for themselves.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// What.
        action: Text<'a> = "action",
        /// On which account; an account or a customer must be given.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// The civil date at the legal entity, `YYYY-MM-DD`; needed with `onBehalfOf`.
        today: Option<Text<'a>> as Day = "today",
    }
}

document! {
    /// What would happen to this transaction?
    EvaluateQuestion<'a> {
        /// Who enters it.
        user: Text<'a> = "user",
        /// For whom, under a grant, if not for themselves: their rights decide and their limits are used.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// What it does.
        action: Text<'a> = "action",
        /// On which account; an account or a customer must be given.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How much: a decimal string above zero, with at most the digits of its currency.
        amount: Option<Text<'a>> as Amount = "amount",
        /// Currency of the amount (ISO 4217); absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// Execution date, `YYYY-MM-DD`.
        date: Text<'a> as Day = "date",
        /// The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
        /// `onBehalfOf`.
        today: Option<Text<'a>> as Day = "today",
    }
}

document! {
    /// What one user spent with one action on one account on one execution date, in the base currency.
    UsageEntry<'a> {
        /// Who; `*` stands for others.
        user: Text<'a> = "user",
        /// The account.
        account: Text<'a> = "account",
        /// A monetary action.
        action: Text<'a> = "action",
        /// Execution date, `YYYY-MM-DD`.
        date: Text<'a> as Day = "date",
        /// Decimal string.
        amount: Text<'a> as Amount = "amount",
    }
}

impl<'a> CheckQuestion<'a> {
    /// Reads a question.
    ///
    /// # Errors
    /// Everything that is malformed in it.
    pub fn parse(question: impl Into<Source<'a>>) -> Result<Self, Problems> {
        let asked: Self = read(question)?;
        Ok(asked)
    }
}

impl<'a> EvaluateQuestion<'a> {
    /// Reads a question.
    ///
    /// # Errors
    /// Everything that is malformed in it.
    pub fn parse(question: impl Into<Source<'a>>) -> Result<Self, Problems> {
        read(question)
    }

    /// The typed question: what [`Engine::evaluate`] is asked.
    ///
    /// # Errors
    /// Every amount, currency and date that is none, and what is missing.
    pub fn resolve(&self, engine: &Engine) -> Result<Question<'_>, Problems> {
        asked(engine, self)
    }

    /// The problem behind an error of [`Engine::evaluate`], at its place in this question.
    #[must_use]
    pub fn refused_amount(&self, code: ProblemCode) -> Problems {
        refused_amount(self, code)
    }
}

pub(super) fn problem(path: String, code: ProblemCode, given: &str) -> Problem {
    let message = match code {
        ProblemCode::UnknownReference => "does not exist",
        ProblemCode::NotMonetary => "is not a monetary action",
        ProblemCode::UnknownCurrency => "is not a currency of ISO 4217",
        ProblemCode::InvalidDate => "is not a real day written YYYY-MM-DD",
        ProblemCode::AmountTooPrecise => "has more digits after the point than its currency",
        ProblemCode::AmountTooLarge => "is above the largest amount",
        ProblemCode::AmountNotPositive => "is not above zero",
        _ => "is not an amount",
    };
    Problem { path, code, message: [&quoted(given), " ", message].concat() }
}

/// The problem of an id that does not exist.
pub(super) fn unknown(path: &str, id: &str) -> Problem {
    problem(path.to_string(), ProblemCode::UnknownReference, id)
}

pub(super) fn missing(path: &str) -> Problem {
    let code = ProblemCode::MissingField;
    Problem { path: path.to_string(), code, message: "is missing".to_string() }
}

pub(super) fn place<'q>(
    account: Option<&'q Text<'_>>,
    customer: Option<&'q Text<'_>>,
) -> Result<Place<'q>, Problem> {
    match (account, customer) {
        (Some(account), customer) => Ok(Place::Account { account, customer: customer.map(|id| id.as_ref()) }),
        (None, Some(customer)) => Ok(Place::Customer(customer)),
        (None, None) => Err(missing("/account")),
    }
}

/// The user a question is about.
pub(super) fn user_of(resolver: &mut Resolver<'_>, engine: &Engine, id: &str) -> Option<UserIx> {
    resolver.find_in("user", &engine.people.users, id)
}

/// The customer a question is about.
pub(super) fn customer_of(resolver: &mut Resolver<'_>, engine: &Engine, id: &str) -> Option<CustomerIx> {
    resolver.find_in("customer", &engine.companies.customers, id)
}

/// Looks up whom a question is about, and whatever else it names.
pub(super) fn asked_about<'d, R>(
    engine: &Engine,
    user: &str,
    customer: &str,
    more: impl FnOnce(&mut Resolver<'d>) -> R,
) -> Result<(UserIx, CustomerIx, R), Problems> {
    let mut resolver = Resolver::new(engine.currency());
    let user = user_of(&mut resolver, engine, user);
    let customer = customer_of(&mut resolver, engine, customer);
    let more = more(&mut resolver);
    let problems = resolver.into_problems();
    match (user, customer) {
        (Some(user), Some(customer)) if problems.is_empty() => Ok((user, customer, more)),
        _ => Err(problems),
    }
}

/// Answers a [`CheckQuestion`].
///
/// # Errors
/// What is malformed in the question. Unknown ids are no errors: the answer says so.
pub fn check<'q>(engine: &Engine, question: impl Into<Source<'q>>) -> Result<answer::CheckAnswer, Problems> {
    check_over(engine, &CheckQuestion::parse(question)?)
}

/// Answers a question that was read already.
///
/// # Errors
/// What is malformed in the question. Unknown ids are no errors: the answer says so.
pub fn check_over(engine: &Engine, question: &CheckQuestion<'_>) -> Result<answer::CheckAnswer, Problems> {
    let mut problems = Problems::default();
    let place = place(question.account.as_ref(), question.customer.as_ref()).map_err(|p| problems.push(p));
    let today = today(question.today.as_ref()).map_err(|p| problems.push(p));
    let behalf = on_behalf(question.on_behalf_of.as_ref(), today).map_err(|p| problems.push(p));
    let (Ok(place), Ok(behalf), true) = (place, behalf, problems.is_empty()) else { return Err(problems) };
    let (user, action) = (question.user.as_ref(), question.action.as_ref());
    let reasons = match behalf {
        None => engine.request(user, action, place).map(|request| engine.refusals(request)),
        Some(behalf) => engine
            .request_on_behalf(user, behalf, action, place, behalf.today)
            .map(|asked| engine.refusals_on_behalf(asked)),
    };
    Ok(answer::check_answer(&reasons.unwrap_or_else(|ending| ending)))
}

fn today(text: Option<&Text<'_>>) -> Result<Option<Day>, Problem> {
    text.map(|today| day("/today", today)).transpose()
}

/// The giver a question is asked for. `today` is needed then, since a grant is in force only on its days; a malformed
/// one was reported already.
fn on_behalf<'q>(
    giver: Option<&'q Text<'_>>,
    today: Result<Option<Day>, ()>,
) -> Result<Option<OnBehalf<'q>>, Problem> {
    match (giver, today) {
        (Some(giver), Ok(Some(today))) => Ok(Some(OnBehalf { giver, today })),
        (Some(_), Ok(None)) => Err(missing("/today")),
        _ => Ok(None),
    }
}

/// Answers an [`EvaluateQuestion`] over usage rows, a list of [`UsageEntry`]; absent: nothing was used.
///
/// # Errors
/// What is malformed in the question or the usage rows; the paths of the latter begin with `/usage`.
pub fn evaluate<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
    usage: Option<&[u8]>,
) -> Result<answer::DecisionAnswer<'e>, Problems> {
    let question = EvaluateQuestion::parse(question)?;
    let usage = usage_of(engine, usage)?;
    evaluate_over(engine, &question, &usage)
}

/// Answers a question over usage that is loaded already.
///
/// # Errors
/// What is malformed in the question.
pub fn evaluate_over<'e>(
    engine: &'e Engine,
    question: &EvaluateQuestion<'_>,
    usage: &Usage,
) -> Result<answer::DecisionAnswer<'e>, Problems> {
    Ok(answer::decision_answer(engine, &decide(engine, question, usage)?))
}

pub(super) fn decide<'e>(
    engine: &'e Engine,
    question: &EvaluateQuestion<'_>,
    usage: &Usage,
) -> Result<Decision<'e>, Problems> {
    let asked = asked(engine, question)?;
    engine.evaluate(&asked, usage).map_err(|code| refused_amount(question, code))
}

/// Why the amount of a question cannot be judged.
pub(super) fn refused_amount(question: &EvaluateQuestion<'_>, code: ProblemCode) -> Problems {
    let problem = match &question.amount {
        Some(amount) => problem("/amount".to_string(), code, amount),
        None => missing("/amount"),
    };
    problem.into()
}

/// Usage rows that may be absent: nothing was used.
pub(super) fn usage_of(engine: &Engine, rows: Option<&[u8]>) -> Result<Usage, Problems> {
    rows.map_or_else(|| Ok(Usage::default()), |rows| load_usage(engine, rows))
}

pub(super) fn asked<'q>(
    engine: &Engine,
    question: &'q EvaluateQuestion<'_>,
) -> Result<Question<'q>, Problems> {
    let mut problems = Problems::default();
    let place = place(question.account.as_ref(), question.customer.as_ref()).map_err(|p| problems.push(p));
    // Every part is read even if one before it failed: a question is told all of its problems at once.
    let currency = currency(engine, question.currency.as_deref()).map_err(|p| problems.push(p));
    let amount = match (&question.amount, currency) {
        (Some(text), Ok(currency)) => Amount::parse(text, currency)
            .and_then(Amount::above_zero)
            .map(|amount| Some((amount, currency)))
            .map_err(|code| problems.push(problem("/amount".to_string(), code, text))),
        _ => Ok(None),
    };
    let date = day("/date", &question.date).map_err(|p| problems.push(p));
    let today = today(question.today.as_ref()).map_err(|p| problems.push(p));
    let behalf = on_behalf(question.on_behalf_of.as_ref(), today).map_err(|p| problems.push(p));
    match (place, amount, date, today, behalf) {
        (Ok(place), Ok(amount), Ok(date), Ok(today), Ok(on_behalf_of)) if problems.is_empty() => {
            let (user, action) = (question.user.as_ref(), question.action.as_ref());
            Ok(Question { user, on_behalf_of, action, place, amount, date, today })
        }
        _ => Err(problems),
    }
}

pub(super) fn currency(engine: &Engine, text: Option<&str>) -> Result<Currency, Problem> {
    let Some(text) = text else { return Ok(engine.currency()) };
    let unknown = || problem("/currency".to_string(), ProblemCode::UnknownCurrency, text);
    Currency::parse(text).ok_or_else(unknown)
}

pub(super) fn day(path: &str, text: &str) -> Result<Day, Problem> {
    Day::parse(text).map_err(|code| problem(path.to_string(), code, text))
}

/// Reads usage rows, ready to be summed.
///
/// # Errors
/// Rows with unknown accounts, unknown or non-monetary actions, invalid dates or amounts. Unknown users are others.
pub fn load_usage<'q>(engine: &Engine, rows: impl Into<Source<'q>>) -> Result<Usage, Problems> {
    let entries: Vec<UsageEntry<'_>> = read(rows).map_err(of_usage)?;
    usage_over(engine, &entries)
}

/// Usage is a document of its own beside the question, so its paths begin with a name that no question has.
fn of_usage(problems: Problems) -> Problems {
    problems.under("/usage")
}

/// Usage rows that were read already, ready to be summed.
///
/// # Errors
/// As [`load_usage`].
pub fn usage_over(engine: &Engine, entries: &[UsageEntry<'_>]) -> Result<Usage, Problems> {
    let mut usage = Usage::default();
    let mut problems = Problems::default();
    for (index, entry) in entries.iter().enumerate() {
        if let Err(found) = add_row(engine, &mut usage, entry) {
            problems.push(usage_problem(index, found));
        }
    }
    if problems.is_empty() { Ok(usage) } else { Err(of_usage(problems)) }
}

pub(super) type RowProblem<'e> = (&'static str, ProblemCode, &'e str);

pub(super) fn usage_problem(index: usize, (field, code, given): RowProblem<'_>) -> Problem {
    problem(format!("/{index}/{field}"), code, given)
}

fn add_row<'e>(engine: &Engine, usage: &mut Usage, entry: &'e UsageEntry<'_>) -> Result<(), RowProblem<'e>> {
    let row = usage_row(engine, entry)?;
    usage.add(engine, row).map_err(|code| ("amount", code, entry.amount.as_ref()))
}

pub(super) fn usage_row<'e>(engine: &Engine, entry: &'e UsageEntry<'_>) -> Result<UsageRow, RowProblem<'e>> {
    let unknown = ProblemCode::UnknownReference;
    let account = engine.companies.accounts.find(&entry.account);
    let action = engine.catalogue.actions.find(&entry.action);
    let account = account.ok_or(("account", unknown, entry.account.as_ref()))?;
    let action = action.ok_or(("action", unknown, entry.action.as_ref()))?;
    if !engine.is_monetary(action) {
        return Err(("action", ProblemCode::NotMonetary, entry.action.as_ref()));
    }
    let date = Day::parse(&entry.date).map_err(|code| ("date", code, entry.date.as_ref()))?;
    let amount = Amount::parse(&entry.amount, engine.currency())
        .map_err(|code| ("amount", code, entry.amount.as_ref()))?;
    Ok(UsageRow { user: engine.people.users.find(&entry.user), account, action, date, amount })
}

//! The largest amounts before one is typed, as JSON.

use alloc::vec::Vec;

use super::answer::{Refusal, refusals};
use super::question::{EvaluateQuestion, asked, currency, usage_of};
use crate::decide::headroom::LargestAmounts;
use crate::document::declaration::document;
use crate::document::reader::{Nullable, Text, read};
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::usage::Usage;
use crate::problem::Problems;
use crate::value::amount::Amount;
use crate::value::currency::Currency;

document! {
    /// Up to which amount would a transaction pass?
    HeadroomQuestion<'a> {
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
        /// Currency of the question and the answer (ISO 4217); absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// Execution date, `YYYY-MM-DD`.
        date: Text<'a> as Day = "date",
        /// The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
        /// `onBehalfOf`.
        today: Option<Text<'a>> as Day = "today",
    }
}

document! {
    /// The largest amounts in the currency of the question, or why no amount would pass. An amount is null where nothing
    /// bounds it, and zero where nothing passes.
    HeadroomAnswer<'a> {
        /// Every refusal that needs no amount; the amounts are there if there is none.
        reasons: Vec<Refusal> = "reasons",
        /// That breaks no limit. It says nothing about approvers: never offer it as an amount that passes.
        submit: Option<Nullable<Text<'a>>> = "submit",
        /// That is pre-approved: up to here no approval rule is asked.
        execute: Option<Nullable<Text<'a>>> = "execute",
        /// That is not denied.
        pass: Option<Nullable<Text<'a>>> = "pass",
    }
}

impl<'a> HeadroomQuestion<'a> {
    /// Reads a question.
    ///
    /// # Errors
    /// Everything that is malformed in it.
    pub fn parse(question: impl Into<Source<'a>>) -> Result<Self, Problems> {
        read(question)
    }

    /// The same question about a transaction whose amount is not known.
    fn without_amount(&self) -> EvaluateQuestion<'a> {
        EvaluateQuestion {
            user: self.user.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
            action: self.action.clone(),
            account: self.account.clone(),
            customer: self.customer.clone(),
            amount: None,
            currency: self.currency.clone(),
            date: self.date.clone(),
            today: self.today.clone(),
        }
    }
}

/// Answers a [`HeadroomQuestion`] over usage rows; absent: nothing was used.
///
/// # Errors
/// What is malformed in the question or the usage rows; the paths of the latter begin with `/usage`.
pub fn headroom<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
    usage: Option<&[u8]>,
) -> Result<HeadroomAnswer<'static>, Problems> {
    let question = HeadroomQuestion::parse(question)?;
    headroom_over(engine, &question, &usage_of(engine, usage)?)
}

/// Answers a question over usage that is loaded already.
///
/// # Errors
/// What is malformed in the question.
pub fn headroom_over(
    engine: &Engine,
    question: &HeadroomQuestion<'_>,
    usage: &Usage,
) -> Result<HeadroomAnswer<'static>, Problems> {
    // Read as the question that the page will ask next, so that both refuse the same things.
    let question = question.without_amount();
    let asked = asked(engine, &question)?;
    let currency = currency(engine, question.currency.as_deref())?;
    Ok(match engine.largest_amounts(&asked, currency, usage) {
        Ok(LargestAmounts { submit, execute, pass }) => HeadroomAnswer {
            reasons: Vec::new(),
            submit: Some(amount_text(submit, currency)),
            execute: Some(amount_text(execute, currency)),
            pass: Some(amount_text(pass, currency)),
        },
        Err(reasons) => HeadroomAnswer { reasons: refusals(&reasons), ..HeadroomAnswer::default() },
    })
}

/// A largest amount as text; null: unbounded.
pub(super) fn amount_text(amount: Option<Amount>, currency: Currency) -> Nullable<Text<'static>> {
    Nullable(amount.map(|amount| Text::Owned(amount.format(currency))))
}

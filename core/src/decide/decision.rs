//! `evaluate`: executed, pending approval, or denied, with the reasons.

use alloc::vec::Vec;

use crate::decide::approval::Transaction;
use crate::decide::checks::{Check, Checks, Headroom, PERIODS, Spending};
use crate::decide::on_behalf::Acting;
use crate::model::approvals::Requirement;
use crate::model::engine::Engine;
use crate::model::grants::OnBehalf;
use crate::model::reason::{Reason, ReasonCode};
use crate::model::request::{Place, Request};
use crate::model::usage::Usage;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Total};
use crate::value::currency::Currency;
use crate::value::day::Day;
use crate::value::period::ByPeriod;

/// What is to be decided.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// Who asks.
    pub user: &'q str,
    /// For whom, if not for themselves.
    pub on_behalf_of: Option<OnBehalf<'q>>,
    /// To do what.
    pub action: &'q str,
    /// Where.
    pub place: Place<'q>,
    /// How much, above zero, and in which currency.
    pub amount: Option<(Amount, Currency)>,
    /// The execution date.
    pub date: Day,
    /// The civil date at the legal entity; absent where the asker does not know it.
    pub today: Option<Day>,
}

crate::words::words! {
    /// What happens.
    Outcome {
        /// May be executed now.
        Executed = "executed",
        /// Waits for approval.
        PendingApproval = "pendingApproval",
        /// Must not happen.
        Denied = "denied",
    }
}

/// The amount as it was judged, and what would still pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// In the base currency.
    pub amount: Amount,
    /// What would still pass.
    pub headroom: Headroom,
}

/// An answer, always with reasons unless nothing stands against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'e> {
    /// What happens.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// For a monetary action that came as far as its limits.
    pub judged: Option<Judged>,
    /// What must be approved, for `pendingApproval`.
    pub approval: Vec<&'e Requirement>,
}

impl<'e> Decision<'e> {
    fn denied(reasons: impl IntoIterator<Item = Reason>) -> Self {
        Self {
            outcome: Outcome::Denied,
            reasons: reasons.into_iter().collect(),
            judged: None,
            approval: Vec::new(),
        }
    }

    fn executed(reason: Option<ReasonCode>) -> Self {
        let reasons = reason.map(Reason::from).into_iter().collect();
        Self { outcome: Outcome::Executed, reasons, judged: None, approval: Vec::new() }
    }

    fn pending(reasons: Vec<Reason>, requirements: impl IntoIterator<Item = &'e Requirement>) -> Self {
        let approval = requirements.into_iter().collect();
        Self { outcome: Outcome::PendingApproval, reasons, judged: None, approval }
    }

    fn with(self, judged: Judged) -> Self {
        Self { judged: Some(judged), ..self }
    }
}

impl Engine {
    /// Decides over one transaction.
    ///
    /// # Errors
    /// `amount-too-large` if the amount in the base currency is above the bound of any amount; `missing-field` if
    /// the action is monetary, granted, and no amount is given.
    pub fn evaluate(&self, question: &Question<'_>, usage: &Usage) -> Result<Decision<'_>, ProblemCode> {
        let (request, acting) = match self.permitted_in_time(question) {
            Ok(permitted) => permitted,
            Err(reasons) => return Ok(Decision::denied(reasons.into_iter().map(Reason::from))),
        };
        match self.spending(request, acting, question)? {
            Money::None => Ok(self.evaluate_without_amount(request, acting, question)),
            Money::Refused(reason) => Ok(Decision::denied([reason.into()])),
            Money::Spent(spending) => Ok(self.evaluate_amount(&spending, usage)),
        }
    }

    /// Whose rights decide, and who acts for them; or every refusal of check, or that the date is in the past.
    pub(crate) fn permitted_in_time(
        &self,
        question: &Question<'_>,
    ) -> Result<(Request, Option<Acting>), Vec<ReasonCode>> {
        let permitted = self.permitted(question)?;
        if question.today.is_some_and(|today| question.date < today) {
            return Err(alloc::vec![ReasonCode::DateInPast]);
        }
        Ok(permitted)
    }

    /// Whose rights decide, and who acts for them; or every refusal of check.
    fn permitted(&self, question: &Question<'_>) -> Result<(Request, Option<Acting>), Vec<ReasonCode>> {
        let Question { user, action, place, date, .. } = *question;
        let (request, acting, refusals) = match question.on_behalf_of {
            None => {
                let request = self.request(user, action, place)?;
                (request, None, self.refusals(request))
            }
            Some(behalf) => {
                let asked = self.request_on_behalf(user, behalf, action, place, date)?;
                (asked.request, self.acting(asked), self.refusals_on_behalf(asked))
            }
        };
        if refusals.is_empty() { Ok((request, acting)) } else { Err(refusals) }
    }

    pub(crate) fn spending(
        &self,
        request: Request,
        acting: Option<Acting>,
        question: &Question<'_>,
    ) -> Result<Money, ProblemCode> {
        if !self.is_monetary(request.action) {
            let given = question.amount.is_some();
            return Ok(if given { Money::Refused(ReasonCode::NotMonetary) } else { Money::None });
        }
        let (amount, currency) = question.amount.ok_or(ProblemCode::MissingField)?;
        let Some(exchange) = self.exchange(currency) else {
            return Ok(Money::Refused(ReasonCode::NoExchangeRate));
        };
        let amount = exchange.to_base(amount)?;
        let spending = self.spending_of(request, amount, question.date);
        Ok(spending.map_or(Money::None, |spending| Money::Spent(Spending { acting, ..spending })))
    }

    fn evaluate_without_amount(
        &self,
        request: Request,
        acting: Option<Acting>,
        question: &Question<'_>,
    ) -> Decision<'_> {
        let Some(rule) = self.rules(request).per_transaction else { return Decision::executed(None) };
        let Some(requirement) = rule.only_requirement() else {
            return Decision::executed(Some(ReasonCode::NoApprovalRequired));
        };
        let transaction = self.transaction_without_amount(request, acting, question);
        match self.outcome_with(transaction, [requirement].into_iter()) {
            Outcome::PendingApproval => {
                Decision::pending(alloc::vec![ReasonCode::ApprovalRequired.into()], [requirement])
            }
            _ => Decision::denied([ReasonCode::NoEligibleApprover.into()]),
        }
    }

    pub(crate) fn transaction_without_amount(
        &self,
        request: Request,
        acting: Option<Acting>,
        question: &Question<'_>,
    ) -> Transaction {
        let account = match question.place {
            Place::Account { account, .. } => self.companies.accounts.find(account),
            Place::Customer(_) => None,
        };
        let Request { user, action, customer, .. } = request;
        let own = Transaction {
            initiator: Some(user),
            on_behalf_of: None,
            action,
            customer,
            account,
            amount: None,
        };
        own.entered_by(acting)
    }

    fn evaluate_amount(&self, spending: &Spending, usage: &Usage) -> Decision<'_> {
        let checks = self.checks(spending, usage);
        let judged = Judged { amount: spending.amount, headroom: checks.headroom() };
        let broken = reasons(&checks.limits, ReasonCode::LimitExceeded, spending.amount);
        if !broken.is_empty() {
            return Decision::denied(broken).with(judged);
        }
        let above = reasons(&checks.pre_approved, ReasonCode::AbovePreApproved, spending.amount);
        if above.is_empty() {
            return Decision::executed(None).with(judged);
        }
        self.approve_amount(spending, checks.used, above).with(judged)
    }

    fn approve_amount(&self, spending: &Spending, used: ByPeriod<Total>, above: Vec<Reason>) -> Decision<'_> {
        let required = self.required(spending, used);
        match self.outcome_above(spending, required) {
            Outcome::Executed => Decision::executed(Some(ReasonCode::NoApprovalRequired)),
            Outcome::Denied => Decision::denied([ReasonCode::NoEligibleApprover.into()]),
            Outcome::PendingApproval => Decision::pending(above, required.into_iter().flatten()),
        }
    }

    /// What happens to an amount that was checked.
    pub(crate) fn outcome_of(&self, spending: &Spending, checks: &Checks) -> Outcome {
        if checks.break_limits(spending.amount) {
            Outcome::Denied
        } else if checks.need_approval(spending.amount) {
            self.outcome_above(spending, self.required(spending, checks.used))
        } else {
            Outcome::Executed
        }
    }

    /// What happens to an amount above pre-approved that breaks no limit.
    pub(crate) fn outcome_above(&self, spending: &Spending, required: [Option<&Requirement>; 3]) -> Outcome {
        let mut requirements = required.into_iter().flatten().peekable();
        if requirements.peek().is_none() {
            return Outcome::Executed;
        }
        self.outcome_with(spending.transaction(), requirements)
    }

    /// In every period with a rule, whether or not that period was above pre-approved, the band adds its requirement.
    pub(crate) fn required(&self, spending: &Spending, used: ByPeriod<Total>) -> [Option<&Requirement>; 3] {
        let rules = self.rules(spending.request);
        if PERIODS.iter().all(|period| rules.get(*period).is_none()) {
            return [Some(&self.approvals.default), None, None];
        }
        let sum = |period| used.get(period).plus(spending.amount.into());
        PERIODS.map(|period| (*rules.get(period)).and_then(|rule| rule.requirement(sum(period))))
    }

    /// Nothing waits for ever: pending only if every requirement can be met.
    fn outcome_with<'e>(
        &self,
        transaction: Transaction,
        mut requirements: impl Iterator<Item = &'e Requirement>,
    ) -> Outcome {
        let met = requirements.all(|requirement| self.can_be_met(requirement, transaction));
        if met { Outcome::PendingApproval } else { Outcome::Denied }
    }
}

/// What a question's amount comes to.
pub(crate) enum Money {
    None,
    Refused(ReasonCode),
    Spent(Spending),
}

fn reasons<'c>(checks: impl IntoIterator<Item = &'c Check>, code: ReasonCode, amount: Amount) -> Vec<Reason> {
    checks.into_iter().filter_map(|check| check.reason(code, amount)).collect()
}

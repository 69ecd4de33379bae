//! `evaluate`: executed, pending approval, or denied, with the reasons.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::decide::approval::Transaction;
use crate::decide::checks::{Check, Checks, Headroom, PERIODS, Spending};
use crate::decide::on_behalf::Acting;
use crate::model::engine::Engine;
use crate::model::grants::OnBehalf;
use crate::model::reason::{Reason, ReasonCode};
use crate::model::request::{Place, Request};
use crate::model::requirement::Requirement;
use crate::model::rules::Rule;
use crate::model::usage::Usage;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Total};
use crate::value::currency::Currency;
use crate::value::day::Day;
use crate::value::period::ByPeriod;

/// What is to be decided.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The user who asks.
    pub user: &'q str,
    /// The giver of the grant, if the user acts for somebody else.
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

/// The answer of `evaluate`. Without reasons only what is executed under every bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'e> {
    /// What happens.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The amount and its headroom, if the decision came as far as the limits.
    pub judged: Option<Judged>,
    /// What must be approved, for `pendingApproval`.
    pub approval: Vec<Cow<'e, Requirement>>,
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

    fn pending(reasons: Vec<Reason>, requirements: impl IntoIterator<Item = Cow<'e, Requirement>>) -> Self {
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

    /// Step 1 of evaluate: whose rights decide, and who acts for them; or every refusal of check, or `date-in-past`
    /// alone.
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
            // An amount that is ignored would let a person believe it was checked.
            let given = question.amount.is_some();
            return Ok(if given { Money::Refused(ReasonCode::NotMonetary) } else { Money::None });
        }
        let (amount, currency) = question.amount.ok_or(ProblemCode::MissingField)?;
        // An absent currency is the base currency and never the account's: the caller has set it.
        let Some(exchange) = self.exchange(currency) else {
            return Ok(Money::Refused(ReasonCode::NoExchangeRate));
        };
        let (entered, amount) = ((amount, currency), exchange.to_base(amount)?);
        let spending = self.spending_of(request, amount, question.date);
        Ok(spending.map_or(Money::None, |spending| Money::Spent(Spending { acting, entered, ..spending })))
    }

    fn evaluate_without_amount(
        &self,
        request: Request,
        acting: Option<Acting>,
        question: &Question<'_>,
    ) -> Decision<'_> {
        // An action that moves no money has no sums of days, so its only rule is the one for a transaction.
        let rules = self.rules(request, self.entity.currency);
        let Some(rule) = rules.per_transaction else { return Decision::executed(None) };
        let Some(requirement) = rule.only_requirement() else {
            return Decision::executed(Some(ReasonCode::NoApprovalRequired));
        };
        let transaction = self.transaction_without_amount(request, acting, question);
        let requirement = self.numbered(requirement, transaction);
        match self.outcome_with(transaction, [requirement.as_ref()].into_iter()) {
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
        // Step 4: a broken limit denies, with all broken limits and nothing else. No approval could lift it.
        let broken = reasons(&checks.limits, ReasonCode::LimitExceeded, spending.amount);
        if !broken.is_empty() {
            return Decision::denied(broken).with(judged);
        }
        // Step 5: nothing above pre-approved is executed, whatever the approval rules say.
        let above = reasons(&checks.pre_approved, ReasonCode::AbovePreApproved, spending.amount);
        if above.is_empty() {
            return Decision::executed(None).with(judged);
        }
        self.approve_amount(spending, checks.used, above).with(judged)
    }

    fn approve_amount(&self, spending: &Spending, used: ByPeriod<Total>, above: Vec<Reason>) -> Decision<'_> {
        let required = self.required(spending, used);
        match self.outcome_above(spending, &required) {
            Outcome::Executed => Decision::executed(Some(ReasonCode::NoApprovalRequired)),
            Outcome::Denied => Decision::denied([ReasonCode::NoEligibleApprover.into()]),
            Outcome::PendingApproval => Decision::pending(above, required.into_iter().flatten()),
        }
    }

    /// The outcome of an amount against its bounds, without the reasons.
    pub(crate) fn outcome_of(&self, spending: &Spending, checks: &Checks) -> Outcome {
        if checks.break_limits(spending.amount) {
            Outcome::Denied
        } else if checks.need_approval(spending.amount) {
            self.outcome_above(spending, &self.required(spending, checks.used))
        } else {
            Outcome::Executed
        }
    }

    /// What happens to an amount above pre-approved that breaks no limit.
    pub(crate) fn outcome_above(&self, spending: &Spending, required: &Required<'_>) -> Outcome {
        // Rules exist and their bands say `none`: nobody has to approve.
        let mut requirements = required.iter().flatten().map(Cow::as_ref).peekable();
        if requirements.peek().is_none() {
            return Outcome::Executed;
        }
        self.outcome_with(spending.transaction(), requirements)
    }

    /// Step 6: in every period with a rule the band of the sum adds its requirement, also in a period that was not
    /// above pre-approved itself.
    pub(crate) fn required(&self, spending: &Spending, used: ByPeriod<Total>) -> Required<'_> {
        let rules = self.rules(spending.request, spending.entered.1);
        if PERIODS.iter().all(|period| rules.get(*period).is_none()) {
            return [Some(Cow::Borrowed(&self.approvals.default)), None, None, None];
        }
        PERIODS.map(|period| {
            let rule = (*rules.get(period))?;
            let requirement = rule.requirement(spending.sum_for(rule, *used.get(period)))?;
            Some(self.numbered(requirement, spending.transaction()))
        })
    }

    /// Step 7: pending only if the users entitled to approve can meet every requirement, so that nothing waits for
    /// ever.
    fn outcome_with<'e>(
        &self,
        transaction: Transaction,
        mut requirements: impl Iterator<Item = &'e Requirement>,
    ) -> Outcome {
        let met = requirements.all(|requirement| self.can_be_met(requirement, transaction));
        if met { Outcome::PendingApproval } else { Outcome::Denied }
    }
}

/// What is required in each period.
pub(crate) type Required<'e> = [Option<Cow<'e, Requirement>>; 4];

impl Spending {
    /// What chooses the band of a rule. It is what the day, week or month comes to, not this amount alone: or a large
    /// payment could be split into small ones. The bands of a rule of a currency bound the amount as it was entered.
    pub(crate) fn sum_for(&self, rule: &Rule, used: Total) -> Total {
        match rule.currency {
            Some(_) => self.entered.0.into(),
            None => used.plus(self.amount.into()),
        }
    }
}

/// What the amount of a question means for its action (step 2 of evaluate).
pub(crate) enum Money {
    /// The action moves no money, and none is given.
    None,
    /// The amount cannot be judged, for this reason.
    Refused(ReasonCode),
    /// The amount in the base currency.
    Spent(Spending),
}

fn reasons<'c>(checks: impl IntoIterator<Item = &'c Check>, code: ReasonCode, amount: Amount) -> Vec<Reason> {
    checks.into_iter().filter_map(|check| check.reason(code, amount)).collect()
}

//! `explain`: a decision as the derivation a person can follow, layer by layer.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::ask::explain_limits::BoundStep;
use crate::ask::explain_rules::RuleSource;
use crate::ask::page::Page;
use crate::ask::would_pass::WouldPass;
use crate::data::ids::{
    AccountIx, AccountTypeIx, ContractIx, CustomerIx, FeatureIx, GrantIx, Index, PolicyIx, RoleIx, UserIx,
};
use crate::decide::approval::Transaction;
use crate::decide::checks::{Check, Checks, Spending};
use crate::decide::decision::{Decision, Money, Question};
use crate::decide::on_behalf::{Acting, DelegatedRequest};
use crate::model::engine::Engine;
use crate::model::people::Assignment;
use crate::model::people::UserStatus;
use crate::model::reason::{Reason, ReasonCode};
use crate::model::request::Request;
use crate::model::requirement::Requirement;
use crate::model::roles::Role;
use crate::model::rules::{Initiators, RulePrecedence};
use crate::model::usage::Usage;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Limit, Total};
use crate::value::currency::Currency;
use crate::value::day::Day;
use crate::value::period::ByPeriod;
use crate::value::period::Period;
use crate::words::words;

words! {
    /// What a layer of a derivation is about, in the order of the derivation.
    LayerKind {
        /// Whether everything that the question names exists and belongs together.
        Question = "question",
        /// Whether the user who acts for another is active; the layers of the user are those of the other then.
        ActingUser = "acting-user",
        /// Whether one grant covers it and is in force; one of them is enough.
        Grant = "grant",
        /// Whether the user is active.
        UserStatus = "user-status",
        /// Whether the user has an assignment at the customer.
        CustomerAccess = "customer-access",
        /// Whether the assignment lists the account.
        AccountAccess = "account-access",
        /// Whether the contract has the action for the customer.
        Contract = "contract",
        /// Whether one role of the assignment grants the action; one of them is enough.
        Role = "role",
        /// Whether the feature applies to the account's type.
        Feature = "feature",
        /// Whether the action was taken away from the user there.
        Removal = "removal",
        /// Whether the execution date is today or later.
        Date = "date",
        /// Whether the amount fits the action and has a rate.
        Amount = "amount",
        /// Whether one limit is kept.
        Limit = "limit",
        /// Whether it may be executed without approval.
        PreApproved = "pre-approved",
        /// Whether a rule asks for no approval.
        ApprovalRule = "approval-rule",
    }
}

/// A decision with its derivation.
#[derive(Debug)]
pub struct Explanation<'e> {
    /// What is explained.
    pub answer: Answered<'e>,
    /// How it came about, as far as it went.
    pub layers: Vec<Layer<'e>>,
    /// What would pass instead.
    pub would_pass: WouldPass,
}

/// The answer that is explained.
#[derive(Debug)]
pub enum Answered<'e> {
    /// The decision over a transaction.
    Decided(Decision<'e>),
    /// Whether the user may at all, where no amount is given.
    Checked(Vec<ReasonCode>),
}

/// One layer of a derivation.
#[derive(Debug)]
pub struct Layer<'e> {
    /// What it is about.
    pub kind: LayerKind,
    /// Whether nothing here stands against execution.
    pub passes: bool,
    /// The reason of the decision that comes from here; `None` where the layer does not decide.
    pub reason: Option<ReasonCode>,
    /// What it found.
    pub fact: Fact<'e>,
}

/// What a layer found, and where.
#[derive(Debug)]
pub enum Fact<'e> {
    /// Nothing more than its kind says.
    Plain,
    /// The user's state.
    Status(UserStatus),
    /// Who acts for the user, and their state.
    Acting(UserIx, UserStatus),
    /// A grant.
    Grant(GrantIx),
    /// The customer.
    Customer(CustomerIx),
    /// The account.
    Account(AccountIx),
    /// The contract, and the customer it was made for.
    Contract(ContractIx, CustomerIx),
    /// A role, whether its own actions grant it, and which policies do.
    Role(RoleIx, bool, Vec<PolicyIx>),
    /// The feature, and the type of the account.
    Feature(FeatureIx, AccountTypeIx),
    /// The civil date at the legal entity.
    Today(Day),
    /// The amount in the base currency, if there is a rate.
    Amount(Option<Amount>),
    /// A bound.
    Bound(BoundStep),
    /// An approval rule.
    Rule(RuleStep<'e>),
}

/// What an approval rule says about a transaction.
#[derive(Debug)]
pub struct RuleStep<'e> {
    /// Whose rule.
    pub source: RuleSource,
    /// Over what; `None` without a rule.
    pub period: Option<Period>,
    /// The currency of its bands, if they bound the amount as it is entered.
    pub currency: Option<Currency>,
    /// By what the rule names the initiator; `None` without a rule.
    pub initiators: Option<Initiators>,
    /// Why it comes before other rules that fit.
    pub precedence: Vec<RulePrecedence>,
    /// The band that holds the sum: above this, up to that.
    pub band: Option<(Limit, Limit)>,
    /// What the band requires.
    pub requirement: Option<Cow<'e, Requirement>>,
    /// Whether the users entitled to approve can meet it.
    pub can_be_met: bool,
}

/// Whose rights decide, and who acts for them.
struct Subject {
    /// The request. Of a user who asks for themselves, the acting user is the user of the request.
    asked: DelegatedRequest,
    on_behalf: bool,
    /// `None` unless a grant is in force.
    acting: Option<Acting>,
}

/// The reasons of a decision, and the layers that were found so far. A layer names the reason that came from it.
struct Derivation<'e, 'r> {
    reasons: &'r [Reason],
    /// Stands in for `reasons` where only the permission was decided.
    refusals: &'r [ReasonCode],
    layers: Vec<Layer<'e>>,
}

impl<'e> Derivation<'e, '_> {
    /// Adds a layer that decides if the decision gives this reason.
    fn add(&mut self, kind: LayerKind, passes: bool, code: ReasonCode, fact: Fact<'e>) {
        let decides = self.reasons.iter().any(|reason| reason.code == code) || self.refusals.contains(&code);
        self.push(kind, passes, decides.then_some(code), fact);
    }

    /// Adds the layer of a user's status. It decides only if it refuses: on behalf, two users have such a layer, and
    /// the reason `user-not-active` must not be told of the active one.
    fn add_status(&mut self, kind: LayerKind, status: UserStatus, fact: Fact<'e>) {
        let passes = status == UserStatus::Active;
        self.push(kind, passes, (!passes).then_some(ReasonCode::UserNotActive), fact);
    }

    /// Adds the layer of a bound, which decides if the decision gives the reason for this very bound.
    fn add_bound(&mut self, kind: LayerKind, passes: bool, code: ReasonCode, step: BoundStep) {
        let decides = self.reasons.iter().any(|reason| {
            let measure = reason.measure.as_ref();
            let is_same_bound =
                measure.is_some_and(|measure| (measure.scope, measure.period) == (step.scope, step.period));
            reason.code == code && is_same_bound
        });
        self.push(kind, passes, decides.then_some(code), Fact::Bound(step));
    }

    fn push(&mut self, kind: LayerKind, passes: bool, reason: Option<ReasonCode>, fact: Fact<'e>) {
        self.layers.push(Layer { kind, passes, reason, fact });
    }
}

impl Engine {
    /// Decides over one transaction and says how the decision comes about. Without the amount of a monetary action
    /// only the permission is decided, and the limits are shown as they stand, with what would pass in a currency. The
    /// page is that of other accounts.
    ///
    /// # Errors
    /// `amount-too-large` if the amount in the base currency is above the bound of any amount.
    pub fn explain(
        &self,
        question: &Question<'_>,
        currency: Currency,
        usage: &Usage,
        page: Page,
    ) -> Result<Explanation<'_>, ProblemCode> {
        let subject = self.subject(question);
        // A monetary action without an amount is malformed for `evaluate`; here it asks for the permission and the
        // limits.
        let is_checked = question.amount.is_none()
            && subject.as_ref().is_some_and(|subject| self.is_monetary(subject.asked.request.action));
        let answer = match &subject {
            Some(subject) if is_checked => Answered::Checked(self.refusals_of(subject)),
            _ => Answered::Decided(self.evaluate(question, usage)?),
        };
        let (reasons, refusals) = match &answer {
            Answered::Decided(decision) => (decision.reasons.as_slice(), &[][..]),
            Answered::Checked(refusals) => (&[][..], refusals.as_slice()),
        };
        let mut found = Derivation { reasons, refusals, layers: Vec::new() };
        let would_pass = match &subject {
            Some(subject) => self.explain_subject(&mut found, subject, (question, currency), usage, page),
            None => {
                for reason in reasons {
                    found.add(LayerKind::Question, false, reason.code, Fact::Plain);
                }
                WouldPass::default()
            }
        };
        Ok(Explanation { layers: found.layers, answer, would_pass })
    }

    /// `None` where the question names what does not exist or does not belong together.
    fn subject(&self, question: &Question<'_>) -> Option<Subject> {
        let Question { user, action, place, date, .. } = *question;
        let Some(behalf) = question.on_behalf_of else {
            let request = self.request(user, action, place).ok()?;
            let asked = DelegatedRequest { acting: request.user, request, days: [date; 2] };
            return Some(Subject { asked, on_behalf: false, acting: None });
        };
        let asked = self.request_on_behalf(user, behalf, action, place, date).ok()?;
        Some(Subject { asked, on_behalf: true, acting: self.acting(asked) })
    }

    fn refusals_of(&self, subject: &Subject) -> Vec<ReasonCode> {
        match subject.on_behalf {
            true => self.refusals_on_behalf(subject.asked),
            false => self.refusals(subject.asked.request),
        }
    }

    /// Adds the layers of a question whose ids are known; returns what would pass.
    fn explain_subject<'e>(
        &'e self,
        found: &mut Derivation<'e, '_>,
        subject: &Subject,
        (question, currency): (&Question<'_>, Currency),
        usage: &Usage,
        page: Page,
    ) -> WouldPass {
        let Subject { asked: DelegatedRequest { request, .. }, on_behalf, acting } = *subject;
        let allowed = self.refusals_of(subject).is_empty();
        let mut asked = *question;
        if self.is_monetary(request.action) {
            asked.amount = asked.amount.or(Some((Amount::ZERO, currency)));
        }
        // `evaluate` has reported an amount that cannot be converted; what remains to explain is the permission.
        let money =
            self.spending(request, acting, &asked).unwrap_or(Money::Refused(ReasonCode::NoExchangeRate));
        // Where no grant covers the request, nothing is said about the giver's rights.
        if !on_behalf || self.delegation_layers(found, subject.asked) {
            self.permission_layers(found, request);
        }
        if allowed {
            self.transaction_layers(found, (request, acting), question, &money, usage);
        }
        // What would pass elsewhere tells about the giver too, so it is told only under a grant.
        if allowed || !on_behalf {
            self.would_pass((request, acting), question, &money, usage, page)
        } else {
            WouldPass::default()
        }
    }

    /// Adds the layers of the acting user and of the grants. Returns whether anything may be said about the giver.
    fn delegation_layers<'e>(&'e self, found: &mut Derivation<'e, '_>, asked: DelegatedRequest) -> bool {
        if let Some(acting) = self.people.user.get(asked.acting.at()) {
            found.add_status(LayerKind::ActingUser, acting.status, Fact::Acting(asked.acting, acting.status));
        }
        let mut any = false;
        for (index, grant) in self.covering(asked) {
            any = true;
            let passes = grant.is_in_force(asked.days);
            found.add(LayerKind::Grant, passes, ReasonCode::GrantNotInForce, Fact::Grant(index));
        }
        if !any {
            found.add(LayerKind::Grant, false, ReasonCode::NoGrant, Fact::Plain);
        }
        any
    }

    fn permission_layers<'e>(&'e self, found: &mut Derivation<'e, '_>, request: Request) {
        let Request { user, action, customer, account } = request;
        let assignment = self.assignment(user, customer);
        if let Some(user) = self.people.user.get(user.at()) {
            found.add_status(LayerKind::UserStatus, user.status, Fact::Status(user.status));
        }
        let fact = Fact::Customer(customer);
        found.add(LayerKind::CustomerAccess, assignment.is_some(), ReasonCode::NoCustomerAccess, fact);
        if let (Some(assignment), Some(account)) = (assignment, account) {
            let passes = self.granted_on(assignment, account).is_some();
            let fact = Fact::Account(account);
            found.add(LayerKind::AccountAccess, passes, ReasonCode::NoAccountAccess, fact);
        }
        if let Some(owner) = self.customer(customer) {
            let fact = Fact::Contract(owner.contract, customer);
            let passes = owner.actions.contains(action);
            found.add(LayerKind::Contract, passes, ReasonCode::NotInContract, fact);
        }
        if let Some(assignment) = assignment {
            self.role_layers(found, assignment, request);
        }
        if let (Some(account), Some(known)) = (account.and_then(|ix| self.account(ix)), self.action(action)) {
            let fact = Fact::Feature(known.feature, account.account_type);
            let passes = !self.not_applicable(request);
            found.add(LayerKind::Feature, passes, ReasonCode::NotApplicableToAccount, fact);
        }
        if let Some(assignment) = assignment {
            let fact = account.map_or(Fact::Customer(customer), Fact::Account);
            let passes = !self.removes(assignment, request);
            found.add(LayerKind::Removal, passes, ReasonCode::RemovedForUser, fact);
        }
    }

    fn role_layers<'e>(&'e self, found: &mut Derivation<'e, '_>, assignment: &Assignment, request: Request) {
        let code = ReasonCode::NotInRole;
        if assignment.roles.is_empty() {
            found.add(LayerKind::Role, false, code, Fact::Plain);
        }
        for index in &assignment.roles {
            let Some(role) = self.roles.role.get(index.at()) else { continue };
            let fact =
                Fact::Role(*index, role.own.contains(request.action), self.granting_policies(role, request));
            found.add(LayerKind::Role, role.actions.contains(request.action), code, fact);
        }
    }

    fn granting_policies(&self, role: &Role, request: Request) -> Vec<PolicyIx> {
        let mut granting = Vec::new();
        for policy in &role.policies {
            let actions = self.roles.policy.get(policy.at());
            if actions.is_some_and(|actions| actions.contains(request.action)) {
                granting.push(*policy);
            }
        }
        granting
    }

    /// What comes after the permission, as far as the decision went.
    fn transaction_layers<'e>(
        &'e self,
        found: &mut Derivation<'e, '_>,
        (request, acting): (Request, Option<Acting>),
        question: &Question<'_>,
        money: &Money,
        usage: &Usage,
    ) {
        if let Some(today) = question.today {
            let passes = question.date >= today;
            found.add(LayerKind::Date, passes, ReasonCode::DateInPast, Fact::Today(today));
            // After `date-in-past` the decision went no further, so no layer follows.
            if !passes {
                return;
            }
        }
        if question.amount.is_some() {
            amount_layer(found, money);
        }
        match money {
            Money::None => {
                let transaction = self.transaction_without_amount(request, acting, question);
                self.rule_layers(found, request, transaction, (None, &ByPeriod::default()));
            }
            Money::Refused(_) => {}
            Money::Spent(spending) => {
                let checks = self.checks(spending, usage);
                self.bound_layers(found, spending, &checks);
                if question.amount.is_some() && asks_rules(spending, &checks) {
                    self.rule_layers(found, request, spending.transaction(), (Some(spending), &checks.used));
                }
            }
        }
    }

    fn bound_layers(&self, found: &mut Derivation<'_, '_>, spending: &Spending, checks: &Checks) {
        self.check_layers(found, spending, &checks.limits, true);
        self.check_layers(found, spending, &checks.pre_approved, false);
    }

    fn check_layers(
        &self,
        found: &mut Derivation<'_, '_>,
        spending: &Spending,
        checks: &[Check],
        refuses: bool,
    ) {
        let (kind, code) = match refuses {
            true => (LayerKind::Limit, ReasonCode::LimitExceeded),
            false => (LayerKind::PreApproved, ReasonCode::AbovePreApproved),
        };
        for check in checks {
            let step = match refuses {
                true => self.limit_step(spending, check),
                false => self.pre_approved_step(spending, check),
            };
            found.add_bound(kind, !check.is_broken_by(spending.amount), code, step);
        }
    }

    /// The rule of each period with the band of the sum; without an amount, the only band.
    fn rule_layers<'e>(
        &'e self,
        found: &mut Derivation<'e, '_>,
        request: Request,
        transaction: Transaction,
        (spending, used): (Option<&Spending>, &ByPeriod<Total>),
    ) {
        let currency = spending.map_or(self.entity.currency, |spending| spending.entered.1);
        let mut any_rule = false;
        for period in Period::ALL {
            let Some(found_rule) = self.rule_found(request, currency, *period) else { continue };
            let rule = found_rule.rule;
            any_rule = true;
            let band = match spending {
                Some(spending) => rule.band(spending.sum_for(rule, *used.get(*period))),
                None => rule.bands.first().map(|band| (Limit::ZERO, band)),
            };
            let requirement = band.and_then(|(_, band)| band.requirement.as_ref());
            let requirement = requirement.map(|required| self.numbered(required, transaction));
            let step = RuleStep {
                source: found_rule.source,
                period: Some(*period),
                currency: rule.currency,
                initiators: Some(found_rule.initiators),
                precedence: found_rule.precedence,
                band: band.map(|(above, band)| (above, band.up_to)),
                can_be_met: requirement
                    .as_ref()
                    .is_none_or(|required| self.can_be_met(required, transaction)),
                requirement,
            };
            add_rule(found, step, transaction);
        }
        if !any_rule && transaction.amount.is_some() {
            let requirement = &self.approvals.default;
            let step = RuleStep {
                source: RuleSource::Default,
                period: None,
                currency: None,
                initiators: None,
                precedence: Vec::new(),
                band: None,
                requirement: Some(Cow::Borrowed(requirement)),
                can_be_met: self.can_be_met(requirement, transaction),
            };
            add_rule(found, step, transaction);
        }
    }
}

/// Approval is asked for where no limit is broken and something is above pre-approved.
fn asks_rules(spending: &Spending, checks: &Checks) -> bool {
    !checks.break_limits(spending.amount) && checks.need_approval(spending.amount)
}

fn amount_layer(found: &mut Derivation<'_, '_>, money: &Money) {
    let (passes, code, amount) = match money {
        Money::Refused(code) => (false, *code, None),
        Money::Spent(spending) => (true, ReasonCode::NoExchangeRate, Some(spending.amount)),
        Money::None => (true, ReasonCode::NotMonetary, None),
    };
    found.add(LayerKind::Amount, passes, code, Fact::Amount(amount));
}

fn add_rule<'e>(found: &mut Derivation<'e, '_>, step: RuleStep<'e>, transaction: Transaction) {
    let passes = step.requirement.is_none();
    let code = match (passes, step.can_be_met) {
        (true, _) => ReasonCode::NoApprovalRequired,
        (false, false) => ReasonCode::NoEligibleApprover,
        (false, true) if transaction.amount.is_none() => ReasonCode::ApprovalRequired,
        // The reason of a pending transaction is what is above pre-approved, and the layer of that bound names it.
        (false, true) => return found.push(LayerKind::ApprovalRule, false, None, Fact::Rule(step)),
    };
    found.add(LayerKind::ApprovalRule, passes, code, Fact::Rule(step));
}

//! `explain`: a decision as the derivation a person can follow, layer by layer.

use alloc::vec::Vec;

use crate::amount::{Amount, Limit, Total};
use crate::approval::Transaction;
use crate::day::Day;
use crate::decision::{Checks, Decision, Money, PERIODS, Question, Spending};
use crate::engine::{Assignment, Band, Engine, Requirement, Role};
use crate::explain_limits::BoundStep;
use crate::grant::{Acting, DelegatedRequest};
use crate::id::{
    AccountIx, AccountTypeIx, ContractIx, CustomerIx, FeatureIx, GrantIx, Index, PolicyIx, RoleIx, UserIx,
};
use crate::permission::Request;
use crate::problem::ProblemCode;
use crate::reason::{Reason, ReasonCode};
use crate::usage::Usage;
use crate::wire::read::words;
use crate::wire::{Period, UserStatus};
use crate::would_pass::WouldPass;

words! {
    /// What a layer of a derivation looks at, in the order of the derivation.
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
    /// What it looks at.
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

/// Whose rule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSource {
    /// The account's own.
    Account(AccountIx),
    /// The customer's.
    Customer(CustomerIx),
    /// Nobody's: there is no rule, so anyone entitled may approve.
    Default,
}

/// What an approval rule says about a transaction.
#[derive(Debug)]
pub struct RuleStep<'e> {
    /// Whose rule.
    pub source: RuleSource,
    /// Over what; `None` without a rule.
    pub period: Option<Period>,
    /// The band that holds the sum: above this, up to that.
    pub band: Option<(Limit, Limit)>,
    /// What the band requires.
    pub requirement: Option<&'e Requirement>,
    /// Whether the users entitled to approve can meet it.
    pub can_be_met: bool,
}

/// Whose rights decide, and who acts for them.
struct Subject {
    request: Request,
    delegated: Option<DelegatedRequest>,
    /// Where a grant is in force.
    acting: Option<Acting>,
}

/// The reasons of a decision, and the layers found so far.
pub(crate) struct Derivation<'e> {
    reasons: Vec<Reason>,
    layers: Vec<Layer<'e>>,
}

impl<'e> Derivation<'e> {
    /// Adds a layer that decides if the decision gives this reason.
    fn add(&mut self, kind: LayerKind, passes: bool, code: ReasonCode, fact: Fact<'e>) {
        let reason = self.reasons.iter().any(|reason| reason.code == code).then_some(code);
        self.layers.push(Layer { kind, passes, reason, fact });
    }

    /// Adds the layer of a user's state, which decides only if it refuses: two users may be looked at.
    fn add_status(&mut self, kind: LayerKind, status: UserStatus, fact: Fact<'e>) {
        let passes = status == UserStatus::Active;
        let reason = (!passes).then_some(ReasonCode::UserNotActive);
        self.layers.push(Layer { kind, passes, reason, fact });
    }

    /// Adds the layer of a bound, which decides if the decision gives the reason for this very bound.
    fn add_bound(&mut self, kind: LayerKind, passes: bool, code: ReasonCode, step: BoundStep) {
        let is_it = |reason: &&Reason| {
            let measure = reason.measure.map(|measure| (measure.scope, measure.period));
            reason.code == code && measure == Some((step.scope, step.period))
        };
        let reason = self.reasons.iter().find(is_it).map(|_| code);
        self.layers.push(Layer { kind, passes, reason, fact: Fact::Bound(step) });
    }
}

impl Engine {
    /// Decides over one transaction and says how the decision comes about. Without the amount of a monetary action
    /// only the permission is decided, and the limits are shown as they stand.
    ///
    /// # Errors
    /// `amount-too-large` if the amount in the base currency is above the bound of any amount.
    pub fn explain(&self, question: &Question<'_>, usage: &Usage) -> Result<Explanation<'_>, ProblemCode> {
        let Ok(subject) = self.subject(question) else {
            return Ok(unknown(self.evaluate(question, usage)?));
        };
        let Subject { request, acting, .. } = subject;
        let refusals = match subject.delegated {
            None => self.refusals(request),
            Some(asked) => self.refusals_on_behalf(asked),
        };
        let allowed = refusals.is_empty();
        let has_amount = question.amount.is_some();
        let (answer, reasons) = if has_amount || !self.is_monetary(request.action) {
            let decision = self.evaluate(question, usage)?;
            let reasons = decision.reasons.clone();
            (Answered::Decided(decision), reasons)
        } else {
            let reasons = refusals.iter().copied().map(Reason::from).collect();
            (Answered::Checked(refusals), reasons)
        };
        let zero = (Amount::ZERO, self.currency());
        let assumed = if self.is_monetary(request.action) { Some(zero) } else { None };
        let asked = Question { amount: question.amount.or(assumed), ..*question };
        // What cannot be converted never came as far as its amount: evaluate said so.
        let money =
            self.spending(request, acting, &asked).unwrap_or(Money::Refused(ReasonCode::NoExchangeRate));
        let mut derivation = Derivation { reasons, layers: Vec::new() };
        if self.delegation_layers(&mut derivation, subject.delegated) {
            self.permission_layers(&mut derivation, request);
        }
        if allowed {
            self.transaction_layers(&mut derivation, (request, acting), question, &money, usage);
        }
        let would_pass = if allowed || subject.delegated.is_none() {
            self.would_pass((request, acting), question, &money, usage)
        } else {
            WouldPass::default()
        };
        Ok(Explanation { answer, layers: derivation.layers, would_pass })
    }

    fn subject(&self, question: &Question<'_>) -> Result<Subject, Vec<ReasonCode>> {
        let Question { user, action, place, date, .. } = *question;
        match question.on_behalf_of {
            None => self.request(user, action, place).map(|request| Subject {
                request,
                delegated: None,
                acting: None,
            }),
            Some(behalf) => self.request_on_behalf(user, behalf, action, place, date).map(|asked| Subject {
                request: asked.request,
                delegated: Some(asked),
                acting: self.acting(asked),
            }),
        }
    }

    /// Who acts, and under which grants. Whether anything may be said about the giver's rights.
    fn delegation_layers<'e>(&'e self, found: &mut Derivation<'e>, asked: Option<DelegatedRequest>) -> bool {
        let Some(asked) = asked else { return true };
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

    fn permission_layers<'e>(&'e self, found: &mut Derivation<'e>, request: Request) {
        let Request { user, action, customer, account } = request;
        let held = self.assignment(user, customer);
        if let Some(user) = self.people.user.get(user.at()) {
            found.add_status(LayerKind::UserStatus, user.status, Fact::Status(user.status));
        }
        let fact = Fact::Customer(customer);
        found.add(LayerKind::CustomerAccess, held.is_some(), ReasonCode::NoCustomerAccess, fact);
        if let (Some(held), Some(account)) = (held, account) {
            let passes = self.granted_on(held, account).is_some();
            let fact = Fact::Account(account);
            found.add(LayerKind::AccountAccess, passes, ReasonCode::NoAccountAccess, fact);
        }
        if let Some(owner) = self.customer(customer) {
            let fact = Fact::Contract(owner.contract, customer);
            let passes = owner.actions.contains(action);
            found.add(LayerKind::Contract, passes, ReasonCode::NotInContract, fact);
        }
        held.iter().for_each(|held| self.role_layers(found, held, request));
        if let (Some(account), Some(known)) = (account.and_then(|ix| self.account(ix)), self.action(action)) {
            let fact = Fact::Feature(known.feature, account.account_type);
            let passes = !self.not_applicable(request);
            found.add(LayerKind::Feature, passes, ReasonCode::NotApplicableToAccount, fact);
        }
        if let Some(held) = held {
            let fact = account.map_or(Fact::Customer(customer), Fact::Account);
            let passes = !self.removes(held, request);
            found.add(LayerKind::Removal, passes, ReasonCode::RemovedForUser, fact);
        }
    }

    fn role_layers<'e>(&'e self, found: &mut Derivation<'e>, held: &Assignment, request: Request) {
        let code = ReasonCode::NotInRole;
        if held.roles.is_empty() {
            found.add(LayerKind::Role, false, code, Fact::Plain);
        }
        for index in &held.roles {
            let Some(role) = self.roles.role.get(index.at()) else { continue };
            let fact =
                Fact::Role(*index, role.own.contains(request.action), self.granting_policies(role, request));
            found.add(LayerKind::Role, role.actions.contains(request.action), code, fact);
        }
    }

    fn granting_policies(&self, role: &Role, request: Request) -> Vec<PolicyIx> {
        let grants = |policy: &&PolicyIx| {
            self.roles.policy.get(policy.at()).is_some_and(|actions| actions.contains(request.action))
        };
        role.policies.iter().filter(grants).copied().collect()
    }

    /// What comes after the permission, as far as the decision went.
    fn transaction_layers<'e>(
        &'e self,
        found: &mut Derivation<'e>,
        (request, acting): (Request, Option<Acting>),
        question: &Question<'_>,
        money: &Money,
        usage: &Usage,
    ) {
        if let Some(today) = question.today {
            let passes = question.date >= today;
            found.add(LayerKind::Date, passes, ReasonCode::DateInPast, Fact::Today(today));
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
                self.rule_layers(found, request, transaction, &|_| None);
            }
            Money::Refused(_) => {}
            Money::Spent(spending) => {
                let checks = self.checks(spending, usage);
                self.bound_layers(found, spending, &checks);
                if question.amount.is_some() && asks_rules(spending, &checks) {
                    let sum = |period| Some(checks.used.get(period).plus(spending.amount.into()));
                    self.rule_layers(found, request, spending.transaction(), &sum);
                }
            }
        }
    }

    fn bound_layers<'e>(&'e self, found: &mut Derivation<'e>, spending: &Spending, checks: &Checks) {
        for check in &checks.limits {
            let step = self.limit_step(spending, check);
            let passes = !check.is_broken_by(spending.amount);
            found.add_bound(LayerKind::Limit, passes, ReasonCode::LimitExceeded, step);
        }
        for check in &checks.pre_approved {
            let step = self.pre_approved_step(spending, check);
            let passes = !check.is_broken_by(spending.amount);
            found.add_bound(LayerKind::PreApproved, passes, ReasonCode::AbovePreApproved, step);
        }
    }

    /// The rule of each period with the band of the sum; without an amount, the only band.
    fn rule_layers<'e>(
        &'e self,
        found: &mut Derivation<'e>,
        request: Request,
        transaction: Transaction,
        sum: &dyn Fn(Period) -> Option<Total>,
    ) {
        let rules = self.rules(request);
        let mut any_rule = false;
        for period in PERIODS {
            let Some(rule) = *rules.get(period) else { continue };
            any_rule = true;
            let band = match sum(period) {
                Some(sum) => rule.band(sum).filter(|_| sum > Total::default()),
                None => rule.bands.first().map(|band| (Limit::ZERO, band)),
            };
            let step = self.rule_step(request, period, band, transaction);
            add_rule(found, step, transaction);
        }
        if !any_rule && transaction.amount.is_some() {
            let requirement = &self.approvals.default;
            let step = RuleStep {
                source: RuleSource::Default,
                period: None,
                band: None,
                requirement: Some(requirement),
                can_be_met: self.can_be_met(requirement, transaction),
            };
            add_rule(found, step, transaction);
        }
    }

    fn rule_step<'e>(
        &'e self,
        request: Request,
        period: Period,
        band: Option<(Limit, &'e Band)>,
        transaction: Transaction,
    ) -> RuleStep<'e> {
        let own: Option<AccountIx> = request.account.filter(|account| {
            let rules = self.approvals.of_account.get((*account, request.action));
            rules.is_some_and(|rules| rules.get(period).is_some())
        });
        let requirement = band.and_then(|(_, band)| band.requirement.as_ref());
        RuleStep {
            source: own.map_or(RuleSource::Customer(request.customer), RuleSource::Account),
            period: Some(period),
            band: band.map(|(above, band)| (above, band.up_to)),
            requirement,
            can_be_met: requirement.is_none_or(|required| self.can_be_met(required, transaction)),
        }
    }
}

fn unknown(decision: Decision<'_>) -> Explanation<'_> {
    let layer = |reason: &Reason| Layer {
        kind: LayerKind::Question,
        passes: false,
        reason: Some(reason.code),
        fact: Fact::Plain,
    };
    let layers = decision.reasons.iter().map(layer).collect();
    Explanation { answer: Answered::Decided(decision), layers, would_pass: WouldPass::default() }
}

/// Approval is asked for where no limit is broken and something is above pre-approved.
fn asks_rules(spending: &Spending, checks: &Checks) -> bool {
    !checks.break_limits(spending.amount) && checks.need_approval(spending.amount)
}

fn amount_layer(found: &mut Derivation<'_>, money: &Money) {
    let (passes, code, amount) = match money {
        Money::Refused(code) => (false, *code, None),
        Money::Spent(spending) => (true, ReasonCode::NoExchangeRate, Some(spending.amount)),
        Money::None => (true, ReasonCode::NotMonetary, None),
    };
    found.add(LayerKind::Amount, passes, code, Fact::Amount(amount));
}

fn add_rule<'e>(found: &mut Derivation<'e>, step: RuleStep<'e>, transaction: Transaction) {
    let passes = step.requirement.is_none();
    let code = match (passes, step.can_be_met) {
        (true, _) => ReasonCode::NoApprovalRequired,
        (false, false) => ReasonCode::NoEligibleApprover,
        (false, true) if transaction.amount.is_none() => ReasonCode::ApprovalRequired,
        // That it waits follows from what is above pre-approved, whose layer says so.
        (false, true) => return found.layers.push(rule_layer(step)),
    };
    found.add(LayerKind::ApprovalRule, passes, code, Fact::Rule(step));
}

fn rule_layer(step: RuleStep<'_>) -> Layer<'_> {
    Layer { kind: LayerKind::ApprovalRule, passes: false, reason: None, fact: Fact::Rule(step) }
}

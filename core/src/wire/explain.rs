//! A decision with its derivation, as JSON.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::{
    CheckAnswer, DecisionAnswer, RequirementAnswer, bound, check_answer, decision_answer, name_of, names,
    requirement,
};
use super::approval::{ApprovalOnBehalf, in_place_entry};
use super::headroom::amount_text;
use super::question::{EvaluateQuestion, asked, currency, refused_amount, usage_of};
use crate::ask::explain::{self, Answered, Fact, Layer, LayerKind, RuleStep};
use crate::ask::explain_limits::{BoundStep, Origin};
use crate::ask::explain_rules::RuleSource;
use crate::ask::page::{Page, count_of};
use crate::ask::would_pass::{OtherAccount, WouldPass};
use crate::data::ids::{AccountIx, CustomerIx, Index};
use crate::decide::decision::Outcome;
use crate::decide::headroom::LargestAmounts;
use crate::document::declaration::document;
use crate::document::reader::{Id, Nullable, OneOf, Text, read};
use crate::document::snapshot::RuleInitiators;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::people::UserStatus;
use crate::model::reason::{ReasonCode, Scope};
use crate::model::rules::{Initiators, RulePrecedence};
use crate::model::usage::Usage;
use crate::problem::Problems;
use crate::value::amount::{Amount, Limit};
use crate::value::currency::Currency;
use crate::value::day::Day;
use crate::value::period::Period;

/// How many entries of a list an explanation has, unless it is asked for another number.
const EXPLAINED_ENTRIES: u64 = 100;

document! {
    /// A decision, how it comes about, and what would pass.
    Explanation<'a> {
        /// The decision; for a monetary action without an amount, whether the user may at all.
        decision: OneOf<DecisionAnswer<'a>, CheckAnswer> = "decision",
        /// The derivation, as far as it went.
        layers: Vec<ExplainedLayer<'a>> = "layers",
        /// What would pass instead, or beside it.
        would_pass: WouldPassAnswer<'a> = "wouldPass",
    }
}

document! {
    /// One layer of a derivation.
    ExplainedLayer<'a> {
        /// What it is about.
        layer: LayerKind = "layer",
        /// What it comes from.
        source: Option<LayerSource<'a>> = "source",
        /// Whether nothing here stands against execution. Of the roles one is enough.
        passes: bool = "passes",
        /// Whether a reason of the decision comes from here.
        deciding: bool = "deciding",
        /// That reason.
        reason: Option<ReasonCode> = "reason",
        /// For limits and what is pre-approved.
        bound: Option<ExplainedBound<'a>> = "bound",
        /// For approval rules.
        rule: Option<ExplainedRule<'a>> = "rule",
    }
}

document! {
    /// What a layer comes from.
    LayerSource<'a> {
        /// Who acts for the user.
        acting: Option<Text<'a>> = "acting",
        /// The grant.
        grant: Option<Text<'a>> = "grant",
        /// First day of the grant.
        from: Option<Text<'a>> as Day = "from",
        /// Last day of the grant, included.
        until: Option<Text<'a>> as Day = "until",
        /// State of the user.
        status: Option<UserStatus> = "status",
        /// The contract.
        contract: Option<Text<'a>> = "contract",
        /// The customer.
        customer: Option<Text<'a>> = "customer",
        /// The account.
        account: Option<Text<'a>> = "account",
        /// The type of the account.
        account_type: Option<Text<'a>> = "accountType",
        /// The feature.
        feature: Option<Text<'a>> = "feature",
        /// The role.
        role: Option<Text<'a>> = "role",
        /// Whether the role's own actions grant it.
        own_actions: Option<bool> = "ownActions",
        /// The policies of the role that grant it.
        policies: Option<Vec<Text<'a>>> = "policies",
        /// The civil date at the legal entity.
        today: Option<Text<'a>> as Day = "today",
        /// The amount in the base currency.
        amount: Option<Text<'a>> as Amount = "amount",
    }
}

document! {
    /// A bound: the lowest of its contributions is in force, of the roles the highest.
    ExplainedBound<'a> {
        /// Whose sum it bounds.
        scope: Scope = "scope",
        /// Over what.
        period: Period = "period",
        /// What it is made of.
        contributions: Vec<BoundContribution<'a>> = "contributions",
        /// In force; null: unlimited.
        limit: Nullable<Text<'a>> as Amount = "limit",
        /// What was used before.
        used: Text<'a> as Amount = "used",
        /// What is left; null: unlimited.
        left: Nullable<Text<'a>> = "left",
    }
}

document! {
    /// One contribution to a bound.
    BoundContribution<'a> {
        /// Where from.
        from: Origin = "from",
        /// Which role.
        role: Option<Text<'a>> = "role",
        /// Its value; null: unlimited.
        limit: Nullable<Text<'a>> as Amount = "limit",
    }
}

document! {
    /// What an approval rule says; the source names whose rule it is, none if there is no rule.
    ExplainedRule<'a> {
        /// Over what.
        period: Option<Period> = "period",
        /// The currency of its band, which bounds the amount as it is entered; absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// By what it names the initiator; absent: it names nobody.
        initiators: Option<RuleInitiators<'a>> = "initiators",
        /// Why it comes before other rules that fit this transaction: each why that decides against one of them. Absent:
        /// no other rule fits.
        precedence: Option<Vec<RulePrecedence>> = "precedence",
        /// Lower bound of the band, not included.
        above: Option<Text<'a>> as Amount = "above",
        /// Upper bound of the band, included; null: none.
        up_to: Option<Nullable<Text<'a>>> = "upTo",
        /// What is required; absent: nothing.
        requirement: Option<RequirementAnswer<'a>> = "requirement",
        /// Whether those entitled can meet it.
        can_be_met: bool = "canBeMet",
    }
}

document! {
    /// What would pass.
    WouldPassAnswer<'a> {
        /// The largest amount that is not denied, in the currency of the question; null: unbounded.
        pass_up_to: Option<Nullable<Text<'a>>> = "passUpTo",
        /// The largest amount that is pre-approved, so that no approval rule is asked, in the currency of the question;
        /// null: unbounded.
        execute_up_to: Option<Nullable<Text<'a>>> = "executeUpTo",
        /// The first execution date, neither before the asked one nor before today, on which this amount is not
        /// denied; null: none. Not looked for on behalf of another.
        earliest_date: Option<Nullable<Text<'a>>> = "earliestDate",
        /// Other accounts of the user on which this amount is not denied on the asked date: one page of them. Not
        /// looked for on behalf of another.
        other_accounts: Option<Vec<AccountWithHeadroom<'a>>> = "otherAccounts",
        /// How many other accounts there are.
        other_account_count: Option<u64> = "otherAccountCount",
        /// The users entitled to approve this transaction, sorted: one page of them. None where the user may not do it.
        approvers: Vec<Text<'a>> = "approvers",
        /// How many of them there are.
        approver_count: u64 = "approverCount",
        /// Who may approve it in whose place, sorted by both: one page of them. Absent if nobody may, and without
        /// `today`.
        approvers_on_behalf: Option<Vec<ApprovalOnBehalf<'a>>> = "approversOnBehalf",
    }
}

document! {
    /// An account on which a user may do an action.
    AccountWithHeadroom<'a> {
        /// Its customer.
        customer: Text<'a> = "customer",
        /// The account.
        account: Text<'a> = "account",
        /// What would happen to this amount there.
        outcome: Option<Outcome> = "outcome",
        /// The largest amounts there; absent for an action that moves no money, and for a currency without a rate.
        headroom: Option<AccountHeadroom<'a>> = "headroom",
    }
}

document! {
    /// The largest amounts on an account, in the currency of the question; null where nothing bounds them.
    AccountHeadroom<'a> {
        /// That breaks no limit. It says nothing about approvers: never offer it as an amount that passes.
        submit: Nullable<Text<'a>> as Amount = "submit",
        /// That is pre-approved: up to here no approval rule is asked.
        execute: Nullable<Text<'a>> as Amount = "execute",
        /// That is not denied.
        pass: Nullable<Text<'a>> as Amount = "pass",
    }
}

document! {
    /// Why would this happen to a transaction?
    ExplainQuestion<'a> {
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
        /// How much: a decimal string above zero, with at most the digits of its currency. It may be absent.
        amount: Option<Text<'a>> as Amount = "amount",
        /// Currency of the amount (ISO 4217); absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// Execution date, `YYYY-MM-DD`.
        date: Text<'a> as Day = "date",
        /// The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
        /// `onBehalfOf`.
        today: Option<Text<'a>> as Day = "today",
        /// How many other accounts, and how many approvers, come before those that are listed; absent: none.
        offset: Option<u64> = "offset",
        /// How many other accounts, and how many approvers, are listed at most; absent: 100.
        limit: Option<u64> = "limit",
    }
}

impl<'a> ExplainQuestion<'a> {
    /// Reads a question.
    ///
    /// # Errors
    /// Everything that is malformed in it.
    pub fn parse(question: impl Into<Source<'a>>) -> Result<Self, Problems> {
        read(question)
    }

    fn page(&self) -> Page {
        Page::asked(self.offset, Some(self.limit.unwrap_or(EXPLAINED_ENTRIES)))
    }

    /// The transaction that is explained.
    fn transaction(&self) -> EvaluateQuestion<'a> {
        EvaluateQuestion {
            user: self.user.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
            action: self.action.clone(),
            account: self.account.clone(),
            customer: self.customer.clone(),
            amount: self.amount.clone(),
            currency: self.currency.clone(),
            date: self.date.clone(),
            today: self.today.clone(),
        }
    }
}

/// Answers an [`ExplainQuestion`] over usage rows.
///
/// # Errors
/// What is malformed in the question or the usage rows; the paths of the latter begin with `/usage`.
pub fn explain<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
    usage: Option<&[u8]>,
) -> Result<Explanation<'e>, Problems> {
    let question = ExplainQuestion::parse(question)?;
    explain_over(engine, &question, &usage_of(engine, usage)?)
}

/// Explains a decision over usage that is loaded already.
///
/// # Errors
/// What is malformed in the question.
pub fn explain_over<'e>(
    engine: &'e Engine,
    question: &ExplainQuestion<'_>,
    usage: &Usage,
) -> Result<Explanation<'e>, Problems> {
    let (page, question) = (question.page(), question.transaction());
    let asked = asked(engine, &question)?;
    let currency = currency(engine, question.currency.as_deref())?;
    match engine.explain(&asked, currency, usage, page) {
        Ok(explanation) => Ok(answer(engine, &explanation, (page, currency))),
        Err(code) => Err(refused_amount(&question, code)),
    }
}

fn answer<'e>(
    engine: &'e Engine,
    explanation: &explain::Explanation<'e>,
    page: (Page, Currency),
) -> Explanation<'e> {
    let decision = match &explanation.answer {
        Answered::Decided(decision) => OneOf::First(decision_answer(engine, decision)),
        Answered::Checked(reasons) => OneOf::Second(check_answer(reasons)),
    };
    let mut layers = Vec::with_capacity(explanation.layers.len());
    for found in &explanation.layers {
        layers.push(layer(engine, found));
    }
    Explanation { decision, layers, would_pass: would_pass(engine, &explanation.would_pass, page) }
}

fn layer<'e>(engine: &'e Engine, found: &Layer<'e>) -> ExplainedLayer<'e> {
    let mut layer = ExplainedLayer {
        layer: found.kind,
        passes: found.passes,
        deciding: found.reason.is_some(),
        reason: found.reason,
        ..ExplainedLayer::default()
    };
    match &found.fact {
        Fact::Bound(step) => layer.bound = Some(bound_step(engine, step)),
        Fact::Rule(step) => layer.rule = Some(rule_step(engine, step)),
        _ => {}
    }
    let nameless = matches!(
        found.fact,
        Fact::Plain
            | Fact::Bound(_)
            | Fact::Amount(None)
            | Fact::Rule(RuleStep { source: RuleSource::Default, .. })
    );
    if !nameless {
        layer.source = Some(source(engine, &found.fact));
    }
    layer
}

fn source<'e>(engine: &'e Engine, fact: &Fact<'e>) -> LayerSource<'e> {
    let mut source = LayerSource::default();
    let (mut customer, mut account) = (None, None);
    match fact {
        Fact::Plain | Fact::Bound(_) => {}
        Fact::Status(status) => source.status = Some(*status),
        Fact::Acting(user, status) => {
            source.acting = Some(engine.people.users.text(*user));
            source.status = Some(*status);
        }
        Fact::Grant(grant) => {
            source.grant = Some(engine.grants.grants.text(*grant));
            let days = engine.grants.grant.get(grant.at()).map(|grant| grant.days);
            source.from = days.map(|days| day(days.from));
            source.until = days.map(|days| day(days.until));
        }
        Fact::Customer(index) => customer = Some(*index),
        Fact::Account(index) => account = Some(*index),
        Fact::Contract(contract, index) => {
            source.contract = Some(engine.companies.contracts.text(*contract));
            customer = Some(*index);
        }
        Fact::Role(role, own, policies) => {
            source.role = Some(engine.roles.roles.text(*role));
            source.own_actions = Some(*own);
            source.policies = Some(names(&engine.roles.policies, policies));
        }
        Fact::Feature(feature, account_type) => {
            source.feature = Some(engine.catalogue.features.text(*feature));
            source.account_type = Some(engine.catalogue.account_types.text(*account_type));
        }
        Fact::Today(today) => source.today = Some(day(*today)),
        Fact::Amount(amount) => {
            source.amount = amount.map(|amount| Text::Owned(amount.format(engine.currency())));
        }
        Fact::Rule(step) => match step.source {
            RuleSource::Account(index) => account = Some(index),
            RuleSource::Customer(index) => customer = Some(index),
            RuleSource::Default => {}
        },
    }
    source.customer = name_of(&engine.companies.customers, customer);
    source.account = name_of(&engine.companies.accounts, account);
    source
}

fn day(day: Day) -> Text<'static> {
    Text::Owned(day.text())
}

fn bound_step<'e>(engine: &'e Engine, step: &BoundStep) -> ExplainedBound<'e> {
    let mut contributions = Vec::with_capacity(step.contributions.len());
    for given in &step.contributions {
        contributions.push(BoundContribution {
            from: given.origin,
            role: name_of(&engine.roles.roles, given.role),
            limit: bound(engine, given.limit),
        });
    }
    ExplainedBound {
        scope: step.scope,
        period: step.period,
        contributions,
        limit: bound(engine, step.limit),
        used: Text::Owned(step.used.format(engine.currency())),
        left: bound(engine, step.left),
    }
}

fn rule_step<'e>(engine: &'e Engine, step: &RuleStep<'e>) -> ExplainedRule<'e> {
    let currency = step.currency.unwrap_or_else(|| engine.currency());
    let text = |limit: Limit| Nullable(limit.total().map(|total| Text::Owned(total.format(currency))));
    ExplainedRule {
        period: step.period,
        currency: step.currency.map(|currency| Text::Owned(currency.code().to_string())),
        initiators: step.initiators.and_then(|named| initiators_entry(engine, named)),
        precedence: Some(step.precedence.clone()).filter(|why| !why.is_empty()),
        above: step.band.and_then(|(above, _)| text(above).0),
        up_to: step.band.map(|(_, up_to)| text(up_to)),
        requirement: step.requirement.as_ref().map(|given| requirement(engine, given)),
        can_be_met: step.can_be_met,
    }
}

/// The initiators of a rule as its document has them; `None`: everybody.
pub(super) fn initiators_entry(engine: &Engine, named: Initiators) -> Option<RuleInitiators<'_>> {
    match named {
        Initiators::Everybody => None,
        Initiators::Group(group) => {
            let group = Some(Id(engine.approvals.groups.text(group)));
            Some(RuleInitiators { group, users: None })
        }
        Initiators::User(user) => {
            let users = Some(alloc::vec![Id(engine.people.users.text(user))]);
            Some(RuleInitiators { group: None, users })
        }
    }
}

fn would_pass<'e>(
    engine: &'e Engine,
    found: &WouldPass,
    (page, currency): (Page, Currency),
) -> WouldPassAnswer<'e> {
    let largest = |amount: Option<Amount>| amount_text(amount, currency);
    let others = found.other_accounts.as_ref();
    let on_behalf = page.of(found.approvers_in_place.iter()).into_iter();
    let on_behalf = on_behalf.filter_map(|approval| in_place_entry(engine, approval)).collect();
    let entry = |other: &OtherAccount| {
        let OtherAccount { customer, account, outcome, largest } = *other;
        account_entry(engine, (customer, account), Some(outcome), (Some(largest), currency))
    };
    WouldPassAnswer {
        pass_up_to: found.largest.map(|found| largest(found.pass)),
        execute_up_to: found.largest.map(|found| largest(found.execute)),
        earliest_date: found.earliest.map(|earliest| Nullable(earliest.map(day))),
        other_accounts: others.map(|others| others.page.iter().map(entry).collect()),
        other_account_count: others.map(|others| count_of(others.count)),
        approvers: names(&engine.people.users, &page.of(found.approvers.iter().copied())),
        approver_count: count_of(found.approvers.len()),
        approvers_on_behalf: Some(on_behalf).filter(|list: &Vec<_>| !list.is_empty()),
    }
}

/// An account, what would happen there, and the largest amounts.
pub(super) fn account_entry(
    engine: &Engine,
    (customer, account): (CustomerIx, AccountIx),
    outcome: Option<Outcome>,
    (largest, currency): (Option<LargestAmounts>, Currency),
) -> AccountWithHeadroom<'_> {
    let text = |amount| amount_text(amount, currency);
    AccountWithHeadroom {
        customer: engine.companies.customers.text(customer),
        account: engine.companies.accounts.text(account),
        outcome,
        headroom: largest.map(|largest| AccountHeadroom {
            submit: text(largest.submit),
            execute: text(largest.execute),
            pass: text(largest.pass),
        }),
    }
}

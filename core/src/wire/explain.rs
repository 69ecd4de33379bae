//! A decision with its derivation, as JSON.

use alloc::vec::Vec;

use super::answer::{
    CheckAnswer, DecisionAnswer, HeadroomAnswer, RequirementAnswer, bound, check_answer, decision_answer,
    headroom, requirement,
};
use super::question::{EvaluateQuestion, asked, refused_amount, usage_of};
use super::read::{Nullable, OneOf, Text, document};
use super::snapshot::{Period, UserStatus};
use crate::day::Day;
use crate::decision::Outcome;
use crate::engine::Engine;
use crate::explain::{self, Answered, Fact, Layer, LayerKind, RuleSource, RuleStep};
use crate::explain_limits::{BoundStep, Contribution, Origin};
use crate::id::{AccountIx, CustomerIx, GrantIx, Index, PolicyIx};
use crate::problem::Problem;
use crate::reason::{ReasonCode, Scope};
use crate::usage::Usage;
use crate::would_pass::{OtherAccount, WouldPass};

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
        /// What it looks at.
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
        from: Option<Text<'a>> = "from",
        /// Last day of the grant, included.
        until: Option<Text<'a>> = "until",
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
        today: Option<Text<'a>> = "today",
        /// The amount in the base currency.
        amount: Option<Text<'a>> = "amount",
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
        limit: Nullable<Text<'a>> = "limit",
        /// What was used before.
        used: Text<'a> = "used",
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
        limit: Nullable<Text<'a>> = "limit",
    }
}

document! {
    /// What an approval rule says; the source names whose rule it is, none if there is no rule.
    ExplainedRule<'a> {
        /// Over what.
        period: Option<Period> = "period",
        /// Lower bound of the band, not included.
        above: Option<Text<'a>> = "above",
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
        /// The largest amount that breaks no limit; null: unbounded.
        submit_up_to: Option<Nullable<Text<'a>>> = "submitUpTo",
        /// The largest amount that is executed without approval; null: unbounded.
        execute_up_to: Option<Nullable<Text<'a>>> = "executeUpTo",
        /// The first execution date, neither before the asked one nor before today, on which this amount breaks no
        /// limit; null: none. Not looked for on behalf of another.
        earliest_date: Option<Nullable<Text<'a>>> = "earliestDate",
        /// Other accounts of the user on which this amount breaks no limit on the asked date. Not looked for on behalf
        /// of another.
        other_accounts: Option<Vec<AccountWithHeadroom<'a>>> = "otherAccounts",
        /// The users entitled to approve this transaction; sorted. None where it is refused on behalf of another.
        approvers: Vec<Text<'a>> = "approvers",
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
        /// The largest amounts that would pass there; absent for an action that moves no money.
        headroom: Option<HeadroomAnswer<'a>> = "headroom",
    }
}

/// Explains the decision over an [`EvaluateQuestion`], whose amount may be absent, over usage rows.
///
/// # Errors
/// What is malformed in the question or the usage rows; the paths of the latter begin with `/usage`.
pub fn explain<'e>(
    engine: &'e Engine,
    question: &[u8],
    usage: Option<&[u8]>,
) -> Result<Explanation<'e>, Vec<Problem>> {
    let question = EvaluateQuestion::parse(question)?;
    explain_over(engine, &question, &usage_of(engine, usage)?)
}

/// Explains a decision over usage that is loaded already.
///
/// # Errors
/// What is malformed in the question.
pub fn explain_over<'e>(
    engine: &'e Engine,
    question: &EvaluateQuestion<'_>,
    usage: &Usage,
) -> Result<Explanation<'e>, Vec<Problem>> {
    let asked = asked(engine, question)?;
    let explanation = engine.explain(&asked, usage).map_err(|code| refused_amount(question, code))?;
    Ok(answer(engine, &explanation))
}

fn answer<'e>(engine: &'e Engine, explanation: &explain::Explanation<'e>) -> Explanation<'e> {
    let decision = match &explanation.answer {
        Answered::Decided(decision) => OneOf::First(decision_answer(engine, decision)),
        Answered::Checked(reasons) => OneOf::Second(check_answer(reasons)),
    };
    let layers = explanation.layers.iter().map(|found| layer(engine, found)).collect();
    Explanation { decision, layers, would_pass: would_pass(engine, &explanation.would_pass) }
}

fn layer<'e>(engine: &'e Engine, found: &Layer<'e>) -> ExplainedLayer<'e> {
    let (bound, rule) = match &found.fact {
        Fact::Bound(step) => (Some(bound_step(engine, step)), None),
        Fact::Rule(step) => (None, Some(rule_step(engine, step))),
        _ => (None, None),
    };
    ExplainedLayer {
        layer: found.kind,
        source: source(engine, &found.fact),
        passes: found.passes,
        deciding: found.reason.is_some(),
        reason: found.reason,
        bound,
        rule,
    }
}

const NOWHERE: LayerSource<'static> = LayerSource {
    acting: None,
    grant: None,
    from: None,
    until: None,
    status: None,
    contract: None,
    customer: None,
    account: None,
    account_type: None,
    feature: None,
    role: None,
    own_actions: None,
    policies: None,
    today: None,
    amount: None,
};

fn customer_name(engine: &Engine, customer: CustomerIx) -> Text<'_> {
    Text::Borrowed(engine.companies.customers.id(customer))
}

fn account_name(engine: &Engine, account: AccountIx) -> Text<'_> {
    Text::Borrowed(engine.companies.accounts.id(account))
}

fn source<'e>(engine: &'e Engine, fact: &Fact<'e>) -> Option<LayerSource<'e>> {
    let customer = |customer| Some(customer_name(engine, customer));
    let account = |account| Some(account_name(engine, account));
    let policy = |policy: &PolicyIx| Text::Borrowed(engine.roles.policies.id(*policy));
    Some(match fact {
        Fact::Plain | Fact::Bound(_) => return None,
        Fact::Status(status) => LayerSource { status: Some(*status), ..NOWHERE },
        Fact::Acting(user, status) => LayerSource {
            acting: Some(Text::Borrowed(engine.people.users.id(*user))),
            status: Some(*status),
            ..NOWHERE
        },
        Fact::Grant(index) => grant_source(engine, *index)?,
        Fact::Customer(index) => LayerSource { customer: customer(*index), ..NOWHERE },
        Fact::Account(index) => LayerSource { account: account(*index), ..NOWHERE },
        Fact::Contract(contract, index) => LayerSource {
            contract: Some(Text::Borrowed(engine.companies.contracts.id(*contract))),
            customer: customer(*index),
            ..NOWHERE
        },
        Fact::Role(role, own, policies) => LayerSource {
            role: Some(Text::Borrowed(engine.roles.roles.id(*role))),
            own_actions: Some(*own),
            policies: Some(policies.iter().map(policy).collect()),
            ..NOWHERE
        },
        Fact::Feature(feature, account_type) => LayerSource {
            feature: Some(Text::Borrowed(engine.catalogue.features.id(*feature))),
            account_type: Some(Text::Borrowed(engine.catalogue.account_types.id(*account_type))),
            ..NOWHERE
        },
        Fact::Today(day) => LayerSource { today: Some(Text::Owned(day.text())), ..NOWHERE },
        Fact::Amount(amount) => {
            let amount = (*amount)?.format(engine.currency());
            LayerSource { amount: Some(Text::Owned(amount)), ..NOWHERE }
        }
        Fact::Rule(step) => match step.source {
            RuleSource::Account(index) => LayerSource { account: account(index), ..NOWHERE },
            RuleSource::Customer(index) => LayerSource { customer: customer(index), ..NOWHERE },
            RuleSource::Default => return None,
        },
    })
}

fn grant_source(engine: &Engine, index: GrantIx) -> Option<LayerSource<'_>> {
    let (from, until) = engine.grants.grant.get(index.at())?.days;
    Some(LayerSource {
        grant: Some(Text::Borrowed(engine.grants.grants.id(index))),
        from: Some(Text::Owned(from.text())),
        until: Some(Text::Owned(until.text())),
        ..NOWHERE
    })
}

fn bound_step<'e>(engine: &'e Engine, step: &BoundStep) -> ExplainedBound<'e> {
    let contribution = |given: &Contribution| BoundContribution {
        from: given.origin,
        role: given.role.map(|role| Text::Borrowed(engine.roles.roles.id(role))),
        limit: bound(engine, given.limit),
    };
    ExplainedBound {
        scope: step.scope,
        period: step.period,
        contributions: step.contributions.iter().map(contribution).collect(),
        limit: bound(engine, step.limit),
        used: Text::Owned(step.used.format(engine.currency())),
        left: bound(engine, step.left),
    }
}

fn rule_step<'e>(engine: &'e Engine, step: &RuleStep<'e>) -> ExplainedRule<'e> {
    let above = step.band.and_then(|(above, _)| bound(engine, above).0);
    ExplainedRule {
        period: step.period,
        above,
        up_to: step.band.map(|(_, up_to)| bound(engine, up_to)),
        requirement: step.requirement.map(|given| requirement(engine, given)),
        can_be_met: step.can_be_met,
    }
}

fn would_pass<'e>(engine: &'e Engine, found: &WouldPass) -> WouldPassAnswer<'e> {
    let other = |other: &OtherAccount| AccountWithHeadroom {
        customer: customer_name(engine, other.customer),
        account: account_name(engine, other.account),
        outcome: Some(other.outcome),
        headroom: Some(headroom(engine, other.headroom)),
    };
    let day = |day: Option<Day>| Nullable(day.map(|day| Text::Owned(day.text())));
    let user = |user| Text::Borrowed(engine.people.users.id(user));
    WouldPassAnswer {
        submit_up_to: found.headroom.map(|headroom| bound(engine, headroom.submit)),
        execute_up_to: found.headroom.map(|headroom| bound(engine, headroom.execute)),
        earliest_date: found.earliest.map(day),
        other_accounts: found.other_accounts.as_ref().map(|others| others.iter().map(other).collect()),
        approvers: found.approvers.iter().copied().map(user).collect(),
    }
}

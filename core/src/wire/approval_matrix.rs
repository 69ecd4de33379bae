//! Checks of an approval matrix, as JSON.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::{bound, name_of, names};
use super::explain::initiators_entry;
use super::question::customer_of;
use crate::ask::approval_matrix::finding::{Finding, FindingCode};
use crate::ask::page::Page;
use crate::data::ids::Index;
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::resolver::Resolver;
use crate::document::snapshot::RuleInitiators;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::problem::Problems;
use crate::value::amount::Limit;
use crate::value::period::Period;

document! {
    /// What is wrong with the approval matrix of this customer?
    CheckApprovalsQuestion<'a> {
        /// The customer.
        customer: Text<'a> = "customer",
        /// How many findings come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many findings are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// What can no longer be approved once this user has left?
    IfUserLeavesQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// At which customer; absent: wherever the user has access.
        customer: Option<Text<'a>> = "customer",
        /// How many findings come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many findings are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// One finding.
    FindingEntry<'a> {
        /// The stable code.
        code: FindingCode = "code",
        /// At which customer.
        customer: Text<'a> = "customer",
        /// On which account; absent: at the customer.
        account: Option<Text<'a>> = "account",
        /// Which action.
        action: Text<'a> = "action",
        /// The period of the rule; absent where no rule says anything.
        period: Option<Period> = "period",
        /// The currency of the rule, in which its band is; absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// Whose transactions the rule is for; absent: everybody's, or no rule says anything.
        initiators: Option<Vec<RuleInitiators<'a>>> = "initiators",
        /// The band of the rule.
        band: Option<FindingBand<'a>> = "band",
        /// Only transactions above this amount in the base currency are concerned, as far as somebody's limits let them
        /// through.
        amount_above: Option<Text<'a>> = "amountAbove",
        /// The initiators that are stuck or have no rule, or the approvers that everything depends on; sorted.
        users: Option<Vec<Text<'a>>> = "users",
    }
}

document! {
    /// A band of a rule: `above` < amount ≤ `upTo`.
    FindingBand<'a> {
        /// Lower bound, not included.
        above: Text<'a> as Amount = "above",
        /// Upper bound, included; absent: none.
        up_to: Option<Text<'a>> as Amount = "upTo",
    }
}

/// Answers a [`CheckApprovalsQuestion`]: by action, then what holds at the customer and by account, in the order of the
/// snapshot.
///
/// # Errors
/// What is malformed in the question; an unknown customer.
pub fn check_approvals<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<FindingEntry<'e>>, Problems> {
    let question: CheckApprovalsQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let customer = customer_of(&mut resolver, engine, &question.customer);
    let Some(customer) = customer else { return Err(resolver.into_problems()) };
    let page = Page::asked(question.offset, question.limit);
    Ok(entries(engine, &engine.check_approvals(customer), page))
}

/// Answers an [`IfUserLeavesQuestion`] with findings of what could be approved before: `unsatisfiable` and
/// `unsatisfiable-for-initiator`.
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn if_user_leaves<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<FindingEntry<'e>>, Problems> {
    let question: IfUserLeavesQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let user = resolver.within("user", |resolver| resolver.find(&engine.people.users, &question.user));
    let named = question.customer.as_ref().map(|id| customer_of(&mut resolver, engine, id));
    let problems = resolver.into_problems();
    let (Some(user), true) = (user, problems.is_empty()) else { return Err(problems) };
    let mut findings = Vec::new();
    match named.flatten() {
        Some(customer) => findings = engine.if_user_leaves(customer, user),
        None => {
            for (customer, _) in engine.people.user.get(user.at()).map_or(&[][..], |user| &user.assignments) {
                findings.append(&mut engine.if_user_leaves(*customer, user));
            }
        }
    }
    Ok(entries(engine, &findings, Page::asked(question.offset, question.limit)))
}

fn entries<'e>(engine: &'e Engine, findings: &[Finding], page: Page) -> Vec<FindingEntry<'e>> {
    page.of(findings.iter()).into_iter().map(|finding| entry(engine, finding)).collect()
}

fn entry<'e>(engine: &'e Engine, finding: &Finding) -> FindingEntry<'e> {
    let currency = finding.currency.unwrap_or_else(|| engine.currency());
    let text = |limit: Limit| limit.total().map(|total| Text::Owned(total.format(currency)));
    let band = finding.band.and_then(|(above, up_to)| Some((text(above)?, text(up_to))));
    let initiators = finding.initiators.iter().filter_map(|named| initiators_entry(engine, *named));
    let initiators: Vec<_> = initiators.collect();
    FindingEntry {
        code: finding.code,
        customer: engine.companies.customers.text(finding.customer),
        account: name_of(&engine.companies.accounts, finding.account),
        action: engine.catalogue.actions.text(finding.action),
        period: finding.period,
        band: band.map(|(above, up_to)| FindingBand { above, up_to }),
        currency: finding.currency.map(|currency| Text::Owned(currency.code().to_string())),
        initiators: Some(initiators).filter(|list| !list.is_empty()),
        amount_above: finding.amount_above.and_then(|above| bound(engine, above).0),
        users: (!finding.users.is_empty()).then(|| names(&engine.people.users, &finding.users)),
    }
}

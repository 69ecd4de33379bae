//! TypeScript declarations of the wire documents, written from the same macros that read them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::details::{CharacterClass, DetailCode, Rule};
use crate::{
    AccountOrder, ApprovalRefusal, DelegationRefusal, FindingCode, LayerKind, LimitField, Origin, Outcome,
    PermissionType, ProblemCode, ReasonCode, Scope, State,
};

/// The declarations of every document, question and answer.
#[must_use]
pub fn declarations() -> String {
    [
        SnapshotDocument::declaration(),
        LegalEntity::declaration(),
        Settings::declaration(),
        LimitGroup::declaration(),
        Feature::declaration(),
        Action::declaration(),
        Limits::declaration(),
        LimitSet::declaration(),
        Contract::declaration(),
        Customer::declaration(),
        Account::declaration(),
        Policy::declaration(),
        Role::declaration(),
        User::declaration(),
        Assignment::declaration(),
        Removed::declaration(),
        Overrides::declaration(),
        ThresholdSet::declaration(),
        Thresholds::declaration(),
        SignatoryGroup::declaration(),
        ApprovalRule::declaration(),
        Band::declaration(),
        Slot::declaration(),
        Grant::declaration(),
        CheckQuestion::declaration(),
        CheckAnswer::declaration(),
        Refusal::declaration(),
        EvaluateQuestion::declaration(),
        UsageEntry::declaration(),
        DecisionAnswer::declaration(),
        DecisionReason::declaration(),
        HeadroomAnswer::declaration(),
        RequirementAnswer::declaration(),
        Explanation::declaration(),
        ExplainedLayer::declaration(),
        LayerSource::declaration(),
        ExplainedBound::declaration(),
        BoundContribution::declaration(),
        ExplainedRule::declaration(),
        WouldPassAnswer::declaration(),
        AccountWithHeadroom::declaration(),
        LayerKind::declaration(),
        Origin::declaration(),
        AccountsForQuestion::declaration(),
        ActionsOnQuestion::declaration(),
        WhoCanQuestion::declaration(),
        WhoMayApproveQuestion::declaration(),
        GroupLimitsQuestion::declaration(),
        GroupLimitsEntry::declaration(),
        GroupLimitEntry::declaration(),
        MatrixQuestion::declaration(),
        MatrixAnswer::declaration(),
        FeatureState::declaration(),
        AccountState::declaration(),
        OtherState::declaration(),
        EditPermissionsQuestion::declaration(),
        EditOperation::declaration(),
        EditPermissionsAnswer::declaration(),
        RemovedAnswer::declaration(),
        SkippedPair::declaration(),
        ValidateLimitsQuestion::declaration(),
        LimitIssue::declaration(),
        LimitIssueCode::declaration(),
        ApprovalStatusQuestion::declaration(),
        PendingTransaction::declaration(),
        ApprovalStatusAnswer::declaration(),
        RefusedApproval::declaration(),
        ApprovalRefusal::declaration(),
        DelegateQuestion::declaration(),
        DelegationViolation::declaration(),
        DelegationRefusal::declaration(),
        LimitField::declaration(),
        EditSessionQuestion::declaration(),
        SessionOperation::declaration(),
        SetPermissions::declaration(),
        SetLimits::declaration(),
        SetLimitsInBulk::declaration(),
        ResetToDefault::declaration(),
        ResetScope::declaration(),
        AppliedOperation::declaration(),
        EditIssue::declaration(),
        EditRefusal::declaration(),
        SessionStateQuestion::declaration(),
        SessionState::declaration(),
        ActionState::declaration(),
        SessionAccountsQuestion::declaration(),
        AccountOrder::declaration(),
        SessionAccountGroup::declaration(),
        SessionAccount::declaration(),
        SessionLimitsQuestion::declaration(),
        SessionLimits::declaration(),
        SessionThresholds::declaration(),
        SessionDifference::declaration(),
        AccountDifference::declaration(),
        ActionDifference::declaration(),
        LimitDifferenceEntry::declaration(),
        SessionResult::declaration(),
        CheckApprovalsQuestion::declaration(),
        IfUserLeavesQuestion::declaration(),
        FindingEntry::declaration(),
        FindingBand::declaration(),
        FindingCode::declaration(),
        WhatIfAnswer::declaration(),
        CurrencyChange::declaration(),
        EntitlementChangeEntry::declaration(),
        LimitChangeEntry::declaration(),
        GroupLimitChangeEntry::declaration(),
        BoundChange::declaration(),
        FlippedTransaction::declaration(),
        Verdict::declaration(),
        DutiesQuestion::declaration(),
        DutyPair::declaration(),
        DutiesAnswer::declaration(),
        DutyConflictEntry::declaration(),
        RoleConflictEntry::declaration(),
        State::declaration(),
        PermissionType::declaration(),
        PersonQuestion::declaration(),
        PersonRules::declaration(),
        UserNameRules::declaration(),
        UserNameQuestion::declaration(),
        PasswordQuestion::declaration(),
        RoleNameQuestion::declaration(),
        RulesAnswer::declaration(),
        RuleAnswer::declaration(),
        DetailIssue::declaration(),
        DetailParameters::declaration(),
        IpAllowlistQuestion::declaration(),
        IpAllowlistAnswer::declaration(),
        WebNameQuestion::declaration(),
        WebNameAnswer::declaration(),
        AmountQuestion::declaration(),
        AmountAnswer::declaration(),
        AmountIssue::declaration(),
        WeekDay::declaration(),
        AccountAccess::declaration(),
        DelegationCeiling::declaration(),
        Level::declaration(),
        AccessLevel::declaration(),
        UserStatus::declaration(),
        Period::declaration(),
        Outcome::declaration(),
        ReasonCode::declaration(),
        Scope::declaration(),
        ProblemCode::declaration(),
        CharacterClass::declaration(),
        Rule::declaration(),
        DetailCode::declaration(),
    ]
    .join("\n")
}

/// Name, whether it may be absent, type, and documentation of one member.
pub(crate) type Member<'a> = (&'a str, bool, String, &'a [&'a str]);

pub(crate) fn interface(name: &str, about: &[&str], members: &[Member<'_>]) -> String {
    let mut text = comment("", about);
    text.push_str(&format!("export interface {name} {{\n"));
    for (key, optional, kind, doc) in members {
        text.push_str(&comment("  ", doc));
        let mark = if *optional { "?" } else { "" };
        text.push_str(&format!("  {key}{mark}: {kind};\n"));
    }
    text.push_str("}\n");
    text
}

pub(crate) fn union(name: &str, about: &[&str], words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("{}export type {name} = {};\n", comment("", about), words.join(" | "))
}

/// A document that is one of several: the word of the member that tells them apart, the document, what it is.
pub(crate) fn alternatives(name: &str, about: &[&str], tag: &str, kinds: &[(&str, &str, &[&str])]) -> String {
    let mut text = comment("", about);
    text.push_str(&format!("export type {name} =\n"));
    for (number, (word, document, doc)) in (1..).zip(kinds) {
        text.push_str(&comment("  ", doc));
        let end = if number == kinds.len() { ";" } else { "" };
        text.push_str(&format!("  | ({{ {tag}: \"{word}\" }} & {document}){end}\n"));
    }
    text
}

fn comment(indent: &str, lines: &[&str]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let text: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    format!("{indent}/** {} */\n", text.join(&format!("\n{indent} * ")))
}

/// A type that has a name in TypeScript.
pub(crate) trait Typed {
    /// Whether the member may be absent.
    const OPTIONAL: bool = false;

    fn typescript() -> String;
}

impl Typed for Text<'_> {
    fn typescript() -> String {
        "string".to_string()
    }
}

impl Typed for Id<'_> {
    fn typescript() -> String {
        "string".to_string()
    }
}

impl Typed for bool {
    fn typescript() -> String {
        "boolean".to_string()
    }
}

impl Typed for u64 {
    fn typescript() -> String {
        "number".to_string()
    }
}

impl<T: Typed> Typed for Option<T> {
    const OPTIONAL: bool = true;

    fn typescript() -> String {
        T::typescript()
    }
}

impl<T: Typed> Typed for Vec<T> {
    fn typescript() -> String {
        format!("Array<{}>", T::typescript())
    }
}

impl<T: Typed> Typed for Entries<'_, T> {
    fn typescript() -> String {
        format!("Record<string, {}>", T::typescript())
    }
}

impl<T: Typed> Typed for Nullable<T> {
    fn typescript() -> String {
        format!("{} | null", T::typescript())
    }
}

impl<A: Typed, B: Typed> Typed for OneOf<A, B> {
    fn typescript() -> String {
        format!("{} | {}", A::typescript(), B::typescript())
    }
}

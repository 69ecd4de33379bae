//! TypeScript declarations of the wire documents, made by a library from the same declarations that are read and
//! written.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use ts_rs::{Config, TS, TypeVisitor};

use super::*;
use crate::ProblemCode;

/// Visits these types.
macro_rules! visit {
    ($visitor:expr, [$($type:ty,)*]) => { $($visitor.visit::<$type>();)* };
}

/// The declarations of every document, question and answer, and of the types in them, by name.
#[must_use]
pub fn declarations() -> String {
    // Numbers of documents are counts, far below what a number of JavaScript keeps exactly.
    let config = Config::new().with_large_int("number");
    let mut found = Declarations { config, by_name: BTreeMap::new() };
    visit!(found, [
        SnapshotDocument<'static>,
        CheckQuestion<'static>,
        CheckAnswer,
        EvaluateQuestion<'static>,
        UsageEntry<'static>,
        DecisionAnswer<'static>,
        HeadroomQuestion<'static>,
        HeadroomAnswer<'static>,
        ExplainQuestion<'static>,
        Explanation<'static>,
        AccountsForQuestion<'static>,
        AccountWithHeadroom<'static>,
        ActionsOnQuestion<'static>,
        WhoCanQuestion<'static>,
        WhoMayApproveQuestion<'static>,
        GroupLimitsQuestion<'static>,
        GroupLimitsEntry<'static>,
        MatrixQuestion<'static>,
        MatrixAnswer<'static>,
        EditPermissionsQuestion<'static>,
        EditPermissionsAnswer<'static>,
        ValidateLimitsQuestion<'static>,
        LimitIssue<'static>,
        ApprovalStatusQuestion<'static>,
        ApprovalStatusAnswer<'static>,
        DelegateQuestion<'static>,
        DelegationViolation<'static>,
        EditSessionQuestion<'static>,
        SessionOperation<'static>,
        AppliedOperation<'static>,
        SessionStateQuestion<'static>,
        SessionState<'static>,
        SessionAccountsQuestion<'static>,
        SessionAccountGroup<'static>,
        SessionLimitsQuestion<'static>,
        SessionLimits<'static>,
        SessionDifference<'static>,
        SessionResult<'static>,
        CheckApprovalsQuestion<'static>,
        IfUserLeavesQuestion<'static>,
        FindingEntry<'static>,
        WhatIfAnswer<'static>,
        DutiesQuestion<'static>,
        DutiesAnswer<'static>,
        PersonQuestion<'static>,
        UserNameQuestion<'static>,
        PasswordQuestion<'static>,
        RoleNameQuestion<'static>,
        RulesAnswer<'static>,
        DetailIssue<'static>,
        IpAllowlistQuestion<'static>,
        IpAllowlistAnswer<'static>,
        WebNameQuestion<'static>,
        WebNameAnswer<'static>,
        CreationQuestion<'static>,
        CreationAnswer<'static>,
        AmountQuestion<'static>,
        AmountAnswer<'static>,
        ProblemCode,
    ]);
    found.by_name.into_values().collect()
}

/// What was declared so far.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        // Only what is declared by itself has a path; the rest is written where it stands.
        if T::output_path().is_none() || self.by_name.contains_key(&name) {
            return;
        }
        let about = T::docs().unwrap_or_default();
        self.by_name.insert(name, format!("{about}export {}\n\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

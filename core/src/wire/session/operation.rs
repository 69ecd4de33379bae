//! What can be done in an edit session, and what becomes of it.

use alloc::vec::Vec;

use crate::document::declaration::{document, tagged};
use crate::document::reader::{Nullable, OneOf, Text};
use crate::document::snapshot::Overrides;
use crate::model::catalogue::AccessLevel;
use crate::value::period::Period;
use crate::wire::limits::LimitIssueCode;
use crate::wire::matrix::SkippedPair;
use crate::words::words;

document! {
    /// Whose permissions and limits are edited, at which customer.
    EditSessionQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
    }
}

tagged! {
    /// One change of an edit session; applied as a whole or not at all.
    SessionOperation<'a> by "kind" {
        /// Gives actions back or takes them away.
        SetPermissions(SetPermissions<'a>) = "setPermissions",
        /// Sets single limits.
        SetLimits(SetLimits<'a>) = "setLimits",
        /// Sets the same limits on many accounts.
        SetLimitsInBulk(SetLimitsInBulk<'a>) = "setLimitsInBulk",
        /// Goes back to the default.
        Reset(ResetToDefault) = "reset",
    }
}

document! {
    /// Actions to give back or take away: those listed, or whatever the default set has of these features and access
    /// levels. A feature is given back with its whole default set. Features with access levels must have something
    /// selected already where they are edited.
    SetPermissions<'a> {
        /// On these accounts; absent: on all that the user has access to.
        accounts: Option<Vec<Text<'a>>> = "accounts",
        /// Of the customer's other features instead. Always `true` where given.
        other: Option<bool> = "other",
        /// These actions; not together with features or access levels.
        actions: Option<Vec<Text<'a>>> = "actions",
        /// All of these features.
        features: Option<Vec<Text<'a>>> = "features",
        /// Only of these access levels; without features: of any feature.
        access_levels: Option<Vec<AccessLevel>> = "accessLevels",
        /// Whether to give them back or take them away.
        enable: bool = "enable",
    }
}

document! {
    /// Limits to be set. Each action of an account and each group that is named is set as a whole: what is left out of
    /// it is default again.
    SetLimits<'a> {
        /// The limits, as an assignment has them.
        limits: Overrides<'a> = "limits",
    }
}

document! {
    /// The same limits for actions on accounts: 0 ≤ pre-approved ≤ deny ≤ maximum. Set where the action is enabled;
    /// where it is not, the pair is skipped.
    SetLimitsInBulk<'a> {
        /// On these accounts; absent: on all that the user has access to.
        accounts: Option<Vec<Text<'a>>> = "accounts",
        /// Monetary actions.
        actions: Vec<Text<'a>> = "actions",
        /// Over these periods.
        periods: Vec<Period> = "periods",
        /// Up to here executed without approval; null: these periods ask for no approval.
        pre_approved: Nullable<Text<'a>> as Amount = "preApproved",
        /// Above here refused.
        deny: Text<'a> as Amount = "deny",
    }
}

document! {
    /// What goes back to the default.
    ResetToDefault {
        /// What.
        what: ResetScope = "what",
    }
}

words! {
    /// What goes back to the default.
    ResetScope {
        /// The permissions on all accounts.
        Permissions = "permissions",
        /// The permissions of other features.
        OtherPermissions = "otherPermissions",
        /// The limits set for the user, by account and by group.
        Limits = "limits",
        /// Those by account.
        AccountLimits = "accountLimits",
        /// Those by group.
        GroupLimits = "groupLimits",
    }
}

words! {
    /// Why an operation is refused, beside the codes of limits.
    EditRefusal {
        /// Nothing of the feature is selected there, so its access levels cannot be edited.
        FeatureNotSelected = "feature-not-selected",
    }
}

document! {
    /// Why an operation is refused.
    EditIssue<'a> {
        /// JSON Pointer inside the operation.
        path: Text<'a> = "path",
        /// The stable code.
        code: OneOf<LimitIssueCode, EditRefusal> = "code",
        /// Of which action; where many are set at once.
        action: Option<Text<'a>> = "action",
        /// Over which period; where many are set at once.
        period: Option<Period> = "period",
        /// The bound it broke.
        maximum: Option<Text<'a>> = "maximum",
    }
}

document! {
    /// What became of an operation.
    AppliedOperation<'a> {
        /// Whether it was applied; if not, nothing was.
        applied: bool = "applied",
        /// Why it was not applied, sorted by path.
        issues: Vec<EditIssue<'a>> = "issues",
        /// Pairs that it does not reach, each time they were named: outside the default set, on accounts without
        /// access, for limits where the action is not enabled.
        skipped: Vec<SkippedPair<'a>> = "skipped",
        /// How many permissions and limits differ from what is saved.
        unsaved_changes: u64 = "unsavedChanges",
    }
}

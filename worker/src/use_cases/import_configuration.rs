//! Replace a legal entity's configuration as a whole. Transactions and usage stay.

use countersign_core::wire::{SnapshotDocument, UserStatus, inherit_accounts};
use serde_json::{Value, json as object};

use super::StaffId;
use crate::code::Code;
use crate::creation::screenings::HitsIn;
use crate::database::{Statement, read};
pub use crate::edit::Expected;
use crate::edit::{Before, Change, Edit, Scope, Shown, Versions, edit};
use crate::failure::{Failure, FieldProblem};
use crate::identity::sessions;
use crate::json::answer;
use crate::ledger::audit::ActorKind;
use crate::service::Service;

answer! {
    /// What was imported.
    Imported {
        /// The configuration's version, which is its ETag: a new one, or the one it has if the document is the same.
        version: String = "version",
        /// How many of each.
        counts: Counts = "counts",
    }
}

answer! {
    /// How many of each a document holds.
    Counts {
        /// Limit groups.
        limit_groups: u64 = "limitGroups",
        /// Features.
        features: u64 = "features",
        /// Actions.
        actions: u64 = "actions",
        /// Contracts.
        contracts: u64 = "contracts",
        /// Customers.
        customers: u64 = "customers",
        /// Accounts.
        accounts: u64 = "accounts",
        /// Policies.
        policies: u64 = "policies",
        /// Roles.
        roles: u64 = "roles",
        /// Users.
        users: u64 = "users",
        /// Assignments.
        assignments: u64 = "assignments",
        /// Signatory groups.
        signatory_groups: u64 = "signatoryGroups",
        /// Approval rules.
        approval_rules: u64 = "approvalRules",
        /// Grants.
        grants: u64 = "grants",
    }
}

impl Counts {
    fn of(document: &SnapshotDocument<'_>) -> Self {
        let customers = || document.contracts.iter().flat_map(|contract| &contract.customers);
        Self {
            limit_groups: count(document.limit_groups.len()),
            features: count(document.features.len()),
            actions: count(document.features.iter().map(|feature| feature.actions.len()).sum()),
            contracts: count(document.contracts.len()),
            customers: count(customers().count()),
            accounts: count(customers().map(|customer| customer.accounts.len()).sum()),
            policies: count(document.policies.len()),
            roles: count(document.roles.len()),
            users: count(document.users.len()),
            assignments: count(document.users.iter().map(|user| user.assignments.len()).sum()),
            signatory_groups: count(document.signatory_groups.len()),
            approval_rules: count(document.approval_rules.len()),
            grants: count(document.grants.as_ref().map_or(0, Vec::len)),
        }
    }
}

/// No address space holds more than fits.
fn count(entries: usize) -> u64 {
    entries.try_into().unwrap_or(u64::MAX)
}

/// Imports a document in place of the version that the client expects: an edit of everything.
///
/// # Errors
/// As [`edit`]; `InvalidSnapshot` also for what only the service knows: whose document it is, which time zones there
/// are, and in which currency usage was recorded; `ScreeningPending` if it makes somebody active who is on a list.
pub async fn import_configuration(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    expected: &Expected,
    bytes: &[u8],
) -> Result<Imported, Failure> {
    let document = SnapshotDocument::parse(bytes)
        .map_err(|problems| Failure::InvalidSnapshot(problems.map(Into::into)))?;
    let counts = Counts::of(&document);
    let hits = read(service.stores.directory(), &HitsIn(&staff.legal_entity)).await?;
    let whole = Edit {
        legal_entity: &staff.legal_entity,
        actor: (ActorKind::Staff, &staff.id),
        request_id,
        scope: Scope::Whole,
        expected,
        event: "configuration.imported",
        subject: &staff.legal_entity,
    };
    let shown =
        edit(service, whole, &Import { service, staff, document, counts: counts.clone(), hits }).await?;
    let version = shown.tag.ok_or_else(|| Failure::Internal("an import leaves no version".to_owned()))?;
    Ok(Imported { version, counts })
}

/// Puts another document in place of the one that is there.
struct Import<'a> {
    service: &'a Service,
    staff: &'a StaffId,
    document: SnapshotDocument<'a>,
    counts: Counts,
    /// Who is on a list.
    hits: Vec<String>,
}

impl Change for Import<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        Ok(Shown { tag: before.versions.map(Versions::tag), representation: None })
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        self.refuse_unless_ours(&before)?;
        self.refuse_activation_of_hits(&before)?;
        let mut document = self.document.clone();
        if let Some(before) = before.document {
            inherit_accounts(before, &mut document);
        }
        Ok(document)
    }

    fn facts(&self) -> Value {
        object!({ "counts": self.counts })
    }

    fn beside(&self) -> Vec<Statement> {
        vec![sessions::end_of_inactive(&self.staff.legal_entity)]
    }
}

impl Import<'_> {
    /// Nobody becomes active who is on a list, also not by an import.
    fn refuse_activation_of_hits(&self, before: &Before<'_>) -> Result<(), Failure> {
        let is_active = |document: &SnapshotDocument<'_>, id: &str| {
            let user = document.users.iter().find(|user| user.id.0 == id);
            user.is_some_and(|user| user.status == UserStatus::Active)
        };
        let becomes_active = |hit: &String| {
            is_active(&self.document, hit) && !before.document.is_some_and(|before| is_active(before, hit))
        };
        if self.hits.iter().any(becomes_active) { Err(Failure::ScreeningPending) } else { Ok(()) }
    }

    /// What the core cannot know.
    fn refuse_unless_ours(&self, before: &Before<'_>) -> Result<(), Failure> {
        let entity = &self.document.legal_entity;
        let mut problems = Vec::new();
        if entity.id.0 != self.staff.legal_entity {
            problems.push(FieldProblem::own("/legalEntity/id", Code::WrongLegalEntity));
        }
        if self.service.clock.today(&entity.time_zone).is_none() {
            problems.push(FieldProblem::own("/legalEntity/timeZone", Code::UnknownTimeZone));
        }
        if before.recorded.as_ref().is_some_and(|currency| *currency != entity.currency) {
            problems.push(FieldProblem::own("/legalEntity/currency", Code::CurrencyInUse));
        }
        if problems.is_empty() { Ok(()) } else { Err(Failure::InvalidSnapshot(problems.into())) }
    }
}

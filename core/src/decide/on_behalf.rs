//! Acting for the giver of a grant: whether a grant covers a request, and what then bounds it.

use alloc::vec::Vec;

use crate::data::ids::{GrantIx, Index, NOBODY, UserIx};
use crate::model::engine::Engine;
use crate::model::grants::{Grant, OnBehalf};
use crate::model::reason::ReasonCode;
use crate::model::request::{Place, Request};
use crate::value::amount::Limit;
use crate::value::day::Day;

/// A request that one user makes for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DelegatedRequest {
    /// Who acts.
    pub acting: UserIx,
    /// The request with the giver as its user: the giver's rights decide.
    pub request: Request,
    /// The day of asking and the day of execution; the grant must hold on both.
    pub days: [Day; 2],
}

/// Who acts for the user of a request, and up to which amount in one transaction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acting {
    pub(crate) user: UserIx,
    pub(crate) ceiling: Limit,
}

impl Engine {
    /// Looks up the ids of a question that is asked for somebody else, to be executed on a date.
    ///
    /// # Errors
    /// The reasons that end the list, as [`Engine::request`]. An unknown giver is not among them, but gets the answer
    /// of one who gave nothing: the acting user must not find out which ids exist.
    pub fn request_on_behalf(
        &self,
        user: &str,
        behalf: OnBehalf<'_>,
        action: &str,
        place: Place<'_>,
        date: Day,
    ) -> Result<DelegatedRequest, Vec<ReasonCode>> {
        let asked = self.request(user, action, place)?;
        let giver = self.people.users.find(behalf.giver).unwrap_or(NOBODY);
        let request = Request { user: giver, ..asked };
        Ok(DelegatedRequest { acting: asked.user, request, days: [behalf.today, date] })
    }

    /// Every reason that refuses a request for somebody else, each once: the acting user's own state, the grant, then
    /// the giver's refusals. Where no grant covers the request, nothing is said about the giver.
    #[must_use]
    pub fn refusals_on_behalf(&self, asked: DelegatedRequest) -> Vec<ReasonCode> {
        let mut reasons = Vec::new();
        if !self.is_active(asked.acting) {
            reasons.push(ReasonCode::UserNotActive);
        }
        // Without a grant nothing may be learned about the giver, not even whether such a user exists.
        if self.covering(asked).is_empty() {
            reasons.push(ReasonCode::NoGrant);
            return reasons;
        }
        if self.acting(asked).is_none() {
            reasons.push(ReasonCode::GrantNotInForce);
        }
        for code in self.refusals(asked.request) {
            // Each reason once: it cannot be seen whether the acting user or the giver is not active, so it is told
            // for the first.
            if code != ReasonCode::UserNotActive || self.is_active(asked.acting) {
                reasons.push(code);
            }
        }
        reasons
    }

    /// The grants of the giver to the acting user that cover the request, in force or not.
    pub(crate) fn covering(&self, asked: DelegatedRequest) -> Vec<(GrantIx, &Grant)> {
        let grants = self.grants_between(asked.request.user, asked.acting);
        grants.filter(|(_, grant)| grant.covers(asked.request)).collect()
    }

    /// The grants of a giver to a receiver, in the order of the snapshot.
    pub(crate) fn grants_between(
        &self,
        giver: UserIx,
        receiver: UserIx,
    ) -> impl Iterator<Item = (GrantIx, &Grant)> {
        let between = self.grants.between.get(&(giver, receiver)).into_iter().flatten();
        between.filter_map(|index| Some((*index, self.grants.grant.get(index.at())?)))
    }

    /// Who acts under the grants in force, up to the highest of their amounts. `None` without one.
    pub(crate) fn acting(&self, asked: DelegatedRequest) -> Option<Acting> {
        let mut acting: Option<Acting> = None;
        for (_, grant) in self.covering(asked) {
            // One grant is enough, so of several in force the most generous bounds the transaction.
            if grant.is_in_force(asked.days) {
                let ceiling =
                    acting.map_or(grant.per_transaction, |one| one.ceiling.max(grant.per_transaction));
                acting = Some(Acting { user: asked.acting, ceiling });
            }
        }
        acting
    }
}

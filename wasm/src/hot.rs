//! Questions in numbers: no text, no JSON, nothing to collect. What the numbers mean is said in the package's types.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use countersign_core::amount::{Amount, Limit};
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::day::Day;
use countersign_core::{IdKind, Outcome};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::RawEngine;

/// Stands for an id that nothing has; no handle is this number.
const UNKNOWN: u32 = u32::MAX;

#[wasm_bindgen]
impl RawEngine {
    /// The handle of an id of the kind with this number in [`IdKind::ALL`].
    #[must_use]
    pub fn handle(&self, kind: usize, id: &str) -> u32 {
        let kind = IdKind::ALL.get(kind);
        kind.and_then(|kind| self.engine.handle(*kind, id)).unwrap_or(UNKNOWN)
    }

    /// The id with a handle.
    #[must_use]
    pub fn id(&self, kind: usize, handle: u32) -> Option<String> {
        let kind = IdKind::ALL.get(kind);
        kind.and_then(|kind| self.engine.id_of(*kind, handle)).map(ToOwned::to_owned)
    }

    /// Whether a user may do an action at a place.
    #[must_use]
    pub fn allows(&self, user: u32, action: u32, place: u32) -> bool {
        self.engine.allows_by_handle(user, action, place)
    }

    /// The same for many: user, action, place, user, action, place, …; 1 where allowed.
    #[must_use]
    #[wasm_bindgen(js_name = checkMany)]
    pub fn check_many(&self, questions: &[u32]) -> Vec<u8> {
        let allows = |question: &[u32]| match question {
            [user, action, place] => u8::from(self.engine.allows_by_handle(*user, *action, *place)),
            _ => 0,
        };
        questions.chunks_exact(3).map(allows).collect()
    }

    /// The accounts on which a user may do an action.
    #[must_use]
    #[wasm_bindgen(js_name = accountsAt)]
    pub fn accounts_at(&self, user: u32, action: u32) -> Vec<u32> {
        self.engine.accounts_by_handle(user, action)
    }

    /// Count of accounts, words for each, the accounts, their words.
    #[must_use]
    #[wasm_bindgen(js_name = matrixBits)]
    pub fn matrix_bits(&self, user: u32) -> Vec<u32> {
        let granted = self.engine.granted_bits(user);
        let count = u32::try_from(granted.accounts.len()).unwrap_or_default();
        let mut all =
            Vec::with_capacity(granted.accounts.len().saturating_add(granted.bits.len()).saturating_add(2));
        all.extend([count, granted.words]);
        all.extend(granted.accounts);
        all.extend(granted.bits);
        all
    }

    /// What would happen to an amount in minor units of the base currency, given in its upper and lower 32 bits, on a
    /// day: the place of the outcome in [`Outcome::ALL`]. An amount or a day beyond its bounds is no question:
    /// [`UNKNOWN`].
    pub fn verdict(&self, user: u32, action: u32, place: u32, upper: u32, lower: u32, day: i32) -> u32 {
        self.headroom.set(None);
        let amount = Amount::from_minor(u128::from(upper) << 32 | u128::from(lower));
        let (Some(amount), Some(day)) = (amount, Day::from_number(day)) else { return UNKNOWN };
        let Some(request) = self.engine.request_by_handle(user, action, place) else {
            return Outcome::Denied as u32;
        };
        let verdict = self.engine.verdict(request, amount, day, &self.usage);
        self.headroom.set(verdict.headroom);
        verdict.outcome as u32
    }

    /// The largest amount that breaks no limit, of the last verdict.
    #[must_use]
    #[wasm_bindgen(js_name = lastSubmit)]
    pub fn last_submit(&self) -> f64 {
        self.headroom.get().map_or(f64::NAN, |headroom| minor(headroom.submit))
    }

    /// The largest amount that is executed without approval, of the last verdict.
    #[must_use]
    #[wasm_bindgen(js_name = lastExecute)]
    pub fn last_execute(&self) -> f64 {
        self.headroom.get().map_or(f64::NAN, |headroom| minor(headroom.execute))
    }
}

/// Minor units as JavaScript has them; no amount is larger than a number there holds exactly. Infinite if unbounded.
fn minor(limit: Limit) -> f64 {
    limit.total().map_or(f64::INFINITY, |total| exact(total.minor().min(AMOUNT_MINOR_MAX.into())))
}

#[expect(clippy::cast_precision_loss, reason = "at most 2^53 − 1, which is exact")]
const fn exact(minor: u128) -> f64 {
    minor as f64
}

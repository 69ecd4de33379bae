//! Questions in numbers: no text, no objects, nothing to collect. What the numbers mean is said in the package's types.

use countersign_core::amount::Limit;
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::{IdKind, ProblemCode};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::RawEngine;

/// The handle of every id that does not exist; no handle has this number.
const UNKNOWN: u32 = u32::MAX;

/// What [`RawEngine::verdict`] answers to an amount beyond the bound, to zero, and to a day out of range. No
/// outcome has such a number.
const NO_AMOUNT: u32 = u32::MAX;
const NOT_POSITIVE: u32 = u32::MAX - 1;
const NO_DAY: u32 = u32::MAX - 2;

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

    /// Lists the accounts on which a user may do an action; says how many.
    #[wasm_bindgen(js_name = accountsAt)]
    pub fn accounts_at(&mut self, user: u32, action: u32) -> usize {
        self.engine.list_accounts(user, action, &mut self.listing)
    }

    /// Lists the accounts of a user with what is granted on each, so many words for an account; says how many accounts.
    #[wasm_bindgen(js_name = matrixBits)]
    pub fn matrix_bits(&mut self, user: u32) -> usize {
        self.engine.list_granted(user, &mut self.granted);
        self.granted.accounts.len()
    }

    /// How many words an account has.
    #[must_use]
    #[wasm_bindgen(js_name = wordsOfAccount)]
    pub fn words_of_account(&self) -> u32 {
        self.engine.words_of_account()
    }

    /// Where the last list lies in the module's memory.
    #[must_use]
    #[wasm_bindgen(js_name = listPointer)]
    pub fn list_pointer(&self) -> usize {
        self.listing.accounts().as_ptr().addr()
    }

    /// Where the accounts of the last matrix lie.
    #[must_use]
    #[wasm_bindgen(js_name = accountsPointer)]
    pub fn accounts_pointer(&self) -> usize {
        self.granted.accounts.as_ptr().addr()
    }

    /// Where their words lie.
    #[must_use]
    #[wasm_bindgen(js_name = bitsPointer)]
    pub fn bits_pointer(&self) -> usize {
        self.granted.bits.as_ptr().addr()
    }

    /// What would happen to an amount in minor units of the base currency, given in its upper and lower 32 bits, on a
    /// day: the place of the outcome in [`Outcome::ALL`](countersign_core::Outcome::ALL). What is no question is
    /// [`NO_AMOUNT`], [`NOT_POSITIVE`] or [`NO_DAY`]. What would still pass is left where [`Self::headroom_at`] says.
    pub fn verdict(&mut self, user: u32, action: u32, place: u32, upper: u32, lower: u32, day: i32) -> u32 {
        // First of all, so that no caller takes the headroom of an earlier question for that of this one.
        *self.headroom = [f64::NAN; 2];
        let minor = u64::from(upper) << 32 | u64::from(lower);
        match self.engine.verdict_by_handle([user, action, place], minor, day, &self.usage) {
            Ok(verdict) => {
                if let Some(headroom) = verdict.headroom {
                    *self.headroom = [minor_units(headroom.submit), minor_units(headroom.execute)];
                }
                verdict.outcome as u32
            }
            Err(ProblemCode::AmountNotPositive) => NOT_POSITIVE,
            Err(ProblemCode::InvalidDate) => NO_DAY,
            Err(_) => NO_AMOUNT,
        }
    }

    /// Where in the module's memory the largest amounts of the last verdict lie: the one that breaks no limit, and the
    /// one that is executed without approval.
    #[must_use]
    #[wasm_bindgen(js_name = headroomAt)]
    pub fn headroom_at(&self) -> usize {
        self.headroom.as_ptr().addr()
    }
}

/// The module's memory, where JavaScript reads lists and amounts without a further call.
#[wasm_bindgen(js_name = moduleMemory)]
#[must_use]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Minor units as a number of JavaScript, which holds every amount exactly; infinite if unbounded.
fn minor_units(limit: Limit) -> f64 {
    limit.total().map_or(f64::INFINITY, |total| exact(total.minor().min(AMOUNT_MINOR_MAX)))
}

#[expect(clippy::cast_precision_loss, reason = "at most 2^53 − 1, which is exact")]
const fn exact(minor: u64) -> f64 {
    minor as f64
}

//! An engine as bytes: what a client loads without parsing, looking up or deriving anything.
//!
//! The bytes belong to one version of the engine: whoever has another one takes the document instead. They are checked
//! for damage, not for intent: like the document they come from the bank's own server, which decides again anyway.
//! Whatever they hold, loading them and asking the engine ends without a trap.

use alloc::string::ToString;
use alloc::vec::Vec;

use serde::{Deserialize, Deserializer};
use xxhash_rust::xxh64::xxh64;

use crate::bits::words_for;
use crate::engine::{ENGINE_VERSION, Engine};
use crate::problem::{Problem, ProblemCode};
use crate::wire::{AccountAccess, DelegationCeiling, Settings};

/// What the bytes begin with.
const MAGIC: [u8; 4] = *b"CSGN";

/// Counts the layouts of the engine's parts within one version: with it, a name tells apart bytes that differ.
pub const LAYOUT: u32 = 3;

impl Engine {
    /// The engine as bytes for [`Engine::from_binary`]: the same answers, loaded many times faster than the document.
    #[must_use]
    pub fn to_binary(&self) -> Vec<u8> {
        let head: Vec<u8> = MAGIC.iter().copied().chain([0; 8]).collect();
        // Writing plain data to memory cannot fail.
        let version = postcard::to_extend(&(ENGINE_VERSION, LAYOUT), head).unwrap_or_default();
        let mut bytes = postcard::to_extend(self, version).unwrap_or_default();
        if let Some((_, rest)) = bytes.split_at_mut_checked(MAGIC.len())
            && let Some((sum, body)) = rest.split_first_chunk_mut()
        {
            *sum = xxh64(body, 0).to_le_bytes();
        }
        bytes
    }

    /// Loads an engine from the bytes of [`Engine::to_binary`].
    ///
    /// # Errors
    /// One problem at the root: `invalid-binary` for bytes that are no snapshot or were damaged, `other-version` for
    /// those of another version of the engine.
    pub fn from_binary(bytes: &[u8]) -> Result<Self, Problem> {
        let body = checked(bytes).ok_or_else(|| invalid("is no snapshot, or was damaged"))?;
        let version = postcard::take_from_bytes::<(&str, u32)>(body);
        let ((version, layout), body) = version.map_err(|_| invalid("does not say its version"))?;
        if (version, layout) != (ENGINE_VERSION, LAYOUT) {
            let message = "is of another version of the engine; take the document".to_string();
            return Err(Problem::at_root(ProblemCode::OtherVersion, message));
        }
        let engine: Option<Self> = postcard::from_bytes(body).ok();
        engine.filter(Self::is_sound).map(Self::with_access).ok_or_else(|| invalid("does not hold an engine"))
    }

    /// Whether what the numbers in it lead to is there, as far as anything is counted out by them.
    fn is_sound(&self) -> bool {
        let accounts = self.companies.account.len();
        let within = |first: u32, count: u32| {
            first.checked_add(count).is_some_and(|end| usize::try_from(end).is_ok_and(|end| end <= accounts))
        };
        self.companies.customer.iter().all(|customer| within(customer.first_account, customer.account_count))
            && self.rows.are_whole(words_for(self.catalogue.action.len()))
    }
}

fn invalid(message: &str) -> Problem {
    Problem::at_root(ProblemCode::InvalidBinary, message.to_string())
}

/// What follows magic and checksum, if they are right.
fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (sum, body) = bytes.strip_prefix(&MAGIC)?.split_first_chunk()?;
    (u64::from_le_bytes(*sum) == xxh64(body, 0)).then_some(body)
}

/// As its fields stand in the bytes.
impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (account_access, delegation_ceiling, self_approval, shared_contract_limits) =
            <(AccountAccess, DelegationCeiling, bool, bool)>::deserialize(deserializer)?;
        Ok(Self { account_access, delegation_ceiling, self_approval, shared_contract_limits })
    }
}

//! An engine as bytes: what a client loads without parsing, looking up or deriving anything.
//!
//! They are the types in `model` as `postcard` writes them, and belong to one version of the engine: a client with
//! another version takes the document instead. They are checked for damage and not for intent, since like the document
//! they come from the bank's own server, which decides again anyway. Whatever they hold, loading them and asking the
//! engine ends without a panic.

use alloc::string::ToString;
use alloc::vec::Vec;

use xxhash_rust::xxh64::xxh64;

use crate::data::action_sets::words_for;
use crate::model::engine::{ENGINE_VERSION, Engine};
use crate::problem::{Problem, ProblemCode};

/// What the bytes begin with.
const MAGIC: [u8; 4] = *b"CSGN";

/// The number of the layout. It is raised when a type in `model` changes within one version of the engine, so that
/// bytes of another layout are refused and not misread.
pub const LAYOUT: u32 = 7;

impl Engine {
    /// The engine as bytes for [`Engine::from_binary`]: the same answers, loaded many times faster than the document.
    #[must_use]
    pub fn to_binary(&self) -> Vec<u8> {
        // Writing to memory cannot fail; if it did, the empty body would be refused when it is loaded.
        let body = postcard::to_allocvec(&(ENGINE_VERSION, LAYOUT, self)).unwrap_or_default();
        let sum = xxh64(&body, 0).to_le_bytes();
        [MAGIC.as_slice(), &sum, &body].concat()
    }

    /// Loads an engine from the bytes of [`Engine::to_binary`].
    ///
    /// # Errors
    /// One problem at the root: `invalid-binary` for bytes that are no snapshot or were damaged, `other-version` for
    /// those of another version of the engine.
    pub fn from_binary(bytes: &[u8]) -> Result<Self, Problem> {
        let body = checked(bytes).ok_or_else(|| invalid("is no snapshot, or was damaged"))?;
        let version = postcard::take_from_bytes::<(&str, u32)>(body);
        let (version, body) = version.map_err(|_| invalid("does not say its version"))?;
        // Read first and apart from the engine: of another layout nothing else can be read.
        if version != (ENGINE_VERSION, LAYOUT) {
            let message = "is of another version of the engine; take the document".to_string();
            return Err(Problem::at_root(ProblemCode::OtherVersion, message));
        }
        match postcard::take_from_bytes::<Self>(body) {
            Ok((engine, [])) if engine.is_sound() => Ok(engine.with_access()),
            _ => Err(invalid("does not hold an engine")),
        }
    }

    /// Whether the counts in it are true. All other numbers are looked up with `get`, so a wrong one finds nothing;
    /// these are counted out, and a wrong one would make a loop of billions.
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

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::data::ids::{Ids, UserIx};
    use crate::data::table::{Set, Table};

    const WINERY: &[u8] = include_bytes!("../../examples/winery.json");

    /// The bytes of an engine, this one's body in place of its own.
    fn with_body(body: &[u8]) -> Vec<u8> {
        let body = [postcard::to_allocvec(&(ENGINE_VERSION, LAYOUT)).unwrap().as_slice(), body].concat();
        [MAGIC.as_slice(), &xxh64(&body, 0).to_le_bytes(), &body].concat()
    }

    fn code(bytes: &[u8]) -> Option<ProblemCode> {
        Engine::from_binary(bytes).err().map(|problem| problem.code)
    }

    #[test]
    fn an_engine_comes_back_from_its_bytes_and_from_nothing_less_or_more() {
        let engine = Engine::load(WINERY).unwrap();
        let bytes = engine.to_binary();
        assert_eq!(Engine::from_binary(&bytes).unwrap().to_binary(), bytes);
        let body = postcard::to_allocvec(&engine).unwrap();
        assert_eq!(with_body(&body), bytes);
        let longer = [body.as_slice(), &[0]].concat();
        assert_eq!(code(&with_body(&longer)), Some(ProblemCode::InvalidBinary));
        for length in 0..body.len() {
            assert_eq!(code(&with_body(&body[..length])), Some(ProblemCode::InvalidBinary), "{length}");
        }
        for length in 0..bytes.len() {
            assert_eq!(code(&bytes[..length]), Some(ProblemCode::InvalidBinary), "{length}");
        }
    }

    #[test]
    fn bytes_of_another_layout_are_of_another_version() {
        for version in [("0.0.0", LAYOUT), (ENGINE_VERSION, LAYOUT + 1)] {
            let body = postcard::to_allocvec(&version).unwrap();
            let bytes = [MAGIC.as_slice(), &xxh64(&body, 0).to_le_bytes(), &body].concat();
            assert_eq!(code(&bytes), Some(ProblemCode::OtherVersion), "{version:?}");
        }
    }

    /// Room is made for what is there, not for what a length claims.
    #[test]
    fn a_list_is_no_longer_than_its_bytes() {
        let claims = postcard::to_allocvec(&u64::MAX).unwrap();
        assert!(postcard::from_bytes::<Vec<u64>>(&claims).is_err());
        assert!(postcard::from_bytes::<Table<UserIx, u64>>(&claims).is_err());
        assert_eq!(code(&with_body(&claims)), Some(ProblemCode::InvalidBinary));
    }

    /// Each of so many equal keys must be found at once, or reading them would take as long as their square.
    #[test]
    fn many_equal_keys_take_no_longer_than_others() {
        fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
            postcard::from_bytes(bytes).ok()
        }
        let texts = postcard::to_allocvec(&("", alloc::vec![0_u32; 2_000_000])).unwrap();
        assert!(read::<Ids<UserIx>>(&texts).is_none());
        let keys = postcard::to_allocvec(&alloc::vec![0_u32; 2_000_000]).unwrap();
        assert_eq!(read::<Set<UserIx>>(&keys).map(|set| set.len()), Some(1));
        let pairs = postcard::to_allocvec(&alloc::vec![(0_u32, 0_u32); 2_000_000]).unwrap();
        assert_eq!(read::<Table<UserIx, UserIx>>(&pairs).map(|table| table.len()), Some(1));
    }
}

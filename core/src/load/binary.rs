//! An engine as bytes: what a client loads without parsing, looking up or deriving anything.
//!
//! The bytes belong to one version of the engine: whoever has another one takes the document instead. They are checked
//! for damage, not for intent: like the document they come from the bank's own server, which decides again anyway.
//! Whatever they hold, loading them and asking the engine ends without a trap.

use alloc::string::ToString;
use alloc::vec::Vec;

use xxhash_rust::xxh64::xxh64;

use crate::data::action_sets::words_for;
use crate::data::bytes::{Input, Pack, packed, push_text};
use crate::model::approvals::{Approvals, Approvers, Band, Requirement, Rule, SignatoryGroup, Slot};
use crate::model::catalogue::{AccessLevel, Level};
use crate::model::catalogue::{Action, Catalogue};
use crate::model::companies::{Account, Companies, Customer};
use crate::model::engine::{ENGINE_VERSION, Engine};
use crate::model::grants::{Grant, Grants};
use crate::model::legal_entity::{AccountAccess, DelegationCeiling};
use crate::model::legal_entity::{Entity, Settings};
use crate::model::limits::{GroupLimit, Limits, Thresholds};
use crate::model::people::UserStatus;
use crate::model::people::{Assignment, People, User};
use crate::model::roles::{Role, Roles};
use crate::problem::{Problem, ProblemCode};
use crate::value::day::WeekDay;

/// What the bytes begin with.
const MAGIC: [u8; 4] = *b"CSGN";

/// Counts the layouts of the engine's parts within one version: with it, a name tells apart bytes that differ.
pub const LAYOUT: u32 = 5;

impl Engine {
    /// The engine as bytes for [`Engine::from_binary`]: the same answers, loaded many times faster than the document.
    #[must_use]
    pub fn to_binary(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = MAGIC.iter().copied().chain([0; 8]).collect();
        push_text(&mut bytes, ENGINE_VERSION);
        LAYOUT.pack(&mut bytes);
        self.pack(&mut bytes);
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
        let mut input = Input::new(body);
        let version = (input.text(), input.short());
        if !input.is_sound() {
            return Err(invalid("does not say its version"));
        }
        if version != (ENGINE_VERSION, LAYOUT) {
            let message = "is of another version of the engine; take the document".to_string();
            return Err(Problem::at_root(ProblemCode::OtherVersion, message));
        }
        let engine = Self::unpack(&mut input);
        let is_whole = input.is_read() && engine.is_sound();
        if is_whole { Ok(engine.with_access()) } else { Err(invalid("does not hold an engine")) }
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

packed! {
    Engine { entity, catalogue, companies, roles, people, approvals, grants, rows, access }
    Entity { currency, week_start, rates, settings }
    Settings { account_access, delegation_ceiling, self_approval, shared_contract_limits }
    Catalogue {
        features, actions, limit_groups, account_types, action, group_actions, applicable, everywhere, customer_level
    }
    Action { feature, level, access_level, limit_group, monetary_before, approved_by, limits }
    Companies { contracts, customers, accounts, customer, account, account_texts }
    Customer { contract, first_account, account_count, actions, limits }
    Account { customer, place, account_type }
    Limits { actions, groups }
    Roles { policies, policy, roles, role }
    Role { actions, own, policies, limits }
    People { users, user, assignment, of_customer, maxima }
    User { status, assignments }
    Assignment {
        customer, roles, maxima, role_actions, accounts, other, removed, removed_other, thresholds, group_overrides,
        groups
    }
    Thresholds { pre_approved, deny }
    GroupLimit { default, limit }
    Approvals { groups, group, of_account, of_customer, default }
    SignatoryGroup { customer, members }
    Rule { bands }
    Band { up_to, requirement }
    Requirement { sequential, any_of }
    Slot { approvers, count }
    Grants { grants, grant, between }
    Grant { giver, receiver, customer, accounts, actions, days, per_transaction }
}

/// Words as their places in their lists.
macro_rules! packed_words {
    ($($name:ident)*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn unpack(input: &mut Input<'_>) -> Self {
                let word = Self::ALL.get(usize::from(input.byte())).copied();
                input.sure(word, Self::default())
            }
        }
    )*};
}

packed_words! { AccessLevel AccountAccess DelegationCeiling Level UserStatus WeekDay }

impl Pack for Approvers {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Anyone => out.push(0),
            Self::Group(group) => {
                out.push(1);
                group.pack(out);
            }
            Self::Users(users) => {
                out.push(2);
                users.pack(out);
            }
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        match input.byte() {
            0 => Self::Anyone,
            1 => Self::Group(Pack::unpack(input)),
            2 => Self::Users(Pack::unpack(input)),
            _ => input.sure(None, Self::Anyone),
        }
    }
}

//! Changes to what a user has: edits of permissions, limits that are refused, who administers whom, delegation, and
//! sessions that stage them.
//!
//! An edit is judged before anything is stored. What is stored is what was *taken away*, never a copy of what is left:
//! so an action that a role gains later reaches everybody who holds the role.
//!
//! ```
//! use countersign_core::{Edit, EditPlace, Engine, Place};
//!
//! let engine = Engine::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"))).unwrap();
//! let place = Place::Account { account: "operating", customer: None };
//! let request = engine.request("ana", "transfers.create", place).unwrap();
//! let edit = Edit {
//!     place: EditPlace::Accounts(vec![request.account.unwrap()]),
//!     actions: vec![request.action],
//!     enable: false,
//! };
//! let edited = engine.edit_permissions(request.user, request.customer, &[edit]);
//! assert_eq!(edited.accounts, [(request.account.unwrap(), vec![request.action])]);
//! assert!(engine.allows(request), "an engine never changes: the edit is a proposal until it is loaded");
//! ```

pub(crate) mod administration;
pub(crate) mod creation;
pub(crate) mod delegation;
pub(crate) mod edits;
pub(crate) mod granting;
pub(crate) mod limit_refusals;
pub(crate) mod session;

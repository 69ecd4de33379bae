//! More questions over the same decisions: why, where else, who else, what if.
//!
//! None of these has a rule of its own. Each asks `decide`, or goes through the same facts, so that an explanation can
//! never disagree with the answer that it explains.
//!
//! ```
//! use countersign_core::{Engine, Place};
//!
//! let engine = Engine::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"))).unwrap();
//! let place = Place::Account { account: "operating", customer: None };
//! let request = engine.request("ana", "transfers.create", place).unwrap();
//! assert_eq!(engine.who_can(request.action, request.customer, request.account), [request.user]);
//! ```

pub(crate) mod approval_matrix;
pub(crate) mod duties;
pub(crate) mod explain;
pub(crate) mod explain_limits;
pub(crate) mod explain_rules;
pub(crate) mod handles;
pub(crate) mod listing;
pub(crate) mod matrix;
pub(crate) mod page;
pub(crate) mod usable;
pub(crate) mod what_if;
pub(crate) mod would_pass;

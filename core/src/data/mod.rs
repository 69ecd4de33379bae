//! Ids as numbers, sets of actions as bits, tables and bytes: what the engine is made of, whatever it means.
//!
//! Text is looked up once, when a document is loaded or a question comes in; behind that everything is small integers.
//!
//! ```
//! use countersign_core::{Engine, IdKind};
//!
//! let engine = Engine::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"))).unwrap();
//! let ana = engine.handle(IdKind::User, "ana").unwrap();
//! assert_eq!(engine.id_of(IdKind::User, ana), Some("ana"));
//! assert_eq!(engine.handle(IdKind::User, "nobody"), None);
//! ```

pub(crate) mod action_sets;
pub(crate) mod groups;
pub mod ids;
pub(crate) mod sorting;
pub(crate) mod table;

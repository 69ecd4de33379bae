//! Thin bindings of `countersign-core`: JSON text in, objects of JavaScript out, and numbers where a page asks on every
//! keystroke. No rule lives here.
//!
//! | what crosses | how |
//! | --- | --- |
//! | questions, operations | JSON text |
//! | documents, lists of usage and transactions | JSON text: many times faster than as many objects |
//! | answers, problems | objects ([`crossing`]); pieces of documents as JSON text |
//! | what is asked by number | numbers, and lists in the module's memory ([`numbers`]) |
//!
//! The package's own JavaScript (`wasm/js`) gives it plain data and turns what is thrown into its error class.

#[cfg(feature = "admin")]
mod admin;
mod crossing;
mod memory;
mod numbers;
mod questions;
#[cfg(feature = "admin")]
mod session;

use countersign_core::wire;
use countersign_core::{Engine, GrantedBits, Listing, Usage};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::crossing::{answered, object, thrown};

#[cfg(feature = "admin")]
pub use session::RawSession;

/// An engine loaded from a snapshot document, and what was used so far.
#[derive(Debug)]
#[wasm_bindgen]
pub struct RawEngine {
    engine: Engine,
    usage: Usage,
    /// Submit and execute of the last verdict. Boxed, so that it stays where JavaScript reads it when the engine moves.
    headroom: Box<[f64; 2]>,
    /// The last list; JavaScript reads it in the module's memory too.
    listing: Listing,
    /// The last matrix; JavaScript reads it in the module's memory too.
    granted: GrantedBits,
}

impl RawEngine {
    fn new(engine: Engine) -> Self {
        Self {
            engine,
            usage: Usage::default(),
            headroom: Box::new([f64::NAN; 2]),
            listing: Listing::default(),
            granted: GrantedBits::default(),
        }
    }
}

#[wasm_bindgen]
impl RawEngine {
    /// Loads a snapshot document from JSON bytes.
    ///
    /// # Errors
    /// Throws a list of the document's problems.
    pub fn load(document: &[u8]) -> Result<RawEngine, JsValue> {
        memory::make_room_to_load(document);
        Engine::load(document).map(Self::new).map_err(|problems| thrown(&problems))
    }

    /// Loads the bytes of an engine of the same version.
    ///
    /// # Errors
    /// Throws a list of one problem.
    #[wasm_bindgen(js_name = fromBinary)]
    pub fn from_binary(bytes: &[u8]) -> Result<RawEngine, JsValue> {
        Engine::from_binary(bytes).map(Self::new).map_err(|problem| thrown(&[problem]))
    }

    /// Sets what was used so far, a list of `UsageEntry` as JSON text, in place of what was set before.
    ///
    /// # Errors
    /// Throws a list of the rows' problems; what was set before stays.
    #[wasm_bindgen(js_name = setUsage)]
    pub fn set_usage(&mut self, rows: &str) -> Result<(), JsValue> {
        self.usage = wire::load_usage(&self.engine, rows.as_bytes()).map_err(|problems| thrown(&problems))?;
        Ok(())
    }

    /// What changes for a user from this engine to another: a `WhatIfAnswer`.
    ///
    /// # Errors
    /// None that is known.
    pub fn changes(&self, after: &RawEngine, user: &str) -> Result<JsValue, JsValue> {
        object(&wire::user_changes(&self.engine, &after.engine, user))
    }
}

/// Answers an `AmountQuestion`, which needs no snapshot.
///
/// # Errors
/// Throws a list of the question's problems.
#[wasm_bindgen(js_name = readAmount)]
pub fn read_amount(question: &str) -> Result<JsValue, JsValue> {
    answered(wire::read_amount(question.as_bytes()))
}

/// The engine's version.
#[wasm_bindgen(js_name = engineVersion)]
#[must_use]
pub fn engine_version() -> String {
    countersign_core::ENGINE_VERSION.to_owned()
}

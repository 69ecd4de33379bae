//! Thin bindings of `countersign-core`: JSON text in, JSON text out, and numbers where a page asks on every keystroke.
//! No rule lives here.
//!
//! The package's own JavaScript (`wasm/js`) turns objects into this text and problems into its error class.

#[cfg(feature = "admin")]
mod admin;
mod ask;
mod hot;
#[cfg(feature = "admin")]
mod session;

use countersign_core::wire::{self, to_json};
use countersign_core::{Engine, GrantedBits, Listing, Problem, Usage};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "admin")]
pub use session::RawSession;

/// An engine loaded from a snapshot document, and what was used so far.
#[derive(Debug)]
#[wasm_bindgen]
pub struct RawEngine {
    engine: Engine,
    usage: Usage,
    /// Of the last verdict, where JavaScript reads it: submit and execute.
    headroom: Box<[f64; 2]>,
    /// The last list, likewise.
    listing: Listing,
    /// The last matrix, likewise.
    granted: GrantedBits,
}

fn issues(problems: &[Problem]) -> String {
    to_json(&problems)
}

fn answer(result: Result<impl Serialize, Vec<Problem>>) -> Result<String, String> {
    match result {
        Ok(answer) => Ok(to_json(&answer)),
        Err(problems) => Err(issues(&problems)),
    }
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
    /// Throws a JSON list of the document's problems.
    pub fn load(document: &[u8]) -> Result<RawEngine, String> {
        Engine::load(document).map(Self::new).map_err(|problems| issues(&problems))
    }

    /// Loads the bytes of an engine of the same version.
    ///
    /// # Errors
    /// Throws a JSON list of one problem.
    #[wasm_bindgen(js_name = fromBinary)]
    pub fn from_binary(bytes: &[u8]) -> Result<RawEngine, String> {
        Engine::from_binary(bytes).map(Self::new).map_err(|problem| issues(&[problem]))
    }

    /// Sets what was used so far, a list of `UsageEntry`, in place of what was set before.
    ///
    /// # Errors
    /// Throws a JSON list of the rows' problems; what was set before stays.
    #[wasm_bindgen(js_name = setUsage)]
    pub fn set_usage(&mut self, rows: &str) -> Result<(), String> {
        let usage = wire::load_usage(&self.engine, rows.as_bytes()).map_err(|problems| issues(&problems))?;
        self.usage = usage;
        Ok(())
    }

    /// What changes for a user from this engine to another: a `WhatIfAnswer`.
    #[must_use]
    pub fn changes(&self, after: &RawEngine, user: &str) -> String {
        to_json(&wire::user_changes(&self.engine, &after.engine, user))
    }
}

/// Answers an `AmountQuestion`, which needs no snapshot.
///
/// # Errors
/// Throws a JSON list of the question's problems.
#[wasm_bindgen(js_name = readAmount)]
pub fn read_amount(question: &str) -> Result<String, String> {
    answer(wire::read_amount(question.as_bytes()))
}

/// The engine's version.
#[wasm_bindgen(js_name = engineVersion)]
#[must_use]
pub fn engine_version() -> String {
    countersign_core::ENGINE_VERSION.to_owned()
}

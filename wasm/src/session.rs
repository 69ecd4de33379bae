//! Edit sessions: a handle beside the engine's.

use countersign_core::Session;
use countersign_core::wire;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::RawEngine;
use crate::crossing::{answered, object, thrown, written};

/// Staged edits of one user's permissions and limits; every call takes the engine that started it.
#[derive(Debug)]
#[wasm_bindgen]
pub struct RawSession(Session);

#[wasm_bindgen]
impl RawSession {
    /// Starts a session as an `EditSessionQuestion` says.
    ///
    /// # Errors
    /// Throws a list of the question's problems.
    pub fn start(engine: &RawEngine, question: &str) -> Result<RawSession, JsValue> {
        wire::start_session(&engine.engine, question.as_bytes())
            .map(Self)
            .map_err(|problems| thrown(&problems))
    }

    /// Applies a `SessionOperation`, or refuses it.
    ///
    /// # Errors
    /// Throws a list of the operation's problems.
    pub fn apply(&mut self, engine: &RawEngine, operation: &str) -> Result<JsValue, JsValue> {
        answered(wire::apply_operation(&engine.engine, &mut self.0, operation.as_bytes()))
    }

    /// Takes back the last operation; whether there was one.
    pub fn undo(&mut self, engine: &RawEngine) -> bool {
        self.0.undo(&engine.engine)
    }

    /// Answers a `SessionStateQuestion`.
    ///
    /// # Errors
    /// Throws a list of the question's problems.
    pub fn state(&self, engine: &RawEngine, question: &str) -> Result<JsValue, JsValue> {
        answered(wire::session_state(&engine.engine, &self.0, question.as_bytes()))
    }

    /// Answers a `SessionAccountsQuestion`.
    ///
    /// # Errors
    /// Throws a list of the question's problems.
    pub fn accounts(&self, engine: &RawEngine, question: &str) -> Result<JsValue, JsValue> {
        answered(wire::session_accounts(&engine.engine, &self.0, question.as_bytes()))
    }

    /// Answers a `SessionLimitsQuestion`.
    ///
    /// # Errors
    /// Throws a list of the question's problems.
    pub fn limits(&self, engine: &RawEngine, question: &str) -> Result<JsValue, JsValue> {
        answered(wire::session_limits(&engine.engine, &self.0, question.as_bytes()))
    }

    /// What would change: a `SessionDifference`.
    ///
    /// # Errors
    /// None that is known.
    pub fn difference(&self, engine: &RawEngine) -> Result<JsValue, JsValue> {
        object(&wire::session_difference(&engine.engine, &self.0))
    }

    /// What stands against saving: a list of `LimitIssue`.
    ///
    /// # Errors
    /// None that is known.
    pub fn issues(&self, engine: &RawEngine) -> Result<JsValue, JsValue> {
        object(&wire::session_issues(&engine.engine, &self.0))
    }

    /// What is to be sent: a `SessionResult`, as JSON text.
    ///
    /// # Errors
    /// None that is known.
    pub fn result(&self, engine: &RawEngine) -> Result<String, JsValue> {
        written(Ok(wire::session_result(&engine.engine, &self.0)))
    }
}

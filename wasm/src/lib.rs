//! Thin bindings of `countersign-core`: JSON text in, JSON text out. No rule lives here.
//!
//! The package's own JavaScript (`wasm/js`) turns objects into this text and problems into its error class.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
mod runtime;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use countersign_core::{Engine, Problem, wire};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// An engine loaded from a snapshot document.
#[derive(Debug)]
#[wasm_bindgen]
pub struct RawEngine(Engine);

/// One problem as the package's error shows it.
#[derive(Serialize)]
struct Issue<'p> {
    path: &'p str,
    code: &'p str,
    message: &'p str,
}

fn json(answer: &impl Serialize) -> String {
    // Answers are plain data with text keys: writing them to a string cannot fail.
    serde_json::to_string(answer).unwrap_or_default()
}

impl<'p> From<&'p Problem> for Issue<'p> {
    fn from(problem: &'p Problem) -> Self {
        Self { path: &problem.path, code: problem.code.code(), message: &problem.message }
    }
}

fn issues(problems: &[Problem]) -> String {
    json(&problems.iter().map(Issue::from).collect::<Vec<_>>())
}

fn answer(result: Result<impl Serialize, Vec<Problem>>) -> Result<String, String> {
    result.map(|answer| json(&answer)).map_err(|problems| issues(&problems))
}

#[wasm_bindgen]
impl RawEngine {
    /// Loads a snapshot document from JSON bytes.
    ///
    /// # Errors
    /// Throws a JSON list of the document's problems.
    pub fn load(document: &[u8]) -> Result<RawEngine, String> {
        Engine::load(document).map(Self).map_err(|problems| issues(&problems))
    }

    /// Answers a `CheckQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    pub fn check(&self, question: &str) -> Result<String, String> {
        answer(wire::check(&self.0, question.as_bytes()))
    }

    /// Answers an `EvaluateQuestion` over usage rows.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    pub fn evaluate(&self, question: &str, usage: Option<String>) -> Result<String, String> {
        answer(wire::evaluate(&self.0, question.as_bytes(), usage.as_deref().map(str::as_bytes)))
    }

    /// Answers a `GroupLimitsQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = groupLimits)]
    pub fn group_limits(&self, question: &str) -> Result<String, String> {
        answer(wire::group_limits(&self.0, question.as_bytes()))
    }

    /// Answers a `MatrixQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = matrix)]
    pub fn matrix(&self, question: &str) -> Result<String, String> {
        answer(wire::matrix(&self.0, question.as_bytes()))
    }

    /// Answers a `EditPermissionsQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = editPermissions)]
    pub fn edit_permissions(&self, question: &str) -> Result<String, String> {
        answer(wire::edit_permissions(&self.0, question.as_bytes()))
    }

    /// Answers a `ValidateLimitsQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = validateLimits)]
    pub fn validate_limits(&self, question: &str) -> Result<String, String> {
        answer(wire::validate_limits(&self.0, question.as_bytes()))
    }

    /// Answers a `ApprovalStatusQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = approvalStatus)]
    pub fn approval_status(&self, question: &str) -> Result<String, String> {
        answer(wire::approval_status(&self.0, question.as_bytes()))
    }

    /// Answers a `DelegateQuestion`.
    ///
    /// # Errors
    /// Throws a JSON list of the question's problems.
    #[wasm_bindgen(js_name = delegate)]
    pub fn delegate(&self, question: &str) -> Result<String, String> {
        answer(wire::delegate(&self.0, question.as_bytes()))
    }
}

/// The engine's version.
#[wasm_bindgen(js_name = engineVersion)]
#[must_use]
pub fn engine_version() -> String {
    countersign_core::ENGINE_VERSION.to_owned()
}

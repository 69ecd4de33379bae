//! What only pages of administrators ask.

use countersign_core::wire;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::ask::unknown_method;
use crate::{RawEngine, answer};

impl RawEngine {
    pub(crate) fn ask_admin(&self, method: &str, question: &[u8]) -> Result<String, String> {
        let engine = &self.engine;
        match method {
            "checkApprovals" => answer(wire::check_approvals(engine, question)),
            "ifUserLeaves" => answer(wire::if_user_leaves(engine, question)),
            "duties" => answer(wire::duties(engine, question)),
            _ => Err(unknown_method(method)),
        }
    }
}

#[wasm_bindgen]
impl RawEngine {
    /// The engine as bytes.
    #[must_use]
    pub fn binary(&self) -> Vec<u8> {
        self.engine.to_binary()
    }

    /// The smallest document that gives one user the same answers.
    ///
    /// # Errors
    /// Throws a JSON list of the document's problems; `unknown-reference` at `/user` if it has no such user.
    pub fn slice(document: &[u8], user: &str) -> Result<String, String> {
        answer(wire::slice_document(document, user))
    }

    /// What changes between two documents, and which of these transactions would be decided differently.
    ///
    /// # Errors
    /// Throws a JSON list of the problems of what was given.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(
        before: &[u8],
        after: &[u8],
        transactions: Option<String>,
        usage: Option<String>,
    ) -> Result<String, String> {
        let (transactions, usage) = (transactions.as_deref(), usage.as_deref());
        let (transactions, usage) = (transactions.map(str::as_bytes), usage.map(str::as_bytes));
        answer(wire::what_if(before, after, transactions.map(Into::into), usage.map(Into::into)))
    }
}

/// Answers a question about a person's details, which needs no snapshot.
///
/// # Errors
/// Throws a JSON list of the question's problems.
#[wasm_bindgen]
pub fn details(method: &str, question: &str) -> Result<String, String> {
    let question = question.as_bytes();
    match method {
        "validatePerson" => answer(wire::validate_person(question)),
        "userNameRules" => answer(wire::user_name_rules(question)),
        "passwordRules" => answer(wire::password_rules(question)),
        "roleNameRules" => answer(wire::role_name_rules(question)),
        "ipAllowlist" => answer(wire::ip_allowlist(question)),
        "webName" => answer(wire::web_name(question)),
        _ => Err(unknown_method(method)),
    }
}

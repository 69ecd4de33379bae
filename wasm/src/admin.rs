//! What only pages of administrators ask.

use countersign_core::wire;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::RawEngine;
use crate::crossing::{answered, written};
use crate::questions::from_engine;

from_engine! {
    /// Answers a `CheckApprovalsQuestion`.
    check_approvals, checkApprovals: answered(wire::check_approvals) -> JsValue;
    /// Answers an `IfUserLeavesQuestion`.
    if_user_leaves, ifUserLeaves: answered(wire::if_user_leaves) -> JsValue;
    /// Answers a `DutiesQuestion`.
    duties, duties: answered(wire::duties) -> JsValue;
}

#[wasm_bindgen]
impl RawEngine {
    /// The engine as bytes.
    #[must_use]
    pub fn binary(&self) -> Vec<u8> {
        self.engine.to_binary()
    }

    /// The smallest document that gives one user the same answers, as JSON text.
    ///
    /// # Errors
    /// Throws a list of the document's problems; `unknown-reference` at `/user` if it has no such user.
    pub fn slice(document: &[u8], user: &str) -> Result<String, JsValue> {
        written(wire::slice_document(document, user))
    }

    /// What changes between two documents, and which of these transactions as JSON
    /// text, would be decided differently.
    ///
    /// # Errors
    /// Throws a list of the problems of what was given.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(
        before: &[u8],
        after: &[u8],
        transactions: Option<String>,
        usage: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let [transactions, usage] = [&transactions, &usage].map(|list| list.as_deref().map(str::as_bytes));
        answered(wire::what_if(before, after, transactions.map(Into::into), usage.map(Into::into)))
    }
}

/// Declares functions that answer a question about a person's details, which needs no snapshot.
macro_rules! about_details {
    ($($(#[doc = $about:literal])* $function:ident, $name:ident: $ask:path;)*) => {$(
        $(#[doc = $about])*
        ///
        /// # Errors
        /// Throws a list of the question's problems.
        #[wasm_bindgen(js_name = $name)]
        pub fn $function(question: &str) -> Result<JsValue, JsValue> {
            answered($ask(question.as_bytes()))
        }
    )*};
}

about_details! {
    /// Answers a `PersonQuestion`.
    validate_person, validatePerson: wire::validate_person;
    /// Answers a `CreationQuestion`.
    creation_steps, creationSteps: wire::creation_steps;
    /// Answers a `UserNameQuestion`.
    user_name_rules, userNameRules: wire::user_name_rules;
    /// Answers a `PasswordQuestion`.
    password_rules, passwordRules: wire::password_rules;
    /// Answers a `RoleNameQuestion`.
    role_name_rules, roleNameRules: wire::role_name_rules;
    /// Answers an `IpAllowlistQuestion`.
    ip_allowlist, ipAllowlist: wire::ip_allowlist;
    /// Answers a `WebNameQuestion`.
    web_name, webName: wire::web_name;
}

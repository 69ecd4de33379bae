//! Questions in JSON, by the name of the package's method.

use alloc::string::String;

use countersign_core::{Problem, ProblemCode, wire};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{RawEngine, answer, issues};

#[wasm_bindgen]
impl RawEngine {
    /// Answers one question, the JSON of its document, in JSON. Where usage counts and none is given, what was set
    /// counts.
    ///
    /// # Errors
    /// Throws a JSON list of the problems of the question or the usage rows.
    pub fn ask(&self, method: &str, question: &str, usage: Option<String>) -> Result<String, String> {
        let given = usage.map(|rows| wire::load_usage(&self.engine, rows.as_bytes())).transpose();
        let given = given.map_err(|problems| issues(&problems))?;
        let usage = given.as_ref().unwrap_or(&self.usage);
        let (engine, question) = (&self.engine, question.as_bytes());
        let payment = || wire::EvaluateQuestion::parse(question);
        match method {
            "check" => answer(wire::check(engine, question)),
            "evaluate" => answer(payment().and_then(|asked| wire::evaluate_over(engine, &asked, usage))),
            "groupLimits" => answer(wire::group_limits(engine, question)),
            "matrix" => answer(wire::matrix(engine, question)),
            "editPermissions" => answer(wire::edit_permissions(engine, question)),
            "validateLimits" => answer(wire::validate_limits(engine, question)),
            "approvalStatus" => answer(wire::approval_status(engine, question)),
            "delegate" => answer(wire::delegate(engine, question)),
            "explain" => answer(payment().and_then(|asked| wire::explain_over(engine, &asked, usage))),
            "accountsFor" => answer(wire::accounts_for_over(engine, question, usage)),
            "actionsOn" => answer(wire::actions_on(engine, question)),
            "whoCan" => answer(wire::who_can(engine, question)),
            "whoMayApprove" => answer(wire::who_may_approve(engine, question)),
            "checkApprovals" => answer(wire::check_approvals(engine, question)),
            "ifUserLeaves" => answer(wire::if_user_leaves(engine, question)),
            "duties" => answer(wire::duties(engine, question)),
            _ => Err(unknown_method(method)),
        }
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
        answer(wire::what_if(before, after, transactions.map(str::as_bytes), usage.map(str::as_bytes)))
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

fn unknown_method(method: &str) -> String {
    let message = alloc::format!("there is no method `{method}`");
    issues(&[Problem { path: String::new(), code: ProblemCode::InvalidValue, message }])
}

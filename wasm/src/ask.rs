//! Questions in JSON, by the name of the package's method.

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
            "headroom" => answer(
                wire::HeadroomQuestion::parse(question)
                    .and_then(|asked| wire::headroom_over(engine, &asked, usage)),
            ),
            "groupLimits" => answer(wire::group_limits(engine, question)),
            "matrix" => answer(wire::matrix(engine, question)),
            "editPermissions" => answer(wire::edit_permissions(engine, question)),
            "validateLimits" => answer(wire::validate_limits(engine, question)),
            "approvalStatus" => answer(wire::approval_status(engine, question)),
            "delegate" => answer(wire::delegate(engine, question)),
            "explain" => answer(
                wire::ExplainQuestion::parse(question)
                    .and_then(|asked| wire::explain_over(engine, &asked, usage)),
            ),
            "accountsFor" => answer(wire::accounts_for_over(engine, question, usage)),
            "actionsOn" => answer(wire::actions_on(engine, question)),
            "whoCan" => answer(wire::who_can(engine, question)),
            "whoMayApprove" => answer(wire::who_may_approve(engine, question)),
            _ => self.ask_admin(method, question),
        }
    }
}

#[cfg(not(feature = "admin"))]
impl RawEngine {
    fn ask_admin(&self, method: &str, _: &[u8]) -> Result<String, String> {
        Err(unknown_method(method))
    }
}

pub(crate) fn unknown_method(method: &str) -> String {
    let message = ["there is no method `", method, "`"].concat();
    issues(&[Problem { path: String::new(), code: ProblemCode::InvalidValue, message }])
}

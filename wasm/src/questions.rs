//! Questions by the names of the package's methods.
//!
//! Each is a function of its own: a browser compiles what is called when it is called, and the first question is not to
//! wait for all the others.

use countersign_core::wire::{self, EvaluateQuestion, ExplainQuestion, HeadroomQuestion};
use countersign_core::{Engine, Problems, Usage};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::RawEngine;
use crate::crossing::{answered, thrown, written};

/// Declares methods that answer a question from the engine alone.
macro_rules! from_engine {
    ($($(#[doc = $about:literal])* $method:ident, $name:ident: $cross:ident($ask:path) -> $answer:ty;)*) => {
        #[wasm_bindgen]
        impl RawEngine {
            $(
                $(#[doc = $about])*
                ///
                /// # Errors
                /// Throws a list of the question's problems.
                #[wasm_bindgen(js_name = $name)]
                pub fn $method(&self, question: &str) -> Result<$answer, JsValue> {
                    $cross($ask(&self.engine, question.as_bytes()))
                }
            )*
        }
    };
}
#[cfg(feature = "admin")]
pub(crate) use from_engine;

from_engine! {
    /// Answers a `CheckQuestion`.
    check, check: answered(wire::check) -> JsValue;
    /// Answers a `GroupLimitsQuestion`.
    group_limits, groupLimits: answered(wire::group_limits) -> JsValue;
    /// Answers a `MatrixQuestion`.
    matrix, matrix: answered(wire::matrix) -> JsValue;
    /// Answers an `EditPermissionsQuestion`, as JSON text.
    edit_permissions, editPermissions: written(wire::edit_permissions) -> String;
    /// Answers a `ValidateLimitsQuestion`.
    validate_limits, validateLimits: answered(wire::validate_limits) -> JsValue;
    /// Answers an `ApprovalStatusQuestion`.
    approval_status, approvalStatus: answered(wire::approval_status) -> JsValue;
    /// Answers a `DelegateQuestion`.
    delegate, delegate: answered(wire::delegate) -> JsValue;
    /// Answers an `ActionsOnQuestion`.
    actions_on, actionsOn: answered(wire::actions_on) -> JsValue;
    /// Answers a `WhoCanQuestion`.
    who_can, whoCan: answered(wire::who_can) -> JsValue;
    /// Answers a `WhoMayApproveQuestion`.
    who_may_approve, whoMayApprove: answered(wire::who_may_approve) -> JsValue;
}

/// Declares methods that answer a question over what was used: rows that are given as JSON text, else what was set.
macro_rules! over_usage {
    ($($(#[doc = $about:literal])* $method:ident, $name:ident: $ask:expr;)*) => {
        #[wasm_bindgen]
        impl RawEngine {
            $(
                $(#[doc = $about])*
                ///
                /// # Errors
                /// Throws a list of the problems of the question or the usage rows.
                #[wasm_bindgen(js_name = $name)]
                pub fn $method(&self, question: &str, usage: Option<String>) -> Result<JsValue, JsValue> {
                    let rows = self.usage_of(usage)?;
                    answered($ask(&self.engine, question.as_bytes(), rows.as_ref().unwrap_or(&self.usage)))
                }
            )*
        }
    };
}

over_usage! {
    /// Answers an `EvaluateQuestion`.
    evaluate, evaluate: evaluate;
    /// Answers a `HeadroomQuestion`.
    headroom, headroom: headroom;
    /// Answers an `ExplainQuestion`.
    explain, explain: explain;
    /// Answers an `AccountsForQuestion`.
    accounts_for, accountsFor: wire::accounts_for_over;
}

fn evaluate<'e>(engine: &'e Engine, asked: &[u8], usage: &Usage) -> Answer<wire::DecisionAnswer<'e>> {
    wire::evaluate_over(engine, &EvaluateQuestion::parse(asked)?, usage)
}

fn headroom(engine: &Engine, asked: &[u8], usage: &Usage) -> Answer<wire::HeadroomAnswer<'static>> {
    wire::headroom_over(engine, &HeadroomQuestion::parse(asked)?, usage)
}

fn explain<'e>(engine: &'e Engine, asked: &[u8], usage: &Usage) -> Answer<wire::Explanation<'e>> {
    wire::explain_over(engine, &ExplainQuestion::parse(asked)?, usage)
}

type Answer<T> = Result<T, Problems>;

impl RawEngine {
    /// The rows that were given; nothing where none were.
    fn usage_of(&self, rows: Option<String>) -> Result<Option<Usage>, JsValue> {
        let load = |rows: String| wire::load_usage(&self.engine, rows.as_bytes());
        rows.map(load).transpose().map_err(|problems| thrown(&problems))
    }
}

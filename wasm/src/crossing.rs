//! How values cross between JavaScript and the engine.
//!
//! What comes in is JSON text, which `wasm/js/engine/given.ts` has written before: no getter runs, and nothing is thrown,
//! while the module is at work.

use countersign_core::wire;
use countersign_core::{Problem, Problems};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

const OBJECTS: Serializer = Serializer::json_compatible();

/// What is thrown: a list of objects with path, code and message.
pub(crate) fn thrown(problems: &[Problem]) -> JsValue {
    // Problems are texts, which always serialize; if one did not, its error is thrown in their place.
    object(&problems).unwrap_or_else(|error| error)
}

/// A value as an object of JavaScript.
pub(crate) fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&OBJECTS)?)
}

/// An answer as an object, or the problems for which there is none.
pub(crate) fn answered(result: Result<impl Serialize, Problems>) -> Result<JsValue, JsValue> {
    match result {
        Ok(answer) => object(&answer),
        Err(problems) => Err(thrown(&problems)),
    }
}

/// An answer as JSON text: what is a piece of a document, whose members are named by ids. An object would take a member
/// called `__proto__` for its prototype.
pub(crate) fn written(result: Result<impl Serialize, Problems>) -> Result<String, JsValue> {
    match result {
        Ok(answer) => Ok(wire::to_json(&answer)),
        Err(problems) => Err(thrown(&problems)),
    }
}

use worker::console_error;
use worker::js_sys::{Function, Reflect, global};
use worker::wasm_bindgen::{JsCast, JsValue};

use crate::ports::Ids;

/// Random ids of the platform.
pub struct RandomIds;

impl Ids for RandomIds {
    fn unique(&self) -> String {
        random_uuid().unwrap_or_else(|_| {
            // Every id goes into a key column: a second empty one is refused there.
            console_error!("the platform gave no random id");
            String::new()
        })
    }
}

fn random_uuid() -> Result<String, JsValue> {
    let crypto = Reflect::get(&global(), &"crypto".into())?;
    let function: Function = Reflect::get(&crypto, &"randomUUID".into())?.dyn_into()?;
    function.call0(&crypto)?.as_string().ok_or(JsValue::UNDEFINED)
}

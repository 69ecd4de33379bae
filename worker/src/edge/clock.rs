use countersign_core::day::Day;
use worker::js_sys::{Array, Date, Function, Intl, Object, Reflect, global};
use worker::wasm_bindgen::{JsCast, JsValue};

use crate::ports::Clock;

/// The platform's clock and its time zones.
pub struct PlatformClock;

impl Clock for PlatformClock {
    fn millis(&self) -> u64 {
        worker::Date::now().as_millis()
    }

    fn now(&self) -> String {
        Date::new_0().to_iso_string().into()
    }

    fn today(&self, time_zone: &str) -> Option<Day> {
        Day::parse(&civil_date(time_zone).ok()?).ok()
    }
}

/// Today in a time zone as `YYYY-MM-DD`: the way Swedish writes dates, so no other formatting is needed.
fn civil_date(time_zone: &str) -> Result<String, JsValue> {
    let options = Object::new();
    for (name, value) in
        [("timeZone", time_zone), ("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")]
    {
        Reflect::set(&options, &name.into(), &value.into())?;
    }
    // Through Reflect, because an unknown time zone throws and the typed binding does not catch.
    let intl = Reflect::get(&global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
    let format = Reflect::construct(&constructor, &Array::of2(&"sv-SE".into(), &options))?;
    let format: Intl::DateTimeFormat = format.dyn_into()?;
    format.format().call1(&JsValue::UNDEFINED, &Date::new_0())?.as_string().ok_or(JsValue::UNDEFINED)
}

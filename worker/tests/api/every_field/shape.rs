//! What a schema says of a field, and what is no value of it.

use serde_json::{Map, Value, json};

use super::classes::{HIDDEN, NO_AMOUNTS, NO_CURRENCIES, NO_DAYS, NO_NUMBERS};

/// A refusal.
#[derive(Debug, Clone)]
pub struct Refused {
    pub status: u16,
    pub code: &'static str,
    /// Where it stands: `pointer` or `parameter`, and which.
    pub place: Option<(&'static str, String)>,
    /// The code of the whole, where it is another one.
    pub code_of_reply: Option<&'static str>,
    /// Whether other places may be wrong, too: there, what must be around the place is made up.
    pub is_among_others: bool,
}

impl Refused {
    pub fn request(status: u16, code: &'static str) -> Self {
        Self { status, code, place: None, code_of_reply: None, is_among_others: false }
    }

    pub fn parameter(name: &str, code: &'static str) -> Self {
        Self { place: Some(("parameter", name.to_owned())), ..Self::request(422, code) }
    }

    fn field(pointer: &str, code: &'static str) -> Self {
        Self { place: Some(("pointer", pointer.to_owned())), ..Self::request(422, code) }
    }
}

/// A bad body.
pub struct Bad {
    pub body: String,
    pub refused: Refused,
    pub what: String,
}

/// A schema, within the description that it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'d> {
    pub description: &'d Value,
    pub schema: &'d Value,
}

/// Stands in a value for a text that is no JSON value.
const MARK: &str = "@mark@";

impl<'d> Shape<'d> {
    fn resolved(self) -> Self {
        match self.schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let schema = self.description.pointer(reference.trim_start_matches('#')).unwrap();
                Self { schema, ..self }.resolved()
            }
            None => self,
        }
    }

    fn at(self, member: &'d Value) -> Self {
        Self { schema: member, ..self }.resolved()
    }

    fn has_type(self, name: &str) -> bool {
        match &self.schema["type"] {
            Value::String(own) => own == name,
            Value::Array(own) => own.iter().any(|own| own == name),
            _ => false,
        }
    }

    /// A value of it.
    fn sample(self) -> Value {
        if let Some(word) = self.schema["enum"].as_array().and_then(|words| words.first()) {
            return word.clone();
        }
        if self.has_type("object") {
            let required = self.schema["required"].as_array().cloned().unwrap_or_default();
            let member = |name: &Value| {
                let name = name.as_str().unwrap();
                (name.to_owned(), self.at(&self.schema["properties"][name]).sample())
            };
            Value::Object(required.iter().map(member).collect::<Map<_, _>>())
        } else if self.has_type("array") {
            json!([])
        } else if self.has_type("boolean") {
            json!(true)
        } else if self.has_type("integer") {
            json!(1)
        } else if self.schema["format"] == "date" {
            json!("2026-03-04")
        } else if self.schema["pattern"] == "^[A-Z]{3}$" {
            json!("EUR")
        } else {
            json!("1")
        }
    }

    /// Bad bodies, made of one that is good: each differs from it at one place.
    pub fn bad_bodies(self, base: &Value, whole: Option<&'static str>) -> Vec<Bad> {
        let mut bad = Vec::new();
        let mut place = Place { base, whole, is_made_up: false, pointer: String::new(), bad: &mut bad };
        self.resolved().visit(&mut place, Some(base));
        bad
    }

    fn visit(self, place: &mut Place<'_>, instance: Option<&Value>) {
        if self.schema.get("oneOf").is_some() {
            return;
        }
        place.refused("wrong-type", self.wrong_types());
        place.raw(&format!("{}1{}", "[".repeat(17), "]".repeat(17)), "too deep");
        if self.has_type("object") {
            self.visit_object(place, instance);
        } else if self.has_type("array") {
            self.visit_array(place, instance);
        } else if self.has_type("string") {
            self.visit_text(place);
        }
    }

    fn wrong_types(self) -> Vec<Value> {
        let all = [
            ("null", json!(null)),
            ("integer", json!(1)),
            ("number", json!(1.5)),
            ("integer", json!(-1)),
            ("boolean", json!(true)),
            ("string", json!("x")),
            ("array", json!([])),
            ("array", json!([[]])),
            ("object", json!({})),
        ];
        let is_wrong = |(name, value): &(&str, Value)| !self.has_type(name) || *value == json!(-1);
        all.into_iter().filter(is_wrong).map(|(_, value)| value).collect()
    }

    fn visit_text(self, place: &mut Place<'_>) {
        place.refused("invalid-text", HIDDEN.map(Value::from));
        for lone in ["\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800a\""] {
            place.raw(lone, "a lone surrogate");
        }
        if let Some((code, texts)) = self.no_values() {
            place.refused(code, texts);
        }
    }

    /// Texts that are no values of it, and how they are refused.
    fn no_values(self) -> Option<(&'static str, Vec<Value>)> {
        let texts = |texts: &[&str]| texts.iter().map(|text| json!(text)).collect();
        if let Some(words) = self.schema["enum"].as_array() {
            let first = words.first().and_then(Value::as_str).unwrap_or_default();
            let others = ["", "nonsense", &first.to_uppercase(), &format!(" {first}"), &format!("{first} ")];
            Some(("invalid-value", texts(&others)))
        } else if self.schema["format"] == "date" {
            Some(("invalid-date", texts(&NO_DAYS)))
        } else if self.schema["pattern"] == "^[A-Z]{3}$" {
            Some(("unknown-currency", texts(&NO_CURRENCIES)))
        } else if self.schema.get("pattern").is_some() {
            Some(("invalid-amount", texts(&NO_AMOUNTS)))
        } else if self.schema["minLength"] == 1 && self.schema["maxLength"] == 256 {
            Some(("invalid-id", texts(&["", &"x".repeat(257), &"é".repeat(129)])))
        } else {
            None
        }
    }

    fn visit_array(self, place: &mut Place<'_>, instance: Option<&Value>) {
        let item = self.at(&self.schema["items"]);
        let first = instance.and_then(|list| list.get(0));
        let sample = first.cloned().unwrap_or_else(|| item.sample());
        let listed = json!([sample]);
        place.inside("0", &listed, |place| item.visit(place, Some(&sample)));
    }

    fn visit_object(self, place: &mut Place<'_>, instance: Option<&Value>) {
        let instance = instance.cloned().unwrap_or_else(|| self.sample());
        let members = self.schema["properties"].as_object();
        if let Some(members) = members {
            self.visit_members(place, &instance, members);
        }
        let others = &self.schema["additionalProperties"];
        if others.is_object() {
            let Some((name, value)) = instance.as_object().and_then(|members| members.iter().next()) else {
                return;
            };
            let others = self.at(others);
            place.inside(name, &instance, |place| others.visit(place, Some(value)));
        }
    }

    fn visit_members(self, place: &mut Place<'_>, instance: &Value, members: &'d Map<String, Value>) {
        let required: Vec<&str> =
            self.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for name in required {
            let mut without = instance.clone();
            without.as_object_mut().unwrap().remove(name);
            place.other(without, Refused::field(&place.below(name), "missing-field"), "missing");
        }
        for name in ["surprise", "", "a/b~", "__proto__", "constructor"] {
            let mut more = instance.clone();
            more[name] = json!(1);
            place.other(more, Refused::field(&place.below(name), "unknown-field"), "unknown");
        }
        for (name, member) in members {
            let mut twice = instance.clone();
            twice["@twice@"] = json!(1);
            let same = format!("{}:1,{}:2", json!(name), json!(name));
            let rest = instance.get(name).map(|value| format!(",{}:{value}", json!(name)));
            let twice = (twice, "\"@twice@\":1", same + &rest.unwrap_or_default());
            place.given_twice(name, twice);
            let member = self.at(member);
            let value = instance.get(name).cloned();
            let mut with = instance.clone();
            if value.is_none() {
                with[name] = member.sample();
            }
            place.inside(name, &with, |place| member.visit(place, value.as_ref()));
        }
    }

    /// Texts of a query that are no values, percent-encoded, each with its code.
    pub fn bad_texts(self) -> Vec<(String, &'static str)> {
        let shape = self.resolved();
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let mut found: Vec<_> = vec![("%FF".to_owned(), "wrong-type")];
        found.extend(HIDDEN.map(|text| (encoded(text), "invalid-text")));
        if shape.has_type("integer") {
            found.retain(|(_, code)| *code == "wrong-type");
            found.extend(NO_NUMBERS.map(|text| (text.to_owned(), "invalid-value")));
            let below = shape.schema["minimum"].as_u64().and_then(|least| least.checked_sub(1));
            let above = shape.schema["maximum"].as_u64().and_then(|most| most.checked_add(1));
            found.extend([below, above].into_iter().flatten().map(|one| (one.to_string(), "invalid-value")));
        } else if let Some((code, values)) = shape.no_values() {
            found.extend(values.iter().map(|value| (encoded(value.as_str().unwrap()), code)));
        }
        found
    }
}

/// Where in a body something is bad.
struct Place<'p> {
    /// The good body, with whatever must be there for this place to be.
    base: &'p Value,
    whole: Option<&'static str>,
    is_made_up: bool,
    pointer: String,
    bad: &'p mut Vec<Bad>,
}

impl Place<'_> {
    fn below(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1"))
    }

    /// The body with another value here.
    fn with(&self, value: Value) -> Value {
        let mut body = self.base.clone();
        *body.pointer_mut(&self.pointer).unwrap() = value;
        body
    }

    fn inside(&mut self, name: &str, here: &Value, visit: impl FnOnce(&mut Place<'_>)) {
        let base = self.with(here.clone());
        let pointer = self.below(name);
        let is_made_up = self.is_made_up || self.base.pointer(&pointer).is_none();
        visit(&mut Place { base: &base, whole: self.whole, is_made_up, pointer, bad: self.bad });
    }

    fn refused(&mut self, code: &'static str, values: impl IntoIterator<Item = Value>) {
        for value in values {
            let refused = Refused::field(&self.pointer, code);
            let what = format!("{} = {value}", self.pointer);
            self.other(value, refused, &what);
        }
    }

    fn other(&mut self, value: Value, mut refused: Refused, what: &str) {
        refused.code_of_reply = self.whole;
        refused.is_among_others = self.is_made_up || self.whole.is_some();
        let what = format!("{} {what}", self.pointer);
        self.bad.push(Bad { body: self.with(value).to_string(), refused, what });
    }

    /// A member that is given twice: no JSON as it is taken here; in a configuration, a problem like others.
    fn given_twice(&mut self, name: &str, (value, marked, by): (Value, &str, String)) {
        let place = self.below(name);
        self.replaced(value, marked, &by, "given twice");
        if let (Some(whole), Some(bad)) = (self.whole, self.bad.last_mut()) {
            bad.refused = Refused::field(&place, "duplicate-key");
            bad.refused.code_of_reply = Some(whole);
            bad.refused.is_among_others = true;
        }
    }

    /// A value that is no JSON as it is taken here.
    fn raw(&mut self, text: &str, what: &str) {
        self.replaced(json!(MARK), &json!(MARK).to_string(), text, what);
    }

    fn replaced(&mut self, value: Value, marked: &str, by: &str, what: &str) {
        let body = self.with(value).to_string();
        assert_eq!(body.matches(marked).count(), 1, "{body}");
        let refused = Refused::request(400, "invalid-json");
        let what = format!("{} {what}", self.pointer);
        self.bad.push(Bad { body: body.replace(marked, by), refused, what });
    }
}

//! Holds JSON values against the API's description: as much of JSON Schema as the description uses.

use serde_json::Value;

use super::{Ask, Reply};

/// What is wrong with a value by a schema of this description.
pub fn problems(description: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { description, found: Vec::new() };
    check.value(schema, value, "");
    check.found
}

struct Check<'d> {
    description: &'d Value,
    found: Vec<String>,
}

impl Check<'_> {
    fn report(&mut self, place: &str, what: impl std::fmt::Display) {
        self.found.push(format!("`{place}` {what}"));
    }

    fn value(&mut self, schema: &Value, value: &Value, place: &str) {
        if let Some(reference) = schema.get("$ref") {
            let pointer = reference.as_str().unwrap().trim_start_matches('#');
            let target = self.description.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
            return self.value(target, value, place);
        }
        if let Some(choices) = schema.get("oneOf") {
            let fits = |choice: &&Value| problems(self.description, choice, value).is_empty();
            if choices.as_array().unwrap().iter().filter(fits).count() != 1 {
                self.report(place, "is none of the choices");
            }
            return;
        }
        for unknown in schema.as_object().unwrap().keys() {
            let known = [
                "type",
                "description",
                "properties",
                "required",
                "additionalProperties",
                "propertyNames",
                "items",
                "enum",
                "pattern",
                "minLength",
                "maxLength",
                "minimum",
                "maximum",
                "format",
            ];
            assert!(known.contains(&unknown.as_str()), "the check does not know `{unknown}`");
        }
        if !has_type(schema, value) {
            return self.report(place, format!("is not of type {}: {value}", schema["type"]));
        }
        if schema.get("enum").is_some_and(|words| !words.as_array().unwrap().contains(value)) {
            self.report(place, format!("is no such word: {value}"));
        }
        match value {
            Value::String(text) => self.text(schema, text, place),
            Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
                self.value(&schema["items"], item, &format!("{place}/{index}"));
            }),
            Value::Object(_) => self.object(schema, value, place),
            _ => {}
        }
    }

    fn text(&mut self, schema: &Value, text: &str, place: &str) {
        let fits = match schema.get("pattern").and_then(Value::as_str) {
            None => true,
            Some(r"^(0|[1-9][0-9]*)(\.[0-9]+)?$") => {
                let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
                let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
            }
            Some("^[A-Z]{3}$") => text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            Some(other) => panic!("the check does not know the pattern {other}"),
        };
        let least = schema.get("minLength").map_or(0, |least| least.as_u64().unwrap());
        let date = schema
            .get("format")
            .is_none_or(|format| format != "date" || text.parse::<jiff::civil::Date>().is_ok());
        if !fits || !date || (text.chars().count() as u64) < least {
            self.report(place, format!("has another form: {text}"));
        }
    }

    fn object(&mut self, schema: &Value, value: &Value, place: &str) {
        let members = value.as_object().unwrap();
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !members.contains_key(name.as_str().unwrap()) {
                self.report(place, format!("lacks {name}"));
            }
        }
        for (name, member) in members {
            let inner = format!("{place}/{name}");
            match (schema.pointer(&format!("/properties/{name}")), schema.get("additionalProperties")) {
                (Some(property), _) => self.value(property, member, &inner),
                (None, Some(Value::Bool(false))) => self.report(&inner, "is not described"),
                (None, None | Some(Value::Bool(true))) => {}
                (None, Some(others)) => self.value(others, member, &inner),
            }
        }
    }
}

fn has_type(schema: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the check does not know the type {other}"),
    };
    match schema.get("type") {
        None => true,
        Some(Value::String(name)) => is(name),
        Some(names) => names.as_array().unwrap().iter().any(|name| is(name.as_str().unwrap())),
    }
}

/// Whether a schema describes bytes, of which it says nothing more.
fn is_binary(schema: &Value) -> bool {
    schema["format"] == "binary"
}

/// What is described of a path, whose variable segments are named in braces.
fn operation<'d>(description: &'d Value, method: &str, path: &str) -> Option<&'d Value> {
    let is_it = |template: &str| {
        let (path, template) = (path.split('/'), template.split('/'));
        path.clone().count() == template.clone().count()
            && path.zip(template).all(|(segment, named)| named.starts_with('{') || named == segment)
    };
    let paths = description["paths"].as_object().unwrap();
    let methods =
        paths.get(path).or_else(|| paths.iter().find(|(template, _)| is_it(template)).map(|(_, it)| it));
    methods?.get(method.to_lowercase())
}

/// Asserts that a refusal bears a code that is described for its status; what stands at a place bears the engine's.
#[track_caller]
fn assert_declared(response: &Value, reply: &Reply) {
    if reply.status >= 400 && reply.json().get("errors").is_none() {
        let declared = response["description"].as_str().unwrap();
        let code = format!("`{}`", reply.code());
        assert!(declared.contains(&code), "{code} is none of {declared}: {reply:?}");
    }
}

/// Asserts that an answer is one that the description names, and so is the body of a question that was accepted.
#[track_caller]
pub fn assert_described(description: &Value, ask: &Ask, reply: &Reply) {
    let path = ask.path.split('?').next().unwrap();
    let Some(operation) = operation(description, ask.method, path) else {
        assert!(matches!(reply.status, 403..=405), "{ask:?} is not described");
        return;
    };
    let response = &operation["responses"][reply.status.to_string()];
    assert!(response.is_object(), "{ask:?} is not described with this status: {reply:?}");
    assert_declared(response, reply);
    match response.get("content") {
        Some(content) => {
            let schema = &content[reply.header("content-type")]["schema"];
            assert!(schema.is_object(), "{ask:?} answers another media type: {reply:?}");
            if !is_binary(schema) {
                let text = std::str::from_utf8(&reply.bytes);
                assert!(text.is_ok(), "{ask:?} answers no text: {reply:?}");
                assert_eq!(problems(description, schema, &reply.json()), Vec::<String>::new(), "{reply:?}");
            }
        }
        None => assert_eq!(reply.text, ""),
    }
    if reply.status < 300
        && let Some(body) = operation.pointer("/requestBody/content/application~1json/schema")
    {
        let sent = serde_json::from_slice(&ask.body).unwrap();
        assert_eq!(problems(description, body, &sent), Vec::<String>::new(), "{ask:?}");
    }
}

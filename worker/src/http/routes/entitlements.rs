use axum::http::header::{ACCEPT, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
#[cfg(not(target_arch = "wasm32"))]
use countersign_core::document::openapi::{Describe, Described, Form as TextForm};

use crate::failure::Failure;
use crate::http::answer::{Answer, Answers, Tagged, json_answer, typed_answer};
use crate::http::call::Call;
use crate::http::input::{Accepts, KnownTags};
#[cfg(not(target_arch = "wasm32"))]
use crate::http::sheet::Sheet;
use crate::use_cases::UserId;
use crate::use_cases::entitlements::{Content, Form, entitlements};

/// The slice's engine as bytes; they say themselves which engine loads them.
const BINARY: &str = "application/vnd.countersign.snapshot";

pub(super) async fn read(call: Call<UserId, (Accepts, KnownTags)>) -> Answer<Tagged<InForm>> {
    let (accepts, known) = &call.input;
    let form = if accepts.prefers(BINARY) { Form::Binary } else { Form::Document };
    let found = entitlements(&call.service, &call.principal, form, |tag| known.hold(tag)).await?;
    Ok(Tagged { answer: InForm(found.content), tag: found.tag })
}

/// Entitlements in the form that the client takes; none if it has them.
pub(super) struct InForm(Option<Content>);

impl Answers for InForm {
    fn respond(self) -> Result<Response, Failure> {
        let mut response = self.0.map_or_else(not_modified, written);
        // The same address answers in two forms: a cache in between must keep them apart.
        response.headers_mut().insert(VARY, HeaderValue::from(ACCEPT));
        Ok(response)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.answer::<crate::use_cases::entitlements::Entitlements>(StatusCode::OK, "application/json");
        sheet.answer::<BinarySnapshot>(StatusCode::OK, BINARY);
        sheet.empty_answer(StatusCode::NOT_MODIFIED);
        sheet.answer_header("Vary");
    }
}

/// Bytes.
#[cfg(not(target_arch = "wasm32"))]
struct BinarySnapshot;

#[cfg(not(target_arch = "wasm32"))]
impl Describe for BinarySnapshot {
    fn describe(_: Option<TextForm>) -> Described {
        use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        let about = "The configuration, cut down to the user, as bytes for one version of the engine. Without usage, \
                     date and version of the configuration: those are in the JSON.";
        let bytes = ObjectBuilder::new().schema_type(Type::String).description(Some(about));
        bytes.format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary))).into()
    }
}

fn written(content: Content) -> Response {
    match content {
        Content::Document(entitlements) => json_answer(StatusCode::OK, &entitlements),
        Content::Binary(bytes) => typed_answer(StatusCode::OK, BINARY, bytes),
    }
}

fn not_modified() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response
}

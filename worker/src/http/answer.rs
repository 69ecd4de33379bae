//! Successful answers, and what every answer carries.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
#[cfg(not(target_arch = "wasm32"))]
use countersign_core::document::openapi::{Described, Form as TextForm, Named};
use serde::Serialize;
#[cfg(not(target_arch = "wasm32"))]
use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, Type};

use super::input::Documented;
#[cfg(not(target_arch = "wasm32"))]
use super::sheet::Sheet;
use super::{etag, request_id};
use crate::failure::Failure;
use crate::json::json;

/// What every answer says to the browser. All answers may hold personal data: none is stored.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
];

/// What a handler answers: the type says the status, the headers and the document.
pub(super) type Answer<A> = Result<A, Failure>;

/// A form of success.
pub(super) trait Answers: Sized {
    /// The response.
    ///
    /// # Errors
    /// `Internal` for what cannot stand in a response.
    fn respond(self) -> Result<Response, Failure>;

    /// Describes it.
    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet);
}

/// The document that was asked for (200).
pub(super) struct Found<D>(pub(super) D);

impl<D: Serialize + Documented> Answers for Found<D> {
    fn respond(self) -> Result<Response, Failure> {
        Ok(json_answer(StatusCode::OK, &self.0))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.answer::<D>(StatusCode::OK, JSON);
    }
}

/// Something new, with its document (201).
pub(super) struct Created<D>(pub(super) D);

impl<D: Serialize + Documented> Answers for Created<D> {
    fn respond(self) -> Result<Response, Failure> {
        Ok(json_answer(StatusCode::CREATED, &self.0))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.answer::<D>(StatusCode::CREATED, JSON);
    }
}

/// What was asked is done, and there is nothing to say (204).
pub(super) struct Done;

impl Answers for Done {
    fn respond(self) -> Result<Response, Failure> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        Ok(response)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.empty_answer(StatusCode::NO_CONTENT);
    }
}

/// An answer that sets a cookie, or takes it away.
pub(super) struct WithCookie<A> {
    pub(super) answer: A,
    pub(super) cookie: Option<String>,
}

impl<A: Answers> Answers for WithCookie<A> {
    fn respond(self) -> Result<Response, Failure> {
        let mut response = self.answer.respond()?;
        if let Some(cookie) = self.cookie {
            let wrong = |_| Failure::Internal("a cookie cannot stand in a header".to_owned());
            response.headers_mut().insert(SET_COOKIE, HeaderValue::try_from(cookie).map_err(wrong)?);
        }
        Ok(response)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        A::describe(sheet);
        sheet.answer_header("Set-Cookie");
    }
}

/// A table as CSV, to be kept as a file (200).
pub(super) struct CsvFile {
    /// The name of the file.
    pub(super) name: &'static str,
    /// The table.
    pub(super) text: String,
    /// Where the next part begins, where there is one.
    pub(super) next_cursor: Option<String>,
}

/// The media type of tables.
const CSV: &str = "text/csv;charset=utf-8";

/// Says where the next part of a file begins.
const NEXT_CURSOR: HeaderName = HeaderName::from_static("next-cursor");

impl Answers for CsvFile {
    fn respond(self) -> Result<Response, Failure> {
        let mut response = typed_answer(StatusCode::OK, CSV, self.text);
        let value = |text: String| {
            let wrong = |_| Failure::Internal("a name cannot stand in a header".to_owned());
            HeaderValue::try_from(text).map_err(wrong)
        };
        let kept = value(format!("attachment; filename=\"{}\"", self.name))?;
        response.headers_mut().insert(CONTENT_DISPOSITION, kept);
        if let Some(cursor) = self.next_cursor {
            response.headers_mut().insert(NEXT_CURSOR, value(cursor)?);
        }
        Ok(response)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.answer::<CsvText>(StatusCode::OK, CSV);
        sheet.answer_header("Content-Disposition");
        sheet.answer_header("Next-Cursor");
    }
}

/// The text of a table.
#[cfg(not(target_arch = "wasm32"))]
struct CsvText;

#[cfg(not(target_arch = "wasm32"))]
impl Documented for CsvText {
    fn describe(_: Option<TextForm>) -> Described {
        let about = "A row of names, then the rows. A cell that a spreadsheet would take for a formula begins with `'`, \
                     as does one that begins with `'` itself.";
        let text = ObjectBuilder::new().schema_type(Type::String).description(Some(about));
        text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary))).into()
    }

    fn collect(_: &mut Vec<Named>) {}
}

/// An answer with the tag of the state that it shows.
pub(super) struct Tagged<A> {
    pub(super) answer: A,
    pub(super) tag: String,
}

impl<A: Answers> Answers for Tagged<A> {
    fn respond(self) -> Result<Response, Failure> {
        etag::tagged(self.answer.respond()?, &self.tag)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        A::describe(sheet);
        sheet.answer_header("ETag");
    }
}

/// An answer that may be the one that was given before, to the same request under the same key.
pub(super) struct Replayable<A> {
    pub(super) answer: A,
    pub(super) is_replayed: bool,
}

/// Says that it is.
pub(super) const REPLAYED: (HeaderName, &str) = (HeaderName::from_static("idempotent-replayed"), "true");

impl<A: Answers> Answers for Replayable<A> {
    fn respond(self) -> Result<Response, Failure> {
        let mut response = self.answer.respond()?;
        if self.is_replayed {
            let (name, value) = REPLAYED;
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        Ok(response)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        A::describe(sheet);
        sheet.answer_header("Idempotent-Replayed");
    }
}

/// The media type of documents.
pub(super) const JSON: &str = "application/json";

/// A JSON answer.
pub(super) fn json_answer(status: StatusCode, document: &impl Serialize) -> Response {
    typed_answer(status, JSON, json(document))
}

/// An answer of this media type.
pub(super) fn typed_answer(status: StatusCode, media_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// Adds what every answer carries.
pub(super) fn finish(mut response: Response, request_id: Option<&str>) -> Response {
    let headers = response.headers_mut();
    headers.extend(HEADERS);
    if let Some(Ok(id)) = request_id.map(HeaderValue::from_str) {
        headers.insert(request_id::HEADER, id);
    }
    response
}

//! What one route takes and answers, gathered from its types for the description of the API. On a host only.

use axum::http::StatusCode;
use countersign_core::document::openapi::{Describe, Described, Named};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, ObjectBuilder, RefOr, Required, Response, ResponseBuilder, Type,
};

/// The description of one route, as far as it is known.
#[derive(Default)]
pub struct Sheet {
    /// Parameters, and headers of the request.
    pub(super) parameters: Vec<Parameter>,
    /// The body that it takes.
    pub(super) body: Option<RequestBody>,
    /// What it answers, by status.
    pub(super) answers: Vec<(StatusCode, Response)>,
    /// The schemas that all of it refers to.
    pub(super) schemas: Vec<Named>,
}

impl Sheet {
    /// A header of the request.
    pub(super) fn header(&mut self, name: &str, is_required: bool, about: &str) {
        self.parameter(ParameterIn::Header, name, is_required, Some(about.to_owned()), text());
    }

    /// Each member of a document as a parameter of the query.
    pub(super) fn query<D: Describe>(&mut self) {
        self.members::<D>(&ParameterIn::Query);
    }

    /// Each member of a document as a parameter of the path.
    pub(super) fn path<D: Describe>(&mut self) {
        self.members::<D>(&ParameterIn::Path);
    }

    /// A document in the body.
    pub(super) fn body<D: Describe>(&mut self) {
        let content = ContentBuilder::new().schema(Some(self.schema::<D>())).build();
        let body = RequestBodyBuilder::new().content("application/json", content);
        self.body = Some(body.required(Some(Required::True)).build());
    }

    /// A document that is answered.
    pub(super) fn answer<D: Describe>(&mut self, status: StatusCode, media_type: &str) {
        let schema = self.schema::<D>();
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let about = status.canonical_reason().unwrap_or_default();
        let known = self.answers.iter_mut().find(|(known, _)| *known == status);
        match known {
            Some((_, response)) => drop(response.content.insert(media_type.to_owned(), content.into())),
            None => {
                let response = ResponseBuilder::new().description(about).content(media_type, content);
                self.answers.push((status, response.build()));
            }
        }
    }

    /// An answer without a document.
    pub(super) fn empty_answer(&mut self, status: StatusCode) {
        let about = status.canonical_reason().unwrap_or_default();
        self.answers.push((status, ResponseBuilder::new().description(about).build()));
    }

    /// A header of the answers so far.
    pub(super) fn answer_header(&mut self, name: &str) {
        for (_, response) in &mut self.answers {
            let header = HeaderBuilder::new().schema(Some(text())).build();
            response.headers.insert(name.to_owned(), header.into());
        }
    }

    /// Where a document's schema stands; notes it and those that it refers to.
    pub(super) fn schema<D: Describe>(&mut self) -> Described {
        D::collect(&mut self.schemas);
        D::describe(None)
    }

    fn members<D: Describe>(&mut self, place: &ParameterIn) {
        let mut named = Vec::new();
        D::collect(&mut named);
        let mut named = named.into_iter();
        // A document notes itself before those that it refers to.
        let Some((_, RefOr::T(Schema::Object(document)))) = named.next() else { return };
        self.note(named);
        for (name, mut schema) in document.properties {
            let about = take_description(&mut schema);
            let is_required = document.required.contains(&name);
            self.parameter(place.clone(), &name, is_required, about, schema);
        }
    }

    fn note(&mut self, named: impl IntoIterator<Item = Named>) {
        for (name, schema) in named {
            if !self.schemas.iter().any(|(known, _)| *known == name) {
                self.schemas.push((name, schema));
            }
        }
    }

    fn parameter(
        &mut self,
        place: ParameterIn,
        name: &str,
        is_required: bool,
        about: Option<String>,
        schema: Described,
    ) {
        let required = if is_required { Required::True } else { Required::False };
        let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
        self.parameters.push(parameter.description(about).schema(Some(schema)).build());
    }
}

/// What a schema says about itself, which a parameter says in its place.
fn take_description(schema: &mut Described) -> Option<String> {
    match schema {
        RefOr::Ref(reference) => Some(std::mem::take(&mut reference.description)),
        RefOr::T(Schema::Object(object)) => object.description.take(),
        RefOr::T(_) => None,
    }
}

fn text() -> Described {
    ObjectBuilder::new().schema_type(Type::String).into()
}

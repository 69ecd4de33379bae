use axum::http::{HeaderMap, StatusCode};
#[cfg(not(target_arch = "wasm32"))]
use countersign_core::wire::SnapshotDocument;

use crate::failure::Failure;
use crate::http::answer::{Answer, json_answer, typed_answer};
use crate::http::call::Call;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::http::{etag, read};
use crate::use_cases::StaffId;
use crate::use_cases::export_configuration::export_configuration;
use crate::use_cases::import_configuration::{Expected, import_configuration};

/// Longest configuration document.
const BYTES_MAX: usize = 4 * 1024 * 1024;

/// Replaces the configuration of the staff's legal entity.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        put,
        path = "/v1/configuration",
        operation_id = "importConfiguration",
        tag = "configuration",
        security(("demoPrincipal" = [])),
        params(
            (
                "If-Match" = Option<String>,
                Header,
                description = "The ETag of the configuration that is replaced; needed unless nothing was imported yet",
            ),
            (
                "If-None-Match" = Option<String>,
                Header,
                description = "`*`: only if nothing was imported yet",
            ),
        ),
        request_body = SnapshotDocument,
        responses(
            (
                status = 200,
                description = "Replaced as a whole, or the same already: then the version is the one it has",
                body = shapes::Imported,
                headers(("ETag" = String)),
            ),
            (
                status = 412,
                description = "Another configuration than the named one is there; nothing was changed",
                body = shapes::Problem,
                content_type = "application/problem+json",
            ),
            (
                status = 428,
                description = "A configuration is there and none was named",
                body = shapes::Problem,
                content_type = "application/problem+json",
            ),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn import(mut call: Call<StaffId>) -> Answer {
    let bytes = call.json_bytes(BYTES_MAX).await?;
    // Texts that cannot be seen are a problem of the document, so they get its code and not that of a body.
    read::tree(&bytes).map_err(|failure| match failure {
        Failure::Refused(problems) => Failure::InvalidSnapshot(problems),
        other => other,
    })?;
    let (staff, request_id, expected) = (&call.principal, &call.request_id, expected(call.headers()));
    let imported = import_configuration(&call.service, staff, request_id, &expected, &bytes).await?;
    etag::tagged(json_answer(StatusCode::OK, &imported), &imported.snapshot_version)
}

/// Which version the client wants to replace.
fn expected(headers: &HeaderMap) -> Expected {
    match etag::if_match(headers) {
        Some(tags) if tags.contains(&"*") => Expected::Anything,
        Some(tags) => Expected::OneOf(tags.into_iter().map(str::to_owned).collect()),
        None if etag::wants_nothing(headers) => Expected::Nothing,
        None => Expected::Unsaid,
    }
}

/// The configuration of the staff's legal entity, as it was imported.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/v1/configuration",
        operation_id = "exportConfiguration",
        tag = "configuration",
        security(("demoPrincipal" = [])),
        responses(
            (
                status = 200,
                description = "As it was imported",
                body = SnapshotDocument,
                headers(("ETag" = String)),
            ),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn export(call: Call<StaffId>) -> Answer {
    let exported = export_configuration(&call.service, &call.principal).await?;
    etag::tagged(typed_answer(StatusCode::OK, "application/json", exported.document), &exported.version)
}

use axum::http::StatusCode;

use crate::failure::Failure;
use crate::http::answer::{json_answer, typed_answer};
use crate::http::call::Call;
use crate::http::json;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::openapi as shapes;
use crate::http::table::Answer;
use crate::use_cases::{StaffId, export_configuration, import_configuration};

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
        request_body = shapes::SnapshotDocument,
        responses(
            (status = 200, description = "Replaced as a whole", body = shapes::Imported),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn import(mut call: Call<StaffId>) -> Answer {
    let bytes = call.json_bytes(BYTES_MAX).await?;
    json::check(&bytes).map_err(|failure| match failure {
        Failure::Refused(problems) => Failure::InvalidSnapshot(problems),
        other => other,
    })?;
    let (staff, request_id) = (&call.principal, &call.request_id);
    let imported =
        import_configuration::import_configuration(&call.service, staff, request_id, &bytes).await?;
    Ok(json_answer(StatusCode::OK, &imported))
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
            (status = 200, description = "As it was imported", body = shapes::SnapshotDocument),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn export(call: Call<StaffId>) -> Answer {
    let document = export_configuration::export_configuration(&call.service, &call.principal).await?;
    Ok(typed_answer(StatusCode::OK, "application/json", document))
}

use countersign_core::wire::SnapshotDocument;

use crate::failure::Failure;
use crate::http::answer::{Answer, Found, Tagged};
use crate::http::call::Call;
use crate::http::input::{Body, Replaces};
use crate::http::read;
use crate::json::Written;
use crate::use_cases::StaffId;
use crate::use_cases::export_configuration::export_configuration;
use crate::use_cases::import_configuration::{Imported, import_configuration};

type Configuration = SnapshotDocument<'static>;

pub(super) async fn import(
    call: Call<StaffId, (Replaces, Body<Configuration>)>,
) -> Answer<Tagged<Found<Imported>>> {
    let (Replaces(expected), body) = &call.input;
    // Texts that cannot be seen are a problem of the document, so they get its code and not that of a body.
    read::tree(body.bytes()).map_err(|failure| match failure {
        Failure::Refused(problems) => Failure::InvalidSnapshot(problems),
        other => other,
    })?;
    let (staff, request_id) = (&call.principal, &call.request_id);
    let imported = import_configuration(&call.service, staff, request_id, expected, body.bytes()).await?;
    let tag = imported.version.clone();
    Ok(Tagged { answer: Found(imported), tag })
}

pub(super) async fn export(call: Call<StaffId>) -> Answer<Tagged<Found<Written<Configuration>>>> {
    let exported = export_configuration(&call.service, &call.principal).await?;
    Ok(Tagged { answer: Found(exported.document), tag: exported.version })
}

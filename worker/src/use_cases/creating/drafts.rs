//! Drafts of new users: kept on the server, so that nothing is lost when a page is loaded anew. Each is its owner's alone.

use countersign_core::document;
use countersign_core::wire::{CreationSource, Text};

use super::super::consistent;
use super::{actor, claimed, refuse_unless_creator, request_hash};
use crate::actor::Actor;
use crate::creation::drafts::{self, Content, Draft, DraftId, StoredDraft};
use crate::database::{DatabaseError, clear_guard, guard, read};
use crate::digest::sha256_hex;
use crate::edit::{Expected, Shown};
use crate::failure::Failure;
use crate::identity::instant;
use crate::json::{Written, answer, json, raw};
use crate::service::Service;
use crate::use_cases::managing::{Manager, let_in};
use crate::use_cases::version_of;

/// What is sealed for a draft.
const DRAFT: &str = "user.draft";
/// Digits of a draft's id.
const ID_DIGITS: usize = 32;

document! {
    /// What was typed so far.
    DraftContent<'a> {
        /// The step that the page shows.
        step: Option<Text<'a>> = "step",
        /// Where the details come from.
        source: Option<CreationSource> = "source",
        /// The chosen customer record.
        record: Option<Text<'a>> = "record",
        /// The customer whose records are shown.
        record_customer: Option<Text<'a>> = "recordCustomer",
        /// The details, be they right or not.
        details: Option<DraftDetails<'a>> = "details",
        /// Whether access is copied.
        copies: Option<bool> = "copies",
        /// Whose.
        copy_of: Option<Text<'a>> = "copyOf",
        /// The custom role.
        custom_role: Option<Text<'a>> = "customRole",
        /// What the user is to have.
        customers: Option<Vec<DraftCustomer<'a>>> = "customers",
        /// Whether accounts that are opened later are given where nothing else is said.
        automatic_access: Option<bool> = "automaticAccess",
    }
}

document! {
    /// Details as they were typed.
    DraftDetails<'a> {
        /// First name.
        first_name: Option<Text<'a>> = "firstName",
        /// Middle name.
        middle_name: Option<Text<'a>> = "middleName",
        /// Last name.
        last_name: Option<Text<'a>> = "lastName",
        /// Birth date.
        birth_date: Option<Text<'a>> = "birthDate",
        /// E-mail address.
        email: Option<Text<'a>> = "email",
        /// Phone number.
        phone: Option<Text<'a>> = "phone",
        /// Social security number.
        ssn: Option<Text<'a>> = "ssn",
        /// Driver's licence number.
        licence: Option<Text<'a>> = "licence",
        /// User name.
        user_name: Option<Text<'a>> = "userName",
    }
}

document! {
    /// What the user is to have at a customer.
    DraftCustomer<'a> {
        /// The customer.
        customer: Text<'a> = "customer",
        /// The roles.
        roles: Option<Vec<Text<'a>>> = "roles",
        /// The accounts.
        accounts: Option<Vec<Text<'a>>> = "accounts",
        /// Whether accounts that are opened later are given, too.
        automatic_access: Option<bool> = "automaticAccess",
    }
}

answer! {
    /// A draft.
    DraftOfUser {
        /// The draft.
        id: String as Id = "id",
        /// Until when it is kept, unless it is changed.
        ends_at: String as Instant = "endsAt",
        /// What was typed.
        content: Written<DraftContent<'static>> = "content",
    }
}

/// A draft, with what names its state.
pub struct TaggedDraft {
    /// The draft.
    pub draft: DraftOfUser,
    /// Its tag.
    pub tag: String,
    /// Whether it was there before.
    pub is_replayed: bool,
}

/// Begins a draft, once for each key.
///
/// # Errors
/// As [`let_in`]; `NotPermitted` for who may create users nowhere; `IdempotencyKeyReused`.
pub async fn begin(
    service: &Service,
    manager: &Manager,
    (key, body): (&str, &[u8]),
    content: &DraftContent<'_>,
) -> Result<TaggedDraft, Failure> {
    let hash = request_hash(service, "begin-draft", body);
    let owner = claimed(manager);
    // The id is the key's, so that the same request finds its draft.
    let id = sha256_hex(json(&("draft", owner.legal_entity, owner.kind.word(), owner.id, key)).as_bytes());
    let id: String = id.chars().take(ID_DIGITS).collect();
    let found = find(service, manager, &id).await?;
    let is_replayed = found.is_some();
    let draft = match found {
        Some(draft) => draft,
        None => {
            let new = sealed(service, owner, &id, content)?;
            let draft = DraftId { actor: owner, id: &id };
            let insert = drafts::insert(draft, &hash, content_of(&new));
            let stored = StoredDraft { draft, now: service.clock.millis() };
            service.stores.directory().batch(vec![insert]).await?;
            // Of two at once, one has begun it.
            read(service.stores.directory(), &stored).await?.ok_or(Failure::Busy)?
        }
    };
    if draft.request_hash != hash {
        return Err(Failure::IdempotencyKeyReused);
    }
    Ok(TaggedDraft { is_replayed, ..shown(service, owner, &id, draft)? })
}

/// Reads a draft of one's own.
///
/// # Errors
/// As [`let_in`]; `NotPermitted`; `NotFound` for one that is not there, not theirs, or has ended.
pub async fn read_draft(service: &Service, manager: &Manager, id: &str) -> Result<TaggedDraft, Failure> {
    let draft = find(service, manager, id).await?.ok_or(Failure::NotFound)?;
    shown(service, claimed(manager), id, draft)
}

/// Changes a draft of one's own; it is kept for as long again.
///
/// # Errors
/// As [`read_draft`]; `VersionMissing` and `VersionStale`.
pub async fn change_draft(
    service: &Service,
    manager: &Manager,
    expected: &Expected,
    (id, content): (&str, &DraftContent<'_>),
) -> Result<TaggedDraft, Failure> {
    let owner = claimed(manager);
    let before = find(service, manager, id).await?.ok_or(Failure::NotFound)?;
    let seen = shown(service, owner, id, before.clone())?;
    let seen = Shown { tag: Some(seen.tag), representation: Some(raw(json(&seen.draft))?) };
    expected.refuse_unsaid(seen.tag.as_deref())?;
    expected.refuse_unexpected(&seen)?;
    let after = sealed(service, owner, id, content)?;
    let draft = DraftId { actor: owner, id };
    let update = drafts::update(draft, &before.tag, content_of(&after));
    match service.stores.directory().batch(vec![update, guard(), clear_guard()]).await {
        Ok(_) => shown(service, owner, id, after),
        Err(DatabaseError::Conflict) => Err(Failure::Busy),
        Err(error) => Err(error.into()),
    }
}

/// Removes a draft of one's own.
///
/// # Errors
/// As [`read_draft`].
pub async fn discard_draft(service: &Service, manager: &Manager, id: &str) -> Result<(), Failure> {
    find(service, manager, id).await?.ok_or(Failure::NotFound)?;
    let draft = DraftId { actor: claimed(manager), id };
    service.stores.directory().batch(vec![drafts::delete(draft)]).await?;
    Ok(())
}

async fn find(service: &Service, manager: &Manager, id: &str) -> Result<Option<Draft>, Failure> {
    let (draft, now) = (DraftId { actor: claimed(manager), id }, service.clock.millis());
    let (managing, found) =
        consistent(|| let_in(service, manager, |_, _| StoredDraft { draft, now })).await?;
    refuse_unless_creator(&managing)?;
    let owner = actor(&managing);
    // What was read was the claimant's, who was let in.
    Ok(found.filter(|_| owner == draft.actor))
}

fn sealed(
    service: &Service,
    owner: Actor<'_>,
    id: &str,
    content: &DraftContent<'_>,
) -> Result<Draft, Failure> {
    Ok(Draft {
        request_hash: String::new(),
        tag: version_of(&service.new_id()?),
        sealed: service.seal(&belongs_to(owner, id), &json(content))?,
        ends_at: drafts::end_of(service.clock.millis()),
    })
}

fn belongs_to<'a>(owner: Actor<'a>, id: &'a str) -> [&'a str; 5] {
    [DRAFT, owner.legal_entity, owner.kind.word(), owner.id, id]
}

fn content_of(draft: &Draft) -> Content<'_> {
    Content { tag: &draft.tag, sealed: &draft.sealed, ends_at: draft.ends_at }
}

fn shown(service: &Service, owner: Actor<'_>, id: &str, draft: Draft) -> Result<TaggedDraft, Failure> {
    let content = service.open(&belongs_to(owner, id), &draft.sealed)?;
    let shown =
        DraftOfUser { id: id.to_owned(), ends_at: instant(draft.ends_at), content: raw(content)?.into() };
    Ok(TaggedDraft { draft: shown, tag: draft.tag, is_replayed: false })
}

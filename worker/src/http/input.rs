//! What a route takes from a request, besides who asks: the handler says it in its type, and the same type reads it,
//! refuses what is not of it, and describes it.

use std::marker::PhantomData;
use std::net::IpAddr;

use axum::body::Bytes;
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, Method};
use countersign_core::wire::Wire;

#[cfg(not(target_arch = "wasm32"))]
use super::sheet::Sheet;
use super::{accept, etag, network, parameters, read};
use crate::code::Code;
use crate::failure::Failure;
use crate::use_cases::import_configuration::Expected;

/// Everything of a request but its body.
pub(super) struct Head {
    pub(super) method: Method,
    pub(super) headers: HeaderMap,
    pub(super) path: Vec<parameters::Pair>,
    pub(super) query: Vec<parameters::Pair>,
}

/// Something that a route takes. Several are taken as a tuple.
pub(super) trait Input: Sized + Send + 'static {
    /// Whether it reads the query; where nothing does, the query must be empty.
    const READS_QUERY: bool = false;

    /// The longest body in bytes; where nothing reads one, none is read.
    const BODY_BYTES_MAX: Option<usize> = None;

    /// Takes it.
    ///
    /// # Errors
    /// What is wrong with it.
    fn take(head: &Head) -> Result<Self, Failure>;

    /// Is given the body, after all was taken from the head.
    fn give(&mut self, _body: Bytes) {}

    /// What it refuses with, beside problems at their places.
    fn codes() -> Vec<Code> {
        Vec::new()
    }

    /// Describes it.
    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet);
}

impl Input for () {
    fn take(_: &Head) -> Result<Self, Failure> {
        Ok(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(_: &mut Sheet) {}
}

macro_rules! tuples {
    ($($name:ident),+) => {
        impl<$($name: Input),+> Input for ($($name,)+) {
            const READS_QUERY: bool = $($name::READS_QUERY)||+;
            const BODY_BYTES_MAX: Option<usize> = first_of(&[$($name::BODY_BYTES_MAX),+]);

            fn take(head: &Head) -> Result<Self, Failure> {
                Ok(($($name::take(head)?,)+))
            }

            fn give(&mut self, body: Bytes) {
                #[expect(non_snake_case, reason = "the names of the types serve as those of the values")]
                let ($($name,)+) = self;
                $($name.give(body.clone());)+
            }

            fn codes() -> Vec<Code> {
                [$($name::codes()),+].concat()
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn describe(sheet: &mut Sheet) {
                $($name::describe(sheet);)+
            }
        }
    };
}

tuples!(A, B);
tuples!(A, B, C);

const fn first_of(bounds: &[Option<usize>]) -> Option<usize> {
    match bounds {
        [None, rest @ ..] => first_of(rest),
        [bound, ..] => *bound,
        [] => None,
    }
}

/// A document that a body holds. It borrows from the body, so `Self` only names it.
pub(super) trait Document: Documented + Send + 'static {
    /// The document, borrowing from a body.
    type Of<'a>: Wire<'a> + Default;

    /// Its longest body.
    const BYTES_MAX: usize = 64 * 1024;
}

/// Says which document a type of documents names.
macro_rules! documents {
    ($($name:ident $(of $bytes_max:expr)?,)*) => {
        $(impl $crate::http::input::Document for $name<'static> {
            type Of<'a> = $name<'a>;
            $(const BYTES_MAX: usize = $bytes_max;)?
        })*
    };
}
pub(super) use documents;

/// What the API's description can be made of; anything where there is no description.
#[cfg(target_arch = "wasm32")]
pub(super) trait Documented {}

#[cfg(target_arch = "wasm32")]
impl<T> Documented for T {}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use countersign_core::document::openapi::Describe as Documented;

/// A JSON body.
pub(super) struct Body<D>(Bytes, PhantomData<fn() -> D>);

impl<D: Document> Body<D> {
    /// Its document.
    ///
    /// # Errors
    /// `Malformed` if it is no JSON as it is taken here, or else `Refused` with every problem.
    pub(super) fn read(&self) -> Result<D::Of<'_>, Failure> {
        read::read(&self.0)
    }

    /// The JSON text, which may still be another document.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl<D: Document> Input for Body<D> {
    const BODY_BYTES_MAX: Option<usize> = Some(D::BYTES_MAX);

    fn take(_: &Head) -> Result<Self, Failure> {
        Ok(Self(Bytes::new(), PhantomData))
    }

    fn give(&mut self, body: Bytes) {
        self.0 = body;
    }

    fn codes() -> Vec<Code> {
        vec![Code::InvalidJson, Code::BodyTooLarge, Code::UnsupportedMediaType]
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.body::<D>();
    }
}

/// The parameters of the query.
pub(super) struct Query<D>(pub(super) D);

impl<D: Wire<'static> + Default + Documented + Send + 'static> Input for Query<D> {
    const READS_QUERY: bool = true;

    fn take(head: &Head) -> Result<Self, Failure> {
        parameters::read(&head.query).map(Self)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.query::<D>();
    }
}

/// The parameters of the path.
pub(super) struct Path<D>(pub(super) D);

impl<D: Wire<'static> + Default + Documented + Send + 'static> Input for Path<D> {
    fn take(head: &Head) -> Result<Self, Failure> {
        parameters::read(&head.path).map(Self)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.path::<D>();
    }
}

/// The client's key for what it asks to be done once.
pub(super) struct IdempotencyKey(pub(super) String);

const KEY_LENGTH_MAX: usize = 128;

impl Input for IdempotencyKey {
    fn take(head: &Head) -> Result<Self, Failure> {
        let mut values = head.headers.get_all("idempotency-key").iter();
        let Some(value) = values.next() else { return Err(Code::IdempotencyKeyMissing.into()) };
        let key = value.to_str().ok().filter(|key| is_visible_ascii(key, KEY_LENGTH_MAX));
        let key = key.filter(|_| values.next().is_none());
        key.map(|key| Self(key.to_owned())).ok_or(Code::IdempotencyKeyInvalid.into())
    }

    fn codes() -> Vec<Code> {
        vec![Code::IdempotencyKeyMissing, Code::IdempotencyKeyInvalid, Code::IdempotencyKeyReused]
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        let about = "1 to 128 visible ASCII characters; stands for its request for 24 hours";
        sheet.header("Idempotency-Key", true, about);
    }
}

/// Whether a text has 1 to `max` visible ASCII characters and nothing else.
fn is_visible_ascii(text: &str, max: usize) -> bool {
    (1..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Which version of a thing a change replaces.
pub(super) struct Replaces(pub(super) Expected);

impl Input for Replaces {
    fn take(head: &Head) -> Result<Self, Failure> {
        Ok(Self(match etag::if_match(&head.headers) {
            Some(etag::Wanted::Any) => Expected::Anything,
            Some(etag::Wanted::OneOf(tags)) => Expected::OneOf(tags.into_iter().map(str::to_owned).collect()),
            None if etag::wants_nothing(&head.headers) => Expected::Nothing,
            None => Expected::Unsaid,
        }))
    }

    fn codes() -> Vec<Code> {
        vec![Code::StaleVersion, Code::IfMatchMissing]
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.header("If-Match", false, "The ETag of what is replaced; needed unless nothing is there yet");
        sheet.header("If-None-Match", false, "`*`: only if nothing is there yet");
    }
}

/// The states that the client has already.
pub(super) struct KnownTags(HeaderMap);

impl KnownTags {
    /// Whether the one with this tag is among them.
    pub(super) fn hold(&self, tag: &str) -> bool {
        etag::holds(&self.0, tag)
    }
}

impl Input for KnownTags {
    fn take(head: &Head) -> Result<Self, Failure> {
        Ok(Self(head.headers.clone()))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(sheet: &mut Sheet) {
        sheet.header("If-None-Match", false, "The ETag that the client has");
    }
}

/// What the client says that it is; anything but a plain short text is cut or left out, since people are shown it.
pub(super) struct Agent(pub(super) Option<String>);

const AGENT_LENGTH_MAX: usize = 200;

impl Input for Agent {
    fn take(head: &Head) -> Result<Self, Failure> {
        let text = head.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let plain = text.filter(|text| text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()));
        Ok(Self(plain.map(|text| text.chars().take(AGENT_LENGTH_MAX).collect())))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(_: &mut Sheet) {}
}

/// From where the client comes.
pub(super) struct Origin {
    /// The network.
    pub(super) network: String,
    /// The address, if it is known.
    pub(super) address: Option<IpAddr>,
}

impl Input for Origin {
    fn take(head: &Head) -> Result<Self, Failure> {
        Ok(Self { network: network::of(&head.headers), address: network::address(&head.headers) })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(_: &mut Sheet) {}
}

/// The form of the answer that the client takes. The description has it as media types of the answer.
pub(super) struct Accepts(HeaderMap);

impl Accepts {
    /// Whether the client names this media type and does not prefer JSON.
    pub(super) fn prefers(&self, media_type: &str) -> bool {
        accept::prefers(&self.0, media_type)
    }
}

impl Input for Accepts {
    fn take(head: &Head) -> Result<Self, Failure> {
        Ok(Self(head.headers.clone()))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn describe(_: &mut Sheet) {}
}

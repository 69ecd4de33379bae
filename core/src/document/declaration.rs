//! Declarations of documents: from one come the struct, its reader, what writes it, and its TypeScript.

/// Adds to a type of documents what describes it in TypeScript.
#[cfg(feature = "ts")]
#[doc(hidden)]
#[macro_export]
macro_rules! typed {
    ($($item:tt)*) => {
        #[derive($crate::document::ts_rs::TS)]
        #[ts(crate = "countersign_core::document::ts_rs")]
        $($item)*
    };
}

/// Nobody asked for TypeScript: the type as it is.
#[cfg(not(feature = "ts"))]
#[doc(hidden)]
#[macro_export]
macro_rules! typed {
    (#[ts($($_:tt)*)] $($item:tt)*) => { $($item)* };
    ($($item:tt)*) => { $($item)* };
}

/// Describes a document for the description of an API.
#[cfg(feature = "openapi")]
#[doc(hidden)]
#[macro_export]
macro_rules! described {
    (
        $name:ident $(<$life:lifetime>)?; $($about:literal)*;
        $($key:literal: $type:ty $(as $form:ident)?; $($doc:literal)*;)*
    ) => {
        impl $(<$life>)? $crate::document::utoipa::PartialSchema for $name $(<$life>)? {
            fn schema() -> $crate::document::openapi::Described {
                $crate::document::openapi::object(&[$($about),*], [$(
                    $crate::document::openapi::member::<$type>(
                        $key,
                        &[$($doc),*],
                        None$(.or(Some($crate::document::openapi::Form::$form)))?,
                    ),
                )*])
            }
        }

        impl $(<$life>)? $crate::document::utoipa::ToSchema for $name $(<$life>)? {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }

            fn schemas(named: &mut Vec<$crate::document::openapi::Named>) {
                $(<$type as $crate::document::openapi::Describe>::collect(named);)*
            }
        }

        impl $(<$life>)? $crate::document::openapi::Describe for $name $(<$life>)? {
            fn describe(_: Option<$crate::document::openapi::Form>) -> $crate::document::openapi::Described {
                $crate::document::openapi::reference::<Self>()
            }

            fn collect(named: &mut Vec<$crate::document::openapi::Named>) {
                $crate::document::openapi::add::<Self>(named);
            }
        }
    };
}

/// Nobody asked for a description.
#[cfg(not(feature = "openapi"))]
#[doc(hidden)]
#[macro_export]
macro_rules! described {
    ($($_:tt)*) => {};
}

/// Adds to a closed list of words what writes and reads it, and its TypeScript.
#[doc(hidden)]
#[macro_export]
macro_rules! written_word {
    ($($item:tt)*) => {
        $crate::typed! {
            #[derive($crate::document::serde::Serialize, $crate::document::serde::Deserialize)]
            #[serde(crate = "countersign_core::document::serde")]
            $($item)*
        }
    };
}

/// Describes a closed list of words for the description of an API.
#[cfg(feature = "openapi")]
#[doc(hidden)]
#[macro_export]
macro_rules! worded {
    ($name:ident; $($about:literal)*; $($word:literal)*) => {
        impl $crate::document::utoipa::PartialSchema for $name {
            fn schema() -> $crate::document::openapi::Described {
                $crate::document::openapi::word(&[$($about),*], &[$($word),*])
            }
        }

        impl $crate::document::utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
    };
}

/// Nobody asked for a description.
#[cfg(not(feature = "openapi"))]
#[doc(hidden)]
#[macro_export]
macro_rules! worded {
    ($($_:tt)*) => {};
}

/// Declares an object document: its struct, its reader, what writes it, its TypeScript, and its schema in the
/// description of an API.
///
/// Each field has its type, the name of its member, and a comment; an [`Option`] is a member that may be absent. The
/// reader reports what is missing, unknown, given twice or of another type, each at its JSON Pointer. The form of a
/// text is written after its type (`Text<'a> as Amount`): it is for the schema only, and checked where the value is
/// resolved.
///
/// ```
/// use countersign_core::wire::{Id, Text, read, to_json};
/// use countersign_core::document;
///
/// document! {
///     /// Who lives where.
///     Address<'a> {
///         /// Whose.
///         user: Id<'a> = "user",
///         /// The street and what is in it.
///         street: Text<'a> = "street",
///         /// The floor.
///         floor: Option<u64> = "floor",
///     }
/// }
///
/// let address: Address<'_> = read(br#"{"user":"ana","street":"Main Street 1"}"#).unwrap();
/// assert_eq!(to_json(&address), r#"{"user":"ana","street":"Main Street 1"}"#);
///
/// let problems = read::<Address<'_>>(br#"{"user":"","floor":"1st"}"#).unwrap_err();
/// let places: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
/// assert_eq!(places, ["/user", "/street", "/floor"]);
/// ```
#[macro_export]
macro_rules! document {
    (
        $(#[doc = $about:literal])*
        $name:ident $(<$life:lifetime>)? {
            $($(#[doc = $doc:literal])* $field:ident: $type:ty $(as $form:ident)? = $key:literal,)*
        }
    ) => {
        $crate::typed! {
            #[ts(optional_fields)]
            $(#[doc = $about])*
            #[derive(Debug, Clone, Default, PartialEq, Eq, $crate::document::serde::Serialize)]
            #[serde(crate = "countersign_core::document::serde")]
            pub struct $name $(<$life>)? {
                $(
                    $(#[doc = $doc])*
                    #[serde(rename = $key, skip_serializing_if = "countersign_core::document::reader::Wire::is_absent")]
                    pub $field: $type,
                )*
            }
        }

        $crate::document!(@read $name $(<$life>)? { $($field = $key,)* });
        $crate::described!($name $(<$life>)?; $($about)*; $($key: $type $(as $form)?; $($doc)*;)*);
    };
    (@read $name:ident <$life:lifetime> { $($field:ident = $key:literal,)* }) => {
        $crate::document!(@into $name $life <$life> { $($field = $key,)* });
    };
    (@read $name:ident { $($field:ident = $key:literal,)* }) => {
        $crate::document!(@into $name 'w { $($field = $key,)* });
    };
    (@into $name:ident $life:lifetime $(<$own:lifetime>)? { $($field:ident = $key:literal,)* }) => {
        impl<$life> $crate::document::reader::Wire<$life> for $name $(<$own>)? {
            fn read(&mut self, node: $crate::document::tree::Node<$life>, reader: &mut $crate::document::reader::Reader<$life>) {
                let members = reader.object(node);
                $crate::document::reader::Object::read_members(self, members, reader);
            }
        }

        impl<$life> $crate::document::reader::Object<$life> for $name $(<$own>)? {
            fn read_members(
                &mut self,
                mut members: $crate::document::reader::Members<$life>,
                reader: &mut $crate::document::reader::Reader<$life>,
            ) {
                $(reader.member(&mut members, $key, &mut self.$field);)*
                reader.no_more(members);
            }
        }
    };
}
pub(crate) use crate::document;

/// Declares a document that is one of several, told apart by a word in one of its members: its enum, its reader, what
/// writes it, and its TypeScript.
#[macro_export]
macro_rules! tagged {
    (
        $(#[doc = $about:literal])*
        $name:ident <$life:lifetime> by $tag:literal {
            $($(#[doc = $doc:literal])* $variant:ident($type:ident $(<$inner:lifetime>)?) = $word:literal,)*
        }
    ) => {
        $crate::typed! {
            $(#[doc = $about])*
            #[derive(Debug, Clone, PartialEq, Eq, $crate::document::serde::Serialize)]
            #[serde(crate = "countersign_core::document::serde", tag = $tag)]
            pub enum $name<$life> { $($(#[doc = $doc])* #[serde(rename = $word)] $variant($type $(<$inner>)?),)* }
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                $crate::tagged!(@first $($variant($type),)*)
            }
        }

        impl<$life> $crate::document::reader::Wire<$life> for $name<$life> {
            fn read(&mut self, node: $crate::document::tree::Node<$life>, reader: &mut $crate::document::reader::Reader<$life>) {
                let mut members = reader.object(node);
                match reader.tag(&mut members, $tag, &[$($word),*]) {
                    $($word => {
                        let mut document = <$type>::default();
                        $crate::document::reader::Object::read_members(&mut document, members, reader);
                        *self = Self::$variant(document);
                    })*
                    _ => {}
                }
            }
        }
    };
    (@first $first:ident($type:ident), $($other:ident($others:ident),)*) => {
        Self::$first(<$type>::default())
    };
}
pub(crate) use crate::tagged;

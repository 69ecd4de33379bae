//! What the service answers: one declaration for what writes it and for its schema in the description of the API.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use super::Raw;

/// The JSON text of a `T`, as it was stored or as the engine wrote it.
pub struct Written<T>(Raw, PhantomData<fn() -> T>);

impl<T> Written<T> {
    /// The text.
    pub fn get(&self) -> &str {
        self.0.get()
    }
}

impl<T> From<Raw> for Written<T> {
    fn from(text: Raw) -> Self {
        Self(text, PhantomData)
    }
}

impl<T> From<Written<T>> for Raw {
    fn from(written: Written<T>) -> Self {
        written.0
    }
}

impl<T> Clone for Written<T> {
    fn clone(&self) -> Self {
        self.0.clone().into()
    }
}

impl<T> std::fmt::Debug for Written<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.get())
    }
}

impl<T> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use countersign_core::document::openapi::{Describe, Described, Form, Named};

    use super::Written;

    impl<T: Describe> Describe for Written<T> {
        fn describe(form: Option<Form>) -> Described {
            T::describe(form)
        }

        fn collect(named: &mut Vec<Named>) {
            T::collect(named);
        }
    }
}

/// Whether a member of an answer is left out.
pub trait Absent {
    /// Whether this value means that.
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

macro_rules! always_there {
    ($([$($generic:ident)?] $type:ty,)*) => { $(impl$(<$generic>)? Absent for $type {})* };
}

always_there! {
    [] String, [] std::borrow::Cow<'_, str>, [] u64, [] bool, [] countersign_core::wire::UserStatus,
    [] countersign_core::wire::CheckAnswer,
    [T] Vec<T>, [T] Written<T>,
}

/// Declares an object that the service answers: its struct, what writes it, and its schema in the description of the
/// API.
///
/// It is declared as a document of core is (`countersign_core::document!`), less what reads it: each field has its
/// type, the name of its member and a comment, an [`Option`] is a member that may be left out, and the form of a text
/// stands after its type.
macro_rules! answer {
    (
        $(#[doc = $about:literal])*
        $name:ident $(<$life:lifetime>)? {
            $($(#[doc = $doc:literal])* $field:ident: $type:ty $(as $form:ident)? = $key:literal,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $(
                $(#[doc = $doc])*
                #[serde(rename = $key, skip_serializing_if = "crate::json::Absent::is_absent")]
                pub $field: $type,
            )*
        }

        impl $(<$life>)? $crate::json::Absent for $name $(<$life>)? {}

        countersign_core::described!($name $(<$life>)?; $($about)*; $($key: $type $(as $form)?; $($doc)*;)*);
    };
}
pub(crate) use answer;

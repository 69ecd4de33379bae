//! Declarations of documents: from one come the struct, its reader, its JSON and its TypeScript.

/// Declares an object document: its struct, its reader, its JSON and its TypeScript declaration.
macro_rules! document {
    (
        $(#[doc = $about:literal])*
        $name:ident $(<$life:lifetime>)? {
            $($(#[doc = $doc:literal])* $field:ident: $type:ty = $key:literal,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        pub struct $name $(<$life>)? {
            $(
                $(#[doc = $doc])*
                #[cfg_attr(
                    feature = "serde",
                    serde(rename = $key, skip_serializing_if = "crate::document::write::Json::is_absent")
                )]
                pub $field: $type,
            )*
        }

        impl $(<$life>)? $crate::document::write::Json for $name $(<$life>)? {
            fn write(&self, out: &mut alloc::string::String) {
                $crate::document::write::begin_object(out);
                $($crate::document::write::write_member(out, $key, &self.$field);)*
                $crate::document::write::end_object(out);
            }
        }

        $crate::document::declaration::document!(@read $name $(<$life>)? { $($field = $key,)* });

        #[cfg(feature = "ts")]
        impl $(<$life>)? $crate::wire::typescript::Typed for $name $(<$life>)? {
            fn typescript() -> alloc::string::String {
                alloc::string::String::from(stringify!($name))
            }
        }

        #[cfg(feature = "ts")]
        impl $(<$life>)? $name $(<$life>)? {
            /// The TypeScript declaration.
            #[must_use]
            pub fn declaration() -> alloc::string::String {
                $crate::wire::typescript::interface(
                    stringify!($name),
                    &[$($about),*],
                    &[$((
                        $key,
                        <$type as $crate::wire::typescript::Typed>::OPTIONAL,
                        <$type as $crate::wire::typescript::Typed>::typescript(),
                        &[$($doc),*],
                    )),*],
                )
            }
        }
    };
    (@read $name:ident <$life:lifetime> { $($field:ident = $key:literal,)* }) => {
        $crate::document::declaration::document!(@into $name $life <$life> { $($field = $key,)* });
    };
    (@read $name:ident { $($field:ident = $key:literal,)* }) => {
        $crate::document::declaration::document!(@into $name 'w { $($field = $key,)* });
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
pub(crate) use document;

/// Declares a document that is one of several, told apart by a word in one of its members: its enum, its reader and its
/// TypeScript declaration.
macro_rules! tagged {
    (
        $(#[doc = $about:literal])*
        $name:ident <$life:lifetime> by $tag:literal {
            $($(#[doc = $doc:literal])* $variant:ident($type:ident $(<$inner:lifetime>)?) = $word:literal,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name<$life> { $($(#[doc = $doc])* $variant($type $(<$inner>)?),)* }

        impl Default for $name<'_> {
            fn default() -> Self {
                $crate::document::declaration::tagged!(@first $($variant($type),)*)
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

        #[cfg(feature = "ts")]
        impl $name<'_> {
            /// The TypeScript declaration.
            #[must_use]
            pub fn declaration() -> alloc::string::String {
                let kinds = [$(($word, stringify!($type), &[$($doc),*] as &[&str])),*];
                $crate::wire::typescript::alternatives(stringify!($name), &[$($about),*], $tag, &kinds)
            }
        }
    };
    (@first $first:ident($type:ident), $($other:ident($others:ident),)*) => {
        Self::$first(<$type>::default())
    };
}
pub(crate) use tagged;

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
                    serde(rename = $key, skip_serializing_if = "crate::wire::write::Json::is_absent")
                )]
                pub $field: $type,
            )*
        }

        impl $(<$life>)? $crate::wire::write::Json for $name $(<$life>)? {
            fn write(&self, out: &mut alloc::string::String) {
                $crate::wire::write::begin_object(out);
                $($crate::wire::write::write_member(out, $key, &self.$field);)*
                $crate::wire::write::end_object(out);
            }
        }

        $crate::wire::declare::document!(@read $name $(<$life>)? { $($field = $key,)* });

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
        $crate::wire::declare::document!(@into $name $life <$life> { $($field = $key,)* });
    };
    (@read $name:ident { $($field:ident = $key:literal,)* }) => {
        $crate::wire::declare::document!(@into $name 'w { $($field = $key,)* });
    };
    (@into $name:ident $life:lifetime $(<$own:lifetime>)? { $($field:ident = $key:literal,)* }) => {
        impl<$life> $crate::wire::read::Wire<$life> for $name $(<$own>)? {
            fn read(&mut self, node: $crate::wire::json::Node<$life>, reader: &mut $crate::wire::read::Reader<$life>) {
                let members = reader.object(node);
                $crate::wire::read::Object::read_members(self, members, reader);
            }
        }

        impl<$life> $crate::wire::read::Object<$life> for $name $(<$own>)? {
            fn read_members(
                &mut self,
                mut members: $crate::wire::read::Members<$life>,
                reader: &mut $crate::wire::read::Reader<$life>,
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
                $crate::wire::declare::tagged!(@first $($variant($type),)*)
            }
        }

        impl<$life> $crate::wire::read::Wire<$life> for $name<$life> {
            fn read(&mut self, node: $crate::wire::json::Node<$life>, reader: &mut $crate::wire::read::Reader<$life>) {
                let mut members = reader.object(node);
                match reader.tag(&mut members, $tag, &[$($word),*]) {
                    $($word => {
                        let mut document = <$type>::default();
                        $crate::wire::read::Object::read_members(&mut document, members, reader);
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

/// Declares a closed list of words: its enum, its reader, its JSON and its TypeScript declaration.
macro_rules! words {
    (@first $first:ident, $($other:ident,)*) => { Self::$first };
    (
        $(#[doc = $about:literal])*
        $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* #[doc = concat!("\n\nWritten `", $word, "`.")] $variant,)* }

        impl $name {
            /// Every word, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as documents write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $crate::wire::declare::words!(@first $($variant,)*)
            }
        }

        impl $crate::wire::write::Json for $name {
            fn write(&self, out: &mut alloc::string::String) {
                self.code().write(out);
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        /// As its place in the list.
        impl $crate::pack::Pack for $name {
            fn pack(&self, out: &mut alloc::vec::Vec<u8>) {
                out.push(*self as u8);
            }

            fn unpack(input: &mut $crate::pack::Input<'_>) -> Self {
                let word = Self::ALL.get(usize::from(input.byte())).copied();
                input.sure(word, Self::default())
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl<'w> $crate::wire::read::Wire<'w> for $name {
            fn read(&mut self, node: $crate::wire::json::Node<'w>, reader: &mut $crate::wire::read::Reader<'w>) {
                let place = reader.word(node, &[$($word),*]);
                *self = Self::ALL.get(place).copied().unwrap_or_default();
            }
        }

        #[cfg(feature = "ts")]
        impl $crate::wire::typescript::Typed for $name {
            fn typescript() -> alloc::string::String {
                alloc::string::String::from(stringify!($name))
            }
        }

        #[cfg(feature = "ts")]
        impl $name {
            /// The TypeScript declaration.
            #[must_use]
            pub fn declaration() -> alloc::string::String {
                $crate::wire::typescript::union(stringify!($name), &[$($about),*], &[$($word),*])
            }
        }
    };
}
pub(crate) use words;

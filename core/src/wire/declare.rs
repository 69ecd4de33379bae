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
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $(
                $(#[doc = $doc])*
                #[serde(rename = $key, skip_serializing_if = "crate::wire::read::Wire::is_absent")]
                pub $field: $type,
            )*
        }

        $crate::wire::declare::document!(@read $name $(<$life>)? { $($field: $type = $key,)* });

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
                        <$type as $crate::wire::read::Wire<'_>>::OPTIONAL,
                        <$type as $crate::wire::read::Wire<'_>>::typescript(),
                        &[$($doc),*],
                    )),*],
                )
            }
        }
    };
    (@read $name:ident <$life:lifetime> { $($field:ident: $type:ty = $key:literal,)* }) => {
        impl<$life> $name<$life> {
            $crate::wire::declare::document!(@members $life { $($field: $type = $key,)* });
        }

        impl<$life> $crate::wire::read::Wire<$life> for $name<$life> {
            $crate::wire::declare::document!(@body $name $life { $($field: $type = $key,)* });
        }
    };
    (@read $name:ident { $($field:ident: $type:ty = $key:literal,)* }) => {
        impl $name {
            $crate::wire::declare::document!(@members 'w <'w> { $($field: $type = $key,)* });
        }

        impl<'w> $crate::wire::read::Wire<'w> for $name {
            $crate::wire::declare::document!(@body $name 'w { $($field: $type = $key,)* });
        }
    };
    (@members $life:lifetime $(<$own:lifetime>)? { $($field:ident: $type:ty = $key:literal,)* }) => {
        /// Reads the members that are left of an object.
        pub(crate) fn of_members $(<$own>)? (
            mut members: $crate::wire::read::Members<$life>,
            reader: &mut $crate::wire::read::Reader<$life>,
        ) -> Self {
            let document = Self { $($field: reader.field::<$type>(&mut members, $key),)* };
            reader.no_more(members);
            document
        }
    };
    (@body $name:ident $life:lifetime { $($field:ident: $type:ty = $key:literal,)* }) => {
        fn read(
            node: $crate::wire::json::Node<$life>,
            reader: &mut $crate::wire::read::Reader<$life>,
        ) -> Self {
            let members = reader.object(node);
            Self::of_members(members, reader)
        }

        fn fallback() -> Self {
            Self { $($field: <$type as $crate::wire::read::Wire<$life>>::fallback(),)* }
        }

        #[cfg(feature = "ts")]
        fn typescript() -> alloc::string::String {
            alloc::string::String::from(stringify!($name))
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

        impl<$life> $crate::wire::read::Wire<$life> for $name<$life> {
            fn read(
                node: $crate::wire::json::Node<$life>,
                reader: &mut $crate::wire::read::Reader<$life>,
            ) -> Self {
                let mut members = reader.object(node);
                match reader.tag(&mut members, $tag, &[$($word),*]) {
                    $($word => Self::$variant(<$type>::of_members(members, reader)),)*
                    _ => Self::fallback(),
                }
            }

            fn fallback() -> Self {
                $crate::wire::declare::tagged!(@first $($variant($type),)*)
            }

            #[cfg(feature = "ts")]
            fn typescript() -> alloc::string::String {
                alloc::string::String::from(stringify!($name))
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
        Self::$first(<$type as $crate::wire::read::Wire<'_>>::fallback())
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

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <&str>::deserialize(deserializer)?;
                let word = Self::ALL.iter().find(|word| word.code() == code);
                word.copied().ok_or_else(|| <D::Error as serde::de::Error>::custom("is not a word of the list"))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl<'w> $crate::wire::read::Wire<'w> for $name {
            fn read(
                node: $crate::wire::json::Node<'w>,
                reader: &mut $crate::wire::read::Reader<'w>,
            ) -> Self {
                let place = reader.word(node, &[$($word),*]);
                Self::ALL.get(place).copied().unwrap_or_else(Self::fallback)
            }

            fn fallback() -> Self {
                $crate::wire::declare::words!(@first $($variant,)*)
            }

            #[cfg(feature = "ts")]
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

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
        impl<$life> $crate::wire::read::Wire<$life> for $name<$life> {
            $crate::wire::declare::document!(@body $name $life { $($field: $type = $key,)* });
        }
    };
    (@read $name:ident { $($field:ident: $type:ty = $key:literal,)* }) => {
        impl<'w> $crate::wire::read::Wire<'w> for $name {
            $crate::wire::declare::document!(@body $name 'w { $($field: $type = $key,)* });
        }
    };
    (@body $name:ident $life:lifetime { $($field:ident: $type:ty = $key:literal,)* }) => {
        fn read(
            node: $crate::wire::json::Node<$life>,
            reader: &mut $crate::wire::read::Reader<$life>,
        ) -> Self {
            let mut members = reader.object(node);
            let document = Self { $($field: reader.field::<$type>(&mut members, $key),)* };
            reader.no_more(members);
            document
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

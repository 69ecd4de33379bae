//! Closed lists of words, such as reason codes and periods: one declaration gives the enum, its codes and its
//! TypeScript.

/// One of a closed list of words, each with its stable code.
pub(crate) trait Word: Copy + Default + 'static {
    /// Every word, in the order of the documentation.
    const ALL: &'static [Self];

    /// Their codes, in the same order.
    const CODES: &'static [&'static str];
}

/// Declares a closed list of words: its enum, its words as documents write them, and its TypeScript declaration.
macro_rules! words {
    (@first $first:ident, $($other:ident,)*) => { Self::$first };
    (
        $(#[doc = $about:literal])*
        $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub enum $name {
            $(
                $(#[doc = $doc])*
                #[doc = concat!("\n\nWritten `", $word, "`.")]
                #[serde(rename = $word)]
                $variant,
            )*
        }

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
                $crate::words::words!(@first $($variant,)*)
            }
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const CODES: &'static [&'static str] = &[$($word),*];
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some([$($about.trim()),*].join("\n")))
                    .enum_values(Some([$($word),*]))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.code())
            }
        }
    };
}
pub(crate) use words;

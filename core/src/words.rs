//! Closed lists of words, such as reason codes and periods: one declaration gives the enum, its codes and its
//! TypeScript.

/// One of a closed list of words, each with its stable code.
pub trait Word: Copy + Default + 'static {
    /// Every word, in the order of the documentation.
    const ALL: &'static [Self];

    /// Their codes, in the same order.
    const CODES: &'static [&'static str];
}

/// Declares a closed list of words: its enum, its words as documents write them, its TypeScript declaration, and its
/// schema in the description of an API.
///
/// ```
/// use countersign_core::wire::read;
/// use countersign_core::words;
///
/// words! {
///     /// Which end of a list comes first.
///     Order {
///         /// The newest.
///         Newest = "newest",
///         /// The oldest.
///         Oldest = "oldest",
///     }
/// }
///
/// assert_eq!(read::<Order>(br#""oldest""#).unwrap(), Order::Oldest);
/// assert!(read::<Order>(br#""Oldest""#).is_err());
/// ```
#[macro_export]
macro_rules! words {
    (@first $first:ident, $($other:ident,)*) => { Self::$first };
    (
        $(#[doc = $about:literal])*
        $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }
    ) => {
        $crate::written_word! {
            $(#[doc = $about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name {
                $(
                    $(#[doc = $doc])*
                    #[doc = concat!("\n\nWritten `", $word, "`.")]
                    #[serde(rename = $word)]
                    $variant,
                )*
            }
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
                $crate::words!(@first $($variant,)*)
            }
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const CODES: &'static [&'static str] = &[$($word),*];
        }

        $crate::worded!($name; $($about)*; $($word)*);

        impl core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.code())
            }
        }
    };
}
pub(crate) use crate::words;

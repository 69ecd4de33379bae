//! What the generic parts of documents are in TypeScript.

use alloc::format;
use alloc::string::{String, ToString};

use ts_rs::{Config, TS, TypeVisitor};

use crate::document::parameter::{DayText, NumberText};
use crate::document::reader::{Entries, Id, Nullable, OneOf};

/// A type that is written where it stands, and has no declaration of its own.
macro_rules! inline {
    ([$($generic:ident),*] $type:ty => |$config:ident| $text:expr) => {
        inline!(@ [$($generic),*] [] $type => |$config| $text);
    };
    (@ [$($generic:ident),*] [$($number:ident),*] $type:ty => |$config:ident| $text:expr) => {
        impl<$($generic: TS,)* $(const $number: u64),*> TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name($config: &Config) -> String {
                $text
            }

            fn inline($config: &Config) -> String {
                $text
            }

            fn visit_generics(_visitor: &mut impl TypeVisitor)
            where
                Self: 'static,
            {
                $(
                    $generic::visit_generics(_visitor);
                    _visitor.visit::<$generic>();
                )*
            }
        }
    };
}

inline!([] DayText<'_> => |_config| "string".to_string());
inline!([] Id<'_> => |_config| "string".to_string());
inline!(@ [] [MIN, MAX] NumberText<MIN, MAX> => |_config| "string".to_string());
inline!([T] Nullable<T> => |config| format!("{} | null", T::name(config)));
inline!([T] Entries<'_, T> => |config| format!("Record<string, {}>", T::name(config)));
inline!([A, B] OneOf<A, B> => |config| format!("{} | {}", A::name(config), B::name(config)));

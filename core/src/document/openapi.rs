//! What documents are in the description of an API.

use alloc::string::String;
use alloc::vec::Vec;

use utoipa::ToSchema;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type,
};
use utoipa::openapi::{KnownFormat, Ref, RefOr, SchemaFormat};

use crate::bounds::ID_BYTES_MAX;
use crate::document::parameter::{DayText, NumberText};
use crate::document::reader::{Entries, Id, Nullable, OneOf, Text};
use crate::words::Word;

/// A schema, or a reference to one that has a name.
pub type Described = RefOr<Schema>;

/// A schema that others refer to.
pub type Named = (String, Described);

/// What is known of a value beside its type.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A decimal text with at most the digits of its currency.
    Amount,
    /// A code of ISO 4217.
    Currency,
    /// A civil date, `YYYY-MM-DD`.
    Day,
    /// Names something.
    Id,
    /// An instant, `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    Instant,
    /// True where it is given.
    True,
}

/// What can be described.
pub trait Describe {
    /// Whether a member of it may be absent.
    const OPTIONAL: bool = false;

    /// What it is where it stands.
    fn describe(form: Option<Form>) -> Described;

    /// Adds the schemas that it refers to.
    fn collect(_named: &mut Vec<Named>) {}
}

/// A member of an object: its name, what it is, and whether it must be there.
pub type Member = (&'static str, Described, bool);

/// Describes a member.
pub fn member<T: Describe>(name: &'static str, about: &[&str], form: Option<Form>) -> Member {
    (name, commented(T::describe(form), about), !T::OPTIONAL)
}

/// The schema of an object that has no other members.
pub fn object(about: &[&str], members: impl IntoIterator<Item = Member>) -> Described {
    let object = ObjectBuilder::new()
        .description(Some(text(about)))
        .additional_properties(Some(AdditionalProperties::FreeForm(false)));
    let add = |object: ObjectBuilder, (name, schema, is_required): Member| {
        let object = object.property(name, schema);
        if is_required { object.required(name) } else { object }
    };
    members.into_iter().fold(object, add).into()
}

/// The schema of a closed list of words.
pub fn word(about: &[&str], words: &[&'static str]) -> Described {
    of_type(Type::String).description(Some(text(about))).enum_values(Some(words.iter().copied())).into()
}

/// A reference to the schema of this name.
pub fn reference<T: ToSchema>() -> Described {
    RefOr::Ref(Ref::from_schema_name(T::name()))
}

/// Adds a schema and those that it refers to, once.
pub fn add<T: ToSchema>(named: &mut Vec<Named>) {
    let name = T::name();
    if !named.iter().any(|(known, _)| *known == name) {
        named.push((name.into(), T::schema()));
        T::schemas(named);
    }
}

fn text(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    lines.join("\n")
}

fn commented(schema: Described, about: &[&str]) -> Described {
    let about = text(about);
    match schema {
        RefOr::Ref(mut reference) => {
            reference.description = about;
            RefOr::Ref(reference)
        }
        RefOr::T(Schema::Object(mut object)) => {
            object.description = Some(about);
            RefOr::T(Schema::Object(object))
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.description = Some(about);
            RefOr::T(Schema::Array(array))
        }
        RefOr::T(Schema::OneOf(mut one_of)) => {
            one_of.description = Some(about);
            RefOr::T(Schema::OneOf(one_of))
        }
        other => other,
    }
}

fn of_type(of: Type) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::Type(of))
}

impl Describe for Text<'_> {
    fn describe(form: Option<Form>) -> Described {
        let text = of_type(Type::String);
        match form {
            Some(Form::Amount) => {
                text.pattern(Some(r"^(0|[1-9][0-9]*)(\.[0-9]+)?$")).max_length(Some(ID_BYTES_MAX))
            }
            Some(Form::Currency) => text.pattern(Some("^[A-Z]{3}$")),
            Some(Form::Day) => text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
            Some(Form::Instant) => text.format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))),
            Some(Form::Id) => text.min_length(Some(1)).max_length(Some(ID_BYTES_MAX)),
            Some(Form::True) | None => text,
        }
        .into()
    }
}

impl Describe for Id<'_> {
    fn describe(_: Option<Form>) -> Described {
        Text::describe(Some(Form::Id))
    }
}

impl Describe for String {
    fn describe(form: Option<Form>) -> Described {
        Text::describe(form)
    }
}

impl Describe for bool {
    fn describe(form: Option<Form>) -> Described {
        let boolean = of_type(Type::Boolean);
        match form {
            Some(Form::True) => boolean.enum_values(Some([true])),
            _ => boolean,
        }
        .into()
    }
}

impl Describe for u64 {
    fn describe(_: Option<Form>) -> Described {
        of_type(Type::Integer).minimum(Some(0)).into()
    }
}

impl<const MIN: u64, const MAX: u64> Describe for NumberText<MIN, MAX> {
    fn describe(_: Option<Form>) -> Described {
        of_type(Type::Integer).minimum(Some(MIN)).maximum(Some(MAX)).into()
    }
}

impl Describe for DayText<'_> {
    fn describe(_: Option<Form>) -> Described {
        Text::describe(Some(Form::Day))
    }
}

impl<W: Word + ToSchema> Describe for W {
    fn describe(_: Option<Form>) -> Described {
        reference::<W>()
    }

    fn collect(named: &mut Vec<Named>) {
        add::<W>(named);
    }
}

impl<T: Describe> Describe for Option<T> {
    const OPTIONAL: bool = true;

    fn describe(form: Option<Form>) -> Described {
        T::describe(form)
    }

    fn collect(named: &mut Vec<Named>) {
        T::collect(named);
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn describe(form: Option<Form>) -> Described {
        ArrayBuilder::new().items(T::describe(form)).into()
    }

    fn collect(named: &mut Vec<Named>) {
        T::collect(named);
    }
}

impl<T: Describe> Describe for Entries<'_, T> {
    fn describe(form: Option<Form>) -> Described {
        of_type(Type::Object).additional_properties(Some(T::describe(form))).into()
    }

    fn collect(named: &mut Vec<Named>) {
        T::collect(named);
    }
}

impl<T: Describe> Describe for Nullable<T> {
    fn describe(form: Option<Form>) -> Described {
        match T::describe(form) {
            RefOr::T(Schema::Object(mut object)) if matches!(object.schema_type, SchemaType::Type(_)) => {
                if let SchemaType::Type(of) = object.schema_type {
                    object.schema_type = SchemaType::Array(Vec::from([of, Type::Null]));
                }
                RefOr::T(Schema::Object(object))
            }
            other => OneOfBuilder::new().item(of_type(Type::Null)).item(other).into(),
        }
    }

    fn collect(named: &mut Vec<Named>) {
        T::collect(named);
    }
}

impl<A: Describe, B: Describe> Describe for OneOf<A, B> {
    fn describe(form: Option<Form>) -> Described {
        OneOfBuilder::new().item(A::describe(form)).item(B::describe(form)).into()
    }

    fn collect(named: &mut Vec<Named>) {
        A::collect(named);
        B::collect(named);
    }
}

//! Who acts: a company's user, or a member of the bank's staff.

/// Of which kind somebody is who acts. Ids of one kind say nothing about those of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A company's user.
    User,
    /// The bank's staff.
    Staff,
}

impl ActorKind {
    /// The word by which it is stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Staff => "staff",
        }
    }

    /// The kind that is stored by this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::User, Self::Staff].into_iter().find(|kind| kind.word() == word)
    }
}

/// Somebody by legal entity, kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor<'a> {
    /// The legal entity.
    pub legal_entity: &'a str,
    /// The kind.
    pub kind: ActorKind,
    /// The id.
    pub id: &'a str,
}

impl<'a> Actor<'a> {
    /// A company's user.
    #[must_use]
    pub const fn user(legal_entity: &'a str, id: &'a str) -> Self {
        Self { legal_entity, kind: ActorKind::User, id }
    }

    /// A member of the bank's staff.
    #[must_use]
    pub const fn staff(legal_entity: &'a str, id: &'a str) -> Self {
        Self { legal_entity, kind: ActorKind::Staff, id }
    }
}

//! Ids as small integers. The text of an id is compared once, when a document or a question comes in; from then on a
//! number stands for it, and lists are indexed by it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::data::sorting::sort_numbers;
use crate::data::table::hash_of;

/// A number that stands for an id of one kind.
pub(crate) trait Index: Copy {
    fn from_number(number: u32) -> Self;
    fn number(self) -> u32;

    /// As a position in a list.
    fn at(self) -> usize {
        self.number() as usize
    }
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl Index for $name {
            fn from_number(number: u32) -> Self {
                Self(number)
            }

            fn number(self) -> u32 {
                self.0
            }
        }
    )*};
}

indices! {
    /// A feature of an engine.
    FeatureIx,
    /// An action of an engine.
    ActionIx,
    /// A limit group of an engine.
    LimitGroupIx,
    /// An account type that some account or feature names.
    AccountTypeIx,
    /// A contract of an engine.
    ContractIx,
    /// A customer of an engine.
    CustomerIx,
    /// An account of an engine; the accounts of one customer follow each other.
    AccountIx,
    /// A policy of an engine.
    PolicyIx,
    /// A role of an engine.
    RoleIx,
    /// A user of an engine.
    UserIx,
    /// A signatory group of an engine.
    SignatoryGroupIx,
    /// A grant of an engine.
    GrantIx,
}

/// Stands for a user whom the snapshot does not know, and who has nothing.
pub(crate) const NOBODY: UserIx = UserIx(u32::MAX);

/// Texts by number, in one buffer: a hundred thousand ids are two allocations, not as many.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Texts {
    /// All of them, one after the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    /// The text of a number; empty if there is none.
    pub(crate) fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number);
        end.and_then(|end| self.text.get(start as usize..*end as usize)).unwrap_or_default()
    }

    /// Adds a text. `None` past 2^32 bytes.
    pub(crate) fn push(&mut self, text: &str) -> Option<()> {
        self.ends.push(self.end_of_next(text)?);
        self.text.push_str(text);
        Some(())
    }

    fn end_of_next(&self, text: &str) -> Option<u32> {
        u32::try_from(self.text.len().saturating_add(text.len())).ok()
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Texts").field("count", &self.ends.len()).finish()
    }
}

/// Texts, numbered in the order in which they come.
#[derive(Default)]
pub(crate) struct Names {
    texts: Texts,
    /// By the hash of their texts.
    numbers: HashTable<u32>,
}

impl Names {
    pub(crate) fn len(&self) -> usize {
        self.texts.ends.len()
    }

    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        let is_it = |number: &u32| self.texts.get(*number as usize) == name;
        self.numbers.find(hash_of(name), is_it).copied()
    }

    /// Enters the number of a text; `None` if the text is known under another number.
    fn enter(texts: &Texts, numbers: &mut HashTable<u32>, name: &str, number: u32) -> Option<()> {
        let is_it = |other: &u32| texts.get(*other as usize) == name;
        match numbers.entry(hash_of(name), is_it, |other| hash_of(texts.get(*other as usize))) {
            Entry::Occupied(_) => None,
            Entry::Vacant(free) => {
                free.insert(number);
                Some(())
            }
        }
    }

    /// Numbers a new text; `None` if it is there already or no number is left.
    pub(crate) fn add(&mut self, name: &str) -> Option<u32> {
        let number = u32::try_from(self.texts.ends.len()).ok().filter(|number| *number < u32::MAX)?;
        // Asked before the index is changed, so that a text that does not fit leaves no number behind.
        self.texts.end_of_next(name)?;
        Self::enter(&self.texts, &mut self.numbers, name, number)?;
        self.texts.push(name)?;
        Some(number)
    }
}

/// Stores the texts only: the index is built again while loading.
impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.texts.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Texts::deserialize(deserializer)?;
        let count = texts.ends.len();
        let mut numbers = HashTable::with_capacity(count);
        for number in (0_u32..).take(count) {
            Self::enter(&texts, &mut numbers, texts.get(number as usize), number)
                .ok_or_else(|| D::Error::custom("an id twice"))?;
        }
        Ok(Self { texts, numbers })
    }
}

/// The ids of one kind, numbered in the order of the document.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub(crate) struct Ids<I> {
    names: Names,
    #[serde(skip)]
    kind: PhantomData<I>,
}

impl<I> Default for Ids<I> {
    fn default() -> Self {
        Self { names: Names::default(), kind: PhantomData }
    }
}

impl<I: Index> fmt::Debug for Ids<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Ids").field("count", &self.len()).finish()
    }
}

impl<I: Index> Ids<I> {
    /// Numbers a new id; `None` if it is there already or no number is left.
    pub(crate) fn add(&mut self, id: &str) -> Option<I> {
        self.names.add(id).map(I::from_number)
    }

    /// The number of an id, numbering it if it is new.
    pub(crate) fn find_or_add(&mut self, id: &str) -> Option<I> {
        self.find(id).or_else(|| self.add(id))
    }

    pub(crate) const fn names(&self) -> &Names {
        &self.names
    }

    pub(crate) const fn names_mut(&mut self) -> &mut Names {
        &mut self.names
    }

    pub(crate) fn find(&self, id: &str) -> Option<I> {
        self.names.find(id).map(I::from_number)
    }

    pub(crate) fn id(&self, index: I) -> &str {
        self.names.texts.get(index.at())
    }

    /// The id as documents hold it.
    pub(crate) fn text(&self, index: I) -> Cow<'_, str> {
        Cow::Borrowed(self.id(index))
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Every number, in the order of the document.
    pub(crate) fn all(&self) -> impl Iterator<Item = I> + use<I> {
        (0_u32..).take(self.len()).map(I::from_number)
    }

    /// Indices sorted by the bytes of their ids: the order of answers that compare equal on every host.
    pub(crate) fn sorted(&self, indices: impl IntoIterator<Item = I>) -> Vec<I> {
        let mut numbers: Vec<u32> = indices.into_iter().map(I::number).collect();
        let id = |number| self.names.texts.get(I::from_number(number).at());
        sort_numbers(&mut numbers, &|one, other| id(one).cmp(id(other)));
        numbers.into_iter().map(I::from_number).collect()
    }
}

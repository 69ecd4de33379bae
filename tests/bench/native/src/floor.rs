//! The least that can answer a check: ids numbered, a row of bits for each role set ∩ contract ∩ account type, an own
//! row where something was removed. No reasons, no limits, no validation; what is faster than this is wrong.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::document::{Assignment, Customer, Document};

type Ids = HashMap<String, u32, FxBuildHasher>;
type Bits = Vec<u64>;

const NONE: u32 = u32::MAX;

/// A loaded document.
#[derive(Default)]
pub struct Floor {
    users: Ids,
    actions: Ids,
    accounts: Ids,
    customers: usize,
    customer_of: Vec<u32>,
    /// By user and customer: where the rows of the customer's accounts start, less its first account.
    base: Vec<u32>,
    /// By assignment and account of its customer: where the row starts.
    row: Vec<u32>,
    bits: Bits,
}

/// What is known only while loading.
struct Loading<'d> {
    words: usize,
    customers: HashMap<&'d str, Place<'d>, FxBuildHasher>,
    roles: HashMap<&'d str, Bits, FxBuildHasher>,
    applicable: HashMap<&'d str, Bits, FxBuildHasher>,
    defaults: HashMap<(Vec<String>, Bits, &'d str), u32, FxBuildHasher>,
}

struct Place<'d> {
    number: usize,
    first: u32,
    customer: &'d Customer,
    contract: Bits,
}

const fn at(number: u32) -> usize {
    number as usize
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2^32 of anything")
}

impl Floor {
    pub fn load(text: &[u8]) -> Self {
        let document: Document = serde_json::from_slice(text).expect("a document");
        let mut floor = Self::default();
        floor.actions =
            document.actions().zip(0..).map(|((_, action), index)| (action.id.clone(), index)).collect();
        let mut loading = floor.companies(&document);
        floor.customers = loading.customers.len();
        // As many as there are accounts lead: no start is less than its customer's first account.
        floor.row = vec![NONE; floor.accounts.len()];
        floor.base = vec![NONE; document.users.len() * floor.customers];
        for user in &document.users {
            let index = number(floor.users.len());
            floor.users.insert(user.id.clone(), index);
            let active: &[Assignment] = if user.status == "active" { &user.assignments } else { &[] };
            active.iter().for_each(|assignment| floor.assign(&mut loading, at(index), assignment));
        }
        floor
    }

    fn companies<'d>(&mut self, document: &'d Document) -> Loading<'d> {
        let words = self.actions.len().div_ceil(64);
        let (mut customers, mut applicable) = (HashMap::default(), HashMap::default());
        for (index, customer) in document.customers().enumerate() {
            let first = number(self.accounts.len());
            for account in &customer.accounts {
                self.accounts.insert(account.id.clone(), number(self.accounts.len()));
                self.customer_of.push(number(index));
                applicable.entry(account.r#type.as_str()).or_insert_with(|| {
                    let applies =
                        document.actions().filter(|(feature, _)| feature.applies_to(&account.r#type));
                    self.set(words, applies.map(|(_, action)| action.id.as_str()))
                });
            }
            let contract = self.set(words, customer.actions.iter().map(String::as_str));
            customers.insert(customer.id.as_str(), Place { number: index, first, customer, contract });
        }
        let roles = document.roles.iter();
        let roles =
            roles.map(|role| (role.id.as_str(), self.set(words, document.role_actions(role)))).collect();
        Loading { words, customers, roles, applicable, defaults: HashMap::default() }
    }

    fn set<'a>(&self, words: usize, ids: impl Iterator<Item = &'a str>) -> Bits {
        let mut bits = vec![0; words];
        for id in ids {
            let action = at(self.actions[id]);
            bits[action / 64] |= 1 << (action % 64);
        }
        bits
    }

    fn assign(&mut self, loading: &mut Loading<'_>, user: usize, assignment: &Assignment) {
        let Place { number: customer, first, customer: owner, .. } =
            loading.customers[assignment.customer.as_str()];
        let base = number(self.row.len()) - first;
        self.base[user * self.customers + customer] = base;
        self.row.resize(self.row.len() + owner.accounts.len(), NONE);
        let slot = |account: u32| at(base + account);
        let mut by_type: Vec<(&str, u32)> = Vec::new();
        for id in &assignment.accounts {
            let account = self.accounts[id.as_str()];
            let kind = owner.accounts[at(account - first)].r#type.as_str();
            let known = by_type.iter().find(|(known, _)| *known == kind).map(|(_, row)| *row);
            let row = known.unwrap_or_else(|| self.default_row(loading, assignment, kind));
            if known.is_none() {
                by_type.push((kind, row));
            }
            self.row[slot(account)] = row;
        }
        for (id, removed) in &assignment.removed.accounts {
            let slot = slot(self.accounts[id.as_str()]);
            if self.row[slot] != NONE {
                self.row[slot] = self.without(self.row[slot], loading.words, removed);
            }
        }
    }

    fn default_row(&mut self, loading: &mut Loading<'_>, assignment: &Assignment, kind: &str) -> u32 {
        let contract = &loading.customers[assignment.customer.as_str()].contract;
        let (kind, applicable) = loading.applicable.get_key_value(kind).expect("a type of an account");
        let key = (assignment.roles.clone(), contract.clone(), *kind);
        if let Some(row) = loading.defaults.get(&key) {
            return *row;
        }
        let held = |word: usize| {
            assignment.roles.iter().fold(0, |sum, role| sum | loading.roles[role.as_str()][word])
        };
        let row = number(self.bits.len());
        self.bits.extend((0..loading.words).map(|word| held(word) & contract[word] & applicable[word]));
        loading.defaults.insert(key, row);
        row
    }

    fn without(&mut self, row: u32, words: usize, removed: &[String]) -> u32 {
        let own = number(self.bits.len());
        self.bits.extend_from_within(at(row)..at(row) + words);
        for id in removed {
            let action = at(self.actions[id.as_str()]);
            self.bits[at(own) + action / 64] &= !(1 << (action % 64));
        }
        own
    }

    pub fn handles(&self, user: &str, action: &str, account: &str) -> Option<(u32, u32, u32)> {
        Some((*self.users.get(user)?, *self.actions.get(action)?, *self.accounts.get(account)?))
    }

    /// The handles must be those of this floor.
    #[inline]
    pub fn allows(&self, (user, action, account): (u32, u32, u32)) -> bool {
        let base = self.base[at(user) * self.customers + at(self.customer_of[at(account)])];
        if base == NONE {
            return false;
        }
        let row = self.row[at(base + account)];
        row != NONE && self.bits[at(row) + at(action) / 64] >> (action % 64) & 1 == 1
    }

    #[inline]
    pub fn check(&self, user: &str, action: &str, account: &str) -> bool {
        self.handles(user, action, account).is_some_and(|handles| self.allows(handles))
    }
}

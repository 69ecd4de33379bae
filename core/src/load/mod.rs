//! From a snapshot document to an engine: every id resolved, every rule of the document checked, everything derived
//! that questions will need.
//!
//! A document is loaded whole or refused whole. Loading goes on past a problem, so that all of them are reported.
//!
//! ```
//! use countersign_core::Engine;
//!
//! let winery = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"));
//! assert!(Engine::load(winery.as_bytes()).is_ok());
//!
//! let broken = winery.replace(r#""roles": ["director"]"#, r#""roles": ["driver"]"#);
//! let problems = Engine::load(broken.as_bytes()).unwrap_err();
//! assert_eq!(problems[0].path, "/users/1/assignments/0/roles/0");
//! assert_eq!(problems[0].code.code(), "unknown-reference");
//! ```

mod approvals;
mod assignment;
mod bands;
pub(crate) mod binary;
mod catalogue;
mod companies;
mod grants;
pub(crate) mod limits;
mod people;
mod roles;

use alloc::vec::Vec;

use crate::data::action_sets::Rows;
use crate::data::ids::{Ids, Index};
use crate::document::reader::Id;
use crate::document::resolver::Resolver;
use crate::document::snapshot::{self, LegalEntity, SnapshotDocument};
use crate::document::tree::Source;
use crate::model::access::Access;
use crate::model::approvals::Approvals;
use crate::model::catalogue::Catalogue;
use crate::model::companies::Companies;
use crate::model::engine::Engine;
use crate::model::grants::Grants;
use crate::model::legal_entity::{Entity, Settings};
use crate::model::people::People;
use crate::model::roles::Roles;
use crate::problem::{ProblemCode, Problems};
use crate::value::currency::Currency;
use crate::value::rate::Rate;

/// The engine being made, and the place in the document that is being read.
struct Loader<'d, 'e> {
    resolver: Resolver<'d>,
    engine: &'e mut Engine,
}

impl Engine {
    /// Reads and checks a snapshot document and makes an engine of it.
    ///
    /// # Errors
    /// Every problem of the document, each with its JSON Pointer; first those of its shape, and only in a document of
    /// the right shape those of its meaning. Nothing is loaded then.
    pub fn load<'q>(document: impl Into<Source<'q>>) -> Result<Self, Problems> {
        Self::from_document(&SnapshotDocument::parse(document)?)
    }

    /// Checks the meaning of a document and makes an engine of it.
    ///
    /// # Errors
    /// Every problem of the document's meaning.
    pub fn from_document(document: &SnapshotDocument<'_>) -> Result<Self, Problems> {
        let mut engine = Engine::empty(&document.legal_entity);
        let resolver = Resolver::new(engine.currency());
        let mut loader = Loader { resolver, engine: &mut engine };
        // In the order in which parts refer to each other, so that every reference is resolved against what is
        // known.
        loader.within("legalEntity", |loader| loader.entity(&document.legal_entity));
        loader.within("limitGroups", |loader| loader.limit_groups(&document.limit_groups));
        loader.within("features", |loader| loader.features(&document.features));
        loader.within("contracts", |loader| loader.contracts(&document.contracts));
        loader.within("policies", |loader| loader.policies(&document.policies));
        loader.within("roles", |loader| loader.roles(&document.roles));
        loader.within("users", |loader| loader.users(&document.users));
        loader.within("signatoryGroups", |loader| loader.signatory_groups(&document.signatory_groups));
        loader.within("approvalRules", |loader| loader.approval_rules(&document.approval_rules));
        let grants = document.grants.as_deref().unwrap_or_default();
        loader.within("grants", |loader| loader.grants(grants));
        // Only a document without a problem goes on: everything derived below may rely on valid references.
        loader.resolver.none_wrong()?;
        engine.derive();
        Ok(engine.with_access())
    }

    fn empty(entity: &LegalEntity<'_>) -> Self {
        Self {
            entity: Entity {
                // An unknown currency is reported by `entity`; until then a currency that nothing equals stands in.
                currency: Currency::parse(&entity.currency).unwrap_or(Currency::NONE),
                week_start: entity.week_start,
                rates: Vec::new(),
                settings: settings_of(&entity.settings),
            },
            catalogue: Catalogue::default(),
            companies: Companies::default(),
            roles: Roles::default(),
            people: People::default(),
            approvals: Approvals::default(),
            grants: Grants::default(),
            rows: Rows::default(),
            access: Access::default(),
        }
    }
}

impl<'d> Loader<'d, '_> {
    fn within<R>(&mut self, name: &'static str, load: impl FnOnce(&mut Self) -> R) -> R {
        self.resolver.enter_member(name);
        let result = load(self);
        self.resolver.leave();
        result
    }

    fn each<T>(&mut self, items: &'d [T], mut load: impl FnMut(&mut Self, &'d T)) {
        for (index, item) in items.iter().enumerate() {
            self.resolver.enter_item(index);
            load(self, item);
            self.resolver.leave();
        }
    }

    fn refuse(&mut self, code: ProblemCode, message: &str) {
        self.resolver.refuse(code, message);
    }

    #[cold]
    fn refuse_at(&mut self, member: &'static str, code: ProblemCode, message: &str) {
        self.resolver.enter_member(member);
        self.refuse(code, message);
        self.resolver.leave();
    }

    fn entity(&mut self, entity: &'d LegalEntity<'d>) {
        self.within("currency", |loader| loader.resolver.currency(&entity.currency));
        self.within("rates", |loader| {
            for (code, rate) in &entity.rates.0 {
                loader.resolver.enter_key(code);
                let rate = loader.rate(code, rate);
                loader.engine.entity.rates.extend(rate);
                loader.resolver.leave();
            }
        });
    }

    fn rate(&mut self, code: &str, rate: &str) -> Option<(Currency, Rate)> {
        let currency = self.resolver.currency(code)?;
        if currency == self.resolver.currency {
            self.refuse(ProblemCode::RateForBaseCurrency, &[code, " is the base currency"].concat());
        }
        match Rate::parse(rate) {
            Ok(rate) => Some((currency, rate)),
            Err(problem) => {
                let message =
                    "is not a positive decimal of at most 12 digits after the point and 12 significant ones";
                self.resolver.refuse_text(problem, rate, message);
                None
            }
        }
    }

    /// Numbers a new id of its kind.
    fn define<I: Index>(&mut self, ids: fn(&mut Engine) -> &mut Ids<I>, id: &Id<'_>) -> Option<I> {
        self.resolver.define(ids(self.engine).names_mut(), &id.0).map(I::from_number)
    }
}

const fn settings_of(document: &snapshot::Settings) -> Settings {
    Settings {
        account_access: document.account_access,
        delegation_ceiling: document.delegation_ceiling,
        self_approval: document.self_approval,
        shared_contract_limits: document.shared_contract_limits,
    }
}

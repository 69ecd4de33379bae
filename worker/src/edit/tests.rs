//! Edits of one company, over SQLite.

use std::sync::Arc;

use countersign_core::wire::{Contract, Customer, Id, LimitSet, User, UserStatus};
use serde_json::json;

use super::*;
use crate::database::{BoxedFuture, Database, SqlRow, Stores};
use crate::native::{CountedRandomness, FixedClock, MemoryCache, Sqlite, Yield};
use crate::service::Mode;
use crate::snapshot::SnapshotName;

const BANK: &str = include_str!("../../tests/api/support/bank.json");

struct Shared(Arc<Sqlite>);

impl Database for Shared {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        self.0.query(statement)
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        self.0.batch(statements)
    }
}

/// A bank, and its database beside the service.
struct Bank {
    service: Service,
    database: Arc<Sqlite>,
}

/// A change that a test makes.
struct Made<F> {
    make: F,
    beside: Vec<Statement>,
}

impl<F: Fn(&mut SnapshotDocument<'_>)> Change for Made<F> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        Ok(Shown { tag: before.versions.map(Versions::tag), representation: None })
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let mut document = match before.document {
            Some(document) => document.clone(),
            None => stored(BANK)?,
        };
        (self.make)(&mut document);
        Ok(document)
    }

    fn facts(&self) -> Value {
        json!({})
    }

    fn beside(&self) -> Vec<Statement> {
        self.beside.clone()
    }
}

fn made<F: Fn(&mut SnapshotDocument<'_>)>(make: F) -> Made<F> {
    Made { make, beside: Vec::new() }
}

const K1: Scope<'_> = Scope::Part { contracts: &["k1"], users: &[] };
const K2: Scope<'_> = Scope::Part { contracts: &["k2"], users: &[] };

impl Bank {
    fn new() -> Self {
        let database = Arc::new(Sqlite::in_memory().unwrap());
        let service = Service {
            stores: Stores::one(Box::new(Shared(Arc::clone(&database)))),
            cache: Box::new(MemoryCache::default()),
            clock: Box::new(FixedClock::new("2026-03-04T11:00:00Z".parse().unwrap())),
            pause: Box::new(Yield),
            randomness: Box::new(CountedRandomness::default()),
            passwords: Box::new(crate::identity::Argon2id),
            messenger: None,
            setup_key: None,
            secrets: Arc::new(crate::secrets::Secrets::local()),
            core_records: None,
            screening: None,
            engines: Arc::default(),
            turns: Arc::default(),
            mode: Mode::Local,
            log: |line| panic!("{line}"),
        };
        let bank = Self { service, database };
        bank.edit(Scope::Whole, &Expected::Nothing, &made(|_| ())).unwrap();
        bank
    }

    fn edit(&self, scope: Scope<'_>, expected: &Expected, change: &impl Change) -> Result<Shown, Failure> {
        let actor = (ActorKind::Staff, "clerk");
        let (event, subject) = ("test.made", "harbour");
        let this = Edit { legal_entity: "harbour", actor, request_id: "r", scope, expected, event, subject };
        pollster::block_on(edit(&self.service, this, change))
    }

    fn text(&self, sql: &'static str) -> String {
        let mut rows = pollster::block_on(self.database.query(Statement::new(sql))).unwrap();
        rows.remove(0).cells().text().unwrap()
    }

    /// Everything that is stored, but for what the audit says.
    fn state(&self) -> (String, Versions) {
        let (versions, text) = pollster::block_on(whole(&self.service, "harbour")).unwrap().unwrap();
        (text, versions)
    }
}

/// The document's customer of the one contract in scope.
fn customer<'d, 'a>(document: &'d mut SnapshotDocument<'a>) -> &'d mut Customer<'a> {
    document.contracts.first_mut().unwrap().customers.first_mut().unwrap()
}

fn rename(document: &mut SnapshotDocument<'_>) {
    customer(document).name = "Another".into();
}

#[test]
fn an_edit_of_a_contract_moves_that_contract_and_keeps_its_engine_at_hand() {
    let bank = Bank::new();
    let (_, before) = bank.state();
    bank.edit(K1, &Expected::Anything, &made(rename)).unwrap();
    let (text, after) = bank.state();
    assert!(text.contains("Another"));
    assert_ne!(before.contracts["k1"], after.contracts["k1"]);
    let unmoved = |versions: &Versions| {
        (versions.catalogue.clone(), versions.remainder.clone(), versions.contracts["k2"].clone())
    };
    assert_eq!(unmoved(&before), unmoved(&after));
    assert_ne!(before.tag(), after.tag());
    let k1 = vec![("k1".to_owned(), after.contracts["k1"].clone())];
    let name = SnapshotName::of("harbour", &after.catalogue, k1);
    let kept = bank.service.engines.get(&name.key()).unwrap();
    let cached = pollster::block_on(bank.service.cache.get(&name.key())).unwrap();
    assert_eq!(kept.document, cached);
    assert!(kept.document.contains("Another") && !kept.document.contains("\"k2\""));
}

#[test]
fn what_the_engine_refuses_is_not_written() {
    let bank = Bank::new();
    let before = bank.state();
    let change = made(|document| customer(document).actions.push(Id("nothing".into())));
    let refused = bank.edit(K1, &Expected::Anything, &change);
    assert!(matches!(refused, Err(Failure::InvalidSnapshot(_))), "{refused:?}");
    assert_eq!(bank.state(), before);
}

#[test]
fn an_edit_of_a_contract_leaves_the_catalogue_alone() {
    let bank = Bank::new();
    let before = bank.state();
    let refused = bank.edit(K1, &Expected::Anything, &made(|document| document.roles.truncate(2)));
    assert!(matches!(refused, Err(Failure::Internal(_))), "{refused:?}");
    assert_eq!(bank.state(), before);
}

#[test]
fn an_id_of_another_company_is_not_taken_over() {
    let bank = Bank::new();
    let before = bank.state();
    let theirs = made(|document| {
        let taken = Customer {
            id: Id("c1".into()),
            name: "Mine".into(),
            accounts: Vec::new(),
            actions: Vec::new(),
            limits: LimitSet::default(),
        };
        document
            .contracts
            .iter_mut()
            .for_each(|contract: &mut Contract<'_>| contract.customers.push(taken.clone()));
    });
    let refused = bank.edit(K2, &Expected::Anything, &theirs);
    let Err(Failure::InvalidSnapshot(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!((problems[0].pointer.as_str(), problems[0].code.as_ref()), ("/contracts", "duplicate-id"));
    let theirs = made(|document| {
        let taken = User { id: Id("ana".into()), status: UserStatus::Active, assignments: Vec::new() };
        document.users.push(taken);
    });
    let refused = bank.edit(K2, &Expected::Anything, &theirs);
    assert!(matches!(refused, Err(Failure::InvalidSnapshot(_))), "{refused:?}");
    assert_eq!(bank.state(), before);
}

#[test]
fn what_is_written_beside_stands_and_falls_with_the_edit() {
    let bank = Bank::new();
    pollster::block_on(bank.database.query(Statement::new("CREATE TABLE mail (text TEXT)"))).unwrap();
    let mail = || bank.text("SELECT CAST(COUNT(*) AS TEXT) FROM mail");
    let send = Statement::new("INSERT INTO mail VALUES ('hello')");
    let failing = Statement::new("INSERT INTO guard VALUES (0)");
    let change = Made { make: rename, beside: vec![send.clone(), failing] };
    let before = bank.state();
    let refused = bank.edit(K1, &Expected::Anything, &change);
    assert!(matches!(refused, Err(Failure::Busy)), "{refused:?}");
    assert_eq!((bank.state(), mail()), (before, "0".to_owned()));
    bank.edit(K1, &Expected::Anything, &Made { make: rename, beside: vec![send] }).unwrap();
    assert_eq!(mail(), "1");
}

#[test]
fn a_user_who_gets_a_part_elsewhere_meanwhile_is_changed_there_too() {
    let bank = Bank::new();
    let (_, before) = bank.state();
    let database = &bank.database;
    let raced = std::cell::Cell::new(false);
    let change = made(|document| {
        if !raced.replace(true) {
            let elsewhere =
                "INSERT INTO assignments (legal_entity, user, customer, position, roles, accounts)
                             VALUES ('harbour', 'ana', 'c3', 7, '[]', '[]')";
            pollster::block_on(database.query(Statement::new(elsewhere))).unwrap();
        }
        document.users.iter_mut().filter(|user| user.id.0 == "ana").for_each(|user| {
            user.status = UserStatus::Suspended;
        });
    });
    let scope = Scope::Part { contracts: &[], users: &["ana"] };
    bank.edit(scope, &Expected::Anything, &change).unwrap();
    let (_, after) = bank.state();
    assert_ne!(before.contracts["k1"], after.contracts["k1"]);
    assert_ne!(before.contracts["k2"], after.contracts["k2"]);
}

#[test]
fn an_edit_in_between_makes_an_edit_of_a_seen_state_stale_and_another_one_late() {
    for is_seen in [true, false] {
        let bank = Bank::new();
        let (_, mut versions) = bank.state();
        versions.contracts.remove("k2");
        let raced = std::cell::Cell::new(false);
        let change = made(|document| {
            if !raced.replace(true) {
                let quicker = made(|document| customer(document).name = "Quicker".into());
                bank.edit(K1, &Expected::Anything, &quicker).unwrap();
            }
            let customer = customer(document);
            customer.name = format!("{}, later", customer.name).into();
        });
        let expected = if is_seen { Expected::OneOf(vec![versions.tag()]) } else { Expected::Anything };
        let answer = bank.edit(K1, &expected, &change);
        let text = bank.state().0;
        if is_seen {
            assert!(matches!(answer, Err(Failure::VersionStale(_))), "{answer:?}");
            assert!(text.contains("\"Quicker\""));
        } else {
            assert!(answer.is_ok() && text.contains("\"Quicker, later\""), "{answer:?}");
        }
    }
}

/// How often a change is made until it is written, if this happens after it was made first.
fn attempts(scope: Scope<'_>, make: fn(&mut SnapshotDocument<'_>), meanwhile: &'static str) -> u32 {
    let bank = Bank::new();
    let count = std::cell::Cell::new(0_u32);
    let change = made(|document| {
        if count.replace(count.get().saturating_add(1)) == 0 {
            pollster::block_on(bank.database.query(Statement::new(meanwhile))).unwrap();
        }
        make(document);
    });
    bank.edit(scope, &Expected::Anything, &change).unwrap();
    count.get()
}

#[test]
fn whatever_an_edit_rests_on_makes_it_late_when_it_changes() {
    let rename_all = |document: &mut SnapshotDocument<'_>| document.legal_entity.name = "Another".into();
    let dollars = |document: &mut SnapshotDocument<'_>| {
        document.legal_entity.currency = "USD".into();
        document.legal_entity.rates.0.clear();
    };
    let suspend = |document: &mut SnapshotDocument<'_>| {
        document.users.first_mut().unwrap().status = UserStatus::Suspended;
    };
    let nobodys = Scope::Part { contracts: &[], users: &["a/b ~c"] };
    let usage = "INSERT INTO usage (legal_entity, user, date, account, action, amount_minor)
                 VALUES ('harbour', 'ana', '2026-03-04', 'a1', 'payments.create', 1)";
    let contract =
        "INSERT INTO contracts (legal_entity, id, position, version) VALUES ('harbour', 'k9', 9, '1-x')";
    let catalogue = "UPDATE legal_entities SET catalogue_version = '9-x'";
    let remainder = "UPDATE legal_entities SET remainder_version = '9-x'";
    let elsewhere = "UPDATE contracts SET version = '9-x' WHERE id = 'k2'";
    assert_eq!(attempts(Scope::Whole, rename_all, contract), 2, "a contract that nobody has read");
    assert_eq!(attempts(Scope::Whole, rename_all, elsewhere), 2);
    assert_eq!(attempts(Scope::Whole, rename_all, remainder), 2);
    assert_eq!(attempts(Scope::Whole, dollars, usage), 2, "amounts in the currency that goes");
    assert_eq!(attempts(K1, rename, catalogue), 2);
    assert_eq!(attempts(nobodys, suspend, remainder), 2, "a user of no contract");
    // What it does not rest on.
    assert_eq!(attempts(Scope::Whole, rename_all, usage), 1);
    assert_eq!(attempts(K1, rename, elsewhere), 1);
    assert_eq!(attempts(K1, rename, remainder), 1);
}

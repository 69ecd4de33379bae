//! What is asked by number agrees with what is asked by name, and a binary snapshot with its document.

use countersign_core::amount::{Amount, Limit};
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::{Engine, IdKind, Listing, Outcome, Place, ProblemCode, Question, Usage, wire};
use countersign_tests::differential::engine_answer;
use countersign_tests::sized::SIZES;
use countersign_tests::worlds::{Random, RandomWorld};
use countersign_tests::{Case, conformance_cases};
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

/// Magic and checksum, which stand before what is summed.
const HEAD: usize = 12;

struct World {
    name: String,
    document: Value,
    engine: Engine,
    usage: Usage,
    currency: Currency,
}

impl World {
    fn new(name: String, snapshot: &str, usage: &str) -> Self {
        let document: Value = serde_json::from_str(snapshot).unwrap();
        let engine = Engine::load(snapshot.as_bytes()).unwrap();
        let usage = wire::load_usage(&engine, usage.as_bytes()).unwrap();
        let currency = Currency::parse(document["legalEntity"]["currency"].as_str().unwrap()).unwrap();
        Self { name, document, engine, usage, currency }
    }

    /// Every handle of a kind, in order: numbers from zero until nothing has one.
    fn handles(&self, kind: IdKind) -> Vec<u32> {
        let first = if kind == IdKind::Customer { CUSTOMER } else { 0 };
        (first..).take_while(|handle| self.engine.id_of(kind, *handle).is_some()).collect()
    }

    fn id(&self, kind: IdKind, handle: u32) -> &str {
        self.engine.id_of(kind, handle).unwrap()
    }

    fn place(&self, handle: u32) -> Place<'_> {
        match handle & CUSTOMER {
            0 => Place::Account { account: self.id(IdKind::Account, handle), customer: None },
            _ => Place::Customer(self.id(IdKind::Customer, handle)),
        }
    }

    fn places(&self) -> Vec<u32> {
        [self.handles(IdKind::Account), self.handles(IdKind::Customer)].concat()
    }

    /// Whether `check` has nothing against it.
    fn checks(&self, [user, action, place]: [u32; 3]) -> bool {
        let (user, action) = (self.id(IdKind::User, user), self.id(IdKind::Action, action));
        let request = self.engine.request(user, action, self.place(place));
        request.is_ok_and(|request| self.engine.refusals(request).is_empty())
    }

    /// Every user, action and place.
    fn questions(&self) -> Vec<[u32; 3]> {
        let (users, actions) = (self.handles(IdKind::User), self.handles(IdKind::Action));
        let places = self.places();
        let pairs = users.iter().flat_map(|user| actions.iter().map(|action| [*user, *action]));
        pairs.flat_map(|[user, action]| places.iter().map(move |place| [user, action, *place])).collect()
    }

    /// Whether an account belongs to a customer, as the document says.
    fn owns(&self, customer: &Value, account: &Value) -> bool {
        let mut customers = list(&self.document["contracts"]).iter().flat_map(|c| list(&c["customers"]));
        let accounts = customers.find(|known| known["id"] == *customer).map(|known| list(&known["accounts"]));
        accounts.unwrap_or_default().iter().any(|known| known["id"] == *account)
    }

    /// Whether an action is of account level, as the document says.
    fn is_per_account(&self, action: u32) -> bool {
        let id = self.id(IdKind::Action, action);
        let has = |feature: &&Value| list(&feature["actions"]).iter().any(|action| action["id"] == id);
        list(&self.document["features"]).iter().find(has).unwrap()["level"] == "account"
    }
}

/// The bit that tells a customer from an account.
const CUSTOMER: u32 = 1 << 31;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn corpus() -> impl Iterator<Item = (World, Case)> {
    let cases = conformance_cases().unwrap().into_iter();
    cases.map(|case| (World::new(case.name.clone(), &case.snapshot, &case.usage), case))
}

fn random(seed: u64) -> World {
    let world = RandomWorld::new(&mut Random::new(seed));
    World::new(format!("seed {seed}"), &world.document.to_string(), &world.usage.to_string())
}

/// Some of the corpus's worlds, and random ones.
fn worlds() -> impl Iterator<Item = World> {
    let cases = conformance_cases().unwrap().into_iter().step_by(10);
    let some = cases.map(|case| World::new(case.name, &case.snapshot, &case.usage));
    some.chain((50_000..50_060).map(random))
}

/// A question of the corpus in handles; what nobody knows has the number that nothing has. `None` where handles cannot
/// say it: on behalf of another, or an account with a customer that it does not belong to.
fn in_handles(world: &World, question: &Value) -> Option<[u32; 3]> {
    if question.get("onBehalfOf").is_some() {
        return None;
    }
    let number = |kind, field: &str| {
        question[field].as_str().map(|id| world.engine.handle(kind, id).unwrap_or(u32::MAX))
    };
    let place = match (number(IdKind::Account, "account"), number(IdKind::Customer, "customer")) {
        (Some(_), Some(_)) if !world.owns(&question["customer"], &question["account"]) => return None,
        (account, customer) => account.or(customer)?,
    };
    Some([number(IdKind::User, "user")?, number(IdKind::Action, "action")?, place])
}

#[test]
fn allowed_by_handle_is_what_check_allows() {
    let (mut asked, mut allowed) = (0, 0);
    for (world, case) in corpus() {
        for query in case.queries.iter().filter(|query| query.kind == "check") {
            let Some([user, action, place]) = in_handles(&world, &query.input) else { continue };
            let allows = world.engine.allows_by_handle(user, action, place);
            assert_eq!(allows, query.expect["reasons"] == json!([]), "{}: {}", world.name, query.input);
            asked += 1;
            allowed += usize::from(allows);
        }
    }
    assert!(asked > 1150 && allowed > 300 && asked - allowed > 300, "{asked} {allowed}");
    let mut by_level = [0; 2];
    for world in worlds() {
        for [user, action, place] in world.questions() {
            let allows = world.engine.allows_by_handle(user, action, place);
            let asked = world.checks([user, action, place]);
            assert_eq!(allows, asked, "{}: {user} {action} {place}", world.name);
            let request = world.engine.request_by_handle(user, action, place);
            assert_eq!(allows, request.is_some_and(|request| world.engine.allows(request)), "{}", world.name);
            by_level[usize::from(world.is_per_account(action))] += usize::from(allows);
        }
    }
    assert!(by_level[0] > 500 && by_level[1] > 2000, "{by_level:?}");
}

#[test]
fn what_stands_for_nothing_is_refused() {
    let mut customers = 0;
    for world in worlds() {
        let engine = &world.engine;
        let [users, actions, accounts] = [IdKind::User, IdKind::Action, IdKind::Account]
            .map(|kind| u32::try_from(world.handles(kind).len()).unwrap());
        let past_customers = CUSTOMER + u32::try_from(world.handles(IdKind::Customer).len()).unwrap();
        let allowed = world.questions().into_iter().filter(|question| world.checks(*question));
        for [user, action, place] in allowed.step_by(7) {
            let strangers = [users, u32::MAX].map(|user| [user, action, place]).into_iter();
            let unknown = [actions, u32::MAX, CUSTOMER].map(|action| [user, action, place]);
            let nowhere =
                [accounts, past_customers, u32::MAX, CUSTOMER - 1].map(|place| [user, action, place]);
            for [user, action, place] in strangers.chain(unknown).chain(nowhere) {
                let context = format!("{}: {user} {action} {place}", world.name);
                assert!(!engine.allows_by_handle(user, action, place), "{context}");
                let request = engine.request_by_handle(user, action, place);
                assert!(!request.is_some_and(|request| engine.allows(request)), "{context}");
            }
            if world.is_per_account(action) {
                for customer in world.handles(IdKind::Customer) {
                    assert!(!engine.allows_by_handle(user, action, customer), "{}", world.name);
                    assert_eq!(engine.request_by_handle(user, action, customer), None, "{}", world.name);
                    customers += 1;
                }
            }
        }
        for stranger in [users, u32::MAX] {
            assert_eq!(engine.accounts_by_handle(stranger, 0), Vec::<u32>::new(), "{}", world.name);
            assert!(engine.granted_bits(stranger).bits.is_empty(), "{}", world.name);
        }
        for action in [actions, actions + 64, u32::MAX] {
            assert_eq!(engine.accounts_by_handle(0, action), Vec::<u32>::new(), "{}", world.name);
        }
    }
    assert!(customers > 300, "{customers}");
}

/// Compares one question for an amount; the headroom, if it came as far.
fn same_verdict(world: &World, at: [u32; 3], minor: u64, date: Day) -> (Outcome, Vec<Limit>) {
    let [user, action, place] = at;
    let amount = Amount::from_minor(minor.into()).unwrap();
    let question = Question {
        user: world.id(IdKind::User, user),
        on_behalf_of: None,
        action: world.id(IdKind::Action, action),
        place: world.place(place),
        amount: Some((amount, world.currency)),
        date,
        today: None,
    };
    let decision = world.engine.evaluate(&question, &world.usage).unwrap();
    let headroom = decision.judged.map(|judged| judged.headroom);
    let context = format!("{}: {question:?} {:?}", world.name, decision.reasons);
    match world.engine.request_by_handle(user, action, place) {
        Some(request) => {
            let verdict = world.engine.verdict(request, amount, date, &world.usage);
            assert_eq!((verdict.outcome, verdict.headroom), (decision.outcome, headroom), "{context}");
        }
        None => assert_eq!((Outcome::Denied, None), (decision.outcome, headroom), "{context}"),
    }
    (decision.outcome, headroom.map_or(Vec::new(), |headroom| vec![headroom.submit, headroom.execute]))
}

/// Compares at the amounts where something may change; the outcomes that occurred.
fn same_verdicts(world: &World, at: [u32; 3], date: Day) -> Vec<Outcome> {
    let headrooms = same_verdict(world, at, 0, date).1;
    let minor = |limit: Limit| limit.total().map(|total| total.minor());
    let edges = headrooms.into_iter().filter_map(minor).flat_map(|edge| [edge, edge.saturating_add(1)]);
    let amounts =
        [0, 1, AMOUNT_MINOR_MAX].into_iter().chain(edges).filter(|minor| *minor <= AMOUNT_MINOR_MAX);
    amounts.map(|minor| same_verdict(world, at, minor, date).0).collect()
}

fn assert_every_outcome(outcomes: &[Outcome]) {
    for outcome in Outcome::ALL {
        let count = outcomes.iter().filter(|seen| *seen == outcome).count();
        assert!(count > 300, "{outcome:?} only {count} times");
    }
}

#[test]
fn a_verdict_is_the_outcome_and_headroom_of_evaluate_for_the_corpus() {
    let mut outcomes = Vec::new();
    for (world, case) in corpus() {
        for query in case.queries.iter().filter(|query| query.kind == "evaluate") {
            let in_base =
                query.input.get("currency").is_none_or(|currency| currency == world.currency.code());
            let known = in_handles(&world, &query.input).filter(|at| !at.contains(&u32::MAX));
            let Some(at) = known.filter(|_| in_base) else { continue };
            let date = Day::parse(query.input["date"].as_str().unwrap()).unwrap();
            outcomes.extend(same_verdicts(&world, at, date));
        }
    }
    assert_every_outcome(&outcomes);
}

#[test]
fn a_verdict_is_the_outcome_and_headroom_of_evaluate_for_random_worlds() {
    let mut outcomes = Vec::new();
    for seed in 51_000..51_300 {
        let mut random = Random::new(seed);
        let made = RandomWorld::new(&mut random);
        let world = World::new(format!("seed {seed}"), &made.document.to_string(), &made.usage.to_string());
        for _ in 0..20 {
            let question = made.question(&mut random, "evaluate");
            let known = in_handles(&world, &question).filter(|at| !at.contains(&u32::MAX));
            let date = question["date"].as_str().and_then(|date| Day::parse(date).ok());
            let (Some(at), Some(date)) = (known, date) else { continue };
            outcomes.extend(same_verdicts(&world, at, date));
        }
    }
    assert_every_outcome(&outcomes);
}

/// Nearly as many accounts with the largest limit there is, all of it used, as usage may come to.
fn wide_world() -> World {
    let ids = (0..510).map(|number| format!("account-{number}")).collect::<Vec<_>>();
    let account = |id: &String| json!({"id": id, "number": id, "type": "current", "currency": "EUR"});
    let document = json!({
        "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {}, "settings": {"accountAccess": "delegated",
            "delegationCeiling": "limits", "selfApproval": false, "sharedContractLimits": false}},
        "limitGroups": [{"id": "single", "name": "Single"}],
        "features": [{"id": "transfers", "level": "account", "actions": [
            {"id": "pay", "accessLevel": "create", "limitGroup": "single", "limits": {"daily": LARGEST}},
            {"id": "move", "accessLevel": "create", "limitGroup": "single"}]}],
        "contracts": [{"id": "contract", "customers": [{"id": "winery", "name": "Winery",
            "accounts": ids.iter().map(account).collect::<Vec<_>>(), "actions": ["pay", "move"], "limits": {}}]}],
        "policies": [],
        "roles": [{"id": "payer", "actions": ["pay"]}, {"id": "mover", "actions": ["move"]}],
        "users": [
            {"id": "ana", "status": "active",
                "assignments": [{"customer": "winery", "roles": ["payer"], "accounts": ids}]},
            {"id": "ben", "status": "active",
                "assignments": [{"customer": "winery", "roles": ["mover"], "accounts": ids}]}],
        "signatoryGroups": [], "approvalRules": []
    });
    let row = |id: &String, amount: &str| {
        json!({"user": "ana", "account": id, "action": "pay",
        "date": "2026-12-01", "amount": amount})
    };
    // All but 5.00 of what the limits of the first account and all others allow together.
    let mut usage: Vec<Value> = ids.iter().skip(1).map(|id| row(id, LARGEST)).collect();
    usage.push(row(&ids[1], "90071992547404.91"));
    World::new("wide".to_owned(), &document.to_string(), &json!(usage).to_string())
}

const LARGEST: &str = "90071992547409.91";

#[test]
fn a_verdict_is_exact_where_sums_are_as_large_as_they_get() {
    let world = wide_world();
    let headroom = |user, action, day: &str| {
        let (_, headroom) = same_verdict(&world, [user, action, 0], 500, Day::parse(day).unwrap());
        same_verdict(&world, [user, action, 0], 501, Day::parse(day).unwrap());
        headroom.first().map(|submit| submit.total().map(|total| total.minor()))
    };
    assert_eq!(headroom(0, 0, "2026-12-01"), Some(Some(500)), "what the group leaves");
    assert_eq!(headroom(0, 0, "2026-12-08"), Some(Some(AMOUNT_MINOR_MAX)), "the account's own limit");
    assert_eq!(headroom(1, 1, "2026-12-01"), Some(None), "nothing bounds it");
}

#[test]
fn accounts_by_handle_are_those_that_are_allowed() {
    let found = worlds().map(|world| same_lists(&world, &world.handles(IdKind::User)).0).sum::<usize>();
    assert!(found > 1000, "{found}");
}

#[test]
fn accounts_of_many_are_those_that_are_allowed() {
    for size in SIZES.iter().take(2) {
        let world = World::new(size.name.to_owned(), &size.document().to_string(), "[]");
        let (found, longest) = same_lists(&world, &[0, 1, 2, 0, 39]);
        assert!(found > size.accounts * size.actions / 2 && longest > size.accounts / 2, "{found} {longest}");
    }
}

/// Compares all lists of these users, and in each world the lists that are kept; how many accounts, and the longest.
fn same_lists(world: &World, users: &[u32]) -> (usize, usize) {
    let (mut found, mut longest) = (0, 0);
    let mut listing = Listing::default();
    let accounts = world.handles(IdKind::Account);
    for (user, action) in
        users.iter().flat_map(|user| world.handles(IdKind::Action).into_iter().map(|a| (*user, a)))
    {
        let context = format!("{}: {user} {action}", world.name);
        let per_account = world.is_per_account(action);
        let allowed = accounts
            .iter()
            .copied()
            .filter(|account| per_account && world.engine.allows_by_handle(user, action, *account));
        let listed = world.engine.accounts_by_handle(user, action);
        assert_eq!(listed, allowed.collect::<Vec<_>>(), "{context}");
        // The first list of a user is made otherwise than those that follow.
        for _ in 0..2 {
            let count = world.engine.list_accounts(user, action, &mut listing);
            assert_eq!(listing.accounts().get(..count), Some(&*listed), "{context}");
        }
        found += listed.len();
        longest = longest.max(listed.len());
    }
    (found, longest)
}

#[test]
fn granted_bits_are_what_is_allowed_of_account_level() {
    let (mut set, mut idle) = (0, 0);
    for world in worlds() {
        let active = |user: u32| {
            let id = world.id(IdKind::User, user);
            list(&world.document["users"]).iter().any(|user| user["id"] == id && user["status"] == "active")
        };
        for user in world.handles(IdKind::User) {
            let granted = world.engine.granted_bits(user);
            if !active(user) {
                assert!(granted.accounts.is_empty() && granted.bits.is_empty(), "{}: {user}", world.name);
                idle += 1;
                continue;
            }
            assert!(granted.accounts.is_sorted_by(|one, next| one < next), "{}: {user}", world.name);
            set += same_bits(&world, user, &granted);
        }
    }
    assert!(set > 1000 && idle > 20, "{set} {idle}");
}

/// Compares every bit, those after the last action and on accounts that are not listed too; how many are set.
fn same_bits(world: &World, user: u32, granted: &countersign_core::GrantedBits) -> u32 {
    let words = granted.words as usize;
    let actions = world.handles(IdKind::Action);
    assert_eq!((words, granted.bits.len()), (actions.len().div_ceil(32), granted.accounts.len() * words));
    for account in world.handles(IdKind::Account) {
        let listed = granted.accounts.iter().position(|listed| *listed == account);
        let of_account = listed.map_or(&[][..], |index| &granted.bits[index * words..][..words]);
        for action in 0..granted.words * 32 {
            let word = of_account.get(action as usize / 32).copied().unwrap_or_default();
            let allows = actions.contains(&action)
                && world.is_per_account(action)
                && world.engine.allows_by_handle(user, action, account);
            assert_eq!(word >> (action % 32) & 1 == 1, allows, "{}: {user} {action} {account}", world.name);
        }
    }
    granted.bits.iter().map(|word| word.count_ones()).sum()
}

#[test]
fn a_handle_and_its_id_lead_to_each_other() {
    for world in worlds() {
        for kind in IdKind::ALL {
            let handles = world.handles(*kind);
            for handle in &handles {
                assert_eq!(
                    world.engine.handle(*kind, world.id(*kind, *handle)),
                    Some(*handle),
                    "{}",
                    world.name
                );
            }
            let past = handles.last().map_or(0, |last| last + 1);
            for nothing in [past, u32::MAX, past ^ CUSTOMER] {
                assert_eq!(world.engine.id_of(*kind, nothing), None, "{}: {kind:?} {nothing}", world.name);
            }
            for nobody in ["", "nobody at all", "\u{0}"] {
                assert_eq!(world.engine.handle(*kind, nobody), None, "{}: {kind:?}", world.name);
            }
        }
        same_ids(&world);
    }
}

/// Everything that the document names has a handle.
fn same_ids(world: &World) {
    let all = |entries: &[Value], field: &str| -> Vec<Value> {
        entries.iter().flat_map(|entry| list(&entry[field])).cloned().collect()
    };
    let customers = all(list(&world.document["contracts"]), "customers");
    let named = [
        (IdKind::User, list(&world.document["users"]).to_vec()),
        (IdKind::Action, all(list(&world.document["features"]), "actions")),
        (IdKind::Account, all(&customers, "accounts")),
        (IdKind::Customer, customers),
    ];
    for (kind, entries) in named {
        let known: Vec<&str> = world.handles(kind).into_iter().map(|handle| world.id(kind, handle)).collect();
        assert_eq!(known.len(), entries.len(), "{}: {kind:?}", world.name);
        assert!(entries.iter().all(|entry| known.contains(&entry["id"].as_str().unwrap())), "{}", world.name);
    }
}

#[test]
fn an_engine_from_its_bytes_answers_the_corpus() {
    for (World { engine, .. }, case) in corpus() {
        let bytes = engine.to_binary();
        let again =
            Engine::from_binary(&bytes).unwrap_or_else(|problem| panic!("{}: {problem:?}", case.name));
        assert_eq!(again.to_binary(), bytes, "{}", case.name);
        for query in &case.queries {
            let answer = engine_answer(&again, &query.kind, &query.input, case.usage.as_bytes());
            assert_eq!(answer.as_ref(), Ok(&query.expect), "{}: {} {}", case.name, query.kind, query.input);
        }
    }
}

/// The bytes of the smallest of some random worlds, so that each byte can be tried.
fn small() -> Vec<u8> {
    (52_000..52_100).map(|seed| random(seed).engine.to_binary()).min_by_key(Vec::len).unwrap()
}

fn refusal(bytes: &[u8]) -> ProblemCode {
    let problem = Engine::from_binary(bytes).expect_err("nothing loads");
    assert_eq!(problem.path, "");
    problem.code
}

fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = xxh64(&bytes[HEAD..], 0).to_le_bytes();
    bytes[4..HEAD].copy_from_slice(&sum);
    bytes
}

#[test]
fn bytes_that_are_cut_or_no_snapshot_are_refused() {
    let bytes = small();
    assert!(bytes.len() < 4096, "a small world has {} bytes", bytes.len());
    for length in 0..bytes.len() {
        assert_eq!(refusal(&bytes[..length]), ProblemCode::InvalidBinary, "{length}");
        // As if it had been cut before it was summed.
        if length >= HEAD {
            let code = refusal(&summed(bytes[..length].to_vec()));
            assert_eq!(code, ProblemCode::InvalidBinary, "{length} with its sum");
        }
    }
    let case = conformance_cases().unwrap().remove(0);
    for other in [case.snapshot.as_bytes(), b"{}", b"CSGN", &[0; 64], &[0xff; 64]] {
        assert_eq!(refusal(other), ProblemCode::InvalidBinary);
    }
}

#[test]
fn bytes_that_were_damaged_are_refused() {
    let bytes = small();
    for place in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[place] ^= flip;
            assert_eq!(refusal(&damaged), ProblemCode::InvalidBinary, "{place} ^ {flip}");
        }
    }
    assert!(Engine::from_binary(&bytes).is_ok());
}

#[test]
fn bytes_of_another_version_say_so() {
    let bytes = small();
    assert_eq!(summed(bytes.clone()), bytes, "the sum is understood");
    // The version is text behind its length; after it the number of the layout.
    let layout = HEAD + 1 + usize::from(bytes[HEAD]);
    for place in HEAD + 1..=layout {
        let mut other = bytes.clone();
        other[place] ^= 0x01;
        assert_eq!(refusal(&other), ProblemCode::InvalidBinary, "{place}");
        assert_eq!(refusal(&summed(other)), ProblemCode::OtherVersion, "{place}");
    }
}

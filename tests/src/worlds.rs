//! Random worlds, small but nasty: every one is a valid snapshot document, with usage and questions about it.

mod amounts;
mod approvals;
mod catalogue;
mod companies;
mod grants;
mod narrowings;
mod people;
mod questions;
mod random;
mod statuses;

use serde_json::{Value, json};

pub use questions::exact_amount;
pub use random::Random;
pub use statuses::transaction;

use amounts::Amounts;

/// Periods in the order of documents.
const PERIODS: [&str; 4] = ["perTransaction", "daily", "weekly", "monthly"];
const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const BASES: [&str; 4] = ["EUR", "USD", "JPY", "KWD"];
const OTHERS: [&str; 6] = ["GBP", "USD", "EUR", "JPY", "KWD", "CHF"];
const RATES: [&str; 8] =
    ["0.000000000001", "0.333333333333", "0.5", "0.92", "1", "1.62889", "149.30", "3.00000000001"];
/// Days around which a world plays: ends of weeks, months and years, leap days, the first and last days there are.
const DAYS: [&str; 10] = [
    "2026-12-31",
    "2027-01-31",
    "2028-02-29",
    "2027-02-28",
    "2026-06-30",
    "2000-02-29",
    "2100-02-28",
    "1999-12-31",
    "1900-01-20",
    "2100-12-20",
];

/// One world.
#[derive(Debug)]
pub struct RandomWorld {
    /// The snapshot document.
    pub document: Value,
    /// The usage rows.
    pub usage: Value,
    facts: Facts,
}

/// What the generators know of the world so far.
#[derive(Debug)]
struct Facts {
    amounts: Amounts,
    /// The currency of the legal entity first, then others, with or without a rate.
    currencies: Vec<String>,
    /// The first of the days on which the world plays.
    first_day: i64,
    groups: Vec<String>,
    actions: Vec<KnownAction>,
    customers: Vec<KnownCustomer>,
    policies: Vec<String>,
    roles: Vec<String>,
    users: Vec<String>,
    /// Signatory groups with their customer.
    signatories: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct KnownAction {
    id: String,
    on_accounts: bool,
    group: Option<String>,
    approved_by: Option<String>,
}

#[derive(Debug, Clone)]
struct KnownCustomer {
    id: String,
    accounts: Vec<String>,
}

/// Days on which a world plays.
const DAYS_COUNT: usize = 11;

/// An identifier, sometimes of the kind that breaks paths and sortings.
fn identifier(random: &mut Random, prefix: &str, number: usize) -> String {
    match random.below(12) {
        0 => format!("{prefix}/{number}"),
        1 => format!("{prefix}~{number}"),
        2 => format!("{prefix}~1{number}"),
        3 => format!("{prefix} é{number}"),
        4 => format!("{}{number}", prefix.to_uppercase()),
        5 => format!("{prefix}{number}0"),
        _ => format!("{prefix}{number}"),
    }
}

fn identifiers(random: &mut Random, prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| identifier(random, prefix, number)).collect()
}

impl Facts {
    fn new(random: &mut Random) -> Self {
        let base = (*random.pick(&BASES)).to_owned();
        let others = random.some(&OTHERS, 50).into_iter().map(str::to_owned).filter(|other| *other != base);
        let mut currencies = vec![base.clone()];
        currencies.extend(others);
        let (groups, policies) = (random.between(0, 3), random.below(3));
        let (roles, users) = (random.between(1, 3), random.between(1, 8).max(random.between(1, 8)));
        Self {
            amounts: Amounts::new(random, &base),
            currencies,
            first_day: crate::oracle::day_number(DAYS[random.below(DAYS.len())]) - 5,
            groups: identifiers(random, "g", groups),
            actions: Vec::new(),
            customers: Vec::new(),
            policies: identifiers(random, "p", policies),
            roles: identifiers(random, "r", roles),
            users: identifiers(random, "u", users),
            signatories: Vec::new(),
        }
    }

    fn date(&self, random: &mut Random) -> String {
        let offset = i64::try_from(random.below(DAYS_COUNT)).expect("few days");
        crate::oracle::day_text(self.first_day + offset)
    }

    /// Mostly a day on which the world plays, sometimes one of the months around it; all in years that there are.
    fn spent_on(&self, random: &mut Random) -> String {
        if random.chance(70) {
            return self.date(random);
        }
        let offset = i64::try_from(random.below(70)).expect("few days") - 30;
        let [first, last] = ["1900-01-01", "2100-12-31"].map(crate::oracle::day_number);
        crate::oracle::day_text((self.first_day + offset).clamp(first, last))
    }

    fn monetary(&self) -> Vec<KnownAction> {
        self.actions.iter().filter(|action| action.group.is_some()).cloned().collect()
    }

    fn action_ids(&self) -> Vec<String> {
        self.actions.iter().map(|action| action.id.clone()).collect()
    }

    fn customer(&self, id: &str) -> Option<&KnownCustomer> {
        self.customers.iter().find(|customer| customer.id == id)
    }

    fn owner(&self, account: &str) -> Option<&KnownCustomer> {
        self.customers.iter().find(|customer| customer.accounts.iter().any(|own| own == account))
    }
}

impl RandomWorld {
    /// The world that a random stream brings forth.
    #[must_use]
    pub fn new(random: &mut Random) -> Self {
        let mut facts = Facts::new(random);
        let legal_entity = legal_entity(random, &facts);
        let features = catalogue::features(random, &mut facts);
        let contracts = companies::contracts(random, &mut facts);
        let policies = companies::policies(random, &facts);
        let roles = companies::roles(random, &facts);
        let users = people::users(random, &facts);
        let signatory_groups = approvals::signatory_groups(random, &mut facts);
        let grants = grants::grants(&mut random.aside(), &facts);
        let mut document = json!({
            "legalEntity": legal_entity,
            "limitGroups": facts.groups.iter().map(|id| json!({ "id": id, "name": id })).collect::<Value>(),
            "features": features,
            "contracts": contracts,
            "policies": policies,
            "roles": roles,
            "users": users,
            "signatoryGroups": signatory_groups,
            "approvalRules": approvals::rules(random, &facts),
        });
        if !grants.is_empty() {
            document["grants"] = grants.into();
        }
        Self { document, usage: people::usage(random, &facts), facts }
    }
}

fn legal_entity(random: &mut Random, facts: &Facts) -> Value {
    let mut rates = json!({});
    for currency in facts.currencies.iter().skip(1) {
        if random.chance(75) {
            rates[currency] = (*random.pick(&RATES)).into();
        }
    }
    json!({
        "id": "le",
        "name": "Bank",
        "currency": facts.currencies[0],
        "timeZone": "Europe/Madrid",
        "weekStart": random.pick(&WEEK),
        "rates": rates,
        "settings": {
            "accountAccess": random.pick(&["delegated", "open"]),
            "delegationCeiling": random.pick(&["accounts", "permissions", "limits", "limits"]),
            "selfApproval": random.chance(40),
            "sharedContractLimits": random.chance(50),
        },
    })
}

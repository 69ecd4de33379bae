//! A small company whose people come, go and change groups.

use serde_json::{Value, json};

use super::Signed;
use super::requirement::Place;
use crate::worlds::Random;

/// The day on which everything is signed.
pub(super) const TODAY: &str = "2027-01-31";

#[derive(Debug, Clone)]
struct Person {
    is_active: bool,
    may_approve: bool,
    /// No longer in the document at all.
    is_gone: bool,
}

/// People by number; the first enters what is to be approved.
#[derive(Debug, Clone)]
pub(super) struct Company {
    people: Vec<Person>,
    /// Members of each group.
    groups: Vec<Vec<usize>>,
    /// Giver and receiver.
    grants: Vec<(usize, usize)>,
    self_approval: bool,
}

impl Company {
    pub fn new(random: &mut Random) -> Self {
        let count = random.between(2, 6);
        let everybody: Vec<usize> = (0..count).collect();
        let person = |random: &mut Random| Person {
            is_active: random.chance(92),
            may_approve: random.chance(92),
            is_gone: false,
        };
        let people = (0..count).map(|_| person(random)).collect();
        let groups = (0..random.between(1, 3)).map(|_| random.some(&everybody, 55)).collect();
        let mut grants = Vec::new();
        for _ in 0..random.below(4) {
            let (giver, receiver) = (random.below(count), random.below(count));
            if giver != receiver {
                grants.push((giver, receiver));
            }
        }
        Self { people, groups, grants, self_approval: random.chance(40) }
    }

    pub fn id(&self, person: usize) -> String {
        format!("u{person}")
    }

    pub const fn count(&self) -> usize {
        self.people.len()
    }

    pub const fn groups_count(&self) -> usize {
        self.groups.len()
    }

    /// Grants between people who are still there.
    pub fn grants(&self) -> Vec<(usize, usize)> {
        let known = |person: &usize| !self.people[*person].is_gone;
        self.grants.iter().copied().filter(|(giver, receiver)| known(giver) && known(receiver)).collect()
    }

    /// Somebody leaves, comes back, or changes groups, and what that was.
    pub fn change(&mut self, random: &mut Random) -> String {
        let person = random.below(self.people.len());
        let group = random.below(self.groups.len());
        match random.below(6) {
            0 => self.people[person].is_active = !self.people[person].is_active,
            // Who enters it stays known, so that there is something to ask about.
            1 if person > 0 => self.people[person].is_gone = true,
            2 if !self.grants.is_empty() => {
                let grant = random.below(self.grants.len());
                self.grants.remove(grant);
                return format!("grant {grant} ends");
            }
            _ if self.groups[group].contains(&person) => {
                self.groups[group].retain(|member| *member != person)
            }
            _ => self.groups[group].push(person),
        }
        format!("u{person} changes, or with g{group}: {:?} {:?}", self.people[person], self.groups[group])
    }

    /// Those who may approve for themselves and have not signed nor been signed for.
    pub fn may_sign(&self, signed: &[Signed]) -> Vec<usize> {
        let used =
            |person: usize| signed.iter().any(|signed| signed.person == person || signed.identity == person);
        let entitled = |person: &usize| {
            let known = &self.people[*person];
            let is_own = *person == 0 && !self.self_approval;
            known.is_active && known.may_approve && !known.is_gone && !is_own
        };
        (0..self.people.len()).filter(entitled).filter(|person| !used(*person)).collect()
    }

    pub fn sign(&self, person: usize, identity: usize) -> Signed {
        let groups = (0..self.groups.len()).filter(|group| self.groups[*group].contains(&identity)).collect();
        Signed { person, identity, groups, keeps_groups: true }
    }

    pub fn fits(&self, signed: &Signed, place: &Place) -> bool {
        match place {
            Place::Group(group) if signed.keeps_groups => signed.groups.contains(group),
            Place::Group(group) => self.groups[*group].contains(&signed.identity),
            Place::People(people) => people.contains(&signed.identity),
            Place::Anyone => true,
        }
    }

    pub fn on_behalf(&self, person: usize, giver: usize) -> Value {
        json!({ "user": self.id(person), "onBehalfOf": self.id(giver) })
    }

    /// Person and identity of an approval.
    pub fn read(&self, approval: &Value) -> (usize, usize) {
        let number = |id: &Value| id.as_str().and_then(|id| id[1..].parse().ok()).expect("somebody");
        if approval.is_string() {
            return (number(approval), number(approval));
        }
        (number(&approval["user"]), number(&approval["onBehalfOf"]))
    }

    /// A signature as it was kept.
    pub fn accepted(&self, signed: &Signed) -> Value {
        let mut accepted = json!({ "user": self.id(signed.person) });
        if signed.person != signed.identity {
            accepted = self.on_behalf(signed.person, signed.identity);
        }
        if signed.keeps_groups {
            let groups = signed.groups.iter().map(|group| format!("g{group}"));
            accepted["groups"] = groups.collect::<Vec<_>>().into();
        }
        accepted
    }

    pub fn document(&self) -> Value {
        let present: Vec<usize> =
            (0..self.people.len()).filter(|person| !self.people[*person].is_gone).collect();
        let user = |person: &usize| {
            let known = &self.people[*person];
            let roles: &[&str] = if known.may_approve { &["boss"] } else { &["clerk"] };
            json!({ "id": self.id(*person), "status": if known.is_active { "active" } else { "locked" },
                "assignments": [{ "customer": "c", "roles": roles, "accounts": ["a"] }] })
        };
        let group = |(number, members): (usize, &Vec<usize>)| {
            let members = members.iter().filter(|member| present.contains(member));
            json!({ "id": format!("g{number}"), "customer": "c",
                "members": members.map(|member| self.id(*member)).collect::<Value>() })
        };
        let grant = |(number, (giver, receiver)): (usize, (usize, usize))| {
            json!({ "id": format!("h{number}"), "giver": self.id(giver), "receiver": self.id(receiver),
                "customer": "c", "actions": ["pay.approve"], "from": TODAY, "until": TODAY })
        };
        json!({
            "legalEntity": { "id": "le", "name": "Bank", "currency": "JPY", "timeZone": "Asia/Tokyo",
                "weekStart": "monday", "rates": {}, "settings": { "accountAccess": "open",
                "delegationCeiling": "accounts", "selfApproval": self.self_approval,
                "sharedContractLimits": false } },
            "limitGroups": [],
            "features": [{ "id": "pay", "level": "account", "actions": [
                { "id": "pay.create", "accessLevel": "create", "approvedBy": "pay.approve" },
                { "id": "pay.approve", "accessLevel": "approve" }] }],
            "contracts": [{ "id": "k", "customers": [{ "id": "c", "name": "C", "limits": {},
                "actions": ["pay.create", "pay.approve"],
                "accounts": [{ "id": "a", "number": "1", "type": "current", "currency": "JPY" }] }] }],
            "policies": [],
            "roles": [{ "id": "clerk", "actions": ["pay.create"] },
                { "id": "boss", "actions": ["pay.create", "pay.approve"] }],
            "users": present.iter().map(user).collect::<Value>(),
            "signatoryGroups": self.groups.iter().enumerate().map(group).collect::<Value>(),
            "approvalRules": [],
            "grants": self.grants().into_iter().enumerate().map(grant).collect::<Value>(),
        })
    }
}

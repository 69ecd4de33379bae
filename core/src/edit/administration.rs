//! Who administers whom: one right at every customer of the other one, and never oneself.

use alloc::vec::Vec;

use crate::data::ids::{ContractIx, CustomerIx, Index, UserIx};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::request::{Place, Request};
use crate::words::words;

words! {
    /// What somebody may do with the users of their companies. Each is an action of the catalogue, asked for at a customer.
    AdministrativeRight {
        /// See them.
        ViewUsers = "viewUsers",
        /// Create them.
        CreateUsers = "createUsers",
        /// Edit their details and what they have.
        ManageUsers = "manageUsers",
        /// Suspend and activate them, unlock them, send their invitations again or take them back.
        ActivateUsers = "activateUsers",
        /// See their social security and licence numbers in full.
        RevealNumbers = "revealNumbers",
        /// Read the audit.
        ReadAudit = "readAudit",
    }
}

impl AdministrativeRight {
    /// The rights with each of which users are seen.
    const SHOW_USERS: [Self; 4] =
        [Self::ViewUsers, Self::CreateUsers, Self::ManageUsers, Self::ActivateUsers];

    /// The action that gives it.
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::ViewUsers => "user-management.view",
            Self::CreateUsers => "user-management.create",
            Self::ManageUsers => "user-management.manage",
            Self::ActivateUsers => "user-management.activate",
            Self::RevealNumbers => "user-management.reveal",
            Self::ReadAudit => "audit.view",
        }
    }
}

/// One reason why somebody may not administer a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdministrationRefusal {
    /// Nobody administers themselves.
    OwnPermissions,
    /// They lack the right at this customer of the user; none is named that the snapshot does not hold.
    Lacking(Option<CustomerIx>, ReasonCode),
}

impl Engine {
    /// Every reason why one user may not administer another one who has something at these customers; none means that
    /// they may.
    ///
    /// The right is needed at *every* customer of the other one: whoever suspends somebody, or changes their details, does
    /// so wherever they act. Who has nothing anywhere is administered by nobody but the institution.
    #[must_use]
    pub fn administer(
        &self,
        actor: &str,
        target: &str,
        customers: &[&str],
        right: AdministrativeRight,
    ) -> Vec<AdministrationRefusal> {
        if actor == target {
            return alloc::vec![AdministrationRefusal::OwnPermissions];
        }
        if customers.is_empty() {
            return alloc::vec![AdministrationRefusal::Lacking(None, ReasonCode::NoCustomerAccess)];
        }
        let mut refusals = Vec::new();
        for customer in customers {
            self.lacking(actor, customer, right, &mut refusals);
        }
        refusals
    }

    fn lacking(
        &self,
        actor: &str,
        customer: &str,
        right: AdministrativeRight,
        refusals: &mut Vec<AdministrationRefusal>,
    ) {
        let named = self.companies.customers.find(customer);
        let reasons = match (named, self.request(actor, right.action(), Place::Customer(customer))) {
            // Whether there is such a customer is nothing to be told to who has no part in it.
            (None, _) => alloc::vec![ReasonCode::NoCustomerAccess],
            (Some(_), Ok(request)) => self.refusals(request),
            (Some(_), Err(reasons)) => reasons,
        };
        for reason in reasons {
            let refusal = AdministrationRefusal::Lacking(named, reason);
            if !refusals.contains(&refusal) {
                refusals.push(refusal);
            }
        }
    }

    /// The customers at which a user has this right, in the order of the snapshot.
    #[must_use]
    pub fn administered_by(&self, user: &str, right: AdministrativeRight) -> Vec<&str> {
        let all = self.companies.customers.all();
        let has = |customer: &CustomerIx| self.has_right(user, *customer, right);
        all.filter(has).map(|customer| self.companies.customers.id(customer)).collect()
    }

    /// The customers whose users a user may see, in the order of the snapshot. Who creates, manages or activates people
    /// has to see whom, and needs no other right for it.
    #[must_use]
    pub fn sees_users_at(&self, user: &str) -> Vec<&str> {
        let all = self.companies.customers.all();
        let sees = |customer: &CustomerIx| {
            AdministrativeRight::SHOW_USERS.iter().any(|right| self.has_right(user, *customer, *right))
        };
        all.filter(sees).map(|customer| self.companies.customers.id(customer)).collect()
    }

    /// The rights that a user has at one customer at least.
    #[must_use]
    pub fn administrative_rights(&self, user: &str) -> Vec<AdministrativeRight> {
        let all = AdministrativeRight::ALL.iter().copied();
        all.filter(|right| {
            self.companies.customers.all().any(|customer| self.has_right(user, customer, *right))
        })
        .collect()
    }

    fn has_right(&self, user: &str, customer: CustomerIx, right: AdministrativeRight) -> bool {
        let place = Place::Customer(self.companies.customers.id(customer));
        self.request(user, right.action(), place).is_ok_and(|request| self.allows(request))
    }

    /// The id of a customer of a reason.
    #[must_use]
    pub fn customer_id(&self, customer: CustomerIx) -> Option<&str> {
        (customer.at() < self.companies.customer.len()).then(|| self.companies.customers.id(customer))
    }

    /// How many accounts a customer has; none of one whom the snapshot does not hold.
    #[must_use]
    pub fn account_count(&self, customer: &str) -> usize {
        let found = self.companies.customers.find(customer).and_then(|customer| self.customer(customer));
        found.map_or(0, |customer| customer.accounts().count())
    }

    /// The contracts in which this user and no other active one may manage users.
    #[must_use]
    pub fn administered_alone_by(&self, user: &str) -> Vec<&str> {
        let Some(user) = self.people.users.find(user) else { return Vec::new() };
        let by_others = self.administered(|other| *other != user);
        let mut alone = self.administered(|_| true);
        alone.retain(|contract| !by_others.contains(contract));
        alone
    }

    /// The contracts in which an active user may manage users, at one customer at least. An edit must take none of them
    /// away: nobody of the company could give it back.
    #[must_use]
    pub fn administered_contracts(&self) -> Vec<&str> {
        self.administered(|_| true)
    }

    /// The same, if only some of the users were there.
    fn administered(&self, counts: impl Fn(&UserIx) -> bool) -> Vec<&str> {
        let action = self.catalogue.actions.find(AdministrativeRight::ManageUsers.action());
        let Some(action) = action else { return Vec::new() };
        let may =
            |user: &UserIx, customer| self.allows(Request { user: *user, action, customer, account: None });
        let mut contracts: Vec<ContractIx> = Vec::new();
        for customer in self.companies.customers.all() {
            let (Some(owner), Some(users)) = (
                self.companies.customer.get(customer.at()).map(|customer| customer.contract),
                self.people.of_customer.get(customer.at()),
            ) else {
                continue;
            };
            if !contracts.contains(&owner) && users.iter().any(|user| counts(user) && may(user, customer)) {
                contracts.push(owner);
            }
        }
        contracts.into_iter().map(|contract| self.companies.contracts.id(contract)).collect()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use AdministrativeRight::{ActivateUsers, CreateUsers, ManageUsers, ViewUsers};

    /// Three customers in two contracts: ann manages at c1 and c2, and sees at c3; bob manages at c1.
    fn engine(status_of_ann: &str, status_of_bob: &str) -> Engine {
        let document = serde_json::json!({
            "legalEntity": { "id": "le", "name": "LE", "currency": "EUR", "timeZone": "UTC", "weekStart": "monday",
                "rates": {}, "settings": { "accountAccess": "delegated", "delegationCeiling": "limits",
                    "selfApproval": false, "sharedContractLimits": false } },
            "limitGroups": [],
            "features": [{ "id": "user-management", "level": "customer", "actions": [
                { "id": "user-management.view", "accessLevel": "view" },
                { "id": "user-management.create", "accessLevel": "create" },
                { "id": "user-management.manage", "accessLevel": "edit" },
                { "id": "user-management.activate", "accessLevel": "edit" } ] }],
            "contracts": [
                { "id": "k1", "customers": [customer("c1"), customer("c2")] },
                { "id": "k2", "customers": [customer("c3")] },
            ],
            "policies": [],
            "roles": [
                { "id": "manager", "actions": ["user-management.view", "user-management.manage"] },
                { "id": "creator", "actions": ["user-management.create"] },
                { "id": "viewer", "actions": ["user-management.view"] },
            ],
            "users": [
                { "id": "ann", "status": status_of_ann, "assignments": [
                    assignment("c1", "manager"), assignment("c2", "manager"), assignment("c3", "viewer")] },
                { "id": "bob", "status": status_of_bob, "assignments": [assignment("c1", "manager")] },
                { "id": "eve", "status": "active", "assignments": [assignment("c1", "viewer"), assignment("c3", "viewer")] },
                { "id": "max", "status": "active", "assignments": [assignment("c3", "creator")] },
            ],
            "signatoryGroups": [],
            "approvalRules": [],
        });
        Engine::load(alloc::string::ToString::to_string(&document).as_bytes()).unwrap()
    }

    fn customer(id: &str) -> serde_json::Value {
        let actions = ["user-management.view", "user-management.create", "user-management.manage"];
        serde_json::json!({ "id": id, "name": id, "accounts": [], "actions": actions, "limits": {} })
    }

    fn assignment(customer: &str, role: &str) -> serde_json::Value {
        serde_json::json!({ "customer": customer, "roles": [role], "accounts": [] })
    }

    fn refusals(
        engine: &Engine,
        actor: &str,
        target: &str,
        customers: &[&str],
        right: AdministrativeRight,
    ) -> Vec<String> {
        let said = |refusal| match refusal {
            AdministrationRefusal::OwnPermissions => String::from("own-permissions"),
            AdministrationRefusal::Lacking(None, code) => String::from(code.code()),
            AdministrationRefusal::Lacking(Some(customer), code) => {
                alloc::format!("{} {}", engine.companies.customers.id(customer), code.code())
            }
        };
        engine.administer(actor, target, customers, right).into_iter().map(said).collect()
    }

    /// A1, A38.
    #[test]
    fn a38_the_right_is_needed_at_every_customer_of_the_other_one() {
        let engine = engine("active", "active");
        let none: [String; 0] = [];
        assert_eq!(refusals(&engine, "ann", "bob", &["c1"], ManageUsers), none);
        assert_eq!(refusals(&engine, "ann", "bob", &["c1", "c2"], ManageUsers), none);
        assert_eq!(refusals(&engine, "ann", "eve", &["c1", "c3"], ViewUsers), none);
        assert_eq!(refusals(&engine, "ann", "eve", &["c1", "c3"], ManageUsers), ["c3 not-in-role"]);
        assert_eq!(refusals(&engine, "bob", "eve", &["c1", "c3"], ManageUsers), ["c3 no-customer-access"]);
        assert_eq!(
            refusals(&engine, "ann", "bob", &["c1"], ActivateUsers),
            ["c1 not-in-contract", "c1 not-in-role"]
        );
    }

    #[test]
    fn who_has_something_elsewhere_is_not_told_where() {
        let engine = engine("active", "active");
        assert_eq!(refusals(&engine, "ann", "bob", &["c1", "x", "y"], ManageUsers), ["no-customer-access"]);
        assert_eq!(refusals(&engine, "ann", "bob", &[], ManageUsers), ["no-customer-access"]);
    }

    /// A42.
    #[test]
    fn a42_nobody_administers_themselves_and_who_is_not_active_administers_nobody() {
        let active = engine("active", "active");
        assert_eq!(refusals(&active, "ann", "ann", &["c1"], ManageUsers), ["own-permissions"]);
        assert_eq!(refusals(&active, "nobody", "nobody", &[], ManageUsers), ["own-permissions"]);
        assert_eq!(refusals(&active, "nobody", "ann", &["c1"], ManageUsers), ["c1 unknown-user"]);
        let suspended = engine("suspended", "active");
        assert_eq!(refusals(&suspended, "ann", "bob", &["c1"], ManageUsers), ["c1 user-not-active"]);
    }

    /// A38, A39.
    #[test]
    fn a39_a_right_is_held_if_it_is_held_somewhere() {
        let engine = engine("active", "active");
        assert_eq!(engine.administered_by("ann", ViewUsers), ["c1", "c2", "c3"]);
        assert_eq!(engine.administered_by("ann", ManageUsers), ["c1", "c2"]);
        assert_eq!(engine.sees_users_at("ann"), ["c1", "c2", "c3"]);
        assert_eq!(engine.sees_users_at("nobody"), [""; 0]);
        assert_eq!(engine.administrative_rights("ann"), [ViewUsers, ManageUsers]);
        assert_eq!(engine.administrative_rights("eve"), [ViewUsers]);
        assert_eq!(engine.administrative_rights("nobody"), []);
    }

    /// A39.
    #[test]
    fn a39_who_creates_people_sees_them() {
        let active = engine("active", "active");
        assert_eq!(active.administrative_rights("max"), [CreateUsers]);
        assert_eq!(active.sees_users_at("max"), ["c3"]);
        assert_eq!(engine("suspended", "active").sees_users_at("ann"), [""; 0]);
    }

    #[test]
    fn a_contract_is_administered_while_one_active_user_may_manage_there() {
        assert_eq!(engine("active", "active").administered_contracts(), ["k1"]);
        assert_eq!(engine("suspended", "active").administered_contracts(), ["k1"]);
        assert_eq!(engine("active", "locked").administered_contracts(), ["k1"]);
        assert_eq!(engine("suspended", "new").administered_contracts(), [""; 0]);
        assert_eq!(engine("active", "locked").administered_alone_by("ann"), ["k1"]);
        assert_eq!(engine("active", "active").administered_alone_by("ann"), [""; 0]);
        assert_eq!(engine("active", "locked").administered_alone_by("bob"), [""; 0]);
    }
}

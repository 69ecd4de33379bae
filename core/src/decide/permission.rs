//! Who may do what where: `check`, with every reason that refuses.

use alloc::vec::Vec;

use crate::data::action_sets::Rows;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::model::access::CustomerRights;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::people::Assignment;
use crate::model::people::UserStatus;
use crate::model::reason::ReasonCode;
use crate::model::request::{Place, Request};

/// An assignment with the rows that it was derived into: a stored one, or a draft.
#[derive(Clone, Copy)]
pub(crate) struct DerivedAssignment<'e> {
    pub(crate) assignment: &'e Assignment,
    pub(crate) rows: &'e Rows,
}

/// A place whose ids are known; `disagrees` if the customer named is not the one that owns the account.
#[derive(Clone, Copy)]
struct Found {
    customer: CustomerIx,
    account: Option<AccountIx>,
    disagrees: bool,
}

impl Engine {
    /// Looks up the ids of a question.
    ///
    /// # Errors
    /// The reasons that end the list: every unknown id, or an account of another customer, or a customer where an
    /// account is needed.
    pub fn request(&self, user: &str, action: &str, place: Place<'_>) -> Result<Request, Vec<ReasonCode>> {
        let user = self.people.users.find(user);
        let action = self.catalogue.actions.find(action);
        let found = self.find_place(place);
        if let (Some(user), Some(action), Ok(found)) = (user, action, found) {
            return self.request_at(user, action, found).map_err(|reason| alloc::vec![reason]);
        }
        // Step 1 of `check`: all unknown ids are named, in this order, and they end the list. `find_place` does
        // not look the customer up if an account is given.
        let mut unknown = Vec::new();
        if user.is_none() {
            unknown.push(ReasonCode::UnknownUser);
        }
        if action.is_none() {
            unknown.push(ReasonCode::UnknownAction);
        }
        unknown.extend(found.err());
        Err(unknown)
    }

    fn find_place(&self, place: Place<'_>) -> Result<Found, ReasonCode> {
        match place {
            Place::Customer(id) => {
                let customer = self.companies.customers.find(id).ok_or(ReasonCode::UnknownCustomer)?;
                Ok(Found { customer, account: None, disagrees: false })
            }
            Place::Account { account, customer } => {
                let found = self.companies.accounts.find(account).ok_or(ReasonCode::UnknownAccount)?;
                let owner = self.account(found).ok_or(ReasonCode::UnknownAccount)?.customer;
                let disagrees = customer.is_some_and(|id| self.companies.customers.id(owner) != id);
                Ok(Found { customer: owner, account: Some(found), disagrees })
            }
        }
    }

    /// The customer and account a place names, if they are known and agree.
    pub(crate) fn located(&self, place: Place<'_>) -> Option<(CustomerIx, Option<AccountIx>)> {
        let found = self.find_place(place).ok().filter(|found| !found.disagrees)?;
        Some((found.customer, found.account))
    }

    fn request_at(&self, user: UserIx, action: ActionIx, found: Found) -> Result<Request, ReasonCode> {
        if found.disagrees {
            return Err(ReasonCode::AccountNotOfCustomer);
        }
        let per_account = self.level(action) == Level::Account;
        if per_account && found.account.is_none() {
            return Err(ReasonCode::AccountRequired);
        }
        // For a customer-level feature an account only names its customer.
        let account = found.account.filter(|_| per_account);
        Ok(Request { user, action, customer: found.customer, account })
    }

    pub(crate) fn level(&self, action: ActionIx) -> Level {
        self.action(action).map_or(Level::Customer, |action| action.level)
    }

    /// Whether the request is allowed. The reasons of a refusal are [`Engine::refusals`].
    #[must_use]
    pub fn allows(&self, request: Request) -> bool {
        self.granting(request).is_some()
    }

    /// What grants the request, if anything does.
    pub(crate) fn granting(&self, request: Request) -> Option<&CustomerRights> {
        let Request { user, action, customer, account } = request;
        let rights = self.access.rights_at(user, customer)?;
        let row = match account {
            // Rows are found by counting from the customer's first account, so an account of another customer (a caller
            // can put any two into a request) would be judged by somebody else's row.
            Some(account) if self.access.customer(account) != Some(customer) => None,
            Some(account) => self.access.row(rights, account),
            None => Some(rights.other),
        };
        row.is_some_and(self.rows.granting(action)).then_some(rights)
    }

    /// Whether an assignment grants an action, whatever the status of its user.
    pub(crate) fn grants(
        &self,
        assignment: &Assignment,
        action: ActionIx,
        account: Option<AccountIx>,
    ) -> bool {
        self.grants_in(DerivedAssignment { assignment, rows: &self.rows }, action, account)
    }

    /// Whether a stored assignment or a draft grants an action.
    fn grants_in(&self, grants: DerivedAssignment<'_>, action: ActionIx, account: Option<AccountIx>) -> bool {
        let row = match account {
            Some(account) => self.granted_on(grants.assignment, account),
            None => Some(grants.assignment.other),
        };
        row.is_some_and(|row| grants.rows.contains(row, action))
    }

    /// Whether a stored assignment or a draft grants an action on an account, which may be of any customer.
    pub(crate) fn grants_at(
        &self,
        grants: DerivedAssignment<'_>,
        action: ActionIx,
        account: AccountIx,
    ) -> bool {
        self.companies.owns(grants.assignment.customer, account)
            && self.grants_in(grants, action, Some(account))
    }

    /// What a user was given at a customer.
    pub(crate) fn stored_assignment(
        &self,
        user: UserIx,
        customer: CustomerIx,
    ) -> Option<DerivedAssignment<'_>> {
        Some(DerivedAssignment { assignment: self.assignment(user, customer)?, rows: &self.rows })
    }

    /// Whether the number stands for a user of the snapshot.
    pub(crate) fn knows(&self, user: UserIx) -> bool {
        user.at() < self.people.user.len()
    }

    pub(crate) fn is_active(&self, user: UserIx) -> bool {
        self.people.user.get(user.at()).is_some_and(|user| user.status == UserStatus::Active)
    }

    /// Every reason that refuses the request, in the order of the specification; none means allowed.
    #[must_use]
    pub fn refusals(&self, request: Request) -> Vec<ReasonCode> {
        // Nearly every question is allowed, and then no reason has to be looked for.
        if self.allows(request) {
            return Vec::new();
        }
        let mut refusals = Vec::new();
        let mut refuse = |is_refused: bool, code| {
            if is_refused {
                refusals.push(code);
            }
        };
        // Steps 3 to 8 of `check`. Each is judged alone: a person who lacks three things is told all three at
        // once.
        let assignment = self.assignment(request.user, request.customer);
        refuse(!self.is_active(request.user), ReasonCode::UserNotActive);
        refuse(assignment.is_none(), ReasonCode::NoCustomerAccess);
        refuse(
            assignment.is_some_and(|held| self.is_unlisted(held, request.account)),
            ReasonCode::NoAccountAccess,
        );
        refuse(self.not_in_contract(request), ReasonCode::NotInContract);
        refuse(assignment.is_some_and(|held| !self.in_role(held, request.action)), ReasonCode::NotInRole);
        refuse(self.not_applicable(request), ReasonCode::NotApplicableToAccount);
        refuse(assignment.is_some_and(|held| self.removes(held, request)), ReasonCode::RemovedForUser);
        refusals
    }

    fn is_unlisted(&self, assignment: &Assignment, account: Option<AccountIx>) -> bool {
        account.is_some_and(|account| self.granted_on(assignment, account).is_none())
    }

    fn not_in_contract(&self, request: Request) -> bool {
        !self.customer(request.customer).is_some_and(|customer| customer.actions.contains(request.action))
    }

    fn in_role(&self, assignment: &Assignment, action: ActionIx) -> bool {
        self.rows.contains(assignment.role_actions, action)
    }

    pub(crate) fn not_applicable(&self, request: Request) -> bool {
        let Some(account) = request.account.and_then(|account| self.account(account)) else { return false };
        let applicable = self.catalogue.applicable.get(account.account_type.at());
        !applicable.is_some_and(|actions| actions.contains(request.action))
    }

    /// The removal alone decides, whether or not the account is listed.
    pub(crate) fn removes(&self, assignment: &Assignment, request: Request) -> bool {
        let row = match request.account {
            Some(account) => assignment.removed.get(&account).copied(),
            None => assignment.removed_other,
        };
        row.is_some_and(|row| self.rows.contains(row, request.action))
    }

    /// The accounts on which a user may do an account-level action, customer by customer, in the contract's order.
    pub(crate) fn usable(&self, user: UserIx, action: ActionIx) -> Vec<(CustomerIx, AccountIx)> {
        let mut usable = Vec::new();
        let having = self.rows.having(action);
        for assignment in self.assignments_of(user) {
            for (account, row) in self.listed(assignment) {
                if having(row) {
                    usable.push((assignment.customer, account));
                }
            }
        }
        usable
    }

    /// The assignments of a user, by customer; none unless the user is active.
    pub(crate) fn assignments_of(&self, user: UserIx) -> impl Iterator<Item = &Assignment> {
        let active = self.people.user.get(user.at()).filter(|user| user.status == UserStatus::Active);
        let numbers = active.map_or(&[][..], |user| &user.assignments);
        numbers.iter().filter_map(|(_, number)| self.people.assignment.get(*number as usize))
    }
}

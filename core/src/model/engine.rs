//! The loaded engine: ids as numbers, sets as bits, everything looked up and nothing computed twice.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Row, Rows};
use crate::data::ids::{
    AccountIx, AccountTypeIx, ActionIx, ContractIx, CustomerIx, FeatureIx, Ids, Index, LimitGroupIx,
    PolicyIx, RoleIx, SignatoryGroupIx, Texts, UserIx,
};
use crate::data::table::Table;
use crate::model::access::Access;
use crate::model::grants::Grants;
use crate::value::amount::{Amount, Limit, Rate};
use crate::value::currency::Currency;
use crate::value::period::ByPeriod;
use crate::wire::{AccessLevel, Level, Settings, UserStatus, WeekDay};

/// The engine's version; every answer of the service names it.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything a snapshot says, ready to be asked. Loaded once, asked often, never changed.
#[derive(Debug)]
pub struct Engine {
    pub(crate) entity: Entity,
    pub(crate) catalogue: Catalogue,
    pub(crate) companies: Companies,
    pub(crate) roles: Roles,
    pub(crate) people: People,
    pub(crate) approvals: Approvals,
    pub(crate) grants: Grants,
    pub(crate) rows: Rows,
    /// Follows from the others, and is made again from them.
    pub(crate) access: Access,
}

/// What the legal entity fixes for all of its contracts.
#[derive(Debug)]
pub(crate) struct Entity {
    pub(crate) currency: Currency,
    pub(crate) week_start: WeekDay,
    pub(crate) rates: Vec<(Currency, Rate)>,
    pub(crate) settings: Settings,
}

/// Features, actions and limit groups.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    pub(crate) features: Ids<FeatureIx>,
    pub(crate) actions: Ids<ActionIx>,
    pub(crate) limit_groups: Ids<LimitGroupIx>,
    pub(crate) account_types: Ids<AccountTypeIx>,
    pub(crate) action: Vec<Action>,
    /// By limit group: its actions.
    pub(crate) group_actions: Vec<Actions>,
    /// By account type: the account-level actions whose feature applies to it.
    pub(crate) applicable: Vec<Actions>,
    /// The account-level actions whose feature applies to every type.
    pub(crate) everywhere: Actions,
    /// All customer-level actions.
    pub(crate) customer_level: Actions,
}

#[derive(Debug)]
pub(crate) struct Action {
    pub(crate) feature: FeatureIx,
    pub(crate) level: Level,
    pub(crate) access_level: AccessLevel,
    pub(crate) limit_group: Option<LimitGroupIx>,
    /// How many monetary actions come before it: the place of its maximum among [`People::maxima`].
    pub(crate) monetary_before: u32,
    pub(crate) approved_by: Option<ActionIx>,
    /// The institution's.
    pub(crate) limits: ByPeriod<Limit>,
}

/// Contracts, customers, accounts.
#[derive(Debug, Default)]
pub(crate) struct Companies {
    pub(crate) contracts: Ids<ContractIx>,
    pub(crate) customers: Ids<CustomerIx>,
    pub(crate) accounts: Ids<AccountIx>,
    pub(crate) customer: Vec<Customer>,
    pub(crate) account: Vec<Account>,
    /// By account: its number, then its name.
    pub(crate) account_texts: Texts,
}

#[derive(Debug)]
pub(crate) struct Customer {
    pub(crate) contract: ContractIx,
    /// Its accounts are numbered from here.
    pub(crate) first_account: u32,
    pub(crate) account_count: u32,
    /// The contract's actions for the customer.
    pub(crate) actions: Actions,
    pub(crate) limits: Limits,
}

impl Customer {
    pub(crate) fn accounts(&self) -> impl Iterator<Item = AccountIx> + use<> {
        (self.first_account..self.first_account.saturating_add(self.account_count))
            .map(AccountIx::from_number)
    }
}

#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) customer: CustomerIx,
    /// How many accounts of its customer come before it.
    pub(crate) place: u32,
    pub(crate) account_type: AccountTypeIx,
}

/// Limits by action and by limit group; absent ones are unlimited.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    pub(crate) actions: Table<ActionIx, ByPeriod<Limit>>,
    pub(crate) groups: Table<LimitGroupIx, ByPeriod<Limit>>,
}

pub(crate) const NO_LIMITS: ByPeriod<Limit> = ByPeriod::all(Limit::UNLIMITED);

impl Limits {
    pub(crate) fn of_action(&self, action: ActionIx) -> ByPeriod<Limit> {
        self.actions.get(action).copied().unwrap_or(NO_LIMITS)
    }

    pub(crate) fn of_group(&self, group: LimitGroupIx) -> ByPeriod<Limit> {
        self.groups.get(group).copied().unwrap_or(NO_LIMITS)
    }
}

/// Policies and roles.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    pub(crate) policies: Ids<PolicyIx>,
    pub(crate) policy: Vec<Actions>,
    pub(crate) roles: Ids<RoleIx>,
    pub(crate) role: Vec<Role>,
}

#[derive(Debug)]
pub(crate) struct Role {
    /// Its own actions and its policies'.
    pub(crate) actions: Actions,
    /// Its own alone.
    pub(crate) own: Actions,
    pub(crate) policies: Vec<PolicyIx>,
    pub(crate) limits: Limits,
}

/// Users and what they have.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) users: Ids<UserIx>,
    pub(crate) user: Vec<User>,
    pub(crate) assignment: Vec<Assignment>,
    /// By customer: the users with an assignment there, in the order of the snapshot.
    pub(crate) of_customer: Vec<Vec<UserIx>>,
    /// The maxima of the monetary actions, in the catalogue's order; equal ones once.
    pub(crate) maxima: Vec<Vec<ByPeriod<Limit>>>,
}

#[derive(Debug)]
pub(crate) struct User {
    pub(crate) status: UserStatus,
    /// Customer and number of the assignment, by customer.
    pub(crate) assignments: Vec<(CustomerIx, u32)>,
}

impl User {
    /// What the user has at a customer.
    pub(crate) fn assignment<'e>(
        &self,
        customer: CustomerIx,
        all: &'e [Assignment],
    ) -> Option<&'e Assignment> {
        let at = |place: usize| self.assignments.get(place).filter(|(other, _)| *other == customer);
        // Who has access to many customers mostly has to neighbours, so it mostly stands where counting on leads.
        let (first, _) = self.assignments.first()?;
        let guess = customer.at().checked_sub(first.at())?;
        let found =
            at(guess).or_else(|| at(self.assignments.partition_point(|(other, _)| *other < customer)));
        all.get(found?.1 as usize)
    }
}

/// What one user has at one customer, derived once.
#[derive(Debug)]
pub(crate) struct Assignment {
    pub(crate) customer: CustomerIx,
    pub(crate) roles: Vec<RoleIx>,
    /// What bounds its monetary actions, among [`People::maxima`]; `None` for a draft.
    pub(crate) maxima: Option<u32>,
    /// Union of the roles' actions.
    pub(crate) role_actions: Row,
    /// By account of the customer: what is granted there; `None` where the account is not listed.
    pub(crate) accounts: Box<[Option<Row>]>,
    /// Granted customer-level actions.
    pub(crate) other: Row,
    pub(crate) removed: Table<AccountIx, Row>,
    pub(crate) removed_other: Option<Row>,
    pub(crate) thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    pub(crate) group_overrides: Table<LimitGroupIx, ByPeriod<Limit>>,
    /// By limit group with a granted pair: what bounds the user there.
    pub(crate) groups: Vec<(LimitGroupIx, ByPeriod<GroupLimit>)>,
}

impl Assignment {
    /// What bounds the user in a limit group; `None` without a granted pair.
    pub(crate) fn group_limit(&self, group: LimitGroupIx) -> Option<&ByPeriod<GroupLimit>> {
        self.groups.iter().find(|(index, _)| *index == group).map(|(_, limits)| limits)
    }
}

/// A user's own thresholds as they were set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Thresholds {
    pub(crate) pre_approved: Option<Amount>,
    pub(crate) deny: Option<Amount>,
}

/// What bounds a user in a limit group at a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupLimit {
    /// Without the user's override.
    pub default: Limit,
    /// In force.
    pub limit: Limit,
}

/// Signatory groups and approval rules.
#[derive(Debug, Default)]
pub(crate) struct Approvals {
    pub(crate) groups: Ids<SignatoryGroupIx>,
    pub(crate) group: Vec<SignatoryGroup>,
    /// By account: its own rules.
    pub(crate) of_account: Table<(AccountIx, ActionIx), Rules>,
    /// By customer: the rules where an account has no own.
    pub(crate) of_customer: Table<(CustomerIx, ActionIx), Rules>,
    /// Where no rule says anything: one approval by anyone entitled.
    pub(crate) default: Requirement,
}

#[derive(Debug)]
pub(crate) struct SignatoryGroup {
    pub(crate) customer: CustomerIx,
    pub(crate) members: Table<UserIx, ()>,
}

/// At most one rule per period.
pub(crate) type Rules = ByPeriod<Option<Rule>>;

/// Bands in rising order; the last has no upper bound.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) bands: Vec<Band>,
}

#[derive(Debug)]
pub(crate) struct Band {
    /// Included; unlimited for the last.
    pub(crate) up_to: Limit,
    /// `None`: nothing is required.
    pub(crate) requirement: Option<Requirement>,
}

/// What must be approved, and by whom: alternatives of slots that are all to be filled.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Whether slots are filled in order.
    pub sequential: bool,
    /// The alternatives.
    pub any_of: Vec<Vec<Slot>>,
}

/// So many approvers of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Who may fill it.
    pub approvers: Approvers,
    /// How many different ones.
    pub count: u32,
}

/// A kind of approver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Approvers {
    /// A member of the signatory group.
    Group(SignatoryGroupIx),
    /// One of these users.
    Users(Vec<UserIx>),
    /// Anyone entitled.
    Anyone,
}

impl Catalogue {
    /// Whether limits bound the action.
    // Asked in many places, so kept out of line; as `Engine::action`.
    #[inline(never)]
    pub(crate) fn is_monetary(&self, action: ActionIx) -> bool {
        self.action.get(action.at()).is_some_and(|action| action.limit_group.is_some())
    }
}

impl Engine {
    /// The engine of these parts, with where its checks look.
    pub(crate) fn with_access(mut self) -> Self {
        self.access = Access::of(&self.companies, &self.people, &self.rows);
        self
    }

    pub(crate) fn is_monetary(&self, action: ActionIx) -> bool {
        self.catalogue.is_monetary(action)
    }

    #[inline(never)]
    pub(crate) fn action(&self, action: ActionIx) -> Option<&Action> {
        self.catalogue.action.get(action.at())
    }

    pub(crate) fn account(&self, account: AccountIx) -> Option<&Account> {
        self.companies.account.get(account.at())
    }

    pub(crate) fn customer(&self, customer: CustomerIx) -> Option<&Customer> {
        self.companies.customer.get(customer.at())
    }

    pub(crate) fn assignment(&self, user: UserIx, customer: CustomerIx) -> Option<&Assignment> {
        self.people.user.get(user.at())?.assignment(customer, &self.people.assignment)
    }

    /// What is granted to the assignment's user on an account of its customer; `None` where it is not listed.
    pub(crate) fn granted_on(&self, assignment: &Assignment, account: AccountIx) -> Option<Row> {
        let owned = self.account(account).filter(|account| account.customer == assignment.customer)?;
        assignment.accounts.get(owned.place as usize).copied().flatten()
    }

    /// The base currency of all limits.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.entity.currency
    }
}

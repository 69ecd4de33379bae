//! Contracts, customers and accounts.

use alloc::vec::Vec;

use super::Loader;
use crate::data::ids::{ContractIx, CustomerIx};
use crate::document::snapshot;
use crate::document::snapshot::Contract;
use crate::model::companies::{Account, Customer};
use crate::problem::ProblemCode;

impl<'d> Loader<'d, '_> {
    pub(super) fn contracts(&mut self, contracts: &'d [Contract<'d>]) {
        self.each(contracts, |loader, contract| {
            let defined = loader.define(|engine| &mut engine.companies.contracts, &contract.id);
            loader.within("customers", |loader| {
                loader
                    .each(&contract.customers, |loader, customer| loader.define_customer(defined, customer));
            });
        });
    }

    fn define_customer(&mut self, contract: Option<ContractIx>, customer: &'d snapshot::Customer<'d>) {
        let defined = self.define(|engine| &mut engine.companies.customers, &customer.id);
        let first_account = self.engine.companies.account.len();
        self.within("accounts", |loader| {
            loader.each(&customer.accounts, |loader, account| {
                let place = loader.engine.companies.account.len().wrapping_sub(first_account);
                loader.define_account(defined, place, account);
            });
        });
        // Counted by what was numbered: accounts of a customer follow each other, so two numbers say which they
        // are.
        let account_count = self.engine.companies.account.len().wrapping_sub(first_account);
        let actions = self.within("actions", |loader| {
            loader.resolver.action_set(&loader.engine.catalogue, &customer.actions)
        });
        let limits = self
            .within("limits", |loader| loader.resolver.limit_set(&loader.engine.catalogue, &customer.limits));
        let (Ok(first_account), Ok(account_count)) =
            (u32::try_from(first_account), u32::try_from(account_count))
        else {
            return self.refuse(ProblemCode::TooMany, "has too many accounts");
        };
        if let (Some(_), Some(contract)) = (defined, contract) {
            let customer = Customer { contract, first_account, account_count, actions, limits };
            self.engine.companies.customer.push(customer);
            self.engine.people.of_customer.push(Vec::new());
        }
    }

    fn define_account(
        &mut self,
        customer: Option<CustomerIx>,
        place: usize,
        account: &'d snapshot::Account<'d>,
    ) {
        let defined = self.define(|engine| &mut engine.companies.accounts, &account.id);
        self.within("currency", |loader| loader.resolver.currency(&account.currency));
        let account_type = self.account_type(&account.r#type.0);
        if let (Some(_), Some(customer), Some(account_type)) = (defined, customer, account_type) {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            self.engine.companies.account.push(Account { customer, place, account_type });
            let texts = &mut self.engine.companies.account_texts;
            let name = account.name.as_deref().unwrap_or_default();
            if texts.push(&account.number).and_then(|()| texts.push(name)).is_none() {
                self.refuse(ProblemCode::TooMany, "is one of too many names");
            }
        }
    }
}

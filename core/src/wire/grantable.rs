//! What somebody may give, as JSON: customers and accounts of which they may let others do something.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::tree::Source;
use crate::edit::administration::AdministrativeRight;
use crate::model::engine::Engine;
use crate::model::request::Place;
use crate::problem::Problems;

document! {
    /// What may this person give to a new user?
    GrantableQuestion<'a> {
        /// Who gives; absent: the institution itself, which may give everything.
        actor: Option<Text<'a>> = "actor",
    }
}

document! {
    /// A customer at which somebody may create users.
    GrantableCustomer<'a> {
        /// The customer.
        customer: Text<'a> = "customer",
        /// The accounts that may be given there, in the contract's order.
        accounts: Vec<Text<'a>> = "accounts",
    }
}

/// Answers a [`GrantableQuestion`]: customers in the order of the document. An unknown giver may give nothing.
///
/// # Errors
/// What is malformed in the question.
pub fn grantable<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<GrantableCustomer<'static>>, Problems> {
    let question: GrantableQuestion<'_> = read(question)?;
    Ok(grantable_by(engine, question.actor.as_deref()))
}

/// Answers a question that was read.
#[must_use]
pub fn grantable_by(engine: &Engine, actor: Option<&str>) -> Vec<GrantableCustomer<'static>> {
    let mut found = Vec::new();
    for customer in engine.companies.customers.all() {
        let id = engine.companies.customers.id(customer);
        let giver = match actor {
            None => None,
            Some(actor) => {
                let may =
                    engine.request(actor, AdministrativeRight::CreateUsers.action(), Place::Customer(id));
                let may = may.ok().filter(|request| engine.refusals(*request).is_empty());
                match may.and_then(|request| engine.assignment(request.user, customer)) {
                    Some(giver) => Some(giver),
                    None => continue,
                }
            }
        };
        let accounts = engine.companies.accounts.all().filter(|account| {
            engine.companies.owns(customer, *account)
                && giver.is_none_or(|giver| engine.in_pool(giver, *account))
        });
        let accounts = accounts.map(|account| owned(engine.companies.accounts.id(account))).collect();
        found.push(GrantableCustomer { customer: owned(id), accounts });
    }
    found
}

fn owned(id: &str) -> Text<'static> {
    Cow::Owned(id.into())
}

//! A list of users as a table, for people who keep it as a file.

use std::collections::BTreeSet;

use serde_json::json as object;

use super::list_users::{BankPage, UserFilter, bank_page, company, matching_in_order, refuse_search};
use super::managing::{Manager, Managing};
use super::user_acts::shown_status;
use crate::database::Statement;
use crate::failure::Failure;
use crate::identity::instant;
use crate::ledger::audit::{self, About, Entry};
use crate::lists::PageRequest;
use crate::people::listing::{ListedUser, RoleNames};
use crate::service::Service;
use crate::spreadsheet::csv;

/// The names of the columns.
const COLUMNS: [&str; 8] = ["id", "userName", "name", "status", "roles", "email", "phone", "lastSignInAt"];

/// A table of users.
#[derive(Debug)]
pub struct ExportedUsers {
    /// The table.
    pub csv: String,
    /// Where the next part begins: the whole bank is given in parts.
    pub next: Option<String>,
}

/// Writes the users who match as CSV: all of a company, and of the bank a page by their ids. The audit says so.
///
/// # Errors
/// As the list of them.
pub async fn export_users(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (filter, page): (&UserFilter, &PageRequest<'_>),
) -> Result<ExportedUsers, Failure> {
    refuse_search(filter)?;
    let now = service.clock.millis();
    let (managing, users, roles, next) = match manager {
        Manager::Staff(_) if filter.contract.is_none() => {
            let BankPage { managing, users, roles, next } = bank_page(service, manager, filter, page).await?;
            (managing, users, roles, next)
        }
        _ => {
            let company = company(service, manager, filter.contract.as_deref()).await?;
            let users = matching_in_order(company.people, filter, &company.roles, now);
            (company.managing, users, company.roles, None)
        }
    };
    let rows: Vec<[String; 8]> = users.iter().map(|user| row(user, &roles, now)).collect();
    let csv = csv(&COLUMNS, rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    // Before it is handed out: what cannot be written down is not.
    let entry = entry(service, &managing, request_id, &users);
    service.stores.together().batch(vec![entry]).await?;
    Ok(ExportedUsers { csv, next })
}

fn entry(service: &Service, managing: &Managing<'_>, request: &str, users: &[ListedUser]) -> Statement {
    let held = users.iter().flat_map(|user| &user.held);
    let customers: BTreeSet<&str> = held.map(|at| at.customer.as_str()).collect();
    let customers: Vec<&str> = customers.into_iter().collect();
    let entry = Entry {
        legal_entity: managing.legal_entity(),
        at: &service.clock.now(),
        request,
        actor: managing.actor,
        event: "users.exported",
        subject: managing.actor.1,
        detail: object!({ "users": users.len() }),
    };
    audit::insert_about(&entry, About::Customers(&customers))
}

fn row(user: &ListedUser, roles: &RoleNames, now: u64) -> [String; 8] {
    let role_at = |role: &String, name: &str| format!("{} ({name})", roles.get(role).unwrap_or(role));
    let held = user.held.iter().flat_map(|at| at.roles.iter().map(|role| role_at(role, &at.name)));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        user.id.clone(),
        text(&user.user_name),
        text(&user.name),
        shown_status(user, now).code().to_owned(),
        held.collect::<Vec<_>>().join("; "),
        text(&user.email),
        text(&user.phone),
        user.last_sign_in_at.map(instant).unwrap_or_default(),
    ]
}

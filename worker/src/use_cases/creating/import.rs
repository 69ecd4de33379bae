//! Users out of a file, row by row: each row is created whole or not at all.

use countersign_core::ProblemCode;
use countersign_core::wire::{CreationSource, Id, Text};

use super::super::consistent;
use super::create::{GivenDetails, NewUserRequest, create_row, judge_row};
use super::given::GivenCustomer;
use super::refuse_unless_creator;
use crate::code::Code;
use crate::failure::{Failure, FieldProblem};
use crate::json::answer;
use crate::service::Service;
use crate::use_cases::deliver::deliver_at_once;
use crate::use_cases::managing::{Manager, let_in};

/// Rows of one request. Each takes some seventy statements, and a request has a thousand.
pub const ROWS_MAX: usize = 10;
/// What stands between several roles or accounts in one field.
const SEPARATOR: char = ';';

/// The columns that a file may have, in whatever order.
const COLUMNS: [&str; 13] = [
    "firstName",
    "middleName",
    "lastName",
    "birthDate",
    "email",
    "phone",
    "ssn",
    "licence",
    "userName",
    "customer",
    "roles",
    "accounts",
    "automaticAccess",
];

answer! {
    /// What became of the rows of a file.
    ImportedUsers {
        /// The rows, in their order.
        items: Vec<ImportedRow> = "items",
    }
}

answer! {
    /// What became of a row.
    ImportedRow {
        /// Its number, from 1; the line with the names of the columns is none.
        row: u64 = "row",
        /// First and last name.
        name: String = "name",
        /// The user name.
        user_name: Option<String> = "userName",
        /// `created`, `wouldBeCreated` in a dry run, or `refused`.
        outcome: String = "outcome",
        /// Why it was refused.
        problems: Vec<RowProblem> = "problems",
        /// The user.
        user: Option<String> as Id = "user",
        /// The number to name when asking about them.
        reference: Option<String> = "reference",
    }
}

answer! {
    /// What is wrong with a row.
    RowProblem {
        /// In which column; absent where it is about the whole row.
        field: Option<String> = "field",
        /// The stable code.
        code: String = "code",
        /// A sentence.
        detail: String = "detail",
    }
}

/// A file that is imported.
#[derive(Clone, Copy)]
pub struct UserFile<'a> {
    /// Comma-separated values: a line of column names, and at most ten rows.
    pub csv: &'a str,
    /// Whether it is only tried.
    pub is_dry_run: bool,
}

/// Creates the users of a file, or says what would come of it. Sent again under the same key, it goes on where it stopped:
/// no row is created twice.
///
/// # Errors
/// `Refused` for what is no file, has too many rows, or a column that is none; `NotPermitted` for who may create users
/// nowhere; and what ends the whole, such as `Unavailable`.
pub async fn import_users(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    key: &str,
    file: UserFile<'_>,
) -> Result<ImportedUsers, Failure> {
    // Whoever may not is told so whatever the file is.
    let (managing, ()) = consistent(|| let_in(service, manager, |_, _| ())).await?;
    refuse_unless_creator(&managing)?;
    let rows = read(file.csv)?;
    let mut items = Vec::new();
    for (number, row) in (1_u64..).zip(&rows) {
        items.push(import_row(service, manager, request_id, (key, number), (row, file.is_dry_run)).await?);
    }
    deliver_at_once(service).await;
    Ok(ImportedUsers { items })
}

/// The fields of a row, each with its column.
type Row = Vec<(&'static str, String)>;

fn read(text: &str) -> Result<Vec<Row>, Failure> {
    let refuse = |code| Failure::Refused(vec![FieldProblem::own("/lines", code)].into());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| refuse(Code::NoFile))?.clone();
    let known = |name: &str| COLUMNS.into_iter().find(|column| *column == name);
    let columns: Option<Vec<&'static str>> = names.iter().map(known).collect();
    let columns = columns.filter(|columns| !columns.is_empty()).ok_or_else(|| refuse(Code::UnknownColumn))?;
    let is_twice =
        columns.iter().enumerate().any(|(at, name)| columns.iter().take(at).any(|other| other == name));
    if is_twice {
        return Err(refuse(Code::UnknownColumn));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| refuse(Code::NoFile))?;
        rows.push(columns.iter().copied().zip(record.iter().map(str::to_owned)).collect());
        if rows.len() > ROWS_MAX {
            return Err(refuse(Code::TooManyRows));
        }
    }
    Ok(rows)
}

async fn import_row(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (key, number): (&str, u64),
    (row, is_dry_run): (&Row, bool),
) -> Result<ImportedRow, Failure> {
    let field = |name: &str| {
        let found = row.iter().find(|(column, _)| *column == name).map(|(_, value)| value.as_str());
        found.filter(|value| !value.is_empty())
    };
    let text = |name: &str| field(name).map(Text::from);
    let details = GivenDetails {
        first_name: text("firstName"),
        middle_name: text("middleName"),
        last_name: text("lastName"),
        birth_date: text("birthDate"),
        email: text("email"),
        phone: text("phone"),
        ssn: text("ssn"),
        licence: text("licence"),
        user_name: text("userName"),
    };
    let customer = GivenCustomer {
        customer: Id(field("customer").unwrap_or_default().into()),
        roles: ids(field("roles")),
        accounts: field("accounts").map(|accounts| ids(Some(accounts))),
        automatic_access: field("automaticAccess").and_then(truth),
        ..GivenCustomer::default()
    };
    let customers = [customer];
    let request = NewUserRequest {
        source: CreationSource::Manual,
        record: None,
        record_customer: None,
        details: &details,
        customers: &customers,
        automatic_access: None,
        copy_of: None,
        custom_role: None,
        draft: None,
    };
    let made = if field("automaticAccess").is_some_and(|word| truth(word).is_none()) {
        // A word that is neither must not count as a no.
        let code = ProblemCode::InvalidValue.code();
        Err(Failure::field("/customers/0/automaticAccess", code, "must be `true` or `false`"))
    } else if is_dry_run {
        judge_row(service, manager, &request).await.map(|()| None)
    } else {
        create_row(service, manager, request_id, (key, number), &crate::json::json(row), request)
            .await
            .map(Some)
    };
    let names = [field("firstName"), field("lastName")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut item = ImportedRow {
        row: number,
        name: names,
        user_name: field("userName").map(str::to_owned),
        outcome: if is_dry_run { "wouldBeCreated" } else { "created" }.to_owned(),
        problems: Vec::new(),
        user: None,
        reference: None,
    };
    match made {
        Ok(made) => {
            let (user, reference) = made.map(|made| (made.user, made.reference)).unzip();
            Ok(ImportedRow { user, reference, ..item })
        }
        Err(failure) => {
            item.problems = problems(failure)?;
            "refused".clone_into(&mut item.outcome);
            Ok(item)
        }
    }
}

/// What a word of a spreadsheet says: they write it in either case.
fn truth(word: &str) -> Option<bool> {
    let says = |truth: &str| word.eq_ignore_ascii_case(truth);
    if says("true") { Some(true) } else { says("false").then_some(false) }
}

fn ids(list: Option<&str>) -> Vec<Id<'_>> {
    let ids = list.unwrap_or_default().split(SEPARATOR).map(str::trim).filter(|id| !id.is_empty());
    ids.map(|id| Id(id.into())).collect()
}

/// What is wrong with a row; other failures are those of the whole.
fn problems(failure: Failure) -> Result<Vec<RowProblem>, Failure> {
    let all: Vec<FieldProblem> = match failure {
        Failure::Refused(problems) => problems.listed,
        Failure::MayNot(reasons) => reasons,
        Failure::Taken(problem) => vec![problem],
        Failure::IdempotencyKeyReused => vec![FieldProblem::own("", Code::IdempotencyKeyReused)],
        other => return Err(other),
    };
    let problem = |problem: FieldProblem| RowProblem {
        field: column(&problem.pointer).map(str::to_owned),
        code: problem.code.into_owned(),
        detail: problem.detail,
    };
    Ok(all.into_iter().map(problem).collect())
}

/// The column of a place in the body of one user.
fn column(pointer: &str) -> Option<&'static str> {
    let named = pointer.strip_prefix("/details/").or_else(|| pointer.strip_prefix("/customers/0/"));
    let named = named.and_then(|rest| rest.split('/').next());
    match (named, pointer) {
        (Some(named), _) => COLUMNS.into_iter().find(|column| *column == named),
        (None, "/customers") => Some("accounts"),
        (None, pointer) if pointer.starts_with("/customers") => Some("customer"),
        _ => None,
    }
}

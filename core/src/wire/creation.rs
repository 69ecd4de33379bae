//! Creating a user, as JSON: what is still needed.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::details::{PersonQuestion, validate_person_over};
use crate::details::{DetailCode, PersonField};
use crate::document::declaration::document;
use crate::document::reader::{Id, Text, read};
use crate::document::tree::Source;
use crate::edit::creation::{Creation, CreationNeed, CreationSource, CreationStepName, Needed};
use crate::problem::{Problem, Problems};

document! {
    /// What is said of a new user so far.
    CreationQuestion<'a> {
        /// Where the details come from.
        source: CreationSource = "source",
        /// The chosen customer record.
        record: Option<Text<'a>> = "record",
        /// The details. A user name is mandatory here.
        person: PersonQuestion<'a> = "person",
        /// Whether the service said that the user name is free; absent: it was not asked.
        user_name_free: Option<bool> = "userNameFree",
        /// Whether permissions are copied; absent: that is not decided yet.
        copies: Option<bool> = "copies",
        /// The user whose permissions are copied.
        copy_of: Option<Text<'a>> = "copyOf",
        /// The custom role whose permissions are copied.
        custom_role: Option<Text<'a>> = "customRole",
        /// The chosen customers.
        customers: Option<Vec<CreationCustomer<'a>>> = "customers",
    }
}

document! {
    /// A customer at which a new user is to have something.
    CreationCustomer<'a> {
        /// The customer.
        customer: Id<'a> = "customer",
        /// The roles.
        roles: Vec<Id<'a>> = "roles",
        /// The accounts.
        accounts: Vec<Id<'a>> = "accounts",
    }
}

document! {
    /// What is still needed.
    CreationAnswer<'a> {
        /// Whether nothing is.
        complete: bool = "complete",
        /// The steps, in their order.
        steps: Vec<CreationStep<'a>> = "steps",
    }
}

document! {
    /// One step.
    CreationStep<'a> {
        /// Which.
        step: CreationStepName = "step",
        /// Whether it needs nothing more.
        complete: bool = "complete",
        /// What it still needs.
        needed: Vec<CreationNeedEntry<'a>> = "needed",
    }
}

document! {
    /// One thing that is still needed.
    CreationNeedEntry<'a> {
        /// The stable code.
        code: CreationNeed = "code",
        /// JSON Pointer into the question.
        path: Text<'a> = "path",
        /// Which detail.
        field: Option<PersonField> = "field",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
    }
}

/// Answers a [`CreationQuestion`]. Whether the access may be given is another question: [`super::delegate`].
///
/// # Errors
/// What is malformed in the question, and what [`super::validate_person`] refuses to judge by.
pub fn creation_steps<'q>(question: impl Into<Source<'q>>) -> Result<CreationAnswer<'static>, Problems> {
    creation_steps_over(&read(question)?)
}

/// Answers a question that was read.
///
/// # Errors
/// As [`creation_steps`], but for its shape.
pub fn creation_steps_over(question: &CreationQuestion<'_>) -> Result<CreationAnswer<'static>, Problems> {
    let issues = validate_person_over(&question.person).map_err(|problems| problems.map(within_person))?;
    let refused: Vec<(PersonField, bool)> =
        issues.iter().map(|(field, issue)| (*field, issue.code == DetailCode::Required)).collect();
    let customers = question.customers.as_deref().unwrap_or_default();
    let counts: Vec<(usize, usize)> =
        customers.iter().map(|customer| (customer.roles.len(), customer.accounts.len())).collect();
    let needed = Creation {
        source: question.source,
        has_record: question.record.is_some(),
        refused: &refused,
        has_user_name: question.person.user_name.is_some(),
        is_name_free: question.user_name_free == Some(true),
        copies: question.copies,
        has_copied: question.copy_of.is_some() || question.custom_role.is_some(),
        customers: &counts,
    }
    .needed();
    let steps = CreationStepName::ALL.iter().map(|step| step_of(*step, &needed, customers)).collect();
    Ok(CreationAnswer { complete: needed.is_empty(), steps })
}

fn within_person(mut problem: Problem) -> Problem {
    problem.path.insert_str(0, "/person");
    problem
}

fn step_of(
    step: CreationStepName,
    needed: &[Needed],
    customers: &[CreationCustomer<'_>],
) -> CreationStep<'static> {
    let needed: Vec<_> =
        needed.iter().filter(|one| one.step == step).map(|one| entry(*one, customers)).collect();
    CreationStep { step, complete: needed.is_empty(), needed }
}

fn entry(needed: Needed, customers: &[CreationCustomer<'_>]) -> CreationNeedEntry<'static> {
    let customer = needed.customer.and_then(|index| customers.get(index));
    CreationNeedEntry {
        code: needed.need,
        path: Cow::Owned(path(needed)),
        field: needed.field,
        customer: customer.map(|customer| Cow::Owned(customer.customer.0.clone().into_owned())),
    }
}

fn path(needed: Needed) -> alloc::string::String {
    match (needed.need, needed.field, needed.customer) {
        (_, Some(field), _) => ["/person/", field.code()].concat(),
        (_, _, Some(customer)) => alloc::format!("/customers/{customer}/roles"),
        (CreationNeed::RecordNotChosen, ..) => "/record".into(),
        (CreationNeed::CopyNotChosen, ..) => "/copies".into(),
        _ => "/customers".into(),
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::{String, ToString};

    use super::*;

    const PERSON: &str = r#""today": "2026-06-30", "firstName": "Ann", "lastName": "Lee", "email": "ann@example.com",
        "phone": "+12025550100", "ssn": "123-45-6789", "userName": "ann.lee""#;

    fn needed(question: &str) -> Vec<String> {
        let answer = creation_steps(question.as_bytes()).unwrap();
        let needed: Vec<String> = answer
            .steps
            .iter()
            .flat_map(|step| step.needed.iter().map(|one| format!("{} {} {}", step.step, one.code, one.path)))
            .collect();
        assert_eq!(answer.complete, needed.is_empty());
        assert!(answer.steps.iter().all(|step| step.complete == step.needed.is_empty()));
        needed
    }

    fn manual(rest: &str) -> Vec<String> {
        needed(&format!(r#"{{"source": "manual", "person": {{{PERSON}}}, "userNameFree": true{rest}}}"#))
    }

    /// A65, A68.
    #[test]
    fn a65_a68_details_are_needed_until_they_are_right_and_the_name_is_free() {
        let of = |person: &str, free: &str| {
            let access = r#""copies": true, "copyOf": "ben""#;
            needed(&format!(r#"{{"source": "manual", "person": {{{person}}}, {access}{free}}}"#))
        };
        assert_eq!(of(PERSON, r#", "userNameFree": true"#), [""; 0]);
        let unchecked = ["details user-name-unchecked /person/userName"];
        assert_eq!(of(PERSON, ""), unchecked);
        assert_eq!(of(PERSON, r#", "userNameFree": false"#), unchecked);
        let nothing = of(r#""today": "2026-06-30""#, "");
        let missing = ["firstName", "lastName", "email", "phone", "ssn", "userName"];
        assert_eq!(nothing, missing.map(|field| format!("details detail-missing /person/{field}")));
        let wrong = PERSON.replace("ann.lee", "-").replace("ann@", "ann@@");
        let refused = ["details detail-refused /person/email", "details detail-refused /person/userName"];
        assert_eq!(of(&wrong, ""), refused);
    }

    /// A69, A71.
    #[test]
    fn a71_a_record_has_to_be_chosen_where_details_come_from_one() {
        let of = |record: &str| {
            let access = r#""copies": true, "customRole": "one", "userNameFree": true"#;
            needed(&format!(r#"{{"source": "coreRecord", "person": {{{PERSON}}}, {access}{record}}}"#))
        };
        assert_eq!(of(""), ["details record-not-chosen /record"]);
        assert_eq!(of(r#", "record": "77""#), [""; 0]);
    }

    /// A73.
    #[test]
    fn a73_a_copy_needs_a_selection_or_is_skipped() {
        let none = "access customer-not-chosen /customers".to_string();
        assert_eq!(manual(""), ["copy copy-not-chosen /copies".to_string(), none.clone()]);
        assert_eq!(manual(r#", "copies": true"#), ["copy copy-not-chosen /copies"]);
        assert_eq!(manual(r#", "copies": true, "copyOf": "ben""#), [""; 0]);
        assert_eq!(manual(r#", "copies": false"#), [none]);
    }

    /// A74, A75, A78.
    #[test]
    fn a74_a75_a78_every_customer_needs_a_role_and_the_whole_an_account() {
        let with = |customers: &str| manual(&format!(r#", "copies": false, "customers": [{customers}]"#));
        let one = r#"{"customer": "c1", "roles": ["payer"], "accounts": ["a1"]}"#;
        assert_eq!(with(one), [""; 0]);
        let without_role = r#"{"customer": "c2", "roles": [], "accounts": []}"#;
        assert_eq!(with(&format!("{one}, {without_role}")), ["access role-missing /customers/1/roles"]);
        let no_account = r#"{"customer": "c1", "roles": ["payer"], "accounts": []}"#;
        assert_eq!(with(no_account), ["access account-missing /customers"]);
        let answer = creation_steps(
            format!(r#"{{"source": "manual", "person": {{{PERSON}}}, "copies": false, "customers": [{without_role}]}}"#)
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(answer.steps[2].needed[0].customer.as_deref(), Some("c2"));
    }

    #[test]
    fn a_policy_that_is_none_is_a_problem_of_the_question() {
        let question =
            format!(r#"{{"source": "manual", "person": {{{PERSON}, "policy": {{"minimumAge": 200}}}}}}"#);
        let problems = creation_steps(question.as_bytes()).unwrap_err();
        assert_eq!(problems[0].path, "/person/policy/minimumAge");
    }
}

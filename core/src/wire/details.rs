//! Details of people as questions and answers, for pages that check while a person types.
//!
//! A refused detail is an answer, not a problem: problems are what is wrong with the question itself.

#[cfg(test)]
mod tests;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::question::day;
use crate::bounds::{MINIMUM_AGE_MAX, USER_NAME_CHARS_MAX};
use crate::details::{
    self, CharacterClass, DetailCode, DetailedRefusal, IpAllowlist, Parameter, PasswordPolicy, PersonField,
    PersonPolicy, Report, Rule, UserNamePolicy,
};
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::tree::Source;
use crate::problem::{Problem, ProblemCode, Problems};

document! {
    /// Are these the details of a person?
    PersonQuestion<'a> {
        /// Mandatory for a valid person, as are last name, e-mail, phone and SSN; a form may still lack it.
        first_name: Option<Text<'a>> = "firstName",
        /// Optional.
        middle_name: Option<Text<'a>> = "middleName",
        /// Mandatory.
        last_name: Option<Text<'a>> = "lastName",
        /// `YYYY-MM-DD`; mandatory where the policy has a minimum age.
        birth_date: Option<Text<'a>> = "birthDate",
        /// Mandatory.
        email: Option<Text<'a>> = "email",
        /// Mandatory; E.164, such as `+12025550100`.
        phone: Option<Text<'a>> = "phone",
        /// Mandatory; nine digits, or `123-45-6789`.
        ssn: Option<Text<'a>> = "ssn",
        /// Driver's licence number; optional.
        licence: Option<Text<'a>> = "licence",
        /// Optional.
        user_name: Option<Text<'a>> = "userName",
        /// The civil date at the legal entity, `YYYY-MM-DD`.
        today: Text<'a> as Day = "today",
        /// What the institution asks for; absent: no minimum age, and the default policy of user names.
        policy: Option<PersonRules<'a>> = "policy",
    }
}

document! {
    /// What an institution asks of a person's details.
    PersonRules<'a> {
        /// In full years.
        minimum_age: Option<u64> = "minimumAge",
        /// What user names must be like; absent: 6 to 64 letters, digits, dots, hyphens and underscores, a letter
        /// first.
        user_name: Option<UserNameRules<'a>> = "userName",
    }
}

document! {
    /// What user names must be like. They are ASCII; words are compared without regard to case.
    UserNameRules<'a> {
        /// Fewest characters, at least 1.
        min_length: u64 = "minLength",
        /// Most characters, at most 64.
        max_length: u64 = "maxLength",
        /// The characters that may be used.
        characters: Vec<CharacterClass> = "characters",
        /// Whether the first character must be a letter; absent: no.
        must_start_with_letter: Option<bool> = "mustStartWithLetter",
        /// Names that nobody may have.
        reserved: Option<Vec<Text<'a>>> = "reserved",
        /// Words that no name may contain, such as the person's names and e-mail address (also its part before the
        /// `@`); empty ones forbid nothing.
        not_containing: Option<Vec<Text<'a>>> = "notContaining",
    }
}

document! {
    /// Does this user name meet the rules?
    UserNameQuestion<'a> {
        /// What is typed so far.
        user_name: Text<'a> = "userName",
        /// The rules; absent: the default ones.
        policy: Option<UserNameRules<'a>> = "policy",
    }
}

document! {
    /// Does this password meet the rules?
    PasswordQuestion<'a> {
        /// What is typed so far.
        password: Text<'a> = "password",
        /// Whether a second factor is asked for at sign-in, so that fewer characters do.
        second_factor: bool = "secondFactor",
        /// Words that it must not contain, whole or in parts: user name, names, e-mail address, company.
        words: Option<Vec<Text<'a>>> = "words",
    }
}

document! {
    /// May a custom role have this name?
    RoleNameQuestion<'a> {
        /// What is typed so far.
        name: Text<'a> = "name",
        /// The names of the other roles; absent: uniqueness is not checked.
        taken: Option<Vec<Text<'a>>> = "taken",
    }
}

document! {
    /// The rules of a user name, password or role name, each with its state.
    RulesAnswer<'a> {
        /// Whether all rules are met.
        accepted: bool = "accepted",
        /// The form that is compared with others, for an accepted user name or role name.
        canonical: Option<Text<'a>> = "canonical",
        /// Every rule, in the order in which a page shows them.
        rules: Vec<RuleAnswer<'a>> = "rules",
    }
}

document! {
    /// One rule and whether the text meets it.
    RuleAnswer<'a> {
        /// The rule.
        rule: Rule = "rule",
        /// Whether the text meets it.
        satisfied: bool = "satisfied",
        /// What the rule asks for and, if it is broken, what broke it.
        parameters: DetailParameters<'a> = "parameters",
    }
}

document! {
    /// A refused detail, or a warning.
    DetailIssue<'a> {
        /// JSON Pointer to the detail in the question.
        path: Text<'a> = "path",
        /// The stable code.
        code: DetailCode = "code",
        /// What a sentence about it has to name.
        parameters: DetailParameters<'a> = "parameters",
    }
}

document! {
    /// What a sentence about a rule or an issue has to name; only what its code says is given.
    DetailParameters<'a> {
        /// The least that is accepted.
        minimum: Option<u64> = "minimum",
        /// The most that is accepted.
        maximum: Option<u64> = "maximum",
        /// The refused character, as `U+202E`.
        character: Option<Text<'a>> = "character",
        /// Its place, in code points from 1.
        position: Option<u64> = "position",
        /// The word, network or address that the code speaks of.
        word: Option<Text<'a>> = "word",
        /// Index of another entry of the same list.
        entry: Option<u64> = "entry",
        /// The characters that are accepted.
        characters: Option<Vec<CharacterClass>> = "characters",
    }
}

document! {
    /// May a user's addresses be restricted to these?
    IpAllowlistQuestion<'a> {
        /// Addresses, networks `address/prefix` and ranges `first-last`; at least one.
        entries: Vec<Text<'a>> = "entries",
        /// The address of the person who sets it, who must not be locked out; absent: not checked.
        own_address: Option<Text<'a>> = "ownAddress",
    }
}

document! {
    /// Whether an IP allowlist can be set.
    IpAllowlistAnswer<'a> {
        /// Whether there is no issue.
        accepted: bool = "accepted",
        /// The entries in their canonical form; empty if one is refused.
        entries: Vec<Text<'a>> = "entries",
        /// What is refused.
        issues: Vec<DetailIssue<'a>> = "issues",
        /// What may be a mistake.
        warnings: Vec<DetailIssue<'a>> = "warnings",
    }
}

document! {
    /// How is this name shown in a list of users?
    WebNameQuestion<'a> {
        /// The name of the row.
        name: Text<'a> = "name",
        /// Whether it is the row of the person who reads the list.
        own: bool = "own",
    }
}

document! {
    /// A name as a list of users shows it.
    WebNameAnswer<'a> {
        /// At most 15 characters, the mark `(Me)` included; a long name cuts the mark.
        text: Text<'a> = "text",
        /// Whether a badge marks the row as the reader's own.
        badge: bool = "badge",
    }
}

/// Answers a [`PersonQuestion`]: every refused detail, none for a valid person.
///
/// # Errors
/// What is malformed in the question, `today` and the policy.
pub fn validate_person<'q>(question: impl Into<Source<'q>>) -> Result<Vec<DetailIssue<'static>>, Problems> {
    let issues = validate_person_over(&read(question)?)?;
    Ok(issues.into_iter().map(|(_, issue)| issue).collect())
}

/// Answers a question that was read; each issue with its detail.
///
/// # Errors
/// What is malformed in `today` and the policy.
pub fn validate_person_over(
    question: &PersonQuestion<'_>,
) -> Result<Vec<(PersonField, DetailIssue<'static>)>, Problems> {
    let today = day("/today", &question.today)?;
    let policy = person_policy("/policy", question.policy.as_ref())?;
    let (minimum_age, user_names) = (policy.minimum_age, policy.user_name);
    let mut issues = Vec::new();
    for field in PersonField::ALL {
        let text = text_of(question, *field);
        details::judge(*field, text, today, (minimum_age, &user_names), &mut |finding| {
            issues.push((*field, issue(["/", field.code()].concat(), finding)));
        });
    }
    Ok(issues)
}

/// What an institution asks of a person's details, as it is judged by; without rules the default.
///
/// # Errors
/// What is malformed in the rules, which stand at this place.
pub fn person_policy(path: &str, rules: Option<&PersonRules<'_>>) -> Result<PersonPolicy, Problems> {
    let minimum_age = rules.and_then(|rules| rules.minimum_age);
    let minimum_age = minimum_age.map(|age| u8::try_from(age).unwrap_or(u8::MAX));
    if minimum_age > Some(MINIMUM_AGE_MAX) {
        let place = [path, "/minimumAge"].concat();
        return Err(malformed(&place, ProblemCode::InvalidCount, "must be at most 150"));
    }
    let mut user_name = UserNamePolicy::default();
    let place = [path, "/userName"].concat();
    read_rules(&place, rules.and_then(|rules| rules.user_name.as_ref()), &mut user_name)?;
    Ok(PersonPolicy { minimum_age, user_name })
}

fn text_of<'q>(question: &'q PersonQuestion<'_>, field: PersonField) -> Option<&'q str> {
    let text = match field {
        PersonField::FirstName => &question.first_name,
        PersonField::MiddleName => &question.middle_name,
        PersonField::LastName => &question.last_name,
        PersonField::BirthDate => &question.birth_date,
        PersonField::Email => &question.email,
        PersonField::Phone => &question.phone,
        PersonField::Ssn => &question.ssn,
        PersonField::Licence => &question.licence,
        PersonField::UserName => &question.user_name,
    };
    text.as_deref()
}

/// Reads a policy of user names; without one `policy` stays as it is.
fn read_rules(
    path: &str,
    rules: Option<&UserNameRules<'_>>,
    policy: &mut UserNamePolicy,
) -> Result<(), Problems> {
    let Some(rules) = rules else { return Ok(()) };
    let length = |length: u64| usize::try_from(length).unwrap_or(usize::MAX);
    let (minimum, maximum) = (length(rules.min_length), length(rules.max_length));
    if let Err(code) = policy.bound(minimum, maximum, &rules.characters) {
        let (member, message) = match code {
            ProblemCode::Empty => ("/characters", "names no characters"),
            _ if minimum == 0 => ("/minLength", "must be at least 1"),
            _ => ("/maxLength", "must be from `minLength` to 64"),
        };
        return Err(malformed(&[path, member].concat(), code, message));
    }
    policy.starts_with_letter = rules.must_start_with_letter == Some(true);
    for word in rules.reserved.iter().flatten() {
        policy.reserve(word);
    }
    for word in rules.not_containing.iter().flatten() {
        policy.forbid(word);
    }
    Ok(())
}

// Messages of this file name these bounds in words.
const _: () = assert!(USER_NAME_CHARS_MAX == 64 && MINIMUM_AGE_MAX == 150);

fn malformed(path: &str, code: ProblemCode, message: &str) -> Problems {
    Problem { path: path.into(), code, message: message.into() }.into()
}

/// Answers a [`UserNameQuestion`] with every rule and its state. Whether the name is free is not known here.
///
/// # Errors
/// What is malformed in the question and the policy.
pub fn user_name_rules<'q>(question: impl Into<Source<'q>>) -> Result<RulesAnswer<'static>, Problems> {
    let question: UserNameQuestion<'_> = read(question)?;
    let mut policy = UserNamePolicy::default();
    read_rules("/policy", question.policy.as_ref(), &mut policy)?;
    Ok(user_name_rules_over(&question.user_name, &policy))
}

/// Every rule of a policy of user names, and its state.
#[must_use]
pub fn user_name_rules_over(user_name: &str, policy: &UserNamePolicy) -> RulesAnswer<'static> {
    rules(Some(user_name), &|report| policy.judge(user_name, report))
}

/// Answers a [`PasswordQuestion`] with every rule and its state. The answer does not repeat the password.
///
/// # Errors
/// What is malformed in the question.
pub fn password_rules<'q>(question: impl Into<Source<'q>>) -> Result<RulesAnswer<'static>, Problems> {
    let question: PasswordQuestion<'_> = read(question)?;
    let mut policy = PasswordPolicy::new(question.second_factor);
    for word in question.words.iter().flatten() {
        policy.forbid_parts(word);
    }
    Ok(rules(None, &|report| policy.judge(&question.password, report)))
}

/// Answers a [`RoleNameQuestion`] with every rule and its state.
///
/// # Errors
/// What is malformed in the question.
pub fn role_name_rules<'q>(question: impl Into<Source<'q>>) -> Result<RulesAnswer<'static>, Problems> {
    let question: RoleNameQuestion<'_> = read(question)?;
    let name = &question.name;
    let taken = question.taken.as_ref();
    // Role names are ASCII, so folding ASCII is enough; other characters break a rule anyway.
    let is_taken = taken.map(|taken| taken.iter().any(|other| other.eq_ignore_ascii_case(name)));
    Ok(rules(Some(name), &|report| details::judge_role_name(name, is_taken, report)))
}

/// The rules as they are judged, with the form of an accepted name that is compared.
fn rules(name: Option<&str>, judge: &dyn Fn(&mut Report<'_>)) -> RulesAnswer<'static> {
    let (mut accepted, mut rules) = (true, Vec::new());
    judge(&mut |rule, satisfied, finding| {
        accepted &= satisfied;
        rules.push(RuleAnswer { rule, satisfied, parameters: parameters(finding) });
    });
    // Only of an accepted name: a caller compares it with stored ones, which are all valid.
    let canonical = name.filter(|_| accepted).map(|name| Cow::Owned(details::folded_name(name)));
    RulesAnswer { accepted, canonical, rules }
}

/// Answers an [`IpAllowlistQuestion`].
///
/// # Errors
/// What is malformed in the question; a refused entry is an issue of the answer.
pub fn ip_allowlist<'q>(question: impl Into<Source<'q>>) -> Result<IpAllowlistAnswer<'static>, Problems> {
    let question: IpAllowlistQuestion<'_> = read(question)?;
    let mut answer = IpAllowlistAnswer::default();
    let mut allowlist = IpAllowlist::empty();
    if let Some(refusal) = IpAllowlist::refused_count(question.entries.len()) {
        report(&mut answer.issues, entry_path(None), refusal.into());
    } else {
        for (index, entry) in question.entries.iter().enumerate() {
            if let Some(finding) = allowlist.add(entry) {
                report(&mut answer.issues, entry_path(Some(index)), finding);
            }
        }
    }
    // Entries are shown in canonical form only if all are valid: a partial list could be stored as the whole one.
    if answer.issues.is_empty() {
        for range in allowlist.ranges() {
            answer.entries.push(Cow::Owned(range.text()));
        }
        let own = question.own_address.as_deref();
        if let Some(finding) = own.and_then(|own| allowlist.keeps_out(own)) {
            report(&mut answer.issues, "/ownAddress".into(), finding);
        }
        allowlist.warn(&mut |index, warning| {
            report(&mut answer.warnings, entry_path(Some(index)), warning.into());
        });
    }
    answer.accepted = answer.issues.is_empty();
    Ok(answer)
}

fn entry_path(index: Option<usize>) -> String {
    index.map_or_else(|| "/entries".into(), |index| format!("/entries/{index}"))
}

/// Answers a [`WebNameQuestion`].
///
/// # Errors
/// What is malformed in the question.
pub fn web_name<'q>(question: impl Into<Source<'q>>) -> Result<WebNameAnswer<'static>, Problems> {
    let question: WebNameQuestion<'_> = read(question)?;
    let shown = details::web_name(&question.name, question.own);
    Ok(WebNameAnswer { text: Cow::Owned(shown.text), badge: shown.badge })
}

fn report(issues: &mut Vec<DetailIssue<'static>>, path: String, finding: DetailedRefusal<'_>) {
    issues.push(issue(path, finding));
}

fn issue(path: String, finding: DetailedRefusal<'_>) -> DetailIssue<'static> {
    let code = finding.refusal.code;
    DetailIssue { path: Cow::Owned(path), code, parameters: parameters(finding) }
}

fn parameters(
    DetailedRefusal { refusal, word, characters }: DetailedRefusal<'_>,
) -> DetailParameters<'static> {
    let mut parameters = DetailParameters {
        character: refusal.character.map(|c| Cow::Owned(code_point(c))),
        word: word.map(Cow::Owned),
        characters: (!characters.is_empty()).then(|| characters.into()),
        ..DetailParameters::default()
    };
    let number = Some(number(refusal.number));
    match refusal.code.parameter() {
        Parameter::Minimum => parameters.minimum = number,
        Parameter::Maximum => parameters.maximum = number,
        // Counted from 1; 0 stands for no position.
        Parameter::Position => parameters.position = number.filter(|number| *number > 0),
        Parameter::Entry => parameters.entry = number,
        Parameter::None => {}
    }
    parameters
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// A character as `U+202E`, with at least four digits: written as itself it could not be seen.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

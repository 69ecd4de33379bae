//! Details of people as questions and answers, for pages that check while a person types.
//!
//! A refused detail is an answer, not a problem: problems are what is wrong with the question itself.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::question::day;
use super::read::{Reader, Text, document};
use super::write::push_number;
use crate::bounds::{MINIMUM_AGE_MAX, USER_NAME_CHARS_MAX};
use crate::details::{
    self, CharacterClass, DetailCode, Finding, IpAllowlist, Parameter, PasswordPolicy, PersonField, Report,
    Rule, UserNamePolicy, push_hex,
};
use crate::problem::{Problem, ProblemCode};

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
        today: Text<'a> = "today",
        /// What the institution asks for; absent: no minimum age, and the default policy of user names.
        policy: Option<PersonRules<'a>> = "policy",
    }
}

document! {
    /// What an institution asks of a person's details.
    PersonRules<'a> {
        /// In full years.
        minimum_age: Option<u64> = "minimumAge",
        /// What user names must be like; absent: 6 to 64 letters, digits, dots, hyphens and underscores, a letter first.
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
        /// The names of the other roles; absent: whether it is unique is not looked at.
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
        /// What the rule asks for and, where it is broken, by what.
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
        /// The address of the one who sets it, who must not be locked out; absent: not looked at.
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
        /// Whether it is the row of the one who looks.
        own: bool = "own",
    }
}

document! {
    /// A name as a list of users shows it.
    WebNameAnswer<'a> {
        /// At most 15 characters, the mark `(Me)` included; a long name cuts the mark.
        text: Text<'a> = "text",
        /// Whether a badge says that the row is the own one.
        badge: bool = "badge",
    }
}

/// Answers a [`PersonQuestion`]: every refused detail, none for a valid person.
///
/// # Errors
/// What is malformed in the question, `today` and the policy.
pub fn validate_person(bytes: &[u8]) -> Result<Vec<DetailIssue<'static>>, Vec<Problem>> {
    let mut question = PersonQuestion::default();
    Reader::fill(&mut question, bytes)?;
    let today = day("/today", &question.today).map_err(|problem| alloc::vec![problem])?;
    let policy = question.policy.as_ref();
    let minimum_age = policy.and_then(|policy| policy.minimum_age);
    let minimum_age = minimum_age.map(|age| u8::try_from(age).unwrap_or(u8::MAX));
    if minimum_age > Some(MINIMUM_AGE_MAX) {
        return Err(malformed("/policy/minimumAge", ProblemCode::InvalidCount, "must be at most 150"));
    }
    let mut user_names = UserNamePolicy::default();
    read_rules("/policy/userName", policy.and_then(|policy| policy.user_name.as_ref()), &mut user_names)?;
    let mut issues = Vec::new();
    for field in PersonField::ALL {
        let text = given(&question, *field);
        details::judge(*field, text, today, (minimum_age, &user_names), &mut |finding| {
            report(&mut issues, ["/", field.code()].concat(), finding);
        });
    }
    Ok(issues)
}

fn given<'q>(question: &'q PersonQuestion<'_>, field: PersonField) -> Option<&'q str> {
    let given = match field {
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
    given.as_deref()
}

/// Reads what user names must be like; absent: as it is.
fn read_rules(
    path: &str,
    rules: Option<&UserNameRules<'_>>,
    policy: &mut UserNamePolicy,
) -> Result<(), Vec<Problem>> {
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

// The messages below name these.
const _: () = assert!(USER_NAME_CHARS_MAX == 64 && MINIMUM_AGE_MAX == 150);

fn malformed(path: &str, code: ProblemCode, message: &str) -> Vec<Problem> {
    alloc::vec![Problem { path: path.into(), code, message: message.into() }]
}

/// Answers a [`UserNameQuestion`] with every rule and its state. Whether the name is free is not known here.
///
/// # Errors
/// What is malformed in the question and the policy.
pub fn user_name_rules(bytes: &[u8]) -> Result<RulesAnswer<'static>, Vec<Problem>> {
    let mut question = UserNameQuestion::default();
    Reader::fill(&mut question, bytes)?;
    let mut policy = UserNamePolicy::default();
    read_rules("/policy", question.policy.as_ref(), &mut policy)?;
    Ok(rules(Some(&question.user_name), &|report| policy.judge(&question.user_name, report)))
}

/// Answers a [`PasswordQuestion`] with every rule and its state. The answer does not repeat the password.
///
/// # Errors
/// What is malformed in the question.
pub fn password_rules(bytes: &[u8]) -> Result<RulesAnswer<'static>, Vec<Problem>> {
    let mut question = PasswordQuestion::default();
    Reader::fill(&mut question, bytes)?;
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
pub fn role_name_rules(bytes: &[u8]) -> Result<RulesAnswer<'static>, Vec<Problem>> {
    let mut question = RoleNameQuestion::default();
    Reader::fill(&mut question, bytes)?;
    let name = &question.name;
    let taken = question.taken.as_ref();
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
    let canonical = name.filter(|_| accepted).map(|name| Cow::Owned(details::folded_name(name)));
    RulesAnswer { accepted, canonical, rules }
}

/// Answers an [`IpAllowlistQuestion`].
///
/// # Errors
/// What is malformed in the question; a refused entry is an issue of the answer.
pub fn ip_allowlist(bytes: &[u8]) -> Result<IpAllowlistAnswer<'static>, Vec<Problem>> {
    let mut question = IpAllowlistQuestion::default();
    Reader::fill(&mut question, bytes)?;
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
    let mut path = String::from("/entries");
    if let Some(index) = index {
        path.push('/');
        push_number(&mut path, number(index));
    }
    path
}

/// Answers a [`WebNameQuestion`].
///
/// # Errors
/// What is malformed in the question.
pub fn web_name(bytes: &[u8]) -> Result<WebNameAnswer<'static>, Vec<Problem>> {
    let mut question = WebNameQuestion::default();
    Reader::fill(&mut question, bytes)?;
    let shown = details::web_name(&question.name, question.own);
    Ok(WebNameAnswer { text: Cow::Owned(shown.text), badge: shown.badge })
}

fn report(issues: &mut Vec<DetailIssue<'static>>, path: String, finding: Finding<'_>) {
    let code = finding.refusal.code;
    issues.push(DetailIssue { path: Cow::Owned(path), code, parameters: parameters(finding) });
}

fn parameters(Finding { refusal, word, characters }: Finding<'_>) -> DetailParameters<'static> {
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
        // Counted from 1.
        Parameter::Position => parameters.position = number.filter(|number| *number > 0),
        Parameter::Entry => parameters.entry = number,
        Parameter::None => {}
    }
    parameters
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// As `U+202E`: four digits at least.
fn code_point(c: char) -> String {
    let mut text = String::from("U+");
    push_hex(&mut text, c.into(), 4);
    text.make_ascii_uppercase();
    text
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn json(answer: Result<impl crate::wire::Json, Vec<Problem>>) -> String {
        match answer {
            Ok(answer) => crate::wire::to_json(&answer),
            Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
        }
    }

    fn person(members: &str) -> String {
        json(validate_person(format!("{{\"today\":\"2026-06-30\"{members}}}").as_bytes()))
    }

    const ANN: &str = r#","firstName":"Ann","lastName":"Lee","email":"ann@example.com",
        "phone":"+12025550100","ssn":"123-45-6789""#;

    /// A65.
    #[test]
    fn a65_a_valid_person_has_no_issues() {
        assert_eq!(person(ANN), "[]");
        let more = r#","middleName":"J.","birthDate":"1990-06-30","licence":"D1234567","userName":"ann.lee",
            "policy":{"minimumAge":36}"#;
        assert_eq!(person(&format!("{ANN}{more}")), "[]");
    }

    /// A65.
    #[test]
    fn a65_each_refused_detail_is_an_issue_at_its_place() {
        assert_eq!(
            person(
                r#","firstName":"Ann\u202e","email":"a@b@c.de","phone":"","ssn":"000-12-3456",
                "userName":"abc","policy":{"minimumAge":18}"#
            ),
            concat!(
                r#"[{"path":"/firstName","code":"hidden-character","parameters":{"character":"U+202E","position":4}},"#,
                r#"{"path":"/lastName","code":"required","parameters":{}},"#,
                r#"{"path":"/birthDate","code":"required","parameters":{}},"#,
                r#"{"path":"/email","code":"email-at-sign","parameters":{}},"#,
                r#"{"path":"/phone","code":"empty","parameters":{}},"#,
                r#"{"path":"/ssn","code":"ssn-area","parameters":{}},"#,
                r#"{"path":"/userName","code":"too-short","parameters":{"minimum":6}}]"#,
            )
        );
    }

    #[test]
    fn a_malformed_question_has_problems_and_no_issues() {
        for (members, problem) in [
            (r#","email":null"#, "/email: must be a string, not null (wrong-type)\n"),
            (r#","age":5"#, "/age: `age` is not a field here (unknown-field)\n"),
            (r#","ssn":"1","ssn":"1""#, "/ssn: is given twice (duplicate-key)\n"),
            (r#","policy":{"minimumAge":151}"#, "/policy/minimumAge: must be at most 150 (invalid-count)\n"),
            (r#","policy":{"minimumAge":300}"#, "/policy/minimumAge: must be at most 150 (invalid-count)\n"),
            (
                r#","policy":{"userName":{"minLength":0,"maxLength":9,"characters":["dot"]}}"#,
                "/policy/userName/minLength: must be at least 1 (invalid-count)\n",
            ),
            (
                r#","policy":{"userName":{"minLength":5,"maxLength":65,"characters":["dot"]}}"#,
                "/policy/userName/maxLength: must be from `minLength` to 64 (invalid-count)\n",
            ),
            (
                r#","policy":{"userName":{"minLength":5,"maxLength":9,"characters":[]}}"#,
                "/policy/userName/characters: names no characters (empty)\n",
            ),
        ] {
            assert_eq!(person(members), problem);
        }
        let today = json(validate_person(br#"{"today":"30.06.2026"}"#));
        assert_eq!(today, "/today: `30.06.2026` is not a real day written YYYY-MM-DD (invalid-date)\n");
        assert!(
            json(validate_person(br#"{"today":"2026-06-30","firstName":"\ud800"}"#)).contains("invalid-json")
        );
    }

    /// A68.
    #[test]
    fn a68_user_name_rules_have_states() {
        let ask = |name: &str| {
            let policy = r#"{"minLength":4,"maxLength":20,"characters":["letters","digits"],
                "mustStartWithLetter":true,"reserved":["admin"],"notContaining":["ann@example.com","Lee",""]}"#;
            json(user_name_rules(format!(r#"{{"userName":"{name}","policy":{policy}}}"#).as_bytes()))
        };
        assert_eq!(
            ask("_Lee"),
            concat!(
                r#"{"accepted":false,"rules":["#,
                r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":4}},"#,
                r#"{"rule":"max-length","satisfied":true,"parameters":{"maximum":20}},"#,
                r#"{"rule":"allowed-characters","satisfied":false,"parameters":"#,
                r#"{"character":"U+005F","position":1,"characters":["letters","digits"]}},"#,
                r#"{"rule":"starts-with-letter","satisfied":false,"parameters":{}},"#,
                r#"{"rule":"not-reserved","satisfied":true,"parameters":{}},"#,
                r#"{"rule":"not-containing","satisfied":false,"parameters":{"word":"lee"}}]}"#,
            )
        );
        assert!(ask("BobSmith").starts_with(r#"{"accepted":true,"canonical":"bobsmith","#));
        let plain = json(user_name_rules(br#"{"userName":"bob.smith"}"#));
        assert!(plain.starts_with(r#"{"accepted":true,"canonical":"bob.smith","#), "{plain}");
    }

    /// A12.
    #[test]
    fn a12_password_rules_have_states_and_the_answer_hides_the_password() {
        let answer =
            json(password_rules(br#"{"password":"annlee-2026","secondFactor":true,"words":["annlee"]}"#));
        assert_eq!(
            answer,
            concat!(
                r#"{"accepted":false,"rules":["#,
                r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":8}},"#,
                r#"{"rule":"max-bytes","satisfied":true,"parameters":{"maximum":1024}},"#,
                r#"{"rule":"not-common","satisfied":true,"parameters":{}},"#,
                r#"{"rule":"not-containing","satisfied":false,"parameters":{"word":"annlee"}}]}"#,
            )
        );
        let alone = json(password_rules(br#"{"password":"violet anchor sings","secondFactor":false}"#));
        assert!(alone.starts_with(r#"{"accepted":true,"rules":["#) && !alone.contains("violet"), "{alone}");
    }

    /// A33.
    #[test]
    fn a33_role_name_rules_have_states() {
        let answer = json(role_name_rules(br#"{"name":"Manager","taken":["manager"]}"#));
        assert_eq!(
            answer,
            concat!(
                r#"{"accepted":false,"rules":["#,
                r#"{"rule":"min-length","satisfied":true,"parameters":{"minimum":1}},"#,
                r#"{"rule":"max-length","satisfied":true,"parameters":{"maximum":64}},"#,
                r#"{"rule":"allowed-characters","satisfied":true,"parameters":{"characters":["letters"]}},"#,
                r#"{"rule":"pascal-case","satisfied":true,"parameters":{}},"#,
                r#"{"rule":"not-reserved","satisfied":true,"parameters":{}},"#,
                r#"{"rule":"unique","satisfied":false,"parameters":{}}]}"#,
            )
        );
        let fine = json(role_name_rules(br#"{"name":"Manager"}"#));
        assert!(fine.starts_with(r#"{"accepted":true,"canonical":"manager","#), "{fine}");
    }

    /// A13.
    #[test]
    fn a13_an_ip_allowlist_has_issues_and_warnings() {
        let ask = |question: &str| json(ip_allowlist(question.as_bytes()));
        assert_eq!(
            ask(
                r#"{"entries":["10.0.0.0/8","::ffff:10.1.0.0-::ffff:10.1.255.255"],"ownAddress":"11.0.0.1"}"#
            ),
            concat!(
                r#"{"accepted":false,"entries":["10.0.0.0/8","10.1.0.0/16"],"#,
                r#""issues":[{"path":"/ownAddress","code":"own-address-outside","parameters":{"word":"11.0.0.1"}}],"#,
                r#""warnings":[{"path":"/entries/1","code":"overlapping-entry","parameters":{"entry":0}}]}"#,
            )
        );
        assert_eq!(
            ask(r#"{"entries":["10.0.0.1/8"],"ownAddress":"11.0.0.1"}"#),
            concat!(
                r#"{"accepted":false,"entries":[],"#,
                r#""issues":[{"path":"/entries/0","code":"host-bits-set","parameters":{"word":"10.0.0.0/8"}}],"#,
                r#""warnings":[]}"#,
            )
        );
        assert!(ask(r#"{"entries":[]}"#).contains(r#"{"path":"/entries","code":"empty","parameters":{}}"#));
    }

    /// A48.
    #[test]
    fn a48_a_web_name_says_whether_a_badge_stands_beside_it() {
        let answer = json(web_name(br#"{"name":"Bartholomew","own":true}"#));
        assert_eq!(answer, r#"{"text":"Bartholomew (Me","badge":true}"#);
    }

    #[test]
    fn no_bytes_make_a_question_panic() {
        let questions: [fn(&[u8]) -> String; 6] = [
            |bytes| json(validate_person(bytes)),
            |bytes| json(user_name_rules(bytes)),
            |bytes| json(password_rules(bytes)),
            |bytes| json(role_name_rules(bytes)),
            |bytes| json(ip_allowlist(bytes)),
            |bytes| json(web_name(bytes)),
        ];
        let whole = format!(r#"{{"today":"2026-06-30"{ANN},"entries":["::1"],"name":"A","own":true}}"#);
        let mut seed = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..3_000 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let mut bytes = whole.clone().into_bytes();
            let at = usize::try_from(seed >> 40).unwrap().checked_rem(bytes.len()).unwrap();
            bytes[at] = seed.to_le_bytes()[0];
            questions.iter().for_each(|ask| assert!(!ask(&bytes).is_empty()));
        }
    }
}

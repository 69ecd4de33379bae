//! Passwords: long enough, and none of the first guesses of an attacker (as NIST SP 800-63B asks).

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::rule::{Report, RuleJudge};
use super::text::{folded, length};
use super::{DetailError, Rule, RuleState, rule};
use crate::bounds::{
    PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN, PASSWORD_CHARS_MIN_SECOND_FACTOR, PASSWORD_WORD_CHARS_MIN,
};

/// What passwords must be like, for one person. There are no rules of composition ("one digit, one symbol"): they make
/// passwords predictable. Without [`not_containing`](Self::not_containing) no words are forbidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasswordPolicy {
    second_factor: bool,
    words: Vec<String>,
}

impl PasswordPolicy {
    /// A policy for a password alone, or for one beside a second factor, which may be shorter.
    #[must_use]
    pub fn new(second_factor: bool) -> Self {
        Self { second_factor, words: Vec::new() }
    }

    /// Forbids passwords that contain one of these words, or a part of one between its separators: user name, names,
    /// e-mail address, company. Words of fewer than [`PASSWORD_WORD_CHARS_MIN`] characters forbid nothing.
    #[must_use]
    pub fn not_containing<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        words.into_iter().for_each(|word| self.forbid_parts(word));
        self
    }

    pub(crate) fn forbid_parts(&mut self, word: &str) {
        let mut part = String::new();
        for c in word.chars() {
            if c.is_alphabetic() || c.is_ascii_digit() {
                part.push(c);
            } else {
                self.forbid(&part);
                part.clear();
            }
        }
        self.forbid(&part);
        self.forbid(word);
    }

    fn forbid(&mut self, word: &str) {
        if length(word) >= PASSWORD_WORD_CHARS_MIN {
            self.words.push(folded(word));
        }
    }

    /// Every rule, and whether a text meets it.
    ///
    /// A text above the largest size is judged by its length only.
    #[must_use]
    pub fn states(&self, text: &str) -> Vec<RuleState> {
        rule::states(&|report| self.judge(text, report))
    }

    /// Judges by every rule.
    pub(crate) fn judge(&self, text: &str, report: &mut Report<'_>) {
        let minimum = if self.second_factor { PASSWORD_CHARS_MIN_SECOND_FACTOR } else { PASSWORD_CHARS_MIN };
        // The rules below go through the text many times: one that is refused for its size is not searched.
        let lower = if text.len() <= PASSWORD_BYTES_MAX { folded(text) } else { String::new() };
        let mut judge = RuleJudge(report);
        judge.at_least(minimum, length(text));
        judge.at_most(Rule::MaxBytes, PASSWORD_BYTES_MAX, text.len());
        judge.by(Rule::NotCommon, !is_common(&lower));
        if !self.words.is_empty() {
            let word = self.words.iter().find(|word| lower.contains(word.as_str()));
            judge.without_word(Rule::NotContaining, word.map(String::as_str));
        }
    }
}

/// A password that met its policy. Its debug form hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password<'t>(&'t str);

impl<'t> Password<'t> {
    /// Reads a password. Nothing is trimmed or cut; an edge that wants one spelling for all keyboards makes it NFC
    /// before, here and at every sign-in.
    ///
    /// # Errors
    /// One error for each broken rule: `too-short` by code points, `too-many-bytes`, `common-password`,
    /// `contains-word`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Password, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(false).not_containing(["ann.lee@example.com"]);
    /// assert!(Password::parse("violet anchor sings", &policy).is_ok());
    /// let errors = Password::parse("Example violet anchor", &policy).unwrap_err();
    /// assert_eq!(errors[0].code, DetailCode::ContainsWord);
    /// ```
    pub fn parse(text: &'t str, policy: &PasswordPolicy) -> Result<Self, Vec<DetailError>> {
        let errors = rule::broken(policy.states(text));
        if errors.is_empty() { Ok(Self(text)) } else { Err(errors) }
    }

    /// The text that is hashed.
    #[must_use]
    pub const fn as_str(&self) -> &'t str {
        self.0
    }
}

impl fmt::Debug for Password<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

/// A sample of the most used passwords that are long enough for any policy, in lower case, each between spaces. A whole
/// list of breached passwords belongs to the service.
const COMMON: &str = " password password1 password12 password123 password1234 passw0rd p@ssword p@ssw0rd pa$$word \
    passwort motdepasse contraseña drowssap mypassword thisismypassword iloveyou iloveyouforever ilovemyfamily \
    trustno1 letmein1 letmein123 letmeinplease welcome1 welcome123 changeme changeme123 changethispassword \
    administrator admin123 admin1234 adminadmin superuser superadmin rootroot toor1234 guest123 default1 \
    test1234 testtest temp1234 temporary computer internet samsung1 football football1 baseball basketball \
    superman superman1 starwars pokemon1 princess princess1 sunshine sunshine1 dragon12 monkey12 monkey123 \
    master12 shadow12 michael1 jennifer jessica1 michelle samantha charlotte liverpool arsenal1 chelsea1 \
    barcelona realmadrid manchester mercedes corvette whatever hello123 helloworld qwertyui qwertyuiop \
    qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwerty12 qwerty123 qwerty1234 qwertz123 azertyuiop asdfghjk \
    asdfghjkl asdfasdf zxcvbnm1 zxcvbnm123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i 1qaz2wsx \
    1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedc qazwsxedcrfv zaq12wsx zaq1zaq1 q1w2e3r4 q1w2e3r4t5 qwer1234 asdf1234 \
    abcd1234 abc12345 a1b2c3d4 aa123456 aaa111222 11223344 12341234 123123123 147258369 123qweasd 123qweasdzxc \
    987654321a 1234qwer 1234567a 12345678a a12345678 correcthorsebatterystaple \
    maytheforcebewithyou tobeornottobe thequickbrownfox onceuponatime ";

/// The longest piece whose repetition is looked up, which bounds the work; no listed password is longer.
const PIECE_CHARS_MAX: usize = 26;

fn is_common(lower: &str) -> bool {
    let chars: Vec<char> = lower.chars().collect();
    is_listed(&chars) || is_listed(base(&chars)) || is_run(&chars) || is_repetition(&chars)
}

/// A word without the digits and symbols around it: `!!password!!`, `Password123`.
fn base(mut chars: &[char]) -> &[char] {
    while let [c, rest @ ..] = chars
        && !c.is_alphabetic()
    {
        chars = rest;
    }
    while let [rest @ .., c] = chars
        && !c.is_alphabetic()
    {
        chars = rest;
    }
    chars
}

/// Whether a word is in the sample; spaces within it do not count.
fn is_listed(word: &[char]) -> bool {
    // Between spaces, so that a part of a listed password does not count; without its own spaces, or `correct
    // horse` could match across two entries.
    let letters: String = word.iter().filter(|c| **c != ' ').collect();
    COMMON.contains(&format!(" {letters} "))
}

/// Whether each character follows the one before it, always in the same direction: `abcdef…`, `98765432109…`.
fn is_run(chars: &[char]) -> bool {
    let (mut up, mut down) = (chars.len() > 1, chars.len() > 1);
    for (before, after) in chars.iter().zip(chars.iter().skip(1)) {
        up &= follows(*before, *after);
        down &= follows(*after, *before);
    }
    up || down
}

fn follows(before: char, after: char) -> bool {
    // After 9 comes 0 on a keyboard.
    u32::from(before).checked_add(1) == Some(after.into()) || (before == '9' && after == '0')
}

/// Whether a short piece or a common password is repeated: `abababab`, `passwordpassword`.
fn is_repetition(chars: &[char]) -> bool {
    (1..=PIECE_CHARS_MAX.min(chars.len() / 2)).any(|length| {
        // Equal to itself moved by `length`: the text is that piece over and over, the last one perhaps cut.
        let again = chars.iter().zip(chars.iter().skip(length)).all(|(a, b)| a == b);
        again && (length <= 4 || is_listed(chars.get(..length).unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::DetailCode;

    fn codes(text: &str, policy: &PasswordPolicy) -> Vec<DetailCode> {
        Password::parse(text, policy).err().unwrap_or_default().iter().map(|error| error.code).collect()
    }

    #[test]
    fn the_sample_is_lower_case_without_duplicates() {
        let mut seen = alloc::collections::BTreeSet::new();
        for word in COMMON.trim().split(' ') {
            assert!(!word.is_empty() && folded(word) == word && seen.insert(word), "{word:?}");
            assert!(word.chars().count() <= PIECE_CHARS_MAX, "{word}");
        }
    }

    /// A12.
    #[test]
    fn a12_passwords_are_long_rather_than_composed() {
        let (alone, beside) = (PasswordPolicy::new(false), PasswordPolicy::new(true));
        assert_eq!(codes("violet anchor s", &alone), []);
        assert_eq!(codes("violet anchor ", &alone), [DetailCode::TooShort]);
        assert_eq!(codes("violetan", &beside), []);
        assert_eq!(codes("violeta", &beside), [DetailCode::TooShort]);
        assert_eq!(codes("фиалкаякорьпоёт", &alone), [], "code points are counted, not bytes");
        assert_eq!(codes("  leading and trailing  ", &alone), []);
        assert_eq!(codes("", &alone), [DetailCode::TooShort]);
    }

    #[test]
    fn at_most_1024_bytes_are_hashed_and_none_is_cut() {
        let alone = PasswordPolicy::new(false).not_containing(["anchor"]);
        let long = |length: usize| -> String {
            (0..).map(|n: u32| char::from_u32(0x61 + n * n % 23).unwrap()).take(length).collect()
        };
        assert_eq!(codes(&long(64), &alone), []);
        assert_eq!(codes(&long(1024), &alone), []);
        assert_eq!(codes(&long(1025), &alone), [DetailCode::TooManyBytes]);
        assert_eq!(codes(&"é".repeat(600), &alone), [DetailCode::TooManyBytes]);
    }

    #[test]
    fn what_everybody_tries_first_is_common() {
        let beside = PasswordPolicy::new(true);
        for text in [
            "password",
            "PASSWORD",
            "Password123!!!!",
            "!!password!!",
            "P@ssw0rd",
            "passwordpassword",
            "PasswordPasswordPass",
            "iloveyouiloveyou",
            "correct horse battery staple",
            "CorrectHorseBatteryStaple",
            "1q2w3e4r5t6y7u8i",
            "aaaaaaaaaaaaaaaa",
            "                ",
            "abababababababab",
            "abcabcabcabcabca",
            "1234123412341234",
            "abcdefghijklmnop",
            "ponmlkjihgfedcba",
            "123456789012345",
            "098765432109876",
            "qwertyuiopasdfghjkl",
        ] {
            assert_eq!(codes(text, &beside), [DetailCode::CommonPassword], "{text}");
        }
        for text in ["violet anchor", "12345678x", "abcdefgz", "xpasswordy", "anchoranchor"] {
            assert_eq!(codes(text, &beside), [], "{text}");
        }
    }

    #[test]
    fn words_of_the_person_are_not_in_the_password() {
        let policy =
            PasswordPolicy::new(true).not_containing(["ann.Smith@Example.com", "Łódź Banking", "Bob", ""]);
        for (text, word) in [
            ("my name is smith", Some("smith")),
            ("EXAMPLEviolet", Some("example")),
            ("łódźviolet", Some("łódź")),
            ("onlinebanking", Some("banking")),
            ("bob violet", None),
            ("ann.violet.com", None),
        ] {
            let errors = Password::parse(text, &policy).err().unwrap_or_default();
            let found = errors.first().and_then(|error| error.parameters.word.as_deref());
            assert_eq!(found, word, "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let policy = PasswordPolicy::new(true);
        assert_eq!(alloc::format!("{:?}", Password::parse("violet anchor", &policy)), "Ok(Password(…))");
    }
}

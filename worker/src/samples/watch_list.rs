use serde::Deserialize;

use crate::database::BoxedFuture;
use crate::ports::{Check, Hit, NotAnswered, Screening, Suspect};

/// A list of people and of numbers, out of a JSON text.
///
/// A name is found if it has the same words as one of an entry, in whatever order and case, and neither birth date tells
/// the two apart.
#[derive(Clone, Copy)]
pub struct WatchList(pub &'static str);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct List {
    people: Vec<Listed>,
    /// Social security numbers that are nobody's any more.
    numbers: Vec<ListedNumber>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Listed {
    entry: String,
    names: Vec<String>,
    birth_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedNumber {
    entry: String,
    number: String,
}

impl WatchList {
    /// An invented one.
    pub const DEMO: Self = Self(include_str!("watch_list.json"));
}

impl Screening for WatchList {
    fn screen<'a>(
        &'a self,
        _: &'a str,
        person: &'a Suspect<'a>,
    ) -> BoxedFuture<'a, Result<Vec<Hit>, NotAnswered>> {
        Box::pin(async move {
            let list: List = serde_json::from_str(self.0).map_err(|error| NotAnswered(error.to_string()))?;
            Ok(list.hits(person))
        })
    }
}

impl List {
    fn hits(&self, person: &Suspect<'_>) -> Vec<Hit> {
        let name = words(&format!("{} {}", person.first_name, person.last_name));
        let listed = self.people.iter().filter(|listed| listed.is(&name, person.birth_date));
        let numbers = self.numbers.iter().filter(|listed| listed.number == person.ssn);
        let ofac = listed.map(|listed| Hit { check: Check::Ofac, entry: listed.entry.clone() });
        ofac.chain(numbers.map(|listed| Hit { check: Check::Cip, entry: listed.entry.clone() })).collect()
    }
}

impl Listed {
    fn is(&self, name: &[String], birth_date: Option<&str>) -> bool {
        let is_apart = self.birth_date.as_deref().zip(birth_date).is_some_and(|(one, other)| one != other);
        !is_apart && self.names.iter().any(|listed| words(listed) == name)
    }
}

/// The words of a name in lower case, sorted.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(first_name: &str, last_name: &str, birth_date: Option<&str>, ssn: &str) -> Vec<String> {
        let list = r#"{ "people": [{ "entry": "one", "names": ["Viktor Sokolenko-Marsh"], "birthDate": "1968-03-02" }],
            "numbers": [{ "entry": "two", "number": "123456789" }] }"#;
        let list: List = serde_json::from_str(list).unwrap();
        let suspect = Suspect { first_name, last_name, birth_date, ssn };
        list.hits(&suspect).into_iter().map(|hit| hit.entry).collect()
    }

    #[test]
    fn a_name_is_found_in_whatever_order_and_case() {
        assert_eq!(hits("viktor", "SOKOLENKO MARSH", None, "1"), ["one"]);
        assert_eq!(hits("Marsh Viktor", "Sokolenko", Some("1968-03-02"), "1"), ["one"]);
        assert!(hits("Viktor", "Sokolenko Marsh", Some("1968-03-03"), "1").is_empty());
        assert!(hits("Viktor", "Sokolenko", None, "1").is_empty());
        assert_eq!(hits("Ann", "Lee", None, "123456789"), ["two"]);
    }

    #[test]
    fn the_list_of_the_demo_is_one() {
        let suspect = Suspect { first_name: "Ann", last_name: "Lee", birth_date: None, ssn: "536221234" };
        assert_eq!(pollster::block_on(WatchList::DEMO.screen("harbour", &suspect)), Ok(Vec::new()));
        let suspect = Suspect { first_name: "Viktor", last_name: "Sokolenko", ..suspect };
        assert_eq!(
            pollster::block_on(WatchList::DEMO.screen("harbour", &suspect)).map(|hits| hits.len()),
            Ok(1)
        );
    }
}

//! One amount by itself, for a field in which somebody types it.
//!
//! How a locale writes numbers is not known here. The caller passes a decimal text, or none if what was typed is no
//! number.

use alloc::string::ToString;

use super::question::problem;
use crate::bounds::AMOUNT_MINOR_MAX;
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::tree::Source;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::value::amount::Amount;
use crate::value::currency::Currency;

document! {
    /// Is this an amount of its currency?
    AmountQuestion<'a> {
        /// A decimal text, empty if nothing was typed; absent: what was typed is no number.
        amount: Option<Text<'a>> = "amount",
        /// ISO 4217.
        currency: Text<'a> = "currency",
    }
}

document! {
    /// An amount, or why there is none.
    AmountAnswer<'a> {
        /// The decimal text with exactly the digits of the currency.
        amount: Option<Text<'a>> = "amount",
        /// Why it is refused.
        issue: Option<AmountIssue<'a>> = "issue",
    }
}

document! {
    /// Why something is not an amount of its currency.
    AmountIssue<'a> {
        /// `/amount` or `/currency`.
        path: Text<'a> = "path",
        /// The stable code; `empty` where nothing was typed.
        code: ProblemCode = "code",
        /// A sentence for developers.
        message: Text<'a> = "message",
        /// The digits after the point of the currency, where there are more.
        digits: Option<u64> = "digits",
        /// The largest amount, where this is larger.
        maximum: Option<Text<'a>> = "maximum",
    }
}

/// Answers an [`AmountQuestion`]. What is typed while a person types is an answer with an issue, never a problem.
///
/// # Errors
/// What is malformed in the question.
pub fn read_amount<'q>(question: impl Into<Source<'q>>) -> Result<AmountAnswer<'static>, Problems> {
    let question: AmountQuestion<'_> = read(question)?;
    let Some(currency) = Currency::parse(&question.currency) else {
        let problem = problem("/currency".to_string(), ProblemCode::UnknownCurrency, &question.currency);
        return Ok(refused(issue(problem)));
    };
    Ok(match typed(question.amount.as_deref(), currency) {
        Ok(amount) => AmountAnswer { amount: Some(Text::Owned(amount.format(currency))), issue: None },
        Err(problem) => refused(bounded(issue(problem), currency)),
    })
}

fn typed(text: Option<&str>, currency: Currency) -> Result<Amount, Problem> {
    let path = || "/amount".to_string();
    let without = |code, message: &str| Problem { path: path(), code, message: message.to_string() };
    match text {
        None => Err(without(ProblemCode::InvalidAmount, "is not an amount")),
        Some("") => Err(without(ProblemCode::Empty, "is empty")),
        Some(text) => Amount::parse(text, currency).map_err(|code| problem(path(), code, text)),
    }
}

fn refused(issue: AmountIssue<'static>) -> AmountAnswer<'static> {
    AmountAnswer { amount: None, issue: Some(issue) }
}

fn issue(Problem { path, code, message }: Problem) -> AmountIssue<'static> {
    AmountIssue { path: Text::Owned(path), code, message: Text::Owned(message), digits: None, maximum: None }
}

/// With the bound that the amount broke.
fn bounded(issue: AmountIssue<'static>, currency: Currency) -> AmountIssue<'static> {
    let largest = || Amount::from_minor(AMOUNT_MINOR_MAX.into()).map(|amount| amount.format(currency));
    match issue.code {
        ProblemCode::AmountTooPrecise => AmountIssue { digits: Some(currency.digits().into()), ..issue },
        ProblemCode::AmountTooLarge => AmountIssue { maximum: largest().map(Text::Owned), ..issue },
        _ => issue,
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    fn ask(question: &str) -> String {
        match read_amount(question.as_bytes()) {
            Ok(answer) => crate::wire::to_json(&answer),
            Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
        }
    }

    #[test]
    fn an_amount_comes_back_with_the_digits_of_its_currency() {
        for (amount, currency, canonical) in [
            ("1234.5", "EUR", "1234.50"),
            ("0", "EUR", "0.00"),
            ("7", "JPY", "7"),
            ("1.2", "KWD", "1.200"),
            ("90071992547409.91", "EUR", "90071992547409.91"),
            ("9007199254740991", "JPY", "9007199254740991"),
        ] {
            let question = format!(r#"{{"amount":"{amount}","currency":"{currency}"}}"#);
            assert_eq!(ask(&question), format!(r#"{{"amount":"{canonical}"}}"#));
        }
    }

    #[test]
    fn a_refused_amount_is_an_answer_with_what_it_broke() {
        for (question, issue) in [
            (
                r#"{"currency":"EUR"}"#,
                r#""path":"/amount","code":"invalid-amount","message":"is not an amount""#,
            ),
            (r#"{"amount":"","currency":"EUR"}"#, r#""path":"/amount","code":"empty","message":"is empty""#),
            (
                r#"{"amount":"1,000","currency":"EUR"}"#,
                r#""path":"/amount","code":"invalid-amount","message":"`1,000` is not an amount""#,
            ),
            (
                r#"{"amount":"1.5","currency":"JPY"}"#,
                concat!(
                    r#""path":"/amount","code":"amount-too-precise","#,
                    r#""message":"`1.5` has more digits after the point than its currency","digits":0"#,
                ),
            ),
            (
                r#"{"amount":"9007199254740.992","currency":"KWD"}"#,
                concat!(
                    r#""path":"/amount","code":"amount-too-large","#,
                    r#""message":"`9007199254740.992` is above the largest amount","maximum":"9007199254740.991""#,
                ),
            ),
            (
                r#"{"amount":"-1","currency":"eur"}"#,
                concat!(
                    r#""path":"/currency","code":"unknown-currency","#,
                    r#""message":"`eur` is not a currency of ISO 4217""#,
                ),
            ),
        ] {
            assert_eq!(ask(question), format!(r#"{{"issue":{{{issue}}}}}"#));
        }
    }

    #[test]
    fn what_is_wrong_with_the_question_itself_is_a_problem() {
        assert_eq!(
            ask(r#"{"amount":1250,"locale":"es"}"#),
            "/amount: must be a string, not a number (wrong-type)\n/currency: is missing (missing-field)\n\
             /locale: `locale` is not a field here (unknown-field)\n"
        );
    }
}

//! From the currency of a question to the base currency of all limits, and back.

use crate::model::engine::Engine;
use crate::problem::ProblemCode;
use crate::value::amount::Amount;
use crate::value::currency::Currency;
use crate::value::rate::Rate;

/// A currency, and what it is worth in the base currency.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exchange {
    currency: Currency,
    base: Currency,
    /// `None` for the base currency itself.
    rate: Option<Rate>,
}

impl Exchange {
    /// The exchange of the base currency, which changes nothing.
    pub(crate) const fn none(base: Currency) -> Self {
        Self { currency: base, base, rate: None }
    }

    pub(crate) const fn currency(self) -> Currency {
        self.currency
    }

    /// An amount of the currency in the base currency, rounded up.
    pub(crate) fn to_base(self, amount: Amount) -> Result<Amount, ProblemCode> {
        self.rate.map_or(Ok(amount), |rate| rate.convert(amount, self.currency, self.base))
    }

    /// The largest amount of the currency that converts, rounded up, to no more than this amount of the base currency.
    pub(crate) fn largest_within(self, limit: Amount) -> Amount {
        self.rate.map_or(limit, |rate| rate.largest_within(limit, self.currency, self.base))
    }
}

impl Engine {
    /// The exchange of a currency; `None` if the legal entity has no rate for it.
    pub(crate) fn exchange(&self, currency: Currency) -> Option<Exchange> {
        let base = self.entity.currency;
        if currency == base {
            return Some(Exchange::none(base));
        }
        let (_, rate) = self.entity.rates.iter().find(|(foreign, _)| *foreign == currency)?;
        Some(Exchange { currency, base, rate: Some(*rate) })
    }
}

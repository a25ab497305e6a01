//! Money: whole cents and a currency, nothing else.
//!
//! Not here: interest, rates, rounding rules of law (room `law`, when it has work).
//! Invariant: no float ever holds money, and sums never mix currencies.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// An amount in the smallest unit of its currency (cents for the euro). Negative is money owed
/// the other way. Arithmetic panics on overflow in every build (92 thousand million million euro).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    pub const ZERO: Cents = Cents(0);

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    pub fn abs(self) -> Cents {
        Cents(self.0.abs())
    }

    /// Reads a decimal amount with a point, at most two digits behind it: `1210.00`, `-5`, `0.5`.
    ///
    /// # Errors
    /// [`NotAnAmount`] for anything else, a third decimal other than zero included: money is never
    /// rounded while reading.
    ///
    /// ```
    /// use domain::Cents;
    /// assert_eq!(Cents::try_from_decimal("1210.00"), Ok(Cents(121_000)));
    /// assert_eq!(Cents::try_from_decimal("7.5"), Ok(Cents(750)));
    /// assert!(Cents::try_from_decimal("7.505").is_err());
    /// ```
    pub fn try_from_decimal(text: &str) -> Result<Cents, NotAnAmount> {
        let refuse = || NotAnAmount(text.to_owned());
        let trimmed = text.trim();
        let (negative, digits) = match trimmed.as_bytes().first() {
            Some(b'-') => (true, &trimmed[1..]),
            Some(b'+') => (false, &trimmed[1..]),
            _ => (false, trimmed),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(refuse());
        }
        let significant = fraction.trim_end_matches('0');
        if significant.len() > 2 || whole.len() > 16 {
            return Err(refuse());
        }
        let units: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| refuse())? };
        let cents: i64 = format!("{significant:0<2}").parse().map_err(|_| refuse())?;
        let total = units.checked_mul(100).and_then(|value| value.checked_add(cents));
        let total = total.ok_or_else(refuse)?;
        Ok(Cents(if negative { -total } else { total }))
    }

    /// The amount with a point and two decimals: `1210.00`. For machines; people read
    /// `text::money`.
    pub fn to_decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", value / 100, value % 100)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an amount: write it like 1210.00, with at most two decimals")]
pub struct NotAnAmount(pub String);

impl Add for Cents {
    type Output = Cents;
    fn add(self, other: Cents) -> Cents {
        Cents(self.0.checked_add(other.0).expect("sum of money fits in 64 bits"))
    }
}

impl Sub for Cents {
    type Output = Cents;
    fn sub(self, other: Cents) -> Cents {
        Cents(self.0.checked_sub(other.0).expect("difference of money fits in 64 bits"))
    }
}

impl Neg for Cents {
    type Output = Cents;
    fn neg(self) -> Cents {
        Cents(-self.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Cents) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Cents) {
        *self = *self - other;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(amounts: I) -> Cents {
        amounts.fold(Cents::ZERO, Add::add)
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal())
    }
}

/// A currency by its ISO 4217 letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    pub const EUR: Currency = Currency(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("currency letters are ASCII")
    }
}

impl Default for Currency {
    fn default() -> Currency {
        Currency::EUR
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a currency: write three letters, like EUR")]
pub struct NotACurrency(pub String);

impl std::str::FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(text: &str) -> Result<Currency, NotACurrency> {
        let upper = text.trim().to_ascii_uppercase();
        match <[u8; 3]>::try_from(upper.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Currency(letters)),
            _ => Err(NotACurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(text: String) -> Result<Currency, NotACurrency> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_amount() {
        for text in ["0.00", "1210.00", "-12.50", "0.05", "9999999999.99"] {
            assert_eq!(Cents::try_from_decimal(text).unwrap().to_decimal(), text);
        }
    }

    #[test]
    fn refuses_what_would_need_rounding_or_guessing() {
        for text in ["", "-", ".", "1,50", "1.005", "1e3", "99999999999999999999", "1 000"] {
            assert!(Cents::try_from_decimal(text).is_err(), "{text}");
        }
        assert_eq!(Cents::try_from_decimal("1.500"), Ok(Cents(150)));
    }
}

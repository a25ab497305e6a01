//! A customer or supplier of the audit file.

use crate::facts::Customer;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct PartyDraft {
    facts: Customer,
    kind: Option<char>,
    tax_country: Option<String>,
    tax_number: Option<String>,
    street: AddressDraft,
    postal: AddressDraft,
}

#[derive(Debug, Default)]
struct AddressDraft {
    street: Vec<String>,
    postal_code: Option<String>,
    city: Option<String>,
    country: Option<String>,
}

pub(super) struct Party {
    pub(super) facts: Customer,
    /// `C` customer, `B` both, or not said; not `S`, a supplier.
    pub(super) may_buy: bool,
}

impl PartyDraft {
    pub(super) fn take(&mut self, path: &str, value: &str) {
        let facts = &mut self.facts;
        match path {
            "custSupID" => facts.number = text::some(value),
            "custSupName" => facts.name = text::some(value),
            "contact" => facts.contact = text::some(value),
            "telephone" => facts.phone = text::some(value),
            "eMail" => facts.email = text::some(value).filter(|email| email.contains('@')),
            "commerceNr" => facts.kvk = kvk(value),
            "taxRegistrationCountry" => self.tax_country = text::some(value),
            "taxRegIdent" => self.tax_number = text::some(value),
            "custSupTp" => self.kind = value.chars().next(),
            "bankAccount/bankAccNr" if facts.iban.is_none() => {
                facts.iban = crate::reference::iban_form(value);
            }
            _ => {
                if let Some(name) = path.strip_prefix("streetAddress/") {
                    self.street.take(name, value);
                } else if let Some(name) = path.strip_prefix("postalAddress/") {
                    self.postal.take(name, value);
                }
            }
        }
    }

    pub(super) fn finish(self) -> Party {
        let mut facts = self.facts;
        let address = if self.street.is_empty() { self.postal } else { self.street };
        facts.street = (!address.street.is_empty()).then(|| address.street.join(" "));
        facts.postal_code = address.postal_code;
        facts.city = address.city;
        facts.country = address.country.or(self.tax_country.clone());
        facts.vat = self.tax_number.as_deref().and_then(|number| vat(number, self.tax_country.as_deref()));
        // A private person often has a contact and no name.
        if facts.name.is_none() {
            facts.name = facts.contact.take();
        }
        Party { facts, may_buy: !matches!(self.kind, Some('S' | 'O')) }
    }
}

impl AddressDraft {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "streetname" | "number" | "numberExtension" => self.street.extend(text::some(value)),
            "postalCode" => self.postal_code = text::some(value),
            "city" => self.city = text::some(value),
            "country" => self.country = text::some(value),
            _ => {}
        }
    }

    fn is_empty(&self) -> bool {
        self.street.is_empty() && self.city.is_none()
    }
}

/// Eight digits; some packages put the number of the branch behind them.
fn kvk(value: &str) -> Option<String> {
    let digits = text::compact(value);
    let right = matches!(digits.len(), 8 | 12) && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits[..8].to_owned())
}

/// With the country in front.
fn vat(value: &str, country: Option<&str>) -> Option<String> {
    let number = text::compact(value);
    if number.len() < 8 || !number.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let starts_with_country = number.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    Some(match country {
        Some(country) if !starts_with_country => format!("{country}{number}"),
        _ => number,
    })
}

/// The company's own number, only in the one form that leaves no doubt: `NL123456789B01`.
pub(super) fn dutch_vat(value: &str) -> Option<String> {
    let number = text::compact(value);
    let bare = number.strip_prefix("NL").unwrap_or(&number);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let right = bare.len() == 12 && digits(&bare[..9]) && &bare[9..10] == "B" && digits(&bare[10..]);
    right.then(|| format!("NL{bare}"))
}

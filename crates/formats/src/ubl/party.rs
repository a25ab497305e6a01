//! A party of an invoice: supplier, customer or payee.

use super::Attributes;
use crate::facts::Customer;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct PartyDraft {
    facts: Customer,
    legal_name: Option<String>,
    trading_name: Option<String>,
    person: Vec<String>,
    tax_number: Option<String>,
    legal_number: Option<String>,
    assigned: Option<String>,
    own_number: Option<String>,
    endpoint_email: Option<String>,
}

impl PartyDraft {
    /// A fact below `AccountingSupplierParty` or `AccountingCustomerParty`.
    pub(super) fn take(&mut self, path: &str, given: &str, with: &Attributes) {
        match path.strip_prefix("Party/") {
            Some(rest) => self.take_party(rest, given, with),
            None => match path {
                "SupplierAssignedAccountID" => self.assigned = text::some(given),
                "AccountingContact/ElectronicMail" => self.facts.email = text::some(given),
                "AccountingContact/Telephone" => self.facts.phone = text::some(given),
                _ => {}
            },
        }
    }

    /// A fact below `Party` or `PayeeParty`.
    pub(super) fn take_party(&mut self, path: &str, given: &str, with: &Attributes) {
        let facts = &mut self.facts;
        let scheme = with.scheme.as_deref();
        match path {
            "EndpointID" if scheme == Some("EM") => self.endpoint_email = text::some(given),
            "EndpointID" => self.identify(scheme, given),
            "PartyIdentification/ID" if scheme.is_none() => self.own_number = text::some(given),
            "PartyIdentification/ID" => self.identify(scheme, given),
            "PartyName/Name" => self.trading_name = text::some(given),
            "PartyLegalEntity/RegistrationName" => self.legal_name = text::some(given),
            "PartyLegalEntity/CompanyID" => {
                self.legal_number = text::some(given);
                self.identify(scheme, given);
            }
            "PartyTaxScheme/CompanyID" => self.tax_number = text::some(given),
            "PartyTaxScheme/TaxScheme/ID" => {
                let number = self.tax_number.take();
                if matches!(given, "VAT" | "BTW") {
                    facts.vat = number.map(|number| text::compact(&number));
                }
            }
            "PostalAddress/StreetName" => facts.street = text::some(given),
            "PostalAddress/BuildingNumber" => append(&mut facts.street, given),
            "PostalAddress/AdditionalStreetName" if facts.street.is_none() => {
                facts.street = text::some(given);
            }
            "PostalAddress/PostalZone" => facts.postal_code = text::some(given),
            "PostalAddress/CityName" => facts.city = text::some(given),
            "PostalAddress/Country/IdentificationCode" => facts.country = text::some(given),
            "Contact/Name" => facts.contact = known(given),
            "Contact/Telephone" => facts.phone = known(given),
            "Contact/ElectronicMail" => facts.email = text::some(given),
            "Person/FirstName" | "Person/MiddleName" | "Person/FamilyName" => {
                self.person.extend(text::some(given));
            }
            _ => {}
        }
    }

    fn identify(&mut self, scheme: Option<&str>, given: &str) {
        let (Some(scheme), Some(given)) = (scheme, text::some(given)) else {
            return;
        };
        if matches!(scheme, "0106" | "NL:KVK") {
            self.facts.kvk = kvk(&given);
        }
        let named = format!("{scheme}:{given}");
        if !self.facts.identifications.contains(&named) {
            self.facts.identifications.push(named);
        }
    }

    /// The legal name; the name on the door or of the person where there is none.
    pub(super) fn name(&self) -> Option<String> {
        let person = (!self.person.is_empty()).then(|| self.person.join(" "));
        self.legal_name.clone().or_else(|| self.trading_name.clone()).or(person)
    }

    pub(super) fn is_unnamed(&self) -> bool {
        self.name().is_none()
    }

    pub(super) fn finish(mut self, iban: Option<String>) -> Customer {
        let name = self.name();
        let mut facts = std::mem::take(&mut self.facts);
        if facts.kvk.is_none() && facts.country.as_deref() == Some("NL") {
            facts.kvk = self.legal_number.as_deref().and_then(kvk);
        }
        facts.number = self.assigned.or(self.own_number);
        facts.email = facts.email.or(self.endpoint_email).filter(|email| email.contains('@'));
        facts.trading_name = self.trading_name.filter(|trading| Some(trading) != name.as_ref());
        facts.name = name;
        facts.iban = iban;
        facts
    }
}

/// A contact that is filled in because the rules ask for it is nobody.
fn known(given: &str) -> Option<String> {
    let nobody = ["n/a", "na", "nvt", "n.v.t.", "-", ".", "x"];
    text::some(given).filter(|given| !nobody.contains(&given.to_lowercase().as_str()))
}

/// A KvK number has eight digits; some write the town behind it.
fn kvk(given: &str) -> Option<String> {
    let first = given.split_whitespace().next()?;
    let eight = first.len() == 8 && first.bytes().all(|byte| byte.is_ascii_digit());
    eight.then(|| first.to_owned())
}

fn append(street: &mut Option<String>, number: &str) {
    let Some(number) = text::some(number) else {
        return;
    };
    *street = Some(match street.take() {
        Some(street) => format!("{street} {number}"),
        None => number,
    });
}

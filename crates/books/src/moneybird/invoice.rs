//! An invoice of Moneybird, with its contact, in the words of files.

use app::Person;
use app::bookkeeping::Changes;
use domain::{Cents, Currency};
use formats::{Collect, Customer, Invoice, InvoiceKind, References};

use super::cursor::Cursor;
use super::workflow::{self, Workflow};
use crate::fields::{Fields, first_address, plain};
use crate::told;

/// Not sent yet: nobody owes anything.
const NOT_YET: [&str; 2] = ["draft", "scheduled"];

pub fn read(one: Fields, workflows: &[Workflow], cursor: &Cursor, changes: &mut Changes) {
    let state = one.text("state").unwrap_or_default();
    let Some(number) = one.text("invoice_id").filter(|_| !NOT_YET.contains(&state.as_str())) else {
        return;
    };
    let total = one.cents("total_price_incl_tax");
    let open = one.cents("total_unpaid");
    let (Some(total), Some(open)) = (total, open) else {
        changes.unreadable.push(number);
        return;
    };
    let Some(contact) = one.inner("contact").filter(|_| !total.is_zero()) else { return };
    let customer = customer(contact, workflows);
    persons(contact, &customer, changes);
    let workflow = one.text("workflow_id");
    let workflow = workflow::of_contact(workflows, workflow.as_deref());
    let is_credit = total < Cents::ZERO;
    let credits = one.text("original_sales_invoice_id").and_then(|id| cursor.number(&id).map(str::to_owned));
    let is_collected = contact.yes("sepa_active") && workflow.is_some_and(|workflow| workflow.collects);
    if !is_credit && open.is_positive() {
        if one.text("marked_uncollectible_on").is_some() || state == "uncollectible" {
            changes.uncollectible.push(number.clone());
        } else if !one.yes("paused") && workflow.is_some_and(|workflow| workflow.reminds) {
            changes.reminding.push(number.clone());
        }
    }
    let kind = if is_credit { InvoiceKind::CreditNote } else { InvoiceKind::Invoice };
    changes.reading.invoices.push(Invoice {
        issued: one.day("invoice_date"),
        due: one.day("due_date"),
        currency: currency(one),
        total_cents: total.abs(),
        open_cents: if is_credit { open.abs() } else { open },
        references: References {
            payment: one.text("short_payment_reference").or_else(|| one.text("payment_reference")),
            buyer: one.text("reference"),
            ..References::default()
        },
        credits: credits.filter(|_| is_credit).into_iter().collect(),
        collect: if is_collected { Collect::DirectDebit } else { Collect::Transfer },
        mandate: contact.text("sepa_mandate_id"),
        ..told::invoice(number, kind, customer)
    });
}

fn currency(told: Fields) -> Currency {
    told.text("currency").and_then(|code| code.parse().ok()).unwrap_or(Currency::EUR)
}

pub fn customer(contact: Fields, workflows: &[Workflow]) -> Customer {
    let person = [contact.text("firstname"), contact.text("lastname")];
    let person = person.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let person = (!person.is_empty()).then_some(person);
    let company = contact.text("company_name");
    let workflow = workflow::of_contact(workflows, contact.text("invoice_workflow_id").as_deref());
    let street = [contact.text("address1"), contact.text("address2")];
    let street = street.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Customer {
        number: contact.text("customer_id"),
        contact: contact.text("send_invoices_to_attention").or_else(|| contact.text("attention")),
        name: company.or(person),
        email: first_address(contact.text("send_invoices_to_email"))
            .or_else(|| first_address(contact.text("email"))),
        phone: contact.text("phone"),
        term_days: workflow.map(|workflow| workflow.days),
        vat: plain(contact.text("tax_number")),
        kvk: plain(contact.text("chamber_of_commerce")),
        iban: plain(contact.text("sepa_iban")).or_else(|| plain(contact.text("bank_account"))),
        street: (!street.is_empty()).then_some(street),
        postal_code: contact.text("zipcode"),
        city: contact.text("city"),
        // At home nobody writes the country under an address.
        country: contact.text("country").filter(|country| country != "NL"),
        ..Customer::default()
    }
}

/// The people at a contact.
pub fn persons(contact: Fields, customer: &Customer, changes: &mut Changes) {
    let Some(number) = &customer.number else { return };
    let person = |told: Fields| {
        let name = [told.text("firstname"), told.text("lastname")];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then(|| Person {
            name,
            role: told.text("department").unwrap_or_else(|| "contact".to_owned()),
            email: first_address(told.text("email")),
            phone: told.text("phone"),
        })
    };
    let persons: Vec<Person> = contact.list("contact_people").filter_map(person).collect();
    let known = changes.persons.iter().any(|(other, _)| other == number);
    if !persons.is_empty() && !known {
        changes.persons.push((number.clone(), persons));
    }
}

//! A customer of Twinfield. Its address has free fields, which offices fill mostly alike: for
//! whose attention, street, more of the street, VAT number, KvK number.

use super::node::Node;
use crate::facts::{Collect, Customer};
use crate::text;

/// `None` when it is no customer: a supplier, a cost centre, or one that was deleted.
pub(super) fn read(node: &Node) -> Option<Customer> {
    let is_debtor = node.text("type").is_none_or(|kind| kind == "DEB");
    if !is_debtor || node.is_deleted() {
        return None;
    }
    let address = address(node);
    let at = |path: &str| address.and_then(|address| address.text(path));
    let streets: Vec<String> = ["field2", "field3"].into_iter().filter_map(at).collect();
    let email = [node.text("creditmanagement/reminderemail"), at("email"), node.text("financials/ebillmail")];
    let is_collected = is_collected(node);
    Some(Customer {
        number: node.text("code"),
        name: node.text("name").or_else(|| at("name")),
        email: email.into_iter().flatten().find(|email| email.contains('@')),
        phone: at("telephone"),
        term_days: node.text("financials/duedays").and_then(|days| days.parse().ok()),
        vat: node.text("vatnumber").or_else(|| at("field4")).and_then(|number| vat(&number)),
        kvk: node.text("cocnumber").or_else(|| at("field5")).and_then(|number| kvk(&number)),
        iban: iban(node),
        contact: at("contact").or_else(|| at("field1")),
        street: (!streets.is_empty()).then(|| streets.join(", ")),
        postal_code: at("postcode"),
        city: at("city"),
        country: at("country"),
        collect: is_collected.then_some(Collect::DirectDebit),
        mandate: node.text("financials/collectmandate/id").filter(|_| is_collected),
        ..Customer::default()
    })
}

/// The address for invoices, else the first one that is the default.
fn address(node: &Node) -> Option<&Node> {
    let all = || node.at("addresses").into_iter().flat_map(|list| list.children("address"));
    let invoices = all().find(|address| address.kind() == Some("invoice"));
    invoices.or_else(|| all().find(|address| address.is_default())).or_else(|| all().next())
}

fn iban(node: &Node) -> Option<String> {
    let all = || node.at("banks").into_iter().flat_map(|list| list.children("bank"));
    let chosen = all().find(|bank| bank.is_default()).or_else(|| all().next());
    crate::reference::iban_form(&chosen?.text("iban")?)
}

/// Paid by a file of collections (`SEPANLDD`), and switched on. A mandate alone is not enough.
fn is_collected(node: &Node) -> bool {
    let on = node.text("financials/payavailable").as_deref() == Some("true");
    let code = node.at("financials/paycode");
    let by_code = code.and_then(Node::own_text).is_some_and(|code| code.ends_with("DD"));
    let by_name = code.and_then(Node::title).is_some_and(|name| name.to_lowercase().contains("incasso"));
    on && (by_code || by_name)
}

/// Two letters and at least eight more.
fn vat(given: &str) -> Option<String> {
    let number = text::compact(given);
    let letters = number.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (letters && number.len() >= 10 && digits >= 7).then_some(number)
}

fn kvk(given: &str) -> Option<String> {
    let number = text::compact(given);
    (number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

//! e-Boekhouden as its public description has it (REST v1).

use serde_json::{Value, json};

use super::server::{Asked, Replied};
use super::world::{StubInvoice, World};

pub fn answer(world: &mut World, asked: &Asked) -> Replied {
    if asked.path == "/v1/session" {
        return session(world, asked);
    }
    if asked.path.starts_with("/pdf/") {
        let status = if asked.key.is_empty() { 200 } else { 400 };
        return Replied { status, headers: Vec::new(), body: b"%PDF-1.4 een voorbeeld".to_vec() };
    }
    if asked.key != format!("sessie-{}", world.renewed) || world.renewed == 0 {
        return Replied::json(401, &json!({ "title": "Unauthorized", "code": "API_401" }));
    }
    let parts: Vec<&str> = asked.path.trim_start_matches('/').split('/').collect();
    match (asked.method.as_str(), parts.as_slice()) {
        ("GET", ["v1", "mutation", "invoice", "outstanding"]) => outstanding(world, asked),
        ("GET", ["v1", "mutation", id]) => {
            let found = world.invoices.iter().find(|one| one.id.to_string() == *id && !one.draft);
            found.map_or_else(not_found, |one| Replied::json(200, &mutation(world, one)))
        }
        ("GET", ["v1", "mutation"]) if asked.query("type").as_deref() == Some("2") => {
            let number = asked.query("invoiceNumber").unwrap_or_default();
            let fits = world.invoices.iter().filter(|one| one.number == number && !one.draft);
            page(asked, fits.map(|one| mutation(world, one)).collect())
        }
        ("GET", ["v1", "mutation"]) => page(asked, payments(world)),
        ("GET", ["v1", "relation"]) => {
            let code = asked.query("code");
            let fits =
                world.customers.iter().filter(|one| code.as_ref().is_none_or(|code| *code == one.number));
            page(asked, fits.map(|one| json!({ "id": one.id, "type": "B", "code": one.number })).collect())
        }
        ("GET", ["v1", "relation", id]) => relation(world, id),
        ("PATCH", ["v1", "relation", id]) => change_relation(world, id, &asked.body),
        ("GET", ["v1", "invoice"]) => {
            let number = asked.query("invoiceNumber").unwrap_or_default();
            let fits = world.invoices.iter().filter(|one| one.number == number);
            let one = |one: &StubInvoice| {
                json!({ "id": one.id, "invoiceNumber": one.number, "relationId": one.customer,
                        "urlPdfFile": format!("/pdf/{}", one.id), "totalAmount": world.money(one.total) })
            };
            page(asked, fits.map(one).collect())
        }
        _ => not_found(),
    }
}

fn not_found() -> Replied {
    Replied::json(404, &json!({ "title": "Not found", "code": "API_404" }))
}

fn session(world: &mut World, asked: &Asked) -> Replied {
    if asked.body["accessToken"] != world.key.as_str() {
        return Replied::json(401, &json!({ "title": "Invalid access token", "code": "SES_001" }));
    }
    world.renewed += 1;
    Replied::json(200, &json!({ "token": format!("sessie-{}", world.renewed), "expiresIn": 3600 }))
}

fn page(asked: &Asked, items: Vec<Value>) -> Replied {
    let number =
        |name: &str, usual: usize| asked.query(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let count = items.len();
    let items: Vec<Value> =
        items.into_iter().skip(number("offset", 0)).take(number("limit", 100).min(2000)).collect();
    Replied::json(200, &json!({ "items": items, "count": count }))
}

fn outstanding(world: &World, asked: &Asked) -> Replied {
    if asked.query("credDeb").as_deref() != Some("D") {
        return Replied::json(400, &json!({ "title": "credDeb is required" }));
    }
    let open = world.invoices.iter().filter(|one| !one.draft && !one.open().is_zero());
    let mut items: Vec<Value> = open
        .map(|one| {
            let customer =
                world.customers.iter().find(|known| known.id == one.customer).expect("its customer");
            json!({
                "date": format!("{}T00:00:00", one.issued), "mutationId": one.id, "invoiceNumber": one.number,
                "relationId": customer.id, "relationCode": customer.number, "company": customer.name,
                "totalAmount": world.money(one.total), "paidAmount": world.money(one.total - one.open()),
                "outstandingAmount": world.money(one.open()),
            })
        })
        .collect();
    if world.muddled {
        let again = items.clone();
        items.reverse();
        items.extend(again);
    }
    page(asked, items)
}

fn mutation(world: &World, invoice: &StubInvoice) -> Value {
    let days = (invoice.due.days_since(invoice.issued)).max(0);
    json!({
        "id": invoice.id, "type": 2, "date": invoice.issued, "termOfPayment": days, "ledgerId": 1,
        "relationId": invoice.customer, "invoiceNumber": invoice.number,
        "rows": [{ "amount": world.money(invoice.total), "vatCode": "HOOG_VERK_21" }],
    })
}

fn payments(world: &World) -> Vec<Value> {
    let each = world.invoices.iter().flat_map(|one| one.payments.iter().map(move |payment| (one, payment)));
    each.map(|(one, payment)| {
        json!({ "id": one.id + 900_000, "type": 3, "date": payment.day, "invoiceNumber": one.number,
                "amount": world.money(payment.cents), "ledgerId": 2 })
    })
    .collect()
}

fn relation(world: &World, id: &str) -> Replied {
    let Some(customer) = world.customers.iter().find(|one| one.id.to_string() == id) else {
        return not_found();
    };
    Replied::json(
        200,
        &json!({
            "id": customer.id, "type": "B", "code": customer.number, "name": customer.name,
            "contact": customer.person, "address": "Hoofdstraat 12", "postalCode": "1234AB", "city": "Zwolle",
            "country": "Nederland", "emailAddress": customer.email, "emailAddressReminder": "",
            "termOfPayment": customer.days, "iban": "",
        }),
    )
}

fn change_relation(world: &mut World, id: &str, change: &Value) -> Replied {
    let Some(customer) = world.customers.iter_mut().find(|one| one.id.to_string() == id) else {
        return not_found();
    };
    if change["name"].as_str().is_none() {
        return Replied::json(400, &json!({ "title": "name is required" }));
    }
    if let Some(days) = change["termOfPayment"].as_i64() {
        customer.days = i32::try_from(days).unwrap_or(0);
    }
    Replied { status: 204, headers: Vec::new(), body: Vec::new() }
}

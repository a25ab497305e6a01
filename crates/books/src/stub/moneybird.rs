//! Moneybird as its public description has it (v2-20261002).

use domain::Cents;
use serde_json::{Value, json};

use super::server::{Asked, Replied};
use super::world::{StubCustomer, StubInvoice, World};

const PDF: &[u8] = b"%PDF-1.4 een voorbeeld";

pub fn answer(world: &mut World, asked: &Asked) -> Replied {
    if asked.path == "/oauth/token" {
        return token(world, asked);
    }
    if let Some(number) = asked.path.strip_prefix("/storage/") {
        // The store of documents is somebody else's: it must never see the key.
        let status = if asked.key.is_empty() && !number.is_empty() { 200 } else { 400 };
        return Replied { status, headers: Vec::new(), body: PDF.to_vec() };
    }
    if asked.key != format!("Bearer {}", world.key) {
        return Replied::json(401, &json!({ "error": "The access token was revoked" }));
    }
    if asked.path == "/api/v2/administrations.json" {
        return Replied::json(200, &json!([{ "id": "123", "name": "Parkietje B.V.", "currency": "EUR" }]));
    }
    let Some(path) = asked.path.strip_prefix("/api/v2/123") else { return not_found() };
    let Some(path) = path.strip_suffix(".json") else { return not_found() };
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (asked.method.as_str(), parts.as_slice()) {
        ("GET", ["workflows"]) => Replied::json(200, &workflows(world)),
        ("GET", ["sales_invoices", "synchronization"]) => {
            list(world, world.invoices.iter().map(|one| (one.id, one.version)).collect())
        }
        ("GET", ["contacts", "synchronization"]) => {
            list(world, world.customers.iter().map(|one| (one.id, one.version)).collect())
        }
        ("POST", ["sales_invoices", "synchronization"]) => {
            let wanted = ids(asked);
            let found = world.invoices.iter().filter(|one| wanted.contains(&one.id)).take(100);
            Replied::json(200, &Value::Array(found.map(|one| invoice(world, one)).collect()))
        }
        ("POST", ["contacts", "synchronization"]) => {
            let wanted = ids(asked);
            let found = world.customers.iter().filter(|one| wanted.contains(&one.id)).take(100);
            Replied::json(200, &Value::Array(found.map(contact).collect()))
        }
        ("GET", ["sales_invoices", "find_by_invoice_id", ..]) => {
            let number = parts[2..].join("/");
            found(world.invoices.iter().find(|one| one.number == number).map(|one| invoice(world, one)))
        }
        ("GET", ["sales_invoices", id]) => {
            found(world.invoices.iter().find(|one| one.id.to_string() == *id).map(|one| invoice(world, one)))
        }
        ("GET", ["sales_invoices", id, "download_pdf"]) => {
            if !world.invoices.iter().any(|one| one.id.to_string() == *id) {
                return not_found();
            }
            let location = ("Location".to_owned(), format!("/storage/{id}"));
            Replied { status: 302, headers: vec![location], body: b"moved".to_vec() }
        }
        ("POST", ["sales_invoices", id, "pause"]) => pause(world, id),
        ("GET", ["contacts", "customer_id", ..]) => {
            let number = parts[2..].join("/");
            found(world.customers.iter().find(|one| one.number == number).map(contact))
        }
        ("PATCH", ["contacts", id]) => change_contact(world, id, &asked.body["contact"]),
        ("GET", ["financial_mutations"]) => Replied::json(200, &bank(world)),
        ("GET", ["webhooks"]) => {
            let hooks: Vec<Value> = world.hooks.iter().map(|url| json!({ "id": "77", "url": url })).collect();
            Replied::json(200, &Value::Array(hooks))
        }
        ("POST", ["webhooks"]) => {
            let url = asked.body["url"].as_str().unwrap_or_default().to_owned();
            world.hooks.push(url.clone());
            Replied::json(201, &json!({ "id": "77", "url": url, "token": "t", "secret": "ondertekening" }))
        }
        _ => not_found(),
    }
}

fn not_found() -> Replied {
    Replied::json(404, &json!({ "error": "record not found", "symbolic": { "id": "not_found" } }))
}

fn found(what: Option<Value>) -> Replied {
    what.map_or_else(not_found, |what| Replied::json(200, &what))
}

fn ids(asked: &Asked) -> Vec<i64> {
    let ids = asked.body["ids"].as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str().and_then(|id| id.parse().ok()).or_else(|| id.as_i64())).collect()
}

fn list(world: &World, versions: Vec<(i64, i64)>) -> Replied {
    let mut listed: Vec<Value> = versions
        .into_iter()
        .map(|(id, version)| json!({ "id": id.to_string(), "version": version }))
        .collect();
    if world.muddled {
        let older: Vec<Value> = listed
            .iter()
            .map(|one| json!({ "id": one["id"], "version": one["version"].as_i64().map(|v| v - 1) }))
            .collect();
        listed.reverse();
        listed.extend(older);
    }
    Replied::json(200, &Value::Array(listed))
}

fn token(world: &mut World, asked: &Asked) -> Replied {
    let right = match asked.body["grant_type"].as_str() {
        Some("refresh_token") => asked.body["refresh_token"] == format!("vernieuw-{}", world.renewed),
        Some("authorization_code") => asked.body["code"] == "de-code",
        _ => false,
    };
    if !right || asked.body["client_secret"] != "van-ons" {
        return Replied::json(400, &json!({ "error": "invalid_grant" }));
    }
    world.renewed += 1;
    world.key = format!("sleutel-{}", world.renewed);
    let refresh = format!("vernieuw-{}", world.renewed);
    Replied::json(
        200,
        &json!({ "access_token": world.key, "refresh_token": refresh, "token_type": "bearer" }),
    )
}

/// Workflows of 14 (the default), 30 and 60 days.
fn workflows(world: &World) -> Value {
    let workflow = |days: i32| {
        json!({
            "id": format!("77{days}"), "type": "InvoiceWorkflow", "name": format!("{days} dagen"),
            "default": days == 14, "currency": "EUR", "language": "nl", "active": true,
            "collection_method": null,
            "steps": [
                { "step_order": 1, "due_interval": 10, "reminder_auto_send": world.reminds && days == 14 },
                { "step_order": 0, "due_interval": days, "reminder_auto_send": false },
            ],
        })
    };
    json!([workflow(14), workflow(30), workflow(60), { "id": "9", "type": "EstimateWorkflow", "steps": [] }])
}

fn workflow_of(customer: &StubCustomer) -> Value {
    if customer.days == 14 { Value::Null } else { format!("77{}", customer.days).into() }
}

fn contact(customer: &StubCustomer) -> Value {
    let people: Vec<Value> = customer
        .person
        .iter()
        .map(|name| {
            let (first, last) = name.split_once(' ').unwrap_or(("", name));
            json!({ "firstname": first, "lastname": last, "email": null, "phone": "0512-123456", "department": "Administratie" })
        })
        .collect();
    json!({
        "id": customer.id.to_string(), "administration_id": 123, "company_name": customer.name,
        "firstname": null, "lastname": null, "address1": "Hoofdstraat 12", "address2": null,
        "zipcode": "1234AB", "city": "Zwolle", "country": "NL", "phone": "", "customer_id": customer.number,
        "delivery_method": customer.delivery, "tax_number": null, "chamber_of_commerce": null,
        "email": customer.email, "send_invoices_to_email": format!("{}; kopie@elders.example", customer.email),
        "send_invoices_to_attention": null, "sepa_active": false, "sepa_iban": null,
        "invoice_workflow_id": workflow_of(customer), "version": customer.version,
        "contact_people": people, "notes": [], "events": [],
    })
}

fn invoice(world: &World, invoice: &StubInvoice) -> Value {
    let customer = world.customers.iter().find(|one| one.id == invoice.customer).expect("its customer");
    let open = invoice.open();
    let paid = invoice.total - open;
    let state = match () {
        () if invoice.draft => "draft",
        () if invoice.uncollectible => "uncollectible",
        () if open.is_zero() => "paid",
        () => "open",
    };
    let payments: Vec<Value> = invoice
        .payments
        .iter()
        .map(|payment| json!({ "price": world.money(payment.cents), "payment_date": payment.day }))
        .collect();
    json!({
        "id": invoice.id.to_string(), "contact_id": customer.id.to_string(), "contact": contact(customer),
        "invoice_id": if invoice.draft { Value::Null } else { invoice.number.clone().into() },
        "workflow_id": if customer.days == 14 { "7714".into() } else { workflow_of(customer) },
        "state": state, "invoice_date": invoice.issued, "due_date": invoice.due,
        "payment_reference": "RF830000000000000R5QT3GNT", "short_payment_reference": "RF83R5QT3GNT",
        "reference": "Project X", "language": "nl", "currency": invoice.currency,
        "original_sales_invoice_id": invoice.credits.map(|id| id.to_string()),
        "paused": invoice.paused, "version": invoice.version,
        "total_price_incl_tax": world.money(invoice.total), "total_unpaid": world.money(open),
        "total_paid": world.money(paid), "payments": payments,
        "marked_uncollectible_on": invoice.uncollectible.then_some("2026-03-01"),
        "details": [{ "description": "Werk" }], "events": [],
    })
}

fn pause(world: &mut World, id: &str) -> Replied {
    let version = world.tick();
    let Some(invoice) = world.invoices.iter_mut().find(|one| one.id.to_string() == id) else {
        return not_found();
    };
    invoice.paused = true;
    invoice.version = version;
    Replied { status: 204, headers: Vec::new(), body: Vec::new() }
}

fn change_contact(world: &mut World, id: &str, change: &Value) -> Replied {
    let version = world.tick();
    let Some(customer) = world.customers.iter_mut().find(|one| one.id.to_string() == id) else {
        return not_found();
    };
    if let Some(workflow) = change["invoice_workflow_id"].as_str() {
        customer.days = workflow.trim_start_matches("77").parse().unwrap_or(14);
    }
    if let Some(way) = change["delivery_method"].as_str() {
        way.clone_into(&mut customer.delivery);
    }
    customer.version = version;
    Replied::json(200, &contact(customer))
}

fn bank(world: &World) -> Value {
    let one = |(day, cents, placed): &(domain::Date, Cents, bool)| json!({ "date": day, "amount": world.money(*cents), "state": if *placed { "processed" } else { "unprocessed" } });
    Value::Array(world.bank.iter().map(one).collect())
}

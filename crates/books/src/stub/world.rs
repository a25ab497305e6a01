//! The bookkeeping that a stub answers from.

use domain::{Cents, Date};

#[derive(Debug, Clone, Default)]
pub struct StubCustomer {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub email: String,
    pub person: Option<String>,
    /// Days on the card.
    pub days: i32,
    pub version: i64,
    pub delivery: String,
}

#[derive(Debug, Clone)]
pub struct StubPayment {
    pub day: Date,
    pub cents: Cents,
}

#[derive(Debug, Clone)]
pub struct StubInvoice {
    pub id: i64,
    pub number: String,
    pub customer: i64,
    pub issued: Date,
    pub due: Date,
    /// Negative: a credit invoice.
    pub total: Cents,
    pub currency: String,
    pub payments: Vec<StubPayment>,
    pub credits: Option<i64>,
    pub draft: bool,
    pub uncollectible: bool,
    pub paused: bool,
    pub version: i64,
}

impl StubInvoice {
    pub fn open(&self) -> Cents {
        self.total - self.payments.iter().map(|payment| payment.cents).sum()
    }
}

#[derive(Debug, Default)]
pub struct World {
    pub customers: Vec<StubCustomer>,
    pub invoices: Vec<StubInvoice>,
    /// (day, cents, has a place)
    pub bank: Vec<(Date, Cents, bool)>,
    /// Money is written as numbers, not as texts.
    pub numbers: bool,
    /// Money has a third decimal, which nobody can pay.
    pub half_cents: bool,
    /// Lists hold things twice and in any order.
    pub muddled: bool,
    /// The key that opens; a renewed one when it was renewed.
    pub key: String,
    pub renewed: i64,
    /// Whether Moneybird's default workflow sends reminders by itself.
    pub reminds: bool,
    pub hooks: Vec<String>,
    clock: i64,
}

impl World {
    pub fn new() -> World {
        World { key: "sleutel".to_owned(), clock: 1_790_000_000, ..World::default() }
    }

    /// Every change is a newer version.
    pub fn tick(&mut self) -> i64 {
        self.clock += 1;
        self.clock
    }

    pub fn customer(&mut self, number: &str, name: &str) -> i64 {
        let id = 1000 + self.customers.len() as i64;
        let version = self.tick();
        self.customers.push(StubCustomer {
            id,
            number: number.to_owned(),
            name: name.to_owned(),
            email: format!(
                "administratie@{}.example",
                number.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "")
            ),
            person: Some("Jo Voorbeeld".to_owned()),
            days: 14,
            version,
            delivery: "Email".to_owned(),
        });
        id
    }

    /// An invoice of 2026-02-16, due two weeks later.
    pub fn invoice(&mut self, number: &str, customer: i64, cents: i64) -> i64 {
        let id = 500_000 + self.invoices.len() as i64;
        let version = self.tick();
        self.invoices.push(StubInvoice {
            id,
            number: number.to_owned(),
            customer,
            issued: "2026-02-16".parse().expect("a day"),
            due: "2026-03-02".parse().expect("a day"),
            total: Cents(cents),
            currency: "EUR".to_owned(),
            payments: Vec::new(),
            credits: None,
            draft: false,
            uncollectible: false,
            paused: false,
            version,
        });
        id
    }

    /// Changes an invoice, which makes it newer.
    pub fn change(&mut self, number: &str, change: impl FnOnce(&mut StubInvoice)) {
        let version = self.tick();
        let invoice = self.invoices.iter_mut().find(|one| one.number == number).expect("such an invoice");
        change(invoice);
        invoice.version = version;
    }

    pub fn change_customer(&mut self, number: &str, change: impl FnOnce(&mut StubCustomer)) {
        let version = self.tick();
        let customer = self.customers.iter_mut().find(|one| one.number == number).expect("such a customer");
        change(customer);
        customer.version = version;
    }

    pub fn remove(&mut self, number: &str) {
        self.invoices.retain(|invoice| invoice.number != number);
    }

    pub fn pay(&mut self, number: &str, day: &str, cents: i64) {
        let payment = StubPayment { day: day.parse().expect("a day"), cents: Cents(cents) };
        self.change(number, |invoice| invoice.payments.push(payment));
    }

    pub fn take_back(&mut self, number: &str) {
        self.change(number, |invoice| {
            invoice.payments.pop();
        });
    }

    pub fn money(&self, cents: Cents) -> serde_json::Value {
        if self.half_cents {
            return format!("{}5", cents.to_decimal()).into();
        }
        let text = cents.to_decimal();
        if !self.numbers {
            return text.trim_end_matches('0').to_owned().into();
        }
        text.parse::<serde_json::Number>().map_or_else(|_| text.into(), Into::into)
    }
}

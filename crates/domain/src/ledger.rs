//! The ledger: every fact that moves money, as postings that are added and never changed. Dutch:
//! *grootboek*, the cards of the debtors.
//!
//! A posting is signed as the client sees it: an invoice adds to what the customer owes, a payment
//! takes from it. It stands on an invoice, or on the customer's account (money without an invoice).
//! Not here: which payment pays what (`app::matching`, with the payer's own word first, art. 6:43
//! BW), the form of a statement (`app::ledger`).
//!
//! Invariants: the postings of an invoice sum to what is open of it (too much paid is negative),
//! those of the account to minus what waits there; money that goes from the account to an invoice
//! is two postings that sum to nothing. Currencies never meet in one sum.

use crate::date::Date;
use crate::dossier::Dossier;
use crate::event::{Event, Fact};
use crate::ids::InvoiceId;
use crate::invoice::Invoice;
use crate::money::{Cents, Currency};
use crate::named::named;

named! {
    /// Why what is owed became more or less.
    PostingKind, "kind of posting" {
        Invoice = "invoice",
        /// The bookkeeping put its total right, without a credit note.
        Correction = "correction",
        CreditNote = "credit_note",
        /// Money that came in, on an invoice or on the account.
        Payment = "payment",
        /// Between the account and an invoice: two postings that sum to nothing. Dutch: *afletteren*.
        Allocation = "allocation",
        /// A storno or a return; money that was taken off an invoice.
        Reversal = "reversal",
        /// Paid, says the bookkeeping; taken back as far as the bank tells of the same money.
        Books = "books",
        /// The client lets it go. Dutch: *afboeken*.
        WriteOff = "write_off",
    }
}

/// One line of a customer's ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// `None`: on the customer's account.
    pub invoice: Option<InvoiceId>,
    pub kind: PostingKind,
    /// Positive: the customer owes more.
    pub amount: Cents,
    pub currency: Currency,
    /// The day of the document: of issue, of payment, else the day on which we heard of it.
    pub day: Date,
}

/// What is owed on an invoice: nothing is asked of what was let go, too much paid stays owed back.
pub fn balance(invoice: &Invoice) -> Cents {
    let open = invoice.open();
    if invoice.let_go { open.min(Cents::ZERO) } else { open }
}

/// The postings that these facts make, each with the place of its fact.
pub fn postings(before: &Dossier, facts: &[Fact]) -> Vec<(usize, Posting)> {
    if facts.iter().all(|fact| touches(&fact.event) == Touches::Nothing) {
        return Vec::new();
    }
    let mut dossier = before.clone();
    let mut made = Vec::new();
    for (place, fact) in facts.iter().enumerate() {
        let touched = touches(&fact.event);
        let was = Standing::of(&dossier, &touched);
        dossier.apply(fact);
        let is = Standing::of(&dossier, &touched);
        made.extend(between(fact, &was, &is).into_iter().map(|posting| (place, posting)));
    }
    made
}

/// Where a fact can move money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touches {
    Nothing,
    Invoice(InvoiceId),
    Account,
    All,
}

fn touches(event: &Event) -> Touches {
    match event {
        Event::Acted(_)
        | Event::Rested(_)
        | Event::Profile { .. }
        | Event::BooksTerm { .. }
        | Event::DueChanged { .. }
        | Event::Note { .. }
        | Event::SeenAgain { .. } => Touches::Nothing,
        Event::Invoice(new) => Touches::Invoice(new.invoice),
        Event::AmountChanged { invoice, .. }
        | Event::BooksPaid { invoice, .. }
        | Event::BooksReopened { invoice }
        | Event::Payment { invoice: Some(invoice), .. }
        | Event::Allocated { invoice, .. }
        | Event::PaymentReversed { invoice, .. }
        | Event::CreditNote { invoice: Some(invoice), .. } => Touches::Invoice(*invoice),
        Event::Payment { invoice: None, .. } | Event::CreditNote { invoice: None, .. } => Touches::Account,
        // What people decide may let go of several invoices.
        _ => Touches::All,
    }
}

/// The money of a dossier, as far as a fact can touch it.
struct Standing {
    invoices: Vec<Money>,
    account: Vec<(Currency, Cents)>,
}

#[derive(Clone, Copy)]
struct Money {
    id: InvoiceId,
    currency: Currency,
    issued: Date,
    amount: Cents,
    /// What is known to be paid beyond the bookkeeping's own word.
    received: Cents,
    by_books: Cents,
    credited: Cents,
    balance: Cents,
}

impl Standing {
    fn of(dossier: &Dossier, touched: &Touches) -> Standing {
        let invoices = match touched {
            Touches::Nothing | Touches::Account => Vec::new(),
            Touches::Invoice(id) => dossier.invoice(*id).map(Money::of).into_iter().collect(),
            Touches::All => dossier.invoices.iter().map(Money::of).collect(),
        };
        Standing { invoices, account: dossier.state.unallocated.clone() }
    }

    fn on_account(&self, currency: Currency) -> Cents {
        let of = |(known, amount): &(Currency, Cents)| (*known == currency).then_some(*amount);
        self.account.iter().find_map(of).unwrap_or_default()
    }
}

impl Money {
    fn of(invoice: &Invoice) -> Money {
        Money {
            id: invoice.id,
            currency: invoice.currency,
            issued: invoice.issued,
            amount: invoice.amount,
            received: invoice.paid - invoice.paid_by_books,
            by_books: invoice.paid_by_books,
            credited: invoice.credited,
            balance: balance(invoice),
        }
    }

    /// Before it was there.
    fn nothing(self) -> Money {
        let zero = Cents::ZERO;
        Money { amount: zero, received: zero, by_books: zero, credited: zero, balance: zero, ..self }
    }
}

fn between(fact: &Fact, was: &Standing, is: &Standing) -> Vec<Posting> {
    let mut made = Vec::new();
    for now in &is.invoices {
        let before = was.invoices.iter().find(|known| known.id == now.id);
        on_invoice(fact, before.copied(), *now, &mut made);
    }
    let currencies = is.account.iter().chain(&was.account).map(|(currency, _)| *currency);
    let mut seen: Vec<Currency> = Vec::new();
    for currency in currencies {
        if seen.contains(&currency) {
            continue;
        }
        seen.push(currency);
        let amount = was.on_account(currency) - is.on_account(currency);
        let kind = received_as(&fact.event);
        made.push(Posting { invoice: None, kind, amount, currency, day: day(fact, None) });
    }
    made.retain(|posting| !posting.amount.is_zero());
    made
}

fn on_invoice(fact: &Fact, before: Option<Money>, now: Money, made: &mut Vec<Posting>) {
    let is_new = before.is_none();
    let was = before.unwrap_or_else(|| now.nothing());
    let credited_as = match fact.event {
        Event::CreditNote { .. } => PostingKind::CreditNote,
        _ => PostingKind::WriteOff,
    };
    let parts = [
        (if is_new { PostingKind::Invoice } else { PostingKind::Correction }, now.amount - was.amount),
        (credited_as, was.credited - now.credited),
        (received_as(&fact.event), was.received - now.received),
        (PostingKind::Books, was.by_books - now.by_books),
    ];
    let told: Cents = parts.iter().map(|(_, amount)| *amount).sum();
    // What is not asked for any more, although nobody paid it; or the other way round.
    let let_go = now.balance - was.balance - told;
    for (kind, amount) in parts.into_iter().chain([(PostingKind::WriteOff, let_go)]) {
        let issued = (kind == PostingKind::Invoice).then_some(now.issued);
        let day = day(fact, issued);
        made.push(Posting { invoice: Some(now.id), kind, amount, currency: now.currency, day });
    }
}

/// What money is called that this fact brings or takes.
fn received_as(event: &Event) -> PostingKind {
    match event {
        Event::Allocated { .. } => PostingKind::Allocation,
        Event::PaymentReversed { .. } => PostingKind::Reversal,
        Event::CreditNote { .. } => PostingKind::CreditNote,
        Event::BooksPaid { .. } | Event::BooksReopened { .. } => PostingKind::Books,
        _ => PostingKind::Payment,
    }
}

fn day(fact: &Fact, issued: Option<Date>) -> Date {
    match fact.event {
        Event::Payment { dated: Some(dated), .. } => dated,
        _ => issued.unwrap_or(fact.on),
    }
}

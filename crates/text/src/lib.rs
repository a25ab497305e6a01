//! All human language of Bondig: forms of money and dates, the letters that customers receive,
//! call scripts, and the words of the interface.
//!
//! Not here: deciding (domain), sending (channels), pages (web). This room knows no clock, no JSON
//! and no SQL; what a letter says comes in as a [`LetterContext`].
//!
//! Invariants:
//! - the debtor's language and his je or u belong to the debtor, and are never mixed in one letter;
//! - no word of threat stands before the formal letters;
//! - what a customer is called or writes can never change the structure of a letter.

pub mod costs;
pub mod forms;
pub mod letters;
pub mod script;
pub mod sheet;
pub mod voice;
pub mod words;

pub use costs::{collection_costs, collection_costs_vat};
pub use forms::{
    date_digits, date_long, date_short, date_with_weekday, iban_in_fours, list, money, month_name,
    percentage, phone_link, phone_readable, weekday_name, whole_number,
};
pub use letters::{
    AgreedTerm, Amount, Arrangement, CollectionCosts, Contact, Creditor, Debtor, DebtorKind, Dispute,
    Element, InvoiceLine, LeftOut, Letter, LetterContext, NextKind, NextStep, Placeholder, PlannedTerm,
    Promise, RenderProblem, Rendered, Signer, Size, TemplateProblem, Templates, check,
};
pub use script::{Call, Script};
pub use voice::{Form, Voice};
pub use words::{WordValue, Words, WordsProblem};

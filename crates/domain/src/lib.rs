//! The domain: who owes what, what was agreed, and what to do about it today.
//!
//! Facts (`Event`) fold into a `Dossier`; `decide` compares it with a `Strategy` and a `Day` and
//! gives acts and rests, each with its `Because`. Nothing here can reach a clock, a database, a
//! network or chance: time is an argument.
//!
//! # Glossary
//!
//! | here | Dutch | what it is |
//! |---|---|---|
//! | client | opdrachtgever, administratie | whose receivables they are |
//! | customer | klant, debiteur | who owes; spoken to as a person |
//! | invoice, credit note | factuur, creditnota | |
//! | due date, effective due date | vervaldatum | the bookkeeping's, and the one that counts |
//! | payment term | betaaltermijn | days from issue to due |
//! | term claim, agreed term | termijnclaim, afgesproken termijn | said by the customer, approved by the client |
//! | incident | incident | a reminder against an agreement |
//! | fault | fout in de administratie | what is wrong with how the invoice reached the customer |
//! | promise | betaalbelofte, toezegging | |
//! | arrangement | betalingsregeling | paying in terms |
//! | dispute | dispuut (to the customer: vraag of klacht) | |
//! | pause, hold | pauze | a person or a fact makes us wait |
//! | full stop | volledige stop | insolvency, decease: a person only |
//! | reminder | herinnering | due-day, friendly, second, firm |
//! | final notice | laatste aanmaning | formal, to a business |
//! | fourteen-day letter | veertiendagenbrief | formal, to a consumer |
//! | receipt check | ontvangstvraag | did it arrive well? |
//! | reason call, care call | belletje naar de reden, zorgbelletje | |
//! | after-care, ambassador moment | nazorg, ambassadeursmoment | |
//! | colleague, substitute | collega, vervanger | who speaks, and who in his place |
//! | visit | bezoek | planned, prepared, reported |
//! | act, rest | handeling, rust | what is done today, and why nothing is |
//! | allocation | afletteren, koppelen | which invoice a payment pays |
//! | reversal, return | storno | a payment taken back |
//! | ledger, posting | grootboek, boeking | what made the balance of a customer more or less |
//! | ageing | ouderdomsanalyse | what is open, by how late it is |
//! | dossier, timeline | klantdossier, tijdlijn | |
//! | strategy, step | strategie, stap | |

pub mod agreement;
mod apply;
pub mod arrangement;
pub mod because;
pub mod calendar;
pub mod care;
pub mod channel;
pub mod colleague;
pub mod customer;
pub mod date;
pub mod decide;
pub mod dispute;
pub mod dossier;
pub mod event;
pub mod ids;
pub mod invoice;
pub mod ledger;
pub mod money;
mod named;
pub mod play;
pub mod priority;
pub mod reach;
pub mod reason;
mod ripe;
pub mod standing;
pub mod step;
pub mod strategy;
pub mod term;
pub mod term_law;

pub use because::{Because, Why};
pub use calendar::{Calendar, Jurisdiction};
pub use channel::{Channel, Channels, Language};
pub use colleague::{Absence, Colleague};
pub use customer::{
    BuyerSize, Closeness, CustomerKind, Meetings, Preference, Profile, ProjectWish, Relation, Style,
};
pub use date::{Date, NotADate, Weekday};
pub use decide::{Act, Decision, Rest, decide};
pub use dossier::{Dossier, Rhythm, State, Todo, TodoKind};
pub use event::{ActKind, CallOutcome, DecidedOutcome, Event, Fact, Intent, NewInvoice};
pub use ids::{ClientId, CustomerId, InvoiceId, TodoId};
pub use invoice::{Collect, Invoice, Reason};
pub use ledger::{Posting, PostingKind};
pub use money::{Cents, Currency, NotACurrency, NotAnAmount};
pub use named::UnknownWord;
pub use priority::{Priority, priority};
pub use reach::{Instead, WhyNot};
pub use reason::{Fault, ReasonGiven};
pub use standing::Day;
pub use step::{Assignee, Hold, Step, TaskKind};
pub use strategy::Strategy;

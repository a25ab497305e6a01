//! How numbers, dates and account numbers are written for people.
//!
//! Not here: reading them (formats, web). Invariant: money has two decimals and its sign never
//! breaks off from the number (no-break space).

mod contact;
mod dates;
mod figures;

pub use contact::{iban_in_fours, phone_link, phone_readable};
pub(crate) use dates::date_near;
pub use dates::{date_digits, date_long, date_short, date_with_weekday, month_name, weekday_name};
pub use figures::{list, money, percentage, whole_number};

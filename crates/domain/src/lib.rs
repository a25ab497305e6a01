pub mod calendar;
pub mod channel;
pub mod date;
pub mod money;
mod named;
pub mod step;

pub use calendar::{Calendar, Jurisdiction};
pub use channel::{Channel, Channels, Language};
pub use date::{Date, NotADate, Weekday};
pub use money::{Cents, Currency, NotACurrency, NotAnAmount};
pub use named::UnknownWord;
pub use step::{Assignee, Hold, Step, TaskKind};

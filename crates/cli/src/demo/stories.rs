//! The last weeks of the customers with a story: what they say and do, so that today shows each
//! kind of work once or twice, with a history that explains it.
//!
//! Days count back from the last working day. Not here: what the product makes of it.

mod agreements;
mod complaints;
mod money;
mod talks;

use domain::{CallOutcome, Date, Event, Intent};

use crate::demo::habits::{call, reply};
use crate::demo::script::{Script, note};

pub fn plan(script: &mut Script) {
    agreements::plan(script);
    complaints::plan(script);
    money::plan(script);
    talks::plan(script);
}

impl Script {
    /// A call with what came out of it and the words beside it.
    fn called(
        &mut self,
        on: Date,
        minute: i16,
        told: (usize, &'static str),
        (outcome, until): (CallOutcome, Option<Date>),
        words: &str,
    ) {
        self.tell(on, minute, told, vec![note(words), call(outcome, until)]);
    }

    /// A reply by e-mail, read and entered by a colleague.
    fn answered(
        &mut self,
        on: Date,
        minute: i16,
        told: (usize, &'static str),
        (intent, until): (Intent, Option<Date>),
        words: &str,
    ) {
        self.tell(on, minute, told, reply(intent, until, words).to_vec());
    }

    fn scored(&mut self, on: Date, who: usize, nps: u8, words: &str) {
        let told = (who, crate::demo::cast::MARIEKE);
        self.tell(on, 14 * 60, told, vec![note(words), Event::Score { nps, said: None }]);
    }
}

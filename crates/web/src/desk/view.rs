//! What filling a page works with, and the words for moments.
//!
//! Not here: what a page shows.

use app::{App, Client};
use domain::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use text::Words;

use crate::Say;

use crate::server::{Server, Signed};

/// For whom a page is filled, seen from which day.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub app: &'a App,
    pub client: &'a Client,
    pub say: Say,
    pub today: Date,
    pub zone: &'a TimeZone,
}

impl<'a> View<'a> {
    pub fn of(server: &'a Server, signed: &'a Signed) -> View<'a> {
        View {
            app: &server.app,
            client: &signed.client,
            say: signed.say,
            today: server.today(),
            zone: &server.zone,
        }
    }

    pub fn words(&self) -> &'static Words {
        Words::of(self.say.language)
    }

    /// The time of a moment on its own day: `9.31`.
    pub fn time(&self, at: Timestamp) -> String {
        let at = at.to_zoned(self.zone.clone());
        format!("{}.{:02}", at.hour(), at.minute())
    }

    /// A moment with its day: `do 12 mrt 9.31`.
    pub fn moment(&self, at: Timestamp) -> String {
        let day = Date::from(at.to_zoned(self.zone.clone()).date());
        format!("{} {}", self.say.day(day), self.time(at))
    }
}

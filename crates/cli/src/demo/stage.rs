//! The days of the demo: from when, until when, and how the stories count back from today.
//!
//! Everything hangs on `last`, the last working day up to today: the demo of a Sunday shows the
//! work that Friday left.

use anyhow::{Context, Result};
use domain::{Calendar, Date, Jurisdiction};
use jiff::Timestamp;
use jiff::tz::TimeZone;

const MONTHS: i32 = 14;

#[derive(Debug)]
pub struct Stage {
    pub calendar: Calendar,
    pub from: Date,
    pub today: Date,
    pub last: Date,
    zone: TimeZone,
}

impl Stage {
    pub fn try_new(today: Date) -> Result<Stage> {
        let calendar = Calendar::new(Jurisdiction::Nl);
        let zone = TimeZone::get("Europe/Amsterdam").context("the time zone of the demo")?;
        Ok(Stage {
            from: calendar.on_or_after(today.plus_days(-MONTHS * 61 / 2)),
            last: calendar.on_or_before(today),
            calendar,
            today,
            zone,
        })
    }

    /// So many working days before the last one.
    pub fn before(&self, working_days: i32) -> Date {
        self.calendar.minus_working_days(self.last, working_days)
    }

    pub fn after(&self, day: Date, working_days: i32) -> Date {
        self.calendar.plus_working_days(day, working_days)
    }

    /// The due date whose call for the reason falls on this day.
    pub fn due_for_call(&self, day: Date) -> Date {
        self.calendar.minus_working_days(day, 5)
    }

    /// The bank day whose statement is read on the morning of this day.
    pub fn booked_for(&self, day: Date) -> Date {
        self.calendar.previous_bank_day(day)
    }

    /// The latest day of a promise or a term that is past its grace on this day.
    pub fn agreed_and_missed(&self, day: Date) -> Date {
        let mut until = day;
        while self.calendar.plus_bank_days(until, 2) >= day {
            until = until.plus_days(-1);
        }
        until
    }

    /// This day if it is a bank day, else the next that is.
    pub fn bank_day(&self, date: Date) -> Date {
        let mut day = date;
        while !self.calendar.is_bank_day(day) {
            day = day.plus_days(1);
        }
        day
    }

    /// The moment at which the clock in Amsterdam says so many minutes after midnight.
    pub fn at(&self, day: Date, minute: i16) -> Timestamp {
        let hour = i8::try_from(minute / 60).unwrap_or(12);
        let rest = i8::try_from(minute % 60).unwrap_or(0);
        let civil = day.civil().at(hour, rest, 0, 0);
        let moment = self.zone.to_ambiguous_zoned(civil).compatible();
        moment.map(|zoned| zoned.timestamp()).unwrap_or_default()
    }
}

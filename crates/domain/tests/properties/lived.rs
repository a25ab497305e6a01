//! A history lived day by day: facts, decisions, acts, rests, each judged on the spot.

use domain::decide::{self, Act, decide};
use domain::event::NewInvoice;
use domain::{ActKind, Calendar, Cents, Date, Day, Dossier, Event, Fact, InvoiceId, Jurisdiction, Strategy};

use crate::happening;
use crate::history::{DAYS, History, first_day};
use crate::judge::Judge;
use crate::watch::Watch;

/// What was lived: every fact in order, and the dossier at the end.
pub struct Lived {
    pub facts: Vec<Fact>,
    pub dossier: Dossier,
    /// How often a good word was asked, and how many agreements came by.
    pub good_words: u32,
    pub agreements: u32,
}

struct Life<'a> {
    history: &'a History,
    strategy: Strategy,
    calendar: &'a Calendar,
    dossier: Dossier,
    facts: Vec<Fact>,
    judge: Judge,
    watch: Watch,
    today: Date,
    back: bool,
    /// Before this day nothing may change without a new fact.
    quiet_until: Option<Date>,
    news: bool,
}

/// Lives through the history.
///
/// # Errors
/// The first thing that was wrong, with its day.
pub fn live(history: &History) -> Result<Lived, String> {
    let calendar = calendar(history);
    let mut life = Life::new(history, &calendar);
    for offset in 0..DAYS {
        life.day(offset).map_err(|wrong| life.told(&wrong))?;
    }
    life.watch.end(&life.dossier).map_err(|wrong| life.told(&wrong))?;
    Ok(life.lived())
}

/// Lives through both, a day of the one and then a day of the other.
///
/// # Errors
/// As [`live`].
pub fn live_beside(one: &History, other: &History) -> Result<(Lived, Lived), String> {
    let (calendar_of_one, calendar_of_other) = (calendar(one), calendar(other));
    let mut one = Life::new(one, &calendar_of_one);
    let mut other = Life::new(other, &calendar_of_other);
    for offset in 0..DAYS {
        one.day(offset).map_err(|wrong| one.told(&wrong))?;
        other.day(offset).map_err(|wrong| other.told(&wrong))?;
    }
    Ok((one.lived(), other.lived()))
}

fn calendar(history: &History) -> Calendar {
    let closed: Vec<Date> =
        history.closed.map(|offset| first_day().plus_days(i32::from(offset))).into_iter().collect();
    Calendar::new(Jurisdiction::Nl).with_closed(&closed)
}

impl<'a> Life<'a> {
    fn new(history: &'a History, calendar: &'a Calendar) -> Life<'a> {
        let mut life = Life {
            history,
            strategy: Strategy::default(),
            judge: Judge::new(calendar.clone(), &history.profile),
            watch: Watch::new(calendar.clone()),
            calendar,
            dossier: Dossier::default(),
            facts: Vec::new(),
            today: first_day(),
            back: false,
            quiet_until: None,
            news: false,
        };
        life.learn(Event::Profile { profile: Box::new(history.profile.clone()) });
        life
    }

    fn lived(self) -> Lived {
        let (good_words, agreements) = (self.judge.good_words, self.watch.seen);
        Lived { facts: self.facts, dossier: self.dossier, good_words, agreements }
    }

    /// What was wrong, with what happened just before.
    fn told(&self, wrong: &str) -> String {
        let last = self.facts.iter().rev().take(8).rev();
        let told: Vec<String> = last.map(|fact| format!("{} {:?}", fact.on, fact.event)).collect();
        format!("{wrong}\nafter\n{}", told.join("\n"))
    }

    fn day(&mut self, offset: i32) -> Result<(), String> {
        self.today = first_day().plus_days(offset);
        self.news = false;
        let down = self.history.down.map(|(from, long)| (i32::from(from), i32::from(from) + i32::from(long)));
        self.new_invoices(offset);
        self.happen(offset, false);
        if let Some((from, back)) = down {
            if (from..back).contains(&offset) {
                self.happen(offset, true);
                self.quiet_until = None;
                self.back = true;
                return Ok(());
            }
            if offset == back {
                self.see_again(first_day().plus_days(from));
            }
        }
        let day = self.today_is(offset);
        self.deciding_twice_is_quiet(&day)?;
        self.quiet_days_are_quiet(&day)?;
        let people = self.take(&day, Act::is_for_people)?;
        self.happen(offset, true);
        if !(self.back && people > 0) {
            let no_call = |act: &Act| !matches!(act.kind, ActKind::Call | ActKind::Visit);
            self.take(&day, no_call)?;
        }
        let decision = decide(&self.dossier, &self.strategy, &day);
        for rest in &decision.rests {
            self.learn(rest.fact());
        }
        self.quiet_until = Some(decision.look_again.unwrap_or(Date::from_days(i32::MAX)));
        self.judge.end_of_day(self.today, &self.dossier)?;
        self.watch.end_of_day(self.today, decision.look_again, &self.dossier)?;
        self.back &= !day.is_working_day();
        Ok(())
    }

    fn today_is(&self, offset: i32) -> Day<'a> {
        let stale = |(from, long): &(u8, u8)| (i32::from(*from)..i32::from(*from + *long)).contains(&offset);
        Day {
            date: self.today,
            calendar: self.calendar,
            bank_fresh: !self.history.stale.iter().any(stale),
            first_day_back: self.back,
            team: &[],
        }
    }

    fn learn(&mut self, event: Event) {
        let fact = Fact { on: self.today, event };
        self.judge.learn(&fact, &self.dossier);
        self.watch.learn(&fact);
        self.dossier.apply(&fact);
        self.facts.push(fact);
    }

    fn new_invoices(&mut self, offset: i32) {
        let issued_now = |issued: i32| issued == offset || offset == 0 && issued < 0;
        let history = self.history;
        for (place, drawn) in history.invoices.iter().enumerate() {
            let issued = i32::from(drawn.issued) - 40;
            if !issued_now(issued) {
                continue;
            }
            let issued = first_day().plus_days(issued);
            self.news = true;
            self.learn(Event::Invoice(Box::new(NewInvoice {
                invoice: InvoiceId(place as i64 + 1),
                number: format!("F{}", place + 1),
                amount: Cents(drawn.cents),
                currency: drawn.currency,
                issued,
                sent: issued,
                due: issued.plus_days(drawn.term),
                project: None,
                specialist: None,
                collect: drawn.collect,
                reference: None,
            })));
        }
    }

    fn happen(&mut self, offset: i32, after_the_calls: bool) {
        let history = self.history;
        for drawn in history.happenings.iter().filter(|drawn| i32::from(drawn.day) == offset) {
            match happening::fact(*drawn, self.today, &self.dossier) {
                Some((event, after)) if after == after_the_calls => {
                    self.news = true;
                    self.learn(event);
                }
                _ => {}
            }
        }
    }

    fn see_again(&mut self, from: Date) {
        let invoices =
            decide::missed_meanwhile(&self.dossier, &self.strategy, self.calendar, from, self.today);
        if !invoices.is_empty() {
            self.learn(Event::SeenAgain { invoices });
        }
    }

    fn take(&mut self, day: &Day, wanted: impl Fn(&Act) -> bool) -> Result<usize, String> {
        let acts: Vec<Act> =
            decide(&self.dossier, &self.strategy, day).acts.into_iter().filter(wanted).collect();
        for act in &acts {
            self.judge.act(self.today, act, &self.dossier, day.bank_fresh)?;
            self.learn(act.fact());
        }
        if day.first_day_back && acts.iter().filter(|act| act.kind != ActKind::Letter).count() > 1 {
            return Err(format!("{}: more than one act on the first day back", self.today));
        }
        Ok(acts.len())
    }

    /// After the acts are applied, deciding again gives none; after the rests, none of those.
    fn deciding_twice_is_quiet(&self, day: &Day) -> Result<(), String> {
        let mut after = self.dossier.clone();
        let first = decide(&after, &self.strategy, day);
        for act in &first.acts {
            after.apply(&Fact { on: self.today, event: act.fact() });
        }
        let second = decide(&after, &self.strategy, day);
        if !second.acts.is_empty() {
            return Err(format!("{}: decided twice: {:?} after {:?}", self.today, second.acts, first.acts));
        }
        for rest in &second.rests {
            after.apply(&Fact { on: self.today, event: rest.fact() });
        }
        let third = decide(&after, &self.strategy, day);
        if !third.rests.is_empty() {
            return Err(format!("{}: rested twice: {:?} after {:?}", self.today, third.rests, second.rests));
        }
        Ok(())
    }

    /// `look_again` is never too late: until then, without news, nothing changes.
    fn quiet_days_are_quiet(&self, day: &Day) -> Result<(), String> {
        let promised = self.quiet_until.is_some_and(|until| self.today < until);
        if !promised || self.news || !day.bank_fresh || day.first_day_back {
            return Ok(());
        }
        let decision = decide(&self.dossier, &self.strategy, day);
        if decision.acts.is_empty() && decision.rests.is_empty() {
            return Ok(());
        }
        Err(format!("{}: look_again was {:?}, yet {decision:?}", self.today, self.quiet_until))
    }
}

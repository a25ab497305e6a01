//! When somebody may be called: the hours of the client, the days on which people work, how often
//! it was tried this week; and the time at which the customer himself is best reached.
//!
//! Not here: whether a call is due (domain). What happened is always recorded, allowed or not.

use domain::{Calendar, Date, Dossier, Strategy, Weekday};
use serde::{Deserialize, Serialize};

/// Between which hours customers are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallHours {
    pub from: i32,
    pub until: i32,
}

impl Default for CallHours {
    fn default() -> CallHours {
        CallHours { from: 9, until: 18 }
    }
}

/// A moment on the clock of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub day: Date,
    /// Minutes since midnight.
    pub minute: i32,
}

/// Why nobody is called now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    FreeDay,
    OutsideHours(CallHours),
    /// So many calls without contact in seven days; not before that day.
    OftenThisWeek {
        times: usize,
        from: Date,
    },
}

/// # Errors
/// Why not now; the page says it beside the button.
pub fn may_call(
    hours: CallHours,
    calendar: &Calendar,
    strategy: &Strategy,
    dossier: &Dossier,
    now: Moment,
) -> Result<(), NotNow> {
    let tried = attempts_this_week(dossier, now.day);
    let at_most = strategy.gates.call_attempts_in_a_week;
    if tried.len() >= at_most {
        let oldest = tried[tried.len() - at_most];
        return Err(NotNow::OftenThisWeek { times: tried.len(), from: oldest.plus_days(7) });
    }
    if !calendar.is_working_day(now.day) {
        return Err(NotNow::FreeDay);
    }
    let open = hours.from * 60 <= now.minute && now.minute < hours.until * 60;
    if open { Ok(()) } else { Err(NotNow::OutsideHours(hours)) }
}

/// Days of calls without contact in the last seven days, oldest first.
pub fn attempts_this_week(dossier: &Dossier, today: Date) -> Vec<Date> {
    let week_ago = today.plus_days(-7);
    let days = dossier.state.rhythm.attempt_days.iter();
    days.copied().filter(|day| *day > week_ago && *day <= today).collect()
}

/// When somebody is best reached, as far as his words say it in days and hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestTime {
    /// Monday first.
    pub days: [bool; 7],
    pub from: i32,
    pub until: i32,
}

impl BestTime {
    /// `ma-do voor 11`, `di en do 9-12`, `'s middags`, `na 14 uur`; the same in English. `None`
    /// when the words name no day and no hour.
    pub fn of(words: &str) -> Option<BestTime> {
        let mut best = BestTime { days: [false; 7], from: 0, until: 24 };
        let words = words.to_lowercase().replace('<', " voor ").replace('>', " na ");
        let pieces: Vec<&str> = words
            .split(|letter: char| letter.is_whitespace() || letter == ',' || letter == '\'')
            .filter(|piece| !piece.is_empty())
            .collect();
        let mut understood = false;
        let mut before: &str = "";
        for piece in pieces {
            let piece = piece.trim_end_matches(['.', ';']);
            understood |= best.days_of(piece) || best.part_of_day(piece) || best.hours_of(piece, before);
            before = piece;
        }
        if best.days == [false; 7] {
            best.days = [true; 7];
        }
        understood.then_some(best)
    }

    pub fn is_now(&self, now: Moment) -> bool {
        let day = now.day.weekday() as usize % 7;
        self.days[day] && self.from * 60 <= now.minute && now.minute < self.until * 60
    }

    fn days_of(&mut self, piece: &str) -> bool {
        match piece.split_once(['-', '–']) {
            Some((first, last)) => {
                let (Some(first), Some(last)) = (day_of_week(first), day_of_week(last)) else {
                    return false;
                };
                let mut day = first;
                loop {
                    self.days[day] = true;
                    if day == last {
                        return true;
                    }
                    day = (day + 1) % 7;
                }
            }
            None => day_of_week(piece).map(|day| self.days[day] = true).is_some(),
        }
    }

    fn part_of_day(&mut self, piece: &str) -> bool {
        let (from, until) = match piece {
            "ochtend" | "ochtends" | "morgens" | "morning" | "mornings" => (0, 12),
            "middag" | "middags" | "afternoon" | "afternoons" => (12, 18),
            "avond" | "avonds" | "evening" | "evenings" => (18, 24),
            _ => return false,
        };
        (self.from, self.until) = (from, until);
        true
    }

    /// `9-12`, `9:00-12:00`, `voor 11`, `na 14`.
    fn hours_of(&mut self, piece: &str, before: &str) -> bool {
        if let Some((from, until)) =
            piece.split_once(['-', '–']).and_then(|(a, b)| Some((hour(a)?, hour(b)?)))
        {
            (self.from, self.until) = (from, until);
            return true;
        }
        let Some(hour) = hour(piece) else {
            return false;
        };
        match before {
            "voor" | "vóór" | "before" | "tot" | "until" => self.until = hour,
            "na" | "vanaf" | "after" | "from" => self.from = hour,
            _ => return false,
        }
        true
    }
}

fn hour(text: &str) -> Option<i32> {
    let hours = text.split([':', '.', 'u', 'h']).next()?;
    hours.parse().ok().filter(|hour| (0..=24).contains(hour))
}

fn day_of_week(text: &str) -> Option<usize> {
    let days: [&[&str]; 7] = [
        &["ma", "maandag", "mon", "monday"],
        &["di", "dinsdag", "tue", "tuesday"],
        &["wo", "woensdag", "wed", "wednesday"],
        &["do", "donderdag", "thu", "thursday"],
        &["vr", "vrijdag", "fri", "friday"],
        &["za", "zaterdag", "sat", "saturday"],
        &["zo", "zondag", "sun", "sunday"],
    ];
    let plain = text.trim_end_matches('s');
    days.iter().position(|names| names.contains(&text) || names.contains(&plain))
}

/// Monday is the first day of the week here and in `Date`.
const _: () = assert!(Weekday::Monday as usize == 0 && Weekday::Sunday as usize == 6);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, minute: i32) -> Moment {
        Moment { day: day.parse().expect("a day"), minute }
    }

    #[test]
    fn the_words_of_people_name_days_and_hours() {
        let best = BestTime::of("ma-do <11").expect("days and hours");
        assert!(best.is_now(at("2026-03-12", 10 * 60)), "thursday at ten");
        assert!(!best.is_now(at("2026-03-12", 11 * 60)), "thursday at eleven");
        assert!(!best.is_now(at("2026-03-13", 10 * 60)), "friday");
        let best = BestTime::of("di en vr, 9:00-12:00").expect("days and hours");
        assert!(best.is_now(at("2026-03-13", 9 * 60)) && !best.is_now(at("2026-03-12", 9 * 60)));
        let best = BestTime::of("'s middags").expect("a part of the day");
        assert!(best.is_now(at("2026-03-12", 14 * 60)) && !best.is_now(at("2026-03-12", 9 * 60)));
        assert!(BestTime::of("after 14h").expect("an hour").is_now(at("2026-03-12", 15 * 60)));
        assert_eq!(BestTime::of("liever niet"), None);
    }

    #[test]
    fn nobody_is_called_outside_the_hours_on_a_free_day_or_too_often() {
        let calendar = Calendar::new(domain::Jurisdiction::Nl);
        let strategy = Strategy::default();
        let mut dossier = Dossier::default();
        let hours = CallHours::default();
        let ask = |dossier: &Dossier, now| may_call(hours, &calendar, &strategy, dossier, now);
        assert_eq!(ask(&dossier, at("2026-03-12", 9 * 60)), Ok(()));
        assert_eq!(ask(&dossier, at("2026-03-12", 8 * 60)), Err(NotNow::OutsideHours(hours)));
        assert_eq!(ask(&dossier, at("2026-03-12", 18 * 60)), Err(NotNow::OutsideHours(hours)));
        assert_eq!(ask(&dossier, at("2026-03-14", 10 * 60)), Err(NotNow::FreeDay));
        for day in ["2026-03-09", "2026-03-10", "2026-03-11"] {
            dossier.state.rhythm.attempt_days.push(day.parse().expect("a day"));
        }
        let from = "2026-03-16".parse().expect("a day");
        let often = NotNow::OftenThisWeek { times: 3, from };
        assert_eq!(ask(&dossier, at("2026-03-12", 10 * 60)), Err(often));
        assert_eq!(ask(&dossier, at("2026-03-16", 10 * 60)), Ok(()));
    }
}

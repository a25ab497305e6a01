//! Dates for people: in sentences, in lists and in tables.

use domain::{Date, Language, Weekday};

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_SHORT_NL: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// `7 maart 2026`, `7 March 2026`.
pub fn date_long(date: Date, language: Language) -> String {
    let civil = date.civil();
    format!("{} {} {}", civil.day(), month_name(date, language), civil.year())
}

/// `vrijdag 13 maart 2026`: how a day is named that somebody must keep.
pub fn date_with_weekday(date: Date, language: Language) -> String {
    format!("{} {}", weekday_name(date.weekday(), language), date_long(date, language))
}

/// `za 7 mrt`, `Sat 7 Mar`: for lists where the year is clear.
pub fn date_short(date: Date, language: Language) -> String {
    let day = date.civil().day();
    let month = usize::from(date.civil().month().unsigned_abs()) - 1;
    let weekday = weekday_name(date.weekday(), language);
    match language {
        Language::Nl => format!("{} {day} {}", &weekday[..2], MONTHS_SHORT_NL[month]),
        Language::En => format!("{} {day} {}", &weekday[..3], &MONTHS_EN[month][..3]),
    }
}

/// `07-03-2026` in Dutch tables. In English `2026-03-07`: day and month cannot be confused.
pub fn date_digits(date: Date, language: Language) -> String {
    let civil = date.civil();
    match language {
        Language::Nl => format!("{:02}-{:02}-{:04}", civil.day(), civil.month(), civil.year()),
        Language::En => date.to_string(),
    }
}

/// `dinsdag 10 maart`, with the year only when it is another year than that of `today`.
pub(crate) fn date_near(date: Date, today: Date, language: Language) -> String {
    if date.civil().year() == today.civil().year() {
        let weekday = weekday_name(date.weekday(), language);
        format!("{weekday} {} {}", date.civil().day(), month_name(date, language))
    } else {
        date_with_weekday(date, language)
    }
}

pub fn month_name(date: Date, language: Language) -> &'static str {
    let month = usize::from(date.civil().month().unsigned_abs()) - 1;
    match language {
        Language::Nl => MONTHS_NL[month],
        Language::En => MONTHS_EN[month],
    }
}

pub fn weekday_name(weekday: Weekday, language: Language) -> &'static str {
    let (dutch, english) = match weekday {
        Weekday::Monday => ("maandag", "Monday"),
        Weekday::Tuesday => ("dinsdag", "Tuesday"),
        Weekday::Wednesday => ("woensdag", "Wednesday"),
        Weekday::Thursday => ("donderdag", "Thursday"),
        Weekday::Friday => ("vrijdag", "Friday"),
        Weekday::Saturday => ("zaterdag", "Saturday"),
        Weekday::Sunday => ("zondag", "Sunday"),
    };
    match language {
        Language::Nl => dutch,
        Language::En => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let day: Date = "2026-03-07".parse().unwrap();
        assert_eq!(date_long(day, Language::Nl), "7 maart 2026");
        assert_eq!(date_with_weekday(day.plus_days(6), Language::Nl), "vrijdag 13 maart 2026");
        assert_eq!(date_short(day, Language::Nl), "za 7 mrt");
        assert_eq!(date_digits(day, Language::Nl), "07-03-2026");
        assert_eq!(date_long(day, Language::En), "7 March 2026");
        assert_eq!(date_with_weekday(day.plus_days(6), Language::En), "Friday 13 March 2026");
        assert_eq!(date_short(day, Language::En), "Sat 7 Mar");
        assert_eq!(date_digits(day, Language::En), "2026-03-07");
    }

    #[test]
    fn the_year_is_named_when_it_changes() {
        let day: Date = "2026-12-29".parse().unwrap();
        assert_eq!(date_near(day.plus_days(1), day, Language::Nl), "woensdag 30 december");
        assert_eq!(date_near(day.plus_days(7), day, Language::Nl), "dinsdag 5 januari 2027");
    }
}

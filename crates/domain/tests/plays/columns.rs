//! A played play as columns: the day, how, what. The reasons stand in `reasons.rs`.

use domain::play::{ActLine, Line, PlayFile, RestLine, Summary};
use domain::{ActKind, Date, Weekday};

pub fn print(file: &PlayFile, lines: &[Line], summary: &Summary) -> String {
    print_with(what, file, lines, summary)
}

/// The same, and out loud who stands in for whom and why another channel is used.
pub fn print_aloud(file: &PlayFile, lines: &[Line], summary: &Summary) -> String {
    print_with(what_aloud, file, lines, summary)
}

fn print_with(what: fn(&ActLine) -> String, file: &PlayFile, lines: &[Line], summary: &Summary) -> String {
    let several = file.customers.len() > 1;
    let invoices = file.invoices.len() > 1;
    let mut printed = String::new();
    for line in lines {
        let (on, customer, how, what, about) = match line {
            Line::Act(act) => (act.on, &act.customer, how(act), what(act), &act.invoices),
            Line::Rest(rest) => (rest.on, &rest.customer, "rest".to_owned(), hold(rest), &rest.rest),
        };
        let who = if several { format!("{customer}  ") } else { String::new() };
        let about = if invoices { format!("  {}", about.join(" ")) } else { String::new() };
        let row = format!("{}  {who}{how:<10}  {what}{about}", day(on));
        printed.push_str(row.trim_end());
        printed.push('\n');
    }
    if summary.wrongful > 0 {
        printed.push_str(&format!("wrongful: {}\n", summary.wrongful));
    }
    printed
}

/// Why, and which behaviour it follows.
pub fn reasons(lines: &[Line]) -> String {
    let told = |line: &Line| match line {
        Line::Act(act) => format!("{}  {} ({})\n", day(act.on), act.because, act.rule),
        Line::Rest(rest) => format!("{}  {} ({})\n", day(rest.on), rest.because, rest.rule),
    };
    lines.iter().map(told).collect()
}

fn day(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    };
    format!("{weekday} {}", &date.to_string()[5..])
}

fn how(act: &ActLine) -> String {
    match (act.act, act.channel) {
        (ActKind::Task, _) => "task".to_owned(),
        (ActKind::Letter, _) if act.registered => "registered".to_owned(),
        (_, Some(channel)) => channel.word().to_owned(),
        (kind, None) => kind.word().to_owned(),
    }
}

fn what(act: &ActLine) -> String {
    let plain = |word: &str| word.replace('_', " ");
    let to = act.to.filter(|to| *to != domain::Assignee::CreditManager);
    let to = to.map(|to| format!(" (to the {})", plain(to.word()))).unwrap_or_default();
    let from = act.from.as_ref().map(|from| format!(" (from {from})")).unwrap_or_default();
    let said = match (act.approves, act.step, act.task) {
        (Some(step), ..) => format!("approve: {}", plain(step.word())),
        (_, Some(step), _) => plain(step.word()),
        (.., Some(task)) => plain(task.word()),
        _ => String::new(),
    };
    format!("{said}{to}{from}")
}

fn what_aloud(act: &ActLine) -> String {
    let place = act.stands_in_for.as_ref().map(|absent| format!(" (in place of {absent})"));
    let instead = act.instead_of.zip(act.why_not);
    let why = |(wanted, why): (domain::Channel, domain::WhyNot)| {
        format!(" (instead of {wanted}: {})", why.word().replace('_', " "))
    };
    format!("{}{}{}", what(act), place.unwrap_or_default(), instead.map(why).unwrap_or_default())
}

fn hold(rest: &RestLine) -> String {
    let until = rest.until.map(|until| format!(" until {}", &until.to_string()[5..]));
    format!("{}{}", rest.hold.word().replace('_', " "), until.unwrap_or_default())
}

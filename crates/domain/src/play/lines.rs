//! The lines that a play prints: acts and rests with their reasons, and the summary.

use serde::Serialize;

use crate::channel::Channel;
use crate::date::Date;
use crate::decide::{Act, Rest};
use crate::event::ActKind;
use crate::ids::InvoiceId;
use crate::reach::WhyNot;
use crate::step::{Assignee, Hold, Step, TaskKind};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Line {
    Act(ActLine),
    Rest(RestLine),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActLine {
    pub on: Date,
    pub customer: String,
    pub act: ActKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskKind>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub approves: Option<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Assignee>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub registered: bool,
    pub invoices: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whose place that one takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<String>,
    /// The channel that the customer asked for, and why it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<WhyNot>,
    pub because: String,
    pub rule: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestLine {
    pub on: Date,
    pub customer: String,
    pub rest: Vec<String>,
    pub hold: Hold,
    pub until: Option<Date>,
    pub because: String,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    pub messages: usize,
    pub calls: usize,
    pub visits: usize,
    pub letters: usize,
    pub tasks: usize,
    pub wrongful: usize,
}

impl Summary {
    pub(super) fn count(&mut self, act: &Act) {
        *match act.kind {
            ActKind::Message => &mut self.messages,
            ActKind::Call => &mut self.calls,
            ActKind::Visit => &mut self.visits,
            ActKind::Letter => &mut self.letters,
            ActKind::Task => &mut self.tasks,
        } += 1;
    }
}

pub(super) fn act_line(on: Date, customer: &str, act: &Act, number: impl Fn(&InvoiceId) -> String) -> Line {
    Line::Act(ActLine {
        on,
        customer: customer.to_owned(),
        act: act.kind,
        step: act.step,
        // The steps that are tasks go by the name of their step.
        task: act.task.filter(|_| act.step.is_none()),
        approves: act.approves,
        to: act.to,
        channel: act.channel,
        registered: act.registered,
        invoices: act.invoices.iter().map(number).collect(),
        from: act.from.clone(),
        stands_in_for: act.stands_in_for.clone(),
        instead_of: act.instead.map(|instead| instead.channel),
        why_not: act.instead.map(|instead| instead.why),
        because: act.because.sentence(),
        rule: act.because.rule(),
    })
}

pub(super) fn rest_line(
    on: Date,
    customer: &str,
    rest: &Rest,
    number: impl Fn(&InvoiceId) -> String,
) -> Line {
    Line::Rest(RestLine {
        on,
        customer: customer.to_owned(),
        rest: rest.invoices.iter().map(number).collect(),
        hold: rest.hold,
        until: rest.until,
        because: rest.because.sentence(),
        rule: rest.because.rule(),
    })
}

impl Line {
    /// The same as aligned columns, for people.
    pub fn text(&self) -> String {
        match self {
            Line::Act(line) => {
                let what = line.step.map(Step::word).or(line.task.map(TaskKind::word)).unwrap_or("");
                let what = match line.approves {
                    Some(step) => format!("approve {step}"),
                    None => what.to_owned(),
                };
                let how = match (line.channel, line.to) {
                    (Some(channel), _) if line.registered => format!("{channel} registered"),
                    (Some(channel), _) => channel.word().to_owned(),
                    (None, to) => to.map(|to| to.word().to_owned()).unwrap_or_default(),
                };
                let about = line.invoices.join(" ");
                columns(
                    line.on,
                    &line.customer,
                    line.act.word(),
                    &what,
                    &how,
                    &about,
                    &line.because,
                    line.rule,
                )
            }
            Line::Rest(line) => {
                let until = line.until.map(|until| format!("until {until}")).unwrap_or_default();
                let about = line.rest.join(" ");
                columns(
                    line.on,
                    &line.customer,
                    "rest",
                    line.hold.word(),
                    &until,
                    &about,
                    &line.because,
                    line.rule,
                )
            }
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn columns(
    on: Date,
    customer: &str,
    act: &str,
    what: &str,
    how: &str,
    about: &str,
    because: &str,
    rule: &str,
) -> String {
    format!("{on}  {customer:<6} {act:<8} {what:<28} {how:<18} {about:<12} {because} ({rule})")
}

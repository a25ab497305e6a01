//! What deciding says about one customer today, in the words of pages: the standing of each open
//! invoice, and NU, HIERNA, WAAROM.
//!
//! Invariant: no rule of its own; it asks `decide`, `standing` and `ahead`.

use app::{Customer, ahead};
use domain::standing::{Standing, effective_due, standing};
use domain::{Act, Calendar, Cents, Currency, Date, Decision, Hold, Invoice, InvoiceId, Todo, TodoKind};

use super::view::View;
use crate::look::{hold_icon, hold_tone, step_icon, task_icon};
use crate::pages::dossier_side::OpenInvoice;
use crate::pages::peek::NowLine;

pub struct Look<'a> {
    pub view: View<'a>,
    pub customer: &'a Customer,
    pub decision: Decision,
    pub calendar: Calendar,
}

impl<'a> Look<'a> {
    pub fn new(view: View<'a>, customer: &'a Customer) -> Look<'a> {
        let calendar = view.client.calendar();
        let day = view.client.day(view.today, &calendar);
        let strategy = &view.client.settings.strategy;
        let decision = domain::decide(&customer.dossier, strategy, &day);
        Look { view, customer, decision, calendar }
    }

    /// Open invoices, the most urgent first.
    pub fn invoices(&self) -> Vec<OpenInvoice> {
        let open = self.customer.dossier.open_invoices();
        let mut rows: Vec<OpenInvoice> = open.map(|invoice| self.invoice(invoice)).collect();
        rows.sort_by_key(|row| (-row.days_late, row.id));
        self.mark_documents(&mut rows);
        rows
    }

    /// Which of them can be opened as they were sent. A database that does not answer costs only
    /// the mark.
    fn mark_documents(&self, rows: &mut [OpenInvoice]) {
        let ids: Vec<InvoiceId> = rows.iter().map(|row| row.id).collect();
        let with = self.view.app.store.with_document(self.view.client.id, &ids).unwrap_or_default();
        for row in rows {
            row.has_document = with.contains(&row.id);
        }
    }

    /// What is past the day that counts, in euro.
    pub fn late(&self) -> Cents {
        let dossier = &self.customer.dossier;
        let late =
            |invoice: &&Invoice| invoice.currency == Currency::EUR && self.due(invoice) < self.view.today;
        dossier.open_invoices().filter(late).map(Invoice::open).sum()
    }

    /// `good`, `normal` or `strained`.
    pub fn mood(&self) -> &'static str {
        mood(self.customer)
    }

    pub fn line(&self) -> NowLine {
        let say = self.view.say;
        let dossier = &self.customer.dossier;
        let next = self.next();
        let line = |now: String, because: Option<domain::Because>, tone, icon| NowLine {
            now,
            next: next.clone(),
            why: because.map(|why| say.because(&why, self.view.today)).unwrap_or_default(),
            rule: because.map(|why| why.rule().to_owned()),
            tone,
            icon,
        };
        if let Some(stop) = dossier.state.stop {
            let because = domain::Why::Stopped.until(stop.on);
            return line(say.t("now-stopped"), Some(because), "late", "hand-stop");
        }
        if let Some(todo) = dossier.state.todos.first() {
            let now = say.with("now-todo", "what", self.todo_words(todo));
            return line(now, Some(todo.because), "promise", todo_icon(todo));
        }
        if let Some(act) = self.decision.acts.first() {
            let now = say.with("now-acts", "what", self.act_words(act));
            let icon = act.step.as_ref().map_or("list-check", step_icon);
            return line(now, Some(act.because), "promise", icon);
        }
        match self.worst_rest() {
            Some((hold, until, because)) => {
                let now = format!("{}.", self.hold_words(hold, until));
                line(now, because, hold_tone(&hold), hold_icon(&hold))
            }
            None if dossier.open_invoices().next().is_none() => {
                line(say.t("now-nothing"), None, "good", "circle-check")
            }
            None => line(say.t("now-quiet"), None, "calm", "clock"),
        }
    }

    /// What comes next when nothing new happens.
    pub fn next(&self) -> String {
        let (say, client) = (self.view.say, self.view.client);
        let strategy = &client.settings.strategy;
        let dossier = &self.customer.dossier;
        match ahead::next_act(dossier, strategy, &self.calendar, self.view.today) {
            Some((day, act)) => say.with2("next-act", "day", say.day(day), "what", self.act_words(&act)),
            None => say.t("next-nothing"),
        }
    }

    pub fn act_words(&self, act: &Act) -> String {
        let say = self.view.say;
        match (act.task, act.approves, act.step) {
            (Some(task), Some(step), _) => {
                format!("{} ({})", say.name("task", task), say.name("step", step))
            }
            (Some(task), None, _) => say.name("task", task),
            (None, _, Some(step)) => say.name("step", step),
            (None, _, None) => say.name("acted", act.kind),
        }
    }

    pub fn todo_words(&self, todo: &Todo) -> String {
        let say = self.view.say;
        match todo.kind {
            TodoKind::Call(step, _) | TodoKind::Visit(step) => say.name("step", step),
            TodoKind::Task(task, Some(step)) => {
                format!("{} ({})", say.name("task", task), say.name("step", step))
            }
            TodoKind::Task(task, None) => say.name("task", task),
        }
    }

    /// The chip of a standing: the hold and, where there is one, its last day.
    pub fn hold_words(&self, hold: Hold, until: Option<Date>) -> String {
        let say = self.view.say;
        let words = say.name("hold", hold);
        match until {
            Some(until) => say.with2("standing-until", "what", words, "day", say.day(until)),
            None => words,
        }
    }

    fn invoice(&self, invoice: &Invoice) -> OpenInvoice {
        let (say, today) = (self.view.say, self.view.today);
        let due = self.due(invoice);
        let rest = self.rest(invoice);
        let (hold, until) = (rest.map(|rest| rest.0), rest.and_then(|rest| rest.1));
        let step = match hold {
            Some(_) => None,
            None => self.step_today(invoice.id),
        };
        let standing = match (hold, step) {
            (Some(hold), _) => self.hold_words(hold, until),
            (None, Some(step)) => say.with("standing-today", "what", say.name("step", step).to_lowercase()),
            (None, None) if due < today => say.n("days-late", today.days_since(due)),
            (None, None) => say.name("hold", Hold::NotDue),
        };
        let reason = invoice.track.reason.map(|reason| say.name("reason", reason));
        OpenInvoice {
            id: invoice.id,
            number: invoice.number.clone(),
            issued: invoice.issued,
            due: invoice.due,
            due_agreed: (due != invoice.due).then_some(due),
            amount: invoice.amount,
            open: invoice.open(),
            currency: invoice.currency,
            days_late: today.days_since(due),
            hold,
            step,
            standing,
            project: invoice.project.clone(),
            specialist: invoice.specialist.clone(),
            reason,
            has_document: false,
        }
    }

    fn due(&self, invoice: &Invoice) -> Date {
        let strategy = &self.view.client.settings.strategy;
        effective_due(invoice, &self.customer.dossier, strategy).date
    }

    fn step_today(&self, invoice: InvoiceId) -> Option<domain::Step> {
        let about = |act: &&Act| act.invoices.contains(&invoice) && act.step.is_some();
        self.decision.acts.iter().find(about).and_then(|act| act.step)
    }

    fn rest(&self, invoice: &Invoice) -> Option<(Hold, Option<Date>, Option<domain::Because>)> {
        let strategy = &self.view.client.settings.strategy;
        let dossier = &self.customer.dossier;
        let day = self.view.client.day(self.view.today, &self.calendar);
        let due = effective_due(invoice, dossier, strategy);
        if let Standing::Rest { hold, until, because } = standing(invoice, due, dossier, strategy, &day) {
            return Some((hold, until, Some(because)));
        }
        let about = |todo: &&Todo| todo.invoices.contains(&invoice.id);
        if let Some(todo) = dossier.state.todos.iter().find(about) {
            return Some((Hold::WaitingForTask, None, Some(todo.because)));
        }
        if self.step_today(invoice.id).is_some() {
            return None;
        }
        let new = self.decision.rests.iter().find(|rest| rest.invoices.contains(&invoice.id));
        if let Some(rest) = new {
            return Some((rest.hold, rest.until, Some(rest.because)));
        }
        let told = invoice.track.told?;
        let passed = told.until.is_some_and(|until| until < self.view.today);
        // Free now: what was told about a day or an agreement is over; a rhythm goes on.
        let rhythm = matches!(
            told.hold,
            Hold::RecentContact
                | Hold::HumanFirst
                | Hold::NoChannel
                | Hold::BelowThreshold
                | Hold::BankStale
                | Hold::QuietHours
        );
        (rhythm && !passed).then_some((told.hold, told.until, None))
    }

    /// Of the invoice that is open longest.
    fn worst_rest(&self) -> Option<(Hold, Option<Date>, Option<domain::Because>)> {
        let open = self.customer.dossier.open_invoices();
        let oldest = open.min_by_key(|invoice| self.due(invoice))?;
        self.rest(oldest)
    }
}

pub fn mood(customer: &Customer) -> &'static str {
    let profile = &customer.dossier.profile;
    let score = customer.dossier.state.score.map(|score| score.nps);
    match (profile.relation.strained, score) {
        (true, _) | (_, Some(0..=6)) => "strained",
        (false, Some(9..)) => "good",
        _ if profile.relation.good_payer => "good",
        _ => "normal",
    }
}

pub fn todo_icon(todo: &Todo) -> &'static str {
    match &todo.kind {
        TodoKind::Call(..) => "phone",
        TodoKind::Visit(_) => "walk",
        TodoKind::Task(task, _) => task_icon(task),
    }
}

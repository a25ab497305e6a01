//! Every page with its samples, by name: what the test renders and `examples/look.rs` serves.

use askama::Template;
use domain::Language;

use crate::frame::{Bank, Frame, Notice, Place, Sending};
use crate::pages::acts::{Act, ActForm, ActPage, Echo};
use crate::pages::agreements::{Agreements, AgreementsPage, LinkMadePage, PlanAskedPage};
use crate::pages::answer::AnswerPage;
use crate::pages::client_answer::ClientAnswerPage;
use crate::pages::connections::{Connections, ConnectionsPage};
use crate::pages::customers::{Customers, CustomersPage, FoundList};
use crate::pages::disputes::{
    Asked, AskedPage, Case, CasePage, Causes, CausesPage, Disputes, DisputesPage, FeltAsked, FeltPage,
};
use crate::pages::dossier::{Dossier, DossierPage};
use crate::pages::error::ErrorPage;
use crate::pages::files::{Differences, DifferencesPage, File, FilePage};
use crate::pages::import::{Import, ImportPage};
use crate::pages::invoices::{Invoices, InvoicesPage};
use crate::pages::ledger::{
    Aged, AgedPage, Ageing, AgeingPage, ClientStatement, ClientStatementPage, Statement, StatementPage,
};
use crate::pages::letters::{Letter, LetterPage, LetterRow, LettersPage};
use crate::pages::login::{LinkPage, LoginPage};
use crate::pages::outbox::{Message, MessagePage, Outbox, OutboxPage};
use crate::pages::payments::{Payments, PaymentsPage};
use crate::pages::peek::{Peek, PeekPage};
use crate::pages::reasons::{IncidentsPage, Reasons, ReasonsPage};
use crate::pages::relations::{RelationPage, Relations, RelationsPage, ScoreAskedPage};
use crate::pages::release::{Release, ReleasePage};
use crate::pages::reports::{ReportPage, Reports, ReportsPage};
use crate::pages::settings::{Settings, SettingsPage};
use crate::pages::small::{HelpPage, MorePage};
use crate::pages::term_card::AgreedPart;
use crate::pages::today::{Today, TodayPage};
use crate::samples::ledger::with_gap;
use crate::say::Say;

/// Each sample page under its address, rendered in `language`.
///
/// # Errors
/// What askama says when a template does not render.
pub fn pages(language: Language) -> Result<Vec<(String, String)>, askama::Error> {
    let say = Say::new(language);
    let frame = |place| Frame::sample(language, place);
    let mut pages = Vec::new();
    let mut add = |address: &str, template: &dyn DynRender| -> Result<(), askama::Error> {
        pages.push((address.to_owned(), template.text()?));
        Ok(())
    };
    add("/today", &TodayPage::new(frame(Place::Today), Today::sample()))?;
    add("/today/approve", &TodayPage::new(noticed(frame(Place::Today)), Today::sample_approve()))?;
    add("/today/done", &TodayPage::new(frame(Place::Today), Today::sample_done()))?;
    add("/today/empty", &TodayPage::new(stale(frame(Place::Today)), Today::sample_empty_split()))?;
    add("/customers", &CustomersPage::new(frame(Place::Customers), Customers::sample()))?;
    add(
        "/customers/nothing",
        &CustomersPage::new(frame(Place::Customers), Customers::sample_nothing_found()),
    )?;
    add(
        "/customers/first",
        &CustomersPage::new(first_day(frame(Place::Customers)), Customers::sample_first_day()),
    )?;
    add("/customers/1", &DossierPage::new(frame(Place::Customers), Dossier::sample()))?;
    add(
        "/customers/1/stopped",
        &DossierPage::new(stopped(frame(Place::Customers)), Dossier::sample_stopped()),
    )?;
    add("/customers/1/peek", &PeekPage::new(frame(Place::Today), Peek::sample()))?;
    for act in Act::ALL {
        let address = format!("/customers/1/acts/{}", act.word());
        add(&address, &ActPage::new(frame(Place::Customers), ActForm::sample(act)))?;
        add(
            &format!("{address}/refused"),
            &ActPage::new(frame(Place::Customers), ActForm::sample_refused(act)),
        )?;
    }
    let afspraken = |agreements| AgreementsPage::new(frame(Place::Agreements), agreements);
    add("/agreements", &afspraken(Agreements::sample_promises()))?;
    add("/agreements/arrangements", &afspraken(Agreements::sample_arrangements()))?;
    for show in crate::pages::relations::SHOWS {
        let page = |filled| RelationsPage::new(frame(Place::Relations), filled);
        add(&format!("/relations/{show}"), &page(Relations::sample(show)))?;
        add(&format!("/relations/{show}/none"), &page(Relations::sample_none(show)))?;
    }
    add("/customers/1/relation", &RelationPage::sample(frame(Place::Relations)))?;
    add("/answer/score", &ScoreAskedPage::sample(say, false))?;
    add("/answer/score/thanks", &ScoreAskedPage::sample(say, true))?;
    add("/reports", &ReportsPage::new(frame(Place::Reports), Reports::sample()))?;
    add("/reports/reason-time", &ReportPage::sample(frame(Place::Reports)))?;
    add("/agreements/none", &afspraken(Agreements::sample_none()))?;
    add("/answer/arrangement", &PlanAskedPage::sample(say, true))?;
    add("/answer/arrangement/yes", &PlanAskedPage::sample(say, false))?;
    add("/customers/1/arrangement-link?invoice=117", &LinkMadePage::sample(frame(Place::Customers)))?;
    add("/search", &FoundList::sample(say))?;
    add("/search/nothing", &FoundList::sample_nothing(say))?;
    add("/invoices", &InvoicesPage::new(frame(Place::Invoices), Invoices::sample()))?;
    add("/invoices/empty", &InvoicesPage::new(frame(Place::Invoices), Invoices::sample_empty()))?;
    disputes(language, &mut add)?;
    add("/payments", &PaymentsPage::new(frame(Place::Payments), Payments::sample()))?;
    add("/payments/none", &PaymentsPage::new(frame(Place::Payments), Payments::sample_none()))?;
    add("/import", &ImportPage::new(frame(Place::Import), Import::sample_start()))?;
    add("/import/first", &ImportPage::new(first_day(frame(Place::Import)), Import::sample_first()))?;
    add("/import/checked", &ImportPage::new(frame(Place::Import), Import::sample_checked()))?;
    add("/import/running", &ImportPage::new(frame(Place::Import), Import::sample_running()))?;
    add("/import/done", &ImportPage::new(frame(Place::Import), Import::sample_done()))?;
    ledger(language, &mut add)?;
    add("/outbox", &OutboxPage::new(frame(Place::Outbox), Outbox::sample()))?;
    add("/outbox/stopped", &OutboxPage::new(stopped(frame(Place::Outbox)), Outbox::sample_stopped()))?;
    add("/outbox/bd-2026-0312-9", &MessagePage::new(frame(Place::Outbox), Message::sample()))?;
    add(
        "/outbox/bd-2026-0312-7",
        &MessagePage::new(trial(frame(Place::Outbox)), Message::sample_uncertain()),
    )?;
    add("/release", &ReleasePage::new(first_day(frame(Place::Outbox)), Release::sample()))?;
    add("/release/recovery", &ReleasePage::new(recovery(frame(Place::Outbox)), Release::sample_recovery()))?;
    add("/letters", &LettersPage::new(frame(Place::Letters), LetterRow::sample()))?;
    add("/letters/friendly_reminder/nl/informal", &LetterPage::new(frame(Place::Letters), Letter::sample()))?;
    super::contact::pages(language, &mut add)?;
    add("/settings", &SettingsPage::new(frame(Place::Settings), Settings::sample()))?;
    for (address, sample) in [
        ("/settings/connections", Connections::sample()),
        ("/settings/connections/trouble", Connections::sample_trouble()),
        ("/settings/connections/none", Connections::sample_none()),
    ] {
        add(address, &ConnectionsPage::new(frame(Place::Settings), sample))?;
    }
    let asked = |state| ClientAnswerPage::sample(say, state);
    for state in ["open", "yes", "no", "gone"] {
        add(&format!("/answer/client-answer/{state}"), &asked(state))?;
    }
    add("/reasons", &ReasonsPage { frame: frame(Place::Agreements), say, reasons: Reasons::sample() })?;
    add("/reasons/none", &ReasonsPage { frame: frame(Place::Agreements), say, reasons: Reasons::default() })?;
    add("/incidents", &IncidentsPage::sample(frame(Place::Agreements)))?;
    let none = IncidentsPage { frame: frame(Place::Agreements), say, count: 0, rows: Vec::new() };
    add("/incidents/none", &none)?;
    let claimed = Dossier { agreed: AgreedPart::sample_claimed(), ..Dossier::sample() };
    add("/customers/1/claimed", &DossierPage::new(frame(Place::Customers), claimed))?;
    add("/help", &HelpPage { frame: frame(Place::Elsewhere), say })?;
    add("/more", &MorePage { frame: frame(Place::Elsewhere), say })?;
    add("/login", &LoginPage { say, email: String::new(), problem: None, next: "/today".to_owned() })?;
    add(
        "/login/refused",
        &LoginPage {
            say,
            email: "joost@bakkerijservice.example".to_owned(),
            problem: Some(say.t("error-429")),
            next: "/today".to_owned(),
        },
    )?;
    add("/login/link", &LinkPage { say, token: Some("voorbeeld".to_owned()) })?;
    add("/answer", &AnswerPage { say, is_old: false })?;
    add("/answer/old", &AnswerPage { say, is_old: true })?;
    add("/login/old-link", &LinkPage { say, token: None })?;
    for status in [400, 401, 403, 404, 409, 413, 429, 500, 503] {
        let page = ErrorPage { say, status, id: (status == 500).then(|| "7f3a-22".to_owned()) };
        add(&format!("/error/{status}"), &page)?;
    }
    add(
        "/entry/date",
        &Echo { understood: Some(say.long_day(super::date("2026-03-13"))), not_understood: String::new() },
    )?;
    Ok(pages)
}

fn disputes(
    language: Language,
    add: &mut impl FnMut(&str, &dyn DynRender) -> Result<(), askama::Error>,
) -> Result<(), askama::Error> {
    let say = Say::new(language);
    let frame = || Frame::sample(language, Place::Disputes);
    let board = |disputes| DisputesPage { frame: frame(), say, disputes };
    add("/disputes", &board(Disputes::sample("board")))?;
    add("/disputes/list", &board(Disputes::sample("list")))?;
    add("/disputes/none", &board(Disputes::sample_none()))?;
    add("/disputes/1/0", &CasePage { frame: frame(), say, case: Case::sample() })?;
    add("/disputes/1/0/lost", &CasePage { frame: frame(), say, case: Case::sample_lost() })?;
    add("/disputes/causes", &CausesPage { frame: frame(), say, causes: Causes::sample() })?;
    add("/disputes/causes/none", &CausesPage { frame: frame(), say, causes: Causes::sample_none() })?;
    add("/answer/dispute-answer", &AskedPage { say, asked: Asked::sample() })?;
    add("/answer/dispute-answer/thanks", &AskedPage { say, asked: Asked::sample_thanks() })?;
    add("/answer/satisfaction", &FeltPage { say, felt: FeltAsked::sample() })?;
    add("/answer/satisfaction/thanks", &FeltPage { say, felt: FeltAsked::sample_thanks() })
}

fn ledger(
    language: Language,
    add: &mut impl FnMut(&str, &dyn DynRender) -> Result<(), askama::Error>,
) -> Result<(), askama::Error> {
    let say = Say::new(language);
    let frame = |place| Frame::sample(language, place);
    let statement = |statement| StatementPage { frame: frame(Place::Customers), say, statement };
    add("/customers/1/statement", &statement(Statement::sample()))?;
    add("/customers/1/statement/empty", &statement(Statement::sample_empty()))?;
    let all = |statement| ClientStatementPage { frame: frame(Place::Customers), say, statement };
    add("/statement", &all(ClientStatement::sample()))?;
    add("/statement/empty", &all(ClientStatement::sample_empty()))?;
    let ageing = |ageing| AgeingPage { frame: frame(Place::Invoices), say, ageing };
    add("/ageing", &ageing(Ageing::sample()))?;
    add("/ageing/empty", &ageing(Ageing::sample_empty()))?;
    add("/ageing/invoices", &AgedPage { frame: frame(Place::Invoices), say, aged: Aged::sample() })?;
    let file = |file| FilePage { frame: frame(Place::Import), say, file };
    add("/import/12", &file(File::sample()))?;
    add("/import/12/bank", &file(File::sample_bank()))?;
    add("/import/12/nothing", &file(File::sample_nothing()))?;
    let page = |differences| DifferencesPage { frame: frame(Place::Import), say, differences };
    add("/differences", &page(Differences::sample()))?;
    add("/differences/none", &page(Differences::sample_none()))?;
    let today = with_gap(frame(Place::Today));
    add("/today/gap", &TodayPage::new(today, Today::sample()))
}

/// Templates of different types in one list.
pub(super) trait DynRender {
    fn text(&self) -> Result<String, askama::Error>;
}

impl<T: Template> DynRender for T {
    fn text(&self) -> Result<String, askama::Error> {
        self.render()
    }
}

fn noticed(frame: Frame) -> Frame {
    let notice = Notice {
        words: "Belofte van Bakkerij Jansen vastgelegd: vrijdag 13 maart 2026.".to_owned(),
        undo: Some("/undo/17".to_owned()),
        problem: false,
    };
    Frame { notice: Some(notice), ..frame }
}

fn stale(frame: Frame) -> Frame {
    Frame { bank: Bank::Stale { through: super::date("2026-03-09") }, ..frame }
}

fn first_day(frame: Frame) -> Frame {
    Frame {
        sending: Sending::FirstDay { waiting: 18 },
        bank: Bank::Never,
        work_today: 0,
        payments_waiting: 0,
        messages_uncertain: 0,
        ..frame
    }
}

fn stopped(frame: Frame) -> Frame {
    Frame {
        sending: Sending::StoppedHere { by: "Joost Veenstra".to_owned(), since: "9.40".to_owned() },
        ..frame
    }
}

fn recovery(frame: Frame) -> Frame {
    Frame { sending: Sending::Recovery { restored: "10 mrt 8.00".to_owned() }, ..frame }
}

fn trial(frame: Frame) -> Frame {
    let notice =
        Notice { words: "Niet opgeslagen: een collega was je voor.".to_owned(), undo: None, problem: true };
    Frame {
        sending: Sending::Trial { to: "joost@bakkerijservice.example".to_owned() },
        notice: Some(notice),
        ..frame
    }
}

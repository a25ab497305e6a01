//! Samples of the pages about who speaks and how, and of the call mode.

use domain::{Channel, CustomerId, InvoiceId, Language};

use super::all::DynRender;
use super::{date, euro, some};
use crate::frame::{Frame, Place};
use crate::pages::acts::TickInvoice;
use crate::pages::call::{Block, Call, CallDonePage, CallPage};
use crate::pages::contact::{
    AnswerSpecialistPage, ColleagueRow, ColleaguesPage, Essence, IntakePage, LearnedPage, LearnedRow,
    NewcomerPage, PlannedVisit, ProjectRow, SpecialistPage, Typed, VisitPage, WishesPage,
};
use crate::pages::peek::{LastContact, Peek};
use crate::say::Say;

type Add<'a> = &'a mut dyn FnMut(&str, &dyn DynRender) -> Result<(), askama::Error>;

pub(super) fn pages(language: Language, add: Add<'_>) -> Result<(), askama::Error> {
    let say = Say::new(language);
    let frame = |place| Frame::sample(language, place);
    let settings = || frame(Place::Settings);
    let customers = || frame(Place::Customers);
    add(
        "/settings/colleagues",
        &ColleaguesPage {
            frame: settings(),
            say,
            rows: rows(),
            place: Some(0),
            form: refused("absent_until", "Kies een dag op of na de eerste."),
            hours: typed(&[("call_from", "9"), ("call_until", "18")]),
        },
    )?;
    let none = ColleaguesPage {
        frame: settings(),
        say,
        rows: Vec::new(),
        place: None,
        form: Typed::default(),
        hours: Typed::default(),
    };
    add("/settings/colleagues/none", &none)?;
    let new = |form| NewcomerPage { frame: customers(), say, form, colleagues: names() };
    add("/customers/new", &new(Typed::default()))?;
    add("/customers/new/refused", &new(refused("name", "Vul dit in.")))?;
    let intake = IntakePage {
        frame: customers(),
        say,
        customer: CustomerId(1),
        name: "Bakkerij Jansen".to_owned(),
        form: typed(&[("reminders", "whatsapp"), ("admin", "phone"), ("when", "ma-do voor 11")]),
        asked: some("Gevraagd: eerste order, zondag 4 januari 2026."),
        projects: vec![ProjectRow { project: "P-7".to_owned(), words: "Kees · vast persoon".to_owned() }],
        colleagues: names(),
    };
    add("/customers/1/intake", &intake)?;
    let done = Some((12, "3, 7".to_owned()));
    add("/customers/wishes", &WishesPage { frame: customers(), say, text: String::new(), done })?;
    let visit = |planned, fits| VisitPage {
        frame: customers(),
        say,
        customer: CustomerId(1),
        essence: essence(),
        fits,
        planned,
        form: Typed::default(),
        colleagues: names(),
    };
    let planned = PlannedVisit {
        day: date("2026-03-19"),
        by: "Joost Veenstra".to_owned(),
        preparation: "Vraag naar de nieuwe oven.".to_owned(),
    };
    add("/customers/1/visit", &visit(Some(planned), true))?;
    add("/customers/1/visit/not", &visit(None, false))?;
    let specialist = SpecialistPage {
        frame: customers(),
        say,
        customer: CustomerId(1),
        name: "Bakkerij Jansen".to_owned(),
        form: Typed::default(),
        candidates: names(),
        link: some("/answer#voorbeeld"),
    };
    add("/customers/1/specialist", &specialist)?;
    let answer = AnswerSpecialistPage {
        say,
        client: "Bakkerijservice Noord".to_owned(),
        who: "Kees de Boer".to_owned(),
        essence: essence(),
        form: refused("until", "Deze datum begrijp ik niet."),
        said: some(&say.t("said-specialist-told")),
    };
    add("/answer/specialist", &answer)?;
    let row = LearnedRow {
        customer: CustomerId(1),
        number: "D-1042".to_owned(),
        name: "Bakkerij Jansen".to_owned(),
        on: date("2026-03-10"),
        by: "Joost Veenstra".to_owned(),
        text: "Opent in mei een tweede winkel.".to_owned(),
    };
    add("/learned", &LearnedPage { frame: customers(), say, rows: vec![row] })?;
    add("/learned/none", &LearnedPage { frame: customers(), say, rows: Vec::new() })?;
    let calling = |call| CallPage { frame: frame(Place::Today), say, call };
    add("/call/1", &calling(call(None)))?;
    add("/call/1/closed", &calling(call(some(&say.t("call-not-free-day")))))?;
    add("/call", &CallDonePage { frame: frame(Place::Today), say })
}

fn call(not_now: Option<String>) -> Call {
    let peek = Peek::sample();
    let tick = |number: i64, open: i64| TickInvoice {
        id: InvoiceId(number),
        number: format!("2026-{number:04}"),
        open: euro(open),
        due: date("2026-03-03"),
        days_late: 9,
        ticked: true,
    };
    let block = |word, text: &str| Block { word, text: text.to_owned() };
    Call {
        customer: CustomerId(1),
        todo: Some(3),
        essence: essence(),
        role: some("administratie"),
        mood: "good",
        line: peek.line,
        speaker: some("Joost Veenstra"),
        refused: vec![Channel::Whatsapp],
        script: vec![
            block("open", "Goedendag Petra, je spreekt met Joost van Bakkerijservice Noord."),
            block("ask", "Is er een reden waarom het nog niet gelukt is?"),
            block("listen", "Ga uit van een goede reden."),
            block("agree", "Spreek een dag en een bedrag af."),
        ],
        invoices: vec![tick(117, 198_000), tick(121, 50_000)],
        open: euro(248_000),
        attempts: some("1 van 3 pogingen deze week"),
        not_now,
        best_now: Some(("ma-do voor 11".to_owned(), false)),
        next: Some(("/call/2?todo=1".to_owned(), "Hoveniers De Eik".to_owned())),
        left: 14,
        form: Typed::default(),
    }
}

fn essence() -> Essence {
    Essence {
        name: "Bakkerij Jansen".to_owned(),
        person: some("Petra Jansen"),
        phone: some("0512-34 56 78"),
        open: "€ 2.480,00".to_owned(),
        late: "€ 1.980,00".to_owned(),
        agreements: vec!["Belofte voor vrijdag 13 maart 2026".to_owned()],
        invoices: vec!["2026-0117 · € 1.980,00 · 9 dagen te laat".to_owned()],
        contacts: vec![LastContact {
            on: date("2026-03-10"),
            channel: Channel::Phone,
            by_customer: true,
            words: "betaalt vrijdag".to_owned(),
        }],
        best_time: some("ma-do voor 11"),
        tone: "je".to_owned(),
    }
}

fn rows() -> Vec<ColleagueRow> {
    let row = |place, name: &str, away: Option<&str>| ColleagueRow {
        place,
        name: name.to_owned(),
        function: some("debiteurenbeheer"),
        phone: some("0512-12 34 56"),
        email: some("joost@bakkerijservice.example"),
        away: away.map(str::to_owned),
        is_away_now: away.is_some(),
        substitute: away.map(|_| "Sanne Mulder".to_owned()),
    };
    vec![row(0, "Joost Veenstra", Some("do 12 mrt t/m vr 20 mrt")), row(1, "Sanne Mulder", None)]
}

fn names() -> Vec<String> {
    vec!["Joost Veenstra".to_owned(), "Sanne Mulder".to_owned()]
}

fn typed(values: &[(&str, &str)]) -> Typed {
    let mut typed = Typed::default();
    values.iter().for_each(|(field, value)| typed.put(field, *value));
    typed
}

fn refused(field: &str, words: &str) -> Typed {
    let mut typed = typed(&[("name", "Joost Veenstra")]);
    typed.errors.insert(field.to_owned(), words.to_owned());
    typed
}

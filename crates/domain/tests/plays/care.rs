//! Care as facts: when somebody may be asked how it is, or for a good word; what hurts and is
//! solved; thanks that ask nothing.

use domain::agreement::DisputeOutcome;
use domain::care::{CareTalk, ExtraWork, GoodWord, Moment, NotNow, ScoreClass, ScoreSaid};
use domain::event::Acted;
use domain::{
    ActKind, Because, Cents, Channel, Collect, Currency, Date, Dossier, Event, Fact, InvoiceId, NewInvoice,
    Step, Strategy, Why,
};

fn day(text: &str) -> Date {
    format!("2026-{text}").parse().unwrap()
}

struct Story(Dossier);

impl Story {
    fn new() -> Story {
        Story(Dossier::default())
    }

    fn on(mut self, date: &str, event: Event) -> Story {
        self.0.apply(&Fact { on: day(date), event });
        self
    }

    fn invoice(self, due: &str) -> Story {
        let invoice = NewInvoice {
            invoice: InvoiceId(1),
            number: "F1".to_owned(),
            amount: Cents(10_000),
            currency: Currency::EUR,
            issued: day("01-05"),
            sent: day("01-05"),
            due: day(due),
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        };
        self.on("01-05", Event::Invoice(Box::new(invoice)))
    }

    fn paid(self, date: &str) -> Story {
        let (invoice, amount, currency) = (Some(InvoiceId(1)), Cents(10_000), Currency::EUR);
        self.on(date, Event::Payment { invoice, amount, currency, dated: None })
    }

    fn sent(self, date: &str, step: Step) -> Story {
        let acted = Acted {
            kind: ActKind::Message,
            step: Some(step),
            task: None,
            approves: None,
            channel: Some(Channel::Email),
            to: None,
            invoices: vec![InvoiceId(1)],
            done: vec![(InvoiceId(1), step)],
            from: None,
            stands_in_for: None,
            instead: None,
            because: Because::from(Why::StillOpen),
        };
        self.on(date, Event::Acted(Box::new(acted)))
    }

    fn asks(&self, what: GoodWord, today: &str) -> Result<(), NotNow> {
        self.0.may_be_asked_for(what, day(today), &Strategy::default())
    }
}

fn complaint(invoice: InvoiceId) -> Event {
    Event::DisputeOpened { invoice, amount: None, reason: "delivery".to_owned() }
}

fn solved(invoice: InvoiceId) -> Event {
    Event::DisputeClosed { invoice, outcome: DisputeOutcome::Agree, customer_satisfied: Some(true) }
}

#[test]
fn n7_no_good_word_is_asked_while_something_is_late_or_open() {
    let story = Story::new().invoice("02-04");
    assert_eq!(story.asks(GoodWord::Review, "02-05"), Err(NotNow::Late));
    assert_eq!(story.asks(GoodWord::ThankYouCard, "02-05"), Err(NotNow::Late));
    assert_eq!(story.asks(GoodWord::Review, "02-04"), Err(NotNow::Open));
    assert_eq!(story.asks(GoodWord::ThankYouCard, "02-04"), Ok(()), "thanks ask nothing");
    assert_eq!(story.paid("02-06").asks(GoodWord::Review, "02-06"), Ok(()));
}

#[test]
fn n7_no_good_word_is_asked_while_a_complaint_is_open() {
    let story = Story::new().invoice("02-04").on("02-01", complaint(InvoiceId(1)));
    assert_eq!(story.asks(GoodWord::Referral, "02-02"), Err(NotNow::Disputed));
    let story = story.on("02-10", solved(InvoiceId(1))).paid("02-12");
    assert_eq!(story.asks(GoodWord::Referral, "02-13"), Ok(()));
}

#[test]
fn n7_thirty_days_after_a_firm_letter_nothing_is_asked() {
    let story = Story::new().invoice("02-04").sent("02-25", Step::FirmReminder).paid("02-27");
    let on = day("02-25");
    assert_eq!(story.asks(GoodWord::ThankYouCard, "03-26"), Err(NotNow::FirmLetter { on }));
    assert_eq!(story.asks(GoodWord::Review, "03-27"), Ok(()));
}

#[test]
fn b0_23_an_ambassador_is_who_gave_a_good_word() {
    let asked = Event::GoodWordAsked { what: GoodWord::Review, moment: Moment::DisputeSolved };
    let answered = |given| Event::GoodWordAnswered { what: GoodWord::Review, given, words: None };
    let story = Story::new().on("03-02", asked.clone());
    assert!(!story.0.state.care.is_ambassador());
    let on = day("03-02");
    assert_eq!(story.asks(GoodWord::Testimonial, "08-30"), Err(NotNow::AskedBefore { on }));
    assert_eq!(story.asks(GoodWord::Testimonial, "08-31"), Ok(()));
    assert!(story.on("03-09", answered(true)).0.state.care.is_ambassador());
    let declined = Story::new().on("03-02", asked).on("03-09", answered(false));
    assert!(!declined.0.state.care.is_ambassador());
}

#[test]
fn b4_15_a_referral_that_nobody_asked_for_counts_and_is_thanked() {
    let words = Some("Bakkerij Zon belde namens hem".to_owned());
    let referral = Event::GoodWordAnswered { what: GoodWord::Referral, given: true, words };
    let story = Story::new().on("03-02", referral);
    let moment = &story.0.state.care.moments[0];
    assert_eq!((moment.what, moment.moment), (GoodWord::Referral, Moment::Person));
    assert_eq!(moment.answered, Some((day("03-02"), true)));
    assert_eq!(story.asks(GoodWord::ThankYouCard, "03-03"), Ok(()));
}

#[test]
fn b3_06_how_it_is_is_asked_once_in_half_a_year() {
    let story = Story::new().invoice("02-04").paid("02-02");
    let asks = |story: &Story, today| story.0.may_be_asked_how_it_is(day(today));
    assert_eq!(asks(&story, "03-02"), Ok(()));
    let story = story.on("03-02", Event::ScoreAsked { survey: "voorjaar".to_owned() });
    assert_eq!(asks(&story, "08-30"), Err(NotNow::AskedBefore { on: day("03-02") }));
    assert_eq!(asks(&story, "08-31"), Ok(()));
}

#[test]
fn b3_06_nobody_is_asked_how_it_is_in_a_week_of_reminders() {
    let story = Story::new().invoice("02-04").sent("02-06", Step::FriendlyReminder);
    let asks = |today| story.0.may_be_asked_how_it_is(day(today));
    assert_eq!(asks("02-12"), Err(NotNow::Reminded { on: day("02-06") }));
    assert_eq!(asks("02-13"), Ok(()));
}

#[test]
fn b3_06_a_score_keeps_its_own_day_and_the_newest_counts() {
    let said = |given: &str| Some(Box::new(ScoreSaid { given: Some(day(given)), ..ScoreSaid::default() }));
    let story = Story::new()
        .on("03-02", Event::Score { nps: 9, said: None })
        .on("03-05", Event::Score { nps: 4, said: said("01-15") });
    let state = &story.0.state;
    assert_eq!(state.score.map(|score| (score.nps, score.manual)), Some((9, false)));
    assert_eq!(state.care.scores, [(day("01-15"), 4), (day("03-02"), 9)]);
    assert_eq!(
        [10, 9, 8, 7, 6, 0].map(ScoreClass::of).map(ScoreClass::word),
        ["promoter", "promoter", "passive", "passive", "detractor", "detractor"]
    );
}

#[test]
fn b3_09_a_care_talk_records_the_pain_and_the_extra_work() {
    let talk = CareTalk {
        on: day("03-05"),
        pain: "De levering kwam twee keer te laat".to_owned(),
        improvement: "Vaste levertijd op dinsdag".to_owned(),
        owner: "Joost".to_owned(),
        by: day("03-12"),
        extra_work: Some(ExtraWork {
            what: "Extra levering zonder kosten".to_owned(),
            cost: Cents(4_500),
            approved_by: "Bram Visser".to_owned(),
        }),
        solved: None,
    };
    let story = Story::new()
        .on("03-04", Event::Score { nps: 4, said: None })
        .on("03-05", Event::CareTalk(Box::new(talk.clone())));
    assert_eq!(story.0.state.care.talks, [talk]);
    assert_eq!(story.0.state.score.map(|score| score.manual), Some(false), "we spoke");
    let story = story.on("03-11", Event::PainSolved { place: 0 });
    assert_eq!(story.0.state.care.talks[0].solved, Some(day("03-11")));
}

#[test]
fn b3_15_thanks_count_as_an_act_and_ask_nothing() {
    let thanks = Event::GoodWordAsked { what: GoodWord::ThankYouCard, moment: Moment::YearsTogether };
    let story = Story::new().on("03-02", thanks);
    assert_eq!(story.0.state.care.moments.len(), 1);
    assert!(!story.0.state.care.is_ambassador());
    assert_eq!(story.asks(GoodWord::Review, "03-03"), Ok(()));
}

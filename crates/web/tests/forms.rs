//! What people enter becomes the facts they meant, and every fact that deciding knows from people
//! can be entered.

use domain::customer::Profile;
use domain::{Cents, Date, Event, InvoiceId};
use web::forms::{Fields, Knows, read};
use web::pages::acts::Act;

fn entered(act: Act, form: &str) -> Result<Vec<Event>, Vec<String>> {
    let today: Date = "2026-03-12".parse().unwrap();
    let open = [
        (InvoiceId(117), Cents(198_000), "2026-02-03".parse().unwrap()),
        (InvoiceId(98), Cents(11_500), "2026-01-20".parse().unwrap()),
    ];
    let profile = Profile::default();
    let knows = Knows { today, open: &open, profile: &profile };
    let pair = |part: &str| part.split_once('=').map(|(field, value)| (field.to_owned(), value.to_owned()));
    let fields = Fields(form.split('&').filter_map(pair).collect());
    read(act, &fields, &knows)
        .map(|entered| entered.events)
        .map_err(|problems| problems.into_keys().collect())
}

#[test]
fn a_promise_is_read_the_dutch_way() {
    let promise = entered(Act::Promise, "until=vr&amount=1.980&invoice=117").unwrap();
    let expected = Event::Promise {
        invoices: vec![InvoiceId(117)],
        until: "2026-03-13".parse().unwrap(),
        amount: Some(Cents(198_000)),
        heard: None,
    };
    assert_eq!(promise, [expected]);
}

#[test]
fn each_field_that_is_not_understood_is_named_and_the_others_are_not() {
    assert_eq!(
        entered(Act::Promise, "until=gauw&amount=veel"),
        Err(vec!["amount".to_owned(), "invoice".to_owned(), "until".to_owned()])
    );
    assert_eq!(entered(Act::Call, "outcome=promise&invoice=117"), Err(vec!["until".to_owned()]));
    assert_eq!(entered(Act::Call, "outcome=dispute"), Err(vec!["reason".to_owned()]));
    assert_eq!(entered(Act::Money, "what=reversal&amount=5"), Err(vec!["invoice".to_owned()]));
    assert_eq!(entered(Act::Stop, ""), Err(vec!["why".to_owned()]));
}

#[test]
fn somebody_elses_invoice_is_no_invoice() {
    assert_eq!(entered(Act::Promise, "until=vr&invoice=5555"), Err(vec!["invoice".to_owned()]));
}

#[test]
fn the_words_of_the_customer_are_kept_beside_the_fact() {
    let call = entered(Act::Call, "outcome=no_answer&note=stond op voicemail").unwrap();
    assert!(matches!(call[0], Event::CallOutcome { until: None, .. }));
    assert_eq!(call[1], Event::Note { text: "stond op voicemail".to_owned() });
}

#[test]
fn an_arrangement_adds_up_to_what_is_open() {
    let plan = entered(Act::Arrangement, "times=3&first=1-4&invoice=117&invoice=98").unwrap();
    let Event::Arrangement { terms, .. } = &plan[0] else { panic!("{plan:?}") };
    assert_eq!(terms.iter().map(|(_, amount)| *amount).sum::<Cents>(), Cents(209_500));
    assert_eq!(terms.last().unwrap().0.to_string(), "2026-06-01");
}

#[test]
fn every_act_gives_something() {
    let forms = [
        (Act::Call, "outcome=voicemail"),
        (Act::Reply, "channel=email&intent=forgot"),
        (Act::Promise, "until=vr&invoice=98"),
        (Act::Hold, "why=vakantie"),
        (Act::HoldEnd, ""),
        (Act::Dispute, "invoice=98&reason=price"),
        (Act::Remedy, "invoice=98&remedy=korting"),
        (Act::DisputeClose, "invoice=98&outcome=agree&satisfied=yes"),
        (Act::Arrangement, "each=100&first=vr&invoice=98"),
        (Act::Term, "what=approved&days=30"),
        (Act::Term, "what=claimed&days=30"),
        (Act::Term, "what=denied"),
        (Act::Preference, "reminders=phone&style=service"),
        (Act::Channel, "channel=sms&what=refuses"),
        (Act::Channel, "channel=whatsapp&what=consents"),
        (Act::Relation, "closeness=close&strained=yes"),
        (Act::Money, "what=payment&amount=5"),
        (Act::Money, "what=credit_note&amount=5&invoice=98"),
        (Act::Money, "what=reversal&amount=5&invoice=98"),
        (Act::Score, "nps=9"),
        (Act::Failed, "channel=email"),
        (Act::Decide, "outcome=let_go"),
        (Act::Stop, "why=insolvency"),
        (Act::StopEnd, ""),
        (Act::Note, "text=bel Petra"),
    ];
    for (act, form) in forms {
        let events = entered(act, form).unwrap_or_else(|problems| panic!("{act:?} {form}: {problems:?}"));
        assert!(!events.is_empty(), "{act:?} {form}");
    }
}

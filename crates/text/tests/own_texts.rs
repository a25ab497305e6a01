//! A client's own texts: what is refused, what is advised, what is used.

use text::{Letter, LetterContext, Size, TemplateProblem, Templates, Voice, check};

const GOOD: &str = "{{ creditor }}: {{ invoices }}, {{ total_open }}\n\n{{ greeting }},\n\nHet staat nog open.\n\n\
    [invoices]\n\n[pay]\n\nKlopt er iets niet, of lukt het niet? Bel me.\n\nAl betaald? Dank je wel. \
    {{ next_step }}\n\n[signature]";

fn first_problem(source: &str) -> Option<TemplateProblem> {
    check(Letter::FriendlyReminder, Voice::NlJe, Size::Full, source).into_iter().next()
}

#[test]
fn a_good_text_of_his_own_is_used() {
    assert_eq!(first_problem(GOOD), None);
    let own = [(Letter::FriendlyReminder, Voice::NlJe, Size::Full, GOOD)];
    let (templates, problems) = Templates::with_overrides(own);
    assert!(problems.is_empty());
    let context = LetterContext::sample(Voice::NlJe);
    let text = templates.render(Letter::FriendlyReminder, &context).unwrap().text;
    assert!(text.contains("Het staat nog open."), "{text}");
    assert_eq!(Templates::preview(Letter::FriendlyReminder, GOOD, &context).unwrap().text, text);
}

#[test]
fn a_bad_text_is_reported_and_the_default_is_used() {
    let bad = GOOD.replace("Bel me.", "Anders volgt een deurwaarder.");
    let own = [(Letter::FriendlyReminder, Voice::NlJe, Size::Full, bad.as_str())];
    let (templates, problems) = Templates::with_overrides(own);
    assert_eq!(problems.len(), 1);
    let context = LetterContext::sample(Voice::NlJe);
    let default = Templates::new().render(Letter::FriendlyReminder, &context);
    assert_eq!(templates.render(Letter::FriendlyReminder, &context), default);
    assert!(Templates::preview(Letter::FriendlyReminder, &bad, &context).is_err());
}

#[test]
fn each_rule_refuses_what_breaks_it() {
    let broken =
        |from: &str, to: &str| first_problem(&GOOD.replace(from, to)).map(|problem| problem.to_string());
    for (from, to, word) in [
        ("{{ greeting }}", "{{ password }}", "password"),
        ("{{ greeting }}", "{{ greeting|upper }}", "not possible"),
        ("{{ greeting }}", "{{ 'a' * 100000000 }}", "not possible"),
        ("{{ greeting }}", "{% for x in greeting %}{% endfor %}", "not possible"),
        ("{{ greeting }}", "{% include 'x' %}", "not possible"),
        ("{{ greeting }}", "{% if several %}", "not possible"),
        ("{{ greeting }}", "{{ greeting", "not possible"),
        ("{{ greeting }}", "{# stil #}", "not possible"),
        ("{{ greeting }}", "[payment]\n\nx", "[payment]"),
        ("Bel me.", "Bel me, anders het incassobureau.", "incass"),
        ("Bel me.", "Dan ben je in verzuim.", "in verzuim"),
        ("Bel me.", "Belt u mij.", "je and u"),
        ("[pay]", "", "pay"),
        ("[invoices]", "", "open"),
        ("[signature]", "", "person"),
        ("{{ next_step }}", "", "next"),
        ("Klopt er iets niet, of lukt het niet?", "", "help"),
        ("Al betaald? Dank je wel.", "", "already_paid"),
        ("Het staat", "Het\u{1e}staat", "control"),
        ("Bel me.", "Uit onze administratie blijkt iets.", "cold"),
    ] {
        let problem = broken(from, to).unwrap_or_default();
        assert!(problem.contains(word), "{to}: {problem}");
    }
    assert_eq!(first_problem("alleen een onderwerp"), Some(TemplateProblem::NoSubject));
    assert!(matches!(first_problem(&GOOD.repeat(200)), Some(TemplateProblem::TooLong { .. })));
    let long = "woord ".repeat(121);
    let advice = check(Letter::ThankYou, Voice::NlJe, Size::Full, &format!("Dank\n\n{long}.\n\n[signature]"));
    assert!(advice.iter().all(|problem| !problem.is_blocking()));
    assert_eq!(advice.len(), 2, "too many words, and too long a sentence: {advice:?}");
}

#[test]
fn the_fourteen_day_letter_keeps_one_term_and_its_words_of_law() {
    let source = Letter::FourteenDayLetter.default_source(Voice::NlU, Size::Full).unwrap();
    let check = |source: &str| check(Letter::FourteenDayLetter, Voice::NlU, Size::Full, source);
    assert_eq!(check(source), []);
    for other in ["uiterlijk {{ last_day }}", "{{ next_step }}", "binnen 7 dagen"] {
        let problems = check(&source.replace("Al betaald?", &format!("Betaal {other}. Al betaald?")));
        assert!(matches!(problems.first(), Some(TemplateProblem::OtherTerm { .. })), "{other}: {problems:?}");
    }
    let without_law = check(&source.replace("[fourteen_days]", ""));
    assert!(matches!(without_law.first(), Some(TemplateProblem::Missing { .. })));
}

#[test]
fn remarks_are_explained_in_the_language_of_the_interface() {
    let problem = first_problem(&GOOD.replace("[pay]", "")).unwrap();
    let dutch = problem.explain(text::Words::of(domain::Language::Nl));
    let english = problem.explain(text::Words::of(domain::Language::En));
    assert!(!dutch.contains('⟨') && !english.contains('⟨') && dutch != english, "{dutch} / {english}");
}

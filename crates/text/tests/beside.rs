//! N8: what two clients say never mixes. Letters of both are rendered turn by turn, by one set of
//! texts and by each client's own, and no byte of the one is found in the other's.
//!
//! Each run draws two thousand pairs from a fixed seed, printed when something is wrong.

use std::sync::Arc;

use domain::{Cents, Step};
use text::{Amount, Letter, LetterContext, NextStep, RenderProblem, Rendered, Size, Templates, Voice};

const SEED: u64 = 20_260_202;
const PAIRS: u64 = 2_000;

/// Chance as an argument (SplitMix64, Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn often(&mut self) -> bool {
        self.below(4) > 0
    }
}

/// Every word of this client carries his mark, also those about his customer.
fn marked(mark: &str, chance: &mut Chance) -> LetterContext {
    let mut context = LetterContext::sample(Voice::ALL[chance.below(Voice::ALL.len())]);
    let named = |what: &str| format!("{what} {mark}");
    let address = |what: &str| format!("https://{}.example/{what}", mark.to_lowercase());
    let creditor = Arc::make_mut(&mut context.creditor);
    creditor.name = named("Firma");
    creditor.email = format!("post@{}.example", mark.to_lowercase());
    creditor.address = named("Straat");
    creditor.signer.name = named("Joost");
    creditor.signer.function = named("Administratie");
    context.debtor.name = named("Bakkerij");
    if let Some(contact) = &mut context.debtor.contact {
        contact.first_name = chance.often().then(|| mark.to_owned());
        contact.full_name = named("Petra");
    }
    if !chance.often() {
        context.debtor.contact = None;
    }
    for (place, line) in context.invoices.iter_mut().enumerate() {
        line.number = format!("{mark}-{place}");
        line.project = chance.often().then(|| mark.to_owned());
        line.open = Cents(1 + chance.below(198_000) as i64).min(line.amount);
    }
    context.payment_reference = chance.often().then(|| mark.to_owned());
    context.pay_link = chance.often().then(|| address("b"));
    context.score_link = Some(address("s"));
    context.answer_link = Some(address("answer"));
    context.happened = Some(named("dat"));
    context.correction = Some(named("nummer"));
    context.paid = vec![Amount::euro(1 + chance.below(900_000) as i64)];
    if let Some(dispute) = &mut context.dispute {
        dispute.words = named("De levering klopt niet.");
        dispute.owner = named("Anna");
        dispute.solution = chance.often().then(|| named("We brengen het na."));
    }
    if let Some(term) = &mut context.term {
        term.agreed_by = Some(named("Sanne"));
        term.from_invoice = Some(mark.to_owned());
    }
    context.next_step = NextStep::for_step(Step::ReasonCall, context.today.plus_days(3));
    context
}

type Told = (Result<Rendered, RenderProblem>, Option<String>);

fn told(templates: &Templates, letter: Letter, context: &LetterContext) -> Told {
    (templates.render(letter, context), templates.render_short(letter, context).ok())
}

fn words(told: &Told) -> String {
    let (full, short) = told;
    let full = full.as_ref().map(|full| format!("{}\n{}\n{}", full.subject, full.text, full.html));
    format!("{}\n{}", full.unwrap_or_default(), short.clone().unwrap_or_default()).to_lowercase()
}

#[test]
fn n8_no_letter_of_one_client_holds_a_word_of_another() {
    let common = Templates::new();
    let mut chance = Chance(SEED);
    let mut with_his_own = 0;
    for pair in 0..PAIRS {
        // Letters only: a mark with digits could be part of an amount.
        let (one, other) = ("Kwastelbrug", "Zwijndertop");
        let (of_one, of_other) = (marked(one, &mut chance), marked(other, &mut chance));
        let letter = Letter::ALL[chance.below(Letter::ALL.len())];
        let next = Letter::ALL[chance.below(Letter::ALL.len())];
        let first = told(&common, letter, &of_one);
        let beside = told(&common, next, &of_other);
        let again = told(&common, letter, &of_one);
        let at = format!("seed {SEED}, pair {pair}: {} and {}", letter.word(), next.word());
        assert_eq!(first, again, "{at}: what another client was told changed it");
        let (first, beside) = (words(&first), words(&beside));
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        assert!(!first.contains(&other), "{at}: {first}");
        assert!(!beside.contains(&one), "{at}: {beside}");
        with_his_own += u64::from(first.contains(&one)) + u64::from(beside.contains(&other));
    }
    assert!(with_his_own > PAIRS, "only {with_his_own} letters carried a mark at all");
}

/// A client's own text is his own: another's letter of that kind stays as ours is.
#[test]
fn n8_the_tone_of_one_client_is_not_the_other_s() {
    for &voice in Voice::ALL {
        let ours = Letter::ThankYou.default_source(voice, Size::Full).unwrap();
        // The last paragraph but the signature is his.
        let his = ours.replacen("\n\n", "\n\nKwastelbrug\n\n", 1);
        let (of_one, left_out) = Templates::with_overrides([(Letter::ThankYou, voice, Size::Full, his)]);
        assert!(left_out.is_empty(), "{left_out:?}");
        let of_other = Templates::new();
        let context = LetterContext::sample(voice);
        let text = |templates: &Templates| templates.render(Letter::ThankYou, &context).unwrap().text;
        assert!(text(&of_one).contains("Kwastelbrug"), "{}", text(&of_one));
        assert!(!text(&of_other).contains("Kwastelbrug"), "{}", text(&of_other));
    }
}

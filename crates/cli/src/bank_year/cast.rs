//! Who buys, and how he pays: each customer has one way of wording and one rhythm, as people and
//! their software do.

use super::Size;
use crate::demo::cast::with_check_digits;
use crate::dice::Dice;

/// How a payer says what he pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// The invoice number as it stands on the invoice.
    Number,
    /// The same, among numbers of his own: orders, dates, documents.
    NumberAmongOthers,
    /// Its figures only.
    Figures,
    /// With other signs between its parts.
    Spaced,
    /// Only its last figures.
    Short,
    /// The reference that the invoice asked for.
    Reference,
    /// What it was for, without a number.
    Words,
    CustomerNumber,
    /// Now this, now that.
    Changing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    EachInvoice,
    Weekly,
    Monthly,
}

/// Somebody with an account.
#[derive(Debug, Clone)]
pub struct Payer {
    pub name: String,
    pub iban: String,
}

#[derive(Debug, Clone)]
pub struct Customer {
    pub number: String,
    pub name: String,
    pub city: &'static str,
    /// Who transfers the money.
    pub payer: Payer,
    /// Pays through this group.
    pub group: Option<usize>,
    /// The account in the bookkeeping, right or old.
    pub on_card: Option<String>,
    pub term: i32,
    pub says: Says,
    /// What he writes before a number.
    pub lead: &'static str,
    /// What he writes between numbers.
    pub between: &'static str,
    pub rhythm: Rhythm,
    /// Days after the due date, on average.
    pub late: i32,
    pub sloppy: bool,
    pub takes_discount: bool,
    pub rounds: bool,
    /// Splits between the usual and the blocked account.
    pub splits: bool,
    pub collected: bool,
    pub dollars: bool,
    /// His bank keeps costs.
    pub costs: bool,
    /// Each month the same.
    pub fixed_cents: Option<i64>,
    pub typical_cents: i64,
    /// Invoices in a year.
    pub yearly: usize,
    pub belgian: bool,
}

const FIRST: [&str; 24] = [
    "Molen", "Haven", "Linde", "Brug", "Anker", "Kade", "Veld", "Duin", "Toren", "Zand", "Beek", "Eik",
    "Horizon", "Polder", "Sluis", "Wolk", "Dijk", "Vuur", "Berg", "Gracht", "Noorder", "Zuider", "Maas",
    "Waal",
];
const SECOND: [&str; 20] = [
    "bouw",
    "techniek",
    "groen",
    "advies",
    "bakkers",
    "transport",
    "installaties",
    "schilders",
    "drukwerk",
    "software",
    "keukens",
    "fietsen",
    "daken",
    "zorg",
    "media",
    "horeca",
    "metaal",
    "glas",
    "hout",
    "catering",
];
const FORMS: [&str; 6] = [" BV", " B.V.", "", " VOF", " Holding BV", " & Zn"];
const SURNAMES: [&str; 16] = [
    "de Vries", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Hendriks",
    "Dekker", "Brouwer", "Dijkstra", "Smeets", "Kok",
];
const CITIES: [&str; 8] = ["Utrecht", "Zwolle", "Deventer", "Breda", "Almere", "Venlo", "Hoorn", "Antwerpen"];
const LEADS: [&str; 16] = [
    "",
    "",
    "Factuur ",
    "factuur ",
    "Fact. ",
    "Factuurnr. ",
    "factuurnummer: ",
    "Betaling factuur ",
    "inv ",
    "Uw factuur ",
    "F: ",
    "fnr ",
    "Fct ",
    "Invoice ",
    "nr ",
    "FACTUURNUMMER",
];
const BETWEEN: [&str; 8] = [", ", " ", " + ", "/", "; ", " en ", ",", " - "];

pub fn cast(size: &Size, dice: &mut Dice) -> (Vec<Customer>, Vec<Payer>) {
    // Strangers, second payments and batches about outweigh each other.
    let each = (size.payments as i64 * 128 / 100).max(1) / size.customers as i64;
    let mut customers: Vec<Customer> =
        (0..size.customers).map(|place| customer(place, each.max(1) as u64, dice)).collect();
    let mut groups = Vec::new();
    let mut place = 0;
    while place + 6 < customers.len() {
        if dice.below(100) < 2 {
            let name = format!("{} Groep BV", customers[place].name.trim_end_matches(" BV"));
            let members = 2 + dice.below(4) as usize;
            for member in &mut customers[place..place + members] {
                member.group = Some(groups.len());
                member.collected = false;
                member.splits = false;
                member.dollars = false;
            }
            groups.push(Payer { name, iban: account(dice, "NL") });
            place += members;
        }
        place += 1;
    }
    (customers, groups)
}

fn customer(place: usize, each: u64, dice: &mut Dice) -> Customer {
    let twin = if dice.below(12) == 0 { format!(" {}", dice.one_of(&CITIES)) } else { String::new() };
    let family = if dice.below(2) == 0 { format!("{} ", dice.one_of(&SURNAMES)) } else { String::new() };
    let (first, second) = (dice.one_of(&FIRST), dice.one_of(&SECOND));
    let name = format!("{family}{first}{second}{twin}{}", dice.one_of(&FORMS));
    let belgian = dice.below(100) < 4;
    let dollars = dice.below(100) < 2;
    let iban = account(dice, if belgian { "BE" } else { "NL" });
    let payer = match dice.below(100) {
        // The director pays from his own account.
        0 | 1 => {
            let initial = char::from(b'A' + dice.below(20) as u8);
            Payer { name: format!("{initial} {}", dice.one_of(&SURNAMES)), iban }
        }
        2 => Payer { name: "Administratiekantoor Zonneveld".to_owned(), iban: account(dice, "NL") },
        _ => Payer { name: bank_name(&name, dice), iban },
    };
    let on_card = match dice.below(100) {
        0..42 => Some(payer.iban.clone()),
        // He changed banks and told nobody.
        42..46 => Some(account(dice, "NL")),
        _ => None,
    };
    let says = match dice.below(100) {
        0..36 => Says::Number,
        36..53 => Says::NumberAmongOthers,
        53..63 => Says::Figures,
        63..69 => Says::Spaced,
        69..75 => Says::Short,
        75..83 => Says::Reference,
        83..87 => Says::Words,
        87..90 => Says::CustomerNumber,
        _ => Says::Changing,
    };
    let rhythm = match dice.below(100) {
        0..74 => Rhythm::EachInvoice,
        74..88 => Rhythm::Weekly,
        _ => Rhythm::Monthly,
    };
    let yearly = match dice.below(10) {
        0..5 => 1 + dice.below(each * 2 / 3 + 1),
        5..9 => each / 2 + dice.below(each + 1),
        _ => each * 2 + dice.below(each * 3 + 1),
    };
    let typical = [9_500, 24_200, 48_400, 121_000, 302_500, 847_000][dice.below(6) as usize];
    Customer {
        number: format!("{}", 10_001 + place),
        name,
        city: if belgian { "Antwerpen" } else { CITIES[dice.below(7) as usize] },
        payer,
        group: None,
        on_card,
        term: *dice.one_of(&[8, 14, 14, 14, 30, 30, 30, 60]),
        says,
        lead: dice.one_of::<&str>(&LEADS),
        between: dice.one_of::<&str>(&BETWEEN),
        rhythm,
        late: *dice.one_of(&[-6, -2, 0, 0, 2, 5, 9, 16, 25]),
        sloppy: dice.below(100) < 3,
        takes_discount: dice.below(1000) < 15,
        rounds: dice.below(100) < 2,
        splits: dice.below(100) < 2,
        collected: !dollars && dice.below(100) < 7,
        dollars,
        costs: dollars && dice.below(3) == 0,
        fixed_cents: (dice.below(100) < 14).then(|| i64::from(typical) / 2 + 100 * dice.below(100) as i64),
        typical_cents: i64::from(typical),
        yearly: yearly.max(1) as usize,
        belgian,
    }
}

/// As the bank writes it: capitals, without signs, cut off.
fn bank_name(name: &str, dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => name.to_uppercase(),
        1 => name.replace("B.V.", "BV").replace('&', "EN").to_uppercase(),
        2 => name.chars().take(24).collect(),
        _ => name.to_owned(),
    }
}

/// An account with right check digits at a bank that does not exist.
pub fn account(dice: &mut Dice, country: &str) -> String {
    if country == "BE" {
        let number = 9_990_000_000 + dice.below(9_999_999);
        let check = match number % 97 {
            0 => 97,
            rest => rest,
        };
        return with_check_digits("BE", &format!("{number:010}{check:02}"));
    }
    with_check_digits("NL", &format!("DEMO{:010}", dice.below(9_999_999_999)))
}

/// Somebody who is no customer.
pub fn person(dice: &mut Dice) -> Payer {
    let initial = char::from(b'A' + dice.below(20) as u8);
    Payer { name: format!("{initial} {}", dice.one_of(&SURNAMES)), iban: account(dice, "NL") }
}

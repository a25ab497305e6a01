//! Who there is in the demo: the office and its customers. All of them are invented.
//!
//! Not here: what happens to them (`stories`) and how they pay (`habits`). E-mail addresses end in
//! `.example`, telephone numbers and accounts are of nobody.

use crate::demo::habits::Habit;
use crate::dice::Dice;

pub const CLIENT: &str = "Rijsveld Bakkerijservice";
pub const JOOST: &str = "Joost de Wit";
pub const MARIEKE: &str = "Marieke Smit";

/// name | person | role | place | habit | term | usual amount | invoices | owner | words
///
/// The words: `close`, `distant`, `fixed` (style, with Joost), `product`, `u`, `app` (WhatsApp is
/// fine), `noapp` (refused it), `mail` and `phone` (preference), `nophone`, `noaddress`, `en`,
/// `consumer`, `new`, `oven` and `cool` (projects of a specialist), `story` (its last weeks are
/// written out in `stories`).
const CUSTOMERS: &str = "
Bakkerij Vermeulen            | Petra Vermeulen      | eigenaar       | Deventer   | on_time   | 14 |  420 | 9 | Sofie Hendriks | close app
Bakkerij De Oude Molen        | Henk Oosting         | eigenaar       | Hattem     | early     | 14 |  380 | 9 | Sofie Hendriks | app
Banketbakkerij Zoetelief      | Lies Zoetelief       | eigenaar       | Kampen     | forgetful | 14 |  510 | 8 | Sofie Hendriks |
Hotel De Lindenhof            | Ingrid Sanders       | crediteuren    | Apeldoorn  | weekly    | 30 | 1450 | 9 | Ruben Mol      | u oven
Zorggroep De Wilgenhof        | Karin Mulder         | crediteuren    | Zwolle     | weekly    | 30 | 1900 | 8 | Ruben Mol      | u distant product
Lunchroom Zus en Zo           | Noor Bosma           | eigenaar       | Zwolle     | a_little  | 14 |  260 | 9 | Sofie Hendriks | app
Broodatelier Kamperland       | Sjoerd Prins         | eigenaar       | Kampen     | on_time   | 14 |  640 | 8 | Sofie Hendriks |
Bakkerij Huisman en Zonen     | Wim Huisman          | directie       | Meppel     | on_time   | 30 | 1280 | 8 | Ruben Mol      | close oven
Patisserie Amandine           | Eline de Graaf       | eigenaar       | Zutphen    | early     | 14 |  450 | 8 | Sofie Hendriks | mail
Streekbakker De Aar           | Gert Jan Nijhuis     | administratie  | Raalte     | incasso   | 14 |  330 | 9 | Sofie Hendriks |
Bakkerij 't Stoepje           | Anneke Kok           | eigenaar       | Ommen      | incasso   | 14 |  290 | 9 | Sofie Hendriks |
Koffiehuis Hanze              | Tim Wolters          | eigenaar       | Hasselt    | disorder  | 14 |  310 | 7 | Sofie Hendriks |
Theeschenkerij Buitenlust     | Mirjam Groen         | eigenaar       | Heerde     | a_little  | 14 |  220 | 8 | Sofie Hendriks | noapp
Bakkerij Ten Have             | Bas ten Have         | eigenaar       | Hardenberg | on_time   | 14 |  470 | 8 | Sofie Hendriks |
Wereldbrood Coöperatie        | Samira el Idrissi    | administratie  | Enschede   | a_little  | 30 |  980 | 7 | Ruben Mol      |
Scholengemeenschap De Kolk    | Rob Hofman           | crediteuren    | Ommen      | weekly    | 30 |  760 | 7 | Ruben Mol      | u product
IJssalon Il Ghiro             | Marco Conti          | eigenaar       | Zwolle     | forgetful | 14 |  560 | 7 | Sofie Hendriks | cool
Bakkerij Dorpszicht           | Hilde Postma         | eigenaar       | Dalfsen    | early     | 14 |  340 | 9 | Sofie Hendriks | app
Eetcafé De Kade               | Joris Blom           | bedrijfsleider | Zwolle     | absent    | 14 |  410 | 7 | Sofie Hendriks |
Boerderijwinkel Het Erf       | Femke Dekker         | eigenaar       | Wijhe      | on_time   | 14 |  280 | 8 | Sofie Hendriks | close
Bakkerij Wolkers              | Daan Wolkers         | eigenaar       | Steenwijk  | a_little  | 14 |  390 | 8 | Sofie Hendriks |
Bedrijfsrestaurant Noorderhof | Saskia Vos           | inkoop         | Assen      | weekly    | 30 | 1100 | 7 | Ruben Mol      | u
Bruidstaarten bij Roos        | Roos Timmer          | eigenaar       | Nijkerk    | forgetful | 14 |  190 | 7 | Sofie Hendriks |
Bakkerij Zilverberg           | Arend Zilverberg     | directie       | Almelo     | on_time   | 30 | 1620 | 7 | Ruben Mol      | oven
Pannenkoekenhuis De Hoeve     | Carla Smeets         | eigenaar       | Epe        | disorder  | 14 |  350 | 6 | Sofie Hendriks | nophone
Bakkerij Het Gouden Graan     | Pieter Looman        | eigenaar       | Emmeloord  | early     | 14 |  530 | 8 | Sofie Hendriks | phone
Museumcafé Het Depot          | Lotte Evers          | administratie  | Zwolle     | on_time   | 30 |  440 | 7 | Ruben Mol      | u
Chocolaterie Bruinsma         | Ype Bruinsma         | eigenaar       | Heerenveen | incasso   | 14 |  610 | 8 | Sofie Hendriks | fixed
Zuivelhoeve Marlies           | Marlies Brandsma     | eigenaar       | Staphorst  | a_little  | 14 |  300 | 7 | Sofie Hendriks | cool
Bakkerij Lankhorst            | Tineke Lankhorst     | administratie  | Genemuiden | on_time   | 14 |  480 | 8 | Sofie Hendriks |
Nordic Buns Ltd               | Emily Carter         | accounts       | Leeds      | on_time   | 30 | 1750 | 6 | Ruben Mol      | en distant story
Backhaus Lindner GmbH         | Jonas Lindner        | Buchhaltung    | Nordhorn   | on_time   | 30 | 1380 | 6 | Ruben Mol      | en
Broodhuis Van Acker BV        | Katrien Van Acker    | boekhouding    | Antwerpen  | a_little  | 30 | 1190 | 6 | Ruben Mol      | u
Mevrouw Ina Dijkstra          | Ina Dijkstra         |                | Zwolle     | early     | 14 |  140 | 4 | Marieke Smit   | consumer u
De heer Tom Hulshof           | Tom Hulshof          |                | Wezep      | on_time   | 14 |  160 | 4 | Marieke Smit   | consumer
Mevrouw Lea Visscher          | Lea Visscher         |                | Raalte     | a_little  | 14 |  120 | 4 | Marieke Smit   | consumer
Bakkerij Roelofs              | Gerda Roelofs        | eigenaar       | Vroomshoop | cash_poor | 14 |  620 | 6 | Sofie Hendriks | story
Lunchcafé Bij Saar            | Saar Wessels         | eigenaar       | Zwolle     | cash_poor | 14 |  390 | 5 | Sofie Hendriks | story
Grand Café De Beurs           | Mark Terpstra        | bedrijfsleider | Deventer   | cash_poor | 14 |  540 | 5 | Ruben Mol      | story
Conditorei Schavelaar         | Erik Schavelaar      | eigenaar       | Olst       | on_time   | 14 |  460 | 6 | Sofie Hendriks | close mail story
Landgoed Eikenrode            | Charlotte Kuiper     | administratie  | Zwolle     | on_time   | 30 | 1540 | 6 | Ruben Mol      | u oven story
Koffiebranderij Het Anker     | Yusuf Kaya           | eigenaar       | Kampen     | own_term  | 14 |  720 | 5 | Sofie Hendriks | story
Restaurant De Drie Linden     | Olga Visser          | directie       | Hattem     | cash_poor | 14 |  830 | 5 | Ruben Mol      | distant story
Bakkerij Oldenhof             | Niels Oldenhof       | eigenaar       | Nijverdal  | early     | 14 |  440 | 8 | Sofie Hendriks | story
Bakkerij Kornelis             | Femke Kornelis       | eigenaar       | Hasselt    | on_time   | 14 |  370 | 7 | Sofie Hendriks | close story
Taartenwinkel Suikerzoet      | Bo Jansen            | eigenaar       | Wezep      | forgetful | 14 |  240 | 6 | Sofie Hendriks | story
Maaltijdservice Tafelaar      | Rens Tafelaar        | administratie  | Zwolle     | disorder  | 14 |  590 | 6 | Ruben Mol      | story
Stichting Buurtkeuken Oost    | Fatima Bouzid        | penningmeester | Zwolle     | absent    | 30 |  310 | 5 | Marieke Smit   | u story
Strandpaviljoen Zuiderduin    | Koen Visser          | eigenaar       | Dronten    | forgetful | 14 |  680 | 5 | Ruben Mol      | noaddress story
De heer Wouter Bloem          | Wouter Bloem         |                | Heino      | forgetful | 14 |  210 | 4 | Marieke Smit   | consumer u story
Hotel De Punterkade           | Sanne Ridder         | crediteuren    | Giethoorn  | weekly    | 30 | 1320 | 6 | Ruben Mol      | u cool story
Bakkerij De Zeilsteeg         | Jelle Wieringa       | eigenaar       | Sneek      | a_little  | 14 |  430 | 6 | Sofie Hendriks | story
Broodje Centraal              | Ahmed Demir          | eigenaar       | Deventer   | on_time   | 14 |  270 | 6 | Sofie Hendriks | story
Cateraar Van Wijngaarden      | Loes van Wijngaarden | administratie  | Apeldoorn  | a_little  | 14 |  890 | 6 | Ruben Mol      | story
Bakkerij Nooitgedacht         | Frits Nooitgedacht   | eigenaar       | Urk        | a_little  | 14 |  410 | 6 | Sofie Hendriks | fixed story
Wijnbar Kurk                  | Dewi Pattiasina      | eigenaar       | Zwolle     | forgetful | 14 |  250 | 5 | Sofie Hendriks | story
Zorgboerderij De Zonnehoek    | Greet Everts         | administratie  | Dalfsen    | on_time   | 30 |  330 | 5 | Marieke Smit   | u story
Food Hall Stadshagen          | Ruud Pol             | bedrijfsleider | Zwolle     | a_little  | 14 |  520 | 5 | Ruben Mol      | story
Bakkerij Morgenstond          | Aniek Brouwer        | eigenaar       | Meppel     | on_time   | 14 |  360 | 3 | Sofie Hendriks | new
Lunchroom De Specht           | Hanna Spijker        | eigenaar       | Ermelo     | a_little  | 14 |  230 | 3 | Sofie Hendriks | new
";

/// One customer.
#[derive(Debug, Clone)]
pub struct Role {
    pub number: String,
    pub name: &'static str,
    pub person: &'static str,
    pub role: &'static str,
    pub place: &'static str,
    pub habit: Habit,
    pub term: i32,
    pub euros: i64,
    pub invoices: i64,
    pub owner: &'static str,
    pub email: String,
    pub phone: Option<String>,
    /// Street and number, postal code.
    pub address: Option<(String, String)>,
    pub iban: String,
    pub since: i16,
    words: Vec<&'static str>,
}

impl Role {
    pub fn is(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    /// The country of the address, where it is not the Netherlands.
    pub fn country(&self) -> Option<&'static str> {
        match self.place {
            "Leeds" => Some("GB"),
            "Nordhorn" => Some("DE"),
            "Antwerpen" => Some("BE"),
            _ => None,
        }
    }

    pub fn project(&self) -> Option<(&'static str, &'static str)> {
        if self.is("oven") {
            return Some(("Ovenonderhoud", "Anna Kuipers"));
        }
        self.is("cool").then_some(("Koeltechniek", "Daan Verbeek"))
    }
}

/// Everybody, in the order of the table.
pub fn cast(dice: &mut Dice) -> Vec<Role> {
    let lines = CUSTOMERS.lines().filter(|line| !line.trim().is_empty());
    lines.enumerate().map(|(place, line)| role(place, line, dice)).collect()
}

fn role(place: usize, line: &'static str, dice: &mut Dice) -> Role {
    let mut cells = line.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let (name, person, role, town) = (cell(), cell(), cell(), cell());
    let habit = Habit::of(cell());
    let mut number = || cell().parse::<i64>().unwrap_or_default();
    let (term, euros, invoices) = (number(), number(), number());
    let owner = cell();
    let words: Vec<&str> = cell().split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let domain: String = slug(name);
    let first = slug(person.split(' ').next().unwrap_or("info"));
    let mailbox = if has("consumer") { first.as_str() } else { "administratie" };
    let street = *dice.one_of(&STREETS);
    let house = 1 + dice.below(120);
    let postal = format!("{} {}", 7000 + 17 * place, ["AB", "CD", "EK", "GX"][place % 4]);
    let landline = format!("0{}-555 {:02} {:02}", [38, 55, 570, 522][place % 4], place, 11 + dice.below(80));
    let mobile = format!("06-1234 5{:03}", 100 + place);
    let phone = if place.is_multiple_of(3) { landline } else { mobile };
    Role {
        number: format!("{}", 1001 + place),
        name,
        person,
        role,
        place: town,
        habit,
        term: i32::try_from(term).unwrap_or(14),
        euros,
        invoices,
        owner,
        email: format!("{mailbox}@{domain}.example"),
        phone: (!has("nophone")).then_some(phone),
        address: (!has("noaddress")).then(|| (format!("{street} {house}"), postal)),
        iban: iban(town, place),
        since: 2012 + i16::try_from(dice.below(12)).unwrap_or_default(),
        words,
    }
}

const STREETS: [&str; 10] = [
    "Molenweg",
    "Havenkade",
    "Kerkstraat",
    "Stationsplein",
    "Eikenlaan",
    "Oude Markt",
    "Ambachtsweg",
    "Brinkstraat",
    "Vechtdijk",
    "Handelskade",
];

/// Letters and digits only, as in a domain.
fn slug(text: &str) -> String {
    let plain = |letter: char| match letter {
        'é' | 'ë' => 'e',
        'ö' => 'o',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(plain).filter(char::is_ascii_alphanumeric).collect()
}

/// An account with right check digits at a bank that does not exist.
fn iban(town: &str, place: usize) -> String {
    let (country, rest) = match town {
        "Leeds" => ("GB", format!("DEMO000000{:08}", 10_417 + place)),
        "Nordhorn" => ("DE", format!("00000000{:010}", 20_731 + place)),
        "Antwerpen" => ("BE", belgian(9_990_001_230 + place as u64)),
        _ => ("NL", format!("DEMO{:010}", 417_164_300 + 97 * place)),
    };
    with_check_digits(country, &rest)
}

/// A Belgian number carries a check of its own: the rest by 97.
fn belgian(number: u64) -> String {
    let check = match number % 97 {
        0 => 97,
        rest => rest,
    };
    format!("{number:010}{check:02}")
}

pub fn with_check_digits(country: &str, rest: &str) -> String {
    let number = format!("{rest}{country}00");
    let value = number.chars().fold(0_u32, |sum, letter| {
        let value = letter.to_digit(36).unwrap_or_default();
        (if value > 9 { sum * 100 } else { sum * 10 } + value) % 97
    });
    format!("{country}{:02}{rest}", 98 - value)
}

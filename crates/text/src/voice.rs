//! How a customer is spoken to: the language, and in Dutch je or u.
//!
//! Not here: choosing it (the customer's file says so). Invariant: English has one voice, so that
//! an English customer with a stored *u* still gets an English letter.

use domain::Language;

/// Je or u. Dutch: *aanspreekvorm*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Form {
    Je,
    #[default]
    U,
}

impl Form {
    pub const ALL: &'static [Form] = &[Form::Je, Form::U];

    pub const fn word(self) -> &'static str {
        match self {
            Form::Je => "je",
            Form::U => "u",
        }
    }
}

impl std::str::FromStr for Form {
    type Err = String;
    fn from_str(text: &str) -> Result<Form, String> {
        match text {
            "je" => Ok(Form::Je),
            "u" => Ok(Form::U),
            other => Err(format!("“{other}” is no form of address: write je or u")),
        }
    }
}

/// Language and form of address together: there is one text of each letter per voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    NlJe,
    NlU,
    En,
}

impl Voice {
    pub const ALL: &'static [Voice] = &[Voice::NlJe, Voice::NlU, Voice::En];

    pub const fn of(language: Language, form: Form) -> Voice {
        match (language, form) {
            (Language::Nl, Form::Je) => Voice::NlJe,
            (Language::Nl, Form::U) => Voice::NlU,
            (Language::En, _) => Voice::En,
        }
    }

    pub const fn language(self) -> Language {
        match self {
            Voice::NlJe | Voice::NlU => Language::Nl,
            Voice::En => Language::En,
        }
    }

    /// The word for this voice in the store and in the names of the text folders.
    pub const fn word(self) -> &'static str {
        match self {
            Voice::NlJe => "nl-je",
            Voice::NlU => "nl-u",
            Voice::En => "en",
        }
    }
}

impl std::str::FromStr for Voice {
    type Err = String;
    fn from_str(text: &str) -> Result<Voice, String> {
        let known = Voice::ALL.iter().copied().find(|voice| voice.word() == text);
        known.ok_or_else(|| format!("“{text}” is no voice: write nl-je, nl-u or en"))
    }
}

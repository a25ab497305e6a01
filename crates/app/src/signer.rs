//! Who signs and is called back, as of today: the speaker of a message with his own phone, address
//! and function, or his substitute (0.2).
//!
//! Not here: who ought to speak (`domain::decide::speaker`).

use domain::{Date, colleague};

use crate::records::Client;

/// Who stands under a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    pub name: String,
    pub function: String,
    pub phone: Option<String>,
    /// Where answers go; `None`: the address of the client.
    pub email: Option<String>,
}

/// The one who speaks today where `wanted` should; without a name the client's own signer.
pub fn signer(client: &Client, wanted: Option<&str>, today: Date) -> Signer {
    let settings = &client.settings;
    let team = &settings.colleagues;
    let there = wanted.and_then(|name| colleague::present(name, team, today));
    let name = there
        .or_else(|| colleague::present(&settings.signer, team, today))
        .unwrap_or_else(|| settings.signer.clone());
    let known = colleague::find(&name, team);
    Signer {
        function: known.and_then(|one| one.function.clone()).unwrap_or_default(),
        phone: known.and_then(|one| one.phone.clone()).or(settings.signer_phone.clone()),
        email: known.and_then(|one| one.email.clone()),
        name,
    }
}

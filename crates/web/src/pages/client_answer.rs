//! What the client sees through a link: may this customer have this term (2.11)? No account, one
//! question, and what the law says about it.

use askama::Template;

use crate::say::Say;

#[derive(Template)]
#[template(path = "answer_client.html")]
pub struct ClientAnswerPage {
    pub say: Say,
    pub customer: String,
    pub days: i32,
    pub before: Option<i32>,
    /// In the customer's words.
    pub words: Option<String>,
    pub law: Option<(String, String)>,
    /// More than the law gives: has to be known.
    pub is_over: bool,
    pub who: String,
    /// `open`, `yes`, `no` or `gone`.
    pub state: &'static str,
    pub problem: Option<String>,
}

impl ClientAnswerPage {
    pub fn sample(say: Say, state: &'static str) -> ClientAnswerPage {
        ClientAnswerPage {
            say,
            customer: "Bakkerij Jansen".to_owned(),
            days: 60,
            before: Some(14),
            words: Some("Wij hanteren altijd 60 dagen.".to_owned()),
            law: Some((say.t("term-law-large_buyer"), "Art. 6:119a lid 6 BW".to_owned())),
            is_over: true,
            who: "Sanne Vermeer".to_owned(),
            state,
            problem: None,
        }
    }
}

//! What happens in a complaint, from the words of a play.

use super::translate::{PlayError, Translation};
use crate::dispute::{Asked, Cause, Counterpart, Department, News, RemedyKind, Satisfaction, Side, Verdict};
use crate::dossier::Dossier;
use crate::ids::InvoiceId;

impl Translation<'_> {
    /// `what` says which news it is; `remedy` is always about the last one that was proposed.
    pub(super) fn news(&self, dossier: &Dossier, invoice: InvoiceId) -> Result<News, PlayError> {
        let event = self.event;
        let words = || event.text.clone().unwrap_or_default();
        let who = || event.who.clone().unwrap_or_else(|| "somebody".to_owned());
        let case = dossier.state.disputes.iter().rfind(|dispute| dispute.invoice == invoice);
        let last = case.map_or(0, |dispute| dispute.case.remedies.len().saturating_sub(1));
        let what = event.what.as_deref().unwrap_or_default();
        Ok(match what {
            "told" => News::Told {
                words: event.text.clone(),
                step: event.step.as_ref().map(|_| self.word(&event.step, "step")).transpose()?,
                why: event.why.clone(),
                wish: None,
                owner: event.owner.clone(),
            },
            "passed_on" => News::PassedOn { to: Counterpart { name: who(), email: None } },
            "answered" => News::Answered { by: who(), words: words() },
            "said" => News::Said {
                side: self.word::<Side>(&event.who.clone().or(Some("us".to_owned())), "who")?,
                by: who(),
                words: words(),
            },
            "proposed" => News::Proposed {
                kind: self.word::<RemedyKind>(&event.remedy, "remedy")?,
                words: words(),
                amount: self.optional_amount()?,
                cost: None,
                approver: None,
                by: who(),
            },
            "judged" => News::Judged {
                remedy: last,
                verdict: self.word::<Verdict>(&event.outcome, "outcome")?,
                by: who(),
                words: event.text.clone(),
                amount: self.optional_amount()?,
            },
            "agreed" => News::Agreed { remedy: last },
            "felt" => News::Felt {
                satisfaction: self.word::<Satisfaction>(&event.outcome, "outcome")?,
                asked: Asked::Call,
                words: event.text.clone(),
            },
            "followed_up" => News::FollowedUp { words: words() },
            "found" => {
                let step = self.word(&event.step, "step")?;
                News::Found { cause: Cause { step, department: Department::Operations, learned: None } }
            }
            "left_it" => News::LeftIt { why: event.why.clone().unwrap_or_default() },
            "moved" => News::Moved { stage: self.word(&event.outcome, "outcome")? },
            other => return Err(self.wrong(format!("“{other}” is no news of a complaint"))),
        })
    }
}

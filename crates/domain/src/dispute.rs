//! A complaint from its first words to the next order: what the customer said, where our own
//! process failed, what was proposed, chosen and agreed, how he feels about it, and how it ended.
//!
//! Not here: when something is asked or done about it (`decide::disputes`), the disputed invoice
//! itself (`agreement::Dispute` names it). Invariant: a case ends with a solution that the customer
//! agreed to, or with a decision to leave the invoice that says why (0.20): [`may_close`].

use serde::{Deserialize, Serialize};

use crate::agreement::{Dispute, DisputeOutcome};
use crate::date::Date;
use crate::money::Cents;

mod words;

pub use words::{Asked, Department, Ending, ProcessStep, RemedyKind, Satisfaction, Side, Stage, Verdict};

/// A colleague of the client who knows what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterpart {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A solution that was put forward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    pub kind: RemedyKind,
    pub words: String,
    /// Less to pay, for the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Cents>,
    /// What it costs us, and who has to agree to that (3.9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cents>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    pub by: String,
    pub on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// The cause, recorded at closing: the first reason is often not the cause (0.17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub step: ProcessStep,
    pub department: Department,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<String>,
}

/// Everything about a dispute beside the invoice that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The customer's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Where in our process, why, and what would make it right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<ProcessStep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    /// Who of us sees it through. A case with an owner has clocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<Counterpart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passed_on: Option<Date>,
    /// The counterpart's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
    /// Our first answer to the customer, and the last time we spoke with him about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_answer: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_contact: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<Remedy>,
    /// Which of the remedies the customer agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub felt: Option<(Satisfaction, Date)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed_up: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Why the invoice is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_because: Option<String>,
    /// What a credit note took off the invoice since the complaint.
    pub credited: Cents,
    /// The first invoice issued after the solution: he ordered again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_order: Option<Date>,
    /// Days on which a clock put something on a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_asked: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_asked: Option<Date>,
}

/// What happened in a case between its opening and its end, and after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum News {
    /// The story, or more of it: what is absent stays as it was.
    Told {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<ProcessStep>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wish: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    },
    /// To the colleague of the client who can tell what happened (2.4).
    PassedOn {
        to: Counterpart,
    },
    /// What he answered.
    Answered {
        by: String,
        words: String,
    },
    /// Words in the thread (0.18). From us it is an answer to the customer.
    Said {
        side: Side,
        by: String,
        words: String,
    },
    Proposed {
        kind: RemedyKind,
        words: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Cents>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cost: Option<Cents>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approver: Option<String>,
        by: String,
    },
    /// The client's word about a proposal, counted from 0. With `changed`, what it became.
    Judged {
        remedy: usize,
        verdict: Verdict,
        by: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Cents>,
    },
    /// The customer agrees to this remedy.
    Agreed {
        remedy: usize,
    },
    /// What he says of the solution.
    Felt {
        satisfaction: Satisfaction,
        asked: Asked,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// What was agreed is done: the work, the replacement, the credit note.
    FollowedUp {
        words: String,
    },
    Found {
        cause: Cause,
    },
    /// Why the invoice is left, said before the case is closed so (0.20).
    LeftIt {
        why: String,
    },
    /// A person put the card in another column.
    Moved {
        stage: Stage,
    },
}

/// Why a case cannot be closed like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotClose {
    #[error("no solution was agreed with the customer yet (0.20)")]
    NothingAgreed,
    #[error("the invoice is left: say why (0.20)")]
    LeftWithoutReason,
}

/// Whether this dispute may end so.
///
/// # Errors
/// [`CannotClose`], by the letter of 0.20.
pub fn may_close(dispute: &Dispute, outcome: DisputeOutcome) -> Result<(), CannotClose> {
    match outcome {
        DisputeOutcome::LetGo if dispute.case.left_because.is_none() => Err(CannotClose::LeftWithoutReason),
        DisputeOutcome::LetGo => Ok(()),
        _ if dispute.remedy_agreed.is_none() => Err(CannotClose::NothingAgreed),
        _ => Ok(()),
    }
}

impl Case {
    pub fn is_empty(&self) -> bool {
        *self == Case::default()
    }
}

impl Dispute {
    pub fn stage(&self) -> Stage {
        if self.is_open() { self.case.stage.unwrap_or(Stage::New) } else { Stage::Solved }
    }

    /// The remedy that the customer agreed to.
    pub fn agreed_remedy(&self) -> Option<&Remedy> {
        self.case.agreed.and_then(|index| self.case.remedies.get(index))
    }

    /// What was agreed waits for somebody to do it.
    pub fn waits_for_doing(&self) -> bool {
        let needs = self.agreed_remedy().is_some_and(|remedy| remedy.kind.needs_doing());
        needs && self.case.followed_up.is_none()
    }

    /// How it turned out. `repeat_days`: within so many days after payment a new order is expected.
    pub fn ending(&self, today: Date, repeat_days: i32) -> Ending {
        let Some(closed) = self.closed else {
            return Ending::Open;
        };
        let unhappy = closed.customer_satisfied == Some(false);
        match (closed.outcome, self.after.settled, self.case.new_order) {
            (DisputeOutcome::LetGo, ..) => Ending::LetGo,
            (_, None, _) => Ending::ToPay,
            (_, Some(_), _) if unhappy => Ending::Lost,
            (_, Some(settled), Some(order)) if order.days_since(settled) <= repeat_days => Ending::Returned,
            (_, Some(settled), _) if today.days_since(settled) > repeat_days => Ending::Lost,
            _ => Ending::Paid,
        }
    }

    /// A quarrel with a person of the client: shown with tact (2.3).
    pub fn is_sensitive(&self) -> bool {
        self.reason == "staff"
    }
}

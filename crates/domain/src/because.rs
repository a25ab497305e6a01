//! Why something is done, or not done: one reason with its facts, and the behaviour it follows.
//!
//! Deciding makes no sentences: it is asked about a hundred thousand invoices at a time. The
//! sentence is made when somebody looks. English here, for plays; the interface has its own words
//! under `because-<word>` with the same facts.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::named::named;

named! {
    Why, "reason" {
        // Acts
        ArrivedWell = "arrived_well",
        DueToday = "due_today",
        DueSoonNoWorkingDay = "due_soon_no_working_day",
        StillOpen = "still_open",
        GoodPayerLate = "good_payer_late",
        AskReason = "ask_reason",
        AskReasonAgain = "ask_reason_again",
        CalledBack = "called_back",
        PersonWantsCall = "person_wants_call",
        NoPhone = "no_phone",
        NoContactYet = "no_contact_yet",
        TalkedButOpen = "talked_but_open",
        ApprovedByPerson = "approved_by_person",
        NeedsYes = "needs_yes",
        NeedsYesLowScore = "needs_yes_low_score",
        NeedsYesLoyal = "needs_yes_loyal",
        VisitToday = "visit_today",
        LoyalLate = "loyal_late",
        DeliveryWish = "delivery_wish",
        NoticePassed = "notice_passed",
        PromiseBroken = "promise_broken",
        TermComing = "term_coming",
        TermMissed = "term_missed",
        PromiseKept = "promise_kept",
        ArrangementFinished = "arrangement_finished",
        WronglyReminded = "wrongly_reminded",
        LowScore = "low_score",
        AfterDispute = "after_dispute",
        AskSatisfied = "ask_satisfied",
        SatisfiedAndClear = "satisfied_and_clear",
        TermClaimedAsk = "term_claimed_ask",
        TermNotInBooks = "term_not_in_books",
        TermStillNotInBooks = "term_still_not_in_books",
        NewInvoiceOldTerm = "new_invoice_old_term",
        SearchPayment = "search_payment",
        MoneyWaits = "money_waits",
        ProposePlan = "propose_plan",
        DisputeNeedsAnswer = "dispute_needs_answer",
        AnswerPromised = "answer_promised",
        ClientHasStory = "client_has_story",
        ClientSilent = "client_silent",
        DisputeTakesLong = "dispute_takes_long",
        RemedyToDo = "remedy_to_do",
        DisputeCare = "dispute_care",
        NeedsYesDispute = "needs_yes_dispute",
        ReplyNeedsReading = "reply_needs_reading",
        WrongPersonFound = "wrong_person_found",
        EverythingStops = "everything_stops",
        // Rests
        Stopped = "stopped",
        Paid = "paid",
        LetGo = "let_go",
        Disputed = "disputed",
        InArrangement = "in_arrangement",
        Promised = "promised",
        Paused = "paused",
        Absent = "absent",
        CannotPay = "cannot_pay",
        WrongPerson = "wrong_person",
        CopySent = "copy_sent",
        HandedOver = "handed_over",
        CallBackAsked = "call_back_asked",
        VisitPlanned = "visit_planned",
        SaysPaid = "says_paid",
        ReplyWaits = "reply_waits",
        Collected = "collected",
        TermClaimed = "term_claimed",
        TermAgreed = "term_agreed",
        NotDue = "not_due",
        BankStale = "bank_stale",
        SpokenRecently = "spoken_recently",
        SpokenToday = "spoken_today",
        TooManyReminders = "too_many_reminders",
        CalledOften = "called_often",
        HumanFirst = "human_first",
        NoChannel = "no_channel",
        GivenTime = "given_time",
        TaskOpen = "task_open",
        SmallSum = "small_sum",
        FirstDayBack = "first_day_back",
        // Acts and rests about terms and reasons
        TermComplaintAgain = "term_complaint_again",
        FixAdministration = "fix_administration",
        WillNotPay = "will_not_pay",
        ForgottenStillOpen = "forgotten_still_open",
        AdministrationOpen = "administration_open",
        WillNot = "will_not",
        // Of messages that belong to an event
        ToldInWriting = "told_in_writing",
        AnsweredMeanwhile = "answered_meanwhile",
    }
}

/// A reason with its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    pub why: Why,
    /// The day that matters: until when, since when, due when. See the sentence.
    pub date: Option<Date>,
    /// A number that matters: days late, reminders in a row, the agreed term.
    pub count: Option<i32>,
}

impl From<Why> for Because {
    fn from(why: Why) -> Because {
        Because { why, date: None, count: None }
    }
}

impl Why {
    pub fn until(self, date: Date) -> Because {
        Because { why: self, date: Some(date), count: None }
    }

    pub fn days(self, count: i32) -> Because {
        Because { why: self, date: None, count: Some(count) }
    }

    /// The behaviour (or never) of `behaviours.md` that this follows.
    pub const fn rule(self) -> &'static str {
        match self {
            Why::ArrivedWell => "1.4",
            Why::DueToday | Why::DueSoonNoWorkingDay => "1.5",
            Why::StillOpen => "4.7",
            Why::GoodPayerLate => "3.10",
            Why::LoyalLate | Why::NeedsYesLoyal => "4.1",
            Why::VisitPlanned | Why::VisitToday => "1.22",
            Why::DeliveryWish => "4.11",
            Why::CalledOften => "4.5",
            Why::AskReason | Why::CalledBack | Why::PersonWantsCall => "1.6",
            Why::AskReasonAgain | Why::HumanFirst | Why::TooManyReminders => "4.5",
            Why::NoPhone | Why::NoChannel => "1.24",
            Why::NoContactYet => "1.9",
            Why::TalkedButOpen => "0.13",
            Why::ApprovedByPerson | Why::NeedsYes => "1.25",
            Why::NeedsYesLowScore | Why::LowScore => "3.7",
            Why::NoticePassed => "0.20",
            Why::PromiseBroken | Why::Promised | Why::PromiseKept => "1.27",
            Why::TermComing | Why::TermMissed | Why::InArrangement | Why::ProposePlan => "4.13",
            Why::ArrangementFinished => "3.15",
            Why::WronglyReminded => "2.19",
            Why::AfterDispute | Why::AskSatisfied => "4.14",
            Why::SatisfiedAndClear => "0.22",
            Why::TermClaimedAsk => "2.11",
            Why::TermNotInBooks => "2.13",
            Why::TermStillNotInBooks => "2.15",
            Why::NewInvoiceOldTerm => "2.16",
            Why::SearchPayment | Why::SaysPaid | Why::Paid => "N1",
            Why::MoneyWaits => "1.8",
            Why::DisputeNeedsAnswer => "0.14",
            Why::AnswerPromised | Why::RemedyToDo => "0.16",
            Why::ClientHasStory | Why::ClientSilent => "2.4",
            Why::DisputeTakesLong => "3.11",
            Why::DisputeCare | Why::NeedsYesDispute => "0.15",
            Why::ReplyNeedsReading | Why::ReplyWaits => "1.7",
            Why::WrongPersonFound | Why::WrongPerson => "4.9",
            Why::EverythingStops | Why::Stopped => "0.14",
            Why::LetGo => "0.20",
            Why::Disputed => "2.7",
            Why::Paused | Why::CallBackAsked => "1.8",
            Why::Absent => "0.12",
            Why::CannotPay => "1.27",
            Why::CopySent => "1.7",
            Why::HandedOver => "0.20",
            Why::Collected => "1.8",
            Why::TermClaimed => "2.12",
            Why::TermAgreed => "2.18",
            Why::NotDue => "2.18",
            Why::BankStale => "N2",
            Why::SpokenRecently | Why::SpokenToday => "N6",
            Why::GivenTime => "0.10",
            Why::TaskOpen => "1.8",
            Why::SmallSum => "1.25",
            Why::FirstDayBack => "N6",
            Why::TermComplaintAgain => "2.20",
            Why::FixAdministration | Why::AdministrationOpen => "4.9",
            Why::WillNotPay | Why::WillNot => "0.14",
            Why::ForgottenStillOpen => "0.12",
            Why::ToldInWriting | Why::AnsweredMeanwhile => "2.21",
        }
    }
}

impl Because {
    pub fn rule(&self) -> &'static str {
        self.why.rule()
    }

    /// One plain sentence.
    pub fn sentence(&self) -> String {
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        let count = self.count.unwrap_or_default();
        match self.why {
            Why::ArrivedWell => format!("Sent on {date}: ask whether it arrived well."),
            Why::DueToday => "It is due today.".into(),
            Why::DueSoonNoWorkingDay => format!("It is due on {date}, which is no working day."),
            Why::StillOpen => format!("It is {count} days late; often it was only forgotten."),
            Why::GoodPayerLate => "A good payer is late for once: ask how things are.".into(),
            Why::LoyalLate => "A customer of many years is late: ask how things are.".into(),
            Why::NeedsYesLoyal => "A customer of many years: a person looks first.".into(),
            Why::VisitPlanned => format!("A visit is planned for {date}."),
            Why::VisitToday => "The visit that was planned is today.".into(),
            Why::DeliveryWish => "The customer said how he wants his invoices: tell who makes them.".into(),
            Why::CalledOften => format!("Called {count} times this week without contact; not before {date}."),
            Why::AskReason => format!("It is {count} days late and we do not know why: ask."),
            Why::AskReasonAgain => format!("{count} reminders without a talk: speak first."),
            Why::CalledBack => "The customer asked to be called back.".into(),
            Why::PersonWantsCall => "A person decided to call again.".into(),
            Why::NoPhone => "A call is due and there is no phone number that we may use.".into(),
            Why::NoContactYet => {
                format!("No contact since the attempt of {date}: try another way.")
            }
            Why::TalkedButOpen => {
                format!("We spoke on {date} and it is still open, {count} days late.")
            }
            Why::ApprovedByPerson => "A person said yes to this step.".into(),
            Why::NeedsYes => format!("{count} days late: this step needs a person's yes."),
            Why::NeedsYesLowScore => "The customer gave a low score: a person looks first.".into(),
            Why::NoticePassed => format!("The last term, of {date}, has passed: a person decides."),
            Why::PromiseBroken => {
                format!("The promise for {date} was not kept: ask what happened.")
            }
            Why::TermComing => format!("A term of the arrangement is due on {date}."),
            Why::TermMissed => format!("The term of {date} was not paid: ask what happened."),
            Why::PromiseKept => "The promise was kept: say thank you.".into(),
            Why::ArrangementFinished => "The arrangement is finished: say thank you.".into(),
            Why::WronglyReminded => format!("The reminder of {date} was not right: say sorry."),
            Why::LowScore => format!("The customer gave a {count}: find out where the pain is."),
            Why::AfterDispute => {
                format!("The complaint was solved and paid on {date}: ask how it is now.")
            }
            Why::AskSatisfied => "Ask whether the solution was a good one.".into(),
            Why::SatisfiedAndClear => {
                "Satisfied, and nothing is open: a moment to ask for a good word.".into()
            }
            Why::TermClaimedAsk => {
                format!("The customer says that he has {count} days: ask the client.")
            }
            Why::TermNotInBooks => {
                format!("{count} days were agreed; the bookkeeping does not know yet.")
            }
            Why::TermStillNotInBooks => {
                format!("The agreed {count} days are still not in the bookkeeping.")
            }
            Why::NewInvoiceOldTerm => {
                format!("A new invoice came without the agreed {count} days.")
            }
            Why::SearchPayment => "The customer says it is paid: search before asking again.".into(),
            Why::MoneyWaits => "Money came in that covers this and has no invoice yet.".into(),
            Why::ProposePlan => "The customer cannot pay at once: propose an arrangement.".into(),
            Why::DisputeNeedsAnswer => "The customer has a complaint: solve it with him.".into(),
            Why::AnswerPromised => format!("We promised the customer an answer by {date}."),
            Why::ClientHasStory => "The customer's story is with the client: ask what happened.".into(),
            Why::ClientSilent => format!("The client has not answered since {date}: ask again."),
            Why::DisputeTakesLong => {
                format!("The complaint of {date} is not solved yet: the client helps to decide.")
            }
            Why::RemedyToDo => "The customer agreed to a solution: now do it.".into(),
            Why::DisputeCare => format!("A complaint is open since {date}: tell him how it goes."),
            Why::NeedsYesDispute => "A complaint is open: a person looks first.".into(),
            Why::ReplyNeedsReading => "The customer wrote something that a person should read.".into(),
            Why::WrongPersonFound => "We reached the wrong person: find the right one.".into(),
            Why::EverythingStops => "Everything stops: a person looks at what can be done.".into(),
            Why::Stopped => format!("Everything stopped on {date}."),
            Why::Paid => "It is paid.".into(),
            Why::LetGo => "It was decided to let it go.".into(),
            Why::Disputed => format!("Disputed since {date}: first the solution."),
            Why::InArrangement => "It is being paid by the arrangement.".into(),
            Why::Promised => format!("Promised for {date}."),
            Why::Paused => "A person asked us to wait.".into(),
            Why::Absent => "The person we need is away.".into(),
            Why::CannotPay => "The customer cannot pay now; we look for an arrangement.".into(),
            Why::WrongPerson => "We do not know yet whom to speak.".into(),
            Why::CopySent => "A copy was asked for; give time to look at it.".into(),
            Why::HandedOver => "It was handed over.".into(),
            Why::CallBackAsked => "The customer asked to be called back.".into(),
            Why::SaysPaid => "The customer says it is paid; we are looking.".into(),
            Why::ReplyWaits => "The customer wrote; first read it.".into(),
            Why::Collected => "We collect it ourselves by direct debit.".into(),
            Why::TermClaimed => {
                format!("The customer says that he has {count} days; the client is asked.")
            }
            Why::TermAgreed => format!("{count} days were agreed, so it is due on {date}."),
            Why::NotDue => format!("It is not due until {date}."),
            Why::BankStale => "The bank data is too old to know what was paid.".into(),
            Why::SpokenRecently => format!("We wrote recently; not before {date}."),
            Why::SpokenToday => "We already speak with this customer today.".into(),
            Why::TooManyReminders => format!("Already {count} reminders in two weeks."),
            Why::HumanFirst => format!("{count} reminders in a row: first a talk."),
            Why::NoChannel => "There is no channel left that fits and is allowed.".into(),
            Why::GivenTime if self.date.is_none() => "The customer is given time.".into(),
            Why::GivenTime => format!("The customer is given time until {date}."),
            Why::TaskOpen => format!("A person still has something to do about it, since {date}."),
            Why::SmallSum => "So little is open that it can wait.".into(),
            Why::TermComplaintAgain => {
                format!("The customer had to tell us about his term {count} times: call him.")
            }
            Why::FixAdministration => "Something about the invoice has to be put right first.".into(),
            Why::AdministrationOpen => "We put right what is wrong with the invoice first.".into(),
            Why::WillNotPay => "The customer says that he will not pay: a person decides.".into(),
            Why::WillNot => "The customer will not pay; nothing goes by itself.".into(),
            Why::ToldInWriting => "What was said or agreed is told in writing.".into(),
            Why::AnsweredMeanwhile => "It was answered meanwhile.".into(),
            Why::ForgottenStillOpen => {
                format!("It was forgotten, he said on {date}, and it is still open.")
            }
            Why::FirstDayBack => "The first day back after a break: one thing at a time.".into(),
        }
    }
}

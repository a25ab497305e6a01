//! Why a payment belongs somewhere: typed, so that each language words it in its own way
//! (`match-reason-*`), and so that a match of years ago can still be explained.

/// One piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A reference with a check, given as the invoice asked for it.
    Reference,
    /// The invoice number, as the client writes it or with other signs between its parts.
    Number,
    /// The first and the last of a row of numbers.
    Range,
    /// Only the last figures of the number.
    EndOfNumber,
    /// A number with a mistake of one sign.
    AlmostNumber,
    /// Numbers that the bank or the payer cut off.
    CutOff,
    CustomerNumber,
    /// The account stands on the customer's card.
    Account,
    /// The account paid for him before.
    KnownPayer,
    Name,
    /// Exactly what is open on one invoice.
    Amount,
    /// Exactly the sum of these invoices.
    Sum,
    /// Exactly everything that is open.
    AllOpen,
    Discount,
    /// A few cents less or more.
    Cents,
    BankCosts,
    /// Part of what is open.
    Part,
    MoreThanOpen,
    /// His credit note was taken off.
    CreditNote,
    /// One payment for several customers.
    Group,
    Currency,
    /// The direct debits of a day in one sum.
    Collected,
    /// Two payments are the invoice together, as with a blocked account.
    TwoHalves,
    TakesBack,
    /// What he names is settled already.
    NothingOpen,
    /// Others fit as well.
    Ambiguous,
    /// Nothing but the amount.
    OnlyAmount,
    /// The oldest of equal invoices (6:43 lid 2 BW).
    Oldest,
    /// A person said so.
    Person,
}

impl Reason {
    pub const ALL: [Reason; 29] = [
        Reason::Reference,
        Reason::Number,
        Reason::Range,
        Reason::EndOfNumber,
        Reason::AlmostNumber,
        Reason::CutOff,
        Reason::CustomerNumber,
        Reason::Account,
        Reason::KnownPayer,
        Reason::Name,
        Reason::Amount,
        Reason::Sum,
        Reason::AllOpen,
        Reason::Discount,
        Reason::Cents,
        Reason::BankCosts,
        Reason::Part,
        Reason::MoreThanOpen,
        Reason::CreditNote,
        Reason::Group,
        Reason::Currency,
        Reason::Collected,
        Reason::TwoHalves,
        Reason::TakesBack,
        Reason::NothingOpen,
        Reason::Ambiguous,
        Reason::OnlyAmount,
        Reason::Oldest,
        Reason::Person,
    ];

    /// The word under which it is stored and worded.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Reference => "reference",
            Reason::Number => "number",
            Reason::Range => "range",
            Reason::EndOfNumber => "end-of-number",
            Reason::AlmostNumber => "almost-number",
            Reason::CutOff => "cut-off",
            Reason::CustomerNumber => "customer-number",
            Reason::Account => "account",
            Reason::KnownPayer => "known-payer",
            Reason::Name => "name",
            Reason::Amount => "amount",
            Reason::Sum => "sum",
            Reason::AllOpen => "all-open",
            Reason::Discount => "discount",
            Reason::Cents => "cents",
            Reason::BankCosts => "bank-costs",
            Reason::Part => "part",
            Reason::MoreThanOpen => "more-than-open",
            Reason::CreditNote => "credit-note",
            Reason::Group => "group",
            Reason::Currency => "currency",
            Reason::Collected => "collected",
            Reason::TwoHalves => "two-halves",
            Reason::TakesBack => "takes-back",
            Reason::NothingOpen => "nothing-open",
            Reason::Ambiguous => "ambiguous",
            Reason::OnlyAmount => "only-amount",
            Reason::Oldest => "oldest",
            Reason::Person => "person",
        }
    }
}

/// How the evidence is stored beside an allocation.
pub fn evidence(reasons: &[Reason]) -> String {
    let words: Vec<&str> = reasons.iter().map(|reason| reason.word()).collect();
    words.join(" ")
}

/// The reasons in stored evidence; older sentences give none.
pub fn reasons(evidence: &str) -> Vec<Reason> {
    let reason = |word: &str| Reason::ALL.into_iter().find(|reason| reason.word() == word);
    evidence.split(' ').map(reason).collect::<Option<Vec<Reason>>>().unwrap_or_default()
}

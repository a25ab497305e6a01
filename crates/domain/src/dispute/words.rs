//! The words of complaints: steps of our process, departments, remedies, verdicts, stages, endings.
//!
//! Not here: the case that uses them (`dispute`).

use crate::named::named;

named! {
    /// The steps of our own process, in their order: where did it go wrong (0.16)?
    ProcessStep, "step of the process" {
        Offer = "offer",
        Order = "order",
        Planning = "planning",
        Work = "work",
        Delivery = "delivery",
        Invoicing = "invoicing",
        Administration = "administration",
        Contact = "contact",
        Service = "service",
    }
}

named! {
    Department, "department" {
        Sales = "sales",
        Operations = "operations",
        Logistics = "logistics",
        Finance = "finance",
        Support = "support",
        Management = "management",
        Outside = "outside",
    }
}

named! {
    /// What makes it right again (2.5, 3.9).
    RemedyKind, "remedy" {
        CreditPart = "credit_part",
        CreditWhole = "credit_whole",
        Rework = "rework",
        Replacement = "replacement",
        Explanation = "explanation",
        ExtraWork = "extra_work",
        Discount = "discount",
        Visit = "visit",
        Other = "other",
    }
}

impl RemedyKind {
    /// A credit note makes it true.
    pub const fn is_credit(self) -> bool {
        matches!(self, RemedyKind::CreditPart | RemedyKind::CreditWhole)
    }

    /// Somebody still has to do something after the customer agreed.
    pub const fn needs_doing(self) -> bool {
        !matches!(self, RemedyKind::Explanation)
    }
}

named! {
    /// What the client says of a proposal (2.5).
    Verdict, "verdict" {
        Accepted = "accepted",
        Changed = "changed",
        Rejected = "rejected",
    }
}

named! {
    /// How the customer feels about the solution: asked, not guessed (0.21).
    Satisfaction, "satisfaction" {
        Better = "better",
        AsExpected = "as_expected",
        NotYet = "not_yet",
    }
}

named! {
    Asked, "way of asking" {
        Link = "link",
        Call = "call",
    }
}

named! {
    /// Who spoke in the thread.
    Side, "side" {
        Customer = "customer",
        Us = "us",
        Client = "client",
    }
}

named! {
    /// Where the case is: the columns of the board.
    Stage, "stage" {
        New = "new",
        Investigating = "investigating",
        Waiting = "waiting",
        Proposed = "proposed",
        Solved = "solved",
    }
}

named! {
    /// How it turned out, seen from today (2.8, 2.9).
    Ending, "ending" {
        Open = "open",
        LetGo = "let_go",
        /// Solved; the money is not there yet.
        ToPay = "to_pay",
        /// Paid; whether he comes back is not known yet.
        Paid = "paid",
        /// Paid, and he ordered again.
        Returned = "returned",
        /// Paid but lost: not satisfied, or no new order in the time that the strategy gives.
        Lost = "lost",
    }
}

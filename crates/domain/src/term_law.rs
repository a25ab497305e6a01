//! What the law says about the length of a payment term (`law_nl.md` §3). Advice for people who
//! approve one: a creditor may always give more time, but nobody can make him.
//!
//! Not here: interest and costs. Every figure has its article; the Dutch civil code, book 6.

use crate::calendar::Jurisdiction;
use crate::customer::{BuyerSize, CustomerKind};
use crate::named::named;

/// Between businesses, unless longer is agreed expressly and is fair (6:119a lid 5 BW).
pub const BUSINESS_DAYS: i32 = 60;
/// A large buyer of a small or middle-sized seller (6:119a lid 6 BW), and a public body (6:119b).
pub const LARGE_BUYER_DAYS: i32 = 30;

named! {
    /// Why a term is longer than the law gives.
    TermRemark, "remark about a term" {
        /// Above 60 days only when agreed expressly, and not when it is grossly unfair.
        OverSixty = "over_sixty",
        /// A large buyer may not have more than 30 days; a longer clause is void.
        LargeBuyer = "large_buyer",
        /// A public body pays within 30 days, 60 with an objective reason.
        PublicBody = "public_body",
        /// We do not know how large the buyer is; if it is large, 30 days is the most.
        AskSize = "ask_size",
    }
}

impl TermRemark {
    /// The article, as a person would look it up.
    pub const fn article(self) -> &'static str {
        match self {
            TermRemark::OverSixty => "6:119a lid 5 BW",
            TermRemark::LargeBuyer | TermRemark::AskSize => "6:119a lid 6 BW",
            TermRemark::PublicBody => "6:119b BW",
        }
    }

    /// Whether such a term is more than the law allows; the other is a question to ask.
    pub const fn is_over(self) -> bool {
        !matches!(self, TermRemark::AskSize)
    }
}

/// What is to be said about a term of so many days, the gravest first. `None`: nothing.
/// `small_seller`: the client is a small or middle-sized business (article 2:397 BW).
pub fn remark(
    days: i32,
    kind: CustomerKind,
    size: BuyerSize,
    small_seller: bool,
    jurisdiction: Jurisdiction,
) -> Option<TermRemark> {
    // Consumers have no maximum; other countries have their own law, which is not read here.
    if kind == CustomerKind::Consumer || jurisdiction != Jurisdiction::Nl {
        return None;
    }
    let over_thirty = days > LARGE_BUYER_DAYS;
    match size {
        BuyerSize::Public if over_thirty => Some(TermRemark::PublicBody),
        BuyerSize::Large if over_thirty && small_seller => Some(TermRemark::LargeBuyer),
        _ if days > BUSINESS_DAYS => Some(TermRemark::OverSixty),
        BuyerSize::Unknown if over_thirty && small_seller => Some(TermRemark::AskSize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b2_11_each_limit_of_the_law_has_its_article() {
        let business = |days, size| remark(days, CustomerKind::Business, size, true, Jurisdiction::Nl);
        for (days, size, expected) in [
            (30, BuyerSize::Unknown, None),
            (31, BuyerSize::Unknown, Some(TermRemark::AskSize)),
            (60, BuyerSize::Small, None),
            (61, BuyerSize::Small, Some(TermRemark::OverSixty)),
            (30, BuyerSize::Large, None),
            (31, BuyerSize::Large, Some(TermRemark::LargeBuyer)),
            (90, BuyerSize::Large, Some(TermRemark::LargeBuyer)),
            (31, BuyerSize::Public, Some(TermRemark::PublicBody)),
        ] {
            assert_eq!(business(days, size), expected, "{days} {size}");
        }
    }

    #[test]
    fn consumers_and_large_sellers_have_no_such_limit() {
        assert_eq!(remark(90, CustomerKind::Consumer, BuyerSize::Unknown, true, Jurisdiction::Nl), None);
        assert_eq!(remark(60, CustomerKind::Business, BuyerSize::Large, false, Jurisdiction::Nl), None);
        let over = remark(61, CustomerKind::Business, BuyerSize::Large, false, Jurisdiction::Nl);
        assert_eq!(over, Some(TermRemark::OverSixty));
    }
}

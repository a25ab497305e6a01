//! `/TRTP/SEPA OVERBOEKING/IBAN/…/NAME/…/REMI/…/EREF/…` of ABN AMRO, Knab, bunq and Van Lanschot,
//! `/EREF/…//CNTP/iban/bic/name///REMI/USTD//…/` of ING, `/ORDP//NAME/…/REMI/…` of Rabobank.
//!
//! A value ends at the next code that we know, so it may hold slashes itself.

use std::ops::Range;

use super::joined::Joined;
use super::{Remark, provided, returned};
use crate::text;

fn is_code(code: &str) -> bool {
    matches!(
        code,
        "ACCW"
            | "ADDR"
            | "BENM"
            | "BIC"
            | "CHGS"
            | "CHGS1"
            | "CHGS2"
            | "CNTP"
            | "CREF"
            | "CSID"
            | "EREF"
            | "EXCH"
            | "IBAN"
            | "INIT"
            | "ISDT"
            | "MARF"
            | "NAME"
            | "NRTX"
            | "OCMT"
            | "ORDP"
            | "PIND"
            | "PREF"
            | "PURP"
            | "REMI"
            | "RTRN"
            | "RTYP"
            | "SVCL"
            | "TRCD"
            | "TRTP"
            | "UCRD"
            | "UDTR"
            | "ULTB"
            | "ULTC"
            | "ULTD"
            | "SUM"
    )
}

pub(super) fn is_slash(text: &str) -> bool {
    code_at(text, 0).is_some()
}

pub(super) fn read(joined: &Joined) -> Remark {
    let text = joined.text.as_str();
    let mut remark = Remark::default();
    let mut whose = Whose::Counterparty;
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    while let Some(slash) = memchr::memchr(b'/', &text.as_bytes()[at..]).map(|found| at + found) {
        at = slash + 1;
        if let Some(code) = code_at(text, slash) {
            if let Some((before, start)) = open {
                take(&mut remark, joined, before, start..slash, &mut whose);
            }
            // The slash behind a code may begin the next one.
            at = slash + 1 + code.len();
            open = Some((code, at + 1));
        }
    }
    if let Some((code, start)) = open {
        take(&mut remark, joined, code, start.min(text.len())..text.len(), &mut whose);
    }
    remark.returned |= remark.return_reason.is_some();
    remark
}

/// Whose name the next `/NAME/` is.
#[derive(Clone, Copy)]
enum Whose {
    Counterparty,
    Ultimate,
    Nobody,
}

/// A known code between slashes, the first of which is here.
fn code_at(text: &str, slash: usize) -> Option<&str> {
    let rest = text.get(slash..)?.strip_prefix('/')?;
    let end = rest.bytes().take(6).position(|byte| byte == b'/')?;
    let code = rest.get(..end)?;
    is_code(code).then_some(code)
}

fn take(remark: &mut Remark, joined: &Joined, code: &str, range: Range<usize>, whose: &mut Whose) {
    let value = joined.text.get(range.clone()).unwrap_or_default();
    match code {
        "TRTP" | "RTYP" => {
            remark.kind = text::some(value.trim_matches('/'));
            remark.returned |= remark.kind.as_deref().is_some_and(returned::is_returned);
        }
        "IBAN" => remark.account = text::some(value.trim_matches('/')),
        "ACCW" => remark.account = text::some(value.split([',', '/']).next().unwrap_or_default()),
        "NAME" => {
            let name = text::some(value.trim_matches('/'));
            match whose {
                Whose::Counterparty => remark.name = remark.name.take().or(name),
                Whose::Ultimate => remark.ultimate = name,
                Whose::Nobody => {}
            }
        }
        "ORDP" | "BENM" => *whose = Whose::Counterparty,
        "ULTD" | "ULTC" | "ULTB" | "UDTR" | "UCRD" => {
            remark.ultimate = text::some(value.trim_matches('/')).or(remark.ultimate.take());
            *whose = Whose::Ultimate;
        }
        "INIT" => *whose = Whose::Nobody,
        "CNTP" => counterparty(remark, value),
        "EREF" => remark.end_to_end_id = provided(value),
        "MARF" => remark.mandate_id = provided(value),
        "NRTX" => remark.batch_count = value.trim_matches(['/', ' ']).parse().ok(),
        "RTRN" => remark.return_reason = reason(value),
        "REMI" => remittance(remark, joined, range),
        _ => {}
    }
}

/// ING: account, BIC, name and town.
fn counterparty(remark: &mut Remark, value: &str) {
    let mut fields = value.splitn(3, '/');
    remark.account = fields.next().and_then(text::some);
    fields.next();
    // Behind the name stands the town; a name has no slash.
    remark.name = fields.next().and_then(|rest| text::some(rest.split('/').next().unwrap_or_default()));
}

fn reason(value: &str) -> Option<String> {
    let code = text::some(value.trim_matches('/'))?;
    Some(code.split([' ', '/']).next().unwrap_or_default().to_ascii_uppercase())
}

fn remittance(remark: &mut Remark, joined: &Joined, range: Range<usize>) {
    let whole = joined.text.get(range.clone()).unwrap_or_default();
    if let Some(reference) = structured(whole) {
        remark.structured_reference = Some(reference);
        return;
    }
    let unmarked = whole.trim_start_matches("USTD/").trim_start_matches('/');
    let start = range.end - unmarked.len();
    let value = unmarked.trim_end_matches('/');
    let Some(said) = text::some(value) else { return };
    remark.batch_count = remark.batch_count.or(batch(&said));
    let parts = joined.parts(start..start + value.len());
    match &mut remark.remittance {
        None => (remark.remittance, remark.parts) = (Some(said), parts),
        Some(before) => {
            before.push(' ');
            before.push_str(&said);
            remark.parts.extend(parts);
        }
    }
}

/// `STRD/CUR/…`, `CDTRREF/…`, `ISSUER: CUR   REF: …`.
fn structured(value: &str) -> Option<String> {
    let reference = if let Some(rest) = value.strip_prefix("STRD/") {
        rest.split('/').nth(1)?
    } else if let Some((_, rest)) = value.split_once("CDTRREF/") {
        rest.split('/').next()?
    } else if value.trim_start().starts_with("ISSUER:") {
        value.split_once("REF:")?.1
    } else {
        return None;
    };
    let compact: String = reference.split_whitespace().collect();
    text::some(compact.trim_matches('/'))
}

/// `TOTAAL 3 POSTEN`, `TOTAAL 1 VZ`: the bank tells of a batch.
fn batch(said: &str) -> Option<u32> {
    let mut words = said.strip_prefix("TOTAAL ")?.split(' ');
    let count = words.next()?.parse().ok()?;
    matches!(words.next(), Some("POSTEN" | "POST" | "VZ")).then_some(count)
}

//! The `:86:` of each bank: which dialect it is, and those that have no codes: SNS, ASN and
//! RegioBank in padded lines, ING and Knab before SEPA.

use crate::reference;
use crate::remark::{self, Joined, Remark, provided};
use crate::text;

/// Reads the lines of a text. `joined` holds them in one piece afterwards.
pub(super) fn read(lines: &[&str], joined: &mut Joined) -> Remark {
    joined.clear();
    let Some(first) = lines.first() else { return Remark::default() };
    if remark::has_subfields(first.trim_start()) {
        let full = lines.iter().any(|line| line.starts_with('>'));
        for line in lines {
            // Before `>20` the rest of a line is padding; German lines are cut where they are full.
            joined.push_cut(if full { line.trim_end() } else { line });
        }
        return remark::read(joined);
    }
    if !remark::has_codes(first.trim_start()) {
        if is_padded(lines) {
            return padded(lines, joined);
        }
        if let Some(remark) = remark::read_blocks(lines) {
            lines.iter().for_each(|line| joined.push_line(line));
            return remark;
        }
    }
    lines.iter().filter(|line| !line.trim().is_empty()).for_each(|line| joined.push_line(line));
    if remark::has_codes(joined.text.trim_start()) {
        return remark::read(joined);
    }
    with_account(lines, joined).or_else(|| behind(joined)).unwrap_or_else(|| remark::read(joined))
}

/// Five lines of sixty-five, the second mostly blank.
fn is_padded(lines: &[&str]) -> bool {
    let blank = |line: &&str| line.len() >= 60 && line.trim().is_empty();
    lines.iter().skip(1).any(blank)
}

/// Account and name on the first line, the text on the others.
fn padded(lines: &[&str], joined: &mut Joined) -> Remark {
    for line in lines.iter().skip(1).filter(|line| !line.trim().is_empty()) {
        joined.push_line(line);
    }
    let mut remark = remark::read(joined);
    if let Some(mandate) = label(&joined.text, "Kenmerk Machtiging: ") {
        remark.mandate_id = remark.mandate_id.or_else(|| provided(mandate));
    }
    if let Some((account, name)) = account_first(lines[0].trim()) {
        remark.account = Some(account.to_owned());
        remark.name = text::some(name).or(remark.name);
    }
    remark
}

fn label<'t>(whole: &'t str, label: &str) -> Option<&'t str> {
    whole.split_once(label)?.1.split_whitespace().next()
}

/// ING before SEPA codes: account, BIC, name, and the text.
fn with_account(lines: &[&str], joined: &Joined) -> Option<Remark> {
    let (account, rest) = account_first(joined.text.trim())?;
    let rest = rest.trim_start();
    let after_bank = match rest.split_once(' ') {
        Some((bic, rest)) if is_bic(bic) => rest,
        _ => rest,
    };
    let mut remark = Remark { account: Some(account.to_owned()), ..Remark::default() };
    let said = match after_bank.split_once(" NOTPROVIDED ") {
        Some((name, said)) => {
            remark.name = text::some(name);
            said
        }
        // A first line of its own is the name.
        None if lines.len() > 1 && lines[0].chars().count() < 60 => {
            let (_, name) = account_first(lines[0].trim())?;
            remark.name = text::some(name).filter(|name| !name.split(' ').any(is_bic));
            let name = remark.name.as_deref().unwrap_or_default();
            after_bank.strip_prefix(name).unwrap_or(after_bank)
        }
        None => after_bank,
    };
    let (said, reference) = match said.split_once("SCOR/CUR/") {
        Some((before, reference)) => (before, reference.split_whitespace().next()),
        None => (said, None),
    };
    remark.structured_reference = reference.and_then(text::some);
    remark.remittance = text::some(said);
    let start = said.as_ptr() as usize - joined.text.as_ptr() as usize;
    remark.parts = joined.parts(start..start + said.len());
    Some(remark)
}

/// Knab before SEPA codes: the text, then `REK: …/NAAM: …`.
fn behind(joined: &Joined) -> Option<Remark> {
    let at = joined.text.rfind("REK: ")?;
    let (account, name) = joined.text[at + 5..].split_once("/NAAM: ")?;
    Some(Remark {
        account: text::some(account),
        name: text::some(name),
        remittance: text::some(&joined.text[..at]),
        parts: joined.parts(0..at),
        ..Remark::default()
    })
}

/// An account at the beginning, and what stands behind it.
fn account_first(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once(' ').unwrap_or((text, ""));
    let old = matches!(number.len(), 9 | 10) && number.bytes().all(|byte| byte.is_ascii_digit());
    (old || reference::iban_form(number).is_some()).then_some((number, rest))
}

fn is_bic(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(bytes.len(), 8 | 11)
        && bytes[..6].iter().all(u8::is_ascii_uppercase)
        && bytes[6..].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

//! ABN AMRO's fixed columns: blocks of thirty-two characters with a space between them, since SEPA
//! with labels (`IBAN: … Naam: … Omschrijving: …`), before it without.

use super::{Remark, provided, returned};
use crate::text;

const BLOCK: usize = 32;

#[derive(Clone, Copy, PartialEq)]
enum Label {
    Iban,
    Bic,
    Name,
    Description,
    Reference,
    Mandate,
    Collector,
    Batch,
    Orders,
    Reason,
    Ultimate,
}

const LABELS: [(&str, Label); 20] = [
    ("iban:", Label::Iban),
    ("bic:", Label::Bic),
    ("naam:", Label::Name),
    ("name:", Label::Name),
    ("omschrijving:", Label::Description),
    ("description:", Label::Description),
    ("kenmerk:", Label::Reference),
    ("reference:", Label::Reference),
    ("betalingskenm.:", Label::Reference),
    ("machtiging:", Label::Mandate),
    ("mandate:", Label::Mandate),
    ("incassant:", Label::Collector),
    ("creditor id:", Label::Collector),
    ("referentie:", Label::Batch),
    ("aantal opdrachten:", Label::Orders),
    ("aantal:", Label::Orders),
    ("reden:", Label::Reason),
    ("reden retour:", Label::Reason),
    ("namens:", Label::Ultimate),
    ("voor:", Label::Ultimate),
];

/// Reads lines or one long line of blocks; `None` when it is not this form.
pub(super) fn read(lines: &[&str]) -> Option<Remark> {
    let blocks: Vec<&str> = lines.iter().flat_map(|line| split(line)).collect();
    let first = blocks.first()?;
    let sepa = blocks
        .iter()
        .any(|block| matches!(label(block), Some((Label::Iban | Label::Batch | Label::Collector, _))));
    if sepa && label(first).is_none() {
        return Some(with_labels(&blocks));
    }
    without_labels(&blocks)
}

/// Blocks, the padding of each cut off; a shorter one is the last of its line.
fn split(line: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let after = |count: usize| rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
        let end = after(BLOCK);
        blocks.push(&rest[..end]);
        // Older files have no space between the blocks.
        rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
    }
    blocks
}

fn label(block: &str) -> Option<(Label, &str)> {
    LABELS.iter().find_map(|(word, label)| {
        let start = block.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| (*label, &block[word.len()..]))
    })
}

fn is_full(block: &str) -> bool {
    block.chars().count() == BLOCK && !block.ends_with(' ')
}

fn with_labels(blocks: &[&str]) -> Remark {
    let mut remark = Remark::default();
    let mut kind = String::new();
    let mut open: Option<(Label, Vec<&str>)> = None;
    for block in blocks {
        match (label(block), &mut open) {
            (Some((label, rest)), _) => {
                if let Some((before, value)) = open.replace((label, vec![rest])) {
                    take(&mut remark, before, &value, blocks);
                }
            }
            (None, Some((_, value))) => value.push(block),
            (None, None) => {
                kind.push(' ');
                kind.push_str(block);
            }
        }
    }
    if let Some((label, value)) = open {
        take(&mut remark, label, &value, blocks);
    }
    remark.kind = text::some(&kind);
    remark.returned |= remark.kind.as_deref().is_some_and(returned::is_returned);
    if remark.returned && remark.return_reason.is_none() {
        let everything = blocks.join(" ");
        remark.return_reason = returned::reason_in(&everything);
    }
    remark.returned |= remark.return_reason.is_some();
    remark
}

fn take(remark: &mut Remark, label: Label, value: &[&str], blocks: &[&str]) {
    let said = || text::some(&joined(value, blocks));
    match label {
        Label::Iban => remark.account = said().map(|iban| first_word(&iban)),
        Label::Name => remark.name = said(),
        Label::Description => {
            remark.remittance = said();
            let parts: Vec<String> = value.iter().filter_map(|part| text::some(part)).collect();
            remark.parts = if parts.len() > 1 { parts } else { Vec::new() };
        }
        Label::Reference | Label::Batch => {
            remark.end_to_end_id = remark.end_to_end_id.take().or(said().and_then(|it| provided(&it)));
        }
        Label::Mandate => remark.mandate_id = said().and_then(|it| provided(&it)),
        Label::Orders => remark.batch_count = said().and_then(|it| it.parse().ok()),
        Label::Reason => remark.return_reason = said().and_then(|it| returned::reason_in(&it)),
        Label::Ultimate => remark.ultimate = said(),
        Label::Bic | Label::Collector => {}
    }
}

/// A block that is full runs on into the next; behind another there is a space.
fn joined(value: &[&str], blocks: &[&str]) -> String {
    let mut whole = String::new();
    let mut runs_on = true;
    for part in value {
        if !runs_on {
            whole.push(' ');
        }
        whole.push_str(part);
        // The first part lost its label: its whole block says whether it was full.
        let block = blocks.iter().find(|block| end_of(block) == end_of(part));
        runs_on = is_full(block.unwrap_or(part));
    }
    whole
}

/// Where a part of a line ends in memory: a block and what is left of it end at the same place.
fn end_of(text: &str) -> *const u8 {
    text.as_bytes().as_ptr_range().end
}

/// Before SEPA: `GIRO   428428 KPN BV` or `64.45.12.113 G.B. ROTTERDAM`, then the text.
fn without_labels(blocks: &[&str]) -> Option<Remark> {
    let first = blocks.first()?;
    let (account, name) = if let Some(rest) = first.strip_prefix("GIRO ") {
        let rest = rest.trim_start();
        rest.split_once(' ').unwrap_or((rest, ""))
    } else {
        first.split_once(' ').filter(|(number, _)| is_dotted(number))?
    };
    let mut rest = &blocks[1..];
    let name = match text::some(name) {
        None => {
            let (second, behind) = rest.split_first()?;
            rest = behind;
            text::some(second)
        }
        name => name,
    };
    let parts: Vec<String> = rest.iter().filter_map(|part| text::some(part)).collect();
    Some(Remark {
        account: Some(account.replace('.', "")),
        name,
        remittance: text::some(&rest.join(" ")),
        parts: if parts.len() > 1 { parts } else { Vec::new() },
        ..Remark::default()
    })
}

/// `64.45.12.113`: an account of ten years ago.
fn is_dotted(number: &str) -> bool {
    let lengths: Vec<usize> = number.split('.').map(str::len).collect();
    lengths == [2, 2, 2, 3] && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn first_word(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_owned()
}

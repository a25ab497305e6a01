//! Statements of the bank, held against counting and cutting.

use formats::{ProblemKind, Reading};

use super::cut::{cents, count, elements, first, plain_xml};

/// What a statement is, counted the simple way. `sum` is `None` when an amount was too odd to cut out.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Sums {
    opening: Option<i64>,
    closing: Option<i64>,
    entries: usize,
    sum: Option<i64>,
}

impl Sums {
    fn add(&mut self, amount: Option<i64>) {
        let before = if self.entries == 0 { Some(0) } else { self.sum };
        self.entries += 1;
        self.sum = before.zip(amount).map(|(before, amount)| before + amount);
    }

    fn sum(&self) -> Option<i64> {
        if self.entries == 0 { Some(0) } else { self.sum }
    }
}

pub(super) fn camt(text: &str, reading: &Reading) -> Vec<String> {
    let xml = plain_xml(text);
    let mut wrong = Vec::new();
    let pending: usize = reading.statements.iter().map(|statement| statement.pending as usize).sum();
    let left_out = pending + left_out(reading);
    if is_cut(reading) {
        at_most(&mut wrong, "entries", count(&xml, "Ntry"), entries(reading));
        return wrong;
    }
    let containers: Vec<&str> =
        ["Stmt", "Ntfctn", "Rpt"].into_iter().flat_map(|name| elements(&xml, name)).collect();
    differ(&mut wrong, "statements", containers.len(), reading.statements.len());
    differ(&mut wrong, "entries", count(&xml, "Ntry"), entries(reading) + left_out);
    let all = reading.statements.iter().flat_map(|statement| &statement.entries);
    let details: usize = all.map(|entry| entry.details.len()).sum();
    if left_out == 0 {
        differ(&mut wrong, "payments in entries", count(&xml, "TxDtls"), details);
    }
    for (container, statement) in containers.iter().zip(&reading.statements) {
        let simple = camt_sums(container, statement.currency.as_ref().map(|currency| currency.code()));
        if let Some(counted) = simple.sum() {
            differ(&mut wrong, "sum of entries", counted, sum(statement));
        }
        balances(&mut wrong, simple, statement, warned(reading));
    }
    wrong
}

fn camt_sums(container: &str, currency: Option<&str>) -> Sums {
    let mut sums = Sums::default();
    let signed = |part: &str| {
        let amount = cents(first(part, "Amt")?)?;
        Some(if first(part, "CdtDbtInd") == Some("DBIT") { -amount } else { amount })
    };
    for entry in elements(container, "Ntry") {
        let status = first(entry, "Sts").filter(|status| !status.is_empty()).or_else(|| first(entry, "Cd"));
        if !matches!(status, Some("PDNG" | "INFO" | "FUTR")) {
            sums.add(signed(entry));
        }
    }
    let own = |balance: &&str| currency.is_none_or(|code| balance.contains(&format!("Ccy=\"{code}\"")));
    let of = |code: &str| {
        let balances = elements(container, "Bal");
        balances.into_iter().filter(own).find(|it| first(it, "Cd") == Some(code)).and_then(signed)
    };
    sums.opening = of("OPBD").or_else(|| of("PRCD"));
    sums.closing = of("CLBD");
    sums
}

/// Tags at the beginning of lines, wherever these begin.
pub(super) fn mt940(text: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut sums = Sums::default();
    let (mut openings, mut closings) = (Vec::new(), Vec::new());
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    for (at, line) in lines.iter().enumerate() {
        if let Some(entry) = line.strip_prefix(":61:") {
            // Some banks break the line before the amount.
            let next = lines.get(at + 1).filter(|next| !next.starts_with(':')).copied().unwrap_or_default();
            sums.add(mt940_entry(entry).or_else(|| mt940_entry(&format!("{}{next}", entry.trim_end()))));
        } else if let Some(balance) = line.strip_prefix(":60F:").or_else(|| line.strip_prefix(":60M:")) {
            openings.push(mt940_balance(balance));
        } else if let Some(balance) = line.strip_prefix(":62F:").or_else(|| line.strip_prefix(":62M:")) {
            closings.push(mt940_balance(balance));
        }
    }
    let left_out = left_out(reading);
    if is_cut(reading) {
        at_most(&mut wrong, "entries", sums.entries, entries(reading));
        return wrong;
    }
    differ(&mut wrong, "entries", sums.entries, entries(reading) + left_out);
    let Some(counted) = sums.sum().filter(|_| left_out == 0) else { return wrong };
    differ(&mut wrong, "sum of entries", counted, reading.statements.iter().map(sum).sum());
    let total = |all: &[Option<i64>]| all.iter().copied().sum::<Option<i64>>();
    if let (Some(opening), Some(closing)) = (total(&openings), total(&closings))
        && openings.len() == closings.len()
        && closing - opening != counted
        && !warned(reading)
    {
        wrong.push("the balances do not add up and nothing is said about it".to_owned());
    }
    wrong
}

/// `2605050505C1210,00NTRF…`: the sign is the first C or D behind the digits, `R` before it turns it.
fn mt940_entry(line: &str) -> Option<i64> {
    let at = line.find(|c: char| !c.is_ascii_digit())?;
    let rest = &line[at..];
    let (sign, rest) = match rest.as_bytes() {
        [b'R', b'C', ..] | [b'E', b'D', ..] => (-1, &rest[2..]),
        [b'R', b'D', ..] | [b'E', b'C', ..] => (1, &rest[2..]),
        [b'C', ..] => (1, &rest[1..]),
        [b'D', ..] => (-1, &rest[1..]),
        _ => return None,
    };
    // A letter of the currency may stand before the amount, nothing else.
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    Some(sign * cents(&rest[..end])?)
}

/// `C260504EUR1000,00`.
fn mt940_balance(line: &str) -> Option<i64> {
    let sign = if line.starts_with('D') { -1 } else { 1 };
    let amount: String =
        line.get(10..)?.trim().chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    Some(sign * cents(&amount)?)
}

/// A list of transactions: each line with a day in it is one.
pub(super) fn table(text: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let in_cells = |line: &&str| line.matches([';', ',', '\t']).count() >= 3;
    let lines = text.lines().filter(in_cells).filter(|line| has_day(line)).count();
    let pending: usize = reading.statements.iter().map(|statement| statement.pending as usize).sum();
    // A line that says too little to be counted may still be spoken of.
    let (read, said) = (entries(reading), left_out(reading) + pending);
    if read > lines || read + said < lines {
        wrong.push(format!("lines: counted {lines}, read {read}, told as left out {said}"));
    }
    for statement in &reading.statements {
        if let (Some(opening), Some(closing)) = (statement.opening_cents, statement.closing_cents)
            && closing - opening != domain::Cents(sum(statement))
            && !warned(reading)
        {
            wrong.push("the balances do not add up and nothing is said about it".to_owned());
        }
    }
    wrong
}

/// `20261118`, `18-11-2026`, `2026-11-18`.
fn has_day(line: &str) -> bool {
    line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).any(|word| {
        let digits: Vec<&str> = word.split(['-', '/', '.']).collect();
        match digits.as_slice() {
            [whole] => whole.len() == 8 && (whole.starts_with("20") || whole.starts_with("19")),
            [a, b, c] => matches!((a.len(), b.len(), c.len()), (4, 1..=2, 1..=2) | (1..=2, 1..=2, 4)),
            _ => false,
        }
    })
}

fn balances(wrong: &mut Vec<String>, simple: Sums, statement: &formats::Statement, warned: bool) {
    let (Some(opening), Some(closing)) = (simple.opening, simple.closing) else { return };
    let Some(counted) = simple.sum() else { return };
    if closing - opening != counted {
        if !warned {
            wrong.push("the balances do not add up and nothing is said about it".to_owned());
        }
        return;
    }
    differ(wrong, "opening balance", Some(opening), statement.opening_cents.map(|amount| amount.0));
    differ(wrong, "closing balance", Some(closing), statement.closing_cents.map(|amount| amount.0));
}

fn entries(reading: &Reading) -> usize {
    reading.statements.iter().map(|statement| statement.entries.len()).sum()
}

fn sum(statement: &formats::Statement) -> i64 {
    statement.entries.iter().map(|entry| entry.amount_cents.0).sum()
}

fn warned(reading: &Reading) -> bool {
    reading.problems.iter().any(|problem| {
        matches!(problem.kind, ProblemKind::BalancesDoNotAddUp { .. } | ProblemKind::BalanceInOtherCurrency)
    })
}

/// Entries that a problem says were left out.
fn left_out(reading: &Reading) -> usize {
    reading.problems.iter().filter(|problem| problem.severity() == formats::Severity::Error).count()
}

fn is_cut(reading: &Reading) -> bool {
    let cut = |kind: &ProblemKind| matches!(kind, ProblemKind::CutOff | ProblemKind::Malformed { .. });
    reading.problems.iter().any(|problem| cut(&problem.kind))
}

fn at_most(wrong: &mut Vec<String>, what: &str, counted: usize, read: usize) {
    if read > counted {
        wrong.push(format!("{what}: counted {counted}, read {read}"));
    }
}

/// Notes where the simple way finds another number.
pub(super) fn differ<T: PartialEq + std::fmt::Debug>(
    wrong: &mut Vec<String>,
    what: &str,
    simple: T,
    read: T,
) {
    if simple != read {
        wrong.push(format!("{what}: counted {simple:?}, read {read:?}"));
    }
}

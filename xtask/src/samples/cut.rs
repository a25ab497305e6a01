//! Cutting text, the crude way: no reader of any format is used here.

/// The text of a file: UTF-16 by its mark, else UTF-8 where it is that, else byte for byte.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = decoded(bytes);
    // Old files end their lines with a lone carriage return.
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

fn decoded(bytes: &[u8]) -> String {
    let units = |of: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units).map(|letter| letter.unwrap_or('?')).collect::<String>()
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

/// XML without the short names before colons, without comments and with no space inside `<a >`.
pub(super) fn plain_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        let (slash, name) = tag.strip_prefix('/').map_or(("", tag), |name| ("/", name));
        let end = name.find([' ', '\t', '\r', '\n', '/']).unwrap_or(name.len());
        let (name, attributes) = name.split_at(end);
        let name = name.rsplit(':').next().unwrap_or(name);
        out.push('<');
        out.push_str(slash);
        out.push_str(name);
        out.push_str(attributes);
        out.push('>');
        rest = behind;
    }
    out + rest
}

/// What stands between the opening and closing of each element of this name.
pub(super) fn elements<'t>(xml: &'t str, name: &str) -> Vec<&'t str> {
    opened(xml, name).into_iter().map(|(_, inner)| inner).collect()
}

/// Each element of this name: its opening with the attributes, and what stands in it.
pub(super) fn opened<'t>(xml: &'t str, name: &str) -> Vec<(&'t str, &'t str)> {
    let close = format!("</{name}>");
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(at) = find_open(rest, name) {
        let after = &rest[at..];
        let Some(end) = after.find('>') else { break };
        let inner = &after[end + 1..];
        if after[..end].ends_with('/') {
            found.push((&after[..end], ""));
            rest = inner;
            continue;
        }
        let Some(close_at) = inner.find(&close) else { break };
        found.push((&after[..end], &inner[..close_at]));
        rest = &inner[close_at + close.len()..];
    }
    found
}

/// The trimmed text of the first element of this name.
pub(super) fn first<'t>(xml: &'t str, name: &str) -> Option<&'t str> {
    let found = elements(xml, name).into_iter().next()?;
    Some(found.split('<').next().unwrap_or_default().trim())
}

/// How often an element of this name is opened.
pub(super) fn count(xml: &str, name: &str) -> usize {
    let mut count = 0;
    let mut rest = xml;
    while let Some(at) = find_open(rest, name) {
        count += 1;
        rest = &rest[at + 1..];
    }
    count
}

fn find_open(xml: &str, name: &str) -> Option<usize> {
    let open = format!("<{name}");
    let mut from = 0;
    loop {
        let at = from + xml.get(from..)?.find(&open)?;
        let behind = xml[at + open.len()..].chars().next();
        if matches!(behind, Some('>' | ' ' | '/' | '\t' | '\r' | '\n')) {
            return Some(at);
        }
        from = at + open.len();
    }
}

/// An amount with a decimal point or comma in cents; more than two decimals only when they are zeros.
pub(super) fn cents(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    // The last sign parts the cents; those before it part thousands.
    let at = digits.rfind([',', '.']).unwrap_or(digits.len());
    let (whole, fraction) =
        (digits[..at].replace([',', '.'], ""), digits[at..].trim_start_matches([',', '.']));
    let fraction = format!("{:0<2}", fraction.trim_end_matches('0'));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.len() > 2 || !is_digits(&whole) || !is_digits(&fraction) || whole.is_empty() {
        return None;
    }
    Some(sign * (whole.parse::<i64>().ok()? * 100 + fraction.parse::<i64>().ok()?))
}

//! The HTML around and in a letter: calm, readable on a phone, in light and in dark.
//!
//! Not here: what is said. Invariants: nothing is fetched from outside (no image, font or style
//! sheet), and every text passes [`escape`].

use domain::Language;

const HEAD: &str = r#"<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">"#;
/// Colours stand inline for mail programs without style sheets; in the dark these take over.
const DARK: &str = "<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#15191e!important}.words{color:#e6eaee!important}.quiet{color:#a9b4c0!important}.line{border-color:#3a444f!important}.box{background:#1e242b!important;border-color:#3a444f!important}.action{background:#8fb8ff!important;color:#0d1b33!important}.number{color:#8fb8ff!important;border-color:#3a444f!important}}</style>";
const BODY: &str = r#"<body class="page" style="margin:0;padding:0;background:#ffffff"><div class="words" style="max-width:36em;margin:0 auto;padding:24px 16px;color:#1c2530;font:16px/1.6 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">"#;

/// One cell of a table: words, and perhaps a quiet note below them.
pub(crate) struct Cell<'a> {
    words: &'a str,
    note: &'a str,
    kind: CellKind,
}

#[derive(PartialEq)]
enum CellKind {
    Plain,
    Strong,
    Amount,
}

impl<'a> Cell<'a> {
    pub(crate) fn plain(words: &'a str) -> Cell<'a> {
        Cell { words, note: "", kind: CellKind::Plain }
    }
    pub(crate) fn strong(words: &'a str) -> Cell<'a> {
        Cell { words, note: "", kind: CellKind::Strong }
    }
    pub(crate) fn amount(words: &'a str) -> Cell<'a> {
        Cell { words, note: "", kind: CellKind::Amount }
    }
    pub(crate) fn with_note(words: &'a str, note: &'a str) -> Cell<'a> {
        Cell { words, note, kind: CellKind::Strong }
    }
}

pub(crate) fn open(subject: &str, language: Language) -> String {
    let mut html = String::with_capacity(8_192);
    html.push_str("<!doctype html>\n<html lang=\"");
    html.push_str(language.word());
    html.push_str("\"><head>");
    html.push_str(HEAD);
    html.push_str("<title>");
    escape(&mut html, subject);
    html.push_str("</title>");
    html.push_str(DARK);
    html.push_str("</head>\n");
    html.push_str(BODY);
    html.push('\n');
    html
}

pub(crate) fn close(html: &mut String) {
    html.push_str("</div></body></html>\n");
}

pub(crate) fn paragraph(html: &mut String, words: &str) {
    html.push_str("<p style=\"margin:0 0 16px\">");
    escape(html, words);
    html.push_str("</p>\n");
}

pub(crate) fn table_open(html: &mut String, columns: &[&str; 3]) {
    html.push_str(
        "<table style=\"width:100%;border-collapse:collapse;margin:0 0 20px;font-size:15px\"><thead><tr>",
    );
    for (index, column) in columns.iter().enumerate() {
        html.push_str("<th scope=\"col\" class=\"quiet line\" style=\"padding:6px 8px 6px 0;border-bottom:1px solid #cfd7df;color:#55626f;font-weight:600;text-align:");
        html.push_str(if index == 2 { "right;padding-right:0\">" } else { "left\">" });
        escape(html, column);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead><tbody>\n");
}

pub(crate) fn table_row(html: &mut String, cells: &[Cell; 3]) {
    html.push_str("<tr>");
    for cell in cells {
        html.push_str("<td class=\"line\" style=\"padding:8px 8px 8px 0;border-bottom:1px solid #e3e8ed;vertical-align:top");
        html.push_str(match cell.kind {
            CellKind::Plain => "\">",
            CellKind::Strong => ";font-weight:600\">",
            CellKind::Amount => {
                ";padding-right:0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums\">"
            }
        });
        escape(html, cell.words);
        if !cell.note.is_empty() {
            html.push_str(
                "<br><span class=\"quiet\" style=\"color:#55626f;font-weight:400;font-size:13px\">",
            );
            escape(html, cell.note);
            html.push_str("</span>");
        }
        html.push_str("</td>");
    }
    html.push_str("</tr>\n");
}

pub(crate) fn table_close(html: &mut String) {
    html.push_str("</tbody></table>\n");
}

pub(crate) fn facts_open(html: &mut String) {
    html.push_str("<div class=\"box\" style=\"margin:0 0 20px;padding:12px 16px;background:#f4f7fa;border:1px solid #dbe2e9;border-radius:8px\">\n");
}

pub(crate) fn fact(html: &mut String, label: &str, value: &str) {
    html.push_str("<p style=\"margin:4px 0\"><span class=\"quiet\" style=\"color:#55626f\">");
    escape(html, label);
    html.push_str(":</span> <strong>");
    escape(html, value);
    html.push_str("</strong></p>\n");
}

pub(crate) fn facts_close(html: &mut String) {
    html.push_str("</div>\n");
}

/// The one main action of a letter. `link` is an address that was cleaned.
pub(crate) fn button(html: &mut String, label: &str, link: &str) {
    html.push_str("<p style=\"margin:0 0 20px\"><a class=\"action\" href=\"");
    escape(html, link);
    html.push_str("\" style=\"display:inline-block;padding:12px 20px;background:#1f4fa3;color:#ffffff;border-radius:8px;font-weight:600;text-decoration:none\">");
    escape(html, label);
    html.push_str("</a></p>\n");
}

pub(crate) fn score_row(html: &mut String, label: &str, link: &str) {
    let joint = if link.contains('?') { "&" } else { "?" };
    html.push_str("<p style=\"margin:0 0 8px\">");
    escape(html, label);
    html.push_str("</p><p style=\"margin:0 0 20px\">");
    for score in 0..=10 {
        html.push_str("<a class=\"number line\" href=\"");
        escape(html, &format!("{link}{joint}score={score}"));
        html.push_str("\" style=\"display:inline-block;min-width:24px;margin:0 6px 6px 0;padding:10px 8px;border:1px solid #b9c4cf;border-radius:8px;color:#1f4fa3;font-weight:600;text-align:center;text-decoration:none\">");
        html.push_str(&score.to_string());
        html.push_str("</a>");
    }
    html.push_str("</p>\n");
}

pub(crate) fn signature(
    html: &mut String,
    closing: &str,
    name: &str,
    role: &str,
    phone: (&str, Option<&str>),
    email: &str,
    address: &str,
) {
    paragraph(html, closing);
    html.push_str("<p style=\"margin:0 0 8px\"><strong>");
    escape(html, name);
    html.push_str("</strong><br>");
    escape(html, role);
    html.push_str("</p>\n<p class=\"quiet\" style=\"margin:0;color:#55626f;font-size:14px\">");
    let (shown, dials) = phone;
    match dials {
        Some(dials) => link(html, dials, shown),
        None => escape(html, shown),
    }
    if !email.is_empty() {
        html.push_str(if shown.is_empty() { "" } else { " · " });
        if is_plain_address(email) {
            link(html, &format!("mailto:{email}"), email);
        } else {
            escape(html, email);
        }
    }
    if !address.is_empty() {
        html.push_str("<br>");
        escape(html, address);
    }
    html.push_str("</p>\n");
}

/// An address that can stand in a link without being read as more than an address.
fn is_plain_address(email: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || "@.-_+".contains(letter);
    email.matches('@').count() == 1 && email.chars().all(plain)
}

fn link(html: &mut String, address: &str, words: &str) {
    html.push_str("<a class=\"quiet\" style=\"color:#55626f\" href=\"");
    escape(html, address);
    html.push_str("\">");
    escape(html, words);
    html.push_str("</a>");
}

/// Writes text so that it can be nothing but text, in an element and in a quoted attribute.
pub(crate) fn escape(html: &mut String, words: &str) {
    let mut from = 0;
    for (at, byte) in words.bytes().enumerate() {
        let safe = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&words[from..at]);
        html.push_str(safe);
        from = at + 1;
    }
    html.push_str(&words[from..]);
}

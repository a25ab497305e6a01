//! The files that pages need beside themselves: style, script, icons, typeface. All inside the
//! binary, under an address that changes with their content, so that a browser keeps them for ever.
//!
//! Invariant: nothing is ever loaded from another host.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const FILES: [(&str, &str, &[u8]); 7] = [
    ("bondig.css", "text/css; charset=utf-8", include_bytes!("../assets/bondig.css")),
    ("bondig.js", "text/javascript; charset=utf-8", include_bytes!("../assets/bondig.js")),
    ("htmx.min.js", "text/javascript; charset=utf-8", include_bytes!("../assets/htmx.min.js")),
    ("link.js", "text/javascript; charset=utf-8", include_bytes!("../assets/link.js")),
    ("icons.svg", "image/svg+xml", include_bytes!("../assets/icons.svg")),
    ("inter-latin.woff2", "font/woff2", include_bytes!("../assets/inter-latin.woff2")),
    ("inter-latin-ext.woff2", "font/woff2", include_bytes!("../assets/inter-latin-ext.woff2")),
];

static BASE: LazyLock<String> = LazyLock::new(|| format!("/assets/{:016x}", fingerprint()));

/// The folder of this build's assets, for templates: `{{ assets::base() }}/bondig.css`.
pub fn base() -> &'static str {
    &BASE
}

/// `GET /assets/{version}/{name}`. The version is for the browser's cache only.
pub async fn serve(Path((_version, name)): Path<(String, String)>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, *kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, *bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// FNV-1a over all bytes: to notice a change, not to resist an attacker.
fn fingerprint() -> u64 {
    let bytes = FILES.iter().flat_map(|(_, _, bytes)| bytes.iter());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

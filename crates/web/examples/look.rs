//! Serves every page with its samples, to look at: `cargo run -p web --example look`, then open
//! <http://127.0.0.1:4180/today> (or `/en/today`). Forms post to nowhere and come back.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::Language;

type Pages = Arc<HashMap<String, String>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut pages = HashMap::new();
    for (prefix, language) in [("", Language::Nl), ("/en", Language::En)] {
        for (address, html) in web::samples::all::pages(language)? {
            pages.insert(format!("{prefix}{address}"), html);
        }
    }
    let mut index: Vec<_> =
        pages.keys().map(|address| format!("<li><a href=\"{address}\">{address}</a>")).collect();
    index.sort();
    pages.insert("/".to_owned(), format!("<!doctype html><title>look</title><ul>{}</ul>", index.concat()));
    let router = Router::new()
        .route("/assets/{version}/{name}", get(web::assets::serve))
        .fallback(page)
        .layer(axum::middleware::from_fn(web::headers::secure))
        .with_state(Arc::new(pages));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4180").await?;
    println!("http://127.0.0.1:4180/");
    axum::serve(listener, router).await?;
    Ok(())
}

async fn page(State(pages): State<Pages>, method: Method, uri: Uri) -> Response {
    if method == Method::POST {
        return Redirect::to("/today/approve").into_response();
    }
    match pages.get(&sample_of(&uri)) {
        Some(html) => Html(html.clone()).into_response(),
        None => (StatusCode::NOT_FOUND, Html(pages["/error/404"].clone())).into_response(),
    }
}

/// Splits are pages of their own among the samples, and there is one customer.
fn sample_of(uri: &Uri) -> String {
    let address = match (uri.path(), uri.query()) {
        ("/today", Some("split=approve")) => "/today/approve",
        ("/today", Some("split=relation")) => "/today/empty",
        ("/today", Some("split=later")) => "/today/done",
        (path, _) => path,
    };
    let parts: Vec<&str> = address.split('/').collect();
    match parts.as_slice() {
        ["", "customers", id, rest @ ..] if id.parse::<i64>().is_ok() => {
            [&["", "customers", "1"], rest].concat().join("/")
        }
        _ => address.to_owned(),
    }
}

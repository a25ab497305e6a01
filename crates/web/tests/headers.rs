//! Every answer carries the security headers; only assets may be kept.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::routing::get;
use tower::ServiceExt;

fn router() -> Router {
    Router::new()
        .route("/assets/{version}/{name}", get(web::assets::serve))
        .route("/wrong", get(|| async { web::WebError::Failed { id: "7f3a".to_owned() } }))
        .layer(axum::middleware::from_fn(web::headers::secure))
}

async fn answer(path: &str) -> axum::response::Response {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    router().oneshot(request).await.expect("an answer")
}

#[tokio::test]
async fn pages_files_and_errors_are_equally_safe() {
    let style = format!("{}/bondig.css", web::assets::base());
    for path in [style.as_str(), "/assets/x/none.js", "/wrong", "/nowhere"] {
        let response = answer(path).await;
        let header =
            |name| response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
        let policy = header(header::CONTENT_SECURITY_POLICY).unwrap_or_default();
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS).as_deref(), Some("nosniff"), "{path}");
        assert_eq!(header(header::REFERRER_POLICY).as_deref(), Some("no-referrer"), "{path}");
        let kept = header(header::CACHE_CONTROL).unwrap_or_default();
        let may_be_kept = path == style;
        assert_eq!(kept.contains("immutable"), may_be_kept, "{path}: {kept}");
        assert_eq!(kept == "no-store", !may_be_kept, "{path}: {kept}");
    }
}

#[tokio::test]
async fn an_error_says_its_number_and_nothing_from_inside() {
    let response = answer("/wrong").await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let bytes = axum::body::to_bytes(response.into_body(), 100_000).await.expect("a page");
    let html = String::from_utf8(bytes.to_vec()).expect("text");
    assert!(html.contains("7f3a") && html.contains("<h1>"));
}

use crate::server::Server;

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
}

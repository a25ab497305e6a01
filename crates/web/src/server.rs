//! The running web application: what every page works with, and the routes.
//!
//! Not here: what a page shows (`pages`), what a form means (`forms`), use cases (`app`).

pub mod blocking;
pub mod cookie;
pub mod invited;
pub mod limits;
pub mod signed;

use std::sync::Arc;

use app::bookkeeping::{Answer, Books};
use app::deliver::{Clock, DeliveryReport};
use app::{App, Client, Connection};
use domain::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use crate::desk::settings::MailWay;
pub use blocking::{blocking, failed};
pub use invited::Invited;
pub use signed::{CLIENT_COOKIE, Signed};

/// Sends what may go now. The binary knows the mail server; pages only ask.
pub trait Post: Send + Sync {
    /// # Errors
    /// As `app::deliver::deliver`; nothing is lost then, the messages wait.
    fn send(&self, client: &Client, today: Date) -> Result<DeliveryReport, String>;

    /// How mail goes out, for the settings page.
    fn way(&self) -> MailWay {
        MailWay::default()
    }

    /// The connections with bookkeeping packages, where there can be any.
    fn connections(&self) -> Option<&dyn Connections> {
        None
    }
}

/// Opens connections with bookkeeping packages. The binary knows their keys; pages only ask.
pub trait Connections: Send + Sync {
    /// # Errors
    /// Of the package, or when there is no key.
    fn open(&self, connection: &Connection) -> Answer<Box<dyn Books>>;

    /// Whether this call comes from the package; `None` as long as no secret was agreed on.
    fn is_from(&self, connection: &Connection, signature: &str, body: &[u8]) -> Option<bool>;
}

/// Shared by all requests.
#[derive(Clone)]
pub struct Server {
    pub app: App,
    pub clock: Arc<dyn Clock + Send + Sync>,
    /// Whose midnight begins a new day.
    pub zone: TimeZone,
    /// Reached over https: cookies are `Secure`.
    pub https: bool,
    pub post: Arc<dyn Post>,
}

impl Server {
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The name of the cookie that holds the session's token.
    pub fn session_cookie(&self) -> &'static str {
        if self.https { "__Host-bondig_session" } else { "bondig_session" }
    }

    pub fn today(&self) -> Date {
        Date::from(self.now().to_zoned(self.zone.clone()).date())
    }
}

/// Answers requests until `stop` is done; what is under way is finished first.
///
/// # Errors
/// What the operating system says of the connection.
pub async fn serve(
    listener: tokio::net::TcpListener,
    router: axum::Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

//! How to reach a mail server, as a person sets it up.
//!
//! Not the connection (see `line`). Invariant: a password shows itself to nobody but the server,
//! and mail leaves this machine unencrypted only where somebody said so in so many words.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

/// Where the mail server is and how to speak with it.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub login: Option<Login>,
    /// How long to wait for the server at each step. After the last byte it decides between
    /// an answer and `Unknown`.
    pub timeout: Duration,
    /// What we call ourselves in the greeting: the domain of this machine, such as
    /// `bondig.leverancier.example`.
    pub hello: String,
    /// A PEM certificate to trust besides the public ones: for a server of one's own.
    pub trusted_certificate: Option<Vec<u8>>,
}

/// What protects the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte; commonly port 465.
    Tls,
    /// In the clear until STARTTLS, which the server must offer; commonly port 587.
    StartTls,
    /// Nothing, and therefore only to this machine itself.
    None,
    /// Nothing, to any machine: only on a network that is somebody's own.
    NoneOnTrustedNetwork,
}

#[derive(Debug, Clone)]
pub struct Login {
    pub user: String,
    pub password: Secret,
}

/// Something that must not be shown. `{:?}` gives dots.
#[derive(Clone)]
pub struct Secret(String);

/// Why these settings cannot work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpProblem {
    #[error("the mail server needs a host name or an address")]
    HostNotUsable,
    #[error("the mail server needs a port")]
    PortMissing,
    #[error("mail to another machine needs encryption: choose TLS or STARTTLS")]
    EncryptionNeeded,
    #[error("the waiting time for the mail server must be longer than nothing")]
    TimeoutMissing,
    #[error("the name for the greeting is not a domain name")]
    HelloNotUsable,
    #[error("the login of the mail server needs a user name and a password")]
    LoginIncomplete,
    #[error("the certificate to trust is not a PEM certificate: {reason}")]
    CertificateNotReadable { reason: String },
    #[error("encryption cannot be set up: {reason}")]
    NoEncryption { reason: String },
}

impl Secret {
    pub fn new(secret: impl Into<String>) -> Secret {
        Secret(secret.into())
    }

    /// For the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl SmtpSettings {
    pub(super) fn check(&self) -> Result<(), SmtpProblem> {
        if !is_host(&self.host) {
            return Err(SmtpProblem::HostNotUsable);
        }
        if self.port == 0 {
            return Err(SmtpProblem::PortMissing);
        }
        if self.security == Security::None && !is_this_machine(&self.host) {
            return Err(SmtpProblem::EncryptionNeeded);
        }
        if self.timeout.is_zero() {
            return Err(SmtpProblem::TimeoutMissing);
        }
        if !is_host(&self.hello) || self.hello.contains(':') {
            return Err(SmtpProblem::HelloNotUsable);
        }
        let incomplete = |login: &Login| login.user.is_empty() || login.password.expose().is_empty();
        if self.login.as_ref().is_some_and(incomplete) {
            return Err(SmtpProblem::LoginIncomplete);
        }
        Ok(())
    }
}

/// A name or an address; above all nothing that could end a command.
fn is_host(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 253
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SmtpMailer;

    fn settings() -> SmtpSettings {
        SmtpSettings {
            host: "mail.leverancier.example".to_owned(),
            port: 465,
            security: Security::Tls,
            login: Some(Login { user: "bondig".to_owned(), password: Secret::new("alleen-voor-de-proef") }),
            timeout: Duration::from_secs(30),
            hello: "bondig.leverancier.example".to_owned(),
            trusted_certificate: None,
        }
    }

    fn problem(change: impl FnOnce(&mut SmtpSettings)) -> Option<SmtpProblem> {
        let mut settings = settings();
        change(&mut settings);
        SmtpMailer::try_new(settings).err()
    }

    #[test]
    fn mail_leaves_the_machine_encrypted_unless_somebody_said_otherwise() {
        assert_eq!(problem(|_| {}), None);
        assert_eq!(problem(|s| s.security = Security::StartTls), None);
        assert_eq!(problem(|s| s.security = Security::None), Some(SmtpProblem::EncryptionNeeded));
        assert_eq!(problem(|s| s.security = Security::NoneOnTrustedNetwork), None);
        for here in ["localhost", "127.0.0.1", "::1"] {
            let to_here = |s: &mut SmtpSettings| {
                s.security = Security::None;
                s.host = here.to_owned();
            };
            assert_eq!(problem(to_here), None, "{here}");
        }
    }

    #[test]
    fn what_is_missing_or_dangerous_is_named() {
        let host = |host: &'static str| problem(move |s| s.host = host.to_owned());
        assert_eq!(host(""), Some(SmtpProblem::HostNotUsable));
        assert_eq!(host("mail server"), Some(SmtpProblem::HostNotUsable));
        assert_eq!(problem(|s| s.port = 0), Some(SmtpProblem::PortMissing));
        assert_eq!(problem(|s| s.timeout = Duration::ZERO), Some(SmtpProblem::TimeoutMissing));
        let forged = problem(|s| s.hello = "x\r\nMAIL FROM:<a@b.example>".to_owned());
        assert_eq!(forged, Some(SmtpProblem::HelloNotUsable));
        let empty = problem(|s| s.login.as_mut().expect("a login").user.clear());
        assert_eq!(empty, Some(SmtpProblem::LoginIncomplete));
        let scrap = problem(|s| s.trusted_certificate = Some(b"scrap".to_vec()));
        assert!(matches!(scrap, Some(SmtpProblem::CertificateNotReadable { .. })));
    }

    #[test]
    fn a_password_shows_itself_to_nobody() {
        let shown = format!("{:?}", settings());
        assert!(shown.contains("bondig.leverancier.example"));
        assert!(!shown.contains("alleen-voor-de-proef"), "{shown}");
    }
}

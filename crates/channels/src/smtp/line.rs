//! One conversation with the server, step by step, and what each end of it means.
//!
//! The steps are said one by one rather than by lettre's `send`, because what is certain depends
//! on the step: until DATA is answered nothing of the message has left, and whatever goes wrong is
//! a refusal; from then on only an answer of the server settles it.

use std::error::Error as _;
use std::time::Duration;

use lettre::Address as WireAddress;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};

use super::settings::{Security, SmtpProblem, SmtpSettings};
use crate::address::Address;
use crate::mailer::Delivery;

/// "The service closes the channel": the line is gone, whatever was asked.
const CLOSING: u16 = 421;
const PEM_MARK: &[u8] = b"-----BEGIN CERTIFICATE-----";
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(2);

/// How to come in: the settings, made ready once for all lanes.
pub(super) struct Door {
    host: String,
    port: u16,
    encryption: Encryption,
    login: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
}

enum Encryption {
    FromTheStart(TlsParameters),
    AfterAsking(TlsParameters),
    Absent,
}

/// An open line on which the server waits for the next message.
pub(super) struct Line(Box<SmtpConnection>);

/// What came of handing over one message.
pub(super) enum Handed {
    /// This became of it; the line is given back where it is still good.
    Done(Delivery, Option<Line>),
    /// The line was gone before the conversation began: the same message may go over a new one.
    NotBegun(String),
}

impl Door {
    pub(super) fn try_new(settings: SmtpSettings) -> Result<Door, SmtpProblem> {
        settings.check()?;
        let encryption = match settings.security {
            Security::Tls => Encryption::FromTheStart(trust(&settings)?),
            Security::StartTls => Encryption::AfterAsking(trust(&settings)?),
            Security::None | Security::NoneOnTrustedNetwork => Encryption::Absent,
        };
        let login =
            settings.login.map(|login| Credentials::new(login.user, login.password.expose().to_owned()));
        Ok(Door {
            host: settings.host,
            port: settings.port,
            encryption,
            login,
            hello: ClientId::Domain(settings.hello),
            timeout: settings.timeout,
        })
    }

    /// A line on which nothing has been said yet, or why there is none. A failure here says
    /// nothing about any message, so it is never for good.
    pub(super) fn open(&self) -> Result<Line, String> {
        let first = match &self.encryption {
            Encryption::FromTheStart(trust) => Some(trust),
            Encryption::AfterAsking(_) | Encryption::Absent => None,
        };
        let place = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(place, Some(self.timeout), &self.hello, first, None)
            .map_err(|error| format!("no connection: {}", said(&error)))?;
        if let Encryption::AfterAsking(trust) = &self.encryption {
            connection
                .starttls(trust, &self.hello)
                .map_err(|error| format!("no encryption: {}", said(&error)))?;
        }
        if let Some(login) = &self.login {
            connection
                .auth(DEFAULT_MECHANISMS, login)
                .map_err(|error| format!("no login: {}", said(&error)))?;
        }
        Ok(Line(Box::new(connection)))
    }
}

impl Line {
    pub(super) fn hand_over(mut self, from: &Address, to: &Address, bytes: &[u8]) -> Handed {
        let mut parameters = Vec::new();
        if !bytes.is_ascii() {
            if !self.0.server_info().supports_feature(Extension::EightBitMime) {
                let answer = "the server takes ASCII only, and the message is more";
                return Handed::Done(Delivery::refused_for_good(answer), Some(self));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        match self.0.command(Mail::new(Some(wire(from)), parameters)) {
            Ok(_) => {}
            Err(error) if is_gone(&error) => return Handed::NotBegun(said(&error)),
            Err(error) => return self.refused(&error),
        }
        if let Err(error) = self.0.command(Rcpt::new(wire(to), Vec::new())) {
            return self.refused(&error);
        }
        match self.0.command(Data) {
            Ok(response) if is(&response, Severity::PositiveIntermediate) => {}
            // An answer to something else: this conversation is out of step. Nothing has left.
            Ok(response) => {
                let answer = format!("DATA was answered with {}", whole(&response));
                return Handed::Done(Delivery::refused_for_now(answer), None);
            }
            Err(error) => return self.refused(&error),
        }
        self.message(bytes)
    }

    /// A polite end; whether the server hears it does not matter.
    pub(super) fn say_goodbye(mut self) {
        if self.0.set_timeout(Some(GOODBYE_TIMEOUT)).is_ok() {
            let _ = self.0.quit();
        }
    }

    /// From here on bytes leave, and only an answer settles what became of them.
    fn message(mut self, bytes: &[u8]) -> Handed {
        // The end mark brings its own line break: the message arrives exactly as it was built.
        let bytes = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
        match self.0.message(bytes) {
            Ok(response) if is(&response, Severity::PositiveCompletion) => {
                Handed::Done(Delivery::accepted(whole(&response)), Some(self))
            }
            Ok(response) => Handed::Done(Delivery::unknown(whole(&response)), None),
            Err(error) if error.status().is_some() => self.refused(&error),
            Err(error) => Handed::Done(Delivery::unknown(said(&error)), None),
        }
    }

    /// The server said no, or the line broke before the message: certainly not accepted.
    fn refused(mut self, error: &Error) -> Handed {
        let answer = said(error);
        let delivery = if error.is_permanent() {
            Delivery::refused_for_good(answer)
        } else {
            Delivery::refused_for_now(answer)
        };
        let goes_on = !is_gone(error) && self.0.command(Rset).is_ok();
        Handed::Done(delivery, goes_on.then_some(self))
    }
}

fn trust(settings: &SmtpSettings) -> Result<TlsParameters, SmtpProblem> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.trusted_certificate {
        let unreadable = |reason: String| SmtpProblem::CertificateNotReadable { reason };
        if !pem.windows(PEM_MARK.len()).any(|window| window == PEM_MARK) {
            return Err(unreadable("there is no certificate in it".to_owned()));
        }
        let certificate = Certificate::from_pem(pem).map_err(|error| unreadable(error.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|error| SmtpProblem::NoEncryption { reason: error.to_string() })
}

/// Our addresses are stricter than lettre's, so nothing is left to check.
fn wire(address: &Address) -> WireAddress {
    WireAddress::new_dangerous(address.local_part(), address.domain())
}

/// Whether the line itself ended: no answer with a code, or the server's goodbye.
fn is_gone(error: &Error) -> bool {
    error.status().is_none_or(|code| u16::from(code) == CLOSING)
}

fn is(response: &Response, severity: Severity) -> bool {
    response.code().severity == severity
}

/// The server's own words, code first; or ours where it said nothing.
fn said(error: &Error) -> String {
    match (error.status(), error.source()) {
        (Some(code), Some(words)) => format!("{code} {words}"),
        (Some(code), None) => code.to_string(),
        (None, _) => error.to_string(),
    }
}

fn whole(response: &Response) -> String {
    let words: Vec<&str> = response.message().collect();
    format!("{} {}", response.code(), words.join("\n"))
}

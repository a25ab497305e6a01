//! `bondig.toml`: the settings of an installation, read once.
//!
//! Unknown keys are refused with their place. Secrets come from the environment or a file and are
//! never written here. Production refuses test settings at start.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use channels::{FolderMailer, Login, Mailer, Secret, Security, SmtpMailer, SmtpSettings};
use serde::{Deserialize, Serialize};

/// Mails that may be under way at once: one connection each.
const LANES: usize = 4;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// A file for SQLite, or postgres://user@host/database.
    pub database: String,
    /// Refuses test settings: a folder as mailer, a redirected address.
    #[serde(default)]
    pub production: bool,
    pub mail: Mail,
    #[serde(default)]
    pub web: Web,
    #[serde(default)]
    pub run: Run,
    #[serde(default)]
    pub connections: Connections,
    #[serde(default, skip_serializing_if = "Watch::is_off")]
    pub watch: Watch,
}

/// Connections with bookkeeping packages.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Connections {
    /// The folder with their keys, one file for each, readable by their owner only.
    pub keys: PathBuf,
}

impl Default for Connections {
    fn default() -> Connections {
        Connections { keys: PathBuf::from("keys") }
    }
}

/// A folder whose files are imported by themselves.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Watch {
    /// With several clients: a folder in it for each, named by its number.
    pub folder: Option<PathBuf>,
}

impl Watch {
    fn is_off(&self) -> bool {
        self.folder.is_none()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub by: MailBy,
    /// With `by = "folder"`: where the .eml files go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<PathBuf>,
    /// A folder in production, on purpose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub folder_in_production: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<MailSecurity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// A file that holds the password; or set BONDIG_SMTP_PASSWORD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_file: Option<PathBuf>,
    /// What we call ourselves to the mail server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hello: Option<String>,
    /// A PEM certificate to trust besides the public ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trusted_certificate: Option<PathBuf>,
    /// A trial: everything goes to this address of your own, marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_to: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailBy {
    Smtp,
    Folder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    Tls,
    Starttls,
    None,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Web {
    pub listen: String,
    /// How people reach it; the cookie is only sent over https when this begins with https.
    pub address: Option<String>,
}

impl Default for Web {
    fn default() -> Web {
        Web { listen: "127.0.0.1:8484".to_owned(), address: None }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Run {
    /// When the daily run begins, in the time zone below.
    pub at: String,
    pub time_zone: String,
}

impl Default for Run {
    fn default() -> Run {
        Run { at: "08:00".to_owned(), time_zone: "Europe/Amsterdam".to_owned() }
    }
}

impl Config {
    /// Reads the file; relative paths in it are relative to it.
    pub fn read(path: &Path) -> Result<Config> {
        let name = path.display();
        let text = fs::read_to_string(path).with_context(|| {
            format!("{name} cannot be read; run “bondig init” here first, or name another with --config")
        })?;
        let mut config: Config =
            toml::from_str(&text).with_context(|| format!("{name} is not understood"))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        if !config.database.contains("://") {
            config.database = folder.join(&config.database).display().to_string();
        }
        config.mail.folder = config.mail.folder.map(|mail| folder.join(mail));
        config.connections.keys = folder.join(&config.connections.keys);
        config.watch.folder = config.watch.folder.map(|watched| folder.join(watched));
        config.mail.password_file = config.mail.password_file.map(|file| folder.join(file));
        config.check().with_context(|| format!("{name} cannot be used"))?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        let mail = &self.mail;
        if self.production && mail.by == MailBy::Folder && !mail.folder_in_production {
            bail!(
                "production does not write mail into a folder; set mail.by = \"smtp\", or mail.folder_in_production = true if you mean it"
            );
        }
        if self.production && mail.redirect_to.is_some() {
            bail!("production does not redirect mail; take mail.redirect_to out");
        }
        if mail.by == MailBy::Folder && mail.folder.is_none() {
            bail!("mail.by = \"folder\" needs mail.folder");
        }
        if mail.by == MailBy::Smtp && mail.host.is_none() {
            bail!("mail.by = \"smtp\" needs mail.host");
        }
        self.run_time()?;
        self.time_zone()?;
        Ok(())
    }

    pub fn run_time(&self) -> Result<jiff::civil::Time> {
        let at = &self.run.at;
        at.parse().with_context(|| format!("run.at = “{at}” is not a time; write it like 08:00"))
    }

    pub fn time_zone(&self) -> Result<jiff::tz::TimeZone> {
        let name = &self.run.time_zone;
        jiff::tz::TimeZone::get(name).with_context(|| format!("run.time_zone = “{name}” is not known"))
    }

    /// The mailers, one for each lane.
    pub fn mailers(&self) -> Result<Vec<Box<dyn Mailer>>> {
        let first: Box<dyn Mailer> = match self.mail.by {
            MailBy::Folder => {
                let folder = self.mail.folder.as_ref().context("mail.folder is missing")?;
                Box::new(FolderMailer::try_new(folder)?)
            }
            MailBy::Smtp => Box::new(SmtpMailer::try_new(self.smtp()?)?),
        };
        let mut lanes: Vec<Box<dyn Mailer>> = (1..LANES).map(|_| first.lane()).collect();
        lanes.push(first);
        Ok(lanes)
    }

    fn smtp(&self) -> Result<SmtpSettings> {
        let mail = &self.mail;
        let host = mail.host.clone().context("mail.host is missing")?;
        let security = match mail.security.unwrap_or(MailSecurity::Tls) {
            MailSecurity::Tls => Security::Tls,
            MailSecurity::Starttls => Security::StartTls,
            MailSecurity::None => Security::None,
        };
        let usual = match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None | Security::NoneOnTrustedNetwork => 25,
        };
        let login = match &mail.user {
            Some(user) => Some(Login { user: user.clone(), password: Secret::new(self.password()?) }),
            None => None,
        };
        let trusted_certificate = match &mail.trusted_certificate {
            Some(file) => Some(fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?),
            None => None,
        };
        Ok(SmtpSettings {
            host,
            port: mail.port.unwrap_or(usual),
            security,
            login,
            timeout: Duration::from_secs(30),
            hello: mail.hello.clone().unwrap_or_else(|| "bondig.localdomain".to_owned()),
            trusted_certificate,
        })
    }

    /// A key of a connection from the environment, for installations without files of secrets.
    pub fn key_from_environment(package: app::Package) -> Option<String> {
        let name = match package {
            app::Package::Moneybird => "BONDIG_MONEYBIRD_TOKEN",
            app::Package::EBoekhouden => "BONDIG_EBOEKHOUDEN_TOKEN",
        };
        #[expect(clippy::disallowed_methods, reason = "secrets come from the environment, read here once")]
        std::env::var(name).ok().filter(|token| !token.is_empty())
    }

    fn password(&self) -> Result<String> {
        if let Some(file) = &self.mail.password_file {
            let text =
                fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
            return Ok(text.trim_end().to_owned());
        }
        // The one place where settings come from the environment.
        #[expect(clippy::disallowed_methods, reason = "secrets come from the environment, read here once")]
        std::env::var("BONDIG_SMTP_PASSWORD").context("set mail.password_file, or BONDIG_SMTP_PASSWORD")
    }
}

//! An opened installation: its settings, its store, its clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use app::deliver::Clock;
use app::{App, Client, Doing};
use domain::{ClientId, Date};
use jiff::Timestamp;

use crate::clock::{RandomIds, SystemClock, today};
use crate::config::Config;

pub struct Office {
    pub config: Config,
    pub app: App,
}

impl Office {
    pub fn open(path: &Path) -> Result<Office> {
        let config = Config::read(path)?;
        let store = store::open(&config.database)?;
        Ok(Office { config, app: App { store: Arc::new(store), ids: Arc::new(RandomIds) } })
    }

    pub fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    /// The given day, else the civil day now.
    pub fn day(&self, given: Option<Date>) -> Result<Date> {
        Ok(match given {
            Some(date) => date,
            None => today(self.now(), &self.config.time_zone()?),
        })
    }

    /// The client that is meant: the named one, else the only one.
    pub fn client(&self, named: Option<i64>) -> Result<Client> {
        let clients = self.app.store.clients()?;
        match named {
            Some(id) => clients
                .into_iter()
                .find(|client| client.id == ClientId(id))
                .with_context(|| format!("there is no client {id}")),
            None => match <[Client; 1]>::try_from(clients) {
                Ok([only]) => Ok(only),
                Err(none) if none.is_empty() => bail!("there is no client yet; run “bondig init”"),
                Err(several) => {
                    let list: Vec<String> =
                        several.iter().map(|client| format!("{} ({})", client.id, client.name)).collect();
                    bail!("there are several clients; choose one with --client: {}", list.join(", "))
                }
            },
        }
    }

    pub fn doing<'a>(&'a self, client: ClientId, by: &'a str, today: Date) -> Doing<'a> {
        Doing { app: &self.app, client, by, today, now: self.now() }
    }
}

/// What every command about an installation takes.
#[derive(clap::Args, Clone)]
pub struct Where {
    /// The settings of the installation
    #[arg(long, global = true, default_value = "bondig.toml", value_name = "FILE")]
    pub config: PathBuf,
    /// Which client, when there are several
    #[arg(long, global = true, value_name = "NUMBER")]
    pub client: Option<i64>,
    /// Print JSON for machines
    #[arg(long, global = true)]
    pub json: bool,
}

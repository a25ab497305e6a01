//! What stands around every page, filled for the client one works for.

use app::import::statements;
use app::{MessageFilter, MessageState};
use domain::Date;

use crate::WebError;
use crate::frame::{Bank, Frame, Gap, Notice, Place, Sending};
use crate::server::{Server, Signed};

/// More than this in the rail is no number that people read.
const AT_MOST: i64 = 100;

/// Reads what the frame needs. Waits for the database: call it inside `blocking`.
pub fn frame(server: &Server, signed: &Signed, place: Place) -> Result<Frame, WebError> {
    let (store, client, today) = (&server.app.store, &signed.client, server.today());
    let uncertain = MessageFilter { states: vec![MessageState::Uncertain], ..MessageFilter::default() };
    let calendar = client.calendar();
    Ok(Frame {
        say: signed.say,
        place,
        today,
        person: signed.user.name.clone(),
        client: client.name.clone(),
        client_colour: u8::try_from(client.id.0.rem_euclid(6) + 1).unwrap_or(1),
        sending: sending(server, signed, today)?,
        bank: match client.bank_through {
            None => Bank::Never,
            Some(_) if client.bank_is_fresh(today, &calendar) => Bank::Fresh,
            Some(through) => Bank::Stale { through },
        },
        gap: if place == Place::Today { gap(server, signed)? } else { None },
        notice: signed.said.as_deref().map(|said| notice(signed, said)),
        work_today: store.work_count(client.id, today)?,
        payments_waiting: store.waiting_entries(client.id, 0, AT_MOST)?.len() as i64,
        messages_uncertain: store.messages(client.id, &uncertain, 0, AT_MOST)?.len() as i64,
        here: signed.here.clone(),
    })
}

/// The newest stretch that is missing of an account that counts.
fn gap(server: &Server, signed: &Signed) -> Result<Option<Gap>, WebError> {
    let accounts = statements::accounts(&server.app, signed.client.id)?;
    let counting = accounts.into_iter().filter(|account| account.counts);
    let newest = counting.flat_map(|account| account.gaps).max_by_key(|gap| gap.before);
    let words = |account: &str| text::iban_in_fours(account);
    Ok(newest.map(|gap| Gap { account: words(&gap.account), after: gap.after, before: gap.before }))
}

fn sending(server: &Server, signed: &Signed, today: Date) -> Result<Sending, WebError> {
    let (store, say) = (&server.app.store, signed.say);
    let (by, since) = (say.t("somebody"), say.t("earlier"));
    if store.all_stopped()? {
        return Ok(Sending::StoppedEverywhere { by, since });
    }
    Ok(match signed.client.sending {
        app::Sending::Open => Sending::Open,
        app::Sending::Stopped => Sending::StoppedHere { by, since },
        app::Sending::Restored => Sending::Recovery { restored: since },
        app::Sending::FirstDayCheck => {
            let counts = store.message_counts(signed.client.id, today)?;
            let planned = |(state, _): &&(MessageState, i64)| *state == MessageState::Planned;
            Sending::FirstDay { waiting: counts.iter().filter(planned).map(|(_, count)| count).sum() }
        }
    })
}

/// `said-promise` and its like; problems begin with `not-`.
fn notice(signed: &Signed, said: &str) -> Notice {
    let undo = signed.undo.map(|(customer, seq)| format!("/customers/{customer}/undo/{seq}"));
    Notice { words: signed.say.t(&format!("said-{said}")), undo, problem: said.starts_with("not-") }
}

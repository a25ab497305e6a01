//! What the timeline says of a customer beside money: attention beside reminders, and how soon he
//! shows that he read us (0.25, 1.13).

use app::{MessageFilter, response};
use domain::{ActKind, Event};

use super::look::Look;
use crate::WebError;

/// Facts that are looked through; a year of most customers.
const LOOKED: i64 = 400;

pub(super) struct Habits {
    pub care_share: Option<String>,
    pub responses: Vec<String>,
}

pub(super) fn habits(look: &Look<'_>) -> Result<Habits, WebError> {
    let (view, say) = (look.view, look.view.say);
    let (store, client) = (&view.app.store, view.client.id);
    let rows = store.timeline(client, look.customer.id, None, LOOKED)?;
    let year_ago = view.today.plus_days(-365);
    let lately = || rows.iter().filter(|row| row.fact.on > year_ago);
    let care = lately().filter(|row| matches!(row.fact.event, Event::CareContact { .. })).count();
    let reminds = |event: &Event| match event {
        Event::Acted(acted) => {
            matches!(acted.kind, ActKind::Message | ActKind::Letter)
                && acted.step.is_some_and(|step| step.is_reminder() || step.is_formal())
        }
        _ => false,
    };
    let reminders = lately().filter(|row| reminds(&row.fact.event)).count();
    let filter = MessageFilter { customer: Some(look.customer.id), ..MessageFilter::default() };
    let messages = store.messages(client, &filter, 0, 200)?;
    let usual = response::usual(&response::responses(&messages, &rows));
    let words = |usual: &response::Usual| {
        let values = [("channel", say.channel(usual.channel).into()), ("n", usual.hours.max(1).into())];
        view.words().t_args("usual-response", &values)
    };
    let shared = [("care", (care as i64).into()), ("reminders", (reminders as i64).into())];
    let bought = revenue(look);
    let bought = bought.is_positive().then(|| say.with("revenue-in-year", "amount", say.money(bought)));
    Ok(Habits {
        care_share: (care + reminders > 0).then(|| view.words().t_args("care-share", &shared)),
        responses: bought.into_iter().chain(usual.iter().map(words)).collect(),
    })
}

/// What was invoiced in euro over the last year (4.2).
pub(super) fn revenue(look: &Look<'_>) -> domain::Cents {
    let year_ago = look.view.today.plus_days(-365);
    let lately = |invoice: &&domain::Invoice| {
        invoice.issued > year_ago && invoice.currency == domain::Currency::EUR && !invoice.let_go
    };
    look.customer.dossier.invoices.iter().filter(lately).map(|invoice| invoice.amount).sum()
}

//! What would happen on a day: the same decisions as the run, nothing saved.

use domain::{ClientId, CustomerId, Date, Decision, Fact};

use crate::records::Customer;
use crate::run::seen_again;
use crate::{App, Result};

/// Hears the decision about every customer for whom something is done or begins to rest.
pub fn plan(
    app: &App,
    client: ClientId,
    today: Date,
    hear: &mut dyn FnMut(&Customer, &Decision),
) -> Result<()> {
    let client = app.client(client)?;
    let calendar = client.calendar();
    let day = client.day(today, &calendar);
    let mut after = CustomerId(0);
    loop {
        let page = app.store.customers_to_look_at(client.id, today, after, 250)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.id;
        for mut customer in page {
            if let Some(event) = seen_again(&client, &customer, today, &calendar) {
                customer.dossier.apply(&Fact { on: today, event });
            }
            let decision = domain::decide(&customer.dossier, &client.settings.strategy, &day);
            if !decision.acts.is_empty() || !decision.rests.is_empty() {
                hear(&customer, &decision);
            }
        }
    }
}

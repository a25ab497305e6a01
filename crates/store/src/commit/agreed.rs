//! The rows of what was agreed: written anew for a customer when his agreements of a kind changed.

use app::{Agreed, AgreedKind};
use domain::{ClientId, CustomerId, State};
use serde::Serialize;

use super::diff::Diff;
use crate::db::{Result, Transaction, Value};
use crate::kept::json;
use crate::statements::agreed as statements;

pub(super) fn save(transaction: &mut Transaction, client: ClientId, diffs: &[Diff]) -> Result<()> {
    for diff in diffs {
        let (before, after) = (&diff.change.before.dossier.state, &diff.change.after.dossier.state);
        for kind in AgreedKind::ALL {
            if !is_same(kind, before, after) {
                write(transaction, client, diff.change.after.id, kind, &of(kind, after))?;
            }
        }
    }
    Ok(())
}

fn is_same(kind: AgreedKind, before: &State, after: &State) -> bool {
    match kind {
        AgreedKind::Promise => before.promises == after.promises,
        AgreedKind::Dispute => before.disputes == after.disputes,
        AgreedKind::Arrangement => before.arrangements == after.arrangements,
        AgreedKind::Claim => before.claim == after.claim,
        AgreedKind::Term => before.terms == after.terms,
        AgreedKind::Incident => before.incidents == after.incidents,
    }
}

fn of(kind: AgreedKind, state: &State) -> Vec<Agreed> {
    match kind {
        AgreedKind::Promise => state.promises.iter().cloned().map(Agreed::Promise).collect(),
        AgreedKind::Dispute => {
            state.disputes.iter().map(|dispute| Agreed::Dispute(Box::new(dispute.clone()))).collect()
        }
        AgreedKind::Arrangement => state.arrangements.iter().cloned().map(Agreed::Arrangement).collect(),
        AgreedKind::Claim => state.claim.iter().cloned().map(Agreed::Claim).collect(),
        AgreedKind::Term => state.terms.iter().cloned().map(Agreed::Term).collect(),
        AgreedKind::Incident => state.incidents.iter().cloned().map(Agreed::Incident).collect(),
    }
}

fn write(
    transaction: &mut Transaction,
    client: ClientId,
    customer: CustomerId,
    kind: AgreedKind,
    agreed: &[Agreed],
) -> Result<()> {
    let values: [Value; 3] = [client.into(), customer.into(), kind.word().into()];
    transaction.execute(&statements::CLEAR_AGREED, &values)?;
    for (position, one) in agreed.iter().enumerate() {
        let text = body(one);
        let values = [
            client.into(),
            customer.into(),
            kind.word().into(),
            (position as i64).into(),
            i64::from(one.is_open()).into(),
            one.opened_on().into(),
            one.next_on().into(),
            one.closed_on().into(),
            one.amount().map(|amount| amount.0).into(),
            (&text).into(),
        ];
        transaction.execute(&statements::ADD_AGREED, &values)?;
    }
    Ok(())
}

fn body(agreed: &Agreed) -> String {
    fn text<T: Serialize>(value: &T) -> String {
        json(value)
    }
    match agreed {
        Agreed::Promise(one) => text(one),
        Agreed::Dispute(one) => text(one),
        Agreed::Arrangement(one) => text(one),
        Agreed::Claim(one) => text(one),
        Agreed::Term(one) => text(one),
        Agreed::Incident(one) => text(one),
    }
}

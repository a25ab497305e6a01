//! What was agreed, listed over all customers; and links for people without an account.
//!
//! Only hashes of the links' tokens are kept.

use app::{Agreed, AgreedKind, AgreedRow, Invitation, Shown};
use domain::ClientId;
use jiff::Timestamp;

use crate::db::{Result, Row, Transaction};
use crate::kept::json;
use crate::statements::agreed as statements;

/// Oldest first.
pub(crate) fn list(
    transaction: &mut Transaction,
    client: ClientId,
    kind: AgreedKind,
    shown: Shown,
    offset: i64,
    limit: i64,
) -> Result<Vec<AgreedRow>> {
    let only_open = i64::from(shown == Shown::Open);
    let values = [client.into(), kind.word().into(), only_open.into(), limit.into(), offset.into()];
    transaction.all(&statements::AGREED, &values, |row| {
        Ok(AgreedRow {
            customer: row.customer(0)?,
            number: row.string(1)?,
            name: row.string(2)?,
            position: row.int(3)?,
            is_open: row.int(4)? != 0,
            agreed: agreed(kind, row, 5)?,
        })
    })
}

fn agreed(kind: AgreedKind, row: &Row, column: usize) -> Result<Agreed> {
    Ok(match kind {
        AgreedKind::Promise => Agreed::Promise(row.json(column)?),
        AgreedKind::Dispute => Agreed::Dispute(Box::new(row.json(column)?)),
        AgreedKind::Arrangement => Agreed::Arrangement(row.json(column)?),
        AgreedKind::Claim => Agreed::Claim(row.json(column)?),
        AgreedKind::Term => Agreed::Term(row.json(column)?),
        AgreedKind::Incident => Agreed::Incident(row.json(column)?),
    })
}

pub(crate) fn add_invitation(
    transaction: &mut Transaction,
    token_hash: &str,
    invitation: &Invitation,
) -> Result<()> {
    let subject = json(&invitation.subject);
    let values = [
        token_hash.into(),
        invitation.client.into(),
        invitation.customer.into(),
        (&invitation.kind).into(),
        (&subject).into(),
        (&invitation.by).into(),
        invitation.created.into(),
        invitation.expires.into(),
    ];
    transaction.execute(&statements::ADD_INVITATION, &values)?;
    Ok(())
}

pub(crate) fn invitation(transaction: &mut Transaction, token_hash: &str) -> Result<Option<Invitation>> {
    transaction.one(&statements::INVITATION, &[token_hash.into()], |row| {
        Ok(Invitation {
            client: ClientId(row.int(0)?),
            customer: row.customer(1)?,
            kind: row.string(2)?,
            subject: row.json(3)?,
            by: row.string(4)?,
            created: row.time(5)?,
            expires: row.time(6)?,
            used: row.time_or_none(7)?,
        })
    })
}

/// `false`: it was answered before.
pub(crate) fn use_invitation(
    transaction: &mut Transaction,
    token_hash: &str,
    now: Timestamp,
) -> Result<bool> {
    Ok(transaction.execute(&statements::USE_INVITATION, &[token_hash.into(), now.into()])? == 1)
}

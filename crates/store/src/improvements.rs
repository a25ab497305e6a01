//! What a client changes in his process because of complaints, as rows.

use app::Improvement;
use domain::{Cents, ClientId};

use crate::db::{Result, Transaction, Value};
use crate::numbers;
use crate::statements::improvements as statements;

/// Newest first.
pub(crate) fn list(transaction: &mut Transaction, client: ClientId) -> Result<Vec<Improvement>> {
    transaction.all(&statements::IMPROVEMENTS, &[client.into()], |row| {
        Ok(Improvement {
            id: row.int(0)?,
            step: row.word(1)?,
            what: row.string(2)?,
            owner: row.string(3)?,
            due: row.date(4)?,
            expected: row.int_or_none(5)?.map(Cents),
            effect: row.string(6)?,
            made_on: row.date(7)?,
            done_on: row.date_or_none(8)?,
        })
    })
}

/// Adds it (id 0) or changes it; gives its id.
pub(crate) fn save(transaction: &mut Transaction, client: ClientId, one: &Improvement) -> Result<i64> {
    numbers::lock(transaction, client)?;
    let id = if one.id == 0 {
        let next = transaction.one(&statements::NEXT_IMPROVEMENT, &[client.into()], |row| row.int(0))?;
        next.unwrap_or(1)
    } else {
        one.id
    };
    let values: [Value; 10] = [
        client.into(),
        id.into(),
        one.step.word().into(),
        (&one.what).into(),
        (&one.owner).into(),
        one.due.into(),
        one.expected.map(|expected| expected.0).into(),
        (&one.effect).into(),
        one.made_on.into(),
        one.done_on.into(),
    ];
    transaction.execute(&statements::SAVE_IMPROVEMENT, &values)?;
    Ok(id)
}

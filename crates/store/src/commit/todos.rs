//! The rows of open work: added, closed, and kept in step with the due dates they are about.

use domain::{ClientId, Date, Strategy, Todo};

use super::diff::Diff;
use crate::db::{Result, Transaction, Value};
use crate::kept::json;
use crate::statements::customers as statements;

const COLUMNS: usize = 5;

pub(super) fn save(
    transaction: &mut Transaction,
    client: ClientId,
    diffs: &[Diff],
    strategy: &Strategy,
) -> Result<()> {
    let mut added: Vec<(&Diff, &Todo, String)> = Vec::new();
    for diff in diffs {
        let (before, after) = (&diff.change.before, &diff.change.after);
        for todo in &after.dossier.state.todos {
            let same_id = |known: &&Todo| known.id == todo.id;
            match before.dossier.state.todos.iter().find(same_id) {
                // What was taken back: the work was there before, and is there again.
                None if todo.id.0 <= before.dossier.state.next_todo => {
                    reopen(transaction, client, diff, todo)?
                }
                None => added.push((diff, todo, json(todo))),
                Some(was) => {
                    let due_was = oldest_due_before(diff, was, strategy);
                    if was != todo || due_was != oldest_due(diff, todo) {
                        save_todo(transaction, client, diff, todo)?;
                    }
                }
            }
        }
        for todo in &before.dossier.state.todos {
            if !after.dossier.state.todos.iter().any(|known| known.id == todo.id) {
                let at = diff.change.at.into();
                let values = [client.into(), after.id.into(), todo.id.into(), at];
                transaction.execute(&statements::CLOSE_TODO, &values)?;
            }
        }
    }
    let mut values: Vec<Value> = Vec::with_capacity(added.len() * COLUMNS);
    for (diff, todo, text) in &added {
        let customer = diff.change.after.id;
        let due = oldest_due(diff, todo);
        let row: [Value; COLUMNS] = [client.into(), customer.into(), todo.id.into(), text.into(), due.into()];
        values.extend(row);
    }
    transaction.insert_many(&statements::ADD_TODO, COLUMNS, &values)
}

fn save_todo(transaction: &mut Transaction, client: ClientId, diff: &Diff, todo: &Todo) -> Result<()> {
    let text = json(todo);
    let values = [
        client.into(),
        diff.change.after.id.into(),
        todo.id.into(),
        (&text).into(),
        oldest_due(diff, todo).into(),
    ];
    transaction.execute(&statements::SAVE_TODO, &values)?;
    Ok(())
}

fn reopen(transaction: &mut Transaction, client: ClientId, diff: &Diff, todo: &Todo) -> Result<()> {
    let customer = diff.change.after.id;
    transaction.execute(&statements::REOPEN_TODO, &[client.into(), customer.into(), todo.id.into()])?;
    save_todo(transaction, client, diff, todo)
}

/// The earliest effective due date of what the work is about.
fn oldest_due(diff: &Diff, todo: &Todo) -> Option<Date> {
    todo.invoices.iter().filter_map(|id| diff.effective_due(*id)).min()
}

fn oldest_due_before(diff: &Diff, todo: &Todo, strategy: &Strategy) -> Option<Date> {
    let before = &diff.change.before.dossier;
    let invoices = todo.invoices.iter().filter_map(|id| before.invoice(*id));
    let due = |invoice| domain::standing::effective_due(invoice, before, strategy).date;
    invoices.map(due).min()
}

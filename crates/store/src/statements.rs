//! Every SQL statement of the house, by name, one text for both databases.
//!
//! SQL filters, joins and sums; rules and date arithmetic stay in Rust. A test prepares each
//! statement on both databases.

pub(crate) mod agreed;
pub(crate) mod connections;
pub(crate) mod customers;
pub(crate) mod improvements;
pub(crate) mod installation;
pub(crate) mod ledger;
pub(crate) mod lists;
pub(crate) mod matching;
pub(crate) mod messages;
pub(crate) mod money;
pub(crate) mod people;

#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static crate::db::Statement> {
    let rooms = [
        agreed::ALL,
        connections::ALL,
        customers::ALL,
        improvements::ALL,
        installation::ALL,
        ledger::ALL,
        lists::ALL,
        matching::ALL,
        messages::ALL,
        money::ALL,
        people::ALL,
    ];
    rooms.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::Database;
    use crate::db::Scope;
    use crate::migrations::TABLES;

    /// Every statement, and the forms with a list and with many rows.
    fn prepare_everything(database: &Database) {
        let mut prepared = 0;
        for statement in all() {
            for text in statement.forms() {
                let answer = database.db.read(Scope::All, |transaction| transaction.columns(&text));
                assert!(answer.is_ok(), "{}: {answer:?}\n{text}", statement.name());
                prepared += 1;
            }
        }
        assert!(prepared > 90, "only {prepared} statements were found");
    }

    /// The list of tables, which copies go by, names every table and no other.
    fn tables_are_all_listed(database: &Database, catalogue: &str) {
        let catalogue = crate::db::Statement::made(catalogue.to_owned());
        let found =
            database.db.read(Scope::All, |transaction| transaction.all(&catalogue, &[], |row| row.string(0)));
        let mut found = found.unwrap();
        found.retain(|name| name != "migration");
        let mut listed = TABLES.to_vec();
        listed.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, listed);
    }

    #[test]
    fn sqlite_prepares_every_statement() {
        let folder = testkit::Folder::create("statements");
        let file = folder.join("bondig.db");
        let database = crate::create(file.to_str().unwrap()).unwrap();
        prepare_everything(&database);
        tables_are_all_listed(
            &database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        );
    }

    /// What is asked often finds its rows by an index, in the order in which they are wanted.
    #[test]
    fn sqlite_reads_no_more_than_it_must() {
        use super::{customers, lists, messages};
        let folder = testkit::Folder::create("plans");
        let file = folder.join("bondig.db");
        let database = crate::create(file.to_str().unwrap()).unwrap();
        let expected = [
            (&customers::CUSTOMERS_TO_LOOK_AT, "COVERING INDEX customer_look"),
            (&customers::CUSTOMERS_OF_LIST, "sqlite_autoindex_customer_1"),
            (&customers::HANGING_OF_LIST, "PRIMARY KEY"),
            (&customers::TIMELINE, "PRIMARY KEY"),
            (&customers::RESTS_ON, "timeline_rests"),
            (&customers::FACTS_BETWEEN, "timeline_kind"),
            (&super::agreed::AGREED, "agreed_list"),
            (&lists::LIST_OPEN_INVOICES, "invoice_open"),
            (&lists::TOTALS, "COVERING INDEX invoice_open"),
            (&messages::MESSAGES_TO_SEND, "message_to_send"),
            (&messages::GIVE_UP_CLAIMS, "message_sending"),
        ];
        for (statement, index) in expected {
            let text = format!("EXPLAIN QUERY PLAN {}", statement.forms()[0]);
            let explain = crate::db::Statement::made(text);
            let form = &statement.forms()[0];
            let places = (1..).take_while(|place| form.contains(&format!("${place}"))).count();
            let values = vec![crate::db::Value::Int(1); places];
            let plan = database
                .db
                .read(Scope::All, |transaction| transaction.all(&explain, &values, |row| row.string(3)));
            let plan = plan.unwrap().join("\n");
            let name = statement.name();
            assert!(plan.contains(index), "{name}: {plan}");
            let sorted = plan.contains("TEMP B-TREE");
            assert_eq!(sorted, name == "TOTALS", "{name}: {plan}");
        }
    }

    #[test]
    fn postgresql_prepares_every_statement() {
        let Some(server) = testkit::postgres::database() else {
            return;
        };
        let database = crate::create(server.url()).unwrap();
        prepare_everything(&database);
        tables_are_all_listed(
            &database,
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()",
        );
    }
}

//! Every SQL statement of the house, by name, one text for both databases.
//!
//! SQL filters, joins and sums; rules and date arithmetic stay in Rust. A test prepares each
//! statement on both databases.

pub(crate) mod customers;
pub(crate) mod installation;
pub(crate) mod lists;
pub(crate) mod messages;
pub(crate) mod money;
pub(crate) mod people;

#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static crate::db::Statement> {
    let rooms = [
        customers::ALL,
        installation::ALL,
        lists::ALL,
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
                let answer = database
                    .db
                    .read(Scope::All, |transaction| transaction.columns(&text));
                assert!(answer.is_ok(), "{}: {answer:?}\n{text}", statement.name());
                prepared += 1;
            }
        }
        assert!(prepared > 90, "only {prepared} statements were found");
    }

    /// The list of tables, which copies go by, names every table and no other.
    fn tables_are_all_listed(database: &Database, catalogue: &str) {
        let catalogue = crate::db::Statement::made(catalogue.to_owned());
        let found = database.db.read(Scope::All, |transaction| {
            transaction.all(&catalogue, &[], |row| row.string(0))
        });
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

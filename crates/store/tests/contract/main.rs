//! The contract of `app::Store`, told to both databases in the same words.
//!
//! Each test gets an empty installation with one client. Where PostgreSQL was left out by the
//! developer, its half leaves too.

mod accounts;
mod agreed;
mod commits;
mod connections;
mod copies;
mod dossiers;
mod improvements;
mod ledger;
mod lists;
mod messages;
mod money;
mod opening;
mod people;
mod races;
mod replay;
mod scope;
mod sending;
mod world;

/// Makes of each story two tests: `sqlite::…` and `postgresql::…`.
macro_rules! told_to_both {
    ($($story:ident)+) => {
        mod sqlite {
            $(#[test] fn $story() { super::$story(&crate::world::World::on_sqlite()) })+
        }
        mod postgresql {
            $(#[test] fn $story() {
                if let Some(world) = crate::world::World::on_postgresql() {
                    super::$story(&world);
                }
            })+
        }
    };
}

pub(crate) use told_to_both;

//! The demo, as a person finds it: lived through the use cases, consistent, the same every time,
//! and nobody's address in it.

mod checks;
mod made;

use std::fs;

use checks::*;
use made::*;

#[test]
fn a_working_day_has_each_kind_of_work_and_all_of_it_is_true() {
    let folder = made("friday", "2026-11-20");
    let (app, client) = opened(&folder);
    let customers = app.store.customer_numbers(client.id).unwrap();
    let invoices = app.store.invoice_numbers(client.id).unwrap();
    assert_eq!(customers.len(), 60);
    assert!((380..=460).contains(&invoices.len()), "{} invoices", invoices.len());

    today_shows_each_kind_of_work(&app, &client);
    stored_rows_follow_from_the_timeline(&app, &client);
    nobody_was_asked_for_what_was_not_open(&app, &client);
    every_address_is_an_example(&app, &client, &folder);
    the_stories_are_there(&app, &client);

    let again = made("friday-again", "2026-11-20");
    assert_eq!(messages_in(&folder), messages_in(&again));
    // What is there is taken as it is; a folder of somebody else is left alone.
    let reused = demo(&folder, "2026-11-23", &[]);
    assert!(told(&reused).contains("\"made\":false"), "{}", told(&reused));
}

#[test]
fn a_sunday_shows_the_work_that_friday_left() {
    let folder = made("sunday", "2026-05-17");
    let (app, client) = opened(&folder);
    assert_eq!(client.last_run, Some(day("2026-05-17")));
    today_shows_each_kind_of_work(&app, &client);
    stored_rows_follow_from_the_timeline(&app, &client);
}

#[test]
fn a_folder_with_something_else_is_not_touched() {
    let folder = empty("not-a-demo");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("brief.txt"), "van mij").unwrap();
    let output = demo(&folder, "2026-11-20", &["--fresh"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("something else than a demo"));
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["brief.txt"]);
}

//! The folder keeps what it is given, whole, once.

use channels::{Envelope, FolderMailer, Mailer, build};
use testkit::Folder;

use crate::samples::{accepted, envelope, numbered, refused_for_good, refused_for_now};

fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("plain text"))
        .collect();
    names.sort();
    names
}

fn deliver(mailer: &dyn Mailer, envelope: &Envelope) -> channels::Delivery {
    let bytes = build(envelope).expect("a message");
    mailer.deliver(&envelope.from_address, &envelope.to_address, &bytes)
}

#[test]
fn a_message_becomes_one_file_with_the_very_bytes() {
    let folder = Folder::create("folder-mailer");
    let mailer = FolderMailer::try_new(folder.path()).expect("a folder");
    let answer = accepted(deliver(&mailer, &envelope()));
    let name = "2026-03-05-0195f1c2-7b1e-7c3a-9d55.eml";
    assert_eq!(answer, folder.path().join(name).display().to_string());
    assert_eq!(names(&folder), [name]);
    let bytes = std::fs::read(folder.path().join(name)).expect("the file is there");
    assert_eq!(bytes, build(&envelope()).expect("a message"));
    assert!(mailer.keeps_everything());
    assert!(mailer.name().starts_with("folder "));
}

#[test]
fn the_same_message_again_changes_nothing() {
    let folder = Folder::create("folder-mailer");
    let mailer = FolderMailer::try_new(folder.path()).expect("a folder");
    accepted(deliver(&mailer, &envelope()));
    let changed = Envelope {
        subject: "iets anders".to_owned(),
        date: "2026-03-09T08:00:00Z".parse().expect("a moment"),
        ..envelope()
    };
    let lane = mailer.lane();
    // As after a restart: another mailer on the same folder.
    let later = FolderMailer::try_new(folder.path()).expect("a folder");
    for again in [&mailer as &dyn Mailer, &*lane, &later] {
        let answer = accepted(deliver(again, &changed));
        assert!(answer.starts_with("already there"), "{answer}");
    }
    assert_eq!(names(&folder).len(), 1);
    let bytes = std::fs::read(folder.path().join(&names(&folder)[0])).expect("the file");
    assert_eq!(bytes, build(&envelope()).expect("a message"));
}

#[test]
fn two_programs_on_one_folder_do_not_write_over_each_other() {
    let folder = Folder::create("folder-mailer");
    let first = FolderMailer::try_new(folder.path()).expect("a folder");
    let second = FolderMailer::try_new(folder.path()).expect("a folder");
    accepted(deliver(&first, &envelope()));
    let changed = Envelope { subject: "iets anders".to_owned(), ..envelope() };
    let answer = accepted(deliver(&second, &changed));
    assert!(answer.starts_with("already there"), "{answer}");
    assert_eq!(names(&folder).len(), 1, "no draft stays behind");
    let bytes = std::fs::read(folder.path().join(&names(&folder)[0])).expect("the file");
    assert_eq!(bytes, build(&envelope()).expect("a message"));
}

#[test]
fn four_lanes_write_each_message_once() {
    let folder = Folder::create("folder-mailer");
    let mailer = FolderMailer::try_new(folder.path()).expect("a folder");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let lane = mailer.lane();
            scope.spawn(move || {
                for number in 0..200 {
                    accepted(deliver(&*lane, &numbered(number)));
                }
            });
        }
    });
    assert_eq!(names(&folder).len(), 200);
    for number in 0..200 {
        let path = folder.path().join(format!("2026-03-05-nr-{number}.eml"));
        let bytes = std::fs::read(path).expect("the file is there");
        assert!(bytes == build(&numbered(number)).expect("a message"));
    }
}

#[test]
fn what_is_not_ours_is_refused_and_no_path_leads_out() {
    let folder = Folder::create("folder-mailer");
    let inside = folder.path().join("mail");
    let mailer = FolderMailer::try_new(&inside).expect("a folder");
    for bytes in [
        "",
        "Subject: x\r\n\r\n",
        "Date: Thu, 05 Mar 2026 08:30:15 +0000\r\nMessage-ID: <../../uit@x.example>\r\n\r\n",
        "Date: Thu, 05 Mar 2026 08:30:15 +0000\r\n\r\nMessage-ID: <a@x.example>\r\n",
        "Date: gisteren\r\nMessage-ID: <a@x.example>\r\n\r\n",
    ] {
        refused_for_good(mailer.deliver("a@x.example", "b@x.example", bytes.as_bytes()));
    }
    assert_eq!(names(&folder), ["mail"]);
}

#[test]
fn a_folder_that_went_away_refuses_for_now_and_works_again() {
    let folder = Folder::create("folder-mailer");
    let inside = folder.path().join("mail");
    let mailer = FolderMailer::try_new(&inside).expect("a folder");
    std::fs::remove_dir(&inside).expect("an empty folder");
    let answer = refused_for_now(deliver(&mailer, &envelope()));
    assert!(answer.starts_with("not written"), "{answer}");
    std::fs::create_dir(&inside).expect("a folder again");
    accepted(deliver(&mailer, &envelope()));
    let taken = folder.path().join("file");
    std::fs::write(&taken, "").expect("a file");
    let problem = FolderMailer::try_new(&taken).expect_err("a file is no folder");
    assert!(problem.to_string().contains("cannot be used"), "{problem}");
}

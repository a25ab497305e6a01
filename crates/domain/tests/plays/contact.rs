//! Who speaks, through which channel and why not another one, visits, calls that are enough.

use insta::assert_snapshot;

use crate::told::{play_aloud, reasons};

#[test]
fn b0_02_the_fixed_person_speaks_and_his_substitute_while_he_is_away() {
    assert_snapshot!(play_aloud("colleague Joost absent 2026-03-03 2026-03-13 substitute Eva; C1 email phone person Joost; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Joost)
    mon 03-02  email       due day reminder (from Joost)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (from Eva) (in place of Joost)
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call (from Eva) (in place of Joost)
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn b3_04_the_specialist_of_the_project_then_the_account_owner_then_the_team() {
    assert_snapshot!(play_aloud("colleague Sanne absent 2026-03-04 2026-03-05; C1 email phone owner Kim; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 specialist Sanne; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Sanne)
    mon 03-02  email       due day reminder (from Sanne)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (from Kim) (in place of Sanne)
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call (from Sanne)
    mon 03-09  rest        waiting for task
    ");
    assert_snapshot!(play_aloud("colleague Sanne absent 2026-03-04 2026-03-05; C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 specialist Sanne; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Sanne)
    mon 03-02  email       due day reminder (from Sanne)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b0_03_a_project_has_its_own_person_style_and_channel() {
    assert_snapshot!(play_aloud("C1 email phone sms person Joost project P7=Kees project P8=fixed_person project P9=sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 project P7; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Kees)
    mon 03-02  email       due day reminder (from Kees)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (from Kees)
    wed 03-04  rest        waiting for answer until 03-08
    ");
    assert_snapshot!(play_aloud("C1 email project P8=fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 project P8; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
    assert_snapshot!(play_aloud("C1 email sms project P9=sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 project P9; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  sms         due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  sms         friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_24_a_channel_that_does_not_fit_falls_back_and_says_so() {
    assert_snapshot!(play_aloud("C1 email phone whatsapp prefers whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder (instead of whatsapp: no consent)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (instead of whatsapp: no consent)
    wed 03-04  rest        waiting for answer until 03-08
    ");
    assert_snapshot!(play_aloud("C1 email phone sms prefers sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 refuses sms; until 2026-03-02"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder (instead of sms: refused)
    mon 03-02  rest        waiting for answer until 03-03
    ");
    assert_snapshot!(play_aloud("C1 email phone visit prefers visit; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-02"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder (instead of visit: weak relation)
    mon 03-02  rest        waiting for answer until 03-03
    ");
    assert_snapshot!(play_aloud("C1 email prefers phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-02"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder (instead of phone: not reachable)
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_17_a_close_customer_who_is_late_for_once_is_spoken_to_lightly() {
    assert_snapshot!(play_aloud("C1 email phone whatsapp consents whatsapp close meets often; invoice F1 5000.00 issued 2026-02-16 due 2026-03-02; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  whatsapp    friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_17_a_strained_customer_whom_we_never_met_is_spoken_to_formally() {
    let told = |relation: &str| {
        play_aloud(&format!("C1 email phone sms post {relation}
            invoice F1 100.00 issued 2025-12-01 due 2025-12-15; invoice F2 100.00 issued 2025-12-08 due 2025-12-22; invoice F3 100.00 issued 2026-01-05 due 2026-01-19
            from 2026-01-12; 01-12 payment F1 100.00; 01-13 payment F2 100.00; 01-26 call no_answer; until 2026-02-03"))
    };
    assert!(told("").contains("sms         second reminder"), "{}", told(""));
    assert!(told("strained meets sometimes").contains("sms         second reminder"));
    assert!(told("strained meets never").contains("post        second reminder"));
}

#[test]
fn b1_16_the_message_decides_too_no_firm_word_by_app() {
    assert_snapshot!(play_aloud("C1 email phone whatsapp prefers whatsapp consents whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call all_is_well; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  whatsapp    friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-22
    mon 03-23  email       firm reminder (instead of whatsapp: too informal)
    mon 03-23  rest        waiting for answer until 04-06
    ");
}

#[test]
fn b1_21_registered_post_only_where_proof_is_wanted() {
    let told = "C1 email phone; invoice F1 100.00 issued 2026-01-05 due 2026-01-19; 01-26 call all_is_well; 02-23 approves final_notice; until 2026-02-24";
    let registered = |proof: bool| {
        let mut strategy = domain::Strategy::default();
        if let Some(formal) = &mut strategy.formal_notice {
            formal.proof_of_receipt = proof;
        }
        crate::told::play_with(&strategy, told)
    };
    assert!(registered(true).contains("registered  final notice"), "{}", registered(true));
    assert!(registered(false).contains("post        final notice"), "{}", registered(false));
}

#[test]
fn b1_22_a_planned_visit_rests_everything_and_stands_on_the_list_of_its_day() {
    assert_snapshot!(play_aloud("C1 email phone close person Joost; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 visit until 03-06; 03-06 call promise until 03-13; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check (from Joost)
    mon 03-02  email       due day reminder (from Joost)
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-03  rest        held until 03-06
    fri 03-06  visit       reason call (from Joost)
    fri 03-06  rest        promised until 03-13
    ");
}

#[test]
fn b1_22_a_visit_that_is_off_gives_way_to_the_ordinary_steps() {
    assert_snapshot!(play_aloud("C1 email phone close; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 visit until 03-20; 03-05 cancels; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-03  rest        held until 03-20
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    ");
}

#[test]
fn spoken_and_all_is_well_asks_nothing_before_the_due_date() {
    assert_snapshot!(play_aloud("C1 email phone admin phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-16; invoice F2 100.00 issued 2026-02-19 due 2026-03-19; 02-19 call all_is_well; until 2026-03-16"), @"
    mon 02-16  rest        not due until 03-16  F1
    thu 02-19  phone       receipt check  F1 F2
    thu 02-19  rest        not due until 03-19  F2
    mon 03-16  email       due day reminder  F1
    mon 03-16  rest        waiting for answer until 03-17  F1
    ");
}

#[test]
fn b4_05_three_calls_without_contact_in_a_week_are_enough() {
    assert_snapshot!(play_aloud("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 03-10 call voicemail; 03-11 call no_answer; 03-12 decided call_again; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    tue 03-10  rest        waiting for answer until 03-16
    wed 03-11  rest        waiting for answer until 03-17
    mon 03-16  phone       reason call
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn who_wants_fewer_messages_gets_fewer() {
    assert_snapshot!(play_aloud("C1 email between 5; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  rest        recent contact until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn b4_01_a_customer_of_years_is_cared_for_first_and_a_person_looks_before_a_firm_word() {
    assert_snapshot!(play_aloud("C1 email phone since 2015-01-01 types 3; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 call all_is_well; until 2026-03-31"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-04
    thu 03-05  phone       care call
    thu 03-05  rest        waiting for answer until 03-22
    mon 03-23  task        approve: firm reminder
    mon 03-23  rest        waiting for task
    ");
    assert_snapshot!(reasons("C1 email phone since 2015-01-01 types 3; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  It is not due until 2026-03-02. (2.18)
    thu 02-19  Sent on 2026-02-16: ask whether it arrived well. (1.4)
    mon 03-02  It is due today. (1.5)
    mon 03-02  The customer is given time until 2026-03-04. (0.10)
    thu 03-05  A customer of many years is late: ask how things are. (4.1)
    thu 03-05  A person still has something to do about it, since 2026-03-05. (1.8)
    ");
}

#[test]
fn b4_02_years_alone_change_nothing() {
    assert_eq!(
        play_aloud(
            "C1 email phone since 2015-01-01; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10"
        ),
        play_aloud("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10"),
    );
}

#[test]
fn b4_11_how_a_customer_wants_his_invoices_is_told_to_who_makes_them() {
    let mut dossier = domain::Dossier::default();
    let on = "2026-03-02".parse().expect("a day");
    let event = domain::Event::Prefers {
        reminders: None,
        admin: None,
        invoices: Some(domain::Channel::Whatsapp),
        source: None,
    };
    dossier.apply(&domain::Fact { on, event });
    let calendar = domain::Calendar::new(domain::Jurisdiction::Nl);
    let decided = domain::decide(&dossier, &domain::Strategy::default(), &domain::Day::new(on, &calendar));
    let told: Vec<_> = decided.acts.iter().map(|act| (act.task, act.to)).collect();
    assert_eq!(told, [(Some(domain::TaskKind::TellInvoicing), Some(domain::Assignee::Bookkeeper))]);
}

//! Through which channel: preference, consent, refusal, what fails, what is left.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b1_10_the_preference_for_reminders_counts() {
    assert_snapshot!(play("C1 email phone whatsapp prefers whatsapp consents whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  whatsapp    friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_11_reminders_and_administration_have_their_own_preference() {
    assert_snapshot!(play("C1 email phone admin phone prefers email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_18_who_prefers_the_phone_is_called() {
    assert_snapshot!(play("C1 email phone prefers phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-02 call no_answer; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  phone       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  phone       friendly reminder
    wed 03-04  rest        waiting for task
    ");
}

#[test]
fn b1_19_whatsapp_for_small_sums_with_consent() {
    assert_snapshot!(play("C1 email phone whatsapp consents whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_19_no_whatsapp_for_a_thousand_euro() {
    assert_snapshot!(play("C1 email phone whatsapp consents whatsapp; invoice F1 1000.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn n3_no_whatsapp_without_consent() {
    assert_snapshot!(play("C1 email phone whatsapp prefers whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn n3_what_is_refused_is_never_used() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 refuses email; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  phone       due day reminder
    mon 03-02  rest        waiting for task
    ");
}

#[test]
fn b1_15_a_refusal_beats_a_preference() {
    assert_snapshot!(play("C1 email phone sms prefers sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 refuses sms; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn a_preference_that_changes_counts_from_that_day() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 prefers sms; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  sms         friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn n3_a_visit_is_for_close_customers() {
    assert_snapshot!(play("C1 email phone visit close prefers visit; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  visit       due day reminder
    mon 03-02  rest        waiting for task
    ");
}

#[test]
fn n3_a_visit_to_a_strained_customer_falls_back() {
    assert_snapshot!(play("C1 email phone visit close strained prefers visit; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_22_a_visit_fits_a_large_project() {
    assert_snapshot!(play("C1 email phone visit prefers visit; invoice F1 10000.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  visit       due day reminder
    mon 03-02  rest        waiting for task
    ");
}

#[test]
fn b1_24_a_message_that_comes_back_goes_through_another_channel() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 failed email; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  phone       friendly reminder
    thu 03-05  rest        waiting for task
    ");
}

#[test]
fn b1_24_a_question_that_comes_back_is_asked_by_phone() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 failed email; until 2026-02-23"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       receipt check
    ");
}

#[test]
fn b1_24_an_address_that_was_mended_is_used_again() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 failed email; 02-27 consents email; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_24_without_any_channel_it_says_so() {
    assert_snapshot!(play("C1 email refuses email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-12"), @"
    mon 02-16  rest        not due until 03-02
    mon 03-02  rest        no channel
    tue 03-03  rest        waiting for answer until 03-03
    wed 03-04  rest        no channel
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn b1_21_post_is_the_last_that_is_left() {
    assert_snapshot!(play("C1 post; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  post        receipt check
    mon 03-02  post        due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  post        friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b0_2_a_fixed_person_signs() {
    assert_snapshot!(play("C1 email phone person Joost; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 specialist Anna; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Joost)
    mon 03-02  email       due day reminder (from Joost)
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b3_4_the_specialist_signs_where_nobody_is_fixed() {
    assert_snapshot!(play("C1 email phone owner Els; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 specialist Anna; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Anna)
    mon 03-02  email       due day reminder (from Anna)
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn the_account_owner_signs_where_there_is_nobody_else() {
    assert_snapshot!(play("C1 email phone owner Els; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Els)
    mon 03-02  email       due day reminder (from Els)
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

//! The browser is real, sees what it is told to see, and is gone with its test.
#![cfg(feature = "browser")]

use fantoccini::Locator;
use serde_json::json;
use testkit::axe::axe;
use testkit::browser;

const GOOD: &str = "data:text/html,<!doctype html><html lang=nl><title>Vandaag</title>\
    <meta name=viewport content='width=device-width'><main><h1>Vandaag</h1><p id=word>zonder script</p></main><script>document.getElementById('word').textContent='met script'</script>";

const BAD: &str = "data:text/html,<!doctype html><html lang=nl><title>Vandaag</title><main><h1>Vandaag</h1>\
    <p style='color:%23ccc;background:%23fff'>te bleek</p><button></button></main>";

#[tokio::test]
async fn axe_is_content_with_a_good_page_and_names_what_is_wrong_with_a_bad_one() {
    let Some(browser) = browser::session().await else {
        return;
    };
    browser.client.goto(GOOD).await.expect("the page opens");
    assert_eq!(axe(&browser.client).await, []);
    browser.client.goto(BAD).await.expect("the page opens");
    let rules: Vec<String> = axe(&browser.client).await.into_iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["button-name", "color-contrast"]);
}

#[tokio::test]
async fn a_page_can_be_seen_without_scripts_in_the_dark_and_on_a_phone() {
    let Some(browser) = browser::session().await else {
        return;
    };
    let word = async || {
        browser.client.goto(GOOD).await.expect("the page opens");
        let word = browser.client.find(Locator::Id("word")).await.expect("the word is there");
        word.text().await.expect("it has text")
    };
    assert_eq!(word().await, "met script");
    browser.scripts_off().await;
    assert_eq!(word().await, "zonder script");
    browser.scripts_on().await;
    assert_eq!(word().await, "met script");

    browser.screen(360, 740).await;
    browser.dark().await;
    let seen = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, navigator.language,
        matchMedia('(prefers-reduced-motion: reduce)').matches]";
    let seen = browser.client.execute(seen, Vec::new()).await.expect("the page answers");
    assert_eq!(seen, json!([360, true, "nl", true]));
    browser.screenshot("testkit-phone").await;
    let picture = std::fs::read(testkit::without::root().join("target/screenshots/testkit-phone.png"))
        .expect("it was written");
    assert!(picture.starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn errors_on_the_console_are_told_once() {
    let Some(browser) = browser::session().await else {
        return;
    };
    browser
        .client
        .goto("data:text/html,<script>console.error('kapot')</script>")
        .await
        .expect("the page opens");
    let errors = browser.console_errors().await;
    assert!(errors.len() == 1 && errors[0].contains("kapot"), "{errors:?}");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_dropped_browser_leaves_no_process() {
    let Some(browser) = browser::session().await else {
        return;
    };
    let profile = browser.profile();
    let own = || processes_that_name(&profile);
    assert!(own() > 0);
    drop(browser);
    testkit::wait::until("the last process of the browser to end", || (own() == 0).then_some(()));
    assert!(!profile.exists());
}

#[cfg(target_os = "linux")]
fn processes_that_name(profile: &std::path::Path) -> usize {
    let profile = profile.to_str().expect("a plain path");
    let processes = std::fs::read_dir("/proc").expect("Linux has /proc").flatten();
    let commands = processes.filter_map(|process| std::fs::read(process.path().join("cmdline")).ok());
    commands.filter(|command| String::from_utf8_lossy(command).contains(profile)).count()
}

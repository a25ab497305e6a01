//! Every template with every sample in every language: it renders, no word is missing, nothing
//! would break the content policy, and every heading, label and caption is where it should be.

use domain::Language;

fn every_page() -> Vec<(Language, String, String)> {
    let mut all = Vec::new();
    for language in [Language::Nl, Language::En] {
        for (address, html) in web::samples::all::pages(language).expect("templates render") {
            all.push((language, address, html));
        }
    }
    all
}

#[test]
fn no_word_is_missing() {
    for (language, address, html) in every_page() {
        let missing: Vec<_> = html.split('⟨').skip(1).map(|rest| rest.split('⟩').next()).collect();
        assert!(missing.is_empty(), "{language} {address}: {missing:?}");
    }
}

#[test]
fn nothing_would_break_the_content_policy() {
    for (_, address, html) in every_page() {
        for forbidden in [" style=\"", " onclick", "javascript:", "<script>", "http://", "hx-on"] {
            let found = html.replace("http://www.w3.org/2000/svg", "").contains(forbidden);
            assert!(!found, "{address} has {forbidden}");
        }
    }
}

#[test]
fn pages_have_one_title_one_main_and_one_first_heading() {
    for (language, address, html) in every_page() {
        if !html.contains("<html") {
            continue;
        }
        let count = |what: &str| html.matches(what).count();
        assert_eq!(count("<main"), 1, "{address}");
        assert_eq!(count("<title>"), 1, "{address}");
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{address}");
        assert_eq!(count("<h1"), 1, "{address}");
    }
}

#[test]
fn every_table_has_a_caption_and_every_form_an_address() {
    for (_, address, html) in every_page() {
        assert_eq!(html.matches("<table").count(), html.matches("<caption").count(), "{address}");
        for form in html.split("<form").skip(1) {
            let tag = form.split('>').next().unwrap_or("");
            assert!(tag.contains("action="), "{address}: {tag}");
        }
    }
}

#[test]
fn every_control_of_htmx_works_without_it() {
    for (_, address, html) in every_page() {
        for tag in html.split('<').filter(|tag| tag.starts_with("a ") && tag.contains("hx-get")) {
            assert!(tag.contains("href="), "{address}: {tag}");
        }
    }
}

#[test]
fn the_stylesheet_stays_small() {
    let size = include_bytes!("../assets/bondig.css").len();
    assert!(size <= 60_000, "{size} bytes");
}

//! A person at the demo: real keys and clicks, counted, in a real browser.
//!
//! What a test waits for it names; keys go to whatever has the focus, as on a desk.

use std::path::Path;

use serde_json::{Value, json};
use testkit::browser::{self, Browser};
use testkit::wait::until_async;

use crate::house::House;

pub struct Desk {
    pub browser: Browser,
    pub house: House,
    /// Keys pressed since [`Desk::count_anew`].
    pub keys: u32,
}

/// Runs a test with a fresh demo and a fresh browser, unless the developer has no browser.
pub fn at_a_desk(test: impl AsyncFnOnce(&mut Desk)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let Some(browser) = browser::session().await else {
            return;
        };
        let mut desk = Desk { browser, house: House::open(), keys: 0 };
        test(&mut desk).await;
    });
}

impl Desk {
    pub async fn goto(&self, path: &str) {
        let address = format!("{}{path}", self.house.address);
        self.browser.client.goto(&address).await.expect("the page opens");
    }

    /// Logs in with a new link.
    pub async fn log_in(&mut self) {
        let token = self.house.token();
        // Another fragment alone would be the same page.
        self.goto("/login").await;
        self.goto(&format!("/login/link#{token}")).await;
        self.click("form button").await;
        self.until("Vandaag after logging in", "location.pathname === '/today'").await;
    }

    /// What an expression of JavaScript gives in the page, once the page can answer.
    pub async fn ask(&self, expression: &str) -> Value {
        self.try_ask(expression).await.unwrap_or(Value::Null)
    }

    pub async fn text(&self, selector: &str) -> String {
        let words = self.ask(&format!("document.querySelector({selector:?})?.innerText")).await;
        words.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true in the page; tells what stood there when it never was.
    pub async fn until(&self, what: &str, expression: &str) {
        // An htmx answer or a page may be on its way: no answer is asked again.
        let mut tries = 0;
        until_async(what, || {
            tries += 1;
            let late = tries > 400;
            async move {
                let found = self.try_ask(&format!("!!({expression})")).await;
                if late && found != Some(Value::Bool(true)) {
                    let words = self.ask("location.href + '\\n' + document.body.innerText").await;
                    panic!(
                        "waited in vain for {what} ({expression}); the page: {}",
                        words.as_str().unwrap_or("nothing")
                    );
                }
                (found == Some(Value::Bool(true))).then_some(())
            }
        })
        .await;
    }

    /// What a promise of JavaScript gives.
    pub async fn ask_later(&self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.browser.command("Runtime.evaluate", asked).await;
        answer["result"]["value"].clone()
    }

    async fn try_ask(&self, expression: &str) -> Option<Value> {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let answer = self.browser.command("Runtime.evaluate", asked).await;
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"].get("value").cloned()
    }

    pub fn count_anew(&mut self) {
        self.keys = 0;
    }

    /// Presses keys one after another: letters, digits, and `Enter`, `Tab`, `Escape`, `ArrowDown`.
    pub async fn press(&mut self, keys: &[&str]) {
        for key in keys {
            self.key(key, 0).await;
        }
    }

    /// Types a word, letter by letter.
    pub async fn type_word(&mut self, word: &str) {
        for letter in word.chars() {
            self.key(&letter.to_string(), 0).await;
        }
    }

    pub async fn press_with_control(&mut self, key: &str) {
        self.key(key, 2).await;
    }

    async fn key(&mut self, key: &str, modifiers: u8) {
        self.keys += 1;
        let (code, text) = match key {
            "Enter" => (13, "\r"),
            "Tab" => (9, ""),
            "Escape" => (27, ""),
            "ArrowDown" => (40, ""),
            "ArrowUp" => (38, ""),
            " " => (32, " "),
            letter => (letter.to_uppercase().bytes().next().map_or(0, u32::from), letter),
        };
        let text = if modifiers == 0 { text } else { "" };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut down =
            json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        if !text.is_empty() {
            down["text"] = json!(text);
        }
        self.browser.command("Input.dispatchKeyEvent", down).await;
        let up =
            json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        self.browser.command("Input.dispatchKeyEvent", up).await;
    }

    /// A click of the mouse in the middle of what is found; fails when something else lies there.
    pub async fn click(&self, selector: &str) {
        let find = format!("document.querySelector({selector:?})");
        self.until(&format!("{selector} to click"), &find).await;
        let place = self
            .ask(&format!(
                "(() => {{ const at = {find}; at.scrollIntoView({{ block: 'center' }}); const box = at.getBoundingClientRect();
                 const x = box.x + box.width / 2, y = box.y + box.height / 2, hit = document.elementFromPoint(x, y);
                 return [x, y, at.contains(hit) || hit?.contains(at) || false, String(hit?.outerHTML).slice(0, 200)]; }})()"
            ))
            .await;
        assert_eq!(place[2], true, "{selector} lies under {}", place[3]);
        for kind in ["mousePressed", "mouseReleased"] {
            let click =
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.browser.command("Input.dispatchMouseEvent", click).await;
        }
    }

    /// Chooses files in a field for files.
    pub async fn choose_files(&self, selector: &str, files: &[&Path]) {
        let asked = json!({ "expression": format!("document.querySelector({selector:?})") });
        let field = self.browser.command("Runtime.evaluate", asked).await;
        let chosen = json!({ "objectId": field["result"]["objectId"], "files": files });
        self.browser.command("DOM.setFileInputFiles", chosen).await;
    }

    /// Where one is, without the server's name.
    pub async fn here(&self) -> String {
        let here = self.ask("location.pathname + location.search").await;
        here.as_str().unwrap_or_default().to_owned()
    }
}

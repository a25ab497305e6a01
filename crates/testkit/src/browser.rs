//! A real, headless Chromium of a test's own, driven over WebDriver.
//!
//! Its profile is new, it talks to nobody but the page it is shown, and it ends with the [`Browser`].
//! Dutch is its language and it asks for reduced motion, so that nothing is still sliding when a test
//! looks. What a page must be (free of axe's findings, see [`crate::axe`]) is the test's to say.

use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::folder::create_lasting;
use crate::warden::Warden;
use crate::without;

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const DRIVER: &[&str] = &["chromedriver", "/usr/lib/chromium-browser/chromedriver"];
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
    "--window-size=1440,900",
];

/// A browser with one empty page. Dropping it ends it, however the test went.
#[derive(Debug)]
pub struct Browser {
    /// What the test drives.
    pub client: Client,
    port: u16,
    warden: Warden,
}

impl Drop for Browser {
    /// The driver closes its browser in good order when asked; the warden is for when nobody can ask.
    fn drop(&mut self) {
        let request = b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        let asked = TcpStream::connect(("127.0.0.1", self.port)).and_then(|mut line| line.write_all(request));
        if asked.is_ok() {
            self.warden.wait_for_end();
        }
    }
}

/// A fresh browser, or `None` where the developer said `BONDIG_TEST_WITHOUT=browser`.
pub async fn session() -> Option<Browser> {
    if without::left_out("browser") {
        return None;
    }
    Some(Browser::start().await)
}

impl Browser {
    /// Starts a browser of 1440 by 900; says what is missing where that is not possible.
    pub async fn start() -> Browser {
        let chromium = found("Chromium", CHROMIUM);
        let driver = found("chromedriver", DRIVER);
        let folder = create_lasting("browser");
        let profile = folder.join("profile");
        let mut warden = Warden::start(folder, "TERM", &driver, &["--port=0"]);
        let port = warden.ready("chromedriver", |warden| port_in(&warden.log()));

        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.display()));
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": chromium,
                "args": flags,
                "prefs": { "intl.accept_languages": "nl" },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        let client =
            client.unwrap_or_else(|problem| panic!("Chromium does not start: {problem}\n{}", warden.log()));
        Browser { client, port, warden }
    }

    /// The folder of its profile, which goes with it.
    pub fn profile(&self) -> PathBuf {
        self.warden.folder().join("profile")
    }

    /// The screen that pages see, as small as a phone's too (a window is never narrower than 500).
    pub async fn screen(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Pages see a person who prefers dark colours.
    pub async fn dark(&self) {
        self.prefers_colours("dark").await;
    }

    /// Pages see a person who prefers light colours, as at the start.
    pub async fn light(&self) {
        self.prefers_colours("light").await;
    }

    /// From the next page on, scripts of pages don't run: what works now works without JavaScript.
    pub async fn scripts_off(&self) {
        self.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// From the next page on, scripts of pages run again.
    pub async fn scripts_on(&self) {
        self.command("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    }

    /// What pages wrote to the console as an error since the last call: a missing file, a broken script, a refused style.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self
            .client
            .issue_cmd(Vendor { path: "se/log", body: json!({ "type": "browser" }) })
            .await
            .expect("the console can be read");
        let entries = entries.as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A picture of the whole page in `target/screenshots/NAME.png`, for a person to look at.
    pub async fn screenshot(&self, name: &str) {
        let picture = self.command("Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
        let picture = picture["data"].as_str().expect("a picture is text in base64");
        let folder = without::root().join("target/screenshots");
        std::fs::create_dir_all(&folder).expect("a folder under target can be made");
        let bytes = base64(picture).expect("Chromium writes base64");
        std::fs::write(folder.join(format!("{name}.png")), bytes).expect("a picture can be written");
    }

    /// A command of Chromium's own protocol, for what WebDriver has no word for.
    pub async fn command(&self, name: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": name, "params": parameters });
        let answer = self.client.issue_cmd(Vendor { path: "goog/cdp/execute", body }).await;
        answer.unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    async fn prefers_colours(&self, scheme: &str) {
        let feature = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.command("Emulation.setEmulatedMedia", feature).await;
    }
}

/// A command of the session that the standard doesn't know.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

fn found(what: &str, names: &[&str]) -> PathBuf {
    without::program(names).unwrap_or_else(|| {
        panic!("{what} is not found: run ./test, or install it, or leave the browser's tests out with BONDIG_TEST_WITHOUT=browser")
    })
}

/// The port in "ChromeDriver was started successfully on port 41234.".
fn port_in(log: &str) -> Option<u16> {
    let rest = log.split_once("successfully on port ")?.1;
    rest.split_once('.')?.0.parse().ok()
}

fn base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_once_the_line_is_complete() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41234.\n"), Some(41234));
        assert_eq!(port_in("ChromeDriver was started successfully on port 412"), None);
        assert_eq!(port_in("Starting ChromeDriver 156"), None);
    }
}

//! Progress bars for people: only where somebody watches, never in the way of `--json`.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `total` (0: unknown), hidden when the output goes to a file or is JSON.
pub fn bar(what: &'static str, total: u64, json: bool) -> ProgressBar {
    if json {
        return ProgressBar::hidden();
    }
    let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
    let form = if total == 0 { "{spinner} {msg} {pos}" } else { "{msg} [{bar:30}] {pos}/{len}" };
    let style = ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style);
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

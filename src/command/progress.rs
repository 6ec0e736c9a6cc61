//! How far a run is, where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A progress bar of trials.
pub(super) fn bar(total: u64, quiet: bool) -> ProgressBar {
    let bar = ProgressBar::new(total);
    if quiet {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let template = "{bar:30} {human_pos} of {human_len} trials · {per_sec} · {eta} left";
    bar.set_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    bar
}

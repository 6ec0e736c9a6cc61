//! What programs print around their results: prompts, indices, footers.

/// The text without what programs print around their results: prompts, the index of R's lines, what
/// pandas says below a series.
pub(super) fn bare(text: &str) -> String {
    let prompts = ["Out[", "In [", ">>>", "$ "];
    let has_prompt = |line: &str| prompts.iter().any(|prompt| line.starts_with(prompt));
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let last = text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let from_r = r_index(first) == Some(1);
    let said = is_footer(last);
    if !from_r
        && !said
        && !text
            .lines()
            .take(50)
            .any(|line| has_prompt(line.trim_start()))
    {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut line = line.trim();
        if line.starts_with(">>>") || line.starts_with("In [") || line.starts_with("$ ") {
            continue;
        }
        if line.starts_with("Out[") {
            line = line
                .split_once(':')
                .map_or("", |(_, rest)| rest.trim_start());
        }
        if from_r && r_index(line).is_some() {
            line = line
                .split_once(']')
                .map_or("", |(_, rest)| rest.trim_start());
        }
        if !is_footer(line) {
            out += line;
            out.push('\n');
        }
    }
    out
}

/// The index that a line of R begins with.
fn r_index(line: &str) -> Option<u64> {
    let rest = line.trim_start().strip_prefix('[')?;
    let (digits, behind) = rest.split_once(']')?;
    let index = digits.parse().ok()?;
    (behind.starts_with(' ')
        && !behind.trim().is_empty()
        && !behind.trim_start().starts_with([',', ']']))
    .then_some(index)
}

/// "Name: total, Length: 300, dtype: int64", "[300 rows x 2 columns]"
pub(super) fn is_footer(line: &str) -> bool {
    let line = line.trim();
    let said =
        line.starts_with("Name:") || line.starts_with("Length:") || line.starts_with("dtype:");
    said && line.contains("dtype") || line.starts_with('[') && line.contains(" rows x ")
}

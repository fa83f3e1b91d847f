//! Reads JSONL `{id, text, published}` from standard input and prints `{id, text, dates}`: for the scorers. With `--durations`,
//! lengths of time come too, as mentions without a date.

use std::io::{BufRead, Write};
use svodka::extract::dates::{dates, durations, into_model, lengths_into_model};
use svodka::rules::Knowledge;
use svodka::text::{CodePoints, Text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = &Knowledge::embedded().dates;
    let with_durations = std::env::args().any(|a| a == "--durations");
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let mut record: serde_json::Value = serde_json::from_str(&line?)?;
        let source = record["text"].as_str().unwrap_or_default().to_owned();
        let published = record["published"].as_str().and_then(|p| p.parse().ok());
        let text = Text::new(&source);
        let found = dates(&text, published, rules);
        record["dates"] = serde_json::to_value(into_model(&found, &text, &CodePoints::new(&source)))?;
        if with_durations && let Some(list) = record["dates"].as_array_mut() {
            let lengths = lengths_into_model(&durations(&text, rules), &text);
            list.extend(lengths.map(serde_json::to_value).transpose()?);
        }
        record["rules"] = found.iter().map(|d| format!("{}: {}", d.rule, text.span(d.first, d.last))).collect();
        writeln!(out, "{record}")?;
    }
    Ok(())
}

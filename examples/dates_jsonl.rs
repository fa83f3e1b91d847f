//! Reads JSONL `{id, text, published}` from standard input and prints `{id, text, dates}`: for the scorers.

use std::io::{BufRead, Write};
use svodka::extract::dates::{DateRules, dates, into_model};
use svodka::text::Text;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = DateRules::embedded();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let mut record: serde_json::Value = serde_json::from_str(&line?)?;
        let source = record["text"].as_str().unwrap_or_default().to_owned();
        let published = record["published"].as_str().and_then(|p| p.parse().ok());
        let text = Text::new(&source);
        let found = dates(&text, published, &rules);
        record["dates"] = serde_json::to_value(into_model(&found, &text))?;
        record["rules"] = found
            .iter()
            .map(|d| format!("{}: {}", d.rule, text.span(d.first, d.last)))
            .collect();
        writeln!(out, "{record}")?;
    }
    Ok(())
}

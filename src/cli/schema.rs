//! `svodka schema`: the JSON Schema of a record, generated from the types.

use super::Ended;
use std::io::Write;
use svodka::model::{Release, SCHEMA_VERSION};

pub fn run() -> Ended {
    let mut schema = schemars::schema_for!(Release);
    schema.insert("version".to_owned(), SCHEMA_VERSION.into());
    match serde_json::to_string_pretty(&schema) {
        Ok(text) => {
            // a reader that has gone has seen enough
            let _ = writeln!(std::io::stdout(), "{text}");
            Ended::Well
        }
        Err(error) => Ended::Refused(format!("the schema cannot be written: {error}")),
    }
}

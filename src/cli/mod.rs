//! The command line: one file per subcommand, and the exit codes they share.

pub mod extract;
#[cfg(feature = "fetch")]
pub mod fetch;
mod progress;
pub mod rules;
#[cfg(feature = "fetch")]
pub mod run;
pub mod schema;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use svodka::error::SetupError;

/// Turns Russian press releases into tables: who took part, as whom, when, where, each value with its evidence.
#[derive(Debug, Parser)]
#[command(name = "svodka", version, about, subcommand_required = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Extract(extract::Args),
    #[cfg(feature = "fetch")]
    Fetch(Box<fetch::Args>),
    #[cfg(feature = "fetch")]
    Run(Box<run::Args>),
    Rules(rules::Args),
    /// Print the JSON Schema of a record
    Schema,
}

/// How a subcommand ended.
pub enum Ended {
    /// 0: all is well.
    Well,
    /// 1: some documents failed; they are in the errors table.
    SomeFailed,
    /// 2: usage, configuration or rules error.
    Refused(String),
    /// 130: interrupted.
    #[cfg(feature = "fetch")]
    Interrupted,
}

impl From<SetupError> for Ended {
    fn from(error: SetupError) -> Self {
        Ended::Refused(error.to_string())
    }
}

/// The exit code, with the last word on standard error.
pub fn exit(ended: Ended) -> ExitCode {
    match ended {
        Ended::Well => ExitCode::SUCCESS,
        Ended::SomeFailed => ExitCode::from(1),
        #[cfg(feature = "fetch")]
        Ended::Interrupted => ExitCode::from(130),
        Ended::Refused(message) => {
            eprintln!("svodka: {message}");
            ExitCode::from(2)
        }
    }
}

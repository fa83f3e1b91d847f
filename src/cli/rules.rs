//! `svodka rules check [DIR]`: every mistake in a rules folder, with its file and line.

use super::Ended;
use std::path::PathBuf;
use svodka::Svodka;

/// Work with the rules
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Report file and line of every mistake in a rules folder
    Check {
        /// Folder laid out like the repository's rules/; without it, the built-in rules are checked
        dir: Option<PathBuf>,
    },
}

pub fn run(args: Args) -> Ended {
    let Command::Check { dir } = args.command;
    match dir.map(|dir| Svodka::with_rules(&dir)) {
        Some(Err(error)) => error.into(),
        _ => Ended::Well,
    }
}

//! `svodka rules check [DIR]`: every mistake in a rules folder, with its file and line.

use super::Ended;
use std::io::Write;
use std::path::{Path, PathBuf};
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
        /// Folder laid out like the repository's rules/; without it, the rules that are built in
        dir: Option<PathBuf>,
    },
}

pub fn run(args: Args) -> Ended {
    let Command::Check { dir } = args.command;
    match dir {
        Some(dir) => check(&dir),
        None => {
            // they were checked when svodka was built: a mistake in them does not compile
            let _ = Svodka::embedded();
            eprintln!("svodka: the built-in rules are good");
            Ended::Well
        }
    }
}

fn check(dir: &Path) -> Ended {
    let problems = match svodka::check_rules(dir) {
        Ok(problems) => problems,
        Err(error) => return error.into(),
    };
    let mut out = std::io::stdout().lock();
    for problem in &problems {
        let path = dir.join(&problem.file);
        // a reader that has gone has seen enough
        let _ = writeln!(out, "{}:{}: {}", path.display(), problem.line, problem.message);
    }
    match problems.len() {
        0 => {
            eprintln!("svodka: no mistakes in {}", dir.display());
            Ended::Well
        }
        1 => Ended::Refused(format!("1 mistake in {}", dir.display())),
        n => Ended::Refused(format!("{n} mistakes in {}", dir.display())),
    }
}

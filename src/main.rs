//! The `svodka` command: parses flags, and calls one function per subcommand.

mod cli;

use clap::Parser;
use std::process::ExitCode;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let ended = match cli.command {
        cli::Command::Extract(args) => cli::extract::run(args),
        #[cfg(feature = "fetch")]
        cli::Command::Fetch(args) => cli::fetch::run(*args),
        #[cfg(feature = "fetch")]
        cli::Command::Run(args) => cli::run::run(*args),
        cli::Command::Rules(args) => cli::rules::run(args),
        cli::Command::Schema => cli::schema::run(),
    };
    cli::exit(ended)
}

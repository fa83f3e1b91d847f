//! `svodka rules check [DIR]`: every mistake in a rules folder, with its file and line. `svodka rules try PROFILE FILE`: what
//! a site profile takes from a page.

use super::Ended;
use std::io::Write;
use std::path::{Path, PathBuf};
use svodka::Svodka;
use svodka::clean;
use svodka::rules::sites;

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
    /// Show what each selector of a site profile takes from a page, and what comes of it
    Try {
        /// Name of a profile in rules/sites/, or path of its .toml file
        profile: String,
        /// Page of the site, saved as HTML
        file: PathBuf,
        /// Folder of rules that replace or extend the built-in ones
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
        /// Day of publication, YYYY-MM-DD, to choose among the profile's periods; by default, as the page says
        #[arg(long, value_name = "DAY")]
        published: Option<String>,
    },
}

pub fn run(args: Args) -> Ended {
    match args.command {
        Command::Check { dir: Some(dir) } => check(&dir),
        Command::Check { dir: None } => {
            // they were checked when svodka was built: a mistake in them does not compile
            let _ = Svodka::embedded();
            eprintln!("svodka: the built-in rules are good");
            Ended::Well
        }
        Command::Try { profile, file, rules, published } => {
            try_profile(&profile, &file, rules.as_deref(), published.as_deref()).unwrap_or_else(Ended::Refused)
        }
    }
}

/// Errors: why the profile or the page can't be read.
fn try_profile(name: &str, file: &Path, rules: Option<&Path>, published: Option<&str>) -> Result<Ended, String> {
    let rules = match rules {
        Some(dir) => svodka::cleaning_rules(dir).map_err(|e| e.to_string())?,
        None => clean::Rules::embedded(),
    };
    let own = if name.ends_with(".toml") {
        Some(sites::read_file(Path::new(name)).map_err(|e| e.to_string())?)
    } else {
        None
    };
    let site = own.as_ref().or_else(|| rules.sites.by_name(name)).ok_or_else(|| {
        let names: Vec<&str> = rules.sites.iter().map(|s| s.name.as_str()).collect();
        format!("no profile «{name}»: there are {}; or give the path of a .toml file", names.join(", "))
    })?;
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let about = clean::About { url: None, published };
    let input = clean::Input { bytes: &bytes, kind: clean::Kind::Html, charset_hint: None, about };
    let trial = clean::try_profile(&input, site, rules.chrome).map_err(|e| format!("{}: {e}", file.display()))?;
    // a reader that has gone has seen enough
    let _ = show(&mut std::io::stdout().lock(), site, &trial);
    Ok(match trial.cleaned {
        Ok(_) => Ended::Well,
        Err(_) => Ended::SomeFailed,
    })
}

fn show(out: &mut impl Write, site: &sites::Site, trial: &clean::Trial) -> std::io::Result<()> {
    let (from, until) = (trial.period.from.as_deref(), trial.period.until.as_deref());
    writeln!(out, "profile   {}", site.name)?;
    writeln!(out, "period    {} … {}", from.unwrap_or(""), until.unwrap_or(""))?;
    writeln!(out, "verified  {}\n", site.verified.as_deref().unwrap_or("nothing is said"))?;
    for grip in &trial.grips {
        writeln!(out, "{:<9} {:>4} × {}", grip.part, grip.count, grip.selector)?;
        if let Some(first) = &grip.first {
            writeln!(out, "{:17}«{first}»", "")?;
        }
    }
    writeln!(out)?;
    let cleaned = match &trial.cleaned {
        Ok(cleaned) => cleaned,
        Err(error) => return writeln!(out, "set aside: {error}"),
    };
    let stated = [
        ("title", &cleaned.title),
        ("published", cleaned.published_at.as_ref().map_or(&cleaned.published, |_| &cleaned.published_at)),
        ("updated", &cleaned.updated),
        ("place", &cleaned.place_line),
        ("url", &cleaned.url),
    ];
    for (name, value) in stated {
        writeln!(out, "{name:<9} {}", value.as_deref().unwrap_or("–"))?;
    }
    writeln!(out, "text      {} characters", cleaned.text.chars().count())?;
    for line in cleaned.text.lines().take(HEAD) {
        writeln!(out, "          {}", shortened(line))?;
    }
    cleaned.captions.iter().try_for_each(|c| writeln!(out, "caption   {}", shortened(c)))?;
    cleaned.dropped.iter().try_for_each(|d| writeln!(out, "dropped   {}: {}", d.reason, shortened(&d.text)))?;
    cleaned.notes.iter().try_for_each(|n| writeln!(out, "note      {n}"))
}

/// Lines of the text that are shown.
const HEAD: usize = 6;

fn shortened(line: &str) -> String {
    match line.char_indices().nth(100) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
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

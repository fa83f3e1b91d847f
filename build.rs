//! Compiles `rules/` into `OUT_DIR/rules.bin` and `rules/sites/` into `OUT_DIR/sites.bin`, with the library's own modules.
//! A mistake in the rules fails the build and names its file and line.

#[allow(dead_code, unused_imports)]
#[path = "src/morph/mod.rs"]
mod morph;
#[allow(dead_code, unused_imports)]
#[path = "src/rules/mod.rs"]
mod rules;
#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;

use rules::compile::{Files, NAMES, compile};
use rules::sites;
use std::path::Path;
use std::process::exit;

fn main() {
    println!("cargo::rustc-cfg=embedded_rules");
    for path in ["build.rs", "rules", "src/rules", "src/morph", "src/text"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut files = Files::new();
    for name in NAMES {
        match std::fs::read_to_string(Path::new("rules").join(name)) {
            Ok(text) => {
                files.insert(name.to_owned(), text);
            }
            Err(e) => fail(&format!("rules/{name}: {e}")),
        }
    }
    let bytes = match compile(&files, morph::Morphology::embedded()) {
        Ok(bytes) => bytes,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|p| format!("rules/{p}")).collect();
            fail(&lines.join("\n"))
        }
    };
    write("rules.bin", bytes);
    write("sites.bin", sites());
}

/// The site profiles as bytes; selectors and patterns are checked by a test, for lack of their crates here.
fn sites() -> Vec<u8> {
    let folder = Path::new("rules").join(sites::FOLDER);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| fail(&format!("rules/sites: {e}")));
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some()).collect();
    paths.sort();
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = format!("{}/{}", sites::FOLDER, path.file_name().unwrap_or_default().to_string_lossy());
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| fail(&format!("rules/{name}: {e}")));
        match sites::read(&name, &text, sites::Checks::NONE) {
            Ok(site) => all.push(site),
            Err(mistakes) => problems.extend(mistakes),
        }
    }
    problems.extend(sites::shared_hosts(&all));
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(|p| format!("rules/{p}")).collect();
        fail(&lines.join("\n"));
    }
    postcard::to_allocvec(&all).unwrap_or_else(|e| fail(&format!("rules/sites: {e}")))
}

fn write(name: &str, bytes: Vec<u8>) {
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(e) = std::fs::write(Path::new(&out).join(name), bytes) {
        fail(&format!("OUT_DIR/{name}: {e}"));
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    exit(1)
}

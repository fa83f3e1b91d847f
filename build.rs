//! Compiles `rules/` into `OUT_DIR/rules.bin`, with the library's own modules. A mistake in the rules fails the build and
//! names its file and line.

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
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(e) = std::fs::write(Path::new(&out).join("rules.bin"), bytes) {
        fail(&format!("OUT_DIR/rules.bin: {e}"));
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    exit(1)
}

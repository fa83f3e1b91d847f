//! The promises of the command: inputs, outputs, exit codes, and what happens to bad input.

mod common;

use common::{Place, RELEASE, ids, names, records, root, svodka};
use std::io::Write;
use std::process::Stdio;

const GOOD: &[u8] = RELEASE.as_bytes();

#[test]
fn a_folder_becomes_a_folder_of_tables() {
    let place = Place::new(&[("in/a.txt", GOOD), ("in/deep/b.htm", GOOD), ("in/c.pdf", b"%PDF")]);
    let ran = place.extract(&["in", "-o", "out"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let tables = names(&place.path("out"));
    for table in ["participants.csv", "releases.csv", "errors.csv", "dropped.csv"] {
        assert!(tables.iter().any(|t| t == table), "{table} in {tables:?}");
    }
    let mut releases = csv::Reader::from_path(place.path("out/releases.csv")).unwrap();
    let found: Vec<_> = releases.records().map(|r| r.unwrap()[0].to_owned()).collect();
    assert_eq!(found, ["a", "b"]);
    assert!(ran.err.contains("2 releases read"), "{}", ran.err);
}

#[test]
fn one_broken_document_leaves_the_other_done() {
    let place = Place::new(&[("good.txt", GOOD), ("broken.txt", b"\0\x01\x02\0")]);
    let ran = place.extract(&["good.txt", "broken.txt", "-o", "out.jsonl"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ids(&place.read("out.jsonl")), ["good"]);
    let errors = place.read("out.jsonl.errors.csv");
    assert_eq!(errors.lines().count(), 2, "{errors}");
    assert!(errors.contains("broken.txt,clean,binary,"), "{errors}");
    assert!(ran.err.contains("broken.txt"), "{}", ran.err);
}

#[test]
fn each_bad_document_is_one_row_and_the_rest_is_done() {
    let mut deep = b"<html><body>".to_vec();
    deep.extend(b"<div>".repeat(100_000));
    let place = Place::new(&[
        ("in/empty.txt", b""),
        ("in/binary.html", &[0x7F, b'E', b'L', b'F', 0, 0, 0, 1]),
        ("in/deep.html", &deep),
        ("in/good.txt", GOOD),
        ("in/lines.jsonl", b"{\"id\":\"x\"}\nnot json\n"),
        ("in/nothing.jsonl", b""),
        ("in/spaces.txt", b" \n \n"),
    ]);
    let huge = std::fs::File::create(place.path("in/huge.txt")).unwrap();
    huge.set_len(200 << 20).unwrap();
    let ran = place.extract(&["in", "-o", "out"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let errors = place.read("out/errors.csv");
    for (source, kind) in [
        ("in/empty.txt", "empty"),
        ("in/binary.html", "binary"),
        ("in/huge.txt", "too_large"),
        ("in/lines.jsonl:1", "json"),
        ("in/lines.jsonl:2", "json"),
        ("in/nothing.jsonl", "empty"),
    ] {
        let row = errors.lines().find(|l| l.starts_with(&format!("{source},")));
        let row = row.unwrap_or_else(|| panic!("{source} in {errors}"));
        assert!(row.contains(&format!(",{kind},")), "{row}");
    }
    // the heading, and all but the good one
    assert_eq!(errors.lines().count(), 1 + 8, "{errors}");
    assert_eq!(place.read("out/releases.csv").lines().count(), 2);
}

#[test]
fn truncated_utf8_is_still_read() {
    let text = format!("{RELEASE} Её открыл министр обороны Республики Казахстан");
    let place = Place::new(&[("cut.txt", &text.as_bytes()[..text.len() - 1])]);
    let ran = place.extract(&["cut.txt", "--to", "jsonl"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("состоялась встреча"), "{}", ran.out);
}

#[test]
fn a_dash_for_the_output_is_standard_output() {
    let place = Place::new(&[("a.txt", GOOD)]);
    let ran = place.extract(&["a.txt", "--to", "jsonl", "-o", "-"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.out, place.extract(&["a.txt", "--to", "jsonl"]).out);
    assert!(ran.out.contains("\"people\""), "{}", ran.out);
    assert_eq!(place.names(), ["a.txt"]);
}

#[test]
fn what_cannot_begin_ends_with_2_and_says_why() {
    let place = Place::new(&[("in/a.txt", GOOD), ("none/x.pdf", b"%PDF"), ("bad.csv", b"file\na\n")]);
    for (args, says) in [
        (&["nowhere"][..], "cannot read nowhere"),
        (&["*.html"], "nothing matches *.html"),
        (&["none"], "no documents in none"),
        (&["in", "--rules", "nowhere"], "cannot read the rules folder nowhere"),
        (&["in", "--rules", "none"], "no rules file in none"),
        (&["in", "-o", "in/a.txt/out"], "cannot write in/a.txt/out"),
        (&["in", "--manifest", "nowhere.csv"], "cannot read the manifest nowhere.csv"),
        (&["in", "--manifest", "bad.csv"], "has no column `path`"),
        (&["in/a.txt", "--to", "jsonl", "-o", "in/a.txt"], "is an input and the output"),
        (&["in", "--to", "csv", "-o", "in/a.txt"], "csv needs a folder"),
        (&["in", "--to", "json", "-o", "in"], "json needs a file"),
        (&["in", "-o", "none"], "svodka did not write it"),
        (&["in", "--jobs", "0"], "invalid value '0'"),
        (&["in", "--min-confidence", "2"], "a number from 0 to 1 is needed"),
        (&[], "required"),
    ] {
        let ran = place.extract(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
    assert_eq!(place.names(), ["bad.csv", "in", "none"]);
}

#[test]
fn only_our_own_output_is_replaced_without_force() {
    let place = Place::new(&[("a.txt", GOOD), ("foreign.jsonl", b"{\"key\":1}\n")]);
    for _ in 0..2 {
        assert_eq!(place.extract(&["a.txt", "-o", "out"]).code, Some(0));
        assert_eq!(place.extract(&["a.txt", "-o", "out.json"]).code, Some(0));
    }
    assert_eq!(place.extract(&["a.txt", "-o", "foreign.jsonl"]).code, Some(2));
    assert_eq!(place.read("foreign.jsonl"), "{\"key\":1}\n");
    assert_eq!(place.extract(&["a.txt", "-o", "foreign.jsonl", "--force"]).code, Some(0));
    std::fs::write(place.path("out/notes.txt"), "mine").unwrap();
    assert_eq!(place.extract(&["a.txt", "-o", "out"]).code, Some(2));
    assert_eq!(place.read("out/notes.txt"), "mine");
}

#[test]
fn errors_of_an_earlier_run_do_not_stay() {
    let place = Place::new(&[("in/a.txt", GOOD), ("in/b.txt", b"")]);
    assert_eq!(place.extract(&["in", "-o", "out.jsonl"]).code, Some(1));
    std::fs::remove_file(place.path("in/b.txt")).unwrap();
    assert_eq!(place.extract(&["in", "-o", "out.jsonl"]).code, Some(0));
    assert_eq!(place.names(), ["in", "out.jsonl"]);
}

#[test]
fn ids_are_stems_and_paths_where_stems_clash() {
    let place = Place::new(&[
        ("in/a.txt", GOOD),
        ("in/a.html", GOOD),
        ("in/2024/index.html", GOOD),
        ("in/2025/index.html", GOOD),
        ("in/z.txt", GOOD),
    ]);
    let ran = place.extract(&["in", "--to", "jsonl"]);
    let want = ["2024/index.html", "2025/index.html", "a.html", "a.txt", "z"];
    assert_eq!(ids(&ran.out), want);
    // a file named twice is read once
    let ran = place.extract(&["in/z.txt", "./in/*.txt", "--to", "jsonl"]);
    assert_eq!(ids(&ran.out), ["in/z.txt", "a"].map(str::to_owned));
}

#[test]
fn lines_of_json_from_files_gzip_and_standard_input() {
    let line = format!(
        "{{\"id\":\"k1\",\"text\":\"{RELEASE}\",\"url\":\"https://example.org/1\",\"published\":\"2024-02-01\",\"title\":\"Встреча\"}}\n\
         {{\"id\":2,\"html\":\"<p>{RELEASE}</p>\"}}\n"
    );
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(line.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let place = Place::new(&[("a.jsonl", line.as_bytes()), ("b.ndjson.gz", &gzip)]);
    for (input, stdin) in [("a.jsonl", &b""[..]), ("b.ndjson.gz", b""), ("-", line.as_bytes()), ("-", &gzip)] {
        let ran = place.extract_from(&[input, "--to", "jsonl"], stdin);
        assert_eq!(ids(&ran.out), ["k1", "2"], "{input}: {}", ran.err);
        let first = &records(&ran.out)[0];
        assert_eq!(first["published"], "2024-02-01");
        assert_eq!(first["url"], "https://example.org/1");
        assert_eq!(first["title"], "Встреча");
    }
    let ran = place.extract_from(&["-", "--to", "json"], GOOD);
    let records: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(records[0]["id"], "stdin");
}

#[test]
fn a_manifest_tells_what_files_do_not() {
    let manifest = "path;published;url;title\na.txt;01.02.2024;;Встреча\nlost.txt;2024-02-01;;\nb.txt;soon;;\n";
    let files: &[(&str, &[u8])] = &[("in/a.txt", GOOD), ("in/b.txt", GOOD), ("m.csv", manifest.as_bytes())];
    let place = Place::new(files);
    let ran = place.extract(&["in", "--manifest", "m.csv", "-o", "out.jsonl"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let record = &records(&place.read("out.jsonl"))[0];
    assert_eq!(record["published"], "2024-02-01");
    assert_eq!(record["title"], "Встреча");
    assert_eq!(record["url"], serde_json::Value::Null);
    let errors = place.read("out.jsonl.errors.csv");
    assert!(errors.contains("lost.txt,source,missing,m.csv line 3"), "{errors}");
    assert!(errors.contains("in/b.txt,source,date,m.csv line 4"), "{errors}");
}

#[test]
fn verbatim_text_stays_as_it_is() {
    let text = format!("  {RELEASE}\r\n\r\n© Foto\n / 6 ");
    let line = serde_json::json!({"id": "v", "text": text}).to_string();
    let place = Place::new(&[("in.jsonl", line.as_bytes())]);
    let ran = place.extract(&["in.jsonl", "--clean", "none", "--to", "jsonl"]);
    assert_eq!(records(&ran.out)[0]["text"], text);
}

#[test]
fn other_languages_are_errors_unless_any_is_wanted() {
    let place =
        Place::new(&[("en.txt", b"The ministers of transport met in Dushanbe on Friday to sign an agreement.")]);
    let ran = place.extract(&["en.txt", "--to", "jsonl"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("(language)"), "{}", ran.err);
    let ran = place.extract(&["en.txt", "--to", "jsonl", "--lang", "any"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(records(&ran.out).len(), 1);
}

#[test]
fn excel_gets_its_mark_its_semicolons_and_its_line_ends() {
    let place = Place::new(&[("a.txt", GOOD)]);
    assert_eq!(place.extract(&["a.txt", "-o", "out", "--excel"]).code, Some(0));
    for table in names(&place.path("out")) {
        let content = place.read(&format!("out/{table}"));
        let head = content.lines().next().unwrap();
        assert!(content.starts_with('\u{FEFF}') && head.contains(';'), "{table}");
        assert!(content.lines().count() == content.matches("\r\n").count(), "{table}");
    }
}

#[test]
fn every_number_of_jobs_gives_the_same_bytes() {
    let fixtures = root().join("fixtures/releases");
    let manifest = fixtures.join("manifest.csv");
    let place = Place::new(&[]);
    for to in ["csv", "json", "jsonl"] {
        let runs: Vec<Vec<(String, Vec<u8>)>> = ["1", "2", "4"]
            .iter()
            .map(|jobs| {
                let out = format!("{to}-{jobs}");
                let ran = place.extract(&[
                    fixtures.to_str().unwrap(),
                    "--manifest",
                    manifest.to_str().unwrap(),
                    "--to",
                    to,
                    "-o",
                    &out,
                    "--jobs",
                    jobs,
                ]);
                assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
                let path = place.path(&out);
                let files = if path.is_dir() { names(&path) } else { vec![String::new()] };
                let read = |f: &String| std::fs::read(if f.is_empty() { path.clone() } else { path.join(f) });
                files.iter().map(|f| (f.clone(), read(f).unwrap())).collect()
            })
            .collect();
        assert!(runs[0].iter().any(|(_, bytes)| bytes.len() > 1000));
        assert!(runs[0] == runs[1] && runs[1] == runs[2], "{to}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_and_ends_with_130() {
    let place = Place::new(&[]);
    for out in ["out", "out.jsonl"] {
        let mut child = svodka()
            .args(["extract", "-", "-o"])
            .arg(place.path(out))
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        writeln!(pipe, "{{\"text\":\"{RELEASE}\"}}").unwrap();
        while place.names().is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let pid = child.id().to_string();
        let killed = std::process::Command::new("kill").args(["-INT", &pid]).status();
        assert!(killed.unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(place.names(), [""; 0]);
        drop(pipe);
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let place = Place::new(&[("a.txt", GOOD), ("b.txt", b"")]);
    let ran = place.extract(&["a.txt", "b.txt", "--to", "jsonl", "-o", "/dev/null"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("b.txt: the file is empty"), "{}", ran.err);
    let kind = std::fs::metadata("/dev/null").unwrap().file_type();
    assert!(kind.is_char_device());
    assert!(!std::path::Path::new("/dev/null.errors.csv").exists());
}

#[test]
fn the_readme_shows_the_real_help() {
    let output = svodka().args(["extract", "--help"]).output().unwrap();
    let help = trimmed(&String::from_utf8(output.stdout).unwrap());
    for readme in ["README.md", "README.ru.md"] {
        let text = trimmed(&std::fs::read_to_string(root().join(readme)).unwrap());
        assert!(text.contains(&help), "{readme} should hold:\n{help}");
    }
}

fn trimmed(text: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

#[test]
fn rules_check_names_file_and_line() {
    let place = Place::new(&[
        ("good/places.add.csv", b""),
        ("bad/countrys.csv", b"code,short\n"),
        ("bad/chrome.toml", b"# rules\n[[rule]]\nname = 1\n"),
        ("bad/sites/b.toml", b"name = \"b\"\nhosts = [\"b.example\"]\n[[period]]\n[period.page]\ntext = [\".a >\"]\n"),
        ("empty/readme.md", b""),
    ]);
    let check = |dir: &str| -> common::Ran {
        let run = svodka().args(["rules", "check"]).arg(place.path(dir)).output();
        run.unwrap().into()
    };
    let ran = check("bad");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.out.contains("bad/countrys.csv:1: not a rules file"), "{}", ran.out);
    assert!(ran.out.contains("bad/chrome.toml:3: "), "{}", ran.out);
    assert!(ran.out.contains("bad/sites/b.toml:5: `.a >` is not a CSS selector"), "{}", ran.out);
    assert!(ran.err.contains("3 mistakes in "), "{}", ran.err);
    let ran = check("empty");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no rules file in "), "{}", ran.err);
    assert_eq!(check("nowhere").code, Some(2));
    let built_in: common::Ran = svodka().args(["rules", "check"]).output().unwrap().into();
    assert_eq!(built_in.code, Some(0), "{}", built_in.err);
    let repository: common::Ran = svodka().args(["rules", "check"]).arg(root().join("rules")).output().unwrap().into();
    assert_eq!(repository.code, Some(0), "{}{}", repository.out, repository.err);
}

#[test]
fn rules_try_shows_what_each_selector_took() {
    let own: &[u8] = b"name = \"own\"\nhosts = [\"own.example\"]\nverified = \"by eye\"\n[[period]]\nuntil = \"2019-12-31\"\n\
        [period.page]\ntext = [\".old\"]\n[[period]]\nfrom = \"2020-01-01\"\n[period.page]\ntitle = [\"h2\"]\ntext = [\".news-text\"]\n";
    let place = Place::new(&[("rules/sites/own.toml", own), ("empty.html", b"<p>1")]);
    let page = root().join("fixtures/clean/site-e-cis.html");
    let (rules, file) = (place.path("rules"), place.path("rules/sites/own.toml"));
    let run = |args: &[&std::ffi::OsStr]| -> common::Ran {
        svodka().args(["rules", "try"]).args(args).output().unwrap().into()
    };
    let ran = run(&["e-cis".as_ref(), page.as_ref()]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for line in [
        "text         1 × .news-detail .news-text",
        "text         1 × .news-detail",
        "captions     0 × .news-detail figcaption",
        "title     В Москве прошло заседание Экономического совета СНГ",
        "published 2024-03-22",
        "dropped   profile:drop: Поделиться",
    ] {
        assert!(ran.out.lines().any(|l| l == line), "{line}\n{}", ran.out);
    }
    // by the name in a folder of rules, and by its path: the page's day chooses the period
    let by_name =
        run(&["own".as_ref(), page.as_ref(), "--rules".as_ref(), rules.as_ref(), "--published=2024-03-22".as_ref()]);
    assert!(by_name.out.contains("period    2020-01-01 … "), "{}", by_name.out);
    let by_path = run(&[file.as_ref(), page.as_ref(), "--published=2018-03-22".as_ref()]);
    assert!(by_path.out.contains("period     … 2019-12-31"), "{}", by_path.out);
    assert!(
        by_path.out.contains("note      profile «own»: no text where it says; read by structure"),
        "{}",
        by_path.out
    );
    let empty = run(&["e-cis".as_ref(), place.path("empty.html").as_ref()]);
    assert_eq!(empty.code, Some(1), "{}", empty.out);
    assert!(empty.out.contains("set aside: "), "{}", empty.out);
    let unknown = run(&["nosuch".as_ref(), page.as_ref()]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("no profile «nosuch»: there are akorda, e-cis"), "{}", unknown.err);
}

#[test]
fn a_profile_cleans_pages_of_its_site() {
    let own: &[u8] =
        b"name = \"own\"\nhosts = [\"own.example\"]\n[[period]]\n[period.page]\ntext = [\"#b\"]\nplace = [\"#p\"]\n";
    let page = "<title>Встреча министров</title><p id=p>Алматы, Дом приёмов</p><p>Министр связи Иван Лишний \
                прибыл на вокзал и уехал домой.</p><p id=b>В Алматы прошла встреча министров связи пяти государств.</p>";
    let line =
        format!("{{\"id\":\"1\",\"url\":\"https://own.example/7\",\"html\":{}}}", serde_json::to_string(page).unwrap());
    let place = Place::new(&[("rules/sites/own.toml", own), ("in.jsonl", line.as_bytes())]);
    let ran = place.extract(&["in.jsonl", "--rules", "rules", "-o", "out"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let releases = place.read("out/releases.csv");
    assert!(releases.contains("Алматы, Дом приёмов") && !releases.contains("Лишний"), "{releases}");
    assert!(place.read("out/dropped.csv").contains("profile:outside"));
}

#[test]
fn the_schema_is_json_and_names_its_version() {
    let output = svodka().arg("schema").output().unwrap();
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["version"], "1");
    assert!(schema["properties"]["participants"].is_object());
}

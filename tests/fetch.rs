//! The promises of `svodka fetch` and `svodka run`, on a site of our own on the loopback interface.
#![cfg(feature = "fetch")]

mod common;
#[path = "common/site.rs"]
mod site;

use common::{Ran, names, root, svodka};
use flate2::bufread::GzDecoder;
use site::{Nature, Site};
use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn site(pages: u32) -> Site {
    Site::new(Nature { pages, ..Nature::default() })
}

/// Runs `svodka COMMAND` in a folder, at full speed and on loopback.
fn run(folder: &Path, command: &str, args: &[&str]) -> Ran {
    let manners = ["--allow-private", "--rate", "0", "--backoff", "0.05"];
    let output = svodka().current_dir(folder).arg(command).args(args).args(manners).output();
    output.unwrap().into()
}

fn fetch(folder: &Path, args: &[&str]) -> Ran {
    run(folder, "fetch", args)
}

fn status(folder: &Path) -> String {
    let ran: Ran = svodka().current_dir(folder).args(["fetch", "--status", "arc"]).output().unwrap().into();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

/// A record, read strictly: every member of a file is one whole record.
struct Record {
    head: BTreeMap<String, String>,
    block: Vec<u8>,
}

impl Record {
    fn field(&self, name: &str) -> &str {
        self.head.get(name).map_or("", String::as_str)
    }

    fn kind(&self) -> &str {
        self.field("WARC-Type")
    }
}

fn records(archive: &Path) -> Vec<Record> {
    let mut records = Vec::new();
    for name in names(archive).iter().filter(|n| n.ends_with(".warc.gz")) {
        let bytes = std::fs::read(archive.join(name)).unwrap();
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let mut member = Vec::new();
            GzDecoder::new(&mut rest).read_to_end(&mut member).unwrap();
            records.push(record(&member));
        }
    }
    records
}

fn record(member: &[u8]) -> Record {
    let end = member.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&member[..end]).unwrap();
    let mut lines = head.split("\r\n");
    assert_eq!(lines.next(), Some("WARC/1.1"));
    let head: BTreeMap<_, _> = lines.map(|l| l.split_once(": ").unwrap()).map(|(n, v)| (n.into(), v.into())).collect();
    let block = member[end + 4..].strip_suffix(b"\r\n\r\n").unwrap().to_vec();
    let record = Record { head, block };
    assert_eq!(record.field("Content-Length"), record.block.len().to_string());
    record
}

/// How often each page is in the archive, by the response records with status 200 that are no lists.
fn stored(archive: &Path) -> BTreeMap<String, usize> {
    let mut stored = BTreeMap::new();
    for record in records(archive) {
        if record.kind() == "response"
            && record.field("Svodka-Role").is_empty()
            && record.block.starts_with(b"HTTP/1.1 200")
        {
            *stored.entry(record.field("WARC-Target-URI").to_owned()).or_default() += 1;
        }
    }
    stored
}

fn assert_each_once(archive: &Path, site: &Site, pages: u32) {
    let stored = stored(archive);
    let want: BTreeMap<String, usize> = (1..=pages).map(|n| (site.url(&format!("/news/{n}")), 1)).collect();
    let missing = want.keys().filter(|k| !stored.contains_key(*k)).count();
    let twice = stored.iter().filter(|(_, n)| **n != 1).count();
    assert!(stored == want, "missing {missing}, not once {twice}, in all {}", stored.len());
}

/// A Python that has a package, if there is one.
fn python_with(package: &str) -> Option<PathBuf> {
    let named = std::env::var_os("SVODKA_PYTHON").map(PathBuf::from);
    let has = |python: &PathBuf| {
        let found = Command::new(python).args(["-c", &format!("import {package}")]).stderr(Stdio::null()).status();
        found.is_ok_and(|s| s.success())
    };
    let python = named.into_iter().chain(["python3".into()]).find(has);
    if python.is_none() {
        eprintln!("SKIPPED: no Python with {package}; name one in SVODKA_PYTHON to compare with it");
    }
    python
}

/// The archive as the tools of archivists see it, where they are installed.
fn assert_others_read(archive: &Path, responses: usize) {
    let files: Vec<PathBuf> =
        names(archive).iter().filter(|n| n.ends_with(".warc.gz")).map(|n| archive.join(n)).collect();
    if let Some(python) = python_with("warcio") {
        let checked = Command::new(&python).args(["-m", "warcio.cli", "check", "-v"]).args(&files).output().unwrap();
        let said = String::from_utf8_lossy(&[checked.stdout, checked.stderr].concat()).into_owned();
        assert!(checked.status.success() && !said.contains("FAIL") && !said.contains("fail"), "{said}");
        let script = "import sys\nfrom warcio.archiveiterator import ArchiveIterator\nn=0\nfor f in sys.argv[1:]:\n  \
            for r in ArchiveIterator(open(f,'rb'), check_digests='raise'):\n    if r.rec_type=='response': \
            r.content_stream().read(); n+=1\nprint(n)";
        let counted = Command::new(python).args(["-c", script]).args(&files).output().unwrap();
        let said = String::from_utf8_lossy(&counted.stderr).into_owned();
        assert_eq!(String::from_utf8_lossy(&counted.stdout).trim(), responses.to_string(), "{said}");
    }
    if let Some(python) = python_with("fastwarc") {
        let script = "import sys\nfrom fastwarc.warc import ArchiveIterator, WarcRecordType\nn=0\nfor f in sys.argv[1:]:\n  \
            for r in ArchiveIterator(open(f,'rb'), record_types=WarcRecordType.response, parse_http=False):\n    \
            assert r.verify_block_digest(), r.record_id\n    n+=1\nprint(n)";
        let counted = Command::new(python).args(["-c", script]).args(&files).output().unwrap();
        let said = String::from_utf8_lossy(&counted.stderr).into_owned();
        assert_eq!(String::from_utf8_lossy(&counted.stdout).trim(), responses.to_string(), "{said}");
    }
}

#[test]
fn a_site_with_every_trouble_gives_what_it_has() {
    let site = site(3);
    let place = tempfile::tempdir().unwrap();
    let good = ["/r301", "/gzip", "/cp1251", "/chunked", "/slow", "/reset", "/busy", "/unwell", "/cookie"];
    let failing = [
        ("/loop-a", "redirect_loop"),
        ("/to-file", "redirect_scheme"),
        ("/to-private", ""),
        ("/bomb", "bomb"),
        ("/always-reset", "broken"),
        ("/ill", "http_503"),
        ("/gone", "http_410"),
        ("/lost", "http_404"),
        ("/endless", "too_large"),
        ("/huge-head", "head"),
        ("/silent", "timeout"),
        ("/pdf", "type"),
    ];
    let list: Vec<String> =
        good.iter().chain(&["/same-a", "/same-b"]).chain(failing.iter().map(|f| &f.0)).map(|p| site.url(p)).collect();
    std::fs::write(place.path().join("list.txt"), format!("# addresses\n\n{}\n", list.join("\n"))).unwrap();
    let private = format!("--allow-private={}", site.host);
    let args = [
        "fetch",
        "--list",
        "list.txt",
        "-o",
        "arc",
        &private,
        "--rate",
        "0",
        "--backoff",
        "0.05",
        "--timeout",
        "2",
        "--max-size",
        "2",
        "--attempts",
        "3",
        "--concurrency",
        "4",
    ];
    let ran: Ran = svodka().current_dir(&place).args(args).output().unwrap().into();
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let shown = status(place.path());
    for (path, kind) in failing {
        assert!(shown.contains(&format!(" {kind}: ")) || kind.is_empty(), "{path} {kind} in\n{shown}");
    }
    assert!(shown.contains(" private: ") && shown.contains("127.0.0.2"), "{shown}");
    let archive = place.path().join("arc");
    let stored = stored(&archive);
    let landed = |p: &&str| site.url(if *p == "/r301" { "/landed" } else { p });
    for path in &good {
        assert_eq!(stored.get(&landed(path)), Some(&1), "{path}: {shown}");
    }
    // one of the two that are alike, and a reference to it
    assert_eq!(stored.len(), good.len() + 1, "{stored:?}");
    let all = records(&archive);
    let revisit = all.iter().find(|r| r.kind() == "revisit").unwrap();
    let mut twins = ["WARC-Target-URI", "WARC-Refers-To-Target-URI"].map(|name| revisit.field(name));
    assert!(stored.contains_key(twins[1]));
    twins.sort();
    assert_eq!(twins, [site.url("/same-a"), site.url("/same-b")]);
    assert!(all.iter().any(|r| r.kind() == "request" && r.block.starts_with(b"GET /gzip HTTP/1.1\r\nHost: ")));
    for asked in site.asked() {
        assert!(!asked.head.contains("\ncookie:") && !asked.head.contains("\nreferer:"), "{}", asked.head);
        assert!(asked.head.contains("user-agent: svodka/"), "{}", asked.head);
    }
    assert_eq!(site.times("/secret"), 0);
    assert_eq!((site.times("/busy"), site.times("/unwell"), site.times("/ill")), (2, 3, 3));
    assert_others_read(&archive, all.iter().filter(|r| r.kind() == "response").count());

    let ran = run_extract(place.path(), &["arc", "--to", "jsonl"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let read = common::records(&ran.out);
    assert_eq!(read.len(), good.len() + 1);
    assert!(
        read.iter().all(|r| r["text"].as_str().unwrap().contains("состоялась встреча министров обороны")),
        "{}",
        ran.out
    );
    assert!(read.iter().any(|r| r["url"] == site.url("/cp1251")));

    // what failed is asked again only when that is wanted
    let before = site.asked().len();
    assert_eq!(fetch(place.path(), &["-o", "arc"]).code, Some(1));
    assert_eq!(site.asked().len(), before);
    let ran =
        fetch(place.path(), &["-o", "arc", "--retry-failed", "--timeout", "0.5", "--attempts", "1", "--max-size", "2"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(site.times("/gone"), 2);
    assert_eq!(site.times("/gzip"), 1);
}

#[test]
fn codings_that_a_server_sends_unasked_are_read() {
    let site = site(0);
    let place = tempfile::tempdir().unwrap();
    let addresses = ["/br", "/zstd", "/gzip", "/chunked"].map(|p| site.url(p));
    let args: Vec<&str> = addresses.iter().map(String::as_str).chain(["-o", "arc"]).collect();
    assert_eq!(fetch(place.path(), &args).code, Some(0));
    let ran = run_extract(place.path(), &["arc", "--to", "jsonl"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut ids = common::ids(&ran.out);
    ids.sort();
    assert_eq!(ids, ["br", "chunked", "gzip", "zstd"]);
    assert!(ran.out.matches("состоялась встреча министров обороны").count() >= 4, "{}", ran.out);
}

fn run_extract(folder: &Path, args: &[&str]) -> Ran {
    svodka().current_dir(folder).arg("extract").args(args).output().unwrap().into()
}

#[test]
fn lists_feeds_and_maps_lead_to_pages_once() {
    let site = site(120);
    let place = tempfile::tempdir().unwrap();
    let (list, feed, map) = (site.url("/list/1"), site.url("/feed.xml"), site.url("/sitemap.xml"));
    let all = ["--listing", &list, "--feed", &feed, "--sitemap", &map, "-o", "arc"];
    let shown = fetch(place.path(), &["--feed", &feed, "--since", "2024-02-02", "--until", "2024-02-03", "--dry-run"]);
    let want = format!("{}\t2024-02-02\n{}\t2024-02-03\n", site.url("/news/2"), site.url("/news/3"));
    assert_eq!((shown.code, shown.out), (Some(0), want), "{}", shown.err);
    assert!(names(place.path()).is_empty());
    assert_eq!(site.times("/news/2"), 0);

    let ran = fetch(place.path(), &all);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let archive = place.path().join("arc");
    assert_each_once(&archive, &site, 120);
    assert!(status(place.path()).starts_with("pages      120\n"), "{}", status(place.path()));
    // lists are in the archive, and are no documents
    let ran = run_extract(place.path(), &["arc", "--to", "jsonl"]);
    assert_eq!((ran.code, common::records(&ran.out).len()), (Some(0), 120), "{}", ran.err);

    // a second run looks for new pages and asks no old one
    assert_eq!(fetch(place.path(), &all).code, Some(0));
    assert_eq!((site.times("/list/3"), site.times("/news/5")), (2, 1));
    assert_each_once(&archive, &site, 120);
    // and with --refresh asks for what has changed
    let ran = fetch(place.path(), &["-o", "arc", "--refresh"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(site.times("/news/5"), 2);
    let last = site.asked().into_iter().rfind(|a| a.path == "/news/5").unwrap();
    assert!(last.head.contains("if-none-match: \"v5\"") && last.head.contains("if-modified-since: thu, 01 feb 2024"));
    assert_each_once(&archive, &site, 120);
    let revisits =
        records(&archive).iter().filter(|r| r.field("WARC-Profile").ends_with("server-not-modified")).count();
    assert_eq!(revisits, 120);
    let responses = records(&archive).iter().filter(|r| r.kind() == "response").count();
    assert_others_read(&archive, responses);
}

#[test]
fn a_profile_leads_through_a_site() {
    let site = site(60);
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(place.path().join("my/sites")).unwrap();
    let profile = format!(
        "name = \"own\"\nhosts = [\"127.0.0.1\"]\nstart = [\"{0}/list/1\"]\nfeeds = []\nsitemaps = []\n[[period]]\n[period.page]\n\
         title = [\"h1\"]\ndate = []\ntext = [\"main\"]\n[period.listing]\nitems = \"h3\"\nlink = \"a@href\"\npage = \"{0}/list/{{page}}\"\n\
         first_page = 1\npattern = '/news/\\d+$'\n",
        site.base
    );
    std::fs::write(place.path().join("my/sites/own.toml"), profile).unwrap();
    let ran = fetch(place.path(), &["--site", "own", "--rules", "my", "-o", "arc", "--limit", "10"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(stored(&place.path().join("arc")).len(), 10);
    let ran = fetch(place.path(), &["--site", "own", "--rules", "my", "-o", "arc"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_each_once(&place.path().join("arc"), &site, 60);
    let ran = fetch(place.path(), &["--site", "nobody", "-o", "arc"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no site profile is called «nobody»"), "{}", ran.err);
}

#[test]
fn robots_are_obeyed() {
    let robots =
        "User-agent: *\nDisallow: /\n\nUser-agent: svodka\nDisallow: /closed/\nAllow: /closed/open\nCrawl-delay: 0.3\n";
    let site = Site::new(Nature { robots, ..Nature::default() });
    let place = tempfile::tempdir().unwrap();
    let addresses = ["/allowed", "/closed/x", "/closed/open"].map(|p| site.url(p));
    let args: Vec<&str> = addresses.iter().map(String::as_str).chain(["-o", "arc"]).collect();
    let ran = fetch(place.path(), &args);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("robots.txt of the site does not allow it (robots)"), "{}", ran.err);
    let asked = site.asked();
    let paths: Vec<&str> = asked.iter().map(|a| a.path.as_str()).collect();
    assert_eq!(paths, ["/robots.txt", "/allowed", "/closed/open"]);
    assert!(asked[2].at - asked[1].at >= Duration::from_millis(295));

    // an error of the server forbids everything, for now
    for (robots, code, pages) in [("500", 1, 0), ("503", 0, 1)] {
        let site = Site::new(Nature { robots, ..Nature::default() });
        let place = tempfile::tempdir().unwrap();
        let ran = fetch(place.path(), &[&site.url("/allowed"), "-o", "arc"]);
        assert_eq!((ran.code, site.times("/allowed")), (Some(code), pages), "{}", ran.err);
    }
}

#[test]
fn the_rate_is_never_exceeded() {
    let site = site(60);
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let args = ["fetch", "--listing", &list, "-o", "arc", "--allow-private", "--concurrency", "4", "--rate", "20"];
    let begun = Instant::now();
    // an interruption in between changes nothing
    let mut child = svodka().current_dir(&place).args(args).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(900));
    child.kill().unwrap();
    child.wait().unwrap();
    let ran: Ran = svodka().current_dir(&place).args(args).output().unwrap().into();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_each_once(&place.path().join("arc"), &site, 60);
    let at: Vec<Instant> = site.asked().iter().map(|a| a.at).collect();
    assert!(at.len() >= 60 && begun.elapsed() > Duration::from_secs(3));
    // the site notes a moment when its thread gets a processor: on a machine that does other things that is not exact
    let second = if std::env::var_os("SVODKA_LONG").is_some() { 1000 } else { 950 };
    for window in at.windows(21) {
        assert!(window[20] - window[0] >= Duration::from_millis(second), "{:?}", window[20] - window[0]);
    }
}

/// A small number of pages and kills; SVODKA_LONG=1 makes it ten thousand and twenty.
#[test]
fn killed_at_random_every_page_is_stored_once() {
    let long = std::env::var_os("SVODKA_LONG").is_some();
    let (pages, kills, delay) = if long { (10_000, 20, 0) } else { (600, 6, 2) };
    let site = Site::new(Nature { pages, delay: Duration::from_millis(delay), ..Nature::default() });
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let args = [
        "fetch",
        "--listing",
        &list,
        "-o",
        "arc",
        "--allow-private",
        "--rate",
        "0",
        "--concurrency",
        "2",
        "--warc-size",
        "2",
    ];
    let mut random = std::process::id() as u64 * 2_654_435_761 + 12345;
    let (mut killed, mut peak) = (0, 0);
    while killed < kills {
        let mut child = svodka().current_dir(&place).args(args).stderr(Stdio::null()).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // the runs together would take longer than the whole
        let longest = if long { 700 } else { 120 };
        std::thread::sleep(Duration::from_millis(5 + (random >> 33) % longest));
        peak = peak.max(peak_memory(child.id()));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
    }
    let mut child = svodka().current_dir(&place).args(args).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(peak_memory(child.id()));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let archive = place.path().join("arc");
    assert_each_once(&archive, &site, pages);
    let asked = site.asked().iter().filter(|a| a.path.starts_with("/news/")).count();
    println!("{pages} pages, {killed} kills: {asked} requests for pages, peak memory {} MB", peak >> 10);
    // only what was on its way when the process was killed may have been asked for again
    assert!(asked <= pages as usize + 2 * killed, "{asked}");
    assert!(killed * 2 >= kills, "only {killed} kills came before the end");
    assert!(peak < 150 << 10, "{peak} KB");
    let responses = records(&archive).iter().filter(|r| r.kind() == "response").count();
    assert_others_read(&archive, responses);
}

/// Peak memory of a process in KB; 0 where it is not told.
fn peak_memory(id: u32) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = told.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or(0)
}

/// Seconds that a process has kept processors busy; 0 where it is not told.
fn processor_time(id: u32) -> f64 {
    let told = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let fields: Vec<f64> =
        told.rsplit(')').next().unwrap_or_default().split_whitespace().filter_map(|f| f.parse().ok()).collect();
    // user and system time, in hundredths; the letter of the state is no number
    fields.get(10..12).map_or(0.0, |times| times.iter().sum::<f64>() / 100.0)
}

/// Pages a second without a limit; with SVODKA_LONG=1 ten thousand of them, else only that it works.
#[test]
fn speed_without_a_limit() {
    let pages = if std::env::var_os("SVODKA_LONG").is_some() { 10_000 } else { 300 };
    let site = site(pages);
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let args = ["fetch", "--listing", &list, "-o", "arc", "--allow-private", "--rate", "0", "--concurrency", "4"];
    let begun = Instant::now();
    // on one core, where the system can say so
    let pinned = Command::new("taskset").arg("-V").stdout(Stdio::null()).status().is_ok_and(|s| s.success());
    let mut command = match pinned {
        true => {
            let mut command = Command::new("taskset");
            command.args(["-c", "0"]).arg(env!("CARGO_BIN_EXE_svodka"));
            command
        }
        false => svodka(),
    };
    let mut child = command.current_dir(&place).args(args).stderr(Stdio::null()).spawn().unwrap();
    let mut worked = 0.0f64;
    while child.try_wait().unwrap().is_none() {
        worked = worked.max(processor_time(child.id()));
        std::thread::sleep(Duration::from_millis(10));
    }
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let (pages_a_second, alone) = (pages as f64 / took, pages as f64 / worked);
    println!("{pages} pages in {took:.1} s, {pages_a_second:.0} a second; {alone:.0} a second of processor time");
    assert_each_once(&place.path().join("arc"), &site, pages);
}

#[test]
fn a_torn_end_is_cut_off_and_a_whole_one_kept() {
    let site = site(20);
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    assert_eq!(fetch(place.path(), &["--listing", &list, "-o", "arc"]).code, Some(0));
    let archive = place.path().join("arc");
    let file = archive.join("pages-00001.warc.gz");
    let whole = std::fs::read(&file).unwrap();
    // as after a power cut: the state knows of pages that the file has lost
    std::fs::write(&file, &whole[..whole.len() - 3000]).unwrap();
    let db = rusqlite_note(&archive);
    assert!(db);
    let ran = fetch(place.path(), &["-o", "arc"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("was not complete"), "{}", ran.err);
    assert!(ran.err.contains("had not reached the disk"), "{}", ran.err);
    assert_each_once(&archive, &site, 20);
    // as after a kill: rubbish behind the last record
    let mut torn = std::fs::read(&file).unwrap();
    torn.extend_from_slice(&whole[..200]);
    std::fs::write(&file, torn).unwrap();
    let ran = fetch(place.path(), &["-o", "arc"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("200 bytes were cut off"), "{}", ran.err);
    assert_each_once(&archive, &site, 20);
}

/// Makes the state forget what it knows to have reached the disk.
fn rusqlite_note(archive: &Path) -> bool {
    let db = rusqlite::Connection::open(archive.join("state.sqlite")).unwrap();
    db.execute("DELETE FROM note WHERE name LIKE 'synced%'", []).is_ok()
}

#[test]
fn what_was_written_whole_but_not_noted_is_not_asked_again() {
    let site = site(20);
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    assert_eq!(fetch(place.path(), &["--listing", &list, "-o", "arc"]).code, Some(0));
    let archive = place.path().join("arc");
    rusqlite_note(&archive);
    let db = rusqlite::Connection::open(archive.join("state.sqlite")).unwrap();
    let forgotten =
        "UPDATE address SET state = 1, file = NULL, start = NULL, length = NULL, outcome = NULL, digest = NULL
                     WHERE url LIKE '%/news/7' OR url LIKE '%/news/20'";
    assert_eq!(db.execute(forgotten, []).unwrap(), 2);
    drop(db);
    let ran = fetch(place.path(), &["-o", "arc"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!((site.times("/news/7"), site.times("/news/20")), (1, 1));
    assert!(status(place.path()).starts_with("pages      20\n"), "{}", status(place.path()));
    assert_each_once(&archive, &site, 20);
}

#[test]
fn a_folder_with_a_manifest_is_the_simple_archive() {
    let site = site(30);
    let place = tempfile::tempdir().unwrap();
    let (feed, list) = (site.url("/feed.xml"), site.url("/list/1"));
    let extra = ["/gzip", "/same-a", "/same-b", "/lost"].map(|p| site.url(p));
    let mut args = vec!["--feed", &feed, "--listing", &list, "-o", "arc", "--as", "folder"];
    args.extend(extra.iter().map(String::as_str));
    let ran = fetch(place.path(), &args);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let manifest = place.path().join("arc/manifest.csv");
    let rows = |path: &Path| csv::Reader::from_path(path).unwrap().records().map(|r| r.unwrap()).collect::<Vec<_>>();
    let written = rows(&manifest);
    assert_eq!(written.len(), 33);
    assert!(written.iter().any(|r| r[1] == site.url("/news/3") && &r[2] == "2024-02-03"), "{written:?}");
    for row in &written {
        assert!(place.path().join("arc").join(&row[0]).is_file(), "{row:?}");
    }
    let ran = run_extract(place.path(), &["arc", "--manifest", "arc/manifest.csv", "--to", "jsonl"]);
    assert_eq!((ran.code, common::records(&ran.out).len()), (Some(0), 33), "{}", ran.err);
    // a torn manifest is written anew
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, &text[..text.len() - 10]).unwrap();
    assert_eq!(fetch(place.path(), &["-o", "arc", "--as", "folder"]).code, Some(1));
    assert_eq!(rows(&manifest).len(), 33);
    let ran = fetch(place.path(), &["-o", "arc"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("go on with --as folder"), "{}", ran.err);
}

#[test]
fn run_fetches_and_extracts_in_one_go_and_goes_on() {
    let site = site(40);
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let ran = run(place.path(), "run", &["--listing", &list, "-o", "out", "--limit", "15"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ids = |folder: &Path| {
        let mut reader = csv::Reader::from_path(folder.join("out/releases.csv")).unwrap();
        let mut ids: Vec<String> = reader.records().map(|r| r.unwrap()[0].to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(place.path()).len(), 15);
    let ran = run(place.path(), "run", &["--listing", &list, "-o", "out"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut want: Vec<String> = (1..=40).map(|n| site.url(&format!("/news/{n}"))).collect();
    want.sort();
    assert_eq!(ids(place.path()), want);
    assert_eq!(names(place.path()), ["out", "out.archive"]);
    assert!((1..=40).all(|n| site.times(&format!("/news/{n}")) == 1));
    assert_each_once(&place.path().join("out.archive"), &site, 40);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_ends_cleanly_and_goes_on() {
    let site = Site::new(Nature { pages: 40, delay: Duration::from_millis(15), ..Nature::default() });
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let args = ["--listing", &list, "-o", "arc"];
    let manners = ["--allow-private", "--rate", "0"];
    let mut child =
        svodka().current_dir(&place).arg("fetch").args(args).args(manners).stderr(Stdio::piped()).spawn().unwrap();
    while site.times("/news/5") == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    // another run is told that this one has the archive
    let ran = fetch(place.path(), &args);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("another svodka is writing to arc"), "{}", ran.err);
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let mut said = String::new();
    std::io::BufReader::new(child.stderr.take().unwrap()).lines().for_each(|l| said += &l.unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(130), "{said}");
    assert!(said.contains("interrupted; the same command goes on"), "{said}");
    assert_eq!(fetch(place.path(), &args).code, Some(0));
    assert_each_once(&place.path().join("arc"), &site, 40);
}

#[cfg(unix)]
#[test]
fn run_interrupted_keeps_the_archive_and_leaves_no_tables() {
    let site = Site::new(Nature { pages: 40, delay: Duration::from_millis(15), ..Nature::default() });
    let place = tempfile::tempdir().unwrap();
    let list = site.url("/list/1");
    let args = ["--listing", &list, "-o", "out"];
    let manners = ["--allow-private", "--rate", "0"];
    let mut child =
        svodka().current_dir(&place).arg("run").args(args).args(manners).stderr(Stdio::null()).spawn().unwrap();
    while site.times("/news/5") == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(names(place.path()), ["out.archive"]);
    assert_eq!(run(place.path(), "run", &args).code, Some(0));
    assert_each_once(&place.path().join("out.archive"), &site, 40);
    let releases = csv::Reader::from_path(place.path().join("out/releases.csv")).unwrap().into_records().count();
    assert_eq!(releases, 40);
}

#[test]
fn what_cannot_begin_says_why() {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir(place.path().join("mine")).unwrap();
    std::fs::write(place.path().join("mine/notes.txt"), "x").unwrap();
    std::fs::write(place.path().join("list.txt"), "http://a.example/1\nnot an address\n").unwrap();
    for (args, says) in [
        (&["-o", "arc"][..], "no address to begin from"),
        (&["file:///etc/passwd", "-o", "arc"], "only http and https are followed"),
        (&["http://user:secret@a.example/", "-o", "arc"], "name or password"),
        (&["--list", "list.txt", "-o", "arc"], "list.txt, line 2: «not an address»"),
        (&["--list", "none.txt", "-o", "arc"], "cannot read the list none.txt"),
        (&["http://a.example/1", "-o", "mine"], "no archive of svodka"),
        (&["--status", "mine"], "no archive of svodka"),
        (&["http://a.example/1", "-o", "arc", "--since", "yesterday"], "2024-02-01"),
        (&["http://a.example/1", "-o", "arc", "--rate", "fast"], "--rate"),
        (&["http://a.example/1"], "--output"),
    ] {
        let ran: Ran = svodka().current_dir(&place).arg("fetch").args(args).output().unwrap().into();
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(names(place.path()), ["list.txt", "mine"]);
}

#[test]
fn private_hosts_are_not_asked_unless_that_is_allowed() {
    let site = site(1);
    let place = tempfile::tempdir().unwrap();
    let port = site.host.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"] {
        let url = format!("http://{host}:{port}/news/1");
        let ran: Ran = svodka().current_dir(&place).args(["fetch", &url, "-o", host]).output().unwrap().into();
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        assert!(ran.err.contains("(private)"), "{host}: {}", ran.err);
    }
    assert!(site.asked().is_empty());
}

#[test]
fn the_readme_shows_the_real_help_of_fetch_and_run() {
    for command in ["fetch", "run"] {
        let output = svodka().args([command, "--help"]).output().unwrap();
        let help = trimmed(&String::from_utf8(output.stdout).unwrap());
        for readme in ["README.md", "README.ru.md"] {
            let text = trimmed(&std::fs::read_to_string(root().join(readme)).unwrap());
            assert!(text.contains(&help), "{readme} should hold:\n{help}");
        }
    }
}

fn trimmed(text: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

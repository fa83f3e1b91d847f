//! Cleaning beside its floors in one process: a bare byte pass that drops tags, and a bare html5ever parse.
//! `SVODKA_PAGES=FOLDER` takes the pages (`.html`, `.html.gz`) of a folder; without it, the fixtures padded with scripts.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use svodka::clean::{Input, Kind, Rules, clean};

fn pages() -> Vec<Vec<u8>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean");
    let given = std::env::var_os("SVODKA_PAGES").map(std::path::PathBuf::from);
    let mut out = Vec::new();
    for entry in std::fs::read_dir(given.as_deref().unwrap_or(&own)).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        match path.extension().and_then(|x| x.to_str()) {
            Some("gz") => {
                let mut page = Vec::new();
                if flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut page).is_ok() {
                    out.push(page);
                }
            }
            Some("html") if given.is_some() => out.push(bytes),
            Some("html") => {
                let mut page = bytes;
                page.extend(format!("<script>{}</script>", "var a = '<p>';".repeat(2000)).into_bytes());
                page.extend(
                    "<div class=\"m\"><a href=\"/x\" class=\"link link_a\"><span>Ссылка</span></a></div>"
                        .repeat(1500)
                        .into_bytes(),
                );
                out.push(page);
            }
            _ => {}
        }
    }
    out
}

/// Bytes outside tags: the least that any reading of a page costs.
fn drop_tags(page: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(n) = memchr::memchr(b'<', &page[at..]) {
        out.extend_from_slice(&page[at..at + n]);
        match memchr::memchr(b'>', &page[at + n..]) {
            Some(m) => at += n + m + 1,
            None => return,
        }
    }
    out.extend_from_slice(&page[at..]);
}

fn html(c: &mut Criterion) {
    let pages = pages();
    let rules = Rules::embedded();
    let mut group = c.benchmark_group("html");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(pages.iter().map(|p| p.len() as u64).sum()));
    group.bench_function("byte_pass", |b| {
        let mut out = Vec::new();
        b.iter(|| {
            for p in &pages {
                out.clear();
                drop_tags(p, &mut out);
                black_box(&out);
            }
        });
    });
    group.bench_function("scraper_parse", |b| {
        b.iter(|| {
            for p in &pages {
                black_box(scraper::Html::parse_document(&String::from_utf8_lossy(p)));
            }
        });
    });
    group.bench_function("clean", |b| {
        b.iter(|| {
            for p in &pages {
                let input = Input { bytes: p, kind: Kind::Html, ..Input::default() };
                let _ = black_box(clean(&input, &rules));
            }
        });
    });
    group.finish();
}

fn plain(c: &mut Criterion) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean");
    let text = std::fs::read_to_string(own.join("plain-chrome.txt")).unwrap_or_default();
    let body = "Министр принял посла и обсудил с ним вопросы сотрудничества, сообщила пресс-служба ведомства в четверг вечером.\n\n".repeat(40);
    let text = format!("{body}{text}");
    let rules = Rules::embedded();
    let mut group = c.benchmark_group("plain");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("clean", |b| {
        b.iter(|| {
            let input = Input { bytes: text.as_bytes(), kind: Kind::Plain, ..Input::default() };
            black_box(clean(&input, &rules)).is_ok()
        });
    });
    group.finish();
}

criterion_group!(benches, html, plain);
criterion_main!(benches);

//! The road's speed beside its floor, in one process: JSON Lines in, JSON Lines out on one core, against bare word
//! segmentation of the same text.
//!
//! `cargo bench --bench road`; read the ratio, not the absolute figures.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::io;
use svodka::error::Failure;
use svodka::export::{Json, Sink};
use svodka::pipeline::Road;
use svodka::source::{Documents, Inputs, Manifest};
use svodka::{Cleaning, Svodka};
use unicode_segmentation::UnicodeSegmentation;

// as the command has it
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes of text, made of the plain-text fixtures.
const SIZE: usize = 4 << 20;

/// One word of so many is respelled in each copy of a fixture: archives never stop bringing words that no table holds.
const RESPELLED: u32 = 12;

struct Nowhere;

impl Sink<Vec<u8>> for Nowhere {
    fn write(&mut self, piece: &mut Vec<u8>) -> io::Result<()> {
        black_box(&piece);
        piece.clear();
        Ok(())
    }

    fn fail(&mut self, _: &Failure) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

fn texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/releases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the fixtures are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<_> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let mut size = 0;
    let repeated = texts.iter().cycle().take_while(|text| {
        size += text.len();
        size < SIZE
    });
    let mut dice = 0x2545_F491;
    repeated.map(|text| respelled(text, &mut dice)).collect()
}

/// The text with some long words changed in one letter. `dice`: state of Marsaglia's xorshift.
fn respelled(text: &str, dice: &mut u32) -> String {
    let mut roll = |sides: u32| {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 17;
        *dice ^= *dice << 5;
        *dice % sides
    };
    let mut out = String::with_capacity(text.len());
    for word in text.split_word_bounds() {
        let letters = word.chars().count() as u32;
        if letters < 6 || roll(RESPELLED) > 0 {
            out.push_str(word);
            continue;
        }
        let at = 1 + roll(letters - 4);
        let letter = char::from_u32('а' as u32 + roll(32)).unwrap_or('а');
        out.extend(word.chars().enumerate().map(|(n, c)| if n as u32 == at { letter } else { c }));
    }
    out
}

fn road(criterion: &mut Criterion) {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let file = tempfile::NamedTempFile::with_suffix(".jsonl").expect("a temporary file");
    let lines: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(id, text)| serde_json::json!({"id": id.to_string(), "text": text}).to_string())
        .collect();
    std::fs::write(file.path(), lines.join("\n")).expect("room for it");

    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("floor: unicode_words", |b| {
        b.iter(|| texts.iter().map(|t| t.unicode_words().count()).sum::<usize>());
    });

    let inputs = Inputs::new(&[file.path().to_path_buf()], None).expect("it is there");
    for (name, cleaning) in [("verbatim", Cleaning::None), ("cleaned", Cleaning::Auto)] {
        let svodka = Svodka::embedded().cleaning(cleaning);
        group.bench_function(format!("extract, one core, {name}"), |b| {
            b.iter(|| {
                let road = Road { svodka: &svodka, format: &Json::Lines, jobs: 1, min_confidence: 0.0 };
                let mut documents = Documents::new(&inputs, Manifest::default()).expect("there are documents");
                road.run(&mut documents, &mut Nowhere, &mut |_, _| ()).expect("nothing is written")
            });
        });
    }
    group.finish();
}

criterion_group!(benches, road);
criterion_main!(benches);

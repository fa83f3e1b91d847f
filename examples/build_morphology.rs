//! Compiles the tables written by `tools/morphology/dump.py` into `rules/morphology/ru.dict`.
//!
//!     cargo run --release --example build_morphology -- TABLES rules/morphology/ru.dict
//!
//! The file is laid out as `src/morph/dictionary.rs` describes. Not part of the program: it runs when the dictionary
//! package changes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use svodka::morph::{Pos, Tag, key_byte};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// (paradigm, form) pairs, likeliest first.
type ParseSet = Vec<(u16, u16)>;

/// Grammemes that inflection may change, or that only mark a variant: all others must stay when a word is inflected.
const NOT_KEPT: &[&str] = &[
    "sing", "plur", "masc", "femn", "neut", "ms-f", "Ms-f", "nomn", "gent", "datv", "accs", "ablt", "loct", "voct",
    "gen1", "gen2", "acc2", "loc1", "loc2", "anim", "inan", "Sgtm", "Pltm", "Fixd", "V-oy", "V-ey", "V-be", "V-en",
    "V-ie", "V-bi", "V-ej", "Erro", "Dist", "Arch", "Litr", "Slng", "Infr", "Inmx", "Coll", "Subx", "GNdr", "Hypo",
    "Vpre", "Fimp", "Prdx", "Coun",
];

/// Variants that must come after the plain form.
const DEVIANT: &[&str] = &[
    "Erro", "Dist", "Arch", "Litr", "Slng", "Infr", "V-be", "V-en", "V-ie", "V-bi", "V-oy", "V-ey", "V-ej", "Fimp",
    "Prdx", "Hypo",
];

/// A paradigm needs so many lexemes before unknown words are thought to follow it.
const PRODUCTIVE: u32 = 20;
/// An ending must be seen on so many words to be worth keeping.
const MIN_ENDING_COUNT: u32 = 3;
const MAX_ENDING: usize = 5;

struct Form {
    suffix: u16,
    tag: u16,
    group: u8,
    prefix: u8,
}

struct Tables {
    suffixes: Vec<String>,
    tags: Vec<u32>,
    paradigms: Vec<Vec<Form>>,
    /// Old form number → new, for each paradigm; `None` for the dropped comparatives in «по-».
    renumbered: Vec<Vec<Option<u16>>>,
    tag_names: Vec<String>,
    form_tag_name: Vec<Vec<usize>>,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, target] = args.as_slice() else {
        return Err("usage: build_morphology TABLES ru.dict".into());
    };
    let folder = Path::new(folder);
    let tables = read_tables(folder)?;
    let words = read_words(folder, &tables)?;
    println!("{} folded forms", words.len());

    let endings = predict_endings(&tables, &words);
    println!("{} endings for prediction", endings.len());
    let (ids, sets) = number_sets(words.values().chain(endings.values()));
    println!("{} parse sets", sets.len());

    let sections = [
        build_map(words.iter().map(|(k, set)| (k.as_slice(), ids[set])))?,
        build_map(endings.iter().map(|(k, set)| (k.as_slice(), ids[set])))?,
        lists(sets.iter().map(|set| set.iter().flat_map(|&(p, f)| le2(p, f)).collect())),
        lists(tables.paradigms.iter().map(|forms| paradigm_bytes(forms))),
        lists(tables.suffixes.iter().map(|s| s.as_bytes().to_vec())),
        tables.tags.iter().flat_map(|t| t.to_le_bytes()).collect(),
    ];
    for (name, s) in ["words", "endings", "sets", "paradigms", "suffixes", "tags"].iter().zip(&sections) {
        println!("{name:>10} {:>9} bytes", s.len());
    }
    let bytes = join(&sections);
    println!("{:>10} {:>9} bytes", "total", bytes.len());
    fs::write(target, bytes)?;
    Ok(())
}

fn read_tables(folder: &Path) -> Result<Tables> {
    let suffixes: Vec<String> = lines(folder, "suffixes.txt")?;
    let tag_names: Vec<String> = lines(folder, "tags.txt")?;
    let packed: Vec<u32> = tag_names.iter().map(|t| pack(t).0).collect();
    let mut tags: Vec<u32> = packed.iter().copied().collect::<HashSet<_>>().into_iter().collect();
    tags.sort_unstable();

    let mut tables = Tables { suffixes, tags, paradigms: vec![], renumbered: vec![], form_tag_name: vec![], tag_names };
    for line in lines(folder, "paradigms.txt")? {
        let (mut forms, mut renumbered, mut names, mut groups) = (vec![], vec![], vec![], vec![]);
        for form in line.split(' ') {
            let ids: Vec<usize> = form.split(':').map(|n| n.parse()).collect::<std::result::Result<_, _>>()?;
            let &[suffix, tag, prefix] = ids.as_slice() else {
                return Err("bad paradigm".into());
            };
            if prefix == 1 {
                renumbered.push(None);
                continue;
            }
            let group = (kept(&tables.tag_names[tag]), stem_choice(&tables, tag, prefix, suffix));
            let group = groups.iter().position(|g| *g == group).unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            renumbered.push(Some(u16::try_from(forms.len())?));
            names.push(tag);
            forms.push(Form {
                suffix: u16::try_from(suffix)?,
                tag: u16::try_from(tables.tags.binary_search(&packed[tag]).map_err(|_| "tag")?)?,
                group: u8::try_from(group)?,
                prefix: u8::from(prefix == 2),
            });
        }
        tables.paradigms.push(forms);
        tables.renumbered.push(renumbered);
        tables.form_tag_name.push(names);
    }
    Ok(tables)
}

/// The grammemes that inflection keeps, sorted.
fn kept(tag: &str) -> Vec<&str> {
    let mut kept: Vec<&str> = tag.split([',', ' ']).filter(|g| !NOT_KEPT.contains(g)).collect();
    kept.sort_unstable();
    kept
}

/// Tells the superlatives of one word apart: «хороший» has «наилучший» and «наихороший».
fn stem_choice(tables: &Tables, tag: usize, prefix: usize, suffix: usize) -> (usize, String) {
    let superlative = tables.tag_names[tag].contains("Supr");
    let suffix = tables.suffixes[suffix].as_str();
    if !superlative {
        return (prefix, String::new());
    }
    let stem = suffix.strip_prefix("наи").unwrap_or(suffix);
    let kind = prefix * 2 + usize::from(stem.len() < suffix.len());
    (kind, stem.chars().take(3).collect())
}

fn pack(tag: &str) -> Tag {
    let mut bits = 0;
    for grammeme in tag.split([',', ' ']) {
        bits |= grammeme_bits(grammeme);
        if DEVIANT.contains(&grammeme) {
            bits |= Tag::DEVIANT;
        }
    }
    Tag(bits)
}

fn grammeme_bits(grammeme: &str) -> u32 {
    let pos = |p: Pos| p as u32;
    match grammeme {
        "NOUN" => pos(Pos::Noun),
        "ADJF" => pos(Pos::Adjective),
        "ADJS" => pos(Pos::ShortAdjective),
        "COMP" => pos(Pos::Comparative),
        "VERB" => pos(Pos::Verb),
        "INFN" => pos(Pos::Infinitive),
        "PRTF" => pos(Pos::Participle),
        "PRTS" => pos(Pos::ShortParticiple),
        "GRND" => pos(Pos::Converb),
        "NUMR" => pos(Pos::Numeral),
        "ADVB" => pos(Pos::Adverb),
        "NPRO" => pos(Pos::Pronoun),
        "PRED" => pos(Pos::Predicative),
        "PREP" => pos(Pos::Preposition),
        "CONJ" => pos(Pos::Conjunction),
        "PRCL" => pos(Pos::Particle),
        "INTJ" => pos(Pos::Interjection),
        "nomn" => 1 << 5,
        "gent" | "gen1" | "gen2" => 2 << 5,
        "datv" => 3 << 5,
        "accs" | "acc2" => 4 << 5,
        "ablt" => 5 << 5,
        "loct" | "loc1" | "loc2" => 6 << 5,
        "voct" => 7 << 5,
        "sing" => 1 << 8,
        "plur" => 2 << 8,
        "masc" => 1 << 10,
        "femn" => 2 << 10,
        "neut" => 3 << 10,
        "ms-f" | "Ms-f" => 4 << 10,
        "anim" => Tag::ANIMATE,
        "inan" => Tag::INANIMATE,
        "Name" => Tag::NAME,
        "Surn" => Tag::SURNAME,
        "Patr" => Tag::PATRONYMIC,
        "Geox" => Tag::PLACE,
        "Orgn" => Tag::ORGANIZATION,
        "Abbr" => Tag::ABBREVIATION,
        "Fixd" => Tag::FIXED,
        "past" => Tag::PAST,
        "pres" => Tag::PRESENT_FUTURE,
        "futr" => Tag::PRESENT_FUTURE | Tag::FUTURE,
        "pssv" => Tag::PASSIVE,
        "Apro" => Tag::PRONOMINAL,
        "3per" => Tag::THIRD,
        "1per" | "2per" => Tag::FIRST_SECOND,
        "tran" => Tag::TRANSITIVE,
        "Init" => Tag::INITIAL,
        "Anum" => Tag::ORDINAL,
        _ => 0,
    }
}

/// Every folded form with its parses, likeliest first.
fn read_words(folder: &Path, tables: &Tables) -> Result<BTreeMap<Vec<u8>, ParseSet>> {
    let mut words: BTreeMap<Vec<u8>, ParseSet> = BTreeMap::new();
    for line in lines(folder, "words.txt")? {
        let mut columns = line.split('\t');
        let word = columns.next().unwrap_or_default();
        let paradigm: u16 = columns.next().unwrap_or_default().parse()?;
        let form: usize = columns.next().unwrap_or_default().parse()?;
        let Some(form) = tables.renumbered[paradigm as usize][form] else {
            continue;
        };
        let Some(key) = encode(word) else {
            println!("skipped: {word}");
            continue;
        };
        let set = words.entry(key).or_default();
        if !set.contains(&(paradigm, form)) {
            set.push((paradigm, form));
        }
    }
    let probabilities = read_probabilities(folder)?;
    for (key, set) in &mut words {
        let known = probabilities.get(key);
        // A stable sort: parses of equal weight keep the dictionary's order.
        set.sort_by_key(|&(p, f)| {
            let name = &tables.tag_names[tables.form_tag_name[p as usize][f as usize]];
            let millionths = known.and_then(|tags| tags.get(name)).copied().unwrap_or(0);
            let form = &tables.paradigms[p as usize][f as usize];
            (std::cmp::Reverse(millionths), Tag(tables.tags[form.tag as usize]).has(Tag::DEVIANT))
        });
    }
    Ok(words)
}

fn read_probabilities(folder: &Path) -> Result<HashMap<Vec<u8>, HashMap<String, u32>>> {
    let mut all: HashMap<Vec<u8>, HashMap<String, u32>> = HashMap::new();
    for line in lines(folder, "probabilities.txt")? {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[word, tag, millionths] = columns.as_slice() else {
            continue;
        };
        let Some(key) = encode(word) else { continue };
        let weight = all.entry(key).or_default().entry(tag.to_owned()).or_default();
        *weight = (*weight).max(millionths.parse()?);
    }
    Ok(all)
}

/// Reversed ending → the parses it most often has, at most three paradigms for each class of words.
///
/// An ending that says the same as the one shorter by a letter is left out.
fn predict_endings(tables: &Tables, words: &BTreeMap<Vec<u8>, ParseSet>) -> BTreeMap<Vec<u8>, ParseSet> {
    let mut lexemes = vec![0u32; tables.paradigms.len()];
    for &(paradigm, _) in words.values().flatten().filter(|(_, form)| *form == 0) {
        lexemes[paradigm as usize] += 1;
    }
    let mut counts: HashMap<Vec<u8>, HashMap<ParseSet, u32>> = HashMap::new();
    for (word, set) in words {
        if word.len() < 4 || word.iter().any(|&b| b > 32) {
            continue;
        }
        let reversed: Vec<u8> = word.iter().rev().copied().collect();
        for group in by_paradigm(set) {
            let productive = lexemes[group[0].0 as usize] >= PRODUCTIVE;
            if !productive || group.iter().any(|&parse| class(tables, parse).is_none()) {
                continue;
            }
            for n in 1..=MAX_ENDING.min(reversed.len() - 2) {
                *counts.entry(reversed[..n].to_vec()).or_default().entry(group.clone()).or_default() += 1;
            }
        }
    }
    let mut best: BTreeMap<Vec<u8>, ParseSet> = BTreeMap::new();
    for (ending, groups) in counts {
        let total: u32 = groups.values().sum();
        if total >= MIN_ENDING_COUNT {
            best.insert(ending, likeliest(tables, groups));
        }
    }
    let mut kept = best.clone();
    kept.retain(|ending, set| best.get(&ending[..ending.len() - 1]) != Some(set));
    kept
}

/// The set cut into the parses of each paradigm, in order of paradigm and form.
fn by_paradigm(set: &ParseSet) -> Vec<ParseSet> {
    let mut groups: BTreeMap<u16, ParseSet> = BTreeMap::new();
    for &(paradigm, form) in set {
        groups.entry(paradigm).or_default().push((paradigm, form));
    }
    let mut groups: Vec<ParseSet> = groups.into_values().collect();
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups
}

/// Which of the open classes a parse belongs to; `None`: not to be predicted.
fn class(tables: &Tables, (paradigm, form): (u16, u16)) -> Option<usize> {
    let tag = Tag(tables.tags[tables.paradigms[paradigm as usize][form as usize].tag as usize]);
    let closed = Tag::DEVIANT | Tag::ABBREVIATION | Tag::FIXED | Tag::PRONOMINAL | Tag::INITIAL;
    if tag.has(closed) {
        return None;
    }
    match tag.pos() {
        Pos::Noun => Some(0),
        Pos::Adjective | Pos::ShortAdjective | Pos::Adverb => Some(1),
        Pos::Verb | Pos::Infinitive | Pos::Participle | Pos::ShortParticiple | Pos::Converb => Some(2),
        _ => None,
    }
}

fn likeliest(tables: &Tables, groups: HashMap<ParseSet, u32>) -> ParseSet {
    let mut groups: Vec<(ParseSet, u32)> = groups.into_iter().collect();
    groups.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let floor = groups.first().map_or(0, |g| g.1) / 10;
    let mut taken = [0; 3];
    let mut set = vec![];
    for (group, count) in groups {
        let Some(class) = class(tables, group[0]) else {
            continue;
        };
        if taken[class] < 3 && count > floor {
            taken[class] += 1;
            set.extend(group);
        }
    }
    set
}

/// Numbers the distinct sets in order of their least parse: neighbouring forms of one paradigm then get neighbouring
/// numbers, which keeps the outputs of the map small.
fn number_sets<'a>(all: impl Iterator<Item = &'a ParseSet>) -> (HashMap<&'a ParseSet, u64>, Vec<&'a ParseSet>) {
    let distinct: HashSet<&ParseSet> = all.collect();
    let mut sets: Vec<&ParseSet> = distinct.into_iter().collect();
    sets.sort_by_cached_key(|set| (set.iter().min().copied(), set.to_vec()));
    let ids = sets.iter().zip(0..).map(|(set, id)| (*set, id)).collect();
    (ids, sets)
}

fn build_map<'a>(rows: impl Iterator<Item = (&'a [u8], u64)>) -> Result<Vec<u8>> {
    let mut map = fst::MapBuilder::memory();
    for (key, value) in rows {
        map.insert(key, value)?;
    }
    Ok(map.into_inner()?)
}

fn paradigm_bytes(forms: &[Form]) -> Vec<u8> {
    let bytes = |f: &Form| {
        let [a, b] = f.suffix.to_le_bytes();
        let [c, d] = f.tag.to_le_bytes();
        [a, b, c, d, f.group, f.prefix]
    };
    forms.iter().flat_map(bytes).collect()
}

fn le2(a: u16, b: u16) -> [u8; 4] {
    let ([a0, a1], [b0, b1]) = (a.to_le_bytes(), b.to_le_bytes());
    [a0, a1, b0, b1]
}

/// A list of byte strings: their number, their offsets (one more than their number), then the bytes.
fn lists(items: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let items: Vec<Vec<u8>> = items.collect();
    let mut out = (items.len() as u32).to_le_bytes().to_vec();
    let mut offset = 0u32;
    for item in &items {
        out.extend(offset.to_le_bytes());
        offset += item.len() as u32;
    }
    out.extend(offset.to_le_bytes());
    out.extend(items.into_iter().flatten());
    out
}

fn join(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"SVMORPH1".to_vec();
    let mut offset = (8 + 4 * (sections.len() + 1)) as u32;
    for section in sections {
        out.extend(offset.to_le_bytes());
        offset += section.len() as u32;
    }
    out.extend(offset.to_le_bytes());
    out.extend(sections.iter().flatten());
    out
}

fn encode(word: &str) -> Option<Vec<u8>> {
    word.chars().map(key_byte).collect()
}

fn lines(folder: &Path, name: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(folder.join(name))?;
    // An empty line is a row of its own: the empty ending is one.
    Ok(text.strip_suffix('\n').unwrap_or(&text).split('\n').map(str::to_owned).collect())
}

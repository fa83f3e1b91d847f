//! `rules/dates.toml` compiled: every folded form to the one thing it can be in a calendar reference.

use super::draft::{Draft, toml_file};
use super::stems::{Stems, stem_lists};
use crate::text::Kind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

pub const FILE: &str = "dates.toml";

/// Notes the mistakes of the file or of an addition to it.
pub fn read(text: &str, draft: &mut Draft) {
    toml_file::<File>(FILE, text, draft);
}

/// How a word of time takes part in a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Word {
    #[default]
    None,
    /// Genitive: «1 февраля», «начало февраля».
    MonthOf(u8),
    /// Any other case.
    Month(u8),
    /// «янв», as a rule before a full stop.
    MonthShort(u8),
    /// Two months in one word, «январе-феврале».
    Months(u8, u8),
    /// 1 = Monday.
    Weekday(u8),
    /// «летом»; 1 = spring.
    Season(u8),
    /// «лета»: never a date alone.
    SeasonNoun(u8),
    Ordinal(u8),
    Cardinal(u8),
    Roman(u8),
    Unit(Unit),
    /// «прошлый» -1, «этот» 0, «будущий» 1.
    Relative(i8),
    /// «вчера» -1.
    Day(i8),
    Same,
    Again,
    Last,
    New,
    School,
    Calendar,
    Begin,
    Middle,
    End,
    And,
    Ago,
    Earlier,
    Later,
    Eve,
    /// «через», «спустя»
    After,
    Few,
    /// «века»
    Age,
    NotVerb,
    /// «в течение»
    During,
    Recurring,
    Street,
    NumberSign,
    OfBirth,
    Hours,
    Zone,
    From,
    To,
    Until,
    Prep,
    Approximate,
    Future,
    Past,
}

impl Word {
    /// Can a reference or a length of time begin with the word?
    #[inline]
    pub fn leads(self) -> bool {
        use Word::*;
        matches!(
            self,
            MonthOf(_)
                | Month(_)
                | MonthShort(_)
                | Months(..)
                | Weekday(_)
                | Season(_)
                | SeasonNoun(_)
                | Ordinal(_)
                | Cardinal(_)
                | Roman(_)
                | Unit(_)
                | Relative(_)
                | Day(_)
                | Same
                | Last
                | New
                | Begin
                | Middle
                | End
                | Eve
                | After
                | Few
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    YearShort,
    Decade,
    Half,
    TenDays,
    Weekend,
}

/// The words that dates are made of, from `rules/dates.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRules {
    words: HashMap<Box<str>, Word, BuildHasherDefault<Fnv>>,
    /// Forms of `words` by the first and second letter: most tokens are told off here.
    starts: Vec<u64>,
    longest: usize,
    eve_of: Vec<Box<str>>,
    /// Closed lists of stems.
    pub stems: DateStems,
}

stem_lists! {
    /// The lists of `[stems]` in `dates.toml`.
    pub struct DateStems {
        /// «открытия», «старта»: the eve of it is the eve of the first day.
        pub openings: Stems,
        /// «закрытия», «финала»: the eve of it is the eve of the last day.
        pub closings: Stems,
        /// «приезжает», «начинается»: of a month their present tense tells the next.
        pub soon: Stems,
        /// «готов», «намерен»: what follows is to come.
        pub intends: Stems,
        /// «родился», «основан»: the day beside it is not the report's.
        pub begun_then: Stems,
        /// «завершились», «открыли»: beginnings of verbs whose past right beside a day or month tells that it is over.
        pub finished: Stems,
        /// «запланированный»: the participle tells of what is to come.
        pub planned: Stems,
        /// «назначенный»: right before «на» and a day, which is to come.
        pub set_for: Stems,
        /// «обсудили»: past verbs whose object may be to come.
        pub talks_of: Stems,
        /// «пригласил»: the day of the week beside it is ahead.
        pub invites: Stems,
        /// «перенести»: behind it two times are no range.
        pub moves: Stems,
        /// «начали»: past verbs that have done what the infinitive behind them says.
        pub done_what: Stems,
        /// «ввести», «приезжайте»: how infinitives and imperatives end, which tell of what is to come.
        pub to_come: Stems,
        /// «он», «после»: what no number counts (whole words).
        pub uncounted: Stems,
        /// «сообщил», «отметила»: verbs of speaking, whose tense is not that of what is told.
        pub said: Stems,
    }
}

impl DateRules {
    /// Rules in the form of `rules/dates.toml`.
    ///
    /// # Errors
    /// A key is unknown or its value of the wrong type.
    pub fn from_table(table: toml::Table) -> Result<DateRules, toml::de::Error> {
        // as text, so that the file's shape is compiled for one reader
        let file: File = toml::from_str(&table.to_string())?;
        let mut rules = DateRules::default();
        rules.add_calendar(&file);
        rules.add_numbers(&file);
        rules.add_words(&file);
        rules.stems = file.stems;
        Ok(rules)
    }
}

impl Default for DateRules {
    /// No words at all.
    fn default() -> DateRules {
        DateRules {
            words: HashMap::default(),
            starts: vec![0; 64],
            longest: 0,
            eve_of: Vec::new(),
            stems: DateStems::default(),
        }
    }
}

impl DateRules {
    /// What a folded token is; `None` for almost all.
    pub fn token(&self, fold: &str, kind: Kind) -> Word {
        match kind {
            Kind::Word => self.look(fold),
            Kind::Punct if fold == "№" => Word::NumberSign,
            _ => Word::None,
        }
    }

    /// What a folded word is.
    pub fn look(&self, fold: &str) -> Word {
        let bytes = fold.as_bytes();
        let (row, bit) = corner(bytes);
        if self.starts[row] >> bit & 1 == 0 {
            return Word::None;
        }
        if bytes.len() <= self.longest
            && let Some(&word) = self.words.get(fold)
        {
            return word;
        }
        self.look_pair(fold)
    }

    /// «январе-феврале»
    fn look_pair(&self, fold: &str) -> Word {
        let Some((a, b)) = fold.split_once('-') else {
            return Word::None;
        };
        match (self.words.get(a), self.words.get(b)) {
            (Some(&(Word::Month(a) | Word::MonthOf(a))), Some(&(Word::Month(b) | Word::MonthOf(b)))) => {
                Word::Months(a, b)
            }
            _ => Word::None,
        }
    }

    /// «накануне визита»: is this what one can be on the eve of?
    pub fn has_eve(&self, fold: &str) -> bool {
        // «Накануне началась», «накануне победил»: a verb, no genitive
        let ending = |rest: &str| {
            let verb =
                ["ал", "ил", "ел"].iter().any(|e| rest.starts_with(e)) || rest.ends_with("сь") || rest.ends_with("ся");
            rest.chars().count() <= 3 && !verb
        };
        self.eve_of.iter().any(|stem| fold.strip_prefix(&**stem).is_some_and(ending))
    }

    fn add_calendar(&mut self, file: &File) {
        for m in &file.month {
            self.add(&m.genitive, Word::MonthOf(m.number));
            self.add(&m.other, Word::Month(m.number));
            self.add(&m.short, Word::MonthShort(m.number));
        }
        for d in &file.weekday {
            self.add(&d.forms, Word::Weekday(d.number));
        }
        for s in &file.season {
            self.add(&s.adverb, Word::Season(s.number));
            self.add(&s.noun, Word::SeasonNoun(s.number));
        }
    }

    fn add_numbers(&mut self, file: &File) {
        for (n, forms) in &file.ordinals {
            if let Ok(n) = n.parse() {
                self.add_entry(forms, &file.endings, Word::Ordinal(n));
            }
        }
        for (n, forms) in &file.cardinals {
            if let Ok(n) = n.parse() {
                self.add(forms, Word::Cardinal(n));
            }
        }
        for (n, forms) in &file.relative {
            if let Ok(n) = n.parse() {
                self.add_entry(forms, &file.endings, Word::Relative(n));
            }
        }
        for (n, forms) in &file.days {
            if let Ok(n) = n.parse() {
                self.add(forms, Word::Day(n));
            }
        }
    }

    fn add_words(&mut self, file: &File) {
        for (table, names) in
            [(&file.units, UNITS), (&file.words, WORDS), (&file.prepositions, PREPOSITIONS), (&file.tense, TENSE)]
        {
            for &(name, word) in names {
                self.add(table.get(name).map_or("", String::as_str), word);
            }
        }
        for (n, form) in file.list(&file.words, "roman").enumerate() {
            self.insert(form, Word::Roman(n as u8 + 1));
        }
        self.add(file.time.get("zone").map_or("", String::as_str), Word::Zone);
        self.eve_of = file.list(&file.words, "eve_of").map(Box::from).collect();
    }

    fn add_entry(&mut self, entry: &Entry, endings: &Endings, word: Word) {
        self.add(&entry.forms, word);
        for (stems, endings) in [
            (&entry.stems, &endings.hard),
            (&entry.stems_hard, &endings.hard),
            (&entry.stems_sibilant, &endings.sibilant),
            (&entry.stems_soft, &endings.soft),
        ] {
            for stem in stems.split_whitespace() {
                for ending in endings.split_whitespace() {
                    self.insert(&format!("{stem}{ending}"), word);
                }
            }
        }
    }

    fn add(&mut self, forms: &str, word: Word) {
        for form in forms.split_whitespace() {
            self.insert(form, word);
        }
    }

    /// The first meaning of a form stays: the file's order tells which is the commoner.
    fn insert(&mut self, form: &str, word: Word) {
        let (row, bit) = corner(form.as_bytes());
        self.starts[row] |= 1 << bit;
        self.longest = self.longest.max(form.len());
        self.words.entry(form.into()).or_insert(word);
    }
}

/// A word's place in the table of beginnings: low bits of the second byte of its first two Cyrillic letters.
fn corner(bytes: &[u8]) -> (usize, u32) {
    let at = |i: usize| bytes.get(i).map_or(0, |b| b & 63);
    (at(1) as usize, u32::from(at(3)))
}

const UNITS: &[(&str, Word)] = &[
    ("day", Word::Unit(Unit::Day)),
    ("week", Word::Unit(Unit::Week)),
    ("month", Word::Unit(Unit::Month)),
    ("quarter", Word::Unit(Unit::Quarter)),
    ("half_year", Word::Unit(Unit::HalfYear)),
    ("year", Word::Unit(Unit::Year)),
    ("year_short", Word::Unit(Unit::YearShort)),
    ("decade", Word::Unit(Unit::Decade)),
    ("half", Word::Unit(Unit::Half)),
    ("ten_days", Word::Unit(Unit::TenDays)),
    ("weekend", Word::Unit(Unit::Weekend)),
];

const WORDS: &[(&str, Word)] = &[
    ("same", Word::Same),
    ("again", Word::Again),
    ("last", Word::Last),
    ("new", Word::New),
    ("school", Word::School),
    ("calendar", Word::Calendar),
    ("begin", Word::Begin),
    ("middle", Word::Middle),
    ("end", Word::End),
    ("and", Word::And),
    ("ago", Word::Ago),
    ("earlier", Word::Earlier),
    ("later", Word::Later),
    ("eve", Word::Eve),
    ("span_before", Word::After),
    ("few", Word::Few),
    ("age_of", Word::Age),
    ("during", Word::During),
    ("recurring", Word::Recurring),
    ("street", Word::Street),
    ("number_sign", Word::NumberSign),
    ("of_birth", Word::OfBirth),
    ("hours", Word::Hours),
];

const PREPOSITIONS: &[(&str, Word)] = &[
    ("from", Word::From),
    ("to", Word::To),
    ("until", Word::Until),
    ("any", Word::Prep),
    ("approximate", Word::Approximate),
];

const TENSE: &[(&str, Word)] = &[("future", Word::Future), ("past", Word::Past), ("not_verbs", Word::NotVerb)];

/// The file as written; what it does not name is empty, so that an addition names only what it adds.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    endings: Endings,
    month: Vec<MonthEntry>,
    weekday: Vec<WeekdayEntry>,
    season: Vec<SeasonEntry>,
    ordinals: BTreeMap<String, Entry>,
    cardinals: BTreeMap<String, String>,
    relative: BTreeMap<String, Entry>,
    days: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    prepositions: BTreeMap<String, String>,
    tense: BTreeMap<String, String>,
    time: BTreeMap<String, String>,
    stems: DateStems,
}

impl File {
    fn list<'f>(&self, table: &'f BTreeMap<String, String>, key: &str) -> impl Iterator<Item = &'f str> {
        table.get(key).map_or("", String::as_str).split_whitespace()
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Endings {
    hard: String,
    sibilant: String,
    soft: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthEntry {
    number: u8,
    genitive: String,
    other: String,
    short: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekdayEntry {
    number: u8,
    forms: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeasonEntry {
    number: u8,
    adverb: String,
    noun: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    forms: String,
    stems: String,
    stems_hard: String,
    stems_sibilant: String,
    stems_soft: String,
}

/// Short keys, no adversary: FNV-1a.
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../rules/dates.toml");

    #[test]
    fn the_embedded_rules_are_sound() {
        let rules = DateRules::from_table(EMBEDDED.parse().unwrap()).expect("rules/dates.toml");
        assert_eq!(rules.look("февраля"), Word::MonthOf(2));
        assert_eq!(rules.look("январе-феврале"), Word::Months(1, 2));
        assert_eq!(rules.look("минувшую"), Word::Relative(-1));
        assert_eq!(rules.look("второй"), Word::Ordinal(2));
        assert_eq!(rules.look("iv"), Word::Roman(4));
        assert_eq!(rules.look("министр"), Word::None);
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let wrong = EMBEDDED.replace("genitive = \"января\"", "genitve = \"января\"");
        let mut draft = Draft::default();
        read(&wrong, &mut draft);
        assert_eq!(draft.problems.len(), 1);
        assert!(draft.problems[0].line > 1);
    }
}

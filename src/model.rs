//! The record that leaves svodka: one [`Release`] a document. Plain data, serde and JSON Schema; knows nobody.
//!
//! Every offset is a Unicode code point of [`Release::text`], half-open. Names, titles and places stand in the
//! nominative. Unknown is `null`, never a guess and never an empty string.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the record's shape; it changes when a field is renamed or dropped, not when one is added.
pub const SCHEMA_VERSION: &str = "1";

/// Everything read from one press release.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Release {
    /// Unique within a run: the file's stem, or the `id` of a JSONL line.
    pub id: String,
    /// Path, URL or archive member that the document came from.
    pub source: String,
    /// Canonical address, when the page or the manifest states it.
    pub url: Option<String>,
    /// Date of publication, ISO 8601 (`2024-02-01`).
    pub published: Option<String>,
    /// Time of publication as the page states it, ISO 8601 with zone where known (`2024-02-01T14:30:00+03:00`).
    pub published_at: Option<String>,
    /// Date of the last change, ISO 8601, when the page states it.
    pub updated: Option<String>,
    /// Headline without the site's name.
    pub title: Option<String>,
    /// Author or press service, when the page states it.
    pub author: Option<String>,
    /// Rubric of the site, when the page states it.
    pub section: Option<String>,
    /// Where the release was issued, as it is written above or before the text: «Москва, Кремль», «АСТАНА, 21 января».
    pub place_line: Option<String>,
    /// ISO 639-1 code of the text's language.
    pub lang: Option<String>,
    /// The cleaned main text; paragraphs are separated by a line feed.
    pub text: String,
    /// Humans named in the main text.
    pub people: Vec<Person>,
    /// Named bodies.
    pub organizations: Vec<Organization>,
    /// Cities, regions, waters; not states.
    pub places: Vec<Place>,
    /// States, by their names and by adjectives («российский»).
    pub countries: Vec<Country>,
    /// Calendar references, resolved.
    pub dates: Vec<Date>,
    /// Titles and posts that the text attaches to people; behind them, where it tells one of them again.
    pub positions: Vec<Position>,
    /// One entry a person: the part taken in what is reported.
    pub participants: Vec<Participant>,
    /// The reported event first, then further named ones.
    pub events: Vec<Event>,
    /// Captions and picture credits of the page: kept apart from the text.
    pub captions: Vec<String>,
    /// Lines taken away by cleaning, each with the rule that took it.
    pub dropped: Vec<Dropped>,
    /// Contradictions and oddities met in cleaning: dates or titles that differ by source, a wrong declaration of the
    /// encoding, a site profile that did not match.
    pub notes: Vec<String>,
}

impl Release {
    /// The positions without those that repeat another.
    pub fn offices(&self) -> impl Iterator<Item = &Position> {
        self.positions.iter().filter(|p| p.repeats.is_none())
    }
}

/// One occurrence in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The text between them, as written.
    pub text: String,
}

/// A human named in the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Fullest single form in the document, in the nominative, in the document's order and letters.
    pub name: String,
    pub surname: Option<String>,
    /// Given name or its initial with a full stop.
    pub given: Option<String>,
    /// Patronymic or its initial with a full stop.
    pub patronymic: Option<String>,
    /// `m` or `f`.
    pub gender: Option<String>,
    /// In [0, 1]: how strong the evidence is that this is a person and that the name is right.
    pub confidence: f64,
    /// Where the text names the person.
    pub mentions: Vec<Mention>,
    /// Where a bare title stands for the person: behind the name, borne in the text by nobody else («министр отметил»), or what
    /// only one such office is also called («глава государства» for the president). Each that repeats a position is told among
    /// `positions` too.
    #[serde(default)]
    pub references: Vec<Mention>,
}

/// A named body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Organization {
    /// Name as the document uses it, in the nominative.
    pub name: String,
    /// Full name, when the document or the lexicon knows it and `name` is an abbreviation.
    pub full_name: Option<String>,
    /// ISO 3166-1 alpha-2 of the state it belongs to, when known.
    pub country: Option<String>,
    pub mentions: Vec<Mention>,
}

/// A named place that is not a state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    pub name: String,
    /// `city`, `region`, `district`, `water`, `macroregion`, `natural` or `facility`.
    pub kind: String,
    /// ISO 3166-1 alpha-2 of the state it lies in; null for macro-regions.
    pub country: Option<String>,
    pub mentions: Vec<Mention>,
}

/// A state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2; ISO 3166-3 four-letter code for a state that exists no longer.
    pub code: String,
    /// Short name as the document uses it, in the nominative («Беларусь», «КНР»); the lexicon's where it uses none. Tables hold the
    /// lexicon's, one for a code everywhere.
    pub name: String,
    /// Official name, when the document uses it or `name` is an abbreviation: «Республика Беларусь».
    #[serde(default)]
    pub full_name: Option<String>,
    pub mentions: Vec<Mention>,
}

/// A calendar reference.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// First day, ISO 8601; null when nothing tells it («в четверг» in a text of unknown date).
    pub start: Option<String>,
    /// Last day, ISO 8601; equal to `start` for a single day.
    pub end: Option<String>,
    /// `minute`, `day`, `week`, `month`, `quarter`, `half`, `season`, `year` or `decade`;
    /// `duration` for lengths of time («за два года»), which have no days.
    pub precision: String,
    /// Extended Date/Time Format, ISO 8601-2.
    pub edtf: Option<String>,
    /// What a relative reference was resolved against: `published`, `dateline`, `context`; null when it stands alone.
    pub anchor: Option<String>,
    /// Time of day as `HH:MM`, when stated with the date.
    pub time: Option<String>,
    /// ISO 8601 length of time, `P2Y`; null for dates, and where the text does not count it («несколько лет»).
    pub duration: Option<String>,
    /// In [0, 1].
    pub confidence: f64,
    pub mentions: Vec<Mention>,
}

/// A title or post attached to a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// Index into `people`.
    pub person: usize,
    /// The whole title in the nominative singular.
    pub title: String,
    /// Head with its modifiers, without body, area and country, lower case.
    pub role: Option<String>,
    /// The nearest body that the title or its sentence names, in the nominative.
    pub organization: Option<String>,
    /// City or region of office.
    pub place: Option<String>,
    /// ISO 3166-1 alpha-2 of the state represented.
    pub country: Option<String>,
    /// How the state was found: `title`, `list`, `organization`, `place`, `person` (a known statesman), `name`
    /// (of the states told of, one names its people so), `visit` (where the release's own officials were received), `release`.
    pub country_from: Option<String>,
    /// Receiving state of a diplomat or resident representative.
    pub accredited_to: Option<String>,
    /// In [0, 1].
    pub confidence: f64,
    /// Index into `positions` of the one that this title says again, beside the name or in its stead («министр отметил»): body, place
    /// and states stand there, the confidence here is at most 0.85. Null where the position is told first or in full.
    #[serde(default)]
    pub repeats: Option<usize>,
    /// First code point of the title as it stands.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The title as it stands, without the name.
    pub text: String,
}

/// The part a person took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// Index into `people`.
    pub person: usize,
    /// Index into `positions`: the one under which the person appears.
    pub position: Option<usize>,
    /// `chair`, `host`, `signatory`, `speaker`, `participant`, `attendee` or `mentioned`.
    pub role: String,
    /// ISO 3166-1 alpha-2 of the state that the release tells for the person: the position's, else the one told beside the name, over
    /// the list or in the row.
    #[serde(default)]
    pub country: Option<String>,
    /// How the state was found: the position's `country_from`; where no position tells it `beside` (the name: in brackets, behind a
    /// dash, a comma or «из»), `list` (what heads the names: «Россия: …», «сборная России в составе …», a line over rows; a cell of the
    /// row or the column's head), `citizen` («гражданин», «россиянин», «российский» with a human's noun) or `represents` (a verb says
    /// so: «Россию представлял», «выступает за Россию»).
    #[serde(default)]
    pub country_from: Option<String>,
    /// Where the text tells it, if no position does; null where `country` is the position's.
    #[serde(default)]
    pub country_mention: Option<Mention>,
    /// First code point of the evidence: the words that tell the role; the mention itself where no words do.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The evidence as written.
    pub text: String,
}

/// A reported or named event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// In the nominative, with its ordinal.
    pub name: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub place: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub mentions: Vec<Mention>,
}

/// A line that cleaning took away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dropped {
    pub text: String,
    /// Name of the rule in `rules/chrome.toml`, or of the structural reason.
    pub reason: String,
}

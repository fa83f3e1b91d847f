//! The record made tidy: which tables there are, their columns, and the rows that one release gives each.
//!
//! Every row says which release it comes from and, where it has a place in the text, the evidence: the words, the
//! sentence around them, and their code points.

use super::CountryName;
use super::cells::{Dialect, Row};
use super::evidence::Evidence;
use crate::model::{Event, Mention, Participant, Person, Position, Release};

/// One table.
pub struct Table {
    /// File name without its extension.
    pub name: &'static str,
    pub columns: &'static [&'static str],
    fill: fn(&View, &mut Rows),
}

/// All tables, the product first.
pub const TABLES: [Table; 11] = [
    Table {
        name: "participants",
        columns: &[
            "release_id",
            "name",
            "surname",
            "given",
            "patronymic",
            "gender",
            "title",
            "other_titles",
            "organization",
            "country",
            "country_name",
            "country_from",
            "country_text",
            "accredited_to",
            "place_of_office",
            "role",
            "event",
            "event_start",
            "event_end",
            "event_place",
            "event_country",
            "published",
            "release_title",
            "url",
            "source",
            "confidence",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: participants,
    },
    Table {
        name: "releases",
        columns: &[
            "release_id",
            "source",
            "url",
            "published",
            "published_at",
            "updated",
            "title",
            "author",
            "section",
            "place_line",
            "lang",
            "people",
            "participants",
            "events",
            "notes",
            "text",
        ],
        fill: releases,
    },
    Table {
        name: "positions",
        columns: &[
            "release_id",
            "name",
            "title",
            "role",
            "organization",
            "place",
            "country",
            "country_name",
            "country_from",
            "accredited_to",
            "accredited_to_name",
            "confidence",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: positions,
    },
    Table {
        name: "people",
        columns: &[
            "release_id",
            "name",
            "surname",
            "given",
            "patronymic",
            "gender",
            "confidence",
            "mentions",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: people,
    },
    Table {
        name: "dates",
        columns: &[
            "release_id",
            "date_start",
            "date_end",
            "precision",
            "edtf",
            "anchor",
            "time",
            "duration",
            "confidence",
            "mentions",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: dates,
    },
    Table {
        name: "places",
        columns: &[
            "release_id",
            "name",
            "kind",
            "country",
            "country_name",
            "mentions",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: places,
    },
    Table {
        name: "countries",
        columns: &["release_id", "country", "country_name", "mentions", "text", "sentence", "start", "end"],
        fill: countries,
    },
    Table {
        name: "organizations",
        columns: &[
            "release_id",
            "name",
            "full_name",
            "country",
            "country_name",
            "mentions",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: organizations,
    },
    Table {
        name: "events",
        columns: &[
            "release_id",
            "name",
            "event_start",
            "event_end",
            "place",
            "country",
            "country_name",
            "mentions",
            "text",
            "sentence",
            "start",
            "end",
        ],
        fill: events,
    },
    Table { name: "captions", columns: &["release_id", "text"], fill: captions },
    Table { name: "dropped", columns: &["release_id", "reason", "text"], fill: dropped },
];

/// Appends the rows of one release to the first tables, as many as `out` has room for.
pub(super) fn render(release: &Release, country: CountryName, dialect: Dialect, out: &mut [Vec<u8>]) {
    let view = View { release, evidence: Evidence::new(&release.text), country };
    for (table, out) in TABLES.iter().zip(out) {
        (table.fill)(&view, &mut Rows { out, dialect });
    }
}

/// What the rows of a release are made from.
struct View<'r, 'c> {
    release: &'r Release,
    evidence: Evidence<'r>,
    country: CountryName<'c>,
}

struct Rows<'o> {
    out: &'o mut Vec<u8>,
    dialect: Dialect,
}

impl Rows<'_> {
    /// A row that begins with the release's id.
    fn row(&mut self, view: &View, fill: impl FnOnce(&mut Row)) {
        let mut row = Row::new(self.out, self.dialect);
        row.text(&view.release.id);
        fill(&mut row);
        row.end();
    }
}

impl View<'_, '_> {
    fn country_name(&self, code: Option<&str>) -> Option<&str> {
        let code = code?;
        let told = || self.release.countries.iter().find(|c| c.code == code).map(|c| c.name.as_str());
        (self.country)(code).or_else(told)
    }

    /// text, sentence, start, end
    fn evidence(&self, row: &mut Row, text: &str, start: usize, end: usize) {
        row.text(text);
        row.text(self.evidence.sentence(start, end));
        row.number(start);
        row.number(end);
    }

    /// The number of mentions, then the first one as evidence.
    fn mentions(&self, row: &mut Row, mentions: &[Mention]) {
        row.number(mentions.len());
        self.first(row, mentions);
    }

    fn first(&self, row: &mut Row, mentions: &[Mention]) {
        match mentions.first() {
            Some(m) => self.evidence(row, &m.text, m.start, m.end),
            None => (0..4).for_each(|_| row.maybe(None)),
        }
    }
}

fn participants(view: &View, rows: &mut Rows) {
    let release = view.release;
    let event = release.events.first();
    for participant in &release.participants {
        if let Some(person) = release.people.get(participant.person) {
            rows.row(view, |row| participant_row(view, row, participant, person, event));
        }
    }
}

fn participant_row(view: &View, row: &mut Row, participant: &Participant, person: &Person, event: Option<&Event>) {
    let release = view.release;
    let position = participant.position.and_then(|i| release.positions.get(i));
    let country = participant.country.as_deref();
    name(row, person);
    row.maybe(position.map(|p| p.title.as_str()));
    row.text(&other_titles(release, participant, position));
    row.maybe(position.and_then(|p| p.organization.as_deref()));
    row.maybe(country);
    row.maybe(view.country_name(country));
    row.maybe(participant.country_from.as_deref());
    row.maybe(participant.country_mention.as_ref().map(|m| m.text.as_str()));
    row.maybe(position.and_then(|p| p.accredited_to.as_deref()));
    row.maybe(position.and_then(|p| p.place.as_deref()));
    row.text(&participant.role);
    row.maybe(event.map(|e| e.name.as_str()));
    row.maybe(event.and_then(|e| e.start.as_deref()));
    row.maybe(event.and_then(|e| e.end.as_deref()));
    row.maybe(event.and_then(|e| e.place.as_deref()));
    row.maybe(event.and_then(|e| e.country.as_deref()));
    row.maybe(release.published.as_deref());
    row.maybe(release.title.as_deref());
    row.maybe(release.url.as_deref());
    row.text(&release.source);
    // a row is no surer than its weakest value
    let weakest = position.map_or(1.0, |p| p.confidence);
    row.fraction(person.confidence.min(weakest));
    view.evidence(row, &participant.text, participant.start, participant.end);
}

/// Further titles of the same person, as one cell.
fn other_titles(release: &Release, own: &Participant, shown: Option<&Position>) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for position in release.offices().filter(|p| p.person == own.person) {
        let known = shown.is_some_and(|s| s.title == position.title);
        if !known && !titles.contains(&position.title.as_str()) {
            titles.push(&position.title);
        }
    }
    titles.join("; ")
}

fn name(row: &mut Row, person: &Person) {
    row.text(&person.name);
    row.maybe(person.surname.as_deref());
    row.maybe(person.given.as_deref());
    row.maybe(person.patronymic.as_deref());
    row.maybe(person.gender.as_deref());
}

fn releases(view: &View, rows: &mut Rows) {
    let r = view.release;
    rows.row(view, |row| {
        row.text(&r.source);
        row.maybe(r.url.as_deref());
        row.maybe(r.published.as_deref());
        row.maybe(r.published_at.as_deref());
        row.maybe(r.updated.as_deref());
        row.maybe(r.title.as_deref());
        row.maybe(r.author.as_deref());
        row.maybe(r.section.as_deref());
        row.maybe(r.place_line.as_deref());
        row.maybe(r.lang.as_deref());
        row.number(r.people.len());
        row.number(r.participants.len());
        row.number(r.events.len());
        row.text(&r.notes.join("; "));
        row.text(&r.text);
    });
}

fn positions(view: &View, rows: &mut Rows) {
    for p in view.release.offices() {
        let person = view.release.people.get(p.person);
        rows.row(view, |row| {
            row.maybe(person.map(|p| p.name.as_str()));
            row.text(&p.title);
            row.maybe(p.role.as_deref());
            row.maybe(p.organization.as_deref());
            row.maybe(p.place.as_deref());
            row.maybe(p.country.as_deref());
            row.maybe(view.country_name(p.country.as_deref()));
            row.maybe(p.country_from.as_deref());
            row.maybe(p.accredited_to.as_deref());
            row.maybe(view.country_name(p.accredited_to.as_deref()));
            row.fraction(p.confidence);
            view.evidence(row, &p.text, p.start, p.end);
        });
    }
}

fn people(view: &View, rows: &mut Rows) {
    for p in &view.release.people {
        rows.row(view, |row| {
            name(row, p);
            row.fraction(p.confidence);
            view.mentions(row, &p.mentions);
        });
    }
}

fn dates(view: &View, rows: &mut Rows) {
    for d in &view.release.dates {
        rows.row(view, |row| {
            row.maybe(d.start.as_deref());
            row.maybe(d.end.as_deref());
            row.text(&d.precision);
            row.maybe(d.edtf.as_deref());
            row.maybe(d.anchor.as_deref());
            row.maybe(d.time.as_deref());
            row.maybe(d.duration.as_deref());
            row.fraction(d.confidence);
            view.mentions(row, &d.mentions);
        });
    }
}

fn places(view: &View, rows: &mut Rows) {
    for p in &view.release.places {
        rows.row(view, |row| {
            row.text(&p.name);
            row.text(&p.kind);
            row.maybe(p.country.as_deref());
            row.maybe(view.country_name(p.country.as_deref()));
            view.mentions(row, &p.mentions);
        });
    }
}

fn countries(view: &View, rows: &mut Rows) {
    for c in &view.release.countries {
        rows.row(view, |row| {
            row.text(&c.code);
            row.text(view.country_name(Some(&c.code)).unwrap_or(&c.name));
            view.mentions(row, &c.mentions);
        });
    }
}

fn organizations(view: &View, rows: &mut Rows) {
    for o in &view.release.organizations {
        rows.row(view, |row| {
            row.text(&o.name);
            row.maybe(o.full_name.as_deref());
            row.maybe(o.country.as_deref());
            row.maybe(view.country_name(o.country.as_deref()));
            view.mentions(row, &o.mentions);
        });
    }
}

fn events(view: &View, rows: &mut Rows) {
    for e in &view.release.events {
        rows.row(view, |row| {
            row.text(&e.name);
            row.maybe(e.start.as_deref());
            row.maybe(e.end.as_deref());
            row.maybe(e.place.as_deref());
            row.maybe(e.country.as_deref());
            row.maybe(view.country_name(e.country.as_deref()));
            view.mentions(row, &e.mentions);
        });
    }
}

fn captions(view: &View, rows: &mut Rows) {
    for caption in &view.release.captions {
        rows.row(view, |row| row.text(caption));
    }
}

fn dropped(view: &View, rows: &mut Rows) {
    for d in &view.release.dropped {
        rows.row(view, |row| {
            row.text(&d.reason);
            row.text(&d.text);
        });
    }
}

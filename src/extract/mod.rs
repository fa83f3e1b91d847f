//! Text → people, titles, states, places, bodies, dates, events. Each file finds one thing; `extract` runs them over
//! annotated documents and writes the records. Nothing here reads files, prints or asks the clock.
//!
//! Order of work: names and titles and which belongs to which (`bind`), humans (`people`), their careers, bodies, states, places, dates,
//! positions, parts taken, events.

mod authority;
mod bind;
mod careers;
mod clauses;
mod countries;
pub mod dates;
mod deeds;
mod doc;
mod events;
mod keys;
mod memo;
mod names;
mod organizations;
mod people;
mod phrase;
mod places;
mod positions;
mod record;
mod references;
mod republics;
mod roles;
mod tables;
mod titles;
mod venue;
mod verbs;

use crate::model::Release;
use crate::rules::Knowledge;
use crate::text::Text;

/// Fills the record's people, bodies, places, states, dates, positions, participants and events from its `text`,
/// against its `published` date. Whatever stood there before is replaced.
pub fn extract(release: &mut Release, know: &Knowledge) {
    extract_all(&mut [release], know);
}

/// [`extract`] for many releases at once, which is faster and gives the same. Should it panic, no release has changed.
pub fn extract_all(releases: &mut [&mut Release], know: &Knowledge) {
    let records = {
        let mut rooms = vec![String::new(); releases.len()];
        let cut = releases.iter().zip(&mut rooms).map(|(release, room)| Text::new(&release.text, room));
        let texts: Vec<Text> = cut.collect();
        let mut docs: Vec<doc::Doc> = texts.iter().map(|text| doc::Doc::new(text, know)).collect();
        docs.iter_mut().for_each(republics::settle);
        record::read(&docs, releases)
    };
    releases.iter_mut().zip(records).for_each(|(release, record)| record.fill(release));
}

//! What has been asked, what came of it and what waits: an SQLite file beside the archive. Every change of an address and
//! what was found on its page are one transaction, so that a run that dies at any moment goes on where it was.

use crate::error::SetupError;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use std::path::Path;

/// Told apart from files of other programs, and of later versions.
const VERSION: i64 = 1;

const SCHEMA: &str = "
CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    role INTEGER NOT NULL,          -- 0 page, 1 list of a site, 2 feed, 3 map of a site
    state INTEGER NOT NULL,         -- 0 waiting, 1 taken, 2 done, 3 failed
    outcome TEXT,                   -- stored, duplicate, unchanged, redirect, list; or the kind of the failure
    message TEXT,
    status INTEGER,                 -- of HTTP
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0, -- milliseconds since 1970; not to be asked before
    tried INTEGER,                  -- the last time it was asked, likewise
    hops INTEGER NOT NULL DEFAULT 0,-- redirects that led here
    via INTEGER,                    -- the address where it was found
    target INTEGER,                 -- the address it redirects to
    step INTEGER,                   -- number of a list's page
    dated TEXT,                     -- day of publication, as the list or feed has it
    etag TEXT, modified TEXT, digest TEXT,
    file TEXT, start INTEGER, length INTEGER,
    run INTEGER NOT NULL DEFAULT 0, -- in which it was last done
    listed INTEGER NOT NULL DEFAULT 0 -- run in which a list last showed it
);
CREATE INDEX waiting ON address (host, due, id) WHERE state = 0;
CREATE INDEX by_state ON address (state, outcome);
CREATE INDEX by_digest ON address (digest) WHERE digest IS NOT NULL;
CREATE INDEX by_place ON address (file, start) WHERE file IS NOT NULL;
CREATE TABLE robots (origin TEXT PRIMARY KEY, status INTEGER, body BLOB, at INTEGER NOT NULL);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
";

/// What an address is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A release (or, of an address given by hand, whatever it turns out to be).
    Page,
    /// A list of releases on the site.
    Listing,
    Feed,
    Sitemap,
    /// What a site allows; it is in the archive, but has no row of its own.
    Robots,
}

impl Role {
    const ALL: [Role; 5] = [Role::Page, Role::Listing, Role::Feed, Role::Sitemap, Role::Robots];

    fn of(number: i64) -> Self {
        Self::ALL.get(number as usize).copied().unwrap_or(Role::Page)
    }

    pub fn name(self) -> &'static str {
        match self {
            Role::Page => "page",
            Role::Listing => "listing",
            Role::Feed => "feed",
            Role::Sitemap => "sitemap",
            Role::Robots => "robots",
        }
    }
}

/// An address to be remembered.
#[derive(Debug, Clone)]
pub struct Found {
    pub url: String,
    pub host: String,
    pub role: Role,
    pub dated: Option<String>,
    /// Day of its last change, as a map of the site has it: a page stored before that is asked again.
    pub changed: Option<String>,
    pub step: Option<i64>,
    pub hops: u32,
}

/// An address to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub id: i64,
    pub url: String,
    pub role: Role,
    pub attempts: u32,
    pub hops: u32,
    pub step: Option<i64>,
    pub dated: Option<String>,
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// Where the answer lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name inside the archive's folder.
    pub file: String,
    pub start: u64,
    pub length: u64,
}

/// What came of asking.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Of a failure; `None` when all is well.
    pub failure: Option<String>,
    /// `stored`, …, or the kind of the failure.
    pub outcome: String,
    pub status: Option<u16>,
    pub etag: Option<String>,
    pub modified: Option<String>,
    pub digest: Option<String>,
    pub place: Option<Place>,
    /// Address that it redirects to; it is among the found.
    pub target: Option<String>,
    pub found: Vec<Found>,
}

/// An earlier answer with the same content.
#[derive(Debug, Clone)]
pub struct Twin {
    pub url: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// Numbers of addresses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages in the archive.
    pub pages: u64,
    /// Pages with the same content as another.
    pub duplicates: u64,
    /// Lists, feeds, redirects.
    pub other: u64,
    pub failed: u64,
    pub waiting: u64,
}

type Result<T> = rusqlite::Result<T>;

pub struct State {
    db: Connection,
    /// Number of the present run: one that was cut off goes on under its number.
    run: i64,
}

impl State {
    /// Opens or makes the file.
    pub fn open(path: &Path) -> std::result::Result<Self, SetupError> {
        let cannot = |e: rusqlite::Error| {
            SetupError(format!("{} cannot be used as the state of an archive: {e}", path.display()))
        };
        let db = Connection::open(path).map_err(cannot)?;
        let version: i64 = db.query_row("PRAGMA user_version", [], |r| r.get(0)).map_err(cannot)?;
        if version > VERSION {
            let shown = path.display();
            return Err(SetupError(format!("{shown} was made by a later svodka: use that, or another archive")));
        }
        Self::ready(db, version == 0).map_err(cannot)
    }

    /// For a trial run: nothing is kept.
    pub fn in_memory() -> std::result::Result<Self, SetupError> {
        let db = Connection::open_in_memory().map_err(|e| SetupError(e.to_string()))?;
        Self::ready(db, true).map_err(|e| SetupError(e.to_string()))
    }

    fn ready(db: Connection, new: bool) -> Result<Self> {
        // WAL survives a kill at any moment; what a power cut may take is checked against the archive on opening
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;")?;
        db.set_prepared_statement_cache_capacity(64);
        if new {
            db.execute_batch(&format!("BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;"))?;
        }
        let mut state = State { db, run: 1 };
        if let Some(run) = state.note("run")? {
            state.run = run.parse().unwrap_or(1);
        }
        Ok(state)
    }

    /// Begins a run, or goes on with one that was cut off. In a new run lists, feeds and maps are asked again, and with
    /// `refresh` pages too; both only for what has changed since.
    pub fn begin(&mut self, refresh: bool) -> Result<()> {
        self.db.execute("UPDATE address SET state = 0 WHERE state = 1", [])?;
        if self.note("finished")?.as_deref() == Some(&self.run.to_string()) {
            self.run += 1;
            let again = "UPDATE address SET state = 0, due = 0, attempts = 0 WHERE state = 2 AND role > 0";
            self.db.execute(again, [])?;
            if refresh {
                let pages =
                    "UPDATE address SET state = 0, due = 0, attempts = 0 WHERE state = 2 AND outcome <> 'redirect'";
                self.db.execute(pages, [])?;
            }
        }
        let run = self.run;
        self.set_note("run", &run.to_string())
    }

    /// Everything has been asked.
    pub fn finished(&mut self) -> Result<()> {
        let run = self.run;
        self.set_note("finished", &run.to_string())
    }

    pub fn note(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT value FROM note WHERE name = ?1")?;
        statement.query_row([name], |r| r.get(0)).optional()
    }

    pub fn set_note(&mut self, name: &str, value: &str) -> Result<()> {
        set_note(&self.db, name, value)
    }

    /// Remembers addresses; the number of those that were not known.
    pub fn add(&mut self, found: &[Found]) -> Result<usize> {
        let run = self.run;
        let transaction = self.db.transaction()?;
        let added = add(&transaction, found, None, run)?;
        transaction.commit()?;
        Ok(added)
    }

    /// Puts failures back among what waits.
    pub fn retry_failed(&mut self) -> Result<usize> {
        self.db.execute("UPDATE address SET state = 0, attempts = 0, due = 0 WHERE state = 3", [])
    }

    /// Takes what is due at a host, the first found first.
    pub fn take(&mut self, host: &str, now: i64, most: usize) -> Result<Vec<Job>> {
        let mut statement = self.db.prepare_cached(
            "UPDATE address SET state = 1 WHERE id IN
             (SELECT id FROM address WHERE state = 0 AND host = ?1 AND due <= ?2 ORDER BY due, id LIMIT ?3)
             RETURNING id, url, role, attempts, hops, step, dated, etag, modified",
        )?;
        let rows = statement.query_map(params![host, now, most as i64], job)?;
        let mut jobs: Vec<Job> = rows.collect::<Result<_>>()?;
        jobs.sort_by_key(|j| j.id);
        Ok(jobs)
    }

    /// When the next address of a host is due; `None` when none waits.
    pub fn next_due(&self, host: &str) -> Result<Option<i64>> {
        let mut statement = self.db.prepare_cached("SELECT min(due) FROM address WHERE state = 0 AND host = ?1")?;
        statement.query_row([host], |r| r.get(0))
    }

    /// Hosts where something waits, and whether each ever answered.
    pub fn hosts(&self) -> Result<Vec<(String, bool)>> {
        let mut statement = self.db.prepare(
            "SELECT w.host, EXISTS (SELECT 1 FROM address a WHERE a.host = w.host AND a.state = 2)
             FROM (SELECT DISTINCT host FROM address WHERE state = 0) w ORDER BY w.host",
        )?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        rows.collect()
    }

    /// The job of an address that is not done.
    pub fn job(&self, url: &str) -> Result<Option<Job>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, url, role, attempts, hops, step, dated, etag, modified FROM address
             WHERE url = ?1 AND state < 2",
        )?;
        statement.query_row([url], job).optional()
    }

    /// Pages that were taken when the last run ended.
    pub fn taken_pages(&self) -> Result<Vec<Job>> {
        let mut statement = self.db.prepare(
            "SELECT id, url, role, attempts, hops, step, dated, etag, modified FROM address
             WHERE state = 1 AND role = 0",
        )?;
        let rows = statement.query_map([], job)?;
        rows.collect()
    }

    /// Writes down what came of an address, with what was found there and the length of the archive's file, at once.
    /// Returns the number of new addresses.
    pub fn settle(&mut self, job: &Job, settled: &Settled, now: i64) -> Result<usize> {
        let run = self.run;
        let transaction = self.db.transaction()?;
        let added = add(&transaction, &settled.found, Some(job), run)?;
        let state = if settled.failure.is_some() { 3 } else { 2 };
        let target = match &settled.target {
            Some(url) => {
                transaction.query_row("SELECT id FROM address WHERE url = ?1", [url], |r| r.get(0)).optional()?
            }
            None => None::<i64>,
        };
        let place = settled.place.as_ref();
        transaction
            .prepare_cached(
                "UPDATE address SET state = ?2, outcome = ?3, message = ?4, status = ?5, tried = ?6, run = ?7, target = ?8,
                 etag = coalesce(?9, etag), modified = coalesce(?10, modified), digest = coalesce(?11, digest),
                 file = coalesce(?12, file), start = coalesce(?13, start), length = coalesce(?14, length),
                 attempts = attempts + 1 WHERE id = ?1",
            )?
            .execute(params![
                job.id,
                state,
                settled.outcome,
                settled.failure,
                settled.status,
                now,
                run,
                target,
                settled.etag,
                settled.modified,
                settled.digest,
                place.map(|p| &p.file),
                place.map(|p| p.start as i64),
                place.map(|p| p.length as i64),
            ])?;
        if let Some(place) = place {
            set_note(&transaction, "file", &place.file)?;
            set_note(&transaction, "end", &(place.start + place.length).to_string())?;
        }
        transaction.commit()?;
        Ok(added)
    }

    /// Puts an address back, to be asked at `due`.
    pub fn postpone(&mut self, job: &Job, due: i64, counts: bool, message: &str, now: i64) -> Result<()> {
        self.db
            .prepare_cached(
                "UPDATE address SET state = 0, due = ?2, attempts = attempts + ?3, message = ?4, tried = ?5 WHERE id = ?1",
            )?
            .execute(params![job.id, due, counts as i64, message, now])
            .map(drop)
    }

    /// An earlier page with the same content under another address.
    pub fn twin(&self, digest: &str, id: i64) -> Result<Option<Twin>> {
        let mut statement = self.db.prepare_cached(
            "SELECT url, tried FROM address WHERE digest = ?1 AND id <> ?2
             AND outcome IN ('stored', 'unchanged') AND file IS NOT NULL ORDER BY id LIMIT 1",
        )?;
        let twin = |r: &Row| Ok(Twin { url: r.get(0)?, at: r.get::<_, Option<i64>>(1)?.unwrap_or_default() });
        statement.query_row(params![digest, id], twin).optional()
    }

    /// The content of this address as it was stored, if it was.
    pub fn digest(&self, id: i64) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT digest FROM address WHERE id = ?1 AND file IS NOT NULL")?;
        Ok(statement.query_row([id], |r| r.get::<_, Option<String>>(0)).optional()?.flatten())
    }

    /// Does following redirects from `url` come back to `id`?
    pub fn leads_back(&self, url: &str, id: i64, most: u32) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT id, target FROM address WHERE url = ?1")?;
        let pair = |r: &Row| Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?));
        let Some((mut at, mut next)) = statement.query_row([url], pair).optional()? else {
            return Ok(false);
        };
        let mut further = self.db.prepare_cached("SELECT id, target FROM address WHERE id = ?1")?;
        for _ in 0..=most {
            if at == id {
                return Ok(true);
            }
            let Some(target) = next else { return Ok(false) };
            let Some(found) = further.query_row([target], pair).optional()? else { return Ok(false) };
            (at, next) = found;
        }
        Ok(false)
    }

    /// Does a list show anything that no list has shown in this run? One that does not has come to its end.
    pub fn is_fresh(&self, found: &[Found]) -> Result<bool> {
        let mut shown = self.db.prepare_cached("SELECT 1 FROM address WHERE url = ?1 AND listed = ?2")?;
        for f in found {
            if !shown.exists(params![f.url, self.run])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Has a page been stored?
    pub fn is_stored(&self, url: &str) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT 1 FROM address WHERE url = ?1 AND state = 2")?;
        statement.exists([url])
    }

    /// Puts back what lies in `file` beyond `length`: it was lost with the power.
    pub fn lost(&mut self, file: &str, length: u64) -> Result<usize> {
        self.db.execute(
            "UPDATE address SET state = 0, due = 0, file = NULL, start = NULL, length = NULL, digest = NULL, etag = NULL,
             modified = NULL WHERE file = ?1 AND start + length > ?2",
            params![file, length as i64],
        )
    }

    /// Does an answer that was written down begin here?
    pub fn has_place(&self, file: &str, start: u64) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT 1 FROM address WHERE file = ?1 AND start = ?2")?;
        statement.exists(params![file, start as i64])
    }

    /// What robots.txt said, if it was asked after `since`.
    pub fn robots(&self, origin: &str, since: i64) -> Result<Option<(u16, Vec<u8>)>> {
        let mut statement = self.db.prepare_cached("SELECT status, body FROM robots WHERE origin = ?1 AND at >= ?2")?;
        statement.query_row(params![origin, since], |r| Ok((r.get(0)?, r.get(1)?))).optional()
    }

    pub fn set_robots(&mut self, origin: &str, status: u16, body: &[u8], now: i64) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO robots (origin, status, body, at) VALUES (?1, ?2, ?3, ?4)";
        self.db.execute(sql, params![origin, status, body, now]).map(drop)
    }

    pub fn counts(&self) -> Result<Counts> {
        let mut counts = Counts::default();
        let mut statement =
            self.db.prepare("SELECT state, role, outcome, count(*) FROM address GROUP BY state, role, outcome")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (state, role, number): (i64, i64, u64) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let outcome: Option<String> = row.get(2)?;
            *match (state, role, outcome.as_deref()) {
                (0 | 1, ..) => &mut counts.waiting,
                (3, ..) => &mut counts.failed,
                (_, 0, Some("stored" | "unchanged")) => &mut counts.pages,
                (_, 0, Some("duplicate")) => &mut counts.duplicates,
                _ => &mut counts.other,
            } += number;
        }
        Ok(counts)
    }

    /// Failures by kind, the most frequent first, with an address and a message of each.
    pub fn failures(&self) -> Result<Vec<(String, u64, String, String)>> {
        let mut statement = self.db.prepare(
            "SELECT outcome, count(*), min(url), coalesce(message, '') FROM address WHERE state = 3
             GROUP BY outcome ORDER BY count(*) DESC, outcome",
        )?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
        rows.collect()
    }

    /// Hosts by number of pages: host, stored, failed, waiting.
    pub fn by_host(&self) -> Result<Vec<(String, u64, u64, u64)>> {
        let mut statement = self.db.prepare(
            "SELECT host, sum(state = 2 AND role = 0 AND outcome IN ('stored', 'unchanged')), sum(state = 3), sum(state < 2)
             FROM address GROUP BY host ORDER BY 2 DESC, host LIMIT 50",
        )?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
        rows.collect()
    }

    /// Calls `each` with file, address, date and status of every stored page, in the order of storing.
    pub fn each_stored(&self, mut each: impl FnMut(&str, &str, Option<&str>, u16)) -> Result<()> {
        let mut statement = self.db.prepare(
            "SELECT file, url, dated, coalesce(status, 200) FROM address WHERE file IS NOT NULL AND role = 0 ORDER BY tried, id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let dated: Option<String> = row.get(2)?;
            each(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, dated.as_deref(), row.get(3)?);
        }
        Ok(())
    }
}

fn job(row: &Row) -> Result<Job> {
    Ok(Job {
        id: row.get(0)?,
        url: row.get(1)?,
        role: Role::of(row.get(2)?),
        attempts: row.get(3)?,
        hops: row.get(4)?,
        step: row.get(5)?,
        dated: row.get(6)?,
        etag: row.get(7)?,
        modified: row.get(8)?,
    })
}

fn set_note(db: &Connection, name: &str, value: &str) -> Result<()> {
    let mut statement = db.prepare_cached("INSERT OR REPLACE INTO note (name, value) VALUES (?1, ?2)")?;
    statement.execute([name, value]).map(drop)
}

/// The number of addresses that were not known.
fn add(transaction: &Transaction, found: &[Found], via: Option<&Job>, run: i64) -> Result<usize> {
    let mut added = 0;
    let listed = via.is_some_and(|j| j.role == Role::Listing);
    let mut insert = transaction.prepare_cached(
        "INSERT INTO address (url, host, role, state, dated, step, hops, via, listed) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (url) DO NOTHING",
    )?;
    let mut note = transaction.prepare_cached("UPDATE address SET listed = ?2 WHERE url = ?1 AND listed <> ?2")?;
    let mut outdated = transaction.prepare_cached(
        "UPDATE address SET state = 0, due = 0, attempts = 0 WHERE url = ?1 AND state = 2 AND role = 0
         AND outcome <> 'redirect' AND tried < 1000 * unixepoch(?2)",
    )?;
    for f in found {
        let shown = if listed { run } else { 0 };
        let new =
            insert.execute(params![f.url, f.host, f.role as i64, f.dated, f.step, f.hops, via.map(|j| j.id), shown])?;
        added += new;
        if new == 0 && listed {
            note.execute(params![f.url, run])?;
        }
        if let Some(changed) = f.changed.as_deref().filter(|_| new == 0) {
            outdated.execute(params![f.url, changed])?;
        }
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str) -> Found {
        Found {
            url: url.to_owned(),
            host: "a".to_owned(),
            role: Role::Page,
            dated: None,
            changed: None,
            step: None,
            hops: 0,
        }
    }

    fn done(outcome: &str, start: u64) -> Settled {
        let place = Some(Place { file: "f".to_owned(), start, length: 10 });
        Settled { outcome: outcome.to_owned(), place, ..Settled::default() }
    }

    fn waiting(state: &State) -> u64 {
        state.counts().unwrap().waiting
    }

    #[test]
    fn addresses_are_taken_once_in_the_order_of_finding() {
        let mut state = State::in_memory().unwrap();
        assert_eq!(state.add(&[found("2"), found("1"), found("2")]).unwrap(), 2);
        let jobs = state.take("a", 0, 10).unwrap();
        assert_eq!(jobs.iter().map(|j| j.url.as_str()).collect::<Vec<_>>(), ["2", "1"]);
        assert!(state.take("a", 0, 10).unwrap().is_empty());
        state.postpone(&jobs[0], 500, true, "busy", 0).unwrap();
        assert_eq!(state.next_due("a").unwrap(), Some(500));
        assert!(state.take("a", 499, 10).unwrap().is_empty());
        assert_eq!(state.take("a", 500, 10).unwrap()[0].attempts, 1);
        // a run that is cut off leaves nothing taken
        state.begin(false).unwrap();
        assert_eq!(state.take("a", 500, 10).unwrap().len(), 2);
    }

    #[test]
    fn what_changed_since_or_was_lost_waits_again() {
        let mut state = State::in_memory().unwrap();
        state.add(&[found("1"), found("2")]).unwrap();
        let noon = 1_706_788_800_000; // 2024-02-01T12:00Z
        for (job, start) in state.take("a", 0, 10).unwrap().iter().zip([0, 10]) {
            state.settle(job, &done("stored", start), noon).unwrap();
        }
        let on = |day: &str| Found { changed: Some(day.to_owned()), ..found("1") };
        for (day, want) in [("2024-01-31", 0), ("2024-02-01", 0), ("nonsense", 0), ("2024-02-02", 1)] {
            state.add(&[on(day)]).unwrap();
            assert_eq!(waiting(&state), want, "{day}");
        }
        assert_eq!(state.lost("f", 20).unwrap(), 0);
        assert_eq!(state.lost("f", 15).unwrap(), 1);
        assert_eq!(waiting(&state), 2);
        assert!(state.has_place("f", 0).unwrap() && !state.has_place("f", 10).unwrap());
    }

    #[test]
    fn circles_of_redirects_are_seen() {
        let mut state = State::in_memory().unwrap();
        state.add(&[found("1"), found("2")]).unwrap();
        let jobs = state.take("a", 0, 10).unwrap();
        assert!(!state.leads_back("2", jobs[0].id, 10).unwrap());
        let redirect = Settled { target: Some("2".to_owned()), ..done("redirect", 0) };
        state.settle(&jobs[0], &redirect, 0).unwrap();
        assert!(state.leads_back("1", jobs[1].id, 10).unwrap());
        assert!(!state.leads_back("3", jobs[1].id, 10).unwrap());
    }
}

//! Many documents down the road at once. The calling thread takes documents from the source and writes results in their
//! order; workers open, read and render. What is under way is bounded in number and in bytes, so memory is too.

mod confidence;
mod panics;

pub use confidence::keep_confident;

use crate::Svodka;
use crate::error::Failure;
use crate::export::{Format, Sink};
use crate::source::Item;
use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc;

/// A batch is closed at this many bytes: enough to make passing it between threads cost nothing.
const BATCH_BYTES: usize = 128 << 10;
/// … or at this many documents.
const BATCH_DOCUMENTS: usize = 64;
/// Batches under way for each worker.
const BATCHES: usize = 4;
/// Bytes of input under way; one document larger than that travels alone.
const BUDGET: usize = 16 << 20;
/// Of a worker's stack: the deepest parse of a page fits many times over.
const STACK: usize = 8 << 20;

/// What is done with each document.
pub struct Road<'a, F> {
    pub svodka: &'a Svodka,
    pub format: &'a F,
    /// Number of workers; with one, everything happens on the calling thread.
    pub jobs: usize,
    /// People, positions and dates below this confidence are left out.
    pub min_confidence: f64,
}

/// What has been done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub documents: u64,
    pub releases: u64,
    pub failed: u64,
    /// Bytes of input.
    pub bytes: u64,
}

struct Batch<P> {
    items: Vec<Item>,
    weight: usize,
    piece: P,
    failures: Vec<Failure>,
    totals: Totals,
}

impl<P: Default> Default for Batch<P> {
    fn default() -> Self {
        Batch { items: Vec::new(), weight: 0, piece: P::default(), failures: Vec::new(), totals: Totals::default() }
    }
}

impl<F: Format> Road<'_, F> {
    /// Sends all of `items` down the road into `sink`; `watch` is told after every batch. An error is one of writing.
    pub fn run(
        &self,
        items: &mut dyn Iterator<Item = Item>,
        sink: &mut dyn Sink<F::Piece>,
        watch: &mut dyn FnMut(&Totals, &[Failure]),
    ) -> io::Result<Totals> {
        let _quiet = panics::Quiet::new();
        let mut end = End { sink, watch, totals: Totals::default() };
        if self.jobs <= 1 {
            self.alone(items, &mut end)?;
        } else {
            self.together(items, &mut end)?;
        }
        Ok(end.totals)
    }

    fn alone(&self, items: &mut dyn Iterator<Item = Item>, end: &mut End<F::Piece>) -> io::Result<()> {
        let mut batch = Batch::default();
        while batch.fill(items) {
            self.work(&mut batch);
            end.take(&mut batch)?;
        }
        Ok(())
    }

    fn together(&self, items: &mut dyn Iterator<Item = Item>, end: &mut End<F::Piece>) -> io::Result<()> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.jobs)
            .stack_size(STACK)
            .build()
            .map_err(io::Error::other)?;
        pool.in_place_scope(|scope| {
            let (done, results) = mpsc::channel::<(u64, Batch<F::Piece>)>();
            let mut spare: Vec<Batch<F::Piece>> = Vec::new();
            let mut early: BTreeMap<u64, Batch<F::Piece>> = BTreeMap::new();
            let (mut sent, mut written, mut bytes, mut more) = (0u64, 0u64, 0usize, true);
            loop {
                while more && (sent - written) < (self.jobs * BATCHES) as u64 && (bytes < BUDGET || sent == written) {
                    let mut batch = spare.pop().unwrap_or_default();
                    more = batch.fill(items);
                    if more {
                        bytes += batch.weight;
                        let (number, done) = (sent, done.clone());
                        sent += 1;
                        scope.spawn(move |_| {
                            self.work(&mut batch);
                            // the receiver is gone only when writing has failed, and then nobody wants it
                            let _ = done.send((number, batch));
                        });
                    }
                }
                if sent == written {
                    return Ok(());
                }
                let (number, batch) = results.recv().map_err(io::Error::other)?;
                early.insert(number, batch);
                while let Some(mut batch) = early.remove(&written) {
                    written += 1;
                    bytes -= batch.weight;
                    end.take(&mut batch)?;
                    spare.push(batch);
                }
            }
        })
    }

    fn work(&self, batch: &mut Batch<F::Piece>) {
        let items = std::mem::take(&mut batch.items);
        let prepare = |item: &Item| panics::caught(|| self.svodka.prepare(&item.open()?));
        let mut read: Vec<_> = items.iter().map(prepare).collect();
        panics::caught_together(&mut read, |releases| self.svodka.fill(releases));
        for (item, read) in items.iter().zip(read) {
            batch.totals.documents += 1;
            batch.totals.bytes += item.weight() as u64;
            match read {
                Ok(mut release) => {
                    keep_confident(&mut release, self.min_confidence);
                    self.format.render(&release, &mut batch.piece);
                    batch.totals.releases += 1;
                }
                Err(error) => batch.failures.push(Failure { source: item.label(), error }),
            }
        }
    }
}

impl<P> Batch<P> {
    /// Takes the next documents; false when there are none.
    fn fill(&mut self, items: &mut dyn Iterator<Item = Item>) -> bool {
        self.weight = 0;
        while self.weight < BATCH_BYTES && self.items.len() < BATCH_DOCUMENTS {
            let Some(item) = items.next() else { break };
            self.weight += item.weight();
            self.items.push(item);
        }
        !self.items.is_empty()
    }
}

/// Where results arrive, in order.
struct End<'a, P> {
    sink: &'a mut dyn Sink<P>,
    watch: &'a mut dyn FnMut(&Totals, &[Failure]),
    totals: Totals,
}

impl<P> End<'_, P> {
    fn take(&mut self, batch: &mut Batch<P>) -> io::Result<()> {
        self.sink.write(&mut batch.piece)?;
        for failure in &batch.failures {
            self.sink.fail(failure)?;
        }
        let done = std::mem::take(&mut batch.totals);
        self.totals.documents += done.documents;
        self.totals.releases += done.releases;
        self.totals.bytes += done.bytes;
        self.totals.failed += batch.failures.len() as u64;
        (self.watch)(&self.totals, &batch.failures);
        batch.failures.clear();
        Ok(())
    }
}

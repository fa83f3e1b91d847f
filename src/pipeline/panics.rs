//! A panic while one document is read is that document's error: caught, told with its place, and kept off the screen.

use crate::error::{ReadError, Stage};
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

thread_local! {
    /// Inside [`caught`]: what the hook has heard, if anything.
    static HEARD: RefCell<Option<String>> = const { RefCell::new(None) };
    static LISTENING: RefCell<bool> = const { RefCell::new(false) };
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// While it lives, panics inside [`caught`] print nothing; others go to the hook that was there before.
pub(super) struct Quiet(std::sync::Arc<Hook>);

impl Quiet {
    pub(super) fn new() -> Self {
        let before = std::sync::Arc::new(panic::take_hook());
        let other = before.clone();
        panic::set_hook(Box::new(move |info| {
            if LISTENING.with_borrow(|l| *l) {
                HEARD.set(Some(info.to_string().replace('\n', " ")));
            } else {
                other(info);
            }
        }));
        Quiet(before)
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let before = self.0.clone();
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}

/// Runs `read`; a panic in it becomes an error.
pub(super) fn caught<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    LISTENING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    LISTENING.set(false);
    result.unwrap_or_else(|_| {
        let heard = HEARD.take().unwrap_or_default();
        Err(ReadError::new(
            Stage::Extract,
            "internal",
            format!("svodka failed on this document ({heard}): please report it with the document"),
        ))
    })
}

/// Runs `work` on all that was read, together; should it panic, on one after another, so that only the culprit becomes an error.
/// `work` leaves what it panics on as it was.
pub(super) fn caught_together<T>(read: &mut [Result<T, ReadError>], work: impl Fn(&mut [&mut T])) {
    let work = |whole: &mut [&mut T]| {
        caught(|| {
            work(whole);
            Ok(())
        })
    };
    let mut whole: Vec<&mut T> = read.iter_mut().flatten().collect();
    if work(&mut whole).is_ok() {
        return;
    }
    for one in read {
        if let Err(error) = one.as_mut().map_or(Ok(()), |one| work(&mut [one])) {
            *one = Err(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_culprit_spoils_no_other() {
        let _quiet = Quiet::new();
        let unread = ReadError::new(Stage::Source, "json", "no line".to_owned());
        let mut read = [Ok(1), Ok(0), Err(unread.clone()), Ok(2)];
        caught_together(&mut read, |all| {
            assert!(all.iter().all(|n| **n > 0), "nothing to divide by");
            all.iter_mut().for_each(|n| **n = 60 / **n);
        });
        assert_eq!(read[0], Ok(60));
        assert_eq!(read[1].as_ref().unwrap_err().kind, "internal");
        assert_eq!(read[2], Err(unread));
        assert_eq!(read[3], Ok(30));
    }

    #[test]
    fn a_panic_becomes_an_error_with_its_place() {
        let _quiet = Quiet::new();
        let error = caught::<()>(|| panic!("no such luck")).unwrap_err();
        assert_eq!(error.kind, "internal");
        assert!(error.message.contains("no such luck"), "{error}");
        assert!(error.message.contains("panics.rs"), "{error}");
    }
}

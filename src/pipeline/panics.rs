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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_with_its_place() {
        let _quiet = Quiet::new();
        let error = caught::<()>(|| panic!("no such luck")).unwrap_err();
        assert_eq!(error.kind, "internal");
        assert!(error.message.contains("no such luck"), "{error}");
        assert!(error.message.contains("panics.rs"), "{error}");
    }
}

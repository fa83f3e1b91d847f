//! Hostile sizes and shapes: cleaned or refused by name, in time and memory that grow with the input and no faster.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;
use svodka::clean::{About, CleanError, Input, Kind, Rules, SIZE_CAP, clean};

/// Counts what is allocated, and the most at once.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes on to the system's allocator; only sizes are counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        MOST.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What the caps on elements and blocks let a page of any size take.
const CONSTANT: usize = 64 << 20;
const SENTENCE: &str = "Министр принял посла в четверг вечером в столице, сообщила пресс-служба.";

fn shapes() -> Vec<(&'static str, String)> {
    let many = |piece: &str, n: usize| format!("{}{SENTENCE}", piece.repeat(n));
    vec![
        ("a million open elements", many("<div>", 1_000_000)),
        ("a million open spans", many("<span class=date>", 1_000_000)),
        ("a million open formats", many("<b><i>", 500_000)),
        ("a million cells", many("<table><tr><td>", 300_000)),
        ("an attribute of 50 MB", format!("<p title=\"{}\">{SENTENCE}", "x".repeat(50_000_000))),
        ("a million attributes", format!("<p{}>{SENTENCE}", " class=x".repeat(1_000_000))),
        ("attributes without an end", many("<a x=\"", 1_000_000)),
        ("millions of entities", format!("<p>{}", "&nbsp;&laquo;&#1072;&bogus;".repeat(1_000_000))),
        ("lines of a letter", many("a<br>", 2_000_000)),
        ("paragraphs", many("<p>a", 1_500_000)),
        ("sentences", many(&format!("<p>{SENTENCE}"), 30_000)),
        ("lists of links", many("<li><a href=x>Новость дня и ночи</a>", 150_000)),
        (
            "a list of numbers",
            format!("<script type=application/ld+json>[{}0]</script>{SENTENCE}", "0,".repeat(4_000_000)),
        ),
        ("scripts", many("<script>", 1_000_000)),
        ("comments", many("<!--", 2_000_000)),
        ("chrome lines", many("<p>За дополнительной информацией обращайтесь:", 60_000)),
        ("captions", many("<figure><figcaption>Фото: И. Петров</figcaption>", 60_000)),
    ]
}

fn measured(name: &str, input: &Input) -> Result<svodka::clean::Cleaned, CleanError> {
    let (before, start) = (NOW.load(Relaxed), Instant::now());
    MOST.store(before, Relaxed);
    let result = clean(input, &Rules::embedded());
    let (most, took) = (MOST.load(Relaxed).saturating_sub(before), start.elapsed());
    assert!(most <= input.bytes.len() * 20 + CONSTANT, "{name}: {} MB of {}", most >> 20, input.bytes.len() >> 20);
    // a hundred times what it takes: a slow machine passes, a square does not
    assert!(took.as_secs() < 30, "{name}: {took:?}");
    result
}

// one test: what others allocate meanwhile would be counted as well
#[test]
fn hostile_pages_are_bounded() {
    let _ = clean(&Input { bytes: SENTENCE.as_bytes(), ..Input::default() }, &Rules::embedded());
    for (name, page) in shapes() {
        let html = Input { bytes: page.as_bytes(), kind: Kind::Html, ..Input::default() };
        let _ = measured(name, &html);
        let about = About { url: Some("http://kremlin.ru/events/president/news/1"), published: None };
        if let Ok(cleaned) = measured(name, &Input { about, ..html }) {
            assert!(cleaned.notes.iter().any(|n| n.starts_with("profile «kremlin»")), "{name}: {:?}", cleaned.notes);
        }
        let plain = page.replace('<', "\n");
        let _ = measured(name, &Input { bytes: plain.as_bytes(), kind: Kind::Plain, ..Input::default() });
    }
    let lines = "a\n".repeat(2_000_000);
    let refused = measured("lines", &Input { bytes: lines.as_bytes(), kind: Kind::Plain, ..Input::default() });
    assert!(matches!(refused, Err(CleanError::TooManyLines { .. })), "{refused:?}");
    let big = vec![b'a'; 200 << 20];
    let refused = measured("200 MB", &Input { bytes: &big, ..Input::default() });
    assert_eq!(refused.err(), Some(CleanError::TooLarge { size: big.len(), limit: SIZE_CAP }));
}

//! The cleaner on whole documents: `fixtures/clean/NAME.html|txt` beside `NAME.json`, what must come out.
//! `SVODKA_ACCEPT=1 cargo test --test clean` writes the files anew; review the difference before committing it.

use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use svodka::clean::{About, CleanError, Input, Kind, Rules, Why, clean};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean")
}

fn run(bytes: &[u8]) -> Result<svodka::clean::Cleaned, CleanError> {
    clean(&Input { bytes, ..Input::default() }, &Rules::embedded())
}

fn record(bytes: &[u8]) -> Value {
    match run(bytes) {
        Ok(c) => json!({
            "title": c.title, "published": c.published, "published_at": c.published_at, "updated": c.updated, "url": c.url,
            "author": c.author, "section": c.section, "place_line": c.place_line, "lang": c.lang, "text": c.text.lines().collect::<Vec<_>>(),
            "captions": c.captions, "notes": c.notes,
            "dropped": c.dropped.iter().map(|d| format!("{}: {}", d.reason, d.text)).collect::<Vec<_>>(),
        }),
        Err(e) => json!({"error": e.kind(), "message": e.to_string()}),
    }
}

#[test]
fn fixtures_come_out_as_recorded() {
    let accept = std::env::var_os("SVODKA_ACCEPT").is_some();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|x| x == "html" || x == "txt"))
        .collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in &paths {
        let got = serde_json::to_string_pretty(&record(&std::fs::read(path).unwrap())).unwrap() + "\n";
        let expected = path.with_extension("json");
        let want = std::fs::read_to_string(&expected).unwrap_or_default();
        if accept {
            std::fs::write(&expected, &got).unwrap();
        } else if got != want {
            let diff = similar::TextDiff::from_lines(&want, &got);
            wrong.push(format!("{}\n{}", path.display(), diff.unified_diff().context_radius(1)));
        }
    }
    assert!(paths.len() >= 12, "fixtures are missing");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_code_pages_of_one_page_read_alike() {
    let page = std::fs::read_to_string(folder().join("bitrix-table.html")).unwrap();
    let page = page
        .replace("<meta charset=\"utf-8\">", "")
        .replace("«", "\"")
        .replace("»", "\"")
        .replace(['—', '№', '©'], "-");
    let want = run(page.as_bytes()).unwrap().text;
    for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::ISO_8859_5] {
        let (bytes, _, unmapped) = encoding.encode(&page);
        assert!(!unmapped, "{}", encoding.name());
        assert_eq!(run(&bytes).unwrap().text, want, "{}", encoding.name());
        let declared = page.replacen(
            "<head>",
            &format!("<head><meta http-equiv=content-type content='text/html; charset={}'>", encoding.name()),
            1,
        );
        let (bytes, _, _) = encoding.encode(&declared);
        assert_eq!(run(&bytes).unwrap().text, want, "{} declared", encoding.name());
    }
}

#[test]
fn limits_give_named_errors_and_no_delay() {
    let big = vec![b'a'; svodka::clean::SIZE_CAP + 1];
    assert!(matches!(run(&big), Err(CleanError::TooLarge { .. })));
    assert_eq!(run(b"").err(), Some(CleanError::Empty));
    assert!(matches!(run(b"\x00\x01\x02\x00\x00\x00\x07\x00\x00\x00\x00\x01"), Err(CleanError::Binary(_))));
    assert_eq!(run(b"<html><body></body></html>").err(), Some(CleanError::NotARelease { why: Why::Empty }));
    let attribute = format!(
        "<p title=\"{}\">Министр принял посла в четверг вечером в столице, сообщила пресс-служба.</p>",
        "x".repeat(5_000_000)
    );
    assert!(run(attribute.as_bytes()).unwrap().text.contains("Министр"));
    let entities = format!("<p>Министр принял посла. {}</p>", "&nbsp;&laquo;&#1072;&bogus;".repeat(200_000));
    assert!(run(entities.as_bytes()).is_ok());
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b><i>", "</i>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<ul><li>", "</ul>"),
        ("<p><span class=date>", "</span>"),
    ] {
        let deep = format!(
            "{}Министр принял посла в четверг вечером в столице, сообщила пресс-служба.{}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        let _ = run(deep.as_bytes());
    }
}

fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=\"news-detail share\">",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<span class=date>",
        "</span>",
        "<time datetime=2020-01-02>",
        "<h1>",
        "</h1>",
        "<li>",
        "<ul>",
        "</ul>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<meta charset=koi8-r>",
        "<meta property=og:title content='",
        "'>",
        "<",
        ">",
        "&",
        "&nbsp;",
        "&#",
        "&#x1F600;",
        "\"",
        "=",
        "Министр обороны принял посла. ",
        "12.03.2019 ",
        "© Foto\n",
        "Фото: И. Петров\n",
        "\u{AD}",
        "\u{200B}",
        "\n\n",
        "Минcк ",
        "<pre>",
        "<svg>",
        "<figure><figcaption>Подпись",
        "<article>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020\"}</script>",
    ]);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,12}".prop_map(|s| s)], 0..60)
        .prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn never_panics_on_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for kind in [Kind::Html, Kind::Plain, Kind::Unknown] {
            let _ = clean(&Input { bytes: &bytes, kind, charset_hint: Some("utf-16"), about: About::default() }, &Rules::embedded());
        }
    }

    #[test]
    fn never_panics_on_tag_soup(html in soup()) {
        for kind in [Kind::Html, Kind::Plain] {
            if let Ok(c) = clean(&Input { bytes: html.as_bytes(), kind, ..Input::default() }, &Rules::embedded()) {
                prop_assert!(c.text.len() <= html.len() * 4 + 1000);
                let soft = c.text.contains('\u{AD}');
                prop_assert!(!soft);
            }
        }
    }
}

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
fn every_profile_and_period_has_a_fixture_that_it_fits() {
    for site in svodka::rules::sites::Sites::embedded().iter() {
        let pages: Vec<_> = match site.periods.len() {
            1 => vec![format!("site-{}.html", site.name)],
            n => (1..=n).map(|i| format!("site-{}-{i}.html", site.name)).collect(),
        };
        let mut texts = Vec::new();
        for page in &pages {
            let bytes = std::fs::read(folder().join(page)).unwrap_or_else(|e| panic!("{page}: {e}"));
            let cleaned = run(&bytes).unwrap();
            assert!(cleaned.published.is_some() && cleaned.notes.is_empty(), "{page}: {:?}", cleaned.notes);
            assert!(cleaned.dropped.iter().any(|d| d.reason == "profile:outside"), "{page}");
            let period = site.period_on(cleaned.published.as_deref());
            texts.push(&period.page.text);
        }
        texts.dedup();
        assert_eq!(texts.len(), pages.len(), "the fixtures of {} are of one period", site.name);
    }
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

const HEADLINE: &str = "<h1>Министр посетил завод в Ереване</h1>";
const BODY: &str = "<p>Министр транспорта Республики Армения Грайр Агабекян посетил 5 марта 2024 года в Ереване завод и осмотрел \
    новые цеха.</p><p>Министра сопровождал директор завода Самвел Петоян, рассказавший о планах выпуска вагонов.</p>";

fn shown(above: &str, head: &str) -> svodka::clean::Cleaned {
    run(format!("<html><head>{head}</head><body>{HEADLINE}{above}{BODY}</body></html>").as_bytes()).unwrap()
}

#[test]
fn the_last_change_is_told_from_publication() {
    for (above, published, updated) in [
        (
            "<p class=date>5 марта 2024, 14:30</p><p>Обновлено: 7 марта 2024, 10:00</p>",
            "2024-03-05",
            "2024-03-07T10:00:00",
        ),
        ("<p>Опубликовано: 05.03.2024 | Обновлено: 07.03.2024</p>", "2024-03-05", "2024-03-07"),
        ("<p>Дата публикации: 05.03.2024</p><p>Дата изменения: 07.03.2024</p>", "2024-03-05", "2024-03-07"),
        ("<p><span class=date>05.03.2024</span> <i>(изменено 07.03.2024)</i></p>", "2024-03-05", "2024-03-07"),
    ] {
        let got = shown(above, "");
        assert_eq!((got.published.as_deref(), got.updated.as_deref()), (Some(published), Some(updated)), "{above}");
        assert!(!got.text.contains("07.03") && !got.text.contains("7 марта"), "{}", got.text);
    }
    let head = "<meta property=article:published_time content=2024-03-05T14:30:00+04:00>\
        <meta property=article:modified_time content=2024-03-06T01:00:00+04:00>";
    let got = shown("<time datetime=2024-03-05>5 марта</time>", head);
    assert_eq!(got.published_at.as_deref(), Some("2024-03-05T14:30:00+04:00"));
    assert_eq!(got.updated.as_deref(), Some("2024-03-06T01:00:00+04:00"));
}

#[test]
fn the_title_goes_without_the_sites_name() {
    let site = "<meta property=og:site_name content='Минтранс Армении'>";
    for head in [
        "<title>Министр посетил завод в Ереване | Минтранс Армении</title>",
        "<title>Министр посетил завод в Ереване — Новости — Минтранс Армении</title>",
        "<meta property=og:title content='Министр посетил завод в Ереване - Минтранс Армении'>",
    ] {
        assert_eq!(
            shown("", &format!("{head}{site}")).title.as_deref(),
            Some("Министр посетил завод в Ереване"),
            "{head}"
        );
        let page = format!("<html><head>{head}{site}</head><body><div>{BODY}</div></body></html>");
        let bare = run(page.as_bytes()).unwrap();
        assert_eq!(bare.title.as_deref(), Some("Министр посетил завод в Ереване"), "{head}");
    }
}

#[test]
fn author_section_and_place_are_read_where_they_are_shown() {
    let got = shown("<div class=author>Автор: пресс-служба Минтранса</div>", "");
    assert_eq!(got.author.as_deref(), Some("пресс-служба Минтранса"));
    let crumbs = "<ul class=breadcrumb><li><a href=/>Главная</a></li><li><a href=/n>Новости министра</a></li>\
        <li>Министр посетил завод в Ереване</li></ul>";
    assert_eq!(shown(crumbs, "").section.as_deref(), Some("Новости министра"));
    for (above, place) in [
        ("<div class=news-place>Ереван, Дом правительства</div>", Some("Ереван, Дом правительства")),
        ("<p>г. Ереван, 5 марта 2024 года</p>", Some("г. Ереван, 5 марта 2024 года")),
        ("<p>5 марта 2024 года | Ереван</p>", Some("5 марта 2024 года | Ереван")),
        ("<p>ЕРЕВАН, 5 марта. На заводе побывал министр.</p>", Some("ЕРЕВАН, 5 марта")),
        ("<p>Понедельник, 5 марта 2024 года</p>", None),
    ] {
        assert_eq!(shown(above, "").place_line.as_deref(), place, "{above}");
    }
}

#[test]
fn other_languages_are_told_on_short_pages_too() {
    for (lang, title, text) in [
        (
            "uk",
            "Міністр прийняв посла",
            "Міністр закордонних справ прийняв посла Литви у Києві. Сторони обговорили енергетику.",
        ),
        (
            "kk",
            "Министр елшіні қабылдады",
            "Сыртқы істер министрі Литва елшісін қабылдады. Тараптар ынтымақтастықты талқылады.",
        ),
        ("be", "Міністр прыняў пасла", "Міністр замежных спраў прыняў пасла Літвы ў Мінску. Бакі абмеркавалі гандаль."),
        (
            "en",
            "Minister received envoy",
            "The foreign minister received the ambassador of Lithuania. The sides discussed trade.",
        ),
        (
            "ky",
            "Министр элчини кабыл алды",
            "Тышкы иштер министри Литванын элчисин кабыл алды. Тараптар соода маселелерин талкуулашты.",
        ),
        ("ru", "Министр принял посла", "Министр иностранных дел принял посла Литвы. Стороны обсудили торговлю."),
    ] {
        // the frame of the page is Russian all the same
        let page = format!(
            "<html lang=ru><body><div class=menu>Главная Новости О министерстве</div><h1>{title}</h1><p>{text}</p>\
             <footer>При использовании материалов ссылка обязательна. Все права защищены.</footer></body></html>"
        );
        assert_eq!(run(page.as_bytes()).unwrap().lang.as_deref(), Some(lang), "{text}");
    }
}

#[test]
fn what_is_no_release_is_set_aside_by_its_kind() {
    let links: String = (1..20)
        .map(|i| {
            format!(
                "<li><a href=/{i}>Министр принял делегацию номер {i} из Армении и Грузии</a> <i>{i} марта 2024</i></li>"
            )
        })
        .collect();
    for (why, body) in [
        (Why::Listing, format!("<h1>Пресс-центр</h1><ul>{links}</ul>")),
        (
            Why::Error,
            "<title>Ошибка 404</title><p>Страница удалена или перемещена. Начните с главной страницы сайта.</p>"
                .to_owned(),
        ),
        (
            Why::Consent,
            "<h1>Мы используем файлы cookie</h1><p>Нажимая «Принять», вы соглашаетесь на обработку данных.</p>"
                .to_owned(),
        ),
        (Why::Empty, "<h1>Министр посетил завод</h1><div id=app></div>".to_owned()),
    ] {
        let page = format!("<html><body>{body}</body></html>");
        assert_eq!(run(page.as_bytes()).err(), Some(CleanError::NotARelease { why }), "{body}");
    }
    let short = "<html><body><h1>Министр транспорта прибыл в Ереван</h1><p>Визит продлится два дня.</p></body></html>";
    assert!(run(short.as_bytes()).is_ok());
}

#[test]
fn cells_keep_their_columns_and_words_their_letters() {
    let table = "<table><tr><th>Участник</th><th>Должность</th><th>Страна</th></tr>\
        <tr><td><p>Ваган Сароян</p></td><td>заместитель<br>директора</td><td>Армения</td></tr>\
        <tr><td>Иван Петросов</td><td></td><td>Грузия</td></tr></table>";
    let got = shown("", "").text;
    let with = run(format!("<html><body>{HEADLINE}{BODY}{table}</body></html>").as_bytes()).unwrap().text;
    let rows =
        "Участник | Должность | Страна\nВаган Сароян | заместитель директора | Армения\nИван Петросов |  | Грузия";
    assert_eq!(with, format!("{got}\n{rows}"));
    let odd =
        BODY.replace("Министр ", "Ми&shy;нистр ").replace("Республики", "Pеспублики").replace("новые", "но\u{200B}вые");
    let odd = odd.replace("Самвел", "<b>Сам</b>вел").replace("5 марта", "5&nbsp;марта");
    assert_eq!(run(format!("<html><body>{HEADLINE}{odd}</body></html>").as_bytes()).unwrap().text, got);
}

#[test]
fn captions_and_counters_of_a_slider_are_no_text() {
    let slider = "<div class=gallery><div>1 / 3</div><div>Министр посетил завод в Ереване</div><div>2 / 3</div>\
        <div>Министр посетил завод в Ереване</div></div>";
    let got = shown(slider, "");
    assert_eq!(got.text, shown("", "").text);
    assert!(got.captions.iter().all(|c| c == "Министр посетил завод в Ереване"), "{:?}", got.captions);
    assert!(got.dropped.iter().any(|d| d.text == "1 / 3"), "{:?}", got.dropped);
    let photo = format!(
        "<html><body>{HEADLINE}{BODY}<p>Директор завода Самвел Петоян</p><p>Фото: А. Манукян</p></body></html>"
    );
    let got = run(photo.as_bytes()).unwrap();
    assert_eq!(got.captions, ["Директор завода Самвел Петоян"]);
    assert!(!got.text.contains("Манукян"));
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

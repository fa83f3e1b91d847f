//! What holds for any release: a paragraph that names nobody changes nothing of the rest, a document's record does not
//! depend on the documents read before it, list items may change their order, offsets slice back.

mod common;

use common::root;
use std::sync::LazyLock;
use svodka::model::{Mention, Release};
use svodka::source::{Documents, Inputs, Manifest};
use svodka::{Cleaning, Svodka, source::Document};

static SVODKA: LazyLock<Svodka> = LazyLock::new(|| Svodka::embedded().cleaning(Cleaning::None));

/// Releases of different make; the paragraphs of each are lines.
const RELEASES: [&str; 6] = [
    "Сегодня в Астане под председательством министра энергетики Республики Казахстан Болата Акчулакова состоялось \
     пятое заседание рабочей группы.\nВ нём приняли участие посол Республики Индии в Республике Казахстан \
     Н.К. Шарма, директор Института экономики Анна Гриб и ректор университета Темир Жоробеков.\nПо итогам подписан \
     протокол.",
    "Министр иностранных дел Сергей Лавров принял посла Франции Пьера Леви. Лавров отметил рост товарооборота. \
     Леви поблагодарил за приём.\nНа встрече присутствовала советник посольства Катрин Дюбуа.",
    "5 марта 2024 года в Минске прошёл форум «Диалог культур». С докладом выступил Пётр Королёв, профессор МГИМО.\n\
     Королёву задали вопросы студенты. Модератором стала Ольга Валерьевна Тихая.",
    "Президенты Узбекистана и Таджикистана Шавкат Мирзиёев и Эмомали Рахмон открыли мост.\nВ церемонии участвовали \
     аким Туркестанской области Дархан Сатыбалды и губернатор Омской области Виталий Хоценко.",
    "Указом главы государства министром юстиции назначена Елена Вовк. Ранее она работала в Генеральной прокуратуре.\n\
     Её заместителем стал Тимур Назаров.",
    "5 марта 2024 года в Минске прошёл турнир «Белая ладья». Первой стала Ольга Глазунова (Россия), второй – Цэндийн \
     Ариунаа из Монголии.\nСборная Казахстана: Ерлан Оспанов, Айгуль Сатова.\nБронзу взял представлявший Грузию Лука \
     Гелашвили.",
];

/// Paragraphs that name nobody and nothing.
const NAMELESS: [&str; 4] = [
    "Работы завершены в срок, а качество признано хорошим.",
    "Участники обсудили вопросы развития и остались довольны.",
    "Цены не изменились; спрос остаётся высоким.",
    "Для посетителей открыта стоянка, вход свободный.",
];

fn read(text: &str) -> Release {
    let mut document = Document::text("1", text);
    document.published = Some("2024-03-06".into());
    SVODKA.read(&document).expect("a Russian release")
}

/// Moves a release's offsets from `at` on by `by` code points, and leaves out its text.
fn moved(mut release: Release, at: usize, by: usize) -> Release {
    let shift = |point: &mut usize| *point += if *point >= at { by } else { 0 };
    mentions(&mut release).into_iter().for_each(|m| {
        shift(&mut m.start);
        shift(&mut m.end);
    });
    for position in &mut release.positions {
        shift(&mut position.start);
        shift(&mut position.end);
    }
    for part in &mut release.participants {
        shift(&mut part.start);
        shift(&mut part.end);
    }
    release.text.clear();
    release
}

fn mentions(release: &mut Release) -> Vec<&mut Mention> {
    let people = release.people.iter_mut().flat_map(|x| x.mentions.iter_mut().chain(&mut x.references));
    let organizations = release.organizations.iter_mut().flat_map(|x| &mut x.mentions);
    let places = release.places.iter_mut().flat_map(|x| &mut x.mentions);
    let countries = release.countries.iter_mut().flat_map(|x| &mut x.mentions);
    let dates = release.dates.iter_mut().flat_map(|x| &mut x.mentions);
    let events = release.events.iter_mut().flat_map(|x| &mut x.mentions);
    let homelands = release.participants.iter_mut().filter_map(|x| x.country_mention.as_mut());
    people.chain(homelands).chain(organizations).chain(places).chain(countries).chain(dates).chain(events).collect()
}

#[test]
fn a_paragraph_without_names_changes_nothing_else() {
    for text in RELEASES {
        for nameless in NAMELESS {
            let paragraphs: Vec<&str> = text.split('\n').collect();
            // not before the first: what opens a report is told apart from what follows
            for at in 1..=paragraphs.len() {
                let mut with = paragraphs.clone();
                with.insert(at, nameless);
                let start = paragraphs[..at].iter().map(|p| p.chars().count() + 1).sum();
                let want = moved(read(text), start, nameless.chars().count() + 1);
                let got = moved(read(&with.join("\n")), usize::MAX, 0);
                assert_eq!(got, want, "«{nameless}» before paragraph {at} of: {text}");
            }
        }
    }
}

#[test]
fn a_release_cut_off_anywhere_is_read() {
    for text in RELEASES {
        for (end, _) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
            // what is cut off may end in a preposition, a title or an open quotation
            for tail in ["", " «", " –", "\n"] {
                assert_eq!(read(&format!("{text}\n{}{tail}", &text[..end])).id, "1");
            }
        }
    }
}

/// Pieces of the judged releases that begin and end anywhere, some of their words put into others' places.
#[test]
fn pieces_and_mixtures_of_releases_are_read() {
    let folder = root().join("fixtures/judged");
    let texts = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path());
    let mut texts: Vec<_> = texts.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    texts.sort();
    let all = texts.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect::<Vec<_>>().join("\n");
    let words: Vec<&str> = all.split_inclusive(char::is_whitespace).collect();
    // a linear congruential generator (Knuth, MMIX): the same pieces each time
    let mut state = 1u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..6000 {
        let from = below(words.len() - 100);
        let mut piece: Vec<&str> = words[from..from + 1 + below(99)].to_vec();
        for _ in 0..[0, 2, 20][below(3)] {
            let at = below(piece.len());
            piece[at] = words[below(words.len())];
        }
        let text = piece.concat();
        let mut document = Document::text("1", text.trim());
        document.published = Some("2024-03-06".into());
        // a piece may be empty or of no language
        if let Err(error) = SVODKA.read(&document) {
            assert!(!error.to_string().contains("panicked"), "{error}: {text}");
        }
    }
}

/// No phrase is read from each of its words to the end of the page, none by a call for each word.
#[test]
fn a_page_of_one_sentence_is_read() {
    for words in [
        "новое большое ",
        "трёх двух ",
        "министр – ",
        "советник по ",
        "НПО ",
        "господина ",
        "управления отдела ",
        "и премьера президента ",
        "министр Иванов, гостями были ",
    ] {
        let text = format!("Министр Иван Петров подписал {}", words.repeat(20_000));
        assert_eq!(read(&text).id, "1", "{words}");
    }
}

#[test]
fn a_record_does_not_depend_on_what_was_read_before() {
    let alone: Vec<Release> = RELEASES.iter().map(|t| read(t)).collect();
    for (first, text) in RELEASES.iter().enumerate() {
        read(text);
        for (n, other) in RELEASES.iter().enumerate().rev() {
            assert_eq!(read(other), alone[n], "after release {first}");
        }
    }
    // the same words in other company: what is remembered of words is no part of any record
    let glued = RELEASES.map(|t| t.to_uppercase()).join("\n");
    read(&glued);
    for (n, text) in RELEASES.iter().enumerate() {
        assert_eq!(read(text), alone[n]);
    }
}

/// What a list says of each of its people, in the order of the list.
#[test]
fn a_word_written_short_does_not_remember_other_cases() {
    // the same letters stand for «область», «области» and «областью»
    let texts = [
        "Зюзинская обл. победила.",
        "Выступил прокурор Зюзинской обл. Иван Петров.",
        "Гостям показали Зюзинскую обл. и Минск.",
        "Ветер прошёл над Зюзинской обл. и стих.",
    ];
    let fresh = |text: &'static str| std::thread::spawn(move || read(text)).join().expect("it is read");
    let alone = texts.map(fresh);
    for first in texts {
        for (text, alone) in texts.iter().zip(&alone) {
            let second = std::thread::scope(|scope| {
                let both = scope.spawn(|| {
                    read(first);
                    read(text)
                });
                both.join().expect("they are read")
            });
            assert_eq!(&second, alone, "{text}, read behind {first}");
        }
    }
}

fn listed(items: &[&str]) -> Vec<(String, Vec<String>, String)> {
    let text = format!("Вчера в Ташкенте прошло совещание. В нём приняли участие:\n{}", items.join("\n"));
    let release = read(&text);
    let said = |n: usize| {
        let titles = release.offices().filter(|p| p.person == n);
        let titles = titles.map(|p| format!("{} | {:?} | {:?}", p.title, p.organization, p.country)).collect();
        let role = release.participants.iter().find(|p| p.person == n).map(|p| p.role.clone());
        (release.people[n].name.clone(), titles, role.unwrap_or_default())
    };
    (0..release.people.len()).map(said).collect()
}

#[test]
fn list_items_that_change_places_change_places_in_the_record() {
    let lists: [&[&str]; 3] = [
        &[
            "- министр энергетики Журабек Мирзамахмудов;",
            "- посол Республики Корея Ким Хи Сан;",
            "- ректор университета Анвар Юсупов;",
            "- директор Института экономики Анна Гриб.",
        ],
        &[
            "от Республики Армения – министр экономики Геворг Папоян;",
            "от Республики Беларусь – министр экономики Юрий Чеботарь;",
            "от Республики Казахстан – вице-министр Ардак Зебешев.",
        ],
        &[
            "1. Рябов О.П., председатель комиссии;",
            "2. Гриб А.С., заместитель председателя комиссии;",
            "3. Цой Л.В., секретарь комиссии.",
        ],
    ];
    for items in lists {
        let straight = listed(items);
        assert_eq!(straight.len(), items.len(), "{straight:?}");
        for turn in 1..items.len() {
            let mut turned = items.to_vec();
            turned.rotate_left(turn);
            let mut want = straight.clone();
            want.rotate_left(turn);
            assert_eq!(listed(&turned), want);
        }
        let backwards: Vec<&str> = items.iter().rev().copied().collect();
        let mut want = straight;
        want.reverse();
        assert_eq!(listed(&backwards), want);
    }
}

#[test]
fn offsets_slice_back_in_every_fixture_taken_verbatim() {
    let folder = root().join("fixtures/releases");
    let inputs = Inputs::new(std::slice::from_ref(&folder), None).unwrap();
    let mut sliced = 0;
    for item in Documents::new(&inputs, Manifest::read(&folder.join("manifest.csv"), &inputs).unwrap()).unwrap() {
        let Ok(mut release) = SVODKA.read(&item.open().unwrap()) else { continue };
        let points: Vec<char> = release.text.chars().collect();
        for m in mentions(&mut release) {
            assert_eq!(points[m.start..m.end].iter().collect::<String>(), m.text);
            sliced += 1;
        }
    }
    assert!(sliced > 1000, "{sliced} mentions");
}

#[test]
fn a_title_told_again_repeats_the_first() {
    let release = read(
        "Министр энергетики Казахстана Болат Акчулаков открыл станцию. Министр энергетики Болат Акчулаков поблагодарил \
         строителей. Министр осмотрел зал.",
    );
    let told: Vec<_> = release.positions.iter().map(|p| (p.title.as_str(), p.repeats, p.country.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("Министр энергетики Казахстана", None, Some("KZ")),
            ("Министр энергетики", Some(0), None),
            ("Министр", Some(0), None)
        ]
    );
    assert_eq!(release.offices().count(), 1);
}

#[test]
fn a_state_is_called_as_the_text_calls_it() {
    let release = read(
        "Делегации Республики Беларусь и КНР встретились в Минске. Беларусь представлял посол, российский гость опоздал.",
    );
    let told: Vec<_> =
        release.countries.iter().map(|c| (c.code.as_str(), c.name.as_str(), c.full_name.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("BY", "Беларусь", Some("Республика Беларусь")),
            ("CN", "КНР", Some("Китайская Народная Республика")),
            ("RU", "Россия", None)
        ]
    );
}

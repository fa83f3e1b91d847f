//! What stands over a plain text and under it: the headline among the site's name, its sections and stamps; the day of publication.

use svodka::Svodka;
use svodka::model::Release;
use svodka::source::Document;

const BODY: &str = "В пятницу министр транспорта Иван Орлов провёл совещание о ремонте дорог и мостов области. \
    В нём приняли участие главы районов и руководители подрядных организаций.";

fn read(text: &str) -> Release {
    Svodka::embedded().read(&Document::text("head", text)).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn the_headline_is_told_from_what_stands_above() {
    for head in [
        "О ремонте дорог договорились в министерстве",
        "Министерство транспорта Омской области\n\nО ремонте дорог договорились в министерстве",
        "Посольство Республики Беларусь в Республике Зимбабве\n\nО ремонте дорог договорились в министерстве",
        "Министерство транспорта Омской области\nПресс-служба министерства\n\nО ремонте дорог договорились в министерстве",
        "Вятский вестник\nВся правда о крае\n\nО ремонте дорог договорились в министерстве",
        "Дороги края > Новости\n\nО ремонте дорог договорились в министерстве",
        "Дороги края\nДоска • Новости • Комиссии\n\nО ремонте дорог договорились в министерстве",
        "О ремонте дорог договорились в министерстве\n13-07-2021\n№ 1304",
        "Дороги края\nО нас · Карта · Закупки\n\nО ремонте дорог договорились в министерстве\n\nПубликация: 23 октября 2023",
    ] {
        let release = read(&format!("{head}\n\n{BODY}\n"));
        assert_eq!(release.title.as_deref(), Some("О ремонте дорог договорились в министерстве"), "{head}");
        let text = release.text.trim_start_matches("О ремонте дорог договорились в министерстве").trim_start();
        assert!(text.starts_with("В пятницу"), "{head}: {}", release.text);
    }
    // a headline that begins with a body, over a second one
    let release = read(&format!("Министерство проверило дороги\n\nРемонт начнут в мае\n\n{BODY}\n"));
    assert_eq!(release.title.as_deref(), Some("Министерство проверило дороги"));
}

#[test]
fn the_day_of_publication_is_read_beside_the_text() {
    for (text, day, place) in [
        (format!("О дорогах\n\nСАРАТОВ, 21 мая 2024 г. {BODY}"), "2024-05-21", Some("САРАТОВ, 21 мая 2024 г.")),
        (format!("О дорогах\n\nШарджа, 21.05.2024. {BODY}"), "2024-05-21", Some("Шарджа, 21.05.2024")),
        (
            format!("О дорогах края\n\n{BODY}\n\n21.05.2024 10:15 | Пресс-служба министерства | press@example.org"),
            "2024-05-21",
            None,
        ),
        (format!("О дорогах края\n\n{BODY}\n\n21.05.2024   Просмотры: 877\n© Пресс-служба"), "2024-05-21", None),
        (
            format!("О дорогах края\n\n{BODY}\n\nИнформация подготовлена 21.05.2024 пресс-службой управления"),
            "2024-05-21",
            None,
        ),
        (format!("📅 21.05.2024   👁 1 877\n\nО дорогах края\n\n{BODY}"), "2024-05-21", None),
    ] {
        let release = read(&text);
        assert_eq!(release.published.as_deref(), Some(day), "{text}");
        assert_eq!(release.place_line.as_deref(), place, "{text}");
    }
    // nor are the days of other releases
    let others =
        "Читайте также: Открыт мост (12.05.2023)\nДругие новости:\n11.05.2023 Закрыта трасса\n10.05.2023 Новый паром";
    assert_eq!(read(&format!("О дорогах края\n\n{BODY}\n\n{others}")).published, None);
    // a day of the news itself is none of publication
    assert_eq!(read(&format!("О дорогах края\n\n12 мая 2023 года в Омске открыт мост. {BODY}")).published, None);
}

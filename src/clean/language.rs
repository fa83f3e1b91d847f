//! The language of a text, by its letters and function words.

use std::cell::LazyCell;

use crate::text::is_letter;

/// How much of the text is looked at, in bytes.
const SAMPLE_BYTES: usize = 3000;

const RUSSIAN: &[&str] = &[
    "и",
    "в",
    "на",
    "не",
    "что",
    "с",
    "по",
    "из",
    "к",
    "для",
    "от",
    "об",
    "о",
    "его",
    "был",
    "была",
    "было",
    "были",
    "а",
    "также",
    "при",
    "года",
    "году",
    "до",
    "со",
    "во",
    "это",
    "как",
    "который",
    "состоялось",
    "состоялась",
    "состоялся",
];
const UKRAINIAN: &[&str] = &[
    "і", "та", "в", "на", "що", "до", "від", "з", "із", "як", "про", "для", "не", "це", "року", "за", "його", "під",
    "який", "було",
];
const BELARUSIAN: &[&str] = &[
    "і", "у", "на", "што", "да", "ад", "з", "як", "пра", "для", "не", "гэта", "года", "за", "яго", "быў", "якія",
    "была",
];
const BULGARIAN: &[&str] =
    &["на", "и", "в", "за", "да", "от", "се", "с", "е", "са", "по", "че", "като", "ще", "при", "беше", "това"];
/// Those of them that Russian lacks: a short Russian text may well be without «ы» and «э».
const BULGARIAN_ONLY: &[&str] = &["да", "се", "е", "са", "че", "като", "ще", "беше", "това"];
const KYRGYZ: &[&str] = &["жана", "менен", "болуп", "үчүн", "боюнча", "бул", "деп", "эле"];
/// What Kyrgyz words end with and Russian ones hardly ever do.
const KYRGYZ_ENDINGS: [&str; 16] =
    ["нын", "дын", "тын", "нин", "дин", "тин", "лар", "лер", "тар", "тер", "дар", "дер", "синин", "лды", "шты", "рды"];
const TAJIK: &[&str] = &["ва", "дар", "бо", "аз", "ба", "ки", "барои", "оид"];
const ENGLISH: &[&str] =
    &["the", "of", "and", "to", "in", "a", "is", "for", "on", "that", "with", "was", "by", "from", "at"];
const GERMAN: &[&str] = &["der", "die", "und", "das", "ist", "mit", "von", "für", "den", "ein"];
const FRENCH: &[&str] = &["le", "la", "les", "et", "des", "du", "une", "est", "que", "pour"];
const SPANISH: &[&str] = &["el", "la", "los", "y", "de", "que", "en", "del", "las", "por"];
const PORTUGUESE: &[&str] = &["o", "os", "da", "do", "não", "uma", "com", "para", "em", "que", "de", "no", "na"];
const ITALIAN: &[&str] = &["il", "di", "che", "della", "per", "un", "una", "non", "con", "gli", "del", "è", "le"];
const TURKISH: &[&str] = &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "daha", "çok"];
const AZERBAIJANI: &[&str] = &["və", "bu", "ilə", "üçün", "bir", "də", "edib", "olub", "olan"];
const INDONESIAN: &[&str] = &["yang", "dan", "di", "ini", "itu", "dengan", "untuk", "dari", "tidak"];
const POLISH: &[&str] = &["w", "i", "z", "na", "się", "że", "do", "nie", "jest", "oraz"];
const UZBEK: &[&str] = &["va", "bilan", "uchun", "ham", "bu", "bo", "oʻzbekiston", "yil", "boʻyicha"];

/// ISO 639-1 code of the text's language: one of the languages that stand beside Russian on institutional sites, or
/// `other`. A text without enough letters to tell is `other`.
pub fn language(text: &str) -> &'static str {
    let head = super::page::cut(text, SAMPLE_BYTES);
    let letters = Letters::count(head);
    if letters.plainly_russian() {
        return "ru";
    }
    let sample = head.to_lowercase();
    if letters.all < 12 {
        return if letters.cyrillic * 2 > letters.all && letters.all > 0 { "ru" } else { "other" };
    }
    if letters.cyrillic * 2 > letters.all {
        cyrillic(head, &sample, &letters)
    } else if letters.latin * 2 > letters.all {
        latin(&sample)
    } else {
        by_script(&sample)
    }
}

/// Languages that have a script of their own.
fn by_script(sample: &str) -> &'static str {
    let has = |range: std::ops::RangeInclusive<char>| sample.chars().filter(|c| range.contains(c)).count() > 5;
    match () {
        _ if has('\u{AC00}'..='\u{D7A3}') => "ko",
        _ if has('\u{3040}'..='\u{30FF}') => "ja",
        _ if has('\u{4E00}'..='\u{9FFF}') => "zh",
        _ if has('\u{10A0}'..='\u{10FF}') => "ka",
        _ if has('\u{0531}'..='\u{0587}') => "hy",
        _ if has('\u{0370}'..='\u{03FF}') => "el",
        _ if has('\u{0590}'..='\u{05FF}') => "he",
        _ if has('\u{0600}'..='\u{06FF}') => "ar",
        _ => "other",
    }
}

#[derive(Default)]
struct Letters {
    all: usize,
    cyrillic: usize,
    latin: usize,
    kazakh: usize,
    kyrgyz: usize,
    tajik: usize,
    uzbek: usize,
    tatar: usize,
    ukrainian: usize,
    belarusian: usize,
    dotted_i: usize,
    serbian: usize,
    russian: usize,
    /// «ъ», a vowel of Bulgarian.
    hard: usize,
}

impl Letters {
    fn count(text: &str) -> Letters {
        if let Some(n) = Letters::count_plain(text.as_bytes()) {
            return n;
        }
        let mut n = Letters::default();
        for c in text.chars() {
            let c = match c {
                'А'..='я' => {
                    n.all += 1;
                    n.cyrillic += 1;
                    n.russian += usize::from(matches!(c, 'ы' | 'э' | 'Ы' | 'Э'));
                    n.hard += usize::from(matches!(c, 'ъ' | 'Ъ'));
                    continue;
                }
                c if !is_letter(c) => continue,
                c => c.to_lowercase().next().unwrap_or(c),
            };
            n.all += 1;
            n.cyrillic += usize::from(('\u{400}'..='\u{52F}').contains(&c));
            n.latin += usize::from(c < '\u{250}');
            match c {
                'ұ' | 'қ' | 'ғ' | 'һ' | 'ә' => {
                    n.kazakh += usize::from(c != 'һ');
                    n.tatar += usize::from(matches!(c, 'ә' | 'һ'));
                    n.tajik += usize::from(matches!(c, 'қ' | 'ғ'));
                    n.uzbek += usize::from(matches!(c, 'қ' | 'ғ'));
                }
                'ү' | 'ө' | 'ң' => {
                    n.kyrgyz += 1;
                    n.kazakh += 1;
                    n.tatar += 1;
                }
                'җ' => n.tatar += 3,
                'ҳ' => {
                    n.tajik += 1;
                    n.uzbek += 1;
                }
                'ӣ' | 'ӯ' | 'ҷ' => n.tajik += 3,
                'ў' => {
                    n.belarusian += 1;
                    n.uzbek += 1;
                }
                'і' => n.dotted_i += 1,
                'ї' | 'є' | 'ґ' => n.ukrainian += 1,
                'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'ѓ' | 'ќ' => n.serbian += 1,
                _ => {}
            }
        }
        n
    }
}

impl Letters {
    /// The count of a text of Russian letters, ASCII and the commonest marks alone; `None` for any other text. By pairs of bytes
    /// without a branch, and in runs whose sums fit a byte, for the compiler to take many at a time.
    fn count_plain(bytes: &[u8]) -> Option<Letters> {
        // no sum of a run passes 255, and nothing of it is left over by sixteens
        const RUN: usize = 240;
        // the last byte leads no other
        let (last, leads) = bytes.split_last()?;
        let mut sums = [0, 0, 0, usize::from(last.is_ascii_alphabetic()), 0];
        for (leads, nexts) in leads.chunks(RUN).zip(bytes[1..].chunks(RUN)) {
            let mut run = [0u8; 5];
            for (&lead, &next) in leads.iter().zip(nexts) {
                let upper = (lead == 0xD0) & (next >= 0x90);
                let lower = (lead == 0xD1) & (next < 0x90);
                let yo = (lead == 0xD0) & (next == 0x81) | (lead == 0xD1) & (next == 0x91);
                // the no-break space, «, »; dashes, quotes and their like
                let mark = (lead == 0xC2) & ((next == 0xA0) | (next == 0xAB) | (next == 0xBB));
                let mark = mark | (lead == 0xE2) & (next == 0x80);
                let vowel = upper & ((next == 0xAB) | (next == 0xAD)) | lower & ((next == 0x8B) | (next == 0x8D));
                run[0] += u8::from(upper | lower | yo);
                run[1] += u8::from(vowel);
                run[2] += u8::from(upper & (next == 0xAA) | lower & (next == 0x8A));
                run[3] += u8::from((lead | 0x20).wrapping_sub(b'a') < 26);
                run[4] += u8::from((lead >= 0xC0) & !(upper | lower | yo | mark));
            }
            sums.iter_mut().zip(run).for_each(|(sum, n)| *sum += usize::from(n));
        }
        let [cyrillic, russian, hard, latin, other] = sums;
        (other == 0).then(|| Letters { all: cyrillic + latin, cyrillic, latin, russian, hard, ..Letters::default() })
    }

    /// «ы» and «э» as often as in Russian, and hardly a letter that Russian lacks. Kyrgyz has those too, with «ү», «ө».
    fn plainly_russian(&self) -> bool {
        let foreign = self.kazakh
            + self.kyrgyz
            + self.tajik
            + self.uzbek
            + self.tatar
            + self.ukrainian
            + self.belarusian
            + self.dotted_i
            + self.serbian;
        let plain = foreign == 0 && self.russian >= 3;
        self.all >= 120
            && self.cyrillic * 10 > self.all * 9
            && (plain || self.all >= 200 && foreign * 400 < self.all && self.russian * 100 > self.all)
    }
}

fn cyrillic(head: &str, sample: &str, n: &Letters) -> &'static str {
    // a letter foreign to Russian in one of 70 settles it; a name or a quotation does not reach that
    let only_names = LazyCell::new(|| names_alone(head));
    let many = |count: usize| count * 70 > n.cyrillic;
    let many_words = |count: usize| many(count) && !*only_names;
    if many(n.serbian) {
        return "sr";
    }
    let all = words_of(sample);
    let words = |list: &[&str]| share(&all, list);
    let russian = words(RUSSIAN);
    if many(n.ukrainian) {
        return "uk";
    }
    if many_words(n.tajik) && (n.tajik > n.kazakh || words(TAJIK) > 0.06) && words(TAJIK) > 0.02 {
        return "tg";
    }
    if many_words(n.uzbek) && n.uzbek > n.kyrgyz && words(TAJIK) < 0.06 && n.belarusian > 0 && n.dotted_i == 0 {
        return "uz";
    }
    if many(n.belarusian) && many(n.dotted_i) {
        return "be";
    }
    // «Сержант Ербол Қуанышев представлен к медали»: a name, in a sentence of Russian words
    if (many_words(n.kazakh) || many_words(n.tatar)) && russian < 0.1 {
        return match () {
            _ if n.dotted_i * 200 > n.cyrillic => "kk",
            _ if many(n.kyrgyz) && words(KYRGYZ) > 0.01 => "ky",
            _ if n.tatar >= n.kazakh && n.tatar > n.kyrgyz => "tt",
            _ if n.kyrgyz * 10 >= n.kazakh * 9 => "ky",
            _ => "kk",
        };
    }
    if many(n.dotted_i) {
        // Belarusian has no «и», Ukrainian no «ы» and «э»
        match (sample.contains('и'), n.russian > 0) {
            (true, false) => return "uk",
            (false, true) => return "be",
            _ => {}
        }
        let (uk, be) = (words(UKRAINIAN), words(BELARUSIAN));
        return if n.belarusian > n.ukrainian || be > uk { "be" } else { "uk" };
    }
    // «Выступление Жана Громова»: one such word may be a name
    if words(KYRGYZ) > russian && words(KYRGYZ) > 0.02 && (n.kyrgyz > 0 || n.all > 200 || kyrgyz_words(head)) {
        return "ky";
    }
    // Russian writes «ъ» before «е», «ё», «ю», «я» alone: «Объект», «съезд»
    let vowels = || sample.split('ъ').skip(1).filter(|rest| !rest.starts_with(['е', 'ё', 'ю', 'я'])).count();
    // «Аъзам Рахимов рассказал о планах»: one name
    if n.all >= 30 && n.russian == 0 && n.hard * 80 > n.cyrillic && vowels() > 2 && vowels() * 80 > n.cyrillic {
        return "bg";
    }
    if russian < 0.02 && kyrgyz_words(head) {
        return "ky";
    }
    // «Луис Инасиу Лула да Силва», «министр Е Цзян»: one such word may be a name
    let kinds = || BULGARIAN_ONLY.iter().filter(|w| share(&all, &[w]) > 0.0).count();
    if words(BULGARIAN) > russian + 0.03 && words(BULGARIAN_ONLY) > 0.02 && !many(n.russian) && kinds() > 1 {
        return "bg";
    }
    "ru"
}

/// «главный инженер порта Күлән Бисенбаева»: of the words in lower case, four or more, hardly any has a letter that Russian lacks.
fn names_alone(head: &str) -> bool {
    let russian = |c: char| matches!(c, 'а'..='я' | 'ё');
    let words = head.split(|c| !is_letter(c)).filter(|w| w.starts_with(char::is_lowercase));
    let (all, foreign) = words.fold((0, 0), |(all, n), w| (all + 1, n + usize::from(!w.chars().all(russian))));
    all >= 4 && foreign * 20 < all
}

/// A quarter of eight words or more ends as Kyrgyz words do; names («Сироджиддин») tell nothing.
fn kyrgyz_words(head: &str) -> bool {
    let small = |w: &&str| w.chars().count() > 3 && w.starts_with(char::is_lowercase);
    let words = head.split(|c| !is_letter(c)).filter(small);
    let (all, hits) = words
        .fold((0, 0), |(all, hits), w| (all + 1, hits + usize::from(KYRGYZ_ENDINGS.iter().any(|e| w.ends_with(e)))));
    all >= 8 && hits * 4 >= all
}

fn latin(sample: &str) -> &'static str {
    let lists = [
        ("en", ENGLISH),
        ("de", GERMAN),
        ("fr", FRENCH),
        ("es", SPANISH),
        ("uz", UZBEK),
        ("pt", PORTUGUESE),
        ("it", ITALIAN),
        ("tr", TURKISH),
        ("az", AZERBAIJANI),
        ("id", INDONESIAN),
        ("pl", POLISH),
    ];
    let words = words_of(sample);
    let best = lists
        .iter()
        .map(|(code, list)| (share(&words, list), *code))
        .fold((0.0, "other"), |a, b| if b.0 > a.0 { b } else { a });
    if best.0 > 0.05 { best.1 } else { "other" }
}

/// The words of a text; initials («В.Е.») and the ends of «12-е», «5-й» are none.
fn words_of(sample: &str) -> Vec<&str> {
    let initial = |w: &str, end: char| end == '.' && w.chars().nth(1).is_none();
    let mut joined = false;
    let word = |piece| {
        let piece: &str = piece;
        let word = piece.trim_end_matches(|c| !is_letter(c));
        let ending = std::mem::replace(&mut joined, piece.ends_with('-'));
        let other = word.is_empty()
            || ending && word.chars().nth(2).is_none()
            || initial(word, piece.chars().next_back().unwrap_or_default());
        (!other).then_some(word)
    };
    sample.split_inclusive(|c| !is_letter(c)).filter_map(word).collect()
}

/// Share of the words that are in the list.
fn share(words: &[&str], list: &[&str]) -> f64 {
    let hits = words.iter().filter(|word| list.contains(word)).count();
    hits as f64 / words.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{Letters, language};

    #[test]
    fn a_short_russian_sentence_with_initials_or_a_foreign_name_is_russian() {
        for text in [
            "Гостей принял ректор, доктор технических наук Плотников В.Е.",
            "Сержант Ербол Қуанышев представлен к медали.",
            "О назначении Е.А. Седых",
            "Выступление директора Жана Громова понравилось гостям.",
            "С 18 по 22 марта в Минске состоится 12-е заседание комиссии по торговле.",
            "Аъзам Рахимов рассказал о планах на год.",
        ] {
            assert_eq!(language(text), "ru", "{text}");
        }
        assert_eq!(language("Бүгін Астанада Қазақстан Республикасының Үкіметі отырыс өткізді."), "kk");
        assert_eq!(language("Днес в София се проведе среща, на която беше обсъдено сътрудничеството."), "bg");
    }

    #[test]
    fn plain_texts_are_counted_alike() {
        let text = "Съезд учителей «Ёлка» — 25 мая; Ыйык, Эмир, ОБЪЕЗД, iPhone".repeat(20);
        let (fast, slow) = (Letters::count(&text), Letters::count(&format!("{text}№")));
        let shown = |n: &Letters| (n.all, n.cyrillic, n.latin, n.russian, n.hard);
        assert_eq!(shown(&fast), shown(&slow));
        assert!(Letters::count_plain("№".as_bytes()).is_none() && Letters::count_plain("ґ".as_bytes()).is_none());
    }

    #[test]
    fn tells_the_neighbours_apart() {
        for (want, text) in [
            ("ru", "Министр принял делегацию и обсудил с ней вопросы сотрудничества в области связи."),
            ("ru", "ВРУЧЕНЫ ГОСУДАРСТВЕННЫЕ НАГРАДЫ. В КРАЕ ПРОШЛА ЦЕРЕМОНИЯ."),
            ("ru", "Секретарь: Хәйруллина Г. Ф. Председательствовал Толкачев К. Б. на заседании экспертного совета."),
            ("ru", "Министр принял посла Франции. Посол поблагодарил за приём. На встрече присутствовала советник."),
            ("ru", "Объявлен состав судей: Нино Орджоникидзе, Тарас Климко, Герда Блиндхайм."),
            ("ru", "Объект принял Виктор Томенко."),
            ("bg", "Министърът прие посланика и обсъди с него въпроси, които са от значение. Това се случи в София."),
            (
                "kk",
                "Бүгін Астанада Денсаулық сақтау министрі Өзбекстан министрімен кездесті. Тараптар мәселелерді талқылады.",
            ),
            (
                "uk",
                "Міністр прийняв делегацію та обговорив із нею питання співпраці у галузі зв'язку. Її очолив посол.",
            ),
            ("be", "Міністр прыняў дэлегацыю і абмеркаваў з ёй пытанні супрацоўніцтва ў галіне сувязі."),
            (
                "ky",
                "Министр делегация менен жолугуп, байланыш тармагындагы кызматташтык боюнча маселелерди талкуулады. Бул жөнүндө өлкөнүн өкмөтү билдирди.",
            ),
            ("tg", "Вазир бо ҳайати намояндагон мулоқот намуд ва масъалаҳои ҳамкориро дар соҳаи алоқа баррасӣ кард."),
            ("ky", "Тышкы иштер министри Литванын элчисин кабыл алды. Тараптар соода маселелерин талкуулашты."),
            ("bg", "Министърът на външните работи прие посланика на Литва в София. Страните обсъдиха търговията."),
            ("en", "The minister received the delegation and discussed with it the questions of cooperation."),
            ("other", "1234 5678"),
        ] {
            assert_eq!(language(text), want, "{text}");
        }
    }
}

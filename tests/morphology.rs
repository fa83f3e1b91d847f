//! Morphology as the extractors use it: look-up, inflection, hyphenated and unknown words.

use svodka::morph::{Case, Form, Gender, Morphology, Number, Parse, Pos, Tag};

fn morphology() -> &'static Morphology {
    Morphology::embedded()
}

/// The written word in the form wanted, by its first parse of this part of speech and case.
fn inflect(written: &str, pos: Pos, case: Case, want: Form) -> Option<String> {
    let folded = written.to_lowercase().replace('ё', "е");
    let mut parses = morphology().parses(&folded).iter();
    let parse = parses.find(|p| p.tag.pos() == pos && p.tag.cases().has(case))?;
    morphology().inflect(written, parse, want)
}

fn nominative(written: &str, case: Case) -> String {
    inflect(written, Pos::Noun, case, Form::NOMINATIVE).unwrap_or_default()
}

fn singular(written: &str, case: Case) -> String {
    inflect(written, Pos::Noun, case, Form::of(Case::Nom, Number::Sing)).unwrap_or_default()
}

#[test]
fn nouns_go_to_the_nominative() {
    assert_eq!(nominative("министра", Case::Gen), "министр");
    assert_eq!(nominative("развития", Case::Gen), "развитие");
    assert_eq!(nominative("министры", Case::Nom), "министры");
    assert_eq!(nominative("президентов", Case::Gen), "президенты");
}

#[test]
fn plural_goes_to_singular() {
    assert_eq!(singular("министры", Case::Nom), "министр");
    assert_eq!(singular("президентов", Case::Gen), "президент");
    assert_eq!(singular("главы", Case::Nom), "глава");
    assert_eq!(singular("детей", Case::Gen), "ребёнок");
    assert_eq!(singular("Люди", Case::Nom), "Человек");
}

#[test]
fn letters_stay_as_written() {
    assert_eq!(nominative("Бахтиёром", Case::Ins), "Бахтиёр");
    assert_eq!(nominative("Бахтиером", Case::Ins), "Бахтиер");
    assert_eq!(nominative("Королёву", Case::Dat), "Королёв");
    assert_eq!(nominative("МИНИСТРА", Case::Gen), "МИНИСТР");
    assert_eq!(nominative("Министра", Case::Gen), "Министр");
    assert_eq!(nominative("РАЗВИТИЯ", Case::Gen), "РАЗВИТИЕ");
}

#[test]
fn adjectives_keep_gender_unless_asked() {
    let adjective = |w, case, want| inflect(w, Pos::Adjective, case, want).unwrap_or_default();
    assert_eq!(adjective("цифровой", Case::Gen, Form::NOMINATIVE), "цифровая");
    let neuter = Form { case: Some(Case::Nom), number: None, gender: Some(Gender::Neut) };
    assert_eq!(adjective("третьего", Case::Gen, neuter), "третье");
    assert_eq!(adjective("третьего", Case::Acc, neuter), "третье");
    let feminine = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: Some(Gender::Femn) };
    assert_eq!(adjective("первых", Case::Gen, feminine), "первая");
    assert_eq!(adjective("старейшего", Case::Gen, Form::NOMINATIVE), "старейшее");
    assert_eq!(adjective("наилучшего", Case::Gen, Form::NOMINATIVE), "наилучшее");
}

#[test]
fn participles_stay_participles() {
    let executing = inflect("исполняющего", Pos::Participle, Case::Acc, Form::NOMINATIVE);
    assert_eq!(executing.as_deref(), Some("исполняющий"));
    let elected = inflect("избранному", Pos::Participle, Case::Dat, Form::NOMINATIVE);
    assert!(elected.is_some_and(|w| w.starts_with("избранн")));
}

#[test]
fn surnames_keep_gender() {
    assert_eq!(nominative("Ивановой", Case::Dat), "Иванова");
    assert_eq!(nominative("Захаровой", Case::Ins), "Захарова");
    assert_eq!(nominative("Нурмухамбетовой", Case::Ins), "Нурмухамбетова");
}

#[test]
fn hyphenated_words() {
    assert_eq!(nominative("вице-президентом", Case::Ins), "вице-президент");
    assert_eq!(nominative("экс-канцлера", Case::Gen), "экс-канцлер");
    assert_eq!(nominative("статс-секретарю", Case::Dat), "статс-секретарь");
    assert_eq!(nominative("премьер-министра", Case::Gen), "премьер-министр");
    assert_eq!(nominative("Ростова-на-Дону", Case::Gen), "Ростов-на-Дону");
    assert_eq!(nominative("Вышгорода-на-Днепре", Case::Gen), "Вышгород-на-Днепре");
    assert_eq!(nominative("Аржановой-Лысенко", Case::Dat), "Аржанова-Лысенко");
    assert_eq!(nominative("Ивановой-Захаровой", Case::Ins), "Иванова-Захарова");
    assert_eq!(nominative("ВИЦЕ-КАНЦЛЕРА", Case::Gen), "ВИЦЕ-КАНЦЛЕР");
    assert_eq!(nominative("города-героя", Case::Gen), "город-герой");
    let adjective = |w, case| inflect(w, Pos::Adjective, case, Form::NOMINATIVE).unwrap_or_default();
    assert_eq!(adjective("российско-китайского", Case::Acc), "российско-китайский");
    assert_eq!(adjective("казахстанско-узбекской", Case::Ins), "казахстанско-узбекская");
}

#[test]
fn unknown_words_are_guessed_by_ending() {
    assert!(morphology().known("хакатонами").is_empty());
    assert_eq!(singular("хакатонами", Case::Ins), "хакатон");
    assert_eq!(nominative("блокчейном", Case::Ins), "блокчейн");
    let guess = morphology().parses("брындакийского").first();
    assert_eq!(guess.map(|p| p.tag.pos()), Some(Pos::Adjective));
    assert!(morphology().parses("qwerty").is_empty());
}

#[test]
fn a_form_the_paradigm_lacks_is_none() {
    assert_eq!(inflect("МИДа", Pos::Verb, Case::Nom, Form::NOMINATIVE), None);
    let parse = morphology().known("встретился").first();
    assert_eq!(parse.and_then(|p| morphology().inflect("встретился", p, Form::NOMINATIVE)), None);
    assert_eq!(parse.map(|p| morphology().lemma("встретился", p)).as_deref(), Some("встретиться"));
}

#[test]
fn forms_hold_the_word_itself() {
    let parse = morphology().known("глава").first().unwrap_or(Parse { paradigm: 0, form: 0, tag: Tag(0) });
    let forms: Vec<String> = morphology().forms("глава", parse).map(|(w, _)| w).collect();
    for form in ["глава", "главы", "главе", "главу", "главой", "главами"] {
        assert!(forms.iter().any(|f| f == form), "{form}");
    }
}

#[test]
fn likely_parses_come_first() {
    let first = |w| morphology().known(w).first().map(|p| p.tag.pos());
    assert_eq!(first("стали"), Some(Pos::Verb));
    assert_eq!(first("на"), Some(Pos::Preposition));
    assert_eq!(first("президент"), Some(Pos::Noun));
}

mod properties {
    use super::*;
    use proptest::prelude::*;
    use svodka::morph::{given_readings, patronymic_readings, surname_readings};

    /// Every call on any string, with a parse of the string itself and one that has nothing to do with it.
    fn exercise(word: &str, foreign: Parse) {
        let m = morphology();
        let folded = word.to_lowercase();
        let want = [
            Form::NOMINATIVE,
            Form::of(Case::Ins, Number::Plur),
            Form { case: Some(Case::Voc), number: Some(Number::Sing), gender: Some(Gender::Neut) },
        ];
        for parse in m.parses(&folded).iter().chain([foreign]) {
            for form in want {
                let _ = m.inflect(word, parse, form);
            }
            let _ = m.lemma(word, parse);
            let _ = m.forms(word, parse).take(200).count();
        }
        assert!(!surname_readings(word, m).is_empty());
        assert!(!given_readings(word, m).is_empty());
        let _ = patronymic_readings(word, m);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_string_panics(word in any::<String>(), paradigm in any::<u16>(), form in any::<u16>()) {
            exercise(&word, Parse { paradigm, form, tag: Tag(0) });
        }

        #[test]
        fn no_cyrillic_word_panics(word in "[а-яёА-ЯЁ’-]{0,20}", paradigm in 0u16..3500, form in 0u16..120) {
            exercise(&word, Parse { paradigm, form, tag: Tag(0) });
        }
    }

    /// To the nominative and back: some form equals the source, for every nominal parse of these words.
    #[test]
    fn nominative_and_back() {
        let words = "министра президентом главе послу директоров председателей академику канцлера депутатами \
                     генеральному первого иностранных заместителями уполномоченным исполняющей участниц делегаций \
                     Ивановой Петрову Захаровой Казахстаном Москвой Бишкеке Ольгой Никитой Ильичом университетов \
                     матерью детьми людей временем путями знамени дочерью отцу братьями сыновей вице-президентом";
        let m = morphology();
        let mut seen = 0;
        for word in words.split_whitespace() {
            let parses = m.parses(&word.to_lowercase());
            for parse in parses.iter().filter(|p| p.tag.case().is_some() && !p.tag.has(Tag::DEVIANT)) {
                let nominative = m.inflect(word, parse, Form::NOMINATIVE);
                let nominative = nominative.unwrap_or_else(|| panic!("{word} has no nominative by {parse:?}"));
                let back = m.parses(&nominative.to_lowercase()).iter().any(|p| {
                    let want = Form { case: parse.tag.case(), number: parse.tag.number(), gender: parse.tag.gender() };
                    m.inflect(&nominative, p, want).as_deref() == Some(word)
                });
                assert!(back, "{word} → {nominative}");
                seen += 1;
            }
        }
        assert!(seen > 60);
    }
}

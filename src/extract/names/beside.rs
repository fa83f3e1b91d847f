//! What the words right beside a word tell of it: whether a word that is also a trade, a place or a function word is a name there,
//! and whether a name that could begin here is another's.

use super::Role;
use super::forms::{borne_by, readings, share_case};
use super::spelling::{like_regional, oblique_ending, plain_surname};
use super::tradition::with_ending;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{self, Case, CaseSet, Gender, Number, Pos};
use crate::rules::{Class, Sense, SenseKind, TitleClass};
use crate::text::{Kind, Shape, ends_in};

/// «Камиль хазрат Самигуллин», «Замир кары Ракиев»: how imams are addressed, behind the given name and no part of it.
pub(super) fn is_hazrat(doc: &Doc, i: usize) -> bool {
    let called = |stem: &str| doc.text.fold(i).starts_with(stem);
    let before_surname = || i + 1 < doc.len() && doc.capital(i + 1);
    let reciter = || before_surname() && doc.know.grammar.stems.reciters.has(doc.text.fold(i));
    doc.text.tokens[i].shape == Shape::Lower && (called("хазрат") || reciter())
}

/// Is the function word that opens the sentence at `i` a surname: «Ли Роберт», «До Тхань», «Но Сергей Иванович», but «До
/// Тимура», «Но Сергей»?
pub(super) fn opens_with_surname(doc: &Doc, i: usize) -> bool {
    let next = doc.flags(i + 1);
    // «О Яо Пэйшэне», «О Тимо Ванханене»
    let about = doc.text.tokens[i].shape == Shape::Letter;
    let surname = about && (doc.eastern_surname(i + 1) || next.has(Flags::GIVEN));
    // «О Дюране писали»
    if about && !doc.syllables(i + 1) && !whole_initials(doc, i + 1) {
        return false;
    }
    if doc.syllables(i + 1) && !next.has(Flags::KNOWN) && !surname || whole_initials(doc, i + 1) {
        return true;
    }
    // «О Мин А – директор», «То Чон Хван, директор»
    let mark = |k: usize| {
        k < doc.len() && (doc.text.tokens[k].cell_start || matches!(doc.text.word(k), "," | "(") || doc.text.dash(k))
    };
    if mark(i + 3) && doc.eastern_surname(i) && doc.syllables(i + 1) && doc.syllables(i + 2) {
        return true;
    }
    // «Во Тхи Хонг Нюнг», «Во Ван Тхыонг»
    let third = i + 2 < doc.len() && doc.capital(i + 2);
    if third && doc.eastern_surname(i) && matches!(doc.text.fold(i + 1), "тхи" | "ван") {
        return true;
    }
    let opens = doc.known(i).iter().any(|p| matches!(p.tag.pos(), Pos::Preposition | Pos::Conjunction));
    // «3. Чо Мин Сок»
    let syllable = |k: usize| k < doc.len() && doc.capital(k) && doc.syllables(k);
    if !opens && doc.eastern_surname(i) && syllable(i + 1) && syllable(i + 2) {
        return true;
    }
    if !next.has(Flags::GIVEN) {
        return false;
    }
    let father = i + 2 < doc.len() && doc.flags(i + 2).has(Flags::PATRONYMIC);
    let nominative = || readings(doc, i + 1, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
    !opens || father && nominative()
}

pub(super) fn initial_at(doc: &Doc, i: usize) -> bool {
    i + 1 < doc.len() && doc.text.tokens[i].shape == Shape::Letter && doc.text.is(i + 1, ".")
}

/// «И.П.»
pub fn two_initials(doc: &Doc, i: usize) -> bool {
    initial_at(doc, i) && initial_at(doc, i + 2)
}

/// «Сомов И.П.»: two initials behind `i`, and no surname behind them.
pub fn leads_initials(doc: &Doc, i: usize) -> bool {
    two_initials(doc, i + 1) && whole_initials(doc, i + 1)
}

/// «Плотников В. Е.», «Плотников Виктор», «Мельник Руслан Иванович», «с Мельником Русланом»: is the name of a trade at `i` a
/// surname?
pub fn trade_surname(doc: &Doc, i: usize) -> bool {
    shouted_surname(doc, i)
        || doc.text.tokens[i].shape == Shape::Capital
            && (before_initials(doc, i)
                || before_given(doc, i)
                || before_fathers_name(doc, i)
                || leads_lone_given(doc, i))
}

/// «:¶ДУБА Ивана Ильича – токаря;»: a word in capitals that opens an item before a given name and a patronymic is a surname, whatever
/// else it may be.
pub fn shouted_surname(doc: &Doc, i: usize) -> bool {
    let tokens = &doc.text.tokens;
    let shaped = |k: usize| tokens.get(k).is_some_and(|t| t.shape == Shape::Capital && !t.line_start);
    let whole = || {
        shaped(i + 1) && shaped(i + 2) && doc.flags(i + 1).has(Flags::GIVEN) && doc.flags(i + 2).has(Flags::PATRONYMIC)
    };
    let opens = || tokens[i].line_start || tokens[i].cell_start || i > 0 && tokens[i - 1].kind == Kind::Punct;
    let body = || doc.any_of(i, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
    tokens[i].shape == Shape::Upper && tokens[i].cyrillic && whole() && opens() && !body()
}

/// «с Мельником Русланом», «Мельник Анне»: the name of a trade has no capital within a sentence, and at its beginning stands in the
/// case of a man's name.
fn leads_lone_given(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let worker =
        |s: &Sense| s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Worker;
    if !name(i + 1) || name(i + 2) || !doc.flags(i + 1).has(Flags::GIVEN_SURE) || doc.hit_len(i) != 1 {
        return false;
    }
    let forms = readings(doc, i + 1, Role::Given);
    let of = |sex: Gender| forms.iter().filter(|f| borne_by(f, sex)).fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let (his, hers) = (of(Gender::Masc), of(Gender::Femn));
    doc.senses(i).filter(worker).any(|s| {
        let fits = s.cases.has(Case::Nom) && !hers.is_empty() || !s.cases.and(his).is_empty();
        // «5. Рыбак Ольга (декан)», «Мельник Руслан – директор»: an item of a list
        let tokens = &doc.text.tokens;
        let numbered =
            || i > 1 && tokens[i - 2].line_start && tokens[i - 2].kind == Kind::Number && doc.text.is(i - 1, ".");
        let bulleted = || i > 0 && tokens[i - 1].line_start && tokens[i - 1].kind == Kind::Punct;
        let closed = i + 2 < doc.len() && (matches!(doc.text.word(i + 2), "(" | ",") || doc.text.dash(i + 2));
        let listed = closed && (tokens[i].line_start || numbered() || bulleted());
        fits && (!doc.sentence_start(i) || listed || !hers.has(Case::Nom) && !his.has(Case::Nom))
    })
}

/// «Мельник Руслан Иванович»: a given name and a patronymic in its case, and no surname behind them.
fn before_fathers_name(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    name(i + 1)
        && name(i + 2)
        && !name(i + 3)
        && doc.flags(i + 1).has(Flags::GIVEN)
        && doc.flags(i + 2).has(Flags::PATRONYMIC)
        && doc.senses_of(i, SenseKind::TitleHead.bit()).any(|s| {
            let fathers = readings(doc, i + 2, Role::Patronymic);
            let own = fathers.iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
            // «Мельник Анну Ивановну»
            let hers = s.cases.has(Case::Nom) && fathers.iter().any(|f| f.gender == Some(Gender::Femn));
            doc.know.titles[s.entry as usize].class == TitleClass::Worker && (hers || !s.cases.and(own).is_empty())
        })
}

/// Two initials stand behind it, and nothing that they could belong to.
fn before_initials(doc: &Doc, i: usize) -> bool {
    let worker =
        |s: Sense| s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Worker;
    // «Король И.П. – директор», «Граф А.В. | эксперт»
    let marked = || {
        let k = i + 5;
        k >= doc.len()
            || doc.text.tokens[k].line_start
            || doc.text.tokens[k].cell_start
            || matches!(doc.text.word(k), "," | ";" | "(")
            || doc.text.dash(k)
    };
    let shaped = || doc.know.grammar.surname_shape(doc.text.fold(i));
    leads_initials(doc, i) && (shaped() || !doc.sentence_start(i) || doc.senses(i).any(worker) || marked())
}

/// «Шорников Вениамин», «Безденежных Роман»: a genitive plural, and a given name that is a nominative.
pub(super) fn before_given(doc: &Doc, i: usize) -> bool {
    let (next, fold) = (i + 1, doc.text.fold(i));
    let many = |s: Sense| s.number == Some(Number::Plur) && !s.cases.has(Case::Nom);
    let other = Flags::PRONOMINAL | Flags::ORDINAL | Flags::FUNCTION;
    let siberian = (fold.ends_with("ых") || fold.ends_with("их")) && !doc.flags(i).has(other);
    (fold.ends_with("ов") || fold.ends_with("ев") || siberian)
        && next < doc.len()
        && doc.capital(next)
        && doc.flags(next).has(Flags::GIVEN)
        && readings(doc, next, Role::Given).iter().any(|f| f.cases.has(Case::Nom))
        && doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)).all(many)
}

/// «Р. В.» of «О Р. В., вице-президент»: initials that no surname follows.
fn whole_initials(doc: &Doc, i: usize) -> bool {
    let letter = |k: usize| k + 1 < doc.len() && doc.text.tokens[k].shape == Shape::Letter && doc.text.is(k + 1, ".");
    let end = if letter(i) && letter(i + 2) { i + 4 } else { i + 2 };
    letter(i)
        && !(end < doc.len()
            && doc.capital(end)
            && !doc.text.tokens[end].line_start
            && !opens_with_preposition(doc, end))
}

/// «В качестве», «На заседании»: a preposition behind a full stop and what it governs, no surname behind initials.
pub(super) fn opens_with_preposition(doc: &Doc, i: usize) -> bool {
    let governed = |k: usize| k < doc.len() && doc.small(k) && !doc.flags(k).has(Flags::VERB);
    doc.is_word(i) && doc.text.is(i - 1, ".") && doc.flags(i).has(Flags::PREPOSITION) && governed(i + 1)
}

/// «Кайрат Ыбыраев»: a club's name that is a given name, before a surname.
pub(super) fn before_surname(doc: &Doc, i: usize) -> bool {
    let k = i + 1;
    k < doc.len()
        && doc.capital(k)
        && !doc.text.tokens[k].line_start
        && (doc.flags(k).has(Flags::SURNAME)
            || !doc.flags(k).has(Flags::KNOWN) && doc.hit_len(k) == 0
            // «Кайрат Бекназар»
            || doc.flags(k).has(Flags::GIVEN) && share_case(doc, i, k) && !(k + 1 < doc.len() && doc.capital(k + 1))
            // «Кайрат Аксакалов»: elders are no body's
            || matches!(doc.text.tokens[k].shape, Shape::Capital | Shape::Upper) && plain_surname(doc.text.fold(k)))
}

/// A capitalised place right behind `i`, no surname.
pub(super) fn before_place(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let word = next < doc.len() && doc.capital(next) && !doc.text.tokens[next].line_start;
    word && doc.any_of(next, SenseKind::Place.bit()) && !doc.flags(next).has(Flags::SURNAME_SURE | Flags::GIVEN_SURE)
}

/// «Спартак Томский»: a surname that is an adjective of a place as well, before nothing that it describes.
pub(super) fn before_regional(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let word = next < doc.len() && doc.capital(next) && !doc.text.tokens[next].line_start;
    word && like_regional(doc.text.fold(next)) && !attributive(doc, next)
}

/// «Сальвадор Дали», «директора Доминика Рааба», but «Израиля Шимон», «Израиля Эхуда Барака», «президент Ганы Джон»: a given name
/// that is a state as well, in no genitive behind a head, before the one capitalised word of its case.
pub(super) fn before_unknown(doc: &Doc, i: usize) -> bool {
    let k = i + 1;
    k < doc.len()
        && doc.capital(k)
        && (doc.text.tokens[k].shape != Shape::Upper || plain_surname(doc.text.fold(k)))
        && !doc.text.tokens[k].line_start
        && !doc.flags(k).has(Flags::FUNCTION)
        && !(i > 0 && doc.headed(i - 1) && doc.senses_of(i, SenseKind::COUNTRIES).any(|s| s.cases.has(Case::Gen)))
        && !(doc.flags(k).has(Flags::GIVEN) && k + 1 < doc.len() && doc.capital(k + 1))
        && doc.hit_len(i) == 1
        && doc.senses(k).all(|s| matches!(s.kind, SenseKind::Surname | SenseKind::GivenName | SenseKind::RoleVerb))
        && share_case(doc, i, k)
}

/// A given name in the word's case, and a patronymic, stand right behind.
pub(super) fn leads_father(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper)
        && name(i + 1)
        && name(i + 2)
        && doc.flags(i + 1).has(Flags::GIVEN_SURE)
        && doc.flags(i + 2).has(Flags::PATRONYMIC)
        && share_case(doc, i + 1, i)
}

/// A given name and a patronymic stand right before, in the word's case.
pub(super) fn behind_father(doc: &Doc, i: usize) -> bool {
    i > 1
        && doc.flags(i - 1).has(Flags::PATRONYMIC)
        && doc.flags(i - 2).has(Flags::GIVEN)
        && matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper)
        && !doc.text.tokens[i].line_start
        && share_case(doc, i - 2, i)
}

/// A common noun capitalised right after a given name, or close behind an initial, is a surname («Ткач», «Король»).
pub(super) fn surname_position(doc: &Doc, i: usize) -> bool {
    if i == 0 || !matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper) {
        return false;
    }
    let initial = doc.text.is(i - 1, ".") && i > 1 && doc.text.tokens[i - 2].shape == Shape::Letter;
    if after_initials(doc, i) && doc.flags(i).has(Flags::COMMON) && !doc.flags(i).has(Flags::FUNCTION) {
        return true;
    }
    // the particle «ли» begins no sentence
    let eastern = || doc.eastern_surname(i) && (ends_here(doc, i) || doc.text.fold(i) == "ли");
    if initial
        && (doc.text.tokens[i].shape == Shape::Upper
            || eastern()
            || trade_behind_initial(doc, i)
            || several_behind_initial(doc, i))
    {
        return true;
    }
    // «Олег ЛИ», «Андрей КОРОЛЬ», «Юрий БАНКОВ»; but «Олег АО»
    let shouted = doc.text.tokens[i].shape == Shape::Upper;
    let letters = || doc.any_of(i, SenseKind::OrgHead.bit()) && doc.text.word(i).chars().nth(4).is_none();
    let other = || doc.any_of(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES) || letters();
    if shouted && (doc.text.tokens[i - 1].shape != Shape::Capital || other()) {
        return false;
    }
    doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC)
        || doc.senses(i - 1).any(|s| s.kind == SenseKind::NameParticle)
        || (doc.text.is(i - 1, ".") && !doc.text.tokens[i].space_before)
}

/// «Е. А. Полковников»: two initials stand right before, and no surname before them.
pub fn after_initials(doc: &Doc, i: usize) -> bool {
    let letter = |k: usize| doc.text.tokens[k].shape == Shape::Letter;
    // «МИД России И. В. Ткач»: what stands before names a body or a place
    const OTHERS: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::Place.bit();
    let listed = |k: usize| doc.any_of(k, OTHERS) && !doc.flags(k).has(Flags::SURNAME_SURE);
    let named = |k: usize| !doc.flags(k).has(Flags::FUNCTION) && !listed(k);
    let surname = |k: usize| doc.capital(k) && !letter(k) && named(k) && !opening_thing(doc, k);
    i > 3
        && doc.text.is(i - 1, ".")
        && letter(i - 2)
        && doc.text.is(i - 3, ".")
        && letter(i - 4)
        && !(i > 4 && surname(i - 5))
}

/// «А. Хакимов», «С. Банков»: a surname that looks like several offices or bodies, in the genitive.
pub fn several_behind_initial(doc: &Doc, i: usize) -> bool {
    const HEADS: u32 = SenseKind::TitleHead.bit()
        | SenseKind::Rank.bit()
        | SenseKind::Honorific.bit()
        | SenseKind::OrgHead.bit()
        | SenseKind::EventHead.bit()
        | SenseKind::Stop.bit();
    let several = |s: Sense| match s.kind.bit() & HEADS {
        0 => matches!(s.kind, SenseKind::Surname | SenseKind::GivenName),
        _ => s.number == Some(Number::Plur),
    };
    doc.text.tokens[i].shape == Shape::Capital
        && doc.know.grammar.surname_shape(doc.text.fold(i))
        && doc.any_of(i, HEADS)
        && doc.senses(i).all(several)
}

/// «А. Мельник», «доклад Ю. Пивовара»: a trade behind one initial, which nothing depends on; not «Иванов А. Слесарь завода».
pub fn trade_behind_initial(doc: &Doc, i: usize) -> bool {
    let worker =
        |s: Sense| s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Worker;
    let surname = i > 2 && doc.capital(i - 3) && !doc.sentence_start(i - 3);
    let depends = |k: usize| {
        let genitive = doc.noun(k).any().has(Case::Gen) || doc.adjective(k).any().has(Case::Gen);
        doc.is_word(k) && genitive && !doc.flags(k).has(Flags::VERB | Flags::FUNCTION | Flags::SHORT_PARTICIPLE)
    };
    let free = i + 1 >= doc.len() || doc.text.tokens[i + 1].line_start || !depends(i + 1);
    doc.hit_len(i) == 1 && doc.senses(i).any(worker) && !surname && free
}

/// No further word of the sentence follows right behind: «Дениса Н. Ли, …», but «И. О. До этого …».
fn ends_here(doc: &Doc, i: usize) -> bool {
    i + 1 >= doc.len() || !doc.is_word(i + 1) || doc.text.tokens[i + 1].line_start
}

/// «Слово», «Портрет»: a thing that opens a sentence, and nobody's surname.
pub(super) fn opening_thing(doc: &Doc, k: usize) -> bool {
    let thing = doc.flags(k).has(Flags::COMMON) && !doc.flags(k).has(Flags::SURNAME_SURE | Flags::ANIMATE);
    thing && doc.sentence_start(k)
}

/// Is the word at `i`, ordinary for the dictionary, a surname by its ending or by what stands behind it?
pub fn surname_by_form(doc: &Doc, i: usize) -> bool {
    surname_like_adjective(doc, i) || trade_surname(doc, i)
}

/// «Заславской», «Лыковой»: an adjective alone for the dictionary, that ends as surnames do.
fn surname_like_adjective(doc: &Doc, i: usize) -> bool {
    let mut parses = doc.known(i).iter().peekable();
    doc.know.grammar.surname_shape(doc.text.fold(i))
        && parses.peek().is_some()
        && parses.all(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::ShortAdjective))
}

/// The head of an office, which is nobody's surname but by chance: «Посол», «Министром»; not «Мельник», «Казначеев».
pub(in crate::extract) fn is_office(doc: &Doc, s: Sense) -> bool {
    use TitleClass::{Any, Company, Diplomat, Law, Regional, State, University};
    s.kind == SenseKind::TitleHead
        && s.number != Some(Number::Plur)
        && matches!(
            doc.know.titles[s.entry as usize].class,
            State | Diplomat | Regional | Law | Any | Company | University
        )
}

/// «Кима Чен Ира»: an oblique form of a surname of East Asia, before a syllable.
pub(super) fn inflected_eastern(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let oblique =
        |s: Sense| s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].first && !s.cases.has(Case::Nom);
    let capital = |k: usize| k < doc.len() && doc.capital(k);
    // «Ана Паула Оливейра» has two given names
    doc.any_of(i, SenseKind::Surname.bit())
        && capital(next)
        && doc.syllables(next)
        && !doc.text.tokens[next].line_start
        && (!doc.flags(i).has(Flags::GIVEN) || !doc.flags(next).has(Flags::GIVEN) && capital(next + 1))
        && doc.senses(i).any(oblique)
}

/// «Пан Ги Мун»: two syllables follow.
pub(super) fn syllables_follow(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let last = |k: usize| capital(k) && (doc.syllables(k) || with_ending(doc, k));
    capital(i + 1) && doc.syllables(i + 1) && last(i + 2)
}

/// «адвокат», «защитник» right before `i`.
pub fn defends(doc: &Doc, i: usize) -> bool {
    i > 0 && doc.is_word(i - 1) && doc.know.grammar.stems.lawyers.begins(doc.text.fold(i - 1))
}

/// «Пранай» of «посол Индии Пранай Кумар Верма», «Рамешвар» of «министр труда Рамешвар Прасад Тивари»: behind a state, or behind a noun
/// in the genitive that bears no names, a word that no list knows and that is no oblique case by its ending.
pub fn nominative_alone(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    let branch = || doc.small(k) && doc.noun(k).has(Case::Gen) && !bears_names(doc, k) && !doc.headed(k);
    if !doc.any_of(k, SenseKind::COUNTRIES) && !branch() {
        return false;
    }
    let unknown = !doc.flags(i).has(Flags::KNOWN | Flags::COMMON) && doc.hit_len(i) == 0;
    unknown && doc.text.tokens[i].shape == Shape::Capital && !oblique_ending(doc.text.fold(i))
}

/// «и Хальдун Ахмад Идлби», «с Омуту Эмекой Окафором», «министр Непала Шайлендра Кумар Упадхай»: no phrase before can have the
/// word that no list knows.
pub(super) fn alone_behind(doc: &Doc, i: usize) -> bool {
    let unknown =
        !doc.flags(i).has(Flags::KNOWN | Flags::COMMON) && doc.hit_len(i) == 0 && !doc.text.word(i).contains('-');
    let free = |k: usize| match doc.text.word(k) {
        "," | ":" | ";" => true,
        _ if doc.text.dash(k) => true,
        // «Выступил Шафкат Али Хан»
        _ if doc.capital(k) => doc.any_of(k, SenseKind::STATES) || doc.sentence_start(k) && acts_alone(doc, k),
        _ => {
            matches!(doc.text.fold(k), "и" | "с" | "со" | "к" | "ко" | "о" | "об" | "между")
                || doc.text.tokens[k].shape == Shape::Lower && doc.flags(k).has(Flags::VERB)
                || doc.any_of(k, SenseKind::TitleHead.bit())
                    && !bears_names(doc, k)
                    && !oblique_ending(doc.text.fold(i))
        }
    };
    unknown
        && doc.text.tokens[i].shape == Shape::Capital
        && (i == 0 || doc.text.tokens[i].line_start || doc.sentence_start(i) || free(i - 1))
}

/// A verb that is nothing else.
fn acts_alone(doc: &Doc, k: usize) -> bool {
    doc.flags(k).has(Flags::VERB) && doc.noun(k).any().is_empty()
}

/// May a name in the genitive depend on the word in a small letter: a body, an area, an office of either («директор Ширака»); not
/// «профессор», «министр»?
pub fn bears_names(doc: &Doc, k: usize) -> bool {
    let area = Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT).or(Class::DESIGNATES).or(Class::WATER);
    let office = |s: Sense| {
        use TitleClass::{Any, Church, Company, Regional, Royal};
        let class = || doc.know.titles[s.entry as usize].class;
        s.kind == SenseKind::TitleHead && matches!(class(), Any | Church | Company | Regional | Royal)
    };
    doc.any_of(k, SenseKind::OrgHead.bit())
        || doc.is_class(k, area.or(Class::NAMED_AFTER_WEAKLY))
        || doc.senses_of(k, SenseKind::TitleHead.bit()).any(office)
}

/// «города», «округа», «в районе» stand right before `i`: a place is named.
pub(super) fn places_follow(doc: &Doc, i: usize) -> bool {
    doc.is_class(i - 1, Class::AREA.or(Class::DESIGNATES)) || phrase::settlement(doc, i - 1) == Some(i)
}

/// A finite verb in the singular in lower case stands at `k`: «… родился».
pub(super) fn acts(doc: &Doc, k: usize) -> bool {
    let singular = |p: morph::Parse| {
        p.tag.pos() == Pos::Verb && p.tag.number() == Some(Number::Sing) && p.tag.gender() != Some(Gender::Neut)
    };
    k < doc.len()
        && doc.text.tokens[k].shape == Shape::Lower
        && doc.flags(k).has(Flags::VERB)
        && doc.known(k).iter().any(singular)
}

/// «…, возглавляющий фонд», «…, который»: a clause about somebody, behind a comma at `k`.
pub(super) fn told_of(doc: &Doc, k: usize) -> bool {
    let clause = |k: usize| {
        let singular = |p: morph::Parse| {
            let one = p.tag.number() == Some(Number::Sing) && p.tag.gender() != Some(Gender::Neut);
            p.tag.pos() == Pos::Participle && one && p.tag.cases().has(Case::Nom)
        };
        doc.known(k).iter().any(singular) || matches!(doc.text.fold(k), "который" | "которая")
    };
    doc.text.is(k, ",") && k + 1 < doc.len() && doc.is_word(k + 1) && clause(k + 1)
}

/// An adjective before its noun: «Островского района», «Астанайской епархии».
pub fn attributive(doc: &Doc, i: usize) -> bool {
    let modifies = |k: usize| !doc.adjective(i).any().and(doc.noun(k).any().or(doc.adjective(k).any())).is_empty();
    if phrase::called_twice(doc, i).is_some_and(modifies) {
        return true;
    }
    let next = i + 1;
    if next >= doc.len() || !doc.is_word(next) || doc.text.tokens[next].line_start {
        return false;
    }
    let fold = doc.text.fold(i);
    // «Шкловский район», «Никитинского районного суда»
    let named_area = || like_regional(fold);
    let agreeing = |k: usize| !readings(doc, i, Role::Surname).iter().all(|f| f.cases.and(doc.noun(k).sing).is_empty());
    let body = |k: usize| {
        doc.is_class(k, Class::AREA.or(Class::REGION_NOUN)) || doc.any_of(k, SenseKind::OrgHead.bit()) && agreeing(k)
    };
    let adjective = |k: usize| !doc.capital(k) && !doc.adjective(k).any().is_empty() && doc.is_word(k + 1);
    let noun = if next + 1 < doc.len() && adjective(next) { next + 1 } else { next };
    if !doc.capital(noun) && (body(noun) || body(next)) && named_area() {
        return true;
    }
    // «Денисову пещеру»
    let landmark = || doc.small(next) && doc.know.grammar.stems.landmarks.begins(doc.text.fold(next));
    if landmark() && !doc.noun(next).any().is_empty() && agreeing(next) && !doc.any_of(next, SenseKind::TitleHead.bit())
    {
        return true;
    }
    // «Лебединский и Михайловский комбинаты»
    let joined = |k: usize| phrase::is_and(doc, k) && k + 2 < doc.len() && doc.capital(k + 1);
    let second = |k: usize| doc.text.fold(k).ends_with(&fold[fold.len().saturating_sub(8)..]);
    let things = |k: usize| doc.small(k) && !doc.adjective(k).plur.or(doc.noun(k).plur).is_empty();
    if named_area() && joined(next) && second(next + 1) && things(next + 2) && !doc.flags(next + 2).has(Flags::VERB) {
        return true;
    }
    // «Вуктыльского судебного участка»
    let shared = || !doc.adjective(next).sing.and(doc.noun(noun).sing).is_empty() && agreeing(noun);
    if noun > next && !doc.capital(noun) && doc.noun(next).any().is_empty() && named_area() && shared() {
        return true;
    }
    let shaped = || !fold.ends_with(['о', 'и', 'а', 'у']) || ends_in(fold, &ADJECTIVAL);
    (doc.flags(i).has(Flags::KNOWN) || shaped())
        && modifies(next)
        && (!doc.capital(next) || doc.headed(next))
        && (doc.flags(next).has(Flags::COMMON)
            || doc.text.tokens[next].shape == Shape::Lower && doc.text.fold(next).contains('-'))
        && !doc.flags(next).has(Flags::VERB)
}

/// Endings in these vowels that an adjective has.
const ADJECTIVAL: [&str; 4] = ["ого", "ему", "ому", "ими"];

/// «по имени», «по фамилии»
pub fn by_name_of(doc: &Doc, i: usize) -> bool {
    i > 1 && matches!(doc.text.fold(i - 1), "имени" | "фамилии") && doc.text.fold(i - 2) == "по"
}

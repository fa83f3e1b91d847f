//! Whether one capitalised word alone names a human: by the dictionary, the lexicon, or what stands beside it.

use super::agreement::{predicate, verb_behind};
use super::inside::{behind_particle, feast, gives_name, inside_other, second_saint, within};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::names::{self, Role};
use crate::extract::phrase;
use crate::extract::places;
use crate::morph::{Case, Parse, Tag};
use crate::rules::{Class, Sense, SenseKind};
use crate::text::Shape;

/// «аль-Барадеи», but not «эль-Фаллуджа»: a name with its article that nothing knows, and with the ending of those who come
/// from somewhere.
pub(super) fn with_article(doc: &Doc, i: usize) -> bool {
    const ARTICLES: [&str; 9] = ["аль", "ас", "аш", "ат", "ар", "аз", "ад", "эль", "эш"];
    let led = |k: usize| {
        let place = Class::AREA.or(Class::DESIGNATES).or(Class::NAMED_AFTER).or(Class::NAMED_AFTER_WEAKLY);
        doc.flags(k).has(Flags::PREPOSITION) && matches!(doc.text.fold(k), "в" | "во" | "из" | "на" | "под" | "до")
            || doc.is_class(k, place)
            || doc.any_of(k, SenseKind::NameParticle.bit())
            || doc.headed(k)
    };
    let named = |word: &str| word.split_once('-').is_some_and(|(a, name)| ARTICLES.contains(&a) && name.ends_with('и'));
    i > 0
        && names::particle_led(doc, i)
        && named(doc.text.fold(i))
        && doc.hit_len(i) == 0
        && doc.is_word(i - 1)
        && !led(i - 1)
        && !beside_capital(doc, i)
}

/// The dictionary has no other word so written, or has it as a surname too.
pub(super) fn may_be_surname(doc: &Doc, i: usize) -> bool {
    !doc.flags(i).has(Flags::KNOWN) || doc.flags(i).has(Flags::SURNAME_SURE)
}

/// A further capitalised word stands right before or behind on the line.
pub(super) fn beside_capital(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.capital(k);
    i > 0 && capital(i - 1) && !doc.sentence_start(i - 1) && !doc.text.tokens[i].line_start
        || i + 1 < doc.len() && capital(i + 1) && !doc.text.tokens[i + 1].line_start
}

/// «…», – сказал Вэнс, «по словам Вэнса»: a word that nothing knows behind a verb of speech and a quotation.
pub(super) fn quoted_speaker(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let marked = |k: usize| matches!(doc.text.word(k), "—" | "–" | "-" | "," | "»" | "\"" | "”");
    let said = |k: usize| doc.is_class(k, Class::SPEAKS) && marked(k - 1);
    let words_of = |k: usize| doc.text.fold(k) == "словам" && doc.text.fold(k - 1) == "по";
    let case = if i > 1 && words_of(i - 1) { Case::Gen } else { Case::Nom };
    i > 1
        && doc.is_word(i - 1)
        && (case == Case::Gen || said(i - 1))
        && (!f.has(Flags::KNOWN) || f.has(Flags::GIVEN_SURE | Flags::SURNAME_SURE))
        && !doc.any_of(i, !(SenseKind::Surname.bit() | SenseKind::GivenName.bit()))
        && doc.text.tokens[i].shape == Shape::Capital
        && !doc.text.tokens[i].line_start
        && !beside_capital(doc, i)
        && names::readings(doc, i, Role::Surname).iter().any(|r| r.cases.has(case))
}

/// «Капричков рассказал изданию»: a word that nothing knows, with a surname's ending, before a verb of speech.
pub(super) fn speaker(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let next = i + 1;
    // «Алгыс произнёс почётный гражданин улуса»: somebody else speaks
    let other = |k: usize| {
        let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit());
        let adjective = |k: usize| doc.adjective(k).sing.has(Case::Nom);
        let head = if k + 1 < doc.len() && adjective(k) && !office(k) { k + 1 } else { k };
        head < doc.len() && doc.is_word(head) && office(head) && doc.noun(head).sing.has(Case::Nom)
    };
    f.has(Flags::SURNAME)
        && !f.has(Flags::KNOWN)
        && !doc.any_of(i, !SenseKind::Surname.bit())
        && doc.text.tokens[i].shape == Shape::Capital
        && next < doc.len()
        && doc.is_word(next)
        && doc.is_class(next, Class::SPEAKS)
        && !other(next + 1)
        && !(i > 0 && opens_quote(doc, i - 1))
        && !beside_capital(doc, i)
        && names::readings(doc, i, Role::Surname).iter().any(|r| r.cases.has(Case::Nom))
}

/// «Мадонна», «Роналдо»: the lexicon has it as the one name of somebody, and it is no word here.
pub(super) fn known_by_one_name(doc: &Doc, i: usize) -> bool {
    let listed = |s: Sense| s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].origin == "mononym";
    let acts = || i + 1 < doc.len() && predicate(doc, i + 1).is_some();
    doc.any_of(i, SenseKind::Surname.bit())
        && doc.senses(i).any(listed)
        && doc.text.tokens[i].shape == Shape::Capital
        && !(i > 0 && opens_quote(doc, i - 1))
        && !beside_capital(doc, i)
        && !(doc.sentence_start(i) && doc.flags(i).has(Flags::COMMON) && !acts())
        && !inside_other(doc, i)
}

/// The given name of somebody named in full elsewhere, where it can hardly be an ordinary word or a place.
pub(super) fn given_again(doc: &Doc, i: usize) -> bool {
    const OTHERS: u32 = SenseKind::ORGANIZATIONS
        | SenseKind::COUNTRIES
        | SenseKind::Stop.bit()
        | SenseKind::TitleHead.bit()
        | SenseKind::NameParticle.bit();
    let word = doc.flags(i).has(Flags::COMMON | Flags::FUNCTION);
    let place = doc.any_of(i, SenseKind::Place.bit());
    let marked = i > 0 && (quoted(doc, i) || hyphen(doc, i - 1));
    doc.text.tokens[i].shape == Shape::Capital
        && !marked
        && !doc.any_of(i, OTHERS)
        && !(place && places::supported(doc, i))
        && !(word && doc.sentence_start(i) && !(i + 1 < doc.len() && predicate(doc, i + 1).is_some()))
        && !beside_capital(doc, i)
        && !inside_other(doc, i)
}

/// Do the words before token `i` tell that a human is named there: «54-летний», «по имени», «девочка», «мисс»?
pub fn told_human(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.is_word(i - 1)
        && !doc.text.tokens[i].line_start
        && (aged(doc, i) || names::by_name_of(doc, i) || kind_of_human(doc, i) || addressed(doc, i))
}

/// «мисс Кадани», «шейх Хамад», «г-жа Мвамба»; behind «г-н» a given name may be a form of a surname («г-н Курту»).
fn addressed(doc: &Doc, i: usize) -> bool {
    let common = || matches!(doc.text.fold(i - 1).chars().next(), Some('г'));
    doc.any_of(i - 1, SenseKind::Honorific.bit()) && !(doc.flags(i).has(Flags::GIVEN) && common())
}

/// «54-летний», «шестилетнему»
fn aged(doc: &Doc, i: usize) -> bool {
    let stem = doc.text.fold(i - 1).strip_suffix(['й', 'я', 'о', 'у', 'м', 'ю']);
    let stem = stem.map(|s| s.strip_suffix(['и', 'е', 'г', 'м', 'я', 'ю']).unwrap_or(s));
    stem.is_some_and(|s| s.trim_end_matches('е').ends_with("летн"))
}

/// «девочка Ева», «француз Песке»: a human of the word's case. A word that nothing knows may as well be the genitive of
/// a thing («игрок Фулхэма»): it must have no genitive.
fn kind_of_human(doc: &Doc, i: usize) -> bool {
    let (k, f) = (i - 1, doc.flags(i));
    let cases = doc.noun(k).sing;
    if !doc.flags(k).has(Flags::ANIMATE) || cases.is_empty() || doc.text.tokens[k].shape != Shape::Lower {
        return false;
    }
    if f.has(Flags::GIVEN) {
        return names::readings(doc, i, Role::Given).iter().any(|r| !r.cases.and(cases).is_empty());
    }
    let unknown = !f.has(Flags::KNOWN) && !doc.any_of(i, !SenseKind::Surname.bit());
    let forms = names::readings(doc, i, Role::Surname);
    let fixed = forms.first().is_some_and(|r| r.indeclinable);
    let oblique = forms.iter().any(|r| r.cases.has(Case::Gen) && !r.indeclinable);
    unknown && cases.has(Case::Nom) && (fixed || !oblique)
}

/// A given name that stands alone: the dictionary calls it one, and it is no other thing here.
pub(super) fn lone_given(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let marked = i > 0 && (opens_quote(doc, i - 1) || hyphen(doc, i - 1) || pair_in_quotes(doc, i));
    let beside =
        |k: usize| k < doc.len() && doc.capital(k) && !doc.sentence_start(k) && !doc.text.tokens[k.max(i)].line_start;
    f.has(Flags::GIVEN_SURE)
        && (!f.has(Flags::COMMON | Flags::FUNCTION) || likelier_name(doc, i, Tag::NAME))
        && doc.text.tokens[i].shape == Shape::Capital
        && !marked
        && !beside(i + 1)
        && !(i > 0 && beside(i - 1))
        && !names::names_several(doc, i)
        && !inside_other(doc, i)
        && !gives_name(doc, i)
        && !within(doc, i, Role::Given)
        && !behind_particle(doc, i)
        && !feast(doc, i + 1)
        && !second_saint(doc, i)
        && !(i > 0 && called_by_given(doc, i - 1))
        && doc
            .sense(
                i,
                SenseKind::Place.bit()
                    | SenseKind::ORGANIZATIONS
                    | SenseKind::COUNTRIES
                    | SenseKind::Stop.bit()
                    | SenseKind::TitleHead.bit(),
            )
            .is_none()
}

/// «порт», «роль», «жителей»: a given name alone behind the word at `k` is no human's.
fn called_by_given(doc: &Doc, k: usize) -> bool {
    let (stems, fold) = (&doc.know.grammar.stems, doc.text.fold(k));
    stems.called_by_given.has(fold) || stems.dwellers.has(fold)
}

/// A given name of the lexicon that is no other word: «опека над Пэрис».
pub(super) fn rare_given(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    f.has(Flags::GIVEN)
        && !f.has(Flags::KNOWN)
        && !doc.any_of(i, !SenseKind::GivenName.bit())
        && doc.text.tokens[i].shape == Shape::Capital
        && doc.text.word(i).chars().count() > 3
        && !(i > 0 && (opens_quote(doc, i - 1) || hyphen(doc, i - 1) || pair_in_quotes(doc, i)))
        && !(i > 0 && called_by_given(doc, i - 1))
        && !hyphen(doc, i + 1)
        && !beside_capital(doc, i)
        && !inside_other(doc, i)
        && !gives_name(doc, i)
        && !within(doc, i, Role::Given)
}

/// The word right behind an opening quote, unless a verb follows: the name of a thing, not «Максим скончался».
fn quoted(doc: &Doc, i: usize) -> bool {
    opens_quote(doc, i - 1) && verb_behind(doc, i + 1).is_none()
}

/// The second word of all that is in quotes, «Рустам и Сухраб»: a work.
fn pair_in_quotes(doc: &Doc, i: usize) -> bool {
    let closed = |k: usize| k < doc.len() && doc.text.closes_quote(k);
    i > 2 && phrase::is_and(doc, i - 1) && opens_quote(doc, i - 3) && closed(i + 1)
}

fn opens_quote(doc: &Doc, k: usize) -> bool {
    doc.has(k, Traits::OPENING)
}

/// A hyphen within a word, not one that stands for a dash.
fn hyphen(doc: &Doc, k: usize) -> bool {
    k + 1 < doc.len()
        && doc.text.is(k, "-")
        && !(doc.text.tokens[k].space_before && doc.text.tokens[k + 1].space_before)
}

/// Is the dictionary's likeliest reading a name of this kind: «Аркадий», «Раиса», «Путин»? A word that opens its sentence
/// may have no other nominative («Роза считается символом города»).
fn likelier_name(doc: &Doc, i: usize, kind: u32) -> bool {
    let word = |p: Parse| !p.tag.has(kind) && p.tag.cases().has(Case::Nom);
    !doc.flags(i).has(Flags::VERB | Flags::FUNCTION)
        && doc.known(i).first().is_some_and(|p| p.tag.has(kind))
        && !((doc.sentence_start(i) || kind == Tag::SURNAME) && doc.known(i).iter().any(word))
        && doc.adjective(i).any().is_empty()
}

/// A surname that stands alone and can be nothing else: the dictionary calls it a surname and no ordinary word, place or name.
pub(super) fn lone_surname(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    // «Кампрад-старший»
    if !f.has(Flags::SURNAME_SURE) && !doc.has(i, Traits::HYPHENED) {
        return false;
    }
    let quoted = i > 0 && quoted(doc, i);
    let (name, elder) = names::elder_or_younger(&doc.know.grammar.stems, doc.text.fold(i));
    let hyphened = name.contains('-');
    // «фонд Гейдара Алиева», «КАПО имени С.П. Горбунова»: a name inside a title or a body
    let given = i > 0 && doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN_SURE);
    let given = given && !doc.text.tokens[i].line_start;
    let initialed = given || i > 1 && doc.text.is(i - 1, ".") && doc.text.tokens[i - 2].shape == Shape::Letter;
    // «плавбаза "Всеволод Сибирцев"», «ИП Чумаков», «иеромонах Амвросий (Носов)»
    let next = i + 1;
    let inside = || {
        next < doc.len() && doc.text.closes_quote(next)
            || i > 0
                && (doc.any_of(i - 1, SenseKind::OrgHead.bit()) && !owner(doc, i)
                    || doc.text.is(i - 1, "(") && doc.text.is(next, ")"))
    };
    // «иеромонах Дионисий (Пешков)»
    let worldly = || i > 1 && doc.text.is(i - 1, "(") && doc.text.is(next, ")") && doc.flags(i - 2).has(Flags::GIVEN);
    // «Бородулин (Курчатов)»
    let town = || i > 0 && doc.text.is(i - 1, "(") && doc.any_of(i, SenseKind::Place.bit());
    // «Турбину изготовил завод»: a thing, at a sentence's beginning
    let thing = || {
        let subject = || names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Nom));
        doc.sentence_start(i) && !subject()
    };
    let surname = || likelier_name(doc, i, Tag::SURNAME) && !inside() && !thing();
    let plain = !f.has(Flags::GIVEN) && !town() && (!f.has(Flags::COMMON) || surname());
    (f.has(Flags::SURNAME_SURE) && plain || elder)
        && !quoted
        && !hyphened
        && !initialed
        && !worldly()
        && !names::names_several(doc, i)
        && !inside_other(doc, i)
        && !f.has(Flags::FUNCTION)
        && !of_settlement(doc, i)
        && !within(doc, i, Role::Surname)
        && !gives_name(doc, i)
        && !places::is_listed(doc, i)
        && doc.sense(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES | SenseKind::Stop.bit()).is_none()
}

/// «староста хутора Дюбин»: a settlement's name in the nominative behind its noun.
fn of_settlement(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.is_class(i - 1, Class::SETTLEMENT)
        && names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Nom))
        && !doc.noun(i - 1).sing.has(Case::Nom)
}

/// «правительство Медведева»: a genitive behind a body's head that is no abbreviation.
fn owner(doc: &Doc, i: usize) -> bool {
    doc.text.tokens[i - 1].shape != Shape::Upper
        && names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Gen) && !f.cases.has(Case::Nom))
}

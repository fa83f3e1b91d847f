//! Written names: which runs of words are the name of a human, which word is which part, and the nominative of each.
//!
//! A run is cut into units (an initial, a particle, a capitalised word); a short grammar of the orders in use (Russian
//! «И. О. Фамилия» both ways round, имя-отчество, Western, Arabic, Turkic, Chinese, Korean, Vietnamese, Mongolian) names
//! the parts. The nominative is computed by agreement: the parts share one case and one gender.

mod beside;
mod eastern;
mod forms;
mod initials;
mod nominative;
mod parts;
mod patronymic;
mod plain;
mod rows;
mod spelling;
mod tradition;
pub mod undeclined;
mod units;
mod worth;

use super::doc::{Doc, Flags};
use super::phrase;
use crate::morph::{Case, CaseSet, Gender, NameForm, Number};
use crate::rules::{Class, Face, Sense, SenseKind, TitleClass};
use crate::text::Shape;
use eastern::eastern;
use forms::coherent;
use initials::{initials_first, surname_initials};
use patronymic::with_patronymic;
use plain::plain;
pub use plain::see_end;
pub(super) use spelling::is_roman;
use tradition::inflected_syllable;
pub use units::son_follows;
use units::{MAX_UNITS, Unit, bit, units};

pub(super) use beside::is_office;
pub use beside::{
    after_initials, attributive, bears_names, by_name_of, defends, leads_initials, nominative_alone,
    several_behind_initial, shouted_surname, surname_by_form, trade_behind_initial, trade_surname, two_initials,
};
pub(super) use forms::in_case;
pub use forms::{Forms, coherent_in, names_several, of_several, readings, share_case};
pub use nominative::{
    Nominative, inner_gender, left_foreign, nominative, womans_by_case, womans_by_surname, womans_unbent,
};
pub use rows::surname_leads_row;
pub use spelling::{
    WOMANS_ENDINGS, cut_last, elder_or_younger, folded, is_shaped_surname, oblique_ending, particle_led, with_article,
    womans_regional,
};
pub(super) use spelling::{ends_in_letters, nameless, plain_surname};
pub(super) use tradition::{at_home, mongolian_father, other_people};
pub use worth::Place;

/// What a word is within a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Given,
    Patronymic,
    Surname,
}

/// One word (or initial, or particle with its word) of a name.
#[derive(Debug, Clone)]
pub struct Part {
    pub role: Role,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// «И.»: stays as it is.
    pub initial: bool,
}

/// A name as found in the text.
#[derive(Debug, Clone)]
pub struct Name {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    pub parts: Vec<Part>,
    /// How sure the form alone is, in [0, 1].
    pub weight: f64,
    /// East Asian order: surname first, nothing inflects but perhaps the last word.
    pub eastern: bool,
}

/// The name that begins at token `at`, if one does. `titled`: a title stands right before it, so that its mere shape is
/// enough. Names never cross a line's end.
pub fn name_at(doc: &Doc, at: usize, limit: usize, titled: bool) -> Option<Name> {
    if let Some(name) = surname_leads_row(doc, at).filter(|name| name.end <= limit) {
        return Some(name);
    }
    let mut buffer = [Unit::default(); MAX_UNITS];
    let n = units(doc, at, limit, &mut buffer);
    let u = without_relative(doc, &buffer[..n]);
    let n = u.len();
    let first = u.first()?;
    // «в костёле Святых Петра и Павла»
    if n > 1 && doc.text.fold(at).starts_with("свят") && two_saints(doc, at, limit) {
        return None;
    }
    // «археолог из Пенджикента Юсуфшо Ёкубов»
    if n > 2 && u[..2].iter().all(|x| x.is(bit::WORD)) && at > 0 && doc.text.reads(at - 1, "из") {
        return None;
    }
    // «из села Тлох Патимат Дибирова»
    let settlement = || at > 1 && doc.is_class(at - 1, Class::SETTLEMENT) && doc.text.reads(at - 2, "из");
    if n > 2 && !first.is(bit::GIVEN | bit::INITIAL) && u[1].is(bit::GIVEN) && settlement() {
        return None;
    }
    // «у посёлка Чистые Боры»
    if n == 2 && at > 0 && doc.is_class(at - 1, Class::SETTLEMENT) && phrase::several_called(doc, at) {
        return None;
    }
    // «гимназия города Дархан Цэндийн Оюунчимэг»
    let town = || at > 0 && first.is(bit::PLACE) && doc.is_class(at - 1, Class::SETTLEMENT);
    if n > 2 && mongolian_father(doc, u[1].start) && town() {
        return None;
    }
    // «канцелярии округа Алтай Чжан Вэймин»: the area's name, though people bear it too, and behind it a whole name of the East
    let area = || at > 0 && !first.is(bit::EASTERN) && doc.is_class(at - 1, Class::AREA);
    if n > 2 && first.is(bit::PLACE) && u[1].is(bit::EASTERN) && u[2].is(bit::SYLLABLE) && area() {
        return None;
    }
    // «из Абашево Прасковья Тимофеевна Зоткина»: a surname behind the patronymic leaves no room for one before
    let surname = |x: &Unit| x.is(bit::SURNAME) || x.is(bit::WORD) && !x.is(bit::COMMON | bit::PLACE | bit::GIVEN);
    let whole = |k: usize| u[k].is(bit::GIVEN) && u[k + 1].is(bit::PATRONYMIC) && surname(&u[k + 2]);
    if !first.is(bit::INITIAL) && (1..n.saturating_sub(2)).any(whole) {
        return None;
    }
    // «ПОБЕДИТЕЛИ И ПРИЗЁРЫ»
    let shouted = |k: usize| k < doc.len() && doc.text.tokens[k].shape == Shape::Upper;
    // «АКАДЕМИЯ НАУК И МИНСКИЙ ЗАВОД»
    let between = || at > 0 && shouted(at - 1) && shouted(at + 1) && !doc.sentence_start(at);
    if doc.text.tokens[first.start].shape == Shape::Letter
        && phrase::is_and(doc, first.start)
        && (n == 1 && (at > 0 && shouted(at - 1) || shouted(at + 1)) || between())
    {
        return None;
    }
    // «фонд X Prize»
    let word = &doc.text.tokens[first.start];
    if word.shape == Shape::Letter && !word.cyrillic && !doc.text.is(first.start + 1, ".") {
        return None;
    }
    // «дорог ИРИ Миад Салехи», «борьбы РД Магомед-Тагир Абдулаев»
    let full = n > 2 && u[2].is(bit::PATRONYMIC);
    if n > 1 && !full && doc.text.tokens[u[1].start].shape == Shape::Capital && abbreviates(doc, first.start) {
        return None;
    }
    if first.is(bit::OGLY | bit::UULU) || (first.is(bit::PARTICLE) && !doc.capital(first.start)) {
        return None;
    }
    if n > 1 && letters_lead(doc, u) {
        return None;
    }
    // «президент ФИАС Курбанова Дилором Садриддиновна», «Музея Человека Кубаныч Эсен уулу»
    let closing = u.iter().take(5).position(|x| x.is(bit::OGLY | bit::UULU) || x.is(bit::PATRONYMIC) && x.start > at);
    if closing.is_some_and(|k| k > 2) && !first.is(bit::INITIAL) && names_another(doc, first) {
        return None;
    }
    // «Ван Хаутен рассказал»: a Dutchman's article and his surname, no Chinese
    let article = n == 2 && doc.text.fold(first.start) == "ван" && u[1].is(bit::WORD);
    if article && !u[1].is(bit::SYLLABLE | bit::EASTERN | bit::GIVEN) && !inflected_syllable(doc, u[1].start) {
        return None;
    }
    let name = initials_first(doc, u)
        .or_else(|| surname_initials(doc, u))
        .or_else(|| with_patronymic(doc, u))
        .or_else(|| eastern(doc, u, titled))
        .or_else(|| plain(doc, u, titled))?;
    let surname_first = name.parts[0].role == Role::Surname && name.parts.len() > 1 && !name.eastern;
    let shouted = || shouted_surname(doc, name.start);
    if surname_first && (opens_sentence(doc, &name) && !shouted() || !coherent(doc, &name)) {
        return None;
    }
    Some(numbered(doc, name, limit))
}

/// «ФИАС», «Человека», «станции Айрум»: a body's letters, a word of the dictionary that is no name, or the name of what the noun
/// before it is.
fn names_another(doc: &Doc, x: &Unit) -> bool {
    let i = x.start;
    let named = x.is(bit::SURNAME | bit::EASTERN | bit::GIVEN) || doc.know.grammar.surname_shape(doc.text.fold(i));
    let letters = doc.text.tokens[i].shape == Shape::Upper && doc.text.tokens[i + 1].shape != Shape::Upper;
    // «САФУ Тропина Ульяна Сергеевна», but «ВЕЗИРОВА Севиндж Кямал кызы»
    let named = named && !(letters && !doc.flags(i + 1).has(Flags::GIVEN));
    if named || doc.sentence_start(i) || doc.text.tokens[i].cell_start {
        return false;
    }
    let thing = || doc.flags(i).has(Flags::KNOWN);
    let noun = |k: usize| {
        let body = doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
        body || doc.is_class(k, Class::SETTLEMENT) || doc.know.grammar.stems.terminals.has(doc.text.fold(k))
    };
    letters || thing() || i > 0 && doc.is_word(i - 1) && (noun(i - 1) || doc.small(i - 1))
}

/// «ИРИ», «РД»: capitals of a state, those of a body behind its noun, or two of which no syllable of a name is made; not «КИМ», «ЛИ», nor
/// the «ЗЕ» of «ЗЕ Лидия Ивановна».
fn abbreviates(doc: &Doc, i: usize) -> bool {
    let letters = doc.text.word(i).chars().count();
    let short = letters == 2 && !doc.syllables(i) && !doc.eastern_surname(i);
    // «Университета АДА Айнур Керимли»
    let of_body = || i > 0 && doc.any_of(i - 1, SenseKind::OrgHead.bit()) && !doc.text.tokens[i].line_start;
    let surname = doc.eastern_surname(i) || doc.flags(i).has(Flags::SURNAME_SURE);
    let short = short || (3..5).contains(&letters) && !surname && of_body();
    let state = doc.any_of(i, SenseKind::Country(Face::Abbreviation).bit());
    doc.text.tokens[i].shape == Shape::Upper && doc.text.tokens[i].cyrillic && (short || state)
}

/// «ОМОН Олег Лунин», «ОГИБДД МО МВД»: capitals of a body before a whole name or before other letters. A surname in capitals has
/// no further one behind the given name, a name in capitals a given name that is known.
fn letters_lead(doc: &Doc, u: &[Unit]) -> bool {
    let upper = |x: &Unit| doc.text.tokens[x.start].shape == Shape::Upper && doc.text.tokens[x.start].cyrillic;
    if !u[0].is(bit::WORD) || !upper(&u[0]) {
        return false;
    }
    if upper(&u[1]) {
        let shouted = doc.sentence_start(u[0].start) || doc.text.tokens[u[0].start - 1].shape == Shape::Upper;
        let named = |x: &Unit| x.is(bit::GIVEN | bit::INITIAL | bit::PATRONYMIC);
        return !shouted && !u[0].is(bit::EASTERN) && !u.iter().take(3).any(named);
    }
    let father = u.iter().any(|x| x.is(bit::PATRONYMIC | bit::INITIAL | bit::OGLY | bit::UULU | bit::BEN));
    // «КВОН Ги Сок», «НГУЕН Тхи Лан»
    let surname_shape = |x: &Unit| doc.know.grammar.surname_shape(doc.text.fold(x.start));
    let short = |x: &Unit| {
        doc.text.word(x.start).chars().nth(6).is_none()
            && !surname_shape(x)
            && !(x.is(bit::SURE) && doc.text.word(x.start).chars().nth(4).is_some())
    };
    let eastern = || u[0].is(bit::EASTERN) && u[1..].iter().take(2).all(short);
    // «САИДЗОДА Фирдавс Нусратулло»
    let surname = || surname_shape(&u[0]) && !surname_shape(&u[2]);
    let whole = || {
        let behind = u.len() > 2 && u[1].is(bit::GIVEN) && u[2].is(bit::WORD) && !upper(&u[2]);
        behind && !father && !eastern() && !surname()
    };
    doc.any_of(u[0].start, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit()) && !u[0].is(bit::GIVEN) || whole()
}

/// «Jay Z», «PewDiePie»: up to three words in Latin letters that may be somebody's name.
pub fn in_latin(doc: &Doc, at: usize, limit: usize) -> Option<Name> {
    let latin =
        |k: usize| doc.is_word(k) && !doc.text.tokens[k].cyrillic && doc.capital(k) && !is_roman(doc.text.word(k));
    let goes_on = |k: usize| k < limit && latin(k) && !doc.text.tokens[k].line_start;
    let end = (at..limit.min(at + 4)).take_while(|&k| goes_on(k)).last()? + 1;
    let part = |role: Role, start: usize, end: usize| Part { role, start, end, initial: false };
    let parts = match end - at {
        1 => vec![part(Role::Surname, at, end)],
        2 | 3 => vec![part(Role::Given, at, end - 1), part(Role::Surname, end - 1, end)],
        _ => return None,
    };
    // «Wedding word»
    if end < limit && doc.is_word(end) && !doc.text.tokens[end].cyrillic {
        return None;
    }
    Some(Name { start: at, end, parts, weight: 0.8, eastern: false })
}

/// «Святых Петра и Павла» at `at`
fn two_saints(doc: &Doc, at: usize, limit: usize) -> bool {
    phrase::saints(doc, at, limit.max(doc.len().min(at + 6))).is_some_and(|end| end > at + 3)
}

/// «вдова Ельцина Наина Иосифовна», «отец Кима Чен Ира Ким Ир Сен»: behind a word of kinship the first name, in the genitive,
/// is whose relative the second is.
fn without_relative<'u>(doc: &Doc, u: &'u [Unit]) -> &'u [Unit] {
    // «вдова майора Степана Рогулина Алла Геннадьевна»
    let behind_rank = |k: usize| match k.checked_sub(1) {
        Some(before) if doc.any_of(k, SenseKind::Rank.bit()) && doc.noun(k).sing.has(Case::Gen) => before,
        _ => k,
    };
    let before = u.first().and_then(|x| x.start.checked_sub(1)).map(behind_rank);
    let Some(kin) = before.map(|k| kinship(doc, k)) else { return u };
    if kin.is_empty() || u.len() < 2 {
        return u;
    }
    // «встретил коллегу Марата Султана»
    let one = || {
        let part = |x: &Unit| Part {
            role: if x.is(bit::GIVEN) { Role::Given } else { Role::Surname },
            start: x.start,
            end: x.end,
            initial: x.is(bit::INITIAL),
        };
        let parts = u.iter().filter(|x| !x.is(bit::PATRONYMIC)).map(part).collect();
        let whole = Name { start: u[0].start, end: u[u.len() - 1].end, parts, weight: 0.0, eastern: false };
        coherent_in(doc, &whole, kin)
    };
    if !kin.has(Case::Nom) && one() {
        return u;
    }
    let genitive = |x: &Unit, role: Role| {
        let man = |f: &NameForm| f.cases.has(Case::Gen) && f.gender != Some(Gender::Femn);
        x.is(bit::WORD) && readings(doc, x.start, role).iter().any(man)
    };
    let owner = |j: usize| match j {
        _ if u[0].is(bit::EASTERN) => j == 3 && !doc.eastern_surname(u[0].start),
        1 if u[0].is(bit::GIVEN) => {
            u.len() == 2 && u[1].is(bit::SURE) && !u[1].is(bit::SURNAME) && genitive(&u[0], Role::Given)
        }
        1 => genitive(&u[0], Role::Surname),
        2 => {
            let given =
                u[0].is(bit::GIVEN) && readings(doc, u[0].start, Role::Given).iter().any(|f| f.cases.has(Case::Gen));
            (u[0].is(bit::INITIAL) || given) && genitive(&u[1], Role::Surname)
        }
        _ => false,
    };
    let relative = |x: &Unit| {
        let fits = || readings(doc, x.start, Role::Given).iter().any(|f| !f.cases.and(kin).is_empty());
        x.is(bit::EASTERN) && doc.eastern_surname(x.start) || x.is(bit::GIVEN) && fits()
    };
    let cut = (1..u.len().min(4)).find(|&j| owner(j) && relative(&u[j]));
    cut.map_or(u, |j| &u[..j])
}

/// The cases in which the word at `k` names one relative: «вдова», «сына».
pub fn kinship(doc: &Doc, k: usize) -> CaseSet {
    if !doc.any_of(k, SenseKind::TitleHead.bit()) {
        return CaseSet::EMPTY;
    }
    let kin = |s: Sense| {
        s.kind == SenseKind::TitleHead
            && s.number != Some(Number::Plur)
            && doc.know.titles[s.entry as usize].class == TitleClass::Relative
    };
    doc.senses(k).filter(|&s| kin(s)).fold(CaseSet::EMPTY, |all, s| all.or(s.cases))
}

/// «Доклад Ольги Ивановны», «О Павле Ильиче»: an ordinary word before a name that is no nominative; not «Заславской Ольге», nor
/// «Белоусу Денису Игоревичу», which no noun and its genitive can be.
fn opens_sentence(doc: &Doc, name: &Name) -> bool {
    let first = name.start;
    let noun = doc.noun(first).any();
    let bent = [Case::Dat, Case::Ins].into_iter().find(|&case| noun == CaseSet::of(case));
    let alike = |case| name.parts[1..].iter().all(|p| in_case(doc, p.start, p.role, CaseSet::of(case)));
    if bent.is_some_and(alike) && name.parts.iter().any(|p| p.role == Role::Patronymic) {
        return false;
    }
    // «Дубовика Петра Иосифовича – директором завода;», a row of those appointed
    let father = name.parts.iter().any(|p| p.role == Role::Patronymic);
    let dash = |k: usize| k < doc.len() && matches!(doc.text.word(k), "–" | "—" | "-");
    let row = father && doc.text.tokens[first].line_start && dash(name.end);
    // «Гриб Аллы Михайловны – …»: a woman's surname in a consonant stays
    let stays = || !doc.text.fold(first).ends_with(['а', 'я', 'о', 'е', 'и', 'ь', 'й']) && noun.has(Case::Nom);
    let woman = |p: &Part| p.role == Role::Patronymic && doc.text.fold(p.start).ends_with("вны");
    let unbent = |case| alike(case) && name.parts.iter().any(woman) && stays();
    if row && [Case::Gen, Case::Acc].into_iter().any(|case| noun.has(case) && alike(case) || unbent(case)) {
        return false;
    }
    let ordinary = doc.flags(first).has(Flags::COMMON | Flags::FUNCTION)
        && !doc.flags(first).has(Flags::SURNAME_SURE)
        && !surname_by_form(doc, first);
    let mut rest = name.parts[1..].iter().filter(|p| !p.initial);
    // «… Решетняк Э. Б. Награду Эдуарда Борисовича …»
    let behind_initial =
        || first > 1 && doc.text.is(first - 1, ".") && doc.text.tokens[first - 2].shape == Shape::Letter;
    ordinary
        && (doc.sentence_start(first) || behind_initial())
        && rest.any(|p| {
            let forms = readings(doc, p.start, p.role);
            !forms.is_empty() && !forms.iter().any(|f| f.cases.has(Case::Nom))
        })
}

/// «Елизавета II»: the number belongs to the name.
fn numbered(doc: &Doc, mut name: Name, limit: usize) -> Name {
    let given = name.parts.iter().all(|p| p.role == Role::Given) || name.parts.len() == 1;
    let i = name.end;
    if given && i < limit && doc.is_word(i) && !doc.text.tokens[i].line_start && is_roman(doc.text.word(i)) {
        name.end += 1;
    }
    name
}

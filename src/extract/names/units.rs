//! A run of words cut into units (an initial, a particle, a capitalised word), each with what it can be in a name.

use super::Role;
use super::beside::{
    after_initials, before_given, before_place, before_regional, before_surname, before_unknown, behind_father,
    inflected_eastern, is_hazrat, is_office, leads_father, opens_with_surname, several_behind_initial, shouted_surname,
    surname_position, syllables_follow, trade_surname, two_initials,
};
use super::forms::{beside_noun, in_case, share_case};
use super::spelling::{is_digraph, like_russian, particle_led, with_article};
use super::tradition::{before_mongol, mongolian_father, son_of_known, with_ending};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::phrase;
use crate::morph::{self, Pos, Tag};
use crate::rules::{Face, Sense, SenseKind, TitleClass};
use crate::text::{Kind, Shape, ends_in};

pub(super) const MAX_UNITS: usize = 8;

/// Bits of a unit.
pub(super) mod bit {
    pub const INITIAL: u16 = 1;
    pub const GIVEN: u16 = 2;
    pub const PATRONYMIC: u16 = 4;
    pub const SURNAME: u16 = 8;
    pub const SYLLABLE: u16 = 16;
    pub const WORD: u16 = 32;
    pub const PARTICLE: u16 = 64;
    /// The dictionary knows it only as an ordinary word.
    pub const COMMON: u16 = 128;
    /// «оглы», «кызы»
    pub const OGLY: u16 = 256;
    /// «уулу»
    pub const UULU: u16 = 512;
    /// «бен», «бин», «ибн»: what follows still belongs to the given name.
    pub const BEN: u16 = 1024;
    pub const PLACE: u16 = 2048;
    /// The dictionary itself calls it a given name.
    pub const SURE: u16 = 4096;
    /// A surname that stands before the given name in East Asia.
    pub const EASTERN: u16 = 8192;
    /// A patronymic by the dictionary, or of a form that no surname has («-овна»).
    pub const FATHER: u16 = 16384;
}

#[derive(Clone, Copy, Default)]
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) bits: u16,
}

impl Unit {
    pub(super) fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }
}

/// Cuts the run at `at` into units; returns how many there are.
pub(super) fn units(doc: &Doc, at: usize, limit: usize, out: &mut [Unit; MAX_UNITS]) -> usize {
    let text = doc.text;
    let (mut i, mut n) = (at, 0);
    while i < limit && n < MAX_UNITS {
        let t = &text.tokens[i];
        if t.kind != Kind::Word
            || (i > at && (t.line_start || t.cell_start))
            || !(t.cyrillic || t.shape == Shape::Letter && (n > 0 || like_russian(text.word(i))))
        {
            break;
        }
        let mut unit = Unit { start: i, end: i + 1, bits: 0 };
        if n == 2 && out[0].is(bit::EASTERN) && out[1].is(bit::SYLLABLE) && last_syllable(doc, i) {
            unit.bits = bit::WORD | bit::SYLLABLE;
        } else if text.is(i + 1, ".")
            && !text.tokens[i + 1].space_before
            && (t.shape == Shape::Letter || is_digraph(text.word(i)))
        {
            unit.bits = bit::INITIAL;
            unit.end = i + 2;
            // «К.-Ж.»
            while text.is(unit.end, "-")
                && unit.end + 2 < limit
                && text.tokens[unit.end + 1].shape == Shape::Letter
                && text.is(unit.end + 2, ".")
            {
                unit.end += 3;
            }
        } else {
            let eastern = n > 0 && out[0].is(bit::EASTERN);
            unit.bits = word_bits(doc, i, n, eastern);
            // «Пайплайн Компани»
            if n > 0 && phrase::is_company_word(doc, i) {
                return 0;
            }
            if unit.bits == 0 {
                break;
            }
            if unit.bits == bit::PARTICLE {
                unit.end = i + doc.hit_len(i).max(1);
            }
            if n == 0 && unit.is(bit::WORD) && unit.end < limit && is_hazrat(doc, unit.end) {
                unit.bits |= bit::GIVEN;
                unit.end += 1;
            }
        }
        out[n] = unit;
        n += 1;
        i = unit.end;
    }
    // a particle in lower case cannot end a name
    while n > 0 && out[n - 1].is(bit::PARTICLE) && !out[n - 1].is(bit::OGLY | bit::UULU | bit::WORD) {
        n -= 1;
    }
    n
}

/// «Пак Сон У.»: a syllable of one letter before the sentence's end, no initial.
fn last_syllable(doc: &Doc, i: usize) -> bool {
    let letter = matches!(doc.text.fold(i), "у" | "о" | "и" | "ю" | "э") && doc.capital(i);
    let ends = i + 2 >= doc.len() || doc.sentence_start(i + 2) || doc.text.tokens[i + 2].line_start;
    letter && doc.text.is(i + 1, ".") && ends
}

/// «аль-Хашими», «эль-Абидин»: an article joined to a name.
fn arabic(doc: &Doc, i: usize) -> bool {
    let token = &doc.text.tokens[i];
    token.shape == Shape::Mixed && !doc.capital(i) && doc.text.word(i).contains('-')
}

pub(super) fn word_bits(doc: &Doc, i: usize, n: usize, eastern: bool) -> u16 {
    let text = doc.text;
    let fold = text.fold(i);
    if n > 0 {
        match fold {
            "оглы" | "оглу" | "угли" | "огли" | "углы" | "ўғли" | "кызы" | "гызы" | "кизи" | "қызы" =>
            {
                return bit::OGLY | bit::PARTICLE;
            }
            "уулу" | "улу" => return bit::UULU | bit::PARTICLE,
            // «Зин эль-Абидин Бен Али»
            "бен" | "бин" | "ибн" | "ибни" | "бинт" | "бинти" | "абу" if !doc.capital(i) || arabic(doc, i - 1) =>
            {
                return bit::BEN | bit::PARTICLE;
            }
            _ => {}
        }
    }
    // «депутат Жокаргы Кенеса Анвар А»: the body's second word; «Дед Мороз»
    const WHOLE: u32 = SenseKind::ORGANIZATIONS | SenseKind::Stop.bit();
    if n == 0 && i > 0 && doc.hit_len(i - 1) > 1 && doc.any_of(i - 1, WHOLE) {
        return 0;
    }
    let particle = doc.any_of(i, SenseKind::NameParticle.bit());
    if !doc.capital(i) {
        // «аль-Хашими», «эль-Этреби», «д’Эстен»
        let inner = text.tokens[i].shape == Shape::Mixed && fold.contains(['-', '\'']);
        return match (particle, inner) {
            (true, _) if n > 0 => bit::PARTICLE,
            (_, true) if n > 0 && text.word(i).chars().filter(|c| c.is_uppercase()).count() == 1 => {
                bit::WORD | bit::SURNAME
            }
            _ => 0,
        };
    }
    // «Слава Богу»
    let thanks = fold == "слава" && text.reads(i + 1, "богу") || fold == "богу" && i > 0 && text.reads(i - 1, "слава");
    if thanks || doc.has(i, Traits::NAMELESS) {
        return 0;
    }
    if n == 0 && shouted_surname(doc, i) {
        return bit::WORD | bit::SURNAME;
    }
    // «Рождество-Богородичный Санаксарский монастырь»
    if doc.has(i, Traits::HYPHENED) && doc.know.grammar.stems.consecrated.begins(fold) {
        return 0;
    }
    // «на выставке ИННОПРОМ АО «Синара»»
    let quoted = i + 1 < text.len() && matches!(text.word(i + 1), "«" | "\"" | "“" | "„");
    let form = |s: Sense| s.kind == SenseKind::OrgHead && doc.know.org_heads[s.entry as usize].class == "company_form";
    if quoted && text.tokens[i].shape == Shape::Upper && doc.senses(i).any(form) {
        return 0;
    }
    let f = doc.flags(i);
    // «Александр Оробей»
    let behind_given = n > 0 && i > 0 && doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN);
    let verb = f.has(Flags::VERB | Flags::NONFINITE) && only_verb(doc, i);
    // «доложил Хорошев В.В.»: a surname that is a converb besides
    let converb = verb
        && !f.has(Flags::VERB)
        && doc.know.grammar.surname_shape(fold)
        && (!doc.sentence_start(i) || two_initials(doc, i + 1));
    if verb && !converb && !behind_given && !(n == 2 && behind_father(doc, i)) {
        return 0;
    }
    let mut bits = if converb { bit::WORD | bit::SURNAME } else { bit::WORD };
    if particle {
        bits |= bit::PARTICLE;
    }
    if f.has(Flags::GIVEN) {
        bits |= bit::GIVEN;
    }
    if f.has(Flags::GIVEN_SURE) {
        bits |= bit::SURE;
    }
    if doc.eastern_surname(i) || n == 0 && inflected_eastern(doc, i) {
        bits |= bit::EASTERN;
    }
    // «Гурбангулы»: a given name with the ending of a patronymic
    let listed = || doc.known(i).iter().any(|p| p.tag.has(Tag::PATRONYMIC));
    if f.has(Flags::PATRONYMIC) && (listed() || !doc.any_of(i, SenseKind::GivenName.bit())) {
        bits |= bit::PATRONYMIC;
        let womans = [
            "овна",
            "овны",
            "овне",
            "овну",
            "овной",
            "евна",
            "евны",
            "евне",
            "евну",
            "евной",
            "ична",
            "улы",
            "ұлы",
            "кызы",
            "қызы",
        ];
        if listed() || ends_in(fold, &womans) || son_of_known(doc, fold) {
            bits |= bit::FATHER;
        }
    }
    // «Фаиз-уль-Хасан»: three words joined, as no Russian word is
    if text.tokens[i].shape == Shape::Mixed && text.word(i).matches('-').count() == 2 && with_article(text.word(i)) {
        bits |= bit::GIVEN | bit::SURNAME;
    }
    if f.has(Flags::SURNAME) {
        bits |= bit::SURNAME;
    }
    if doc.syllables(i) {
        bits |= bit::SYLLABLE;
    }
    if mongolian_father(doc, i) && (bits & bit::SURNAME == 0 || before_mongol(doc, i)) {
        bits = bits & !bit::SURNAME | bit::GIVEN;
    }
    // «Рождественских Анна»
    if n == 0 && fold.ends_with("их") | fold.ends_with("ых") && doc.capital(i) && before_given(doc, i) {
        bits |= bit::SURNAME;
    }
    let named = bits & (bit::GIVEN | bit::PATRONYMIC | bit::SURNAME) != 0;
    if f.has(Flags::COMMON) && !named {
        bits |= bit::COMMON;
    }
    for s in doc.senses(i) {
        match s.kind {
            // states and bodies never begin inside a name; «Индия» as a given name carries GIVEN
            // «высокогорья Монгольского Алтая»
            SenseKind::Country(Face::Adjective) if n == 0 && before_place(doc, i) => return 0,
            SenseKind::Country(Face::Adjective | Face::Inhabitant) => {}
            SenseKind::Organization(_)
                if n == 0
                    && doc.hit_len(i) == 1
                    && f.has(Flags::GIVEN)
                    && (before_surname(doc, i) || before_regional(doc, i)) => {}
            // «Сальвадор Дали», «Доминика Рааба»
            SenseKind::Country(_) if n == 0 && f.has(Flags::GIVEN) && before_unknown(doc, i) => {}
            // «Заира Магомедова»
            SenseKind::Country(Face::Historical) if n == 0 && f.has(Flags::GIVEN) && before_surname(doc, i) => {}
            SenseKind::Country(_) | SenseKind::Organization(_) if n == 0 || !f.has(Flags::GIVEN) => {
                return 0;
            }
            SenseKind::Honorific if doc.eastern_surname(i) && syllables_follow(doc, i) => {}
            // «Чо Хон Сик»
            SenseKind::Honorific if eastern && doc.syllables(i) => {}
            // «Панов В. Е.»
            SenseKind::Honorific if trade_surname(doc, i) => {}
            SenseKind::Honorific
                if !(n > 0 && surname_position(doc, i) || f.has(Flags::GIVEN) && !doc.sentence_start(i)) =>
            {
                return 0;
            }
            SenseKind::Rank if n > 1 && after_initials(doc, i) => {}
            // «З. Полковников», «А. Мартов»
            SenseKind::Rank | SenseKind::Stop
                if n == 1 && doc.text.is(i - 1, ".") && several_behind_initial(doc, i) => {}
            // «Жан-Франсуа Маршал»
            SenseKind::Rank
                if n == 1
                    && text.tokens[i].shape == Shape::Capital
                    && doc.hit_len(i) == 1
                    && doc.flags(i - 1).has(Flags::GIVEN)
                    && share_case(doc, i - 1, i) => {}
            // «Виктор Понедельник»
            // «Инга Владимировна Зима», «И. В. Зиме»
            SenseKind::Stop if n == 2 && (behind_father(doc, i) || after_initials(doc, i)) => {}
            // «Зима И.П. – директор»
            SenseKind::Stop if n == 0 && trade_surname(doc, i) => {}
            // «Зиме Светлане Ивановне»
            SenseKind::Stop if n == 0 && leads_father(doc, i) => {}
            SenseKind::Stop if n == 1 && doc.flags(i - 1).has(Flags::GIVEN_SURE) && share_case(doc, i - 1, i) => {}
            SenseKind::Stop | SenseKind::Rank if !named || doc.hit_len(i) > 1 => return 0,
            // «Халифа бен Рашид»
            SenseKind::TitleHead if n == 0 && text.tokens[i].shape == Shape::Capital && son_follows(doc, i) => {}
            // «Саад Уллах Ханом»
            SenseKind::TitleHead
                if n > 1
                    && text.tokens[i].shape == Shape::Capital
                    && doc.flags(i - 2).has(Flags::GIVEN)
                    && doc.know.titles[s.entry as usize].class == TitleClass::Royal => {}
            // «В Астане Посол Индонезии …»: an office in no case of the name before it
            SenseKind::TitleHead
                if n == 1 && !named && is_office(doc, s) && !in_case(doc, i - 1, Role::Given, s.cases) =>
            {
                return 0;
            }
            // «в Софии Патриархом избран …»
            SenseKind::TitleHead
                if n > 0
                    && doc.know.titles[s.entry as usize].class == TitleClass::Church
                    && !(eastern && syllable(doc, i))
                    && !beside_noun(doc, i - 1, i) =>
            {
                return 0;
            }
            SenseKind::TitleHead | SenseKind::TitleModifier | SenseKind::OrgHead | SenseKind::EventHead
                if !named
                    && !(n > 0 && surname_position(doc, i))
                    && !(eastern && syllable(doc, i))
                    && !trade_surname(doc, i) =>
            {
                return 0;
            }
            // «Сергиева Посада»
            SenseKind::Place if doc.hit_len(i) > 1 => return 0,
            SenseKind::Place => bits |= bit::PLACE,
            _ => {}
        }
    }
    // «Похоронен Юрий Серафимович на …»
    if n == 0 && !named && f.has(Flags::SHORT_PARTICIPLE) && doc.sentence_start(i) {
        return 0;
    }
    // «Сам Рашит Вахитович провёл экскурсию»
    if n == 0 && !named && doc.sentence_start(i) && matches!(text.fold(i), "сам" | "сама") {
        return 0;
    }
    // function words that are names as well: «Ха», «До», «Де» before another capital, «Ага» behind initials
    let short = text.word(i).chars().nth(3).is_none();
    let next_capital = i + 1 < text.len() && doc.is_word(i + 1) && !text.tokens[i + 1].line_start && doc.capital(i + 1);
    let led = n > 0 && surname_position(doc, i) || eastern && (short || doc.syllables(i));
    let leads = (doc.eastern_surname(i) || particle)
        && next_capital
        && (n > 0 || !doc.sentence_start(i) || opens_with_surname(doc, i));
    // «О Р. В. рассказал»
    let initials = || doc.eastern_surname(i) && two_initials(doc, i + 1);
    if n == 0 && f.has(Flags::FUNCTION) && text.tokens[i].shape == Shape::Letter && !leads && !initials() {
        return 0;
    }
    // «Али Асадов»: a given name that is a particle as well
    // «Али Бонго», «Эва Копач»: a noun written as a name, which can stand in its case
    const LISTED: u32 =
        SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES | SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit();
    let noun = |k: usize| doc.text.tokens[k].shape == Shape::Capital && !doc.any_of(k, LISTED) && share_case(doc, i, k);
    let named_on =
        |k: usize| doc.flags(k).has(Flags::SURNAME | Flags::GIVEN) || !doc.flags(k).has(Flags::KNOWN) || noun(k);
    let article = || {
        let son =
            matches!(text.fold(i + 1), "бен" | "бин" | "ибн" | "бинти") && i + 2 < text.len() && doc.capital(i + 2);
        (son || particle_led(doc, i + 1)) && !text.tokens[i + 1].line_start
    };
    let given = f.has(Flags::GIVEN) && (next_capital && named_on(i + 1) || i + 1 < text.len() && article());
    if f.has(Flags::FUNCTION) && text.tokens[i].shape != Shape::Letter && !led && !leads && !given && (!named || short)
    {
        return 0;
    }
    bits
}

/// «Лам», «Ламом»
fn syllable(doc: &Doc, i: usize) -> bool {
    doc.syllables(i) || with_ending(doc, i)
}

/// «Поручить», «ПОСЕТИЛ»: a word of some length that the dictionary knows as a verb alone.
fn only_verb(doc: &Doc, i: usize) -> bool {
    let verb = |p: morph::Parse| matches!(p.tag.pos(), Pos::Verb | Pos::Infinitive | Pos::Converb);
    doc.text.fold(i).len() > 10 && doc.known(i).iter().all(verb)
}

/// «бен», «бинт» right behind `i`
pub fn son_follows(doc: &Doc, i: usize) -> bool {
    i + 2 < doc.len()
        && doc.small(i + 1)
        && matches!(doc.text.fold(i + 1), "бен" | "бин" | "ибн" | "бинт" | "бинти")
        && doc.capital(i + 2)
}

//! What a capitalised word of a run can be in a name, as bits: what the dictionary and the endings tell of it, less what the
//! lexicon's senses and the words around rule out.

use super::bit;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::names::Role;
use crate::extract::names::beside::{
    after_initials, before_given, before_place, before_regional, before_surname, before_unknown, behind_father,
    inflected_eastern, is_office, leads_father, leads_initials, opens_with_surname, several_behind_initial,
    shouted_surname, surname_position, syllables_follow, trade_surname, two_initials,
};
use crate::extract::names::forms::{beside_noun, in_case, share_case};
use crate::extract::names::spelling::{particle_led, with_article};
use crate::extract::names::tradition::{before_mongol, mongolian_father, son_of_known, with_ending};
use crate::morph::{self, Pos, Tag};
use crate::rules::{Face, Sense, SenseKind, TitleClass};
use crate::text::{Shape, ends_in};

/// A word of a run.
struct Word<'d> {
    doc: &'d Doc<'d>,
    i: usize,
    /// Units of the run before it.
    n: usize,
    /// The run begins with a surname of the East.
    eastern: bool,
    flags: Flags,
}

/// The bits of the word at `i` behind `n` units of its run; none if it is of no name.
pub(in crate::extract::names) fn word_bits(doc: &Doc, i: usize, n: usize, eastern: bool) -> u16 {
    if n > 0
        && let Some(bits) = behind_names(doc, i)
    {
        return bits;
    }
    // «депутат Жокаргы Кенеса Анвар А»: the body's second word; «Дед Мороз»
    const WHOLE: u32 = SenseKind::ORGANIZATIONS | SenseKind::Stop.bit();
    if n == 0 && i > 0 && doc.hit_len(i - 1) > 1 && doc.any_of(i - 1, WHOLE) {
        return 0;
    }
    if !doc.capital(i) {
        return if n > 0 { small(doc, i) } else { 0 };
    }
    if thanks(doc, i) || doc.has(i, Traits::NAMELESS) {
        return 0;
    }
    if n == 0 && (shouted_surname(doc, i) || shouted_trade(doc, i)) {
        return bit::WORD | bit::SURNAME;
    }
    if consecrated(doc, i) || form_of_company(doc, i) {
        return 0;
    }
    let word = Word { doc, i, n, eastern, flags: doc.flags(i) };
    word.bits()
}

/// Words that join what stands before them to what follows: «оглы», «уулу», «Зин эль-Абидин Бен Али».
fn behind_names(doc: &Doc, i: usize) -> Option<u16> {
    match doc.text.fold(i) {
        "оглы" | "оглу" | "угли" | "огли" | "углы" | "ўғли" | "кызы" | "гызы" | "кизи" | "қызы" => {
            Some(bit::OGLY | bit::PARTICLE)
        }
        "уулу" | "улу" => Some(bit::UULU | bit::PARTICLE),
        "бен" | "бин" | "ибн" | "ибни" | "бинт" | "бинти" | "абу" if !doc.capital(i) || arabic(doc, i - 1) => {
            Some(bit::BEN | bit::PARTICLE)
        }
        _ => None,
    }
}

/// A word without a capital behind others: a particle, or «аль-Хашими», «эль-Этреби», «д’Эстен».
fn small(doc: &Doc, i: usize) -> u16 {
    let (text, fold) = (doc.text, doc.text.fold(i));
    let inner = || text.tokens[i].shape == Shape::Mixed && fold.contains(['-', '\'']);
    let one = || text.word(i).chars().filter(|c| c.is_uppercase()).count() == 1;
    if doc.any_of(i, SenseKind::NameParticle.bit()) {
        bit::PARTICLE
    } else if inner() && one() {
        bit::WORD | bit::SURNAME
    } else {
        0
    }
}

/// «милиции РЫБАК Д. В.»: an office's word in capitals before two initials.
fn shouted_trade(doc: &Doc, i: usize) -> bool {
    let upper = doc.text.tokens[i].shape == Shape::Upper && doc.text.tokens[i].cyrillic;
    upper && doc.any_of(i, SenseKind::TitleHead.bit()) && leads_initials(doc, i)
}

/// «Слава Богу»
fn thanks(doc: &Doc, i: usize) -> bool {
    let (text, fold) = (doc.text, doc.text.fold(i));
    fold == "слава" && text.reads(i + 1, "богу") || fold == "богу" && i > 0 && text.reads(i - 1, "слава")
}

/// «Рождество-Богородичный Санаксарский монастырь»
fn consecrated(doc: &Doc, i: usize) -> bool {
    doc.has(i, Traits::HYPHENED) && doc.know.grammar.stems.consecrated.begins(doc.text.fold(i))
}

/// «на выставке ИННОПРОМ АО «Синара»»
fn form_of_company(doc: &Doc, i: usize) -> bool {
    let text = doc.text;
    let quoted = i + 1 < text.len() && text.opens_quote(i + 1);
    let form = |s: Sense| s.kind == SenseKind::OrgHead && doc.know.org_heads[s.entry as usize].class == "company_form";
    quoted && text.tokens[i].shape == Shape::Upper && doc.senses(i).any(form)
}

impl Word<'_> {
    fn bits(&self) -> u16 {
        let (doc, i, n) = (self.doc, self.i, self.n);
        // «Александр Оробей»
        let behind_given = n > 0 && i > 0 && doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN);
        let verb = self.flags.has(Flags::VERB | Flags::NONFINITE) && only_verb(doc, i);
        let converb = verb && self.like_converb();
        if verb && !converb && !behind_given && !(n == 2 && behind_father(doc, i)) && !self.listed_beside_surname() {
            return 0;
        }
        let mut bits = self.told(if converb { bit::WORD | bit::SURNAME } else { bit::WORD });
        let named = bits & (bit::GIVEN | bit::PATRONYMIC | bit::SURNAME) != 0;
        if self.flags.has(Flags::COMMON) && !named {
            bits |= bit::COMMON;
        }
        for s in doc.senses(i) {
            if self.ruled_out(s, named) {
                return 0;
            }
            if s.kind == SenseKind::Place {
                bits |= bit::PLACE;
            }
        }
        if !named && self.opens_sentence() || self.is_function(named) { 0 } else { bits }
    }

    /// «по приглашению Ранила Викремасингхе»: within a sentence, a listed given name that is a verb besides, before a word of its case.
    fn listed_beside_surname(&self) -> bool {
        let (doc, i, next) = (self.doc, self.i, self.i + 1);
        let capital = |k: usize| doc.text.tokens[k].shape == Shape::Capital && !doc.text.tokens[k].line_start;
        self.flags.has(Flags::GIVEN)
            && next < doc.len()
            && capital(i)
            && capital(next)
            && !doc.sentence_start(i)
            && share_case(doc, i, next)
    }

    /// «доложил Хорошев В.В.», «Хорошев Андрей Викторович»: a surname that is a converb besides.
    fn like_converb(&self) -> bool {
        let (doc, i) = (self.doc, self.i);
        let fathered =
            || i + 2 < doc.len() && doc.flags(i + 1).has(Flags::GIVEN_SURE) && doc.flags(i + 2).has(Flags::PATRONYMIC);
        !self.flags.has(Flags::VERB)
            && doc.know.grammar.surname_shape(doc.text.fold(i))
            && (!doc.sentence_start(i) || two_initials(doc, i + 1) || fathered())
    }

    /// `bits` and what the dictionary, the lists of names and the endings tell.
    fn told(&self, mut bits: u16) -> u16 {
        let (doc, i, n, f, text) = (self.doc, self.i, self.n, self.flags, self.doc.text);
        let fold = text.fold(i);
        if doc.any_of(i, SenseKind::NameParticle.bit()) {
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
        if f.has(Flags::PATRONYMIC) {
            bits |= patronymic(doc, i);
        }
        // «Фаиз-уль-Хасан»: three words joined, as no Russian word is
        if text.tokens[i].shape == Shape::Mixed && text.word(i).matches('-').count() == 2 && with_article(text.word(i))
        {
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
        bits
    }

    /// Does the lexicon's sense keep the word out of a name? `named`: a given name, a patronymic or a surname by its form.
    fn ruled_out(&self, s: Sense, named: bool) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        let whole = || !named || doc.hit_len(i) > 1;
        match s.kind {
            SenseKind::Country(face) => self.is_state(face),
            SenseKind::Organization(_) => self.is_body(),
            SenseKind::Honorific => self.is_honorific(),
            // «З. Полковников», «А. Мартов»
            SenseKind::Rank | SenseKind::Stop
                if n == 1 && doc.text.is(i - 1, ".") && several_behind_initial(doc, i) =>
            {
                false
            }
            SenseKind::Rank => whole() && !self.named_as_rank(),
            SenseKind::Stop => whole() && !self.named_as_noun(),
            SenseKind::TitleHead => self.is_office(s, named),
            SenseKind::TitleModifier | SenseKind::OrgHead | SenseKind::EventHead => self.is_noun(named),
            // «Сергиева Посада»
            SenseKind::Place => doc.hit_len(i) > 1,
            _ => false,
        }
    }

    /// States never begin inside a name; «Индия» as a given name carries GIVEN.
    fn is_state(&self, face: Face) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        let given = self.flags.has(Flags::GIVEN);
        match face {
            // «высокогорья Монгольского Алтая»
            Face::Adjective => n == 0 && before_place(doc, i),
            Face::Inhabitant => false,
            // «Сальвадор Дали», «Доминика Рааба»; «Заира Магомедова»
            _ if n == 0 && given => {
                !(before_unknown(doc, i)
                    || article_follows(doc, i)
                    || face == Face::Historical && before_surname(doc, i))
            }
            _ => n == 0 || !given,
        }
    }

    fn is_body(&self) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        let given = self.flags.has(Flags::GIVEN);
        let name = n == 0 && doc.hit_len(i) == 1 && given && (before_surname(doc, i) || before_regional(doc, i));
        !name && (n == 0 || !given)
    }

    fn is_honorific(&self) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        // «Чо Хон Сик»
        let syllables = doc.eastern_surname(i) && syllables_follow(doc, i) || self.eastern && doc.syllables(i);
        let named = n > 0 && surname_position(doc, i) || self.flags.has(Flags::GIVEN) && !doc.sentence_start(i);
        // «Панов В. Е.»
        !(syllables || named || trade_surname(doc, i))
    }

    /// «И. В. Полковник»; «Жан-Франсуа Маршал»: a surname that is a rank besides.
    fn named_as_rank(&self) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        n > 1 && after_initials(doc, i)
            || n == 1
                && matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper)
                && doc.hit_len(i) == 1
                && doc.flags(i - 1).has(Flags::GIVEN)
                && share_case(doc, i - 1, i)
    }

    /// A surname that is a noun besides.
    fn named_as_noun(&self) -> bool {
        let (doc, i) = (self.doc, self.i);
        match self.n {
            // «Зима И.П. – директор», «Зиме Светлане Ивановне»
            0 => trade_surname(doc, i) || leads_father(doc, i),
            // «Виктор Понедельник»
            1 => doc.flags(i - 1).has(Flags::GIVEN_SURE) && share_case(doc, i - 1, i),
            // «Инга Владимировна Зима», «И. В. Зиме»
            2 => behind_father(doc, i) || after_initials(doc, i),
            _ => false,
        }
    }

    fn is_office(&self, s: Sense, named: bool) -> bool {
        let (doc, i, n) = (self.doc, self.i, self.n);
        let capital = doc.text.tokens[i].shape == Shape::Capital;
        let class = doc.know.titles[s.entry as usize].class;
        // «Халифа бен Рашид»; «Саад Уллах Ханом»
        let father = n == 0 && capital && son_follows(doc, i);
        let khan = n > 1 && capital && doc.flags(i - 2).has(Flags::GIVEN) && class == TitleClass::Royal;
        if father || khan {
            return false;
        }
        // «В Астане Посол Индонезии …»: an office in no case of the name before it
        if n == 1 && !named && is_office(doc, s) && !in_case(doc, i - 1, Role::Given, s.cases) {
            return true;
        }
        // «по приглашению Драгана Вукчевича Министр …»
        let father = n == 2 && doc.flags(i - 1).has(Flags::PATRONYMIC);
        if father && !named && is_office(doc, s) && !in_case(doc, i - 1, Role::Patronymic, s.cases) {
            return true;
        }
        // «в Софии Патриархом избран …»
        let church = n > 0 && class == TitleClass::Church;
        church && !self.is_syllable() && !beside_noun(doc, i - 1, i) || self.is_noun(named)
    }

    /// A noun of offices, bodies or events that stands where no surname does.
    fn is_noun(&self, named: bool) -> bool {
        !named
            && !(self.n > 0 && surname_position(self.doc, self.i))
            && !self.is_syllable()
            && !trade_surname(self.doc, self.i)
    }

    /// «Лам», «Ламом» behind a surname of the East.
    fn is_syllable(&self) -> bool {
        self.eastern && (self.doc.syllables(self.i) || with_ending(self.doc, self.i))
    }

    /// «Похоронен Юрий Серафимович на …», «Сам Рашит Вахитович провёл экскурсию»
    fn opens_sentence(&self) -> bool {
        let (doc, i) = (self.doc, self.i);
        self.n == 0
            && doc.sentence_start(i)
            && (self.flags.has(Flags::SHORT_PARTICIPLE) || matches!(doc.text.fold(i), "сам" | "сама"))
    }

    /// A function word that is no name here: «Ха», «До», «Де» before another capital, «Ага» behind initials are.
    fn is_function(&self, named: bool) -> bool {
        let (doc, i, n, text) = (self.doc, self.i, self.n, self.doc.text);
        if !self.flags.has(Flags::FUNCTION) {
            return false;
        }
        let next = i + 1 < text.len() && doc.is_word(i + 1) && !text.tokens[i + 1].line_start && doc.capital(i + 1);
        let leads = next
            && (doc.eastern_surname(i) || doc.any_of(i, SenseKind::NameParticle.bit()))
            && (n > 0 || !doc.sentence_start(i) || opens_with_surname(doc, i));
        if text.tokens[i].shape == Shape::Letter {
            // «О Р. В. рассказал»
            let initials = || doc.eastern_surname(i) && two_initials(doc, i + 1);
            return n == 0 && !leads && !initials();
        }
        let short = text.word(i).chars().nth(3).is_none();
        let led = n > 0 && surname_position(doc, i) || self.eastern && (short || doc.syllables(i));
        !led && !leads && (!named || short) && !self.given_on(next)
    }

    /// «Али Асадов», «Али Бонго», «Эва Копач», «Али бен Юсуф»: a given name that is a particle besides, before a name or a noun
    /// written as a name, which can stand in its case. `next`: a word with a capital follows.
    fn given_on(&self, next: bool) -> bool {
        const LISTED: u32 =
            SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES | SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit();
        let (doc, i, text) = (self.doc, self.i, self.doc.text);
        let noun = |k: usize| text.tokens[k].shape == Shape::Capital && !doc.any_of(k, LISTED) && share_case(doc, i, k);
        let named =
            |k: usize| doc.flags(k).has(Flags::SURNAME | Flags::GIVEN) || !doc.flags(k).has(Flags::KNOWN) || noun(k);
        let article = || {
            let son =
                matches!(text.fold(i + 1), "бен" | "бин" | "ибн" | "бинти") && i + 2 < text.len() && doc.capital(i + 2);
            (son || particle_led(doc, i + 1)) && !text.tokens[i + 1].line_start
        };
        self.flags.has(Flags::GIVEN) && (next && named(i + 1) || i + 1 < text.len() && article())
    }
}

/// The bits of a patronymic; «Гурбангулы» is a given name with such an ending.
fn patronymic(doc: &Doc, i: usize) -> u16 {
    const WOMANS: [&str; 15] = [
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
    let fold = doc.text.fold(i);
    let listed = doc.known(i).iter().any(|p| p.tag.has(Tag::PATRONYMIC));
    if !listed && doc.any_of(i, SenseKind::GivenName.bit()) {
        0
    } else if listed || ends_in(fold, &WOMANS) || son_of_known(doc, fold) {
        bit::PATRONYMIC | bit::FATHER
    } else {
        bit::PATRONYMIC
    }
}

/// «аль-Хашими», «эль-Абидин»: an article joined to a name.
fn arabic(doc: &Doc, i: usize) -> bool {
    let token = &doc.text.tokens[i];
    token.shape == Shape::Mixed && !doc.capital(i) && doc.text.word(i).contains('-')
}

/// «Поручить», «ПОСЕТИЛ»: a word of some length that the dictionary knows as a verb alone.
fn only_verb(doc: &Doc, i: usize) -> bool {
    let verb = |p: morph::Parse| matches!(p.tag.pos(), Pos::Verb | Pos::Infinitive | Pos::Converb);
    doc.text.fold(i).len() > 10 && doc.known(i).iter().all(verb)
}

/// «Доминику де Вильпену»: a particle of names and a capital stand right behind `i`.
fn article_follows(doc: &Doc, i: usize) -> bool {
    let particle = i + 2 < doc.len() && doc.small(i + 1) && doc.any_of(i + 1, SenseKind::NameParticle.bit());
    particle
        && doc.hit_len(i) == 1
        && doc.capital(i + 2)
        && matches!(doc.text.fold(i + 1), "де" | "ди" | "да" | "ван" | "фон")
}

/// «бен», «бинт» right behind `i`
pub fn son_follows(doc: &Doc, i: usize) -> bool {
    i + 2 < doc.len()
        && doc.small(i + 1)
        && matches!(doc.text.fold(i + 1), "бен" | "бин" | "ибн" | "бинт" | "бинти")
        && doc.capital(i + 2)
}

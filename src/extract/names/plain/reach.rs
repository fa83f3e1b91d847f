//! How far one name goes: ordinary words, a second name and a word of another case end it.

use crate::extract::doc::{Doc, Flags};
use crate::extract::names::beside::{surname_by_form, trade_surname, two_initials};
use crate::extract::names::forms::{beside_noun, coherent, in_case, readings, share_case};
use crate::extract::names::parts::iberian_surname;
use crate::extract::names::spelling::{WOMANS_ENDINGS, is_shaped_surname};
use crate::extract::names::tradition::at_home;
use crate::extract::names::undeclined;
use crate::extract::names::units::{Unit, bit};
use crate::extract::names::{Name, Part, Role};
use crate::morph::{self, Case, CaseSet, Gender, Pos, Tag};
use crate::rules::SenseKind;
use crate::text::ends_in;

/// Of how many of the units a name without initials may be; none if they begin with an ordinary word.
pub(super) fn reach(doc: &Doc, u: &[Unit], titled: bool) -> Option<usize> {
    let mut n = u.iter().take_while(|x| !x.is(bit::INITIAL)).count();
    if n == 0 {
        return None;
    }
    // an ordinary word capitalised (a heading, a sentence's start) is no part of a name unless a given name leads
    let after_given = |i: usize| {
        let named = (0..i).rev().find(|&k| !u[k].is(bit::PARTICLE));
        let led = named.is_some_and(|k| k + 1 < i && u[k].is(bit::GIVEN));
        // «Королю Филиппу Президент направил»
        let other = u[i].is(bit::PLACE) || doc.headed(u[i].start);
        led || i > 0 && u[i - 1].is(bit::GIVEN) && (!other || share_case(doc, u[i - 1].start, u[i].start))
    };
    // «заместитель министра Ваче Терян»: behind a title an unknown word leads, and a word that is one by chance ends
    let strange = |x: &Unit| !doc.flags(x.start).has(Flags::KNOWN) && !x.is(bit::PLACE);
    let foreign_end = |i: usize| {
        titled
            && i > 0
            && i + 1 == n
            && (i > 1 || strange(&u[0]))
            && !u[i - 1].is(bit::COMMON)
            && !doc.headed(u[i].start)
    };
    // «Дурмек Калиев»: behind a word that nothing knows, what the dictionary has as an adjective alone
    let by_form = |i: usize| i > 0 && i + 1 == n && strange(&u[i - 1]) && surname_by_form(doc, u[i].start);
    // «Халифа бен Рашид», though «халифа» is a word
    let fathered = |i: usize| i == 0 && doc.capital(u[0].start) && u.get(1).is_some_and(|x| x.is(bit::BEN));
    // «Висенте Руис Молина»: behind a surname of Spain the mother's
    let mothers = |i: usize| {
        let spanish = i == 2 && i + 1 == n && at_home(doc, u[0].start, &["spanish", "portuguese"]);
        spanish && iberian_surname(doc, &u[1]) && doc.capital(u[2].start) && !doc.sentence_start(u[2].start)
    };
    let common = |i: usize| {
        !mothers(i) && u[i].is(bit::COMMON) && !after_given(i) && !foreign_end(i) && !by_form(i) && !fathered(i)
    };
    if let Some(c) = (0..n).find(|&i| common(i)) {
        // «Жук Татьяна»: a surname that is a word as well, before a lone given name
        let leads = n == 2 && surname_by_form(doc, u[0].start);
        let surname_first = n == 2
            && u[1].is(bit::GIVEN)
            && (!u[1].is(bit::SURNAME) || leads && u[1].is(bit::SURE))
            && beside_noun(doc, u[1].start, u[0].start)
            && (leads
                || !doc.sentence_start(u[0].start)
                || surname_leads(doc, &u[0], &u[1])
                || heads_row(doc, &u[0], &u[1]));
        let surname_first = surname_first && (!doc.headed(u[0].start) || trade_surname(doc, u[0].start));
        if c == 0 && !surname_first && !(titled && n == 2 && word_given(doc, &u[0], &u[1])) {
            return None;
        }
        if c > 0 {
            n = c;
        }
    }
    Some(n)
}

/// The units of the first name among them, without particles that nothing follows.
pub(super) fn one_name<'u>(doc: &Doc, u: &'u [Unit]) -> &'u [Unit] {
    let mut n = cut_at_case(doc, u, cut_second_name(doc, u, u.len()));
    while n > 0 && u[n - 1].is(bit::PARTICLE) && !u[n - 1].is(bit::WORD) {
        n -= 1;
    }
    &u[..n]
}

/// «министр Баба Рзаев»: a foreign given name that is a Russian word as well, behind a title and before a surname in its
/// case; not «директор Фонда Мир Иванов».
fn word_given(doc: &Doc, given: &Unit, surname: &Unit) -> bool {
    let body = given.start > 0 && doc.any_of(given.start - 1, SenseKind::OrgHead.bit());
    is_shaped_surname(doc, surname.start)
        && !given.is(bit::PLACE)
        && !doc.headed(given.start)
        && !doc.sentence_start(given.start)
        && !body
        && doc.noun(given.start).sing.has(Case::Nom)
        && readings(doc, surname.start, Role::Surname).iter().any(|f| f.cases.has(Case::Nom))
}

/// «Орехов Виктор рассказал», but «Машина Анны»: at a sentence's beginning, a surname by its ending, which is no noun in the
/// nominative and fits the given name behind.
fn surname_leads(doc: &Doc, surname: &Unit, given: &Unit) -> bool {
    const MAN: [&str; 6] = ["ов", "ев", "ин", "ын", "ский", "цкий"];
    let (fold, given) = (doc.text.fold(surname.start), given.start);
    let ends = |endings: [&str; 6]| ends_in(fold, &endings);
    let sex = if ends(WOMANS_ENDINGS) { Gender::Femn } else { Gender::Masc };
    let noun = |p: morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Nom) && !p.tag.has(Tag::PLACE | Tag::SURNAME)
    };
    (ends(MAN) || ends(WOMANS_ENDINGS))
        && !doc.known(surname.start).iter().any(noun)
        && !doc.flags(surname.start).has(Flags::PRONOMINAL | Flags::ORDINAL)
        && !doc.flags(given).has(Flags::COMMON | Flags::FUNCTION)
        && readings(doc, given, Role::Given).iter().any(|f| f.cases.has(Case::Nom) && f.gender == Some(sex))
}

/// «1. Сокол Иван, директор¶2. Котов Пётр, ректор»: a noun at the head of a list's row, before a given name and a mark; another
/// name heads the row above or below.
fn heads_row(doc: &Doc, surname: &Unit, given: &Unit) -> bool {
    const OTHERS: u32 = SenseKind::TitleHead.bit()
        | SenseKind::OrgHead.bit()
        | SenseKind::EventHead.bit()
        | SenseKind::Honorific.bit()
        | SenseKind::Place.bit()
        | SenseKind::COUNTRIES
        | SenseKind::ORGANIZATIONS;
    const ROW: usize = 80;
    let (text, i, end) = (doc.text, surname.start, given.end);
    let starts = |k: &usize| text.tokens[*k].line_start;
    let mark = end >= doc.len()
        || starts(&end)
        || text.tokens[end].cell_start
        || matches!(text.word(end), "," | "(" | ";")
        || text.dash(end);
    let noun = doc.noun(i).sing.has(Case::Nom) && !doc.any_of(i, OTHERS);
    let lone = || readings(doc, given.start, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
    if !(mark && noun && given.is(bit::SURE) && doc.sentence_start(i) && lone()) {
        return false;
    }
    let named = |row: usize| {
        let first = (row..doc.len().min(row + 4)).find(|&k| doc.is_word(k) && doc.capital(k));
        first.is_some_and(|k| {
            let pair = k + 1 < doc.len() && doc.capital(k + 1) && !starts(&(k + 1));
            pair && (two_initials(doc, k + 1) || (k..k + 2).any(|k| doc.flags(k).has(Flags::GIVEN_SURE)))
        })
    };
    let Some(own) = (i.saturating_sub(4)..=i).rev().find(starts) else { return false };
    let above = (own.saturating_sub(ROW)..own).rev().find(starts);
    let below = (end..doc.len().min(end + ROW)).find(starts);
    above.is_some_and(named) || below.is_some_and(named)
}

/// «Иван Петров Сергей Сидоров» are two names: a surname followed by a given name ends the first.
fn cut_second_name(doc: &Doc, u: &[Unit], n: usize) -> usize {
    for i in 2..n {
        // «Ивана Петрова Мария»: by the dictionary, whatever a surname may look like
        let before = u[i - 1].start;
        let surname =
            || doc.flags(before).has(Flags::SURNAME_SURE) || doc.know.grammar.surname_shape(doc.text.fold(before));
        let given = u[0].is(bit::SURE) && u[i].is(bit::SURE);
        let sure = given && surname();
        // «Владимира Уйбы Галина», «Юрия Кима Анна»: two given names that share no case
        let cases = |x: &Unit| {
            let forms = readings(doc, x.start, Role::Given);
            forms.iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases))
        };
        // the East and the West have names of several such words
        let slavic = |x: &Unit| !doc.any_of(x.start, SenseKind::GivenName.bit()) || at_home(doc, x.start, &["slavic"]);
        let surname = |x: &Unit| x.is(bit::WORD) && (!x.is(bit::GIVEN) || x.is(bit::EASTERN | bit::SURNAME));
        let plain = u[1..i].iter().all(|x| surname(x) && !x.is(bit::PARTICLE | bit::BEN | bit::INITIAL));
        if given && plain && slavic(&u[0]) && slavic(&u[i]) && cases(&u[0]).and(cases(&u[i])).is_empty() {
            return i;
        }
        if u[i].is(bit::GIVEN)
            && (!u[i].is(bit::SURNAME) || sure)
            && u[i - 1].is(bit::SURNAME)
            && !u[i - 1].is(bit::GIVEN)
            && u[0].is(bit::GIVEN)
            // «Маркосу Гомесу Мартинесу», though the dictionary has it as a given name
            && !(iberian_surname(doc, &u[i - 1]) && iberian_surname(doc, &u[i]))
            // «Мухаммад Асиф Хан Ниязи»
            && !doc.text.reads(u[i - 1].start, "хан")
            // «Махмуд Абд аль-Фаттах Сайед»
            && !matches!(doc.text.fold(u[i - 2].start), "абд" | "абду")
        {
            return i;
        }
    }
    n
}

/// «Виктора Януковича Кернес»: a last word that cannot stand in the case of the two before it begins another phrase.
fn cut_at_case(doc: &Doc, u: &[Unit], n: usize) -> usize {
    // «Хосейном Амир Абдоллахианом», «Сейедом Али Реза Хагигианом»
    if undeclined::units(doc, &u[..n]) {
        return n;
    }
    // «поблагодарил Тамару Ким Иван Советников»
    let given = |x: &Unit| x.is(bit::GIVEN) && !x.is(bit::SYLLABLE | bit::EASTERN | bit::PARTICLE);
    // but «Марией Хосе Альварес Басульдо»
    let iberian = || u[1].is(bit::GIVEN) && iberian_surname(doc, &u[2]);
    // «С Халедом Заглюлем Ян Вальтер подписал»
    let bent = |x: &Unit| {
        let forms = readings(doc, x.start, Role::Given);
        !forms.is_empty() && forms.iter().all(|f| !f.cases.has(Case::Nom))
    };
    let another = |x: &Unit| given(x) || bent(&u[0]) && x.is(bit::GIVEN) && !x.is(bit::PARTICLE);
    if n == 4 && u[..4].iter().all(|x| x.is(bit::WORD)) && given(&u[0]) && another(&u[2]) && !iberian() {
        let pair = |k: usize| {
            let part = |role: Role, x: &Unit| Part { role, start: x.start, end: x.end, initial: false };
            vec![part(Role::Given, &u[k]), part(Role::Surname, &u[k + 1])]
        };
        let as_name = |parts: Vec<Part>| Name { start: u[0].start, end: u[3].end, parts, weight: 0.0, eastern: false };
        let (first, second) = (pair(0), pair(2));
        let both: Vec<Part> = first.iter().chain(&second).cloned().collect();
        if !coherent(doc, &as_name(both)) && coherent(doc, &as_name(first)) && coherent(doc, &as_name(second)) {
            return 2;
        }
    }
    if !(3..=4).contains(&n)
        || u[..n].iter().any(|x| !x.is(bit::WORD) || x.is(bit::EASTERN | bit::PARTICLE))
        || !u[0].is(bit::GIVEN)
    {
        return n;
    }
    // «с Абдаллой Усманом Гарба-Юсуфу»: a surname that never bends
    let stays =
        doc.text.word(u[2].start).contains('-') && doc.text.fold(u[2].start).ends_with(['и', 'о', 'у', 'ю', 'э']);
    if n == 3 && stays {
        return n;
    }
    let part = |role: Role, x: &Unit| Part { role, start: x.start, end: x.end, initial: false };
    let name = |parts: Vec<Part>| Name { start: u[0].start, end: u[2].end, parts, weight: 0.0, eastern: false };
    let two = vec![part(Role::Given, &u[0]), part(Role::Surname, &u[1])];
    let mut all = two.clone();
    all.extend(u[2..n].iter().map(|x| part(Role::Surname, x)));
    let mut given = two.clone();
    given.push(part(Role::Given, &u[2]));
    // «Абдулла Бора Варанк»
    let both = || {
        let roles = [Role::Given, Role::Given, Role::Surname];
        u[1].is(bit::GIVEN) && coherent(doc, &name(roles.into_iter().zip(u).map(|(r, x)| part(r, x)).collect()))
    };
    // «Сити Рухайни Джухаятин»: behind a foreign given name words that nothing knows, each of which may be a nominative
    let foreign = || {
        let unheard = |x: &Unit| !doc.flags(x.start).has(Flags::KNOWN) && !doc.any_of(x.start, !0);
        let nominative = |role: Role, x: &Unit| in_case(doc, x.start, role, CaseSet::of(Case::Nom));
        undeclined::of_origins(doc, u[0].start)
            && unheard(&u[1])
            && unheard(&u[2])
            && !doc.know.grammar.surname_shape(doc.text.fold(u[1].start))
            && nominative(Role::Given, &u[0])
            && nominative(Role::Surname, &u[2])
    };
    if n == 3 && foreign() {
        return n;
    }
    let apart = !coherent(doc, &name(all)) && !(u[2].is(bit::GIVEN) && coherent(doc, &name(given))) && !both();
    if apart && coherent(doc, &name(two)) { 2 } else { n }
}

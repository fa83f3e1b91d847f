//! Names without initials and patronymic: a given name and a surname in either order, foreign names of several words, a lone word
//! behind a title.

use super::beside::{
    acts, alone_behind, attributive, by_name_of, defends, nominative_alone, places_follow, surname_by_form, told_of,
    trade_surname, two_initials,
};
use super::eastern::{persian, russian_given};
use super::forms::{beside_noun, coherent, names_several, readings, share_case};
use super::parts::{Builder, fathers_ending, iberian_surname};
use super::spelling::{WOMANS_ENDINGS, is_roman, is_shaped_surname, like_regional};
use super::tradition::{at_home, korean};
use super::undeclined;
use super::units::{Unit, bit};
use super::{Name, Part, Role};
use crate::extract::doc::{Doc, Flags};
use crate::extract::{phrase, tables};
use crate::morph::{self, Case, CaseSet, Gender, Pos, Tag};
use crate::rules::{Class, SenseKind};
use crate::text::{Shape, ends_in};

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

/// «архиепископ Лонгин Клинский», «митрополит Филарет Минский и Слуцкий»: where the see behind the own name of a bishop, the tokens
/// `start..end`, ends; `end` if there is none. «митрополит Андрей Шептицкий» has a surname: no adjective that the dictionary knows.
pub fn see_end(doc: &Doc, start: usize, end: usize) -> usize {
    let bishop = |k: usize| doc.is_word(k) && doc.know.grammar.stems.bishops.begins(doc.text.fold(k));
    if !start.checked_sub(1).is_some_and(bishop) {
        return end;
    }
    let see = |k: usize| {
        let adjective = || {
            doc.any_of(k, SenseKind::PlaceAdjective.bit())
                || !doc.adjective(k).any().is_empty() && !doc.flags(k).has(Flags::SURNAME_SURE)
        };
        let shaped = k < doc.len() && doc.is_word(k) && doc.capital(k) && like_regional(doc.text.fold(k));
        shaped && !doc.any_of(k, SenseKind::Place.bit()) && adjective()
    };
    let mut last = end;
    if see(last) {
        last += 1;
        if last + 1 < doc.len() && phrase::is_and(doc, last) && see(last + 1) {
            last += 2;
        }
    }
    last
}

/// «в Росарио», «городе Росарио»: does the text tell of a town that is called as the word at `i`?
fn told_as_town(doc: &Doc, i: usize) -> bool {
    let led = |k: usize| matches!(doc.text.fold(k), "в" | "во" | "из") || doc.is_class(k, Class::SETTLEMENT);
    doc.capitals().any(|k| k != i && k > 0 && doc.hash(k) == doc.hash(i) && doc.is_word(k - 1) && led(k - 1))
}

/// «клуба Тоттенхэм | Хотспур», «фирмы | Доминик»: does the word at `at` belong to the capitalised words behind the noun of a team or
/// a firm?
fn behind_team(doc: &Doc, at: usize) -> bool {
    let own = |k: &usize| doc.is_word(*k) && doc.capital(*k);
    let noun = (at.saturating_sub(3)..at).rev().find(|k| !own(k));
    noun.is_some_and(|k| doc.is_word(k) && doc.know.grammar.stems.teams.has(doc.text.fold(k)))
}

/// Given name and surname in either order, foreign names of several words, a lone word after a title.
pub(super) fn plain(doc: &Doc, u: &[Unit], titled: bool) -> Option<Name> {
    let mut n = u.iter().take_while(|x| !x.is(bit::INITIAL)).count();
    if n == 0 {
        return None;
    }
    // an ordinary word capitalised (a heading, a sentence's start) is no part of a name unless a given name leads
    let after_given = |i: usize| {
        let led = i > 1 && u[i - 1].is(bit::PARTICLE) && u[i - 2].is(bit::GIVEN);
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
    let common = |i: usize| u[i].is(bit::COMMON) && !after_given(i) && !foreign_end(i) && !by_form(i) && !fathered(i);
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
    if let Some(name) = persian(doc, &u[..n]) {
        return Some(name);
    }
    if n > 1 && see_end(doc, u[0].start, u[0].end) > u[0].end && u[0].is(bit::GIVEN) {
        let mut b = Builder::new();
        b.push(Role::Given, &u[0], &u[0]);
        return b.done(0.85, false);
    }
    // «мэр Росарио Лаура Феррейра», where the text tells of the town
    if titled && n > 2 && u[0].is(bit::PLACE) && u[1].is(bit::GIVEN) && told_as_town(doc, u[0].start) {
        return None;
    }
    n = cut_second_name(doc, u, n);
    n = cut_at_case(doc, u, n);
    while n > 0 && u[n - 1].is(bit::PARTICLE) && !u[n - 1].is(bit::WORD) {
        n -= 1;
    }
    let words = u[..n].iter().filter(|x| x.is(bit::WORD)).count();
    // «Ли Анна», which is no given name of the West here; but «Ян Вальтер» is a Pole or a Czech, «Яна Ильина» no «Ян»
    let given_sure = |x: &Unit| x.is(bit::SURE) || !x.is(bit::SURNAME);
    let slavic = |x: &Unit| doc.text.fold(x.start).starts_with("ян");
    let bears = |x: &Unit| korean(doc, x.start) && !slavic(x) && !russian_given(doc, x);
    let surname_first = n == 2 && bears(&u[0]) && russian_given(doc, &u[1]) && given_sure(&u[1]);
    let given = (usize::from(surname_first)..n).find(|&i| u[i].is(bit::GIVEN));
    // «АТО Гагаузия»: letters before a place
    let shape = |x: &Unit| doc.text.tokens[x.start].shape;
    if n == 2 && shape(&u[0]) == Shape::Upper && shape(&u[1]) == Shape::Capital && u[1].is(bit::PLACE) {
        return None;
    }
    // «(ИФИ НАН РА)»: letters beside letters
    let letters = |x: &Unit| shape(x) == Shape::Upper && doc.text.word(x.start).chars().count() < 5;
    if n > 1 && u[..n].iter().all(|x| letters(x) && !x.is(bit::EASTERN | bit::SURE)) && !doc.sentence_start(u[0].start)
    {
        return None;
    }
    // «Университета Астана Балжан Сыздык»: it could be of a given name, in another case
    let astray = |x: &Unit| {
        let forms = readings(doc, x.start, Role::Given);
        x.is(bit::GIVEN) && !forms.is_empty() && forms.iter().all(|f| !f.cases.has(Case::Nom))
    };
    // «адвокат Казаряна Батор Ринчинов»: his client's surname is no part of the name
    if n == 3 && given != Some(0) && u[2].is(bit::SURNAME) && defends(doc, u[0].start) {
        return None;
    }
    let leads = |x: &Unit| readings(doc, x.start, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
    if n > 2 && u[0].is(bit::PLACE) && astray(&u[0]) && u[1].is(bit::GIVEN) && leads(&u[1]) {
        return None;
    }
    // «кланов Нью-Йорка Фрэнка Кали»
    let sure = || doc.flags(u[0].start).has(Flags::SURNAME_SURE);
    if given == Some(1) && n > 2 && u[0].is(bit::PLACE) && !u[0].is(bit::EASTERN | bit::PARTICLE) && !sure() {
        return None;
    }
    // «сотрудник Библиотеки Александрины Марианна Бутрос»: two given names that share no case
    let cases = |x: &Unit| readings(doc, x.start, Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let body = || u[0].start > 0 && doc.any_of(u[0].start - 1, SenseKind::OrgHead.bit());
    if titled && n > 2 && given == Some(0) && u[1].is(bit::GIVEN) && body() && cases(&u[0]).and(cases(&u[1])).is_empty()
    {
        return None;
    }
    // «губернатор Ширака Давид Арушанян»
    let genitive = |x: &Unit| {
        let mut places = doc.senses_of(x.start, SenseKind::Place.bit()).peekable();
        places.peek().is_some() && places.all(|s| !s.cases.has(Case::Nom))
    };
    if titled
        && n > 2
        && u[1].is(bit::GIVEN)
        && genitive(&u[0])
        && leads(&u[1])
        && !doc.any_of(u[0].start, SenseKind::GivenName.bit())
    {
        return None;
    }
    // «Арктики Алексей Чекунков»: the name begins with its given name, what stands before belongs to the phrase before
    let rest_given = || u[2..n].iter().all(|x| x.is(bit::GIVEN));
    let phrase_before = || !(titled && nominative_alone(doc, u[0].start) || alone_behind(doc, u[0].start));
    if n > 2 && given == Some(1) && !u[0].is(bit::EASTERN | bit::PARTICLE) && !rest_given() && phrase_before() {
        return None;
    }
    // «Ржевского Оковецкого собора»
    let adjective = |x: &Unit| like_regional(doc.text.fold(x.start));
    if n == 2 && given.is_none() && u[..2].iter().all(adjective) && attributive(doc, u[1].start) {
        return None;
    }
    // «на посту Оля Астраханской таможни»: an adjective of another case, and what it describes
    let regional = |x: &Unit| adjective(x) || ends_in(doc.text.fold(x.start), &["ской", "ская", "скую"]);
    let described = |x: &Unit| regional(x) && attributive(doc, x.start) && !share_case(doc, u[0].start, x.start);
    if n == 2 && given == Some(0) && described(&u[1]) {
        return None;
    }
    // «порта Алят Эльдар Салахов»: the port's own name is none of the director's
    let site = |k: usize| doc.know.grammar.stems.terminals.has(doc.text.fold(k));
    let led = u[0].start > 0 && doc.is_word(u[0].start - 1) && site(u[0].start - 1);
    if n > 2 && given == Some(1) && !u[0].is(bit::EASTERN | bit::PARTICLE) && led {
        return None;
    }
    // «порта Алят Леонид Штейнберг»: a place, though the dictionary has such a given name
    if n > 2 && led && u[0].is(bit::PLACE) && given == Some(0) && u[1].is(bit::SURE) && !u[0].is(bit::SURNAME) {
        return None;
    }
    // «директор порта Бургас»
    if n == 1 && led && u[0].is(bit::PLACE) {
        return None;
    }
    // «капитан клуба Тоттенхэм Хотспур Ледли Кинг»: the last two words are the name
    if n > 2 && given != Some(0) && behind_team(doc, u[0].start) {
        return None;
    }
    let surname = u[..n].iter().any(|x| x.is(bit::SURNAME));
    if words == 0 {
        return None;
    }
    let mut b = Builder::new();
    // «города Сазерленд Фоллс»
    let area = || u[0].start > 0 && doc.is_word(u[0].start - 1) && places_follow(doc, u[0].start);
    if words == 1 && numbered_given(doc, &u[..n]) {
        b.push(Role::Given, &u[0], &u[0]);
        return b.done(0.8, false);
    }
    if words == 1 {
        let shape = doc.text.tokens[u[0].start].shape;
        let shouted = shape == Shape::Upper || shape == Shape::Mixed;
        // «губернатор Миннесоты», «министр земли Гессен», «башкан АТО Гагаузия»
        let letters = || u[0].start > 0 && doc.text.tokens[u[0].start - 1].shape == Shape::Upper;
        let place = u[0].is(bit::PLACE) && (!u[0].is(bit::SURNAME | bit::GIVEN) || area() || letters());
        // «представители ЭКО»
        let short = doc.text.word(u[0].start).chars().count() < 4 && !u[0].is(bit::EASTERN);
        if shape == Shape::Upper && (short || doc.any_of(u[0].start, SenseKind::ORGANIZATIONS)) {
            return None;
        }
        let function = u[0].end == u[0].start + 1 && doc.flags(u[0].start).has(Flags::FUNCTION);
        // «график поезда Пекин – Гамбург»: where a way begins
        let end = u[0].end;
        let way = u[0].is(bit::PLACE)
            && end + 1 < doc.len()
            && matches!(doc.text.word(end), "–" | "—" | "-")
            && doc.any_of(end + 1, SenseKind::Place.bit());
        // «слесарь котельной посёлка Талаги»
        let settled = || {
            let unlike =
                !u[0].is(bit::SURNAME | bit::GIVEN) && !doc.know.grammar.surname_shape(doc.text.fold(u[0].start));
            unlike && u[0].start > 0 && doc.is_class(u[0].start - 1, Class::SETTLEMENT)
        };
        if !titled
            || n != 1
            || place
            || way
            || doc.text.fold(u[0].start).ends_with('ы') && names_several(doc, u[0].start)
            || function && !u[0].is(bit::GIVEN | bit::EASTERN)
            || attributive(doc, u[0].start)
            || row_named(doc, u[0].start)
            || holder_behind_dash(doc, &u[0])
            || behind_team(doc, u[0].start) && u[0].end < doc.len() && doc.capital(u[0].end)
            || settled()
            || shouted && !doc.flags(u[0].start).has(Flags::GIVEN | Flags::SURNAME_SURE)
        {
            return None;
        }
        // «председатель Нацстаткома Кыргызской Республики»
        let known = Flags::KNOWN | Flags::GIVEN | Flags::SURNAME;
        let of_state =
            || phrase::named(doc, u[0].end, doc.len(), Case::Gen).is_some_and(|n| n.what == phrase::What::Country);
        if u[0].end < doc.len() && !doc.flags(u[0].start).has(known) && doc.capital(u[0].end) && of_state() {
            return None;
        }
        let likelier = || doc.known(u[0].start).first().is_some_and(|p| p.tag.has(Tag::NAME));
        let called = by_name_of(doc, u[0].start) && doc.text.reads(u[0].start - 1, "имени");
        // of a Mongolian name the second word is the bearer's own, and stands in the surname's place
        let mongol = at_home(doc, u[0].start, &["mongolian"]);
        // «отец Роман»
        let father = || {
            let before = u[0].start.checked_sub(1).filter(|&k| doc.is_word(k)).map_or("", |k| doc.text.fold(k));
            u[0].is(bit::GIVEN) && doc.know.grammar.stems.fathers.begins(before)
        };
        let lone_given = called || father() || !mongol && u[0].is(bit::GIVEN) && (!u[0].is(bit::SURNAME) || likelier());
        b.push(if lone_given { Role::Given } else { Role::Surname }, &u[0], &u[0]);
        return b.done(if u[0].is(bit::PLACE) { 0.4 } else { 0.7 }, false);
    }
    // «в Сан Луисе», «из Аль Аина»
    let whereabouts = || {
        let k = u[0].start.checked_sub(1).filter(|&k| doc.is_word(k));
        k.is_some_and(|k| {
            (!doc.capital(k) || doc.sentence_start(k)) && matches!(doc.text.fold(k), "в" | "во" | "из" | "до")
        })
    };
    // «на сборах в Вершине Тёи»
    let within = || matches!(doc.text.fold(u[0].start - 1), "в" | "во");
    let nobody = || given.is_none() && !u[..n].iter().any(|x| x.is(bit::EASTERN)) && within();
    // «в Липином Бору»: a place, though «Бора» is a given name
    let settled = || given == Some(1) && u[1].is(bit::PLACE) && !u[0].is(bit::GIVEN | bit::SURE);
    if n == 2 && !titled && whereabouts() && (u[0].is(bit::PARTICLE) || nobody() || settled()) {
        return None;
    }
    let places = u[..n].iter().filter(|x| x.is(bit::PLACE)).count();
    let unknown = u[..n].iter().filter(|x| x.is(bit::WORD) && !x.is(bit::COMMON | bit::PLACE)).count();
    let weight = match (given, surname, titled) {
        (Some(_), true, _) => 0.97,
        (Some(_), false, _) => 0.93,
        (None, _, true) if places < words => 0.85,
        (None, _, false) if area() => return None,
        (None, true, false) if unknown == words => 0.75,
        (None, false, false) if unknown == words && words <= 3 && !doc.sentence_start(u[0].start) => 0.6,
        // at a sentence's start it takes a verb of a person or a further mention
        (None, false, false) if unknown == words && words == 2 && n == 2 && foreign_pair(doc, u) => {
            if acts(doc, u[1].end) || told_of(doc, u[1].end) { 0.6 } else { 0.5 }
        }
        _ => return None,
    };
    // surname first: «Абенова Гаухар», «Де Сильва Жоао Мануэл»
    let lead = u[..n].iter().take_while(|x| x.is(bit::PARTICLE) && x.is(bit::WORD)).count();
    if let Some(g) = given
        && g == lead + 1
        && (surname_first || !u[lead].is(bit::GIVEN))
        && (u[lead].is(bit::SURNAME | bit::EASTERN)
            || lead > 0
            || u[g].is(bit::SURE)
            || surname_by_form(doc, u[lead].start))
        && (u[g].is(bit::SURE) || !(u[g].is(bit::SURNAME) && !u[lead].is(bit::SURNAME)))
        && !(lead == 0 && fathers_name(doc, &u[lead], &u[g]))
        && !(!u[lead].is(bit::SURNAME | bit::EASTERN)
            && rather_surname(doc, u[g].start)
            && !(u[g].is(bit::SURE) && surname_by_form(doc, u[lead].start)))
        && u[g..n].iter().all(|x| x.is(bit::GIVEN))
    {
        b.push(Role::Surname, &u[0], &u[lead]);
        b.push(Role::Given, &u[g], &u[n - 1]);
        let name = b.done(weight, false);
        // «Шафката Али Хана»: the last word is a given name elsewhere
        let other = n > 2 && !u[lead].is(bit::SURNAME) && name.as_ref().is_some_and(|name| !coherent(doc, name));
        if !other {
            return name;
        }
        b = Builder::new();
    }
    // a surname begins with its first particle, else it is the last word; behind two given names two words are one surname
    let leading = u[..n].iter().take_while(|x| x.is(bit::GIVEN)).count();
    // «Мунтасер Абу Зейд», «Ахмед Аль Марри», «Тамим бен Хамад Аль Тани», but «Анна Ди Стефано»
    let led = |i: usize| {
        // «Стефани Ван Дален», though «Ван» is a name too
        let article = || matches!(doc.text.fold(u[i].start), "абу" | "аль" | "ван");
        !u[i].is(bit::GIVEN) || article() || u[..i].iter().any(|x| x.is(bit::BEN))
    };
    // «Шахад бинт Карим»: whose child she is, no surname; but «Усама бин Ладен»
    if n == 3 && u[1].is(bit::BEN) && !doc.any_of(u[2].start, SenseKind::Surname.bit()) {
        b.push(Role::Given, &u[0], &u[2]);
        return b.done(weight, false);
    }
    // «Абдул Рахим бин Исмаил», «Нур Азиза бинти Хассан»: a Malay's father's name stands for a surname
    if n > 3 && u[n - 2].is(bit::BEN) && matches!(doc.text.fold(u[n - 2].start), "бин" | "бинти") {
        b.push(Role::Given, &u[0], &u[n - 3]);
        b.push(Role::Surname, &u[n - 2], &u[n - 1]);
        return b.done(weight, false);
    }
    // «Махмуд Абд аль-Фаттах ас-Сайед»: the servant's article is no surname's
    let servant = |i: usize| matches!(doc.text.fold(u[i - 1].start), "абд" | "абду");
    let particle = (1..n - 1).find(|&i| u[i].is(bit::PARTICLE) && !u[i].is(bit::BEN) && led(i) && !servant(i));
    let article = |x: &Unit| x.is(bit::PARTICLE) || !doc.capital(x.start) && doc.text.word(x.start).contains('-');
    let served = (1..n - 1).find(|&i| article(&u[i]) && servant(i)).filter(|_| particle.is_none());
    let s = match particle {
        _ if served.is_some() => served.map_or(n - 1, |i| i + 1),
        Some(i) if leading > 0 && !u[..i].iter().any(|x| x.is(bit::BEN)) => leading.min(i),
        Some(i) => i,
        None if leading == 2 && n == 4 && (!u[3].is(bit::GIVEN) || at_home(doc, u[0].start, &["spanish"])) => 2,
        // «Хуан Карлос Лопес Эрнандес», «Лаура Гонсалес Пратто»
        None if n == 4 && leading > 1 && iberian_surname(doc, &u[2]) => 2,
        None if n == 3
            && (leading == 1 || fathers_ending(doc, &u[1]))
            && leading > 0
            && iberian_surname(doc, &u[1]) =>
        {
            1
        }
        // «Янейси Родригес Перес»: a given name that no list knows
        None if n == 3 && leading == 0 && fathers_ending(doc, &u[1]) && iberian_surname(doc, &u[2]) => 1,
        // «Мохд Мустафа Абдул Азиз»: a servant of whose name follows
        None if n > 2 && matches!(doc.text.fold(u[n - 2].start), "абдул" | "абдель") && !u[n - 3].is(bit::BEN) => {
            n - 2
        }
        // «Роберто Моралес Охеда»: the father's surname and the mother's
        None if n == 3
            && at_home(doc, u[0].start, &["spanish", "portuguese"])
            && (leading == 1 || doc.text.fold(u[1].start).ends_with("ес")) =>
        {
            1
        }
        None => n - 1,
    };
    b.push(Role::Given, &u[0], &u[s - 1]);
    b.push(Role::Surname, &u[s], &u[n - 1]);
    b.done(weight, false)
}

/// «Гейдаров»: of a surname's shape, and as a given name no nominative («Аделина» is one), or none but the dictionary's
/// («Алишев»).
fn rather_surname(doc: &Doc, i: usize) -> bool {
    let fold = doc.text.fold(i);
    let given =
        || readings(doc, i, Role::Given).iter().any(|f| f.cases.has(Case::Nom) && f.nominative == *doc.text.word(i));
    let mans = fold.ends_with("ов") || fold.ends_with("ев");
    let unlisted = || mans && fold.chars().count() > 5 && !doc.any_of(i, SenseKind::GivenName.bit());
    doc.know.grammar.surname_shape(fold) && (unlisted() || !given())
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

/// «председатель организации депо Юдино – Нина Кеворкова;»: behind a dash stands who has the office.
fn holder_behind_dash(doc: &Doc, x: &Unit) -> bool {
    let (dash, name) = (x.end, x.end + 1);
    let capital = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let unlike = !x.is(bit::SURNAME | bit::GIVEN) && !doc.know.grammar.surname_shape(doc.text.fold(x.start));
    unlike
        && dash < doc.len()
        && matches!(doc.text.word(dash), "–" | "—")
        && capital(name)
        && (two_initials(doc, name)
            || capital(name + 1) && (name..name + 2).any(|k| doc.flags(k).has(Flags::GIVEN_SURE)))
}

/// «Лилия Низамова | начальник станции Арагац»: another cell of the row is a human's name by its first two words.
fn row_named(doc: &Doc, i: usize) -> bool {
    const ROW: usize = 60;
    if !doc.cells || i == 0 {
        return false;
    }
    let line = |k: &usize| doc.text.tokens[*k].line_start;
    let Some(start) = (i.saturating_sub(ROW)..=i).rev().find(line) else { return false };
    let end = (i + 1..doc.len().min(i + ROW)).find(line).unwrap_or(doc.len().min(i + ROW));
    let opens = |k: usize| k == start || tables::edge(doc, k) || k > 0 && doc.text.is(k - 1, "|");
    let named = |k: usize| {
        let pair = k + 1 < end && doc.capital(k) && doc.capital(k + 1) && !opens(k + 1);
        let given = || (k..k + 2).any(|k| doc.flags(k).has(Flags::GIVEN_SURE)) && !opens(k + 1);
        pair && given() || k + 1 < end && doc.capital(k) && (two_initials(doc, k) || two_initials(doc, k + 1))
    };
    // «институт им. Лобачевского»
    if phrase::honour_begins(doc, i - 1) == Some(i) || i > 1 && phrase::honour_begins(doc, i - 2) == Some(i) {
        return false;
    }
    // its own cell begins with the title
    let own = (start..=i).rev().find(|&k| opens(k)).unwrap_or(start);
    own < i && (start..end).any(|k| k != own && opens(k) && named(k))
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
        || matches!(text.word(end), "," | "(" | "–" | "—" | ";");
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

/// «Бархам Салех», «Энхжин Батбаяр»: behind a word that is no surname by its ending, a given name of peoples whose surnames
/// are their fathers' names.
fn fathers_name(doc: &Doc, first: &Unit, last: &Unit) -> bool {
    const ORIGINS: [&str; 7] = ["arabic", "mongolian", "persian", "indian", "african", "ethiopian", "malay"];
    // «Ольжас Кудайберген», but at the head of a list's row the surname may lead
    const SOUTH: [&str; 5] = ["kazakh", "kyrgyz", "uzbek", "turkmen", "tajik"];
    let running = || !doc.text.tokens[first.start].line_start && !doc.text.tokens[first.start].cell_start;
    let listed = doc.any_of(first.start, SenseKind::Surname.bit());
    !listed
        && !doc.flags(first.start).has(Flags::SURNAME_SURE | Flags::KNOWN)
        && !doc.know.grammar.surname_shape(doc.text.fold(first.start))
        && (at_home(doc, last.start, &ORIGINS) || running() && at_home(doc, last.start, &SOUTH))
}

/// «Елизавета II»: a given name before a number.
fn numbered_given(doc: &Doc, u: &[Unit]) -> bool {
    let k = u[0].end;
    u.len() == 1
        && u[0].is(bit::GIVEN)
        && k < doc.len()
        && doc.is_word(k)
        && !doc.text.tokens[k].line_start
        && !doc.text.tokens[k].cyrillic
        && is_roman(doc.text.word(k))
}

/// Two words that nothing knows, written as names are: «Тилль Линдеманн».
fn foreign_pair(doc: &Doc, u: &[Unit]) -> bool {
    let strange = |x: &Unit| {
        doc.text.tokens[x.start].shape == Shape::Capital
            && !doc.flags(x.start).has(Flags::KNOWN)
            && !doc.any_of(x.start, !0)
            && doc.text.word(x.start).chars().count() > 2
    };
    u[..2].iter().all(strange)
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
    let apart = !coherent(doc, &name(all)) && !(u[2].is(bit::GIVEN) && coherent(doc, &name(given))) && !both();
    if apart && coherent(doc, &name(two)) { 2 } else { n }
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

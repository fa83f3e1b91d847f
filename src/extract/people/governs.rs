//! The cases that one neighbour of a name asks of it: a preposition, a verb, a noun, an adjective, a participle, the item of a list.

use super::agreement::{Agreement, finite, predicate, verb_over};
use super::inside::monument;
use crate::extract::bind::Found;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Gender, Number, Parse, Pos, Tag};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Holder, Sense, SenseKind};
use crate::text::{Kind, Shape, ends_in};

/// «Кристину и Артёма видели»: the name at `k` is joined to a word that is no nominative.
pub(super) fn beside_object(doc: &Doc, k: usize) -> bool {
    let other = k.checked_sub(2).filter(|_| phrase::is_and(doc, k - 1));
    other.is_some_and(|o| doc.capital(o) && !doc.noun(o).any().is_empty() && !doc.noun(o).has(Case::Nom))
}

/// «3 сентября С. Иванова …», «Во вторник Ш. Мустафазаде …»: nothing but a day stands before in the sentence.
pub(super) fn behind_date(doc: &Doc, at: usize) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let timed = |k: usize| doc.know.dates.token(doc.text.fold(k), Kind::Word) != TimeWord::None;
    let passes = |k: usize| match doc.text.tokens[k].kind {
        Kind::Number => true,
        Kind::Word => matches!(doc.text.fold(k), "в" | "во" | "года" | "г") || timed(k),
        Kind::Punct => matches!(doc.text.word(k), "," | "."),
    };
    start < at && at - start <= LONGEST_DATE && (start..at).all(passes) && (start..at).any(timed)
}

/// Longer than «Во вторник, 3 сентября 2024 г.,».
const LONGEST_DATE: usize = 10;

/// «Петровой присвоено звание», «Ли Цяну вручили орден», «Халонена избрали главой»: the verb at `end`, which cannot have the lone
/// name before it for its subject, tells what is done to whom.
pub(super) fn done_to(doc: &Doc, end: usize) -> Option<CaseSet> {
    let verb = (end < doc.len()).then(|| predicate(doc, end)).flatten().filter(|v| !v.may_have_subject(true))?;
    let dative = CaseSet::of(Case::Dat);
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    Some(match verb.plural {
        // «Каприлеса поддерживало 30 партий»
        false if doc.known(end).iter().any(takes) => dative.or(CaseSet::of(Case::Acc)),
        false => dative.or(CaseSet::of(Case::Ins)),
        true if doc.know.grammar.gives(doc.text.fold(end)) => dative,
        true => dative.or(CaseSet::of(Case::Acc)),
    })
}

/// «Премию вручили Халонену», «председателем избрали Халонена»: behind a verb in the plural stands no lone subject.
pub(super) fn behind_plural(doc: &Doc, start: usize, end: usize) -> Option<CaseSet> {
    let k = start.checked_sub(1).filter(|_| !doc.text.tokens[start].line_start)?;
    let lone = || {
        let goes_on = end < doc.len() && doc.text.tokens[end].shape == Shape::Lower;
        // «поздравили Киру Орлову и других»
        let others = || phrase::is_and(doc, end) && end + 1 < doc.len() && doc.text.fold(end + 1).starts_with("друг");
        goes_on && (!phrase::is_and(doc, end) || others()) || end >= doc.len() || doc.text.is(end, ".")
    };
    // «гостя зовут Синдзи Кагава»
    let named = matches!(doc.text.fold(k), "зовут" | "звали");
    finite(doc, k).filter(|v| v.plural && !named && lone())?;
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    let gives = doc.know.grammar.gives(doc.text.fold(k)) || doc.is_class(k, Class::SPEAKS);
    let dative = CaseSet::of(Case::Dat);
    // «избрали Соколову», but «подарили Соколову книгу»
    let thing = end < doc.len() && doc.noun(end).has(Case::Acc) && !doc.capital(end);
    let accusative = CaseSet::of(Case::Acc);
    let object = || doc.known(k).iter().any(takes).then_some(if thing { dative.or(accusative) } else { accusative });
    if gives { Some(dative) } else { object() }
}

/// «под председательством Ю.В. Трутнева», «по общему мнению Сандры Пепин»: whose deed it is stands in the genitive, whatever
/// verb follows.
pub(super) fn done_by(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.is_word(k)) else { return false };
    let Some(preposition) = doc.know.grammar.deed_of(doc.text.fold(k)) else { return false };
    // «по её просьбе технолог Уянга рассказала»: whose request it is has been told
    let whose = k > 0 && matches!(doc.text.fold(k - 1), "его" | "ее" | "их");
    !whose && (k.saturating_sub(2)..k).any(|j| doc.text.reads(j, preposition))
}

/// «к юбилею Захаровой», «140-летие Рахманинова»: whose anniversary it is stands in the genitive, whatever verb follows.
pub(super) fn kept_of(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.is_word(k) && !doc.text.tokens[i].line_start) else { return false };
    let fold = doc.text.fold(k);
    let years = ends_in(fold, &["летие", "летия", "летию", "летием", "летии"])
        && !fold.starts_with("десятилет")
        && !fold.starts_with("тысячелет");
    // «В (свой) день рождения Захарова приехала домой»: the day on which she does something
    let word = |back: usize, is: &str| k >= back && doc.text.fold(k - back).starts_with(is);
    let on_day = word(1, "день") && (word(2, "в") || word(2, "сво"));
    (years || doc.know.grammar.stems.anniversaries.begins(fold)) && !on_day
}

/// «фильму «Соль» Эрнеста Мамбеталиева»: behind the name of a work its author stands in the genitive.
pub(super) fn author_of(doc: &Doc, name: &Name) -> bool {
    /// Tokens of a work's name.
    const LONGEST: usize = 12;
    let Some(close) = name.start.checked_sub(1).filter(|&k| doc.text.closes_quote(k)) else { return false };
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|&k| doc.text.opens_quote(k));
    let noun = open.and_then(|open| open.checked_sub(1)).filter(|&k| doc.small(k));
    let work = |k: usize| doc.know.grammar.stems.works.begins(doc.text.fold(k));
    noun.is_some_and(work) && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
}

/// «по пьесе Карима Тинчурина», «по мотивам сказок Гофмана»: behind «по» and a thing its author stands in the genitive.
pub(super) fn by_work_of(doc: &Doc, name: &Name) -> bool {
    let Some(noun) = name.start.checked_sub(1).filter(|&k| doc.is_word(k)) else { return false };
    let led = |k: usize| doc.text.reads(k, "по");
    let by = (noun.saturating_sub(2)..noun).rev().find(|&k| led(k));
    let plain = |k: usize| doc.small(k);
    let thing = !doc.capital(noun)
        && doc.noun(noun).has(Case::Dat)
        && doc.flags(noun).has(Flags::COMMON)
        && !doc.flags(noun).has(Flags::VERB | Flags::ANIMATE);
    by.is_some_and(|by| thing && (by + 1..noun).all(plain)) && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
}

/// An ordinary noun that is no person: a name right behind it is its genitive.
pub(super) fn thing(doc: &Doc, k: usize) -> bool {
    // «кюи», «макомы»: works that the dictionary lacks
    let noun = || doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Noun) || phrase::ware(doc, k);
    // «сменил на этом посту Иванова»
    let this = || k > 0 && doc.flags(k - 1).has(Flags::PRONOMINAL);
    // «во вторник Иванова …»
    let day =
        || matches!(doc.know.dates.token(doc.text.fold(k), Kind::Word), TimeWord::Weekday(_) | TimeWord::MonthOf(_));
    // «представлял компанию Марио Драги»: whom somebody speaks for is nobody's
    let represented = || k > 0 && doc.text.fold(k - 1).starts_with("представля");
    !this()
        && !day()
        && doc.is_word(k)
        && !doc.flags(k).has(Flags::VERB | Flags::ANIMATE)
        && noun()
        && !doc.noun(k).has(Case::Loc)
        && !represented()
}

/// «о назначении Гурбана Аннаева»: what is done to somebody.
fn deed(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    doc.is_word(k) && (fold.ends_with("нии") || fold.ends_with("тии")) && !doc.flags(k).has(Flags::ANIMATE)
}

/// The cases that the word at `k` asks of a name right behind it: «доклад Э. Набиевой», «предоставлено Н. Жумабаеву».
pub(super) fn governed_by(doc: &Doc, k: usize) -> Option<CaseSet> {
    let next = &doc.text.tokens[k + 1];
    if next.line_start || next.cell_start {
        return None;
    }
    // «к памятнику Пушкину»
    if monument(doc, k) {
        return Some(CaseSet::of(Case::Gen).or(CaseSet::of(Case::Dat)));
    }
    // «посвящён памяти Михаила Сеспеля»
    if doc.text.reads(k, "памяти") {
        return Some(CaseSet::of(Case::Gen));
    }
    // «о наследии Чокана Валиханова»
    let about = || doc.noun(k).sing.has(Case::Loc) && k > 0 && matches!(doc.text.fold(k - 1), "о" | "об");
    let inanimate = || !doc.flags(k).has(Flags::VERB | Flags::ANIMATE) && doc.flags(k).has(Flags::COMMON);
    if thing(doc, k) || deed(doc, k) || doc.is_word(k) && inanimate() && about() {
        // «Награду Сюзанне Арутюнян вручил посол», «вручил орден Сюзанне Арутюнян»
        let given = || k > 0 && doc.is_word(k - 1) && doc.know.grammar.sends(doc.text.fold(k - 1));
        let object = doc.noun(k).has(Case::Acc) && (!doc.noun(k).has(Case::Nom) || given());
        return Some(CaseSet::of(Case::Gen).or(if object { CaseSet::of(Case::Dat) } else { CaseSet::EMPTY }));
    }
    if !doc.is_word(k) || doc.text.tokens[k].shape != Shape::Lower {
        return None;
    }
    let first = doc.known(k).first()?.tag;
    match first.pos() {
        Pos::ShortParticiple if first.gender() == Some(Gender::Neut) => {
            Some(CaseSet::of(Case::Dat).or(CaseSet::of(Case::Ins)))
        }
        // «сменив Думитру Бежана», «уступив Арсену Джулфалакяну»
        Pos::Converb if first.has(Tag::TRANSITIVE) && !doc.flags(k).has(Flags::PREPOSITION) => {
            Some(CaseSet::of(Case::Acc).or(CaseSet::of(Case::Dat)))
        }
        _ => None,
    }
}

/// «участвовали Иванова И. И., …», «награждены: Иванова И. И., …», «участие приняли Иванова И. И., …»: behind a verb that takes
/// no object, or has it, a subject follows, or what the verb governs besides; never a genitive. Nor does one follow behind a
/// noun in the nominative and a colon: «Участники: …».
pub(super) fn behind_predicate(doc: &Doc, i: usize) -> Option<CaseSet> {
    let k = i.checked_sub(1).filter(|_| !doc.text.tokens[i].line_start)?;
    let colon = doc.text.is(k, ":");
    let k = if colon { k.checked_sub(1)? } else { k };
    let k = before_place(doc, k);
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    let part = |k: usize| doc.text.reads(k, "участие");
    let verb = |k: usize| finite(doc, k).filter(|v| v.gender != Some(Gender::Neut)).is_some();
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    // «Об этом сообщили …»
    let about = || k > 0 && doc.text.reads(k - 1, "этом");
    let transitive = || !about() && !doc.is_class(k, Class::SPEAKS) && doc.known(k).iter().any(takes);
    let negated = || k > 0 && doc.text.reads(k - 1, "не");
    let object = || {
        let noun = doc.noun(k - 1).any();
        noun.has(Case::Acc) && !noun.has(Case::Nom) && !noun.has(Case::Gen)
    };
    // «Форум откроет А», «Пост представителя займёт А»: no event opens anybody
    let opened = || {
        let thing = doc.any_of(first, SenseKind::EventHead.bit()) || doc.know.grammar.is_post(doc.text.fold(first));
        let both = doc.noun(first).sing.has(Case::Acc) && doc.noun(first).sing.has(Case::Nom);
        thing && both && first + 8 > k && finite(doc, k).is_some_and(|v| v.gender.is_none() && !v.plural)
    };
    if part(k) && k > 0 && verb(k - 1) || verb(k) && k > 0 && (part(first) || part(k - 1) || object() || opened()) {
        return Some(CaseSet::of(Case::Nom));
    }
    // «…», – заявил О. Чобану»
    let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
    if verb(k) && k > 1 && dash(k - 1) && !doc.is_word(k - 2) && doc.is_class(k, Class::SPEAKS) {
        return Some(CaseSet::of(Case::Nom));
    }
    if verb(k) {
        let oblique = CaseSet::of(Case::Dat).or(CaseSet::of(Case::Ins));
        let rest = if thing_before(doc, first, k) { oblique } else { oblique.or(CaseSet::of(Case::Nom)) };
        return (!transitive() && !negated()).then_some(rest);
    }
    let nominal = |p: Parse| matches!(p.tag.pos(), Pos::Noun | Pos::Participle) && p.tag.cases().has(Case::Nom);
    (colon && doc.known(k).iter().any(nominal) && !doc.flags(k).has(Flags::VERB)).then_some(CaseSet::of(Case::Nom))
}

/// «Главный проект года выполнен С. И. Мельником», «Кубок достался …»: a thing that opens the sentence at `first` is the subject
/// of the short participle or of the verb of giving at `k`.
fn thing_before(doc: &Doc, first: usize, k: usize) -> bool {
    const LONGEST: usize = 6;
    let passive = doc.flags(k).has(Flags::SHORT_PARTICIPLE) || doc.know.grammar.gives(doc.text.fold(k));
    let Some(gender) = finite(doc, k).filter(|v| !v.plural).and_then(|v| v.gender) else { return false };
    if !passive || !(first..first + LONGEST + 1).contains(&k) {
        return false;
    }
    let subject = |p: Parse| {
        let tag = p.tag;
        tag.pos() == Pos::Noun && tag.cases().has(Case::Nom) && tag.gender() == Some(gender) && !tag.has(Tag::ANIMATE)
    };
    let described = |i: &usize| doc.adjective(*i).any().has(Case::Nom);
    let Some(head) = (first..k).find(|i| !described(i)) else { return false };
    let owned = |i: usize| doc.is_word(i) && (doc.noun(i).has(Case::Gen) || doc.adjective(i).any().has(Case::Gen));
    let fits = !doc.flags(head).has(Flags::ANIMATE) && doc.known(head).iter().any(subject);
    fits && (head + 1..k).all(owned)
}

/// «Поделилась впечатлениями Малика Шарипова», «Вела брифинг Алия Кайратова.»: a verb in the feminine that opens the clause, its
/// object in the instrumental, or in the accusative where nothing follows the name, and a name that may be a woman's.
pub(super) fn told_by_her(doc: &Doc, name: &Name, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.small(k)) else { return false };
    let of = |k: usize| doc.noun(k).any().or(doc.adjective(k).any());
    let closed = name.end >= doc.len() || matches!(doc.text.word(name.end), "." | "," | ";" | "!");
    // «выставку», «брифинг», but «комиссия»: a subject of her own
    let object = |k: usize| closed && of(k).has(Case::Acc) && !doc.flags(k).has(Flags::PREPOSITION);
    let subject = |p: Parse| p.tag.cases().has(Case::Nom) && p.tag.gender() == Some(Gender::Femn);
    let aside = |k: usize| of(k).has(Case::Ins) || object(k) && !doc.known(k).iter().any(subject);
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    let Some(verb) = (first..i).rev().take(5).find(|&k| !aside(k)) else { return false };
    let opens = verb == first || !doc.is_word(verb - 1) || matches!(doc.text.fold(verb - 1), "а" | "и" | "но");
    let hers = |v: Agreement| !v.plural && v.gender == Some(Gender::Femn);
    let nominative = CaseSet::of(Case::Nom);
    verb < k + 1 && opens && finite(doc, verb).is_some_and(hers) && phrase::borne(doc, name, nominative, Gender::Femn)
}

/// «Заключение врачей доложила Валентина Погосова», «Встречу открыли Саида Джоби и посол»: behind a verb that has its object before
/// it, and no word there that could be its subject, stands the subject.
pub(super) fn behind_object(doc: &Doc, name: &Name, i: usize) -> bool {
    const LONGEST: usize = 8;
    let Some(k) = i.checked_sub(1).filter(|&k| doc.small(k) && !doc.text.tokens[i].line_start) else { return false };
    let Some(verb) = finite(doc, k).filter(|v| v.plural || v.gender == Some(Gender::Femn)) else { return false };
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    let clause = (first.max(k.saturating_sub(LONGEST))..k).rev().take_while(|&j| doc.is_word(j)).last();
    let Some(start) = clause.filter(|&s| s == first || !doc.is_word(s - 1)) else { return false };
    let described = |j: &usize| !doc.adjective(*j).any().is_empty() && doc.noun(*j).any().is_empty();
    let head = (start..k).find(|j| !described(j));
    let object = head
        .is_some_and(|h| doc.noun(h).any().has(Case::Acc) && !doc.flags(h).has(Flags::PREPOSITION | Flags::ANIMATE));
    let number = if verb.plural { Number::Plur } else { Number::Sing };
    let subject = |p: Parse| {
        let agrees = p.tag.number() == Some(number) && (verb.plural || p.tag.gender() == Some(Gender::Femn));
        p.tag.pos() != Pos::Adjective && p.tag.cases().has(Case::Nom) && agrees
    };
    let named = |j: usize| doc.flags(j).has(Flags::PRONOMINAL | Flags::GIVEN | Flags::SURNAME_SURE);
    let other = (start..k).any(|j| named(j) || doc.known(j).iter().any(subject));
    let nominative = CaseSet::of(Case::Nom);
    let fits =
        if verb.plural { phrase::is_and(doc, name.end) } else { phrase::borne(doc, name, nominative, Gender::Femn) };
    doc.known(k).iter().any(takes) && object && !other && fits && names::coherent_in(doc, name, nominative)
}

/// «подчеркнула в своём выступлении»: the verb before «в», «на» and what stands with them, which ends at `k`; else `k`.
fn before_place(doc: &Doc, k: usize) -> usize {
    let noun = doc.small(k) && doc.noun(k).has(Case::Loc) && !doc.flags(k).has(Flags::VERB);
    let led = |&i: &usize| matches!(doc.text.fold(i), "в" | "во" | "на");
    let at = noun.then(|| (k.saturating_sub(3)..k).rev().find(led)).flatten();
    let plain = |at: usize| (at + 1..k).all(|i| doc.is_word(i) && !doc.adjective(i).any().is_empty());
    at.filter(|&at| at > 0 && plain(at)).map_or(k, |at| at - 1)
}

/// «Благодарим А. Е. Захарову», «утвердить Захарова В. Е.», «депутаты избрали Захарова В. Е.»: behind a verb that takes an object
/// and has no other, or has its subject before it, stands the object, or to whom it is done.
pub(super) fn object_behind(doc: &Doc, found: &Found, n: usize, i: usize) -> Option<CaseSet> {
    let k = verb_over(doc, i).filter(|_| !doc.text.tokens[i].line_start)?;
    let infinitive = |p: Parse| p.tag.pos() == Pos::Infinitive;
    let ours = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::FIRST_SECOND);
    let acts = |p: Parse| infinitive(p) || p.tag.pos() == Pos::Verb;
    let takes = |p: Parse| acts(p) && p.tag.has(Tag::TRANSITIVE);
    let parses = doc.known(k);
    if parses.is_empty() || !parses.iter().filter(|&p| acts(p)).all(takes) || !parses.iter().any(acts) {
        return None;
    }
    let before = k.checked_sub(1).filter(|_| !doc.sentence_start(k));
    // «Комиссию может возглавить Захарова А. Е.»
    let modal = || before.is_some_and(|b| predicate(doc, b).is_some_and(|v| !v.plural) || doc.noun(b).has(Case::Acc));
    let titled = || {
        let before = &found.titles[..found.titles.partition_point(|t| t.start < k)];
        before.last().is_some_and(|t| t.end == k && t.cases.has(Case::Nom))
    };
    let nominative = CaseSet::of(Case::Nom);
    let bound = |n: usize| found.bonds_of(n).all(|b| found.titles[b.title].cases.has(Case::Nom));
    let subject = |n: usize| bound(n) && names::coherent_in(doc, &found.names[n], nominative);
    let named = || n > 0 && found.names[n - 1].end == k && subject(n - 1);
    let noun = || {
        let person = |b: usize| {
            doc.flags(b).has(Flags::ANIMATE)
                && doc.flags(b).has(Flags::COMMON)
                && doc.noun(b).has(Case::Nom)
                && !doc.noun(b).has(Case::Acc)
        };
        // «Он сменил на этом посту Евгения Лисова»
        let pronoun = k > 0 && matches!(doc.text.fold(k - 1), "он" | "она" | "они") && doc.is_word(k - 1);
        before.is_some_and(person) || pronoun
    };
    let object =
        if parses.iter().any(infinitive) { !modal() } else { parses.iter().any(ours) || titled() || named() || noun() };
    let gives = doc.know.grammar.gives(doc.text.fold(k));
    object.then_some(CaseSet::of(if gives { Case::Dat } else { Case::Acc }))
}

/// «Документ скрепили подписями А и Б»: behind a verb's phrase that ends in a noun stands the verb's subject.
pub(super) fn behind_phrase(doc: &Doc, from: usize) -> bool {
    const LONGEST: usize = 4;
    let whole = |k: usize| doc.hit_len(k) > 1 && k + doc.hit_len(k) == from;
    let role = |s: &Sense| (s.kind == SenseKind::RoleVerb).then(|| &doc.know.roles[s.entry as usize]);
    let subject = |s: Sense| role(&s).is_some_and(|r| r.verb && r.holder == Holder::Subject);
    // «направил приветствие А»: an object
    let noun = from > 0 && doc.noun(from - 1).has(Case::Ins) && !doc.noun(from - 1).has(Case::Acc);
    noun && (from.saturating_sub(LONGEST)..from).any(|k| whole(k) && doc.senses(k).any(subject))
}

/// «Кыргызстан – Р.Т. Бабаева, …»: an item of a list, a few words and a dash before the name, none of which governs it.
pub(super) fn itemized(doc: &Doc, i: usize) -> bool {
    const LEAD: usize = 8;
    let Some(dash) = i.checked_sub(1).filter(|&k| doc.text.dash(k)) else { return false };
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    // «I место – Милана Сорокина»
    let numbered = first + 1 < i && doc.is_word(first) && !doc.text.tokens[first].cyrillic;
    // «…, третий – Рената Гайсина»
    let parts =
        |k: &usize| matches!(doc.text.word(*k), "," | ";") || doc.text.is(*k, ":") && doc.text.reads(k + 1, "от");
    let part = (first..dash).rev().take(LEAD).find(parts).map(|k| k + 1);
    let part = part.map(|k| k + usize::from(matches!(doc.text.fold(k), "а" | "и")));
    let start = part.unwrap_or(first + usize::from(numbered));
    // «…, от Сената – Думитру Чобану»: whom a party sends
    let sent = doc.text.reads(start, "от");
    let governs = |k: usize| doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::SHORT_PARTICIPLE);
    let nominative = doc.noun(start).any().has(Case::Nom) || doc.adjective(start).sing.has(Case::Nom);
    start < dash && dash - start <= LEAD && (nominative || sent) && !(start + usize::from(sent)..dash).any(governs)
}

/// The cases of an animate noun right before the name: «азербайджанца Эльвина», «вдова Нина».
pub(super) fn animate_before(doc: &Doc, i: usize) -> Option<CaseSet> {
    let k = i.checked_sub(1)?;
    let f = doc.is_word(k).then(|| doc.flags(k))?;
    // «проигрывал читинцу Виталию»: where somebody is from, by a word that the dictionary lacks
    if !f.has(Flags::KNOWN) && doc.text.tokens[k].shape == Shape::Lower {
        let fold = doc.text.fold(k);
        let ends = |end: &str| fold.ends_with(end);
        let case = match () {
            _ if ends("инцу") || ends("янцу") => Some(CaseSet::of(Case::Dat)),
            _ if ends("инцем") || ends("янцем") => Some(CaseSet::of(Case::Ins)),
            _ if ends("инца") || ends("янца") => Some(CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc))),
            _ => None,
        };
        if case.is_some() {
            return case;
        }
    }
    // «мать близнецов Хасана и Хусейна»
    let several = i + 2 < doc.len() && phrase::is_and(doc, i + 1) && doc.capital(i + 2);
    let cases = if several { doc.noun(k).any() } else { doc.noun(k).sing };
    // «Шейху Насеру был вручён сертификат»
    let small = !doc.capital(k) || doc.sentence_start(k) && doc.any_of(k, SenseKind::Honorific.bit());
    let noun = f.has(Flags::ANIMATE) && f.has(Flags::COMMON) && small && !doc.text.tokens[i].line_start;
    (noun && !cases.is_empty()).then(|| match governing_preposition(doc, k) {
        Some(p) if !p.and(cases).is_empty() => p.and(cases),
        _ => cases,
    })
}

/// The cases and the gender of an adjective right before the name: «известная Ванга», «46-летнего Юнаса».
pub(super) fn described(doc: &Doc, i: usize) -> Option<(CaseSet, Option<Gender>)> {
    let k = i.checked_sub(1).filter(|&k| doc.text.tokens[k].shape == Shape::Lower)?;
    if doc.text.tokens[i].line_start || doc.flags(k).has(Flags::VERB | Flags::PRONOMINAL | Flags::ORDINAL) {
        return None;
    }
    let parses = doc.parses(k);
    let first = parses.first()?.tag;
    // «вместо заболевшего Э. Сарыбаева»: who did it himself
    let acted = || {
        let past = doc.text.fold(k).trim_end_matches("ся");
        past.rfind("вш").is_some_and(|at| past.len() - at <= "вшего".len())
    };
    let himself = first.pos() == Pos::Participle && !first.has(Tag::TRANSITIVE) && acted();
    if first.pos() != Pos::Adjective && !himself || first.number() == Some(Number::Plur) {
        return None;
    }
    let like = |p: &Parse| p.tag.pos() == first.pos() && p.tag.number() != Some(Number::Plur);
    let cases = parses.iter().filter(like).fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
    let woman = first.gender() == Some(Gender::Femn);
    let man = parses.iter().filter(like).any(|p| p.tag.gender() == Some(Gender::Masc));
    Some((cases, if woman && !man { Some(Gender::Femn) } else { man.then_some(Gender::Masc) }))
}

/// «Козлову, не приехавшему по болезни»: the cases and the gender of the participle behind a name's comma.
pub(super) fn participle_behind(doc: &Doc, end: usize) -> Option<(CaseSet, Option<Gender>)> {
    let aside =
        |k: usize| matches!(doc.text.fold(k), "не" | "ранее" | "также" | "уже" | "недавно" | "впервые" | "ныне");
    let at = end + 1 + usize::from(end + 2 < doc.len() && aside(end + 1));
    // «заведующий», «исполняющий обязанности»
    let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::TitleModifier.bit());
    if at >= doc.len() || !doc.text.is(end, ",") || !doc.small(at) || office(at) {
        return None;
    }
    let parses = || doc.known(at).iter();
    let one = |p: Parse| p.tag.pos() == Pos::Participle && p.tag.number() == Some(Number::Sing);
    if doc.known(at).is_empty() || !parses().all(one) {
        return None;
    }
    let cases = parses().fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
    let womans = parses().all(|p| p.tag.gender() == Some(Gender::Femn));
    let mans = parses().all(|p| p.tag.gender() != Some(Gender::Femn));
    Some((cases, if womans { Some(Gender::Femn) } else { mans.then_some(Gender::Masc) }))
}

/// The cases that a preposition right before token `i` allows.
pub(super) fn governing_preposition(doc: &Doc, i: usize) -> Option<CaseSet> {
    if i == 0 || !doc.is_word(i - 1) {
        return None;
    }
    let set = |cases: &[Case]| cases.iter().fold(CaseSet::EMPTY, |s, &c| s.or(CaseSet::of(c)));
    Some(match doc.text.fold(i - 1) {
        "с" | "со" | "между" | "перед" | "над" | "под" => set(&[Case::Ins]),
        "к" | "ко" | "благодаря" | "по" => set(&[Case::Dat]),
        "у" | "от" | "из" | "для" | "без" | "против" | "среди" | "кроме" | "вместо" | "около" | "ото" => {
            set(&[Case::Gen])
        }
        "о" | "об" | "обо" | "при" => set(&[Case::Loc]),
        "про" | "через" => set(&[Case::Acc]),
        "за" => set(&[Case::Acc, Case::Ins]),
        "в" | "на" => set(&[Case::Loc, Case::Acc]),
        _ => return None,
    })
}

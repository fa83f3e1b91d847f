//! A name in the nominative: which forms of each word come into question beside the others and at this place in the sentence, and
//! the text of the best.

use super::beside::is_hazrat;
use super::forms::{Forms, readings};
use super::spelling::{WOMANS_ENDINGS, capitalised, folded, is_numeral, is_roman, womans_regional};
use super::tradition::{at_home, mongolian_father};
use super::undeclined;
use super::units::{bit, word_bits};
use super::worth::{Inflected, Place, best_reading};
use super::{Name, Part, Role};
use crate::extract::doc::{Doc, Flags};
use crate::morph::{self, Case, CaseSet, Gender, NameForm, Tag};
use crate::rules::{Sense, SenseKind};
use crate::text::{Kind, Shape, ends_in, lookalike};
use std::mem::take;
use std::rc::Rc;

/// A name in the nominative.
#[derive(Debug, Clone, Default)]
pub struct Nominative {
    pub name: String,
    pub surname: Option<String>,
    pub given: Option<String>,
    pub patronymic: Option<String>,
    pub gender: Option<Gender>,
    /// The case it stands in, when the forms tell.
    pub case: Option<Case>,
    /// A word that no list knows could have another nominative in this case: «Монтойе» of «Монтойя» or «Монтойе».
    pub doubtful: bool,
}

impl Nominative {
    /// The nominative with its words, which it no longer has itself.
    pub fn take_words(&mut self) -> Nominative {
        Nominative {
            name: take(&mut self.name),
            surname: self.surname.take(),
            given: self.given.take(),
            patronymic: self.patronymic.take(),
            ..*self
        }
    }
}

/// Computes the nominative of a name. `seen(key)`: does this form stand elsewhere in the document as a nominative?
pub fn nominative(doc: &Doc, name: &Name, place: &Place, seen: &dyn Fn(u64) -> i32) -> Nominative {
    let words = inflected(doc, name, place, seen);
    let strange = words.iter().all(|w| undeclined::strange(doc, w.token));
    let (case, bearer, sex) = best_reading(&words, place, (full(name).is_some(), strange));
    let (chosen, doubtful) = chosen(doc, name, &words, case, bearer);
    let whole = render(doc, name.start, name.end, &chosen);
    let surface = |from: usize, to: usize| match (from, to) == (name.start, name.end) {
        true => whole.clone(),
        false => render(doc, from, to, &chosen),
    };
    let part = |role: Role| {
        let mut found = name.parts.iter().filter(|p| p.role == role);
        let first = found.next()?;
        let last = found.next_back().unwrap_or(first);
        Some(compact_initials(surface(first.start, last.end), first.initial))
    };
    let (surname, given, patronymic) = (part(Role::Surname), part(Role::Given), part(Role::Patronymic));
    Nominative {
        name: whole,
        surname: surname.filter(|_| !regnal(doc, name)),
        given,
        patronymic,
        gender: sex_by_verb(doc, name, place, case, sex).or_else(|| inner_gender(doc, name)),
        case: Some(case),
        doubtful,
    }
}

/// The words of a name that have forms, with those that come into question.
fn inflected(doc: &Doc, name: &Name, place: &Place, seen: &dyn Fn(u64) -> i32) -> Vec<Inflected> {
    let mut words: Vec<Inflected> = Vec::with_capacity(name.parts.len());
    let asked = Asked::new(doc, name, place);
    for part in name.parts.iter().filter(|p| !p.initial) {
        for i in part.start..part.end {
            if doc.text.tokens[i].kind == Kind::Word && inflects(doc, name, part, i) {
                let forms = asked.forms(part, i);
                words.push(Inflected::new(doc, i, (part.role, name.eastern), forms, place, seen));
            }
        }
    }
    if ends_in_vowels(doc, name) {
        words.iter_mut().for_each(Inflected::rather_vowel);
    }
    if name.parts.iter().any(|p| p.role == Role::Patronymic && !p.initial) {
        words.iter_mut().for_each(|w| w.rather_slavic(doc));
    }
    if let Some((given, surname)) = full(name) {
        words.iter_mut().filter(|w| w.token >= surname.start).for_each(|w| w.by_tradition(doc, given.start));
    }
    words
}

/// The given name and the surname of a name that begins with the one and ends with the other.
fn full(name: &Name) -> Option<(&Part, &Part)> {
    match &name.parts[..] {
        [given, .., surname] if !given.initial && !name.eastern => {
            Some((given, surname)).filter(|(g, s)| (g.role, s.role) == (Role::Given, Role::Surname))
        }
        _ => None,
    }
}

/// A name at its place, and what that asks of all its words.
struct Asked<'d> {
    doc: &'d Doc<'d>,
    name: &'d Name,
    place: &'d Place<'d>,
    /// The last word has an ending of the case that is asked for.
    declined: bool,
    /// The name is rather a subject.
    subject: bool,
    /// The likeliest cases.
    cases: CaseSet,
    /// A stranger's name, of which no word bends.
    stays: bool,
    /// The cases of a name that is declined in part.
    in_part: CaseSet,
}

impl<'d> Asked<'d> {
    fn new(doc: &'d Doc<'d>, name: &'d Name, place: &'d Place<'d>) -> Asked<'d> {
        let subject = place.cases.first() == Some(&CaseSet::of(Case::Nom));
        let oblique = |cases: &CaseSet| !cases.is_empty() && !cases.has(Case::Nom) && !cases.has(Case::Gen);
        Asked {
            doc,
            name,
            place,
            declined: ends_as_asked(doc, name, place),
            subject,
            cases: place.cases.first().copied().unwrap_or_default(),
            stays: place.cases.first().is_some_and(oblique) && undeclined::stranger(doc, name),
            in_part: if subject { CaseSet::EMPTY } else { undeclined::cases(doc, name) },
        }
    }

    /// The forms of the word at `i` by its part of the name alone.
    fn by_role(&self, part: &Part, i: usize) -> Rc<Forms> {
        let (doc, name) = (self.doc, self.name);
        // «Назарзода Мирзошарифа Давлата»: the father's name as it is
        let fathers = || part.role == Role::Patronymic && doc.text.fold(name.start).ends_with("зода");
        // «Батын Оюунгэрэл»: the father's name tells no sex
        let mongol = part.role == Role::Given && mongolian_father(doc, i);
        // «Хосе Марии Аснара»: the one woman's name that men bear behind their own
        let maria = || readings(doc, i, Role::Given).iter().any(|f| f.nominative == "Мария");
        let second = || second_given(doc, name, part, i, [Gender::Masc, Gender::Femn]) && maria();
        match part.role {
            Role::Given if second() || strange_second(doc, name, part, i) => {
                of_either_sex(&readings(doc, i, Role::Given))
            }
            _ if mongol => of_either_sex(&readings(doc, i, Role::Given)),
            _ if name.eastern => readings(doc, i, Role::Surname),
            _ if fathers() => of_either_sex(&readings(doc, i, Role::Given)),
            role => readings(doc, i, role),
        }
    }

    /// The forms of the word at `i` that come into question beside the name's others.
    fn forms(&self, part: &Part, i: usize) -> Rc<Forms> {
        let Asked { doc, name, place, declined, .. } = *self;
        let forms = self.by_role(part, i);
        let last = part.role == Role::Surname && i + 1 == part.end;
        let bent = part.role == Role::Given
            && (doc.text.fold(i).ends_with('е') || in_dictionary_alone(doc, i))
            && bends_with_surname(doc, name, &forms, place);
        if bent {
            only_bent(&forms)
        } else if self.left(part, i) {
            only_as_written(doc, i, &forms)
        } else if self.subject && womans_by_surname(doc, name, i) {
            hers_as_written(doc, i, &forms)
        } else if let Some(hers) = of_mans_name(doc, name, i, self.cases) {
            Rc::new(hers)
        } else if behind_womans(doc, name, part, i) || womans_by_case(doc, name, i, self.cases) {
            fixed_as_written(doc, i, &forms, Some(Gender::Femn))
        } else if lusophone(doc, name, part, i) {
            fixed_as_written(doc, i, &forms, Some(Gender::Masc))
        } else if last && (behind_article(doc, part, i) || self.behind_mans_article(part, i)) {
            fixed_as_written(doc, i, &forms, None)
        } else if last && (womans_unbent(doc, name, i) || baltic_womans(doc, name, i)) {
            fixed_as_written(doc, i, &forms, Some(Gender::Femn))
        } else if self.of_woman(part, i, &forms) {
            hers_as_written(doc, i, &forms)
        } else if leads_given(doc, name, part, i) || unfit(doc, name, part, i, &forms, place, declined) {
            or_as_written(doc, i, forms)
        } else {
            forms
        }
    }

    /// «участница Харшита Пант»: a given name that the lists have as a form of a man's, of somebody who is told to be a woman.
    fn of_woman(&self, part: &Part, i: usize, forms: &Forms) -> bool {
        let told = self.subject && self.place.gender == Some(Gender::Femn) && part.role == Role::Given;
        told && !forms.is_empty()
            && self.doc.text.fold(i).ends_with(['а', 'я'])
            && !forms.iter().any(|f| f.cases.has(Case::Nom) && f.gender != Some(Gender::Masc))
    }

    /// «Антониу ду Канту»: behind a man's article in Portuguese, where no dative is asked for.
    fn behind_mans_article(&self, part: &Part, i: usize) -> bool {
        let led = self.doc.text.fold(i).ends_with('у') && i > part.start && !self.cases.has(Case::Dat);
        led && matches!(self.doc.text.fold(i - 1), "ду" | "душ")
    }

    /// Does the word at `i` stay as it is, in a name that is declined in part or not at all?
    fn left(&self, part: &Part, i: usize) -> bool {
        self.in_part != CaseSet::EMPTY && undeclined::left(self.doc, i, part.role, self.in_part)
            || self.stays
            || unbent_father(self.doc, i)
    }
}

/// The sex that the verb tells, else the forms.
fn sex_by_verb(doc: &Doc, name: &Name, place: &Place, case: Case, sex: Option<Gender>) -> Option<Gender> {
    // «Хина Аббаси рассказала»: of a name that has no patronymic its verb knows more than a list
    let told = place.gender.is_none() && place.cases.first() == Some(&CaseSet::of(Case::Nom));
    // «докладчиком был врач Анна Попова»: the verb goes with the title
    let hers = || sex == Some(Gender::Femn) && ends_in(doc.text.fold(name.end - 1), &WOMANS_ENDINGS);
    let by_verb = told && case == Case::Nom && !hers() && !name.parts.iter().any(|p| p.role == Role::Patronymic);
    if by_verb { place.subject.or(sex) } else { sex }
}

/// The nominatives of the words in that reading, by their tokens, and whether one could have another.
fn chosen<'w>(
    doc: &Doc,
    name: &Name,
    words: &'w [Inflected],
    case: Case,
    bearer: Option<Gender>,
) -> (Vec<(usize, &'w str)>, bool) {
    let fathered = name.parts.iter().any(|p| p.role == Role::Patronymic && !p.initial);
    let mut chosen: Vec<(usize, &str)> = Vec::with_capacity(words.len());
    let mut doubtful = false;
    for word in words {
        let best = word.fitting(case, bearer).max_by_key(|(_, worth)| worth.alone);
        // «Пырерке Василию Ильичу»: a surname in «-е» beside a patronymic is rather the dative of one in «-а»
        // «Озолиню Нину Аркадьевну»: and one in «-ю» the accusative of one in «-я»
        let dative = matches!(case, Case::Dat | Case::Loc) && doc.text.fold(word.token).ends_with('е')
            || case == Case::Acc && fathered && doc.text.fold(word.token).ends_with(['у', 'ю']);
        let bent = |f: &NameForm| !f.indeclinable && f.nominative != doc.text.word(word.token);
        let bends = (dative && (fathered || bends_beside(doc, name, word.token)))
            .then(|| word.fitting(case, bearer).find(|(f, _)| bent(f)))
            .flatten();
        let best = bends.or(best);
        doubtful |= best.is_none_or(|best| word.rivalled(doc, best, case, bearer));
        chosen.extend(best.map(|(f, _)| (word.token, f.nominative.as_str())));
    }
    (chosen, doubtful)
}

/// «Роману Айваседе», «Джамиле Рагимхановой»: a surname beside a Russian given name, a given name beside a surname in «-ой».
fn bends_beside(doc: &Doc, name: &Name, i: usize) -> bool {
    let russian = || name.parts.iter().any(|p| p.role == Role::Given && at_home(doc, p.start, &["slavic"]));
    match name.parts.iter().find(|p| (p.start..p.end).contains(&i)).map(|p| p.role) {
        Some(Role::Surname) => russian(),
        Some(Role::Given) => doc.text.fold(name.end - 1).ends_with("ой"),
        _ => false,
    }
}

/// «майора Нурбека Сатыбалды уулу»: no genitive of «Сатыбалда», before a word that leaves the father's name as it is.
fn unbent_father(doc: &Doc, i: usize) -> bool {
    let child =
        |k: usize| k < doc.len() && doc.is_word(k) && word_bits(doc, k, 1, false) & (bit::OGLY | bit::UULU) != 0;
    let listed =
        |s: Sense| s.kind == SenseKind::GivenName && folded(&doc.know.given[s.entry as usize].name) != doc.text.fold(i);
    doc.text.fold(i).ends_with(['ы', 'и']) && child(i + 1) && !doc.senses(i).any(listed)
}

/// «Эйдзи Кавасима», «Массимо Каррера»: peoples whose surnames end in vowels, but for «н».
fn ends_in_vowels(doc: &Doc, name: &Name) -> bool {
    let [given, _] = &name.parts[..] else { return false };
    given.role == Role::Given && !given.initial && at_home(doc, given.start, &["japanese", "italian"])
}

/// «Фан Тхи Ким Нган», «Фейсал бен Тани», «Замир Осмон уулу», «Сигюрдссон»: a word or an ending inside the name that tells the bearer's gender.
pub fn inner_gender(doc: &Doc, name: &Name) -> Option<Gender> {
    let told = |i: usize| match doc.text.fold(i) {
        "тхи" if name.eastern && i + 1 < name.end => Some(Gender::Femn),
        "ван" if name.eastern && i > name.start && i + 1 < name.end => Some(Gender::Masc),
        "бинт" | "бинти" => Some(Gender::Femn),
        "бен" | "бин" | "ибн" if doc.text.tokens[i].shape == Shape::Lower => Some(Gender::Masc),
        "уулу" | "улу" | "угли" | "огли" | "оглы" | "оглу" if i > name.start => {
            Some(Gender::Masc)
        }
        "кызы" | "гызы" | "кизи" if i > name.start => Some(Gender::Femn),
        word if word.ends_with("доттир") => Some(Gender::Femn),
        word if word.ends_with("ссон") => Some(Gender::Masc),
        _ => None,
    };
    (name.start..name.end).find_map(told)
}

/// «Рам» of «Рам Натха Гояла»: the first word of a given name of two, in a consonant.
fn leads_given(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let consonant = || doc.text.fold(i).ends_with(|c| "бвгджзклмнпрстфхцчшщ".contains(c));
    part.role == Role::Given && !name.eastern && i == part.start && part.end == i + 2 && consonant()
}

/// «с Ашфак Ханом»: has the last word of a name, and it alone, an ending of the case that is asked for?
fn ends_as_asked(doc: &Doc, name: &Name, place: &Place) -> bool {
    let asked =
        |f: &NameForm| place.cases.first().is_some_and(|&asked| !f.indeclinable && !f.cases.and(asked).is_empty());
    let last = name.parts.last().filter(|p| name.parts.len() > 1 && p.role == Role::Surname && !p.initial);
    last.is_some_and(|p| readings(doc, p.end - 1, p.role).iter().any(asked))
}

/// «Назипа Бекенова», «Шахзода Абдурасулова»: a woman's name made of the man's that the lists have, beside a woman's surname.
pub fn womans_by_surname(doc: &Doc, name: &Name, i: usize) -> bool {
    let [given, .., surname] = &name.parts[..] else { return false };
    let pair = given.role == Role::Given && given.start == i && given.end == i + 1 && surname.role == Role::Surname;
    if !pair
        || name.eastern
        || surname.initial
        || doc.flags(i).has(Flags::GIVEN_SURE)
        || !doc.text.fold(i).ends_with('а')
    {
        return false;
    }
    let hers = |f: &NameForm| f.gender == Some(Gender::Femn) && f.cases.has(Case::Nom) && !f.indeclinable;
    let forms = readings(doc, i, Role::Given);
    !forms.is_empty()
        && forms.iter().all(|f| !f.cases.has(Case::Nom) && f.gender == Some(Gender::Masc))
        && readings(doc, surname.end - 1, Role::Surname).iter().any(hers)
}

/// «министра Назипу Бекенову», «министру Назипе Бекеновой»: a woman's name made of the man's that the lists have, where a woman's
/// surname stands in a case that is asked for, and the man's name does not.
fn of_mans_name(doc: &Doc, name: &Name, i: usize, asked: CaseSet) -> Option<Forms> {
    let [given, .., surname] = &name.parts[..] else { return None };
    let pair = given.role == Role::Given && given.start == i && given.end == i + 1 && surname.role == Role::Surname;
    let dative = CaseSet::of(Case::Dat).or(CaseSet::of(Case::Loc));
    let cases = match doc.text.fold(i).chars().next_back() {
        Some('у') => CaseSet::of(Case::Acc),
        Some('е') => dative,
        _ => return None,
    };
    let cases = if asked.is_empty() { cases } else { cases.and(asked) };
    if !pair || name.eastern || surname.initial || cases.is_empty() || doc.flags(i).has(Flags::GIVEN_SURE) {
        return None;
    }
    let forms = readings(doc, i, Role::Given);
    // «Сайаре Никифоровой»: where nothing is asked for, the surname tells
    let surnames = readings(doc, surname.end - 1, Role::Surname);
    let shared = |cases: CaseSet| {
        let mut mans = surnames.iter().filter(|f| f.gender != Some(Gender::Femn));
        mans.any(|f| !f.cases.and(cases).is_empty())
    };
    let apart = |cases: CaseSet| if asked.is_empty() { !shared(cases) } else { cases.and(asked).is_empty() };
    let his = |f: &NameForm| f.indeclinable || f.gender == Some(Gender::Masc) && apart(f.cases);
    // «Бекенову», «Монгуш»
    let borne = |sex: Gender| surnames.iter().any(|f| f.gender == Some(sex) && !f.cases.and(cases).is_empty());
    if forms.iter().all(|f| f.indeclinable) || !forms.iter().all(his) || !borne(Gender::Femn) || borne(Gender::Masc) {
        return None;
    }
    let mut nominative = capitalised(&doc.text.written(i));
    nominative.pop();
    nominative.push('а');
    let keys = vec![forms.key_of(&doc.know.grammar.stems, &nominative)];
    let form = NameForm { nominative, cases, gender: Some(Gender::Femn), indeclinable: false };
    Some(Forms { list: vec![form], keys })
}

/// «Марией Хосе Альварес»: behind a given name that women alone bear, one that men alone bear is hers, and stays as it is.
fn behind_womans(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let itself = |f: &NameForm| f.cases.has(Case::Nom);
    second_given(doc, name, part, i, [Gender::Femn, Gender::Masc]) && readings(doc, i, Role::Given).iter().any(itself)
}

/// «Мохамед Варсама Дирие»: a further given name in «-а» that nothing knows, behind a man's in the nominative alone.
fn strange_second(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let further = part.role == Role::Given && i == part.start + 1 && !name.eastern && doc.capital(i);
    let listed = || doc.any_of(i, SenseKind::GivenName.bit()) || doc.flags(i).has(Flags::GIVEN_SURE);
    let unknown = || doc.text.fold(i).ends_with('а') && !listed();
    let man = |f: &NameForm| f.gender == Some(Gender::Masc) && f.cases == CaseSet::of(Case::Nom);
    further && unknown() && readings(doc, part.start, Role::Given).iter().all(man)
}

/// Is the word at `i` a further given name that only the second of `sexes` bears, behind one that only the first bears?
fn second_given(doc: &Doc, name: &Name, part: &Part, i: usize, sexes: [Gender; 2]) -> bool {
    let of = |i: usize, sex: Gender| {
        let forms = readings(doc, i, Role::Given);
        !forms.is_empty() && forms.iter().all(|f| f.gender == Some(sex))
    };
    let further = part.role == Role::Given && i == part.start + 1 && !name.eastern && doc.capital(i);
    // «Кари Юсеф Ахмади», «Шейх Насируддин Бхатти»: an address that is a name elsewhere
    let address = || {
        let fold = doc.text.fold(part.start);
        doc.know.grammar.stems.reciters.has(fold) || matches!(fold, "шейх" | "кари" | "шах")
    };
    further
        && of(part.start, sexes[0])
        && of(i, sexes[1])
        && inner_gender(doc, name).is_none()
        && !at_home(doc, i, &["african"])
        && !address()
}

/// «режиссёра Рахат Момуновой»: a given name of either sex at `i` that does not bend, in cases that ask it of a man's, beside a
/// woman's surname.
pub fn womans_by_case(doc: &Doc, name: &Name, i: usize, asked: CaseSet) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    let pair = given.role == Role::Given && !given.initial && given.start == i && given.end == i + 1;
    let bends = |f: &NameForm| !f.cases.and(asked).is_empty();
    pair && !name.eastern
        && surname.role == Role::Surname
        && !surname.initial
        && !asked.is_empty()
        && !asked.has(Case::Nom)
        && ends_in(doc.text.fold(surname.end - 1), &["овой", "евой", "иной"])
        && !at_home(doc, i, &["slavic"])
        && !doc.text.fold(i).ends_with(['а', 'е', 'и', 'й', 'о', 'у', 'ы', 'э', 'ю', 'я'])
        && !readings(doc, i, Role::Given).iter().any(bends)
        && readings(doc, surname.end - 1, Role::Surname).iter().any(bends)
}

/// «Паулу да Роша», «с Педру ди Соуза», «Паулу ду Канту»: before such an article a given name in «-у» stays.
fn lusophone(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let mans = |p: &Part| matches!(doc.text.fold(p.start), "ду" | "душ");
    let articled =
        |p: &Part| p.role == Role::Surname && p.end > p.start + 1 && (mans(p) || behind_article(doc, p, p.end - 1));
    part.role == Role::Given && doc.text.fold(i).ends_with('у') && name.parts.last().is_some_and(articled)
}

/// «Жозе Мануэла да Коста», «Педру ди Соуза»: behind a Portuguese article a listed surname in «-а» stays; not «да Круша».
fn behind_article(doc: &Doc, part: &Part, i: usize) -> bool {
    let itself = |s: Sense| s.kind == SenseKind::Surname && s.cases.has(Case::Nom);
    let led = i > part.start && doc.text.fold(i).ends_with('а');
    let article = || matches!(doc.text.fold(i - 1), "да" | "ди" | "ду" | "душ" | "даш");
    // «Леонардо делла Роза»: behind a woman's article no word in a consonant stands
    led && (doc.text.fold(i - 1) == "делла" || article() && doc.senses(i).any(itself))
}

/// «Энн Деруин»: a man's surname for its ending, of a woman of the West whose given name never bends.
pub fn womans_unbent(doc: &Doc, name: &Name, i: usize) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    let pair = given.role == Role::Given && !given.initial && given.end == given.start + 1 && surname.end == i + 1;
    if !pair || surname.role != Role::Surname || surname.initial || !doc.text.fold(i).ends_with(['н', 'в']) {
        return false;
    }
    let hers = |f: &NameForm| f.gender == Some(Gender::Femn) && f.cases == CaseSet::ALL;
    let mans = |f: &NameForm| f.gender == Some(Gender::Masc) && !f.cases.has(Case::Gen);
    let (given, surname) = (readings(doc, given.start, Role::Given), readings(doc, i, Role::Surname));
    given.iter().any(hers)
        && !given.iter().any(|f| f.gender == Some(Gender::Masc))
        && !surname.is_empty()
        && surname.iter().all(mans)
}

/// «Раисе Эглите», «Ирине Казлаускене»: a woman's surname of Latvia or Lithuania by its ending, which no list has as a form of
/// another («Миките»).
fn baltic_womans(doc: &Doc, name: &Name, i: usize) -> bool {
    if !doc.know.grammar.stems.baltic_women.ends(doc.text.fold(i)) {
        return false;
    }
    let listed = doc.flags(i).has(Flags::SURNAME_SURE) || doc.any_of(i, SenseKind::Surname.bit());
    let hers = |p: &Part| readings(doc, p.start, Role::Given).iter().any(|f| f.gender == Some(Gender::Femn));
    !listed && full(name).is_some_and(|(given, _)| hers(given))
}

/// «с секретарём Вамкеле Мене»: of a word that nothing knows no reading has a case that is asked for. `declined`: the name's
/// last word has one.
fn unfit(doc: &Doc, name: &Name, part: &Part, i: usize, forms: &Forms, place: &Place, declined: bool) -> bool {
    let last = part.role == Role::Surname && i + 1 == part.end;
    let listed = SenseKind::GivenName.bit() | SenseKind::Surname.bit();
    let fits = |f: &NameForm| place.cases.iter().any(|&asked| !f.cases.and(asked).is_empty());
    let nominative = || doc.capital(i) && forms.iter().any(|f| f.cases.has(Case::Nom));
    // «замминистра Амаль Джаду Шакаа»
    let subject = place.cases.first() == Some(&CaseSet::of(Case::Nom));
    let inner = |i: usize| subject && !last && i > 0 && doc.capital(i - 1) && doc.text.fold(i).ends_with(['у', 'ю']);
    // «открыла первый заместитель министра Лутфия Каримова»
    let hers = subject && place.subject == Some(Gender::Femn) && doc.text.fold(i).ends_with(['а', 'я']);
    if hers && !forms.is_empty() && !forms.iter().any(fits) {
        return true;
    }
    !place.cases.is_empty()
        && (declined || doc.text.fold(i).ends_with(['е', 'и', 'о', 'у', 'ю', 'э']))
        && (declined && nominative()
            || inner(i)
            || left_foreign(doc, name, part, i)
            || !doc.flags(i).has(Flags::KNOWN) && !doc.any_of(i, listed))
        // «выполнен Е. И. Лыковым», «достался Т. И. Лыковой»: no nominative, whatever is asked for
        && !(last && doc.know.grammar.russian_shape(doc.text.fold(i)) && bent_ending(doc.text.fold(i)))
        && !forms.is_empty()
        && !forms.iter().any(fits)
}

/// «начальник управления Иветте Саласар»: a given name in «-е» before a surname that is not Russian may be one that does not bend.
pub fn left_foreign(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let mut surnames = name.parts.iter().filter(|p| p.role == Role::Surname && !p.initial).peekable();
    // «Саве Цою» bends
    let russian = |p: &Part| {
        let fold = doc.text.fold(p.end - 1);
        doc.know.grammar.russian_shape(fold) || fold.ends_with(['у', 'ю'])
    };
    part.role == Role::Given && doc.text.fold(i).ends_with('е') && surnames.peek().is_some() && !surnames.any(russian)
}

/// The readings of a father's name, which tell nothing of the bearer.
fn of_either_sex(forms: &Forms) -> Rc<Forms> {
    let list = forms.list.iter().map(|f| NameForm { gender: None, ..f.clone() }).collect();
    Rc::new(Forms { list, keys: forms.keys.clone() })
}

/// The readings, and one more that has no other form.
fn or_as_written(doc: &Doc, i: usize, forms: Rc<Forms>) -> Rc<Forms> {
    if forms.iter().any(|f| f.indeclinable) {
        return forms;
    }
    let nominative = capitalised(&doc.text.written(i));
    let key = forms.key_of(&doc.know.grammar.stems, &nominative);
    let gender = forms.first().and_then(|f| f.gender).filter(|&g| forms.iter().all(|f| f.gender == Some(g)));
    let fixed = NameForm { nominative, cases: CaseSet::ALL, gender, indeclinable: true };
    let list = forms.list.iter().cloned().chain([fixed]).collect();
    Rc::new(Forms { list, keys: forms.keys.iter().copied().chain([key]).collect() })
}

/// The one reading of a word that is left in the nominative whatever the case.
fn only_as_written(doc: &Doc, i: usize, forms: &Forms) -> Rc<Forms> {
    let gender = Some(Gender::Masc).filter(|_| forms.iter().any(|f| f.gender == Some(Gender::Masc)));
    fixed_as_written(doc, i, forms, gender)
}

fn fixed_as_written(doc: &Doc, i: usize, forms: &Forms, gender: Option<Gender>) -> Rc<Forms> {
    let nominative = capitalised(&doc.text.written(i));
    let keys = [forms.key_of(&doc.know.grammar.stems, &nominative)].into_iter().collect();
    let fixed = NameForm { nominative, cases: CaseSet::ALL, gender, indeclinable: true };
    Rc::new(Forms { list: [fixed].into_iter().collect(), keys })
}

/// «Лыковым», «Лыковой», «Лыкове», «Ильину»: the end of a Russian surname in an oblique case.
fn bent_ending(fold: &str) -> bool {
    const BENT: [&str; 14] =
        ["овым", "евым", "иным", "ыным", "овой", "евой", "иной", "ыной", "ову", "еву", "ину", "ыну", "ове", "еве"];
    ends_in(fold, &BENT)
}

/// «Зои»: a form that the dictionary has of a name that declines, and as none that stays; not «Нелли».
fn in_dictionary_alone(doc: &Doc, i: usize) -> bool {
    let one = |p: &morph::Parse| p.tag.number() != Some(crate::morph::Number::Plur);
    let named = || doc.known(i).iter().filter(|p| p.tag.has(Tag::NAME) && one(p));
    doc.text.fold(i).ends_with('и')
        && named().next().is_some()
        && named().all(|p| !p.tag.has(Tag::FIXED) && !p.tag.cases().has(Case::Nom))
}

/// «Анне Котовой»: beside a surname that is no nominative the dative of «Анна», not the «Анне» that never declines.
fn bends_with_surname(doc: &Doc, name: &Name, forms: &Forms, place: &Place) -> bool {
    let fathered = name.parts.iter().any(|p| p.role == Role::Patronymic);
    if !forms.iter().any(stays) || name.parts.len() != 2 + usize::from(fathered) {
        return false;
    }
    let Some(last) = name.parts.iter().find(|p| p.role == Role::Surname && !p.initial).map(|p| p.end - 1) else {
        return false;
    };
    let surnames = readings(doc, last, Role::Surname);
    // «Котовой» could be a man's nominative, as «Толстой» is
    let sex = |f: &NameForm| f.gender.unwrap_or(Gender::Femn);
    let oblique = |f: &&NameForm| !stays(f) && !f.cases.has(Case::Nom);
    // «Сайаре Никифоровой»: of «Сайара», though «Сайар» has such a form as well
    let fits = |f: &&NameForm| {
        let beside = |s: &NameForm| s.gender == Some(sex(f)) && !s.cases.and(f.cases).is_empty();
        surnames.iter().any(beside)
    };
    let mut candidates = forms.iter().filter(oblique);
    let bent = candidates.clone().find(fits).or_else(|| candidates.next()).map(sex);
    let hers = surnames.iter().filter(|f| f.gender.is_none() || f.gender == bent);
    let oblique = hers.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let fold = doc.text.fold(last);
    let shaped = doc.know.grammar.russian_shape(fold) || womans_regional(fold) || bent_ending(fold);
    let russian = doc.flags(last).has(Flags::SURNAME_SURE) || shaped;
    let shares = |f: &NameForm| !stays(f) && !f.cases.has(Case::Nom) && !f.cases.and(oblique).is_empty();
    // «Карине Шевченко»: the surname may be any case
    let slavic = doc.flags(last).has(Flags::SURNAME_SURE) && doc.text.fold(last).ends_with("ко");
    let asked = slavic && place.cases.first().is_some_and(|c| !c.has(Case::Nom));
    (russian && (!oblique.has(Case::Nom) || bent_ending(fold)) || asked)
        && !oblique.is_empty()
        && forms.iter().any(shares)
}

/// Is the form the same in all cases?
fn stays(form: &NameForm) -> bool {
    form.indeclinable || form.cases == CaseSet::ALL
}

/// The readings that decline.
fn only_bent(forms: &Forms) -> Rc<Forms> {
    let kept = || forms.list.iter().zip(&forms.keys).filter(|(f, _)| !stays(f));
    Rc::new(Forms { list: kept().map(|(f, _)| f.clone()).collect(), keys: kept().map(|(_, key)| *key).collect() })
}

/// The one reading of a woman's given name in the nominative.
fn hers_as_written(doc: &Doc, i: usize, forms: &Forms) -> Rc<Forms> {
    let nominative = capitalised(&doc.text.written(i));
    let keys = [forms.key_of(&doc.know.grammar.stems, &nominative)].into_iter().collect();
    let (cases, gender) = (CaseSet::of(Case::Nom), Some(Gender::Femn));
    let hers = NameForm { nominative, cases, gender, indeclinable: false };
    Rc::new(Forms { list: [hers].into_iter().collect(), keys })
}

/// «Гарегин Второй»: what stands for the surname is a number.
fn regnal(doc: &Doc, name: &Name) -> bool {
    let [given, number] = &name.parts[..] else { return false };
    let one = |p: &Part| !p.initial && p.end == p.start + 1;
    given.role == Role::Given
        && one(given)
        && one(number)
        && doc.flags(number.start).has(Flags::ORDINAL)
        && !doc.flags(number.start).has(Flags::SURNAME_SURE)
}

/// Which words of a part take case endings: not particles; in East Asian names only the last word, in Arabic chains all.
fn inflects(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    if doc.text.tokens[i].shape == Shape::Lower || doc.text.tokens[i].shape == Shape::Letter {
        return false;
    }
    // «Тарека Абу эль-Хайра»
    if doc.text.fold(i) == "абу" && i > name.start {
        return false;
    }
    !name.eastern || i + 1 == name.end && part.role == Role::Given || i == name.start && !doc.eastern_surname(i)
}

/// The written span with some words replaced; white space collapsed to what the page shows.
fn render(doc: &Doc, from: usize, to: usize, chosen: &[(usize, &str)]) -> String {
    let mut out = String::with_capacity(doc.text.span(from, to).len() + 8);
    for i in (from..to).filter(|&i| i == from || !is_hazrat(doc, i)) {
        if i > from && doc.text.tokens[i].space_before {
            out.push(' ');
        }
        match chosen.iter().find(|(at, _)| *at == i) {
            Some((_, word)) => out.push_str(word),
            None if doc.text.tokens[i].shape == Shape::Letter && !(i > from && numeral(doc, i)) => {
                out.extend(doc.text.word(i).chars().map(|c| lookalike(c).unwrap_or(c)))
            }
            // «Карл III»
            None if i > from && is_roman(doc.text.word(i)) => out.push_str(doc.text.word(i)),
            None => out.push_str(&capitalised(&doc.text.written(i))),
        }
    }
    out
}

/// A Roman numeral of one letter, no initial with its full stop.
fn numeral(doc: &Doc, i: usize) -> bool {
    let stop = i + 2 < doc.len() && doc.text.is(i + 1, ".") && !doc.sentence_start(i + 2);
    is_numeral(doc, i) && !stop
}

/// «И. О.» in one slot keeps single spaces out: «И.О.».
fn compact_initials(s: String, initial: bool) -> String {
    // «Дж. Роберт» keeps the space before what is written out
    let written_out = |rest: &str| rest.chars().nth(1).is_some_and(|c| c != '.' && c != '-');
    match s.rsplit_once(' ') {
        Some((before, last)) if initial && written_out(last) => format!("{} {last}", before.replace(' ', "")),
        _ if initial => s.replace(' ', ""),
        _ => s,
    }
}

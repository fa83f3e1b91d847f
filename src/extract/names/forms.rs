//! The forms of one word of a name: which nominatives it can be of, in which cases and of which sex; and whether several words can
//! stand in one case together.

use super::spelling::{capitalised, elder_or_younger, folded};
use super::tradition::like_mongolian_father;
use super::{Name, Role};
use crate::extract::doc::{Doc, Flags};
use crate::extract::memo;
use crate::morph::{self, Case, CaseSet, Form, Gender, NameForm, Number, Pos, Tag};
use crate::rules::{Sense, SenseKind, Sex, StemLists, hash};
use crate::text::ends_in;
use std::rc::Rc;

/// Readings of one word of a name in a role: nominative, the cases the written form may stand in, gender.
pub fn readings(doc: &Doc, i: usize, role: Role) -> Rc<Forms> {
    memo::readings(doc.know, doc.written_hash(i), role, doc.phrase(i), || {
        let mut list = Vec::new();
        make_readings(doc, i, role, &mut list);
        let keys =
            list.iter().map(|f| hash(elder_or_younger(&doc.know.grammar.stems, &folded(&f.nominative)).0)).collect();
        Forms { list, keys }
    })
}

/// Readings of a word, and the hashes of their folded nominatives.
pub struct Forms {
    pub(super) list: Vec<NameForm>,
    pub keys: Vec<u64>,
}

impl Forms {
    /// The key of a nominative, be it one of these or not.
    pub fn key_of(&self, stems: &StemLists, nominative: &str) -> u64 {
        let listed = self.list.iter().position(|f| f.nominative == nominative);
        listed.map_or_else(|| hash(elder_or_younger(stems, &folded(nominative)).0), |at| self.keys[at])
    }
}

impl std::ops::Deref for Forms {
    type Target = [NameForm];
    fn deref(&self) -> &[NameForm] {
        &self.list
    }
}

fn make_readings(doc: &Doc, i: usize, role: Role, out: &mut Vec<NameForm>) {
    let word = doc.text.written(i);
    let word = capitalised(&word);
    match role {
        // what the lexicon lists, it lists because the dictionary errs or is silent
        Role::Given => listed_given(doc, i, &word, out),
        Role::Surname if unbent_given(doc, i, &word) => {
            out.push(unbent(word));
            return;
        }
        // «Дубина Игорь Ильич»: a word as a man's surname stands beside the woman's of «Дубин»
        Role::Surname if word_in_a(doc, i, &word) => {
            let (cases, gender) = (CaseSet::of(Case::Nom), Some(Gender::Masc));
            push_form(out, NameForm { nominative: word.clone(), cases, gender, indeclinable: false });
        }
        Role::Surname | Role::Patronymic => {}
    }
    in_dictionary(doc, i, role, &word, out);
    if role == Role::Given {
        if out.is_empty() {
            stressed_iya(doc, &word, out);
        }
        if !out.is_empty() && own_in_u(doc, i, &word, out) {
            push_form(out, unbent(word.clone()));
        }
    }
    if !out.is_empty() && role != Role::Surname {
        return;
    }
    match role {
        Role::Given => out.extend(morph::given_readings(&word, doc.know.morph)),
        Role::Patronymic => out.extend(morph::patronymic_readings(&word, doc.know.morph)),
        Role::Surname => surname(doc, i, word, out),
    }
}

/// A name that is the same in all cases.
fn unbent(nominative: String) -> NameForm {
    NameForm { nominative, cases: CaseSet::ALL, gender: None, indeclinable: true }
}

/// The given names of the lexicon, and of Mongols the fathers'.
fn listed_given(doc: &Doc, i: usize, word: &str, out: &mut Vec<NameForm>) {
    // «Алёну» is no form of «Ален»
    let dotted = word.contains('ё') && doc.known(i).iter().any(|p| p.tag.has(Tag::NAME));
    for s in doc.senses_of(i, SenseKind::GivenName.bit()) {
        let g = &doc.know.given[s.entry as usize];
        if dotted && !g.name.contains(['ё', 'Ё']) {
            continue;
        }
        push_form(
            out,
            NameForm {
                nominative: keep_letters(word, &g.name),
                // «встреча с Гозель Реджеповой»: a woman's name in «-ь» may stay
                cases: if g.sex == Sex::Female && word.ends_with('ь') { CaseSet::ALL } else { s.cases },
                gender: gender_of(g.sex),
                indeclinable: false,
            },
        );
    }
    // of the word alone: the memory of readings knows no neighbours
    if like_mongolian_father(doc, i, 9) {
        push_form(out, unbent(word.to_owned()));
    }
}

/// «Ерлана Сатыбалды»: a given name that never bends, as a surname.
fn unbent_given(doc: &Doc, i: usize, word: &str) -> bool {
    let fixed = |s: Sense| {
        s.kind == SenseKind::GivenName && s.cases == CaseSet::ALL && doc.know.given[s.entry as usize].name == word
    };
    word.ends_with(['ы', 'и']) && doc.senses(i).any(fixed)
}

/// «Дубина»: a word in «-а» of a surname's shape.
fn word_in_a(doc: &Doc, i: usize, word: &str) -> bool {
    let noun = |p: &morph::Parse| p.tag.pos() == Pos::Noun && !p.tag.has(Tag::SURNAME) && p.tag.cases().has(Case::Nom);
    word.ends_with('а')
        && doc.flags(i).has(Flags::COMMON)
        && doc.know.grammar.surname_shape(doc.text.fold(i))
        && doc.known(i).iter().any(|p| noun(&p))
}

/// What the dictionary has in this role.
fn in_dictionary(doc: &Doc, i: usize, role: Role, word: &str, out: &mut Vec<NameForm>) {
    let flag = match role {
        Role::Given => Tag::NAME,
        Role::Surname => Tag::SURNAME,
        Role::Patronymic => Tag::PATRONYMIC,
    };
    for p in doc.known(i).iter() {
        if !p.tag.has(flag) || p.tag.number() == Some(Number::Plur) {
            continue;
        }
        let nominative = if p.tag.has(Tag::FIXED) || p.tag.cases().has(Case::Nom) {
            Some(word.to_owned())
        } else {
            doc.know.morph.inflect(word, p, Form::NOMINATIVE)
        };
        let father = role == Role::Patronymic;
        let nominative = nominative.map(|n| if father { morph::soft_as_written(word, n) } else { n });
        if let Some(nominative) = nominative {
            push_form(
                out,
                NameForm {
                    nominative,
                    cases: p.tag.cases(),
                    gender: p.tag.gender(),
                    indeclinable: p.tag.has(Tag::FIXED),
                },
            );
        }
    }
}

/// «Гие», «Алие»: the dative of a stressed «-ия».
fn stressed_iya(doc: &Doc, word: &str, out: &mut Vec<NameForm>) {
    let Some(stem) = (if word == "Ие" { Some("") } else { word.strip_suffix("ие") }) else { return };
    let nominative = if stem.is_empty() { "Ия".to_owned() } else { format!("{stem}ия") };
    let parses = doc.know.morph.parses(&nominative.to_lowercase());
    if let Some(p) = parses.iter().find(|p| p.tag.has(Tag::NAME) && p.tag.cases().has(Case::Nom)) {
        let cases = CaseSet::of(Case::Dat).or(CaseSet::of(Case::Loc));
        push_form(out, NameForm { nominative, cases, gender: p.tag.gender(), indeclinable: false });
    }
}

/// «Алему Симе», of «Алем» or «Алему»: may the given name in «-у» be its own nominative? `out`: what it is by other readings.
fn own_in_u(doc: &Doc, i: usize, word: &str, out: &[NameForm]) -> bool {
    let state = || doc.any_of(i, SenseKind::COUNTRIES | SenseKind::Place.bit());
    let known = || state() || doc.flags(i).has(Flags::GIVEN_SURE) || out.iter().any(|f| f.nominative == word);
    word.ends_with('у') && !known()
}

/// What a surname is by the lexicon and by its ending.
fn surname(doc: &Doc, i: usize, word: String, out: &mut Vec<NameForm>) {
    if plural_surname(&word, out) {
        return;
    }
    // «Траоре»: listed as one that never bends
    let fixed = |s: Sense| s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].fixed;
    if out.is_empty() && doc.any_of(i, SenseKind::Surname.bit()) && doc.senses(i).any(fixed) {
        out.push(unbent(word));
        return;
    }
    // «Накамура»: listed, and no form of «Накамур»
    for s in doc.senses_of(i, SenseKind::Surname.bit()) {
        let name = &doc.know.surnames[s.entry as usize].name;
        if name.ends_with(['а', 'я']) {
            let nominative = keep_letters(&word, name);
            push_form(out, NameForm { nominative, cases: s.cases, gender: None, indeclinable: false });
        }
    }
    fled_vowel(doc, i, &word, out);
    for f in morph::surname_readings(&word, doc.know.morph) {
        if !out.iter().any(|o| o.nominative == f.nominative && o.gender == f.gender) {
            out.push(f);
        }
    }
}

/// «Тихон и Аркадий Белоглазовы»: what a surname of several bearers is for each.
fn plural_surname(word: &str, out: &mut Vec<NameForm>) -> bool {
    let Some(stem) = word.strip_suffix('ы').filter(|s| plural_of_several(s)) else { return false };
    for (ending, gender) in [("", Gender::Masc), ("а", Gender::Femn)] {
        let nominative = format!("{stem}{ending}");
        let cases = CaseSet::of(Case::Nom);
        push_form(out, NameForm { nominative, cases, gender: Some(gender), indeclinable: false });
    }
    // «Геннадия Щербины», of one
    if stem.ends_with("ин") {
        let (nominative, cases) = (format!("{stem}а"), CaseSet::of(Case::Gen));
        out.push(NameForm { nominative, cases, gender: Some(Gender::Masc), indeclinable: false });
    }
    true
}

/// «Щегла», «Жаворонком»: a man's surname that is a noun whose nominative has a vowel more.
fn fled_vowel(doc: &Doc, i: usize, word: &str, out: &mut Vec<NameForm>) {
    let noun = |p: &morph::Parse| {
        let lone = p.tag.number() == Some(Number::Sing) && !p.tag.cases().has(Case::Nom);
        p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Masc) && lone
    };
    // «Тюрком» is rather a form of «Тюрк», which is a word as well
    let whole = |ending: &str| word.strip_suffix(ending).is_some_and(|w| !doc.know.morph.known(&folded(w)).is_empty());
    if ["а", "у", "ом", "ем", "е"].into_iter().any(whole) {
        return;
    }
    for p in doc.known(i).iter().filter(noun) {
        let Some(nominative) = doc.know.morph.inflect(word, p, Form::NOMINATIVE) else { continue };
        let alike = word.chars().zip(nominative.chars()).take_while(|(a, b)| a == b).count();
        // «Ремня», «Камню»
        let soft = usize::from(nominative.ends_with('ь'));
        if alike + 2 + soft == nominative.chars().count() {
            let form = NameForm { nominative, cases: p.tag.cases(), gender: Some(Gender::Masc), indeclinable: false };
            push_form(out, form);
        }
    }
}

/// What the surname of several at `i` («Хасановы») is for one of this sex; `joined`: two names share it («Хасановых», beside
/// «Анна Черных»).
pub fn of_several(doc: &Doc, i: usize, sex: Gender, joined: Option<CaseSet>) -> Option<String> {
    let word = doc.text.word(i);
    let plural = |ending: &str| match (ending, joined) {
        ("ы" | "ыми", _) => true,
        ("ых", given) => given.is_some(),
        // «Станиславу Ивановым» is no instrumental
        (_, given) => given.is_some_and(|g| sex == Gender::Femn || !g.is_empty() && !g.has(Case::Ins)),
    };
    let stem = ["ы", "ыми", "ых", "ым"].into_iter().filter(|e| plural(e)).find_map(|e| word.strip_suffix(e));
    if let Some(stem) = stem.filter(|s| plural_of_several(s)) {
        return Some(format!("{stem}{}", if sex == Gender::Femn { "а" } else { "" }));
    }
    // «Юрий и Раиса Вяземские», «Николаю и Марфе Дьячковским»
    let adjective = |ending: &str| match (ending, joined) {
        ("ие" | "ими", _) => true,
        ("их", given) => given.is_some(),
        (_, given) => given.is_some_and(|g| g.has(Case::Dat) && !g.has(Case::Ins)),
    };
    let stem = ["ие", "ими", "их", "им"].into_iter().filter(|e| adjective(e)).find_map(|e| word.strip_suffix(e));
    if let Some(stem) = stem.filter(|s| s.chars().count() > 4 && ends_in(s, &["ск", "цк"])) {
        return Some(format!("{stem}{}", if sex == Gender::Femn { "ая" } else { "ий" }));
    }
    // «Сурена Авакянов»: no form of one man's surname goes with his given name, so they are the Авакян
    let given = joined.filter(|g| !g.is_empty() && !g.has(Case::Nom))?;
    let stem = ["ов", "ам", "ами"].iter().find_map(|e| word.strip_suffix(e))?;
    let apart = readings(doc, i, Role::Surname).iter().all(|f| f.cases.and(given).is_empty());
    let consonant = stem.ends_with(|c: char| !"аеёиоуыэюяйь".contains(c));
    (apart && consonant && stem.chars().count() > 3).then(|| stem.to_owned())
}

/// «Белоглазов», «Ильин»: with «-ы» behind, a surname of several people.
fn plural_of_several(stem: &str) -> bool {
    stem.chars().count() > 4 && ends_in(stem, &["ов", "ев", "ёв", "ин", "ын"])
}

/// «Хасановы»: alone it names nobody.
pub fn names_several(doc: &Doc, i: usize) -> bool {
    let word = doc.text.fold(i);
    word.strip_suffix('ы').is_some_and(plural_of_several)
        || ["ых", "ыми"].iter().any(|e| word.strip_suffix(e).is_some_and(plural_of_several))
}

fn gender_of(sex: Sex) -> Option<Gender> {
    match sex {
        Sex::Male => Some(Gender::Masc),
        Sex::Female => Some(Gender::Femn),
        Sex::Any => None,
    }
}

fn push_form(out: &mut Vec<NameForm>, form: NameForm) {
    match out.iter_mut().find(|o| o.nominative == form.nominative && o.gender == form.gender) {
        Some(o) => o.cases = o.cases.or(form.cases),
        None => out.push(form),
    }
}

/// A lexicon's nominative with the letters of the page where they agree up to «ё» (the page may write «е»).
fn keep_letters(written: &str, nominative: &str) -> String {
    let mut w = written.chars();
    let mut out = String::with_capacity(nominative.len());
    let mut same = true;
    for c in nominative.chars() {
        let x = w.next();
        match (c, x) {
            ('ё', Some('е')) | ('е', Some('ё')) | ('э', Some('е')) if same => out.push(x.unwrap_or(c)),
            _ => {
                same &= x.is_some_and(|x| x == c);
                out.push(c);
            }
        }
    }
    out
}

/// Can all the parts stand in one case and gender? «вдова Ельцина Наина Иосифовна» is no «Фамилия Имя Отчество».
pub(super) fn coherent(doc: &Doc, name: &Name) -> bool {
    coherent_in(doc, name, CaseSet::ALL)
}

/// The same, in one of these cases.
pub fn coherent_in(doc: &Doc, name: &Name, cases: CaseSet) -> bool {
    SEXES.into_iter().any(|sex| coherent_as(doc, name, sex, cases))
}

fn coherent_as(doc: &Doc, name: &Name, sex: Gender, mut cases: CaseSet) -> bool {
    for part in name.parts.iter().filter(|p| !p.initial) {
        for i in (part.start..part.end).filter(|&i| doc.capital(i)) {
            let forms = readings(doc, i, part.role);
            let fitting = forms.iter().filter(|f| f.gender.is_none_or(|g| g == sex || g == Gender::Common));
            let all = fitting.fold(CaseSet::EMPTY, |s, f| s.or(f.cases));
            if !forms.is_empty() {
                cases = cases.and(all);
            }
        }
    }
    !cases.is_empty()
}

/// May the noun be a surname in the given name's case, or one that stays in the nominative: «Жук Татьяне», not «Башню Елизаветы»?
pub(super) fn beside_noun(doc: &Doc, given: usize, noun: usize) -> bool {
    let cases = doc.noun(noun).sing;
    let fits = |f: &NameForm| !f.cases.and(cases).is_empty();
    let surname = doc.flags(noun).has(Flags::SURNAME) || doc.know.grammar.surname_shape(doc.text.fold(noun));
    surname || cases.is_empty() || cases.has(Case::Nom) || readings(doc, given, Role::Given).iter().any(fits)
}

/// Can a given name and the word behind it, as a surname, stand in one case and gender?
pub fn share_case(doc: &Doc, given: usize, surname: usize) -> bool {
    let (a, b) = (readings(doc, given, Role::Given), readings(doc, surname, Role::Surname));
    let one_sex = |a: Option<Gender>, b: Option<Gender>| {
        a.is_none() || b.is_none() || a == b || a == Some(Gender::Common) || b == Some(Gender::Common)
    };
    a.iter().any(|a| b.iter().any(|b| one_sex(a.gender, b.gender) && !a.cases.and(b.cases).is_empty()))
}

/// Whether the word at `k`, read in this role, may stand in one of these cases.
pub(in crate::extract) fn in_case(doc: &Doc, k: usize, role: Role, cases: CaseSet) -> bool {
    readings(doc, k, role).iter().any(|f| !f.cases.and(cases).is_empty())
}

pub(super) fn fits(f: &NameForm, case: Case, gender: Option<Gender>) -> bool {
    f.cases.has(case) && gender.is_none_or(|sex| borne_by(f, sex))
}

pub(super) fn borne_by(f: &NameForm, sex: Gender) -> bool {
    f.gender.is_none_or(|gender| gender == sex || gender == Gender::Common)
}

pub(super) const SEXES: [Gender; 2] = [Gender::Masc, Gender::Femn];

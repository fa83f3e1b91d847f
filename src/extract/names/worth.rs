//! How likely each form of a word is, by itself and beside the name's other words, and the case and sex that all words together
//! speak for.

use super::Role;
use super::forms::{Forms, SEXES, borne_by, fits, readings};
use super::spelling::folded;
use super::tradition::at_home;
use crate::extract::doc::{Doc, Flags};
use crate::morph::{self, Case, CaseSet, Gender, NameForm, Tag};
use crate::rules::SenseKind;
use crate::text::{Shape, ends_in};
use std::rc::Rc;

/// What a name's place in the sentence tells of it.
#[derive(Default, Clone, Copy)]
pub struct Place<'p> {
    /// The cases it allows (a title's, a preposition's), best first.
    pub cases: &'p [CaseSet],
    /// The gender that a title tells.
    pub gender: Option<Gender>,
    /// The gender that it has if it stands in the nominative, by the verb beside it.
    pub subject: Option<Gender>,
}

/// What the end of a written word tells of its readings.
struct Ending {
    adjectival: bool,
    vowel: bool,
    /// «Алави», «Бадри»: hardly the genitive of a name in «-я»
    soft: bool,
    /// «Новотному», «Заславскому»
    dative: bool,
    /// «Одишарии»
    double: bool,
}

impl Ending {
    fn of(fold: &str, role: Role) -> Self {
        const HARD: [&str; 9] = ["ки", "ги", "хи", "чи", "жи", "ши", "ии", "йи", "ьи"];
        let ends = |with: &[&str]| ends_in(fold, with);
        let adjectival = ends(&["ого", "ому", "его", "ему", "ую", "юю"]);
        let i = fold.ends_with('и');
        // «Кравчени» is of «Кравченя»
        let white_russian = role == Role::Surname && i && ends(&["чени", "жни", "шни"]);
        Ending {
            adjectival,
            vowel: (i || fold.ends_with(['е', 'о', 'ы', 'э', 'ю'])) && !adjectival && !white_russian,
            soft: i && !white_russian && !fold.contains('-') && !ends(&HARD),
            dative: adjectival && ends(&["ному", "скому", "цкому"]),
            double: i && fold.ends_with("ии"),
        }
    }
}

/// How likely a reading is by itself. Foreign names in -и, -е, -о, -ы rarely are oblique forms of names in -я, -а; the
/// dictionary's own names are sure.
fn certainty(f: &NameForm, role: Role, ending: &Ending, flags: Flags) -> i32 {
    let known = flags.has(Flags::GIVEN_SURE | Flags::SURNAME_SURE);
    let surname = role == Role::Surname && !flags.has(Flags::SURNAME_SURE);
    match (f.indeclinable, ending.vowel && !known) {
        (true, _) if ending.adjectival => 12,
        // «Одишарии» is of «Одишария»
        (false, true) if role == Role::Surname && ending.double && f.nominative.ends_with("ия") => 30,
        // «Новотному» is rather of «Новотный» than of «Новотном», «Заславскому» of «Заславский»
        _ if ending.dative && !known && !f.nominative.ends_with('й') => 12,
        (true, _) if ending.soft && (surname || !known) => 40,
        (true, true) => 26,
        (true, false) => 12,
        (false, true) => 14,
        (false, false) => 30,
    }
}

/// The worth of a case and sex that no reading fits; every reading is worth more.
const NO_READING: i32 = -40;

/// By less than this much one nominative leads another narrowly; see [`certainty`].
const NARROW: i32 = 20;

/// A word of a name that takes case endings, with its readings and what speaks for each.
pub(super) struct Inflected {
    pub(super) token: usize,
    forms: Rc<Forms>,
    worth: Vec<Worth>,
}

impl Inflected {
    pub(super) fn new(
        doc: &Doc,
        token: usize,
        (role, eastern): (Role, bool),
        forms: Rc<Forms>,
        place: &Place,
        seen: &dyn Fn(u64) -> i32,
    ) -> Self {
        let (fold, flags) = (doc.text.fold(token), doc.flags(token));
        let ending = Ending::of(fold, role);
        // «Ким Чен Ира»: of East Asian names the nominative that is made of syllables
        let syllabic = |f: &NameForm| doc.know.is_east_asian(&folded(&f.nominative));
        let picky = eastern && !doc.syllables(token) && forms.iter().any(syllabic);
        // «Ли Шанфу» is no form of «Шанф», nor «Пак Кын Хе» one of «Ха»
        let ends = |f: &NameForm| f.nominative.ends_with(['г', 'й', 'к', 'л', 'м', 'н', 'п', 'р', 'т', 'ь']);
        let weight = if role == Role::Surname { 2 } else { 3 };
        let oblique = (fold.ends_with(['е', 'ы', 'ю']) || fold.ends_with("ии"))
            && place.cases.first().is_some_and(|c| !c.has(Case::Nom));
        let asked = |cases: CaseSet| place.cases.iter().any(|&asked| !asked.and(cases).is_empty());
        let listed = || doc.senses_of(token, SenseKind::Surname.bit());
        // «Ёсихидэ Сугу»: where nothing is asked for as well
        let listed_form =
            listed().any(|s| place.cases.is_empty() || asked(s.cases)) && listed().all(|s| !s.cases.has(Case::Nom));
        // «первый секретарь Тао Минься»
        let known = |f: &NameForm| folded(&f.nominative) != fold && syllabic(f);
        let alone = eastern && !forms.iter().any(known);
        let subject = alone && place.cases == [CaseSet::of(Case::Nom)];
        // «а Чжао Минься (Китай) – …»: no form of «Миньсь», which no syllables make
        let whole = alone && doc.syllables(token);
        let picky = picky || whole;
        let worth = |(rank, f): (usize, &NameForm)| {
            let mut strange = if picky && !syllabic(f) { 60 } else { 0 };
            if eastern && !f.indeclinable && !ends(f) && !((subject || whole) && folded(&f.nominative) == fold) {
                strange += 60;
            }
            // «Алему»: a form of a listed name is likelier than a name that no list has
            if f.indeclinable
                && fold.ends_with('у')
                && role == Role::Given
                && place.cases != [CaseSet::of(Case::Nom)]
                && doc.any_of(token, SenseKind::GivenName.bit())
            {
                strange += 20;
            }
            // «вручили Екатерине Мазур»: rather a form of the dictionary's name than one of Georgia's or Finland's in «-е»
            let bends = || forms.iter().any(|f| f.cases.has(Case::Dat) && f.cases != CaseSet::ALL);
            let fixed = role == Role::Given && f.cases == CaseSet::ALL && fold.ends_with('е');
            if fixed && at_home(doc, token, &["georgian", "finnish"]) && flags.has(Flags::GIVEN_SURE) && bends() {
                strange += 25;
            }
            // «Зои Ивановны»: rather of «Зоя» than of the Greek «Зои»
            let of_hers = || forms.iter().any(|f| f.cases.has(Case::Gen) && f.cases != CaseSet::ALL);
            let greek = role == Role::Given && f.cases == CaseSet::ALL && fold.ends_with("ои");
            if greek && flags.has(Flags::GIVEN_SURE) && of_hers() {
                strange += 25;
            }
            // «Людмила Белова»: rather the dictionary's name than a form of the Bulgarian «Людмил», which it lacks
            let named = |p: &morph::Parse| p.tag.has(Tag::NAME);
            let other = || doc.known(token).iter().filter(named).all(|p| p.tag.gender() != f.gender);
            let nominative = || doc.known(token).iter().filter(named).any(|p| p.tag.cases().has(Case::Nom));
            let free = || place.cases.first().is_none_or(|asked| asked.has(Case::Nom));
            if role == Role::Given && !f.cases.has(Case::Nom) && f.gender.is_some() && free() && nominative() && other()
            {
                strange += 15;
            }
            // «об Игоре Лапшине»: rather of «Игорь» than of the Serbian «Игор»
            let shared = |o: &&NameForm| o.nominative != f.nominative && !o.cases.and(f.cases).is_empty();
            let common = |f: &NameForm| doc.know.grammar.stems.common_given.has(&folded(&f.nominative));
            let bends = f.cases != CaseSet::ALL || oblique;
            if role == Role::Given && bends && forms.iter().filter(shared).any(common) && !common(f) {
                strange += 25;
            }
            // «заявление Шестаковой Н.К.»: no man's name, for all the dictionary knows
            let his = |p: morph::Parse| p.tag.gender() == Some(Gender::Masc) && p.tag.cases().has(Case::Nom);
            let hers = role == Role::Surname && f.gender == Some(Gender::Masc) && f.nominative.ends_with("ой");
            if hers && flags.has(Flags::SURNAME_SURE) && !doc.parses(token).iter().any(his) {
                strange += 25;
            }
            // «Максима Чобану»: Romanian surnames in «-ану», «-ару»
            let romanian = || ends_in(fold, &["ану", "яну", "ару"]) && !listed_form;
            if role == Role::Surname && f.nominative.ends_with('а') && romanian() {
                strange += 25;
            }
            // so is «Бутефлики»
            if f.indeclinable && role == Role::Surname && listed_form {
                strange += 40;
            }
            // «Мохамаду Хидаяту» is rather of «Мохамад» where a dative is asked for
            let dative = || place.cases.first().is_some_and(|c| c.has(Case::Dat) && !c.has(Case::Nom));
            if role == Role::Given && fold.ends_with('у') && f.cases == CaseSet::ALL && dative() {
                strange += 15;
            }
            // where an oblique case is asked for, «Виейре» and «Иидзимы» are forms of names in «-а»
            if oblique && f.indeclinable {
                strange += 20;
            }
            let (sure, seen) = (certainty(f, role, &ending, flags) - strange, seen(forms.keys[rank]));
            let rank = 5 * (rank as i32).min(4);
            Worth { alone: sure + seen - rank, together: sure * weight / 2 + seen - rank }
        };
        Inflected { token, worth: forms.iter().enumerate().map(worth).collect(), forms }
    }

    /// Takes worth from nominatives in a consonant other than «н».
    pub(super) fn rather_vowel(&mut self) {
        for (form, worth) in self.forms.iter().zip(&mut self.worth) {
            if !form.indeclinable && !form.nominative.ends_with(['а', 'е', 'и', 'й', 'н', 'о', 'у', 'э', 'ю', 'я'])
            {
                worth.alone -= NARROW;
                worth.together -= NARROW;
            }
        }
    }

    /// «Петра Ивановича Шемени»: of one who has a patronymic, rather of «Шеменя» than a foreigner's that never bends.
    pub(super) fn rather_slavic(&mut self, doc: &Doc) {
        if !doc.text.fold(self.token).ends_with("ени") {
            return;
        }
        for (form, worth) in self.forms.iter().zip(&mut self.worth) {
            if form.indeclinable {
                worth.alone -= 2 * NARROW;
                worth.together -= 2 * NARROW;
            }
        }
    }

    /// «Мартину Бенке», but «Антонио Ортеги»: what the surnames of the given name's people end in.
    pub(super) fn by_tradition(&mut self, doc: &Doc, given: usize) {
        const OTHER: i32 = 40;
        let (grammar, fold) = (&doc.know.grammar, doc.text.fold(self.token));
        // not «ат-Танджи»
        if !fold.ends_with(['а', 'е', 'и', 'у', 'ы', 'ю']) || doc.text.tokens[self.token].shape == Shape::Mixed {
            return;
        }
        let listed = |has: &dyn Fn(&str) -> bool| {
            let mut senses = doc.senses_of(given, SenseKind::GivenName.bit()).peekable();
            match senses.peek() {
                None => doc.flags(given).has(Flags::GIVEN_SURE) && has("slavic"),
                Some(_) => senses.all(|s| has(&doc.know.given[s.entry as usize].origin)),
            }
        };
        // «Монике Беллуччи»: letters that Italians double
        let doubled = ends_in(fold, &["ччи", "кки", "гги"]);
        let stays = listed(&|tradition| grammar.surname_stays(tradition, fold));
        if !stays && (doubled || !listed(&|tradition| grammar.surname_bends(tradition, fold))) {
            return;
        }
        // «Раду Мунтяну»: a given name that never inflects leaves it to the surname's ending
        let fixed = stays && fold.ends_with("ну") && readings(doc, given, Role::Given).iter().all(|f| f.indeclinable);
        // «о Марио Ферранте»: nor is it one of «Феррант», which no Italian is called
        let romance = stays && fold.ends_with('е') && at_home(doc, given, &["italian", "spanish", "portuguese"]);
        for (form, worth) in self.forms.iter().zip(&mut self.worth) {
            let less = match stays {
                // «Кадзуо Танака»: no Japanese surname ends in a consonant but «н»
                true if fold.ends_with('а') => !form.nominative.ends_with(['а', 'н']),
                true => form.nominative.ends_with(['а', 'я']) || (fixed || romance) && !form.indeclinable,
                // «Ваге Айвазяна»: nor is it a nominative of «Айвазяна»
                false if fold.ends_with('а') && form.cases.has(Case::Nom) => {
                    worth.alone -= OTHER;
                    worth.together -= OTHER;
                    true
                }
                false => form.indeclinable,
            };
            if less {
                worth.alone -= OTHER;
                worth.together -= OTHER;
            }
        }
    }

    /// Adds the worth of the best reading beside the name's other words, by case and sex.
    fn add_worth<const N: usize>(&self, cases: &[Case; N], sums: &mut [[i32; 2]; N]) {
        let mut best = [[NO_READING; 2]; N];
        for (f, worth) in self.forms.iter().zip(&self.worth) {
            let bearers = SEXES.map(|sex| borne_by(f, sex));
            for (row, _) in best.iter_mut().zip(cases).filter(|(_, case)| f.cases.has(**case)) {
                for (most, _) in row.iter_mut().zip(bearers).filter(|(_, bears)| *bears) {
                    *most = worth.together.max(*most);
                }
            }
        }
        for (sum, best) in sums.as_flattened_mut().iter_mut().zip(best.as_flattened()) {
            *sum += best;
        }
    }

    /// Has another nominative of this case and sex nearly as much for it, where no dictionary decides?
    pub(super) fn rivalled(&self, doc: &Doc, best: (&NameForm, &Worth), case: Case, sex: Option<Gender>) -> bool {
        let known = doc.flags(self.token).has(Flags::GIVEN_SURE | Flags::SURNAME_SURE | Flags::PATRONYMIC)
            || doc.any_of(self.token, SenseKind::GivenName.bit() | SenseKind::Surname.bit());
        let close = |(f, w): (&NameForm, &Worth)| f.nominative != best.0.nominative && best.1.alone - w.alone < NARROW;
        !known && self.fitting(case, sex).any(close)
    }

    pub(super) fn fitting(&self, case: Case, gender: Option<Gender>) -> impl Iterator<Item = (&NameForm, &Worth)> {
        self.forms.iter().zip(&self.worth).filter(move |(f, _)| fits(f, case, gender))
    }
}

/// How good a reading is by itself, and beside the name's other words.
#[derive(Clone, Copy)]
pub(super) struct Worth {
    pub(super) alone: i32,
    together: i32,
}

/// The best case, the sex whose forms are read, and that sex as far as anything tells it. `full`: of a given name and a surname.
/// `strange`: nothing knows any word of it.
pub(super) fn best_reading(
    words: &[Inflected],
    place: &Place,
    (full, strange): (bool, bool),
) -> (Case, Option<Gender>, Option<Gender>) {
    const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Acc, Case::Dat, Case::Ins, Case::Loc];
    let gender = place.gender;
    // «с секретарём Вамкеле Мене»: only a preposition asks for the prepositional
    let unled = !place.cases.is_empty() && !place.cases.iter().any(|asked| asked.has(Case::Loc));
    let mut worth = [[0; 2]; CASES.len()];
    for word in words {
        word.add_worth(&CASES, &mut worth);
    }
    let nothing_else = full && strange && place.cases == [CaseSet::of(Case::Nom)];
    let mut best = (i32::MIN, Case::Nom, gender);
    for (order, case) in CASES.into_iter().enumerate() {
        let wanted = match place.cases.iter().position(|w| w.has(case)) {
            // «выступил министр Бажу Тимату»
            Some(0) if case == Case::Nom && nothing_else => 85,
            Some(0) => 45,
            Some(_) => 20,
            None => 0,
        };
        for (column, sex) in SEXES.into_iter().enumerate() {
            let mut score = wanted - (order as i32);
            if case == Case::Loc && unled {
                score -= 40;
            }
            if gender.is_some_and(|g| g != sex) {
                score -= 60;
            }
            if case == Case::Nom
                && let Some(verb) = place.subject
            {
                let subject = place.cases.first().is_none_or(|c| c.has(Case::Nom));
                score += if verb != sex { -60 } else { i32::from(subject) * 10 };
            }
            score += worth[order][column];
            if sex == Gender::Femn {
                score -= 1;
            }
            if score > best.0 {
                best = (score, case, Some(sex));
            }
        }
    }
    // «о Халиме Панджайтан»: where the case is asked for, what does not bend tells a woman
    let asked = full && best.1 != Case::Nom && place.cases.first().is_some_and(|c| c.has(best.1) && !c.has(Case::Nom));
    let told = words.iter().any(|Inflected { forms, .. }| {
        forms.iter().any(|f| (!f.indeclinable || asked) && fits(f, best.1, best.2) && f.gender.is_some())
            && !forms.iter().any(|f| fits(f, best.1, Some(other(best.2))))
    });
    let subject = place.subject.filter(|_| best.1 == Case::Nom);
    (best.1, best.2, if told || gender.is_some() { best.2 } else { subject })
}

fn other(g: Option<Gender>) -> Gender {
    if g == Some(Gender::Masc) { Gender::Femn } else { Gender::Masc }
}

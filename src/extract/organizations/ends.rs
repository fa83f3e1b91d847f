//! Where a body's name ends: a chain of dependents reads on into a holder, another body, a task of an officer.

use super::others::body_begins;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{Case, Number, Parse, Pos, Tag};
use crate::rules::{Class, Face, OrgHead, SenseKind};
use crate::text::Shape;

/// «Союз промышленников *и предпринимателей Армении*»: two kinds of people, and whose they are.
pub(super) fn both_kinds(doc: &Doc, from: usize, end: usize, limit: usize) -> usize {
    let people =
        |k: usize| doc.small(k) && doc.noun(k).plur.has(Case::Gen) && doc.any_of(k, SenseKind::TitleHead.bit());
    let animate = |k: usize| people(k) || doc.flags(k).has(Flags::ANIMATE) && doc.noun(k).plur.has(Case::Gen);
    if end <= from || end + 1 >= limit || !phrase::is_and(doc, end) {
        return end;
    }
    // «Общество дружбы Монголии и России»
    let state = |k: usize| doc.any_of(k, SenseKind::STATES);
    if state(end - 1)
        && state(end + 1)
        && (from - 1..end).any(|k| doc.know.grammar.stems.between_two.has(doc.text.fold(k)))
    {
        return phrase::named(doc, end + 1, limit, Case::Gen).map_or(end, |o| o.end);
    }
    if !animate(end - 1) || !animate(end + 1) {
        return end;
    }
    let after = end + 2;
    let owner = if after < limit { phrase::named(doc, after, limit, Case::Gen) } else { None };
    owner.filter(|_| doc.capital(after)).map_or(after, |o| o.end)
}

/// Where the name ends inside the chain: before a person, an office, another body, «в …» and its like.
pub(super) fn clip(doc: &Doc, head: &OrgHead, from: usize, end: usize, taken: &[bool]) -> usize {
    let chain = Chain { doc, head, from, end, taken };
    let mut depth = 0usize;
    for k in from..end {
        if doc.text.opens_quote(k) {
            depth += 1;
        } else if doc.text.closes_quote(k) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 && doc.is_word(k) && (chain.clause_goes_on(k) || chain.other_begins(k) || chain.led_aside(k)) {
            return k;
        }
    }
    // nothing ends with a preposition or a conjunction
    let mut end = end;
    while end > from
        && doc.is_word(end - 1)
        && (doc.flags(end - 1).has(Flags::PREPOSITION) || phrase::is_and(doc, end - 1))
        && !doc.capital(end - 1)
    {
        end -= 1;
    }
    end
}

/// The dependents of a body's noun, any of whose words may belong to its name no more.
struct Chain<'d> {
    doc: &'d Doc<'d>,
    head: &'d OrgHead,
    from: usize,
    end: usize,
    /// Tokens of names of people.
    taken: &'d [bool],
}

impl Chain<'_> {
    /// Does the clause around the body go on at `k`, with a verb, its subject or its object?
    fn clause_goes_on(&self, k: usize) -> bool {
        let (doc, from) = (self.doc, self.from);
        let text = doc.text;
        // «Народного Собрания пятого созыва»; «в университете имени Татищева начала работу …»
        let area = || doc.is_class(k, Class::SETTLEMENT.or(Class::AREA).or(Class::REGION_NOUN));
        let acts = || k > from && !doc.capital(k) && doc.flags(k).has(Flags::VERB) && !area();
        if k + 1 < self.end && text.reads(k + 1, "созыва") || acts() && (from..k).any(|j| text.reads(j, "имени"))
        {
            return true;
        }
        // «В аэропорту «Манас» высокого гостя встретили», «оркестра Армении жюри объявило», «медицинского центра начала приём»
        if doc.small(k) && (behind_quote(doc, k) || k > from && subject_follows(doc, k) || text.fold(k) == "начала")
        {
            return true;
        }
        // «в палате гостей принял президент»
        text.fold(k) == "гостей" && k + 1 < doc.len() && doc.flags(k + 1).has(Flags::VERB)
    }

    /// Does somebody, or another body, begin at `k`?
    fn other_begins(&self, k: usize) -> bool {
        self.person(k)
            || area_behind_quote(self.doc, k)
            || self.doc.any_of(k, SenseKind::Rank.bit()) && self.doc.text.fold(k).len() > 8
            || k > self.from && (self.titled(k) || self.behind_place(k) || self.office(k) || self.joined(k))
    }

    fn next_taken(&self, k: usize) -> bool {
        k + 1 < self.doc.len() && self.taken[k + 1]
    }

    /// Does a human's name begin at `k` that the body does not bear?
    fn person(&self, k: usize) -> bool {
        let (doc, from, taken) = (self.doc, self.from, self.taken);
        if !taken[k] {
            return k > from && self.next_taken(k) && stray_surname(doc, k);
        }
        // «университет Назарбаева», «штаб Любови Соболь»: a name right behind the head belongs to it
        let honoured = k > from && doc.know.grammar.stems.honours.begins(doc.text.fold(k - 1));
        !honoured && (k > from && !taken[k - 1] || k == from && !doc.noun(k).has(Case::Gen))
    }

    /// «Комитет по спорту и энергетике»
    fn by(&self, k: usize) -> bool {
        phrase::named_thing(self.doc, k, Case::Dat) && (self.from..k).any(|k| self.doc.text.reads(k, "по"))
    }

    /// What a body deals with or is of.
    fn thing(&self, k: usize) -> bool {
        let doc = self.doc;
        // «Институт мировой экономики и политики»: no politicians
        let bearer = |s: crate::rules::Sense| s.kind == SenseKind::TitleHead && s.cases.has(Case::Gen);
        let owned = doc.noun(k).sing.has(Case::Gen) && !doc.senses_of(k, SenseKind::TitleHead.bit()).any(bearer);
        owned || self.by(k)
    }

    /// «театра кукол режиссёра У Пэна», «монастыря игумения Евсевия»
    fn titled(&self, k: usize) -> bool {
        let doc = self.doc;
        // «механики», «энергетики»: in the singular no human
        let human =
            |p: Parse| p.tag.pos() == Pos::Noun && p.tag.has(Tag::ANIMATE) && p.tag.number() != Some(Number::Plur);
        // «стрельбы из лука», «по правам человека»: governed by what stands before it
        let governed = || {
            doc.flags(k - 1).has(Flags::PREPOSITION)
                || k > 1 && doc.text.reads(k - 2, "по") && doc.noun(k - 1).plur.has(Case::Dat)
        };
        let holder = || {
            let animate = doc.parses(k).iter().any(human);
            animate || doc.senses_of(k, SenseKind::TitleHead.bit()).any(|s| s.number != Some(Number::Plur))
        };
        let thing = || k > self.from + 1 && phrase::is_and(doc, k - 1) && self.thing(k);
        self.next_taken(k)
            && !doc.capital(k)
            && holder()
            && !governed()
            && doc.adjective(k - 1).any().is_empty()
            && !thing()
            && !self.by(k)
    }

    /// «представил прокуратуре Хакасии нового прокурора»: the body's name has ended with the place
    fn behind_place(&self, k: usize) -> bool {
        let doc = self.doc;
        k > self.from + 1
            && !doc.capital(k)
            && doc.capital(k - 1)
            && doc.any_of(k - 1, SenseKind::STATES | SenseKind::Place.bit())
            && phrase::office_begins(doc, k, doc.sentence_end(k))
    }

    /// «Союз промышленников и предпринимателей»
    fn alike(&self, k: usize) -> bool {
        let many = |k: usize| self.doc.noun(k).plur.has(Case::Gen);
        k >= self.from + 2 && phrase::is_and(self.doc, k - 1) && many(k) && many(k - 2)
    }

    /// Does an office begin at `k` that is no dependent?
    fn office(&self, k: usize) -> bool {
        let doc = self.doc;
        doc.any_of(k, SenseKind::TitleHead.bit())
            && (doc.capital(k) && doc.noun(k).any().has(Case::Nom) || phrase::is_and(doc, k - 1))
            && !doc.noun(k).sing.has(Case::Gen)
            && !self.alike(k)
            && !self.by(k)
    }

    /// Does «и» at `k` join an office or another body?
    fn joined(&self, k: usize) -> bool {
        let (doc, end) = (self.doc, self.end);
        phrase::is_and(doc, k)
            && k + 1 < end
            && !self.alike(k + 1)
            && !(doc.any_of(k + 1, SenseKind::TitleHead.bit()) && self.thing(k + 1))
            && (phrase::office_begins(doc, k + 1, end) || body_begins(doc, k + 1, end.saturating_add(4).min(doc.len())))
    }

    /// Does a preposition at `k` lead what is told of the body, and is no part of its name?
    fn led_aside(&self, k: usize) -> bool {
        let Chain { doc, head, from, end, .. } = *self;
        let text = doc.text;
        if text.tokens[k].shape != Shape::Lower {
            return false;
        }
        match text.fold(k) {
            "в" | "во" | "на" => {
                !abroad(doc, &head.class, &head.lemma)
                    && !office_of(doc, &head.lemma, k)
                    && !granted(doc, k, from, end)
                    && !foreign_house(doc, head, from)
            }
            "по" => self.by_aside(k),
            // «Софийского собора для делегации», «центра «Светлица» для женщин»: the name has ended
            "для" => {
                let borne = || (from..k).any(|j| text.reads(j, "имени"));
                head.class == "church" || k > from && (text.closes_quote(k - 1) || borne())
            }
            // «по сотрудничеству между Республикой Таджикистан | и Кабинетом Министров Украины»
            "между" => (k + 1..end).any(|j| self.joined(j)),
            // «Управление по контролю за оборотом наркотиков», «… по связям с общественностью»
            "с" | "со" | "за" if k > from && k + 1 < end => !granted(doc, k, from, end),
            // «по защите населения от туберкулёза»
            "с" | "со" if k > 0 && text.fold(k - 1).starts_with("дружб") => false,
            // «наук о жизни», «наблюдателей от СНГ»
            "из" | "о" | "об" | "от" if granted(doc, k, from, end) => false,
            "от" => !(from..k).any(|j| doc.know.grammar.stems.protects.begins(text.fold(j))),
            // «г.о. Нальчик»
            "о" => !text.is(k + 1, "."),
            "с" | "со" | "об" | "из" | "под" | "за" | "после" => true,
            _ => false,
        }
    }

    /// «представитель Правительства КНР по делам ШОС»: the representative's
    /// «проректора университета по науке», «атташе посольства по культуре»: the officer's
    /// «суда области по гражданским делам», «дороги по кадрам»: what his deputy deals with; but «суд по правам человека»
    fn by_aside(&self, k: usize) -> bool {
        let Chain { doc, head, from, .. } = *self;
        match head.class.as_str() {
            // «Государственный совет по статистике»
            "government" if head.lemma == "государственный совет" => k > from,
            "government" | "parliament" | "president" | "university" | "diplomatic" | "ministry" => true,
            "court" if head.lemma.ends_with("трибунал") => false,
            "company" if head.lemma.ends_with("дорога") => true,
            "company" => k > from || officers_task(doc, k + 1) && adjective_led(doc, from),
            "court" | "company_form" | "bank" | "culture" | "media" | "church" => k > from,
            _ => false,
        }
    }
}

/// «театр «Глобус» | юных зрителей ждали»: somebody behind the quoted name, described or not, whose the body is not.
fn behind_quote(doc: &Doc, k: usize) -> bool {
    let closed = k > 0 && doc.text.closes_quote(k - 1);
    let somebody = |k: usize| doc.flags(k).has(Flags::ANIMATE) && !doc.any_of(k, SenseKind::OrgHead.bit());
    let described = || !doc.adjective(k).any().is_empty() && k + 1 < doc.len() && doc.small(k + 1) && somebody(k + 1);
    closed && described()
}

/// «колхоз «Звезда» | Орского района»: the name in quotes is whole, what follows says where it is.
fn area_behind_quote(doc: &Doc, k: usize) -> bool {
    let area = |k: usize| k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::AREA.or(Class::REGION_NOUN));
    k > 0 && doc.text.closes_quote(k - 1) && doc.capital(k) && doc.adjective(k).has(Case::Gen) && area(k + 1)
}

/// «оркестра Армении | жюри объявило»: behind the state or place that closes a name, the subject of the verb right behind it.
fn subject_follows(doc: &Doc, k: usize) -> bool {
    let named = doc.capital(k - 1) && doc.any_of(k - 1, SenseKind::STATES | SenseKind::Place.bit());
    // not «Кировской области»
    let closed = named && doc.hit_len(k - 1) == 1;
    closed && doc.noun(k).has(Case::Nom) && k + 1 < doc.len() && doc.small(k + 1) && doc.flags(k + 1).has(Flags::VERB)
}

/// «директор комбината по персоналу»: what an officer of a firm deals with, and no firm.
fn officers_task(doc: &Doc, i: usize) -> bool {
    i < doc.len() && doc.know.grammar.stems.officers_tasks.begins(doc.text.fold(i))
}

/// «Магнитогорского металлургического комбината»: named by the adjectives before the noun that ends at `from`.
fn adjective_led(doc: &Doc, from: usize) -> bool {
    let adjective = |k: &usize| doc.adjective(*k).any().has(Case::Gen);
    let mut before = (0..from.saturating_sub(1)).rev().take_while(adjective);
    before.any(|k| doc.capital(k))
}

/// «Польский культурный центр в Москве», «Французский университет в Армении»: a state's house in another.
fn foreign_house(doc: &Doc, head: &OrgHead, from: usize) -> bool {
    let house = head.class == "university" || head.lemma == "культурный центр";
    let adjective = |k: usize| doc.any_of(k, SenseKind::Country(Face::Adjective).bit()) && doc.capital(k);
    house && (from.saturating_sub(4)..from).any(adjective) && doc.text.reads(from, "в")
}

/// «контроль за оборотом», «борьба на поясах», «в кризисных ситуациях»: what a noun asks for, or the grammar lists.
fn granted(doc: &Doc, k: usize, from: usize, end: usize) -> bool {
    let (text, grammar) = (doc.text, &doc.know.grammar);
    // «в научной и образовательной сферах»
    let describes = |j: usize| phrase::is_and(doc, j) || doc.small(j) && doc.noun(j).any().is_empty();
    let noun = || (k + 1..end.min(k + 5)).find(|&j| !describes(j)).unwrap_or(k + 1);
    k > from
        && k + 1 < end
        && (grammar.noun_governs(text.fold(k - 1), text.fold(k))
            || grammar.with_preposition(text.fold(k), text.fold(k + 1))
            || text.reads(k, "в") && grammar.with_preposition("в", text.fold(noun())))
}

/// «прокуратуры КНР Тун Цзяньхуа»: a short word that nothing knows, before a name.
fn stray_surname(doc: &Doc, k: usize) -> bool {
    let short = doc.text.tokens[k].shape == Shape::Capital && doc.text.word(k).chars().count() <= 5;
    short
        && (doc.eastern_surname(k)
            || doc.hit_len(k) == 0 && doc.noun(k).has(Case::Nom) && !doc.adjective(k).has(Case::Gen))
}

/// Bodies that stand in a state or at another body: «посольство России в Болгарии».
fn abroad(doc: &Doc, class: &str, lemma: &str) -> bool {
    class == "diplomatic" && lemma != "делегация" || doc.know.grammar.stems.stand_elsewhere.has(lemma)
}

/// «Отделение ООН в Женеве», «Офис программ ОБСЕ в Душанбе», «Управление Судебного департамента в Республике Коми»: offices of
/// a body, told apart by their place.
fn office_of(doc: &Doc, lemma: &str, k: usize) -> bool {
    let office = doc.know.grammar.stems.offices_of_bodies.has(lemma);
    let of_body = || doc.any_of(k - 1, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
    // «в Республике Коми», «в Алтайском крае»
    let named = || k + 1 < doc.len() && doc.any_of(k + 1, SenseKind::Place.bit()) && doc.hit_len(k + 1) > 1;
    let region = || named() || (k + 1..doc.len().min(k + 3)).any(|j| doc.is_class(j, Class::REGION_NOUN));
    k > 0 && of_body() && (office || matches!(lemma, "управление" | "главное управление") && region())
}

/// «академия наук и технологий»: the head's own genitive is the first of two.
pub(super) fn one_of_two(doc: &Doc, i: usize, head_end: usize, limit: usize) -> bool {
    head_end > i + 1 && head_end + 1 < limit && phrase::is_and(doc, head_end) && {
        let genitive = |k: usize| doc.noun(k).has(Case::Gen) && !doc.capital(k) && doc.adjective(k).any().is_empty();
        let heads = SenseKind::OrgHead.bit() | SenseKind::TitleHead.bit();
        // «иностранных дел и внешней торговли»
        let described = || {
            let (adjective, noun) = (head_end + 1, head_end + 2);
            let written = noun < limit && doc.small(adjective) && doc.small(noun);
            let thing = || doc.noun(noun).sing.has(Case::Gen) && !doc.flags(noun).has(Flags::ANIMATE);
            written && thing() && doc.adjective(adjective).sing.has(Case::Gen) && !doc.any_of(noun, heads)
        };
        genitive(head_end - 1) && (genitive(head_end + 1) && !doc.any_of(head_end + 1, heads) || described())
    }
}

/// «министерство внутренних дел, строительства и родины»: the head's own genitive is the first of a list.
pub(super) fn one_of_list(doc: &Doc, i: usize, head_end: usize, limit: usize) -> bool {
    const LONGEST: usize = 6;
    let heads = SenseKind::OrgHead.bit() | SenseKind::TitleHead.bit() | SenseKind::ORGANIZATIONS;
    let field = |k: usize| {
        let end = phrase::noun_phrase(doc, k, limit, Case::Gen).filter(|_| doc.small(k))?;
        (!doc.any_of(end - 1, heads) && !doc.flags(end - 1).has(Flags::ANIMATE)).then_some(end)
    };
    let mut k = head_end;
    if head_end < i + 2 || !doc.noun(head_end - 1).has(Case::Gen) {
        return false;
    }
    for _ in 0..LONGEST {
        let and = k > head_end && k + 1 < limit && phrase::is_and(doc, k);
        if !and && !(k + 1 < limit && doc.text.is(k, ",")) {
            return false;
        }
        let Some(end) = field(k + 1) else { return false };
        if and {
            return true;
        }
        k = end;
    }
    false
}

/// «директор компании «УБТЗ» по перевозкам», «заместитель главного врача больницы по медицинской части»: behind its name a body
/// has no task, whoever works there has; nor is «с правом голоса» its name.
pub(super) fn before_task(doc: &Doc, head: &OrgHead, (i, from, end): (usize, usize, usize)) -> usize {
    let text = doc.text;
    let first = (0..i).rev().find(|&k| !doc.is_word(k) || doc.adjective(k).any().is_empty());
    let served = |k: usize| {
        let body = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        doc.any_of(k, SenseKind::TitleHead.bit()) || matches!(body, Some("committee" | "council"))
    };
    let serves = matches!(head.class.as_str(), "hospital" | "university" | "school" | "culture")
        || matches!(head.lemma.as_str(), "палата" | "общественная палата");
    // «помощник начальника УФСИН по работе с верующими», but «УМВД по краю»
    let letters = text.tokens[i].shape == Shape::Upper && head.class == "agency" && text.word(i).chars().count() > 3;
    let areas = Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT);
    let serves = (serves || letters) && first.is_some_and(served);
    let task = |&k: &usize| {
        text.reads(k, "по")
            && !doc.capital(k + 1)
            && (serves && !(letters && (doc.is_class(k + 1, areas) || phrase::settlement(doc, k + 1).is_some()))
                || text.closes_quote(k - 1))
            || text.reads(k, "с") && text.reads(k + 1, "правом")
    };
    // «коллективу акимата нового руководителя представил …»: whom it gets
    let newcomer = |k: usize| {
        doc.small(k) && doc.is_class(k, Class::NEVER_MODIFIER) && doc.any_of(k + 1, SenseKind::TitleHead.bit())
    };
    // «Правительства нашей страны»
    let ours = |k: usize| matches!(text.fold(k), "нашего" | "нашей");
    (from..end.saturating_sub(1)).find(|k| task(k) || newcomer(*k) || ours(*k)).unwrap_or(end)
}

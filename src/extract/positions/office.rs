//! Whose an office is that no word of its own gives a state: a state authority's, somebody else's, or not to be told.

use super::in_full::state_bank;
use super::{Office, STATE_BODIES};
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::{Class, PlaceKind, SenseKind, TitleClass};
use crate::text::Shape;

/// Whose office a title without a word for the state is: «министр», «депутат», «прокурор области»; «президент компании».
pub(super) fn office_of(doc: &Doc, title: &Title, body: Option<&Body>) -> Office {
    if free_calling(doc, title) || of_firm(doc, title) {
        return Office::Other;
    }
    if belongs_to_state(doc, title) {
        return Office::State;
    }
    if of_party(doc, title)
        || of_branch(doc, title)
        || of_board(doc, title)
        || of_union_or_contest(doc, title)
        || body.is_some() && of_ward(doc, title)
    {
        return Office::Other;
    }
    if let Some(body) = body {
        return of_body(doc, title, body);
    }
    if of_event(doc, title) {
        return Office::Other;
    }
    let chain = Chain::new(doc, title);
    if chain.own_name() || chain.veterans() || chain.defends() {
        return Office::Other;
    }
    if chain.nested() || chain.heads_municipality() || chain.of_head() || chain.of_area() {
        return Office::State;
    }
    if chain.any(|k| doc.is_class(k, Class::CHURCHLY)) {
        return Office::Other;
    }
    chain.by_class()
}

/// «адвокат», «корреспондент», «нотариус»: who serves no state.
fn free_calling(doc: &Doc, title: &Title) -> bool {
    !defends_rights(doc, title)
        && (title.start..title.end).any(|k| doc.know.grammar.stems.free_callings.begins(doc.text.fold(k)))
}

/// «Народный адвокат», «Защитник прав человека»: ombudsmen.
fn defends_rights(doc: &Doc, title: &Title) -> bool {
    let people = |k: usize| doc.text.fold(k).starts_with("народн");
    let rights = |k: usize| k + 1 < title.end && doc.text.reads(k, "прав") && doc.text.reads(k + 1, "человека");
    let advocate = |k: usize| k + 1 < title.end && people(k) && doc.text.fold(k + 1).starts_with("адвокат");
    (title.start..title.end).any(|k| doc.is_word(k) && (rights(k) || advocate(k)))
}

/// The class of the body's noun at `k`.
fn class_of<'d>(doc: &'d Doc, k: usize) -> Option<&'d str> {
    doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str())
}

/// «руководитель отдела ООО «…»», «начальник отдела компании «…»»
fn of_firm(doc: &Doc, title: &Title) -> bool {
    let firm = |k: usize| {
        let form = class_of(doc, k);
        form == Some("company_form") && (doc.text.opens_quote(k + 1) || doc.text.tokens[k].shape == Shape::Upper)
    };
    let company = |k: usize| {
        let head = class_of(doc, k);
        let quoted = k + 1 < title.end && doc.text.opens_quote(k + 1);
        matches!(head, Some("company" | "bank")) && doc.noun(k).sing.has(Case::Gen) && quoted
    };
    (title.heads[0].end..title.end).any(|k| firm(k) || company(k))
}

/// «секретарь регионального комитета КНПК»
fn of_party(doc: &Doc, title: &Title) -> bool {
    let party = |s: crate::rules::Sense| {
        matches!(s.kind, SenseKind::Organization(_)) && doc.know.organizations[s.entry as usize].kind == "party"
    };
    (title.heads[0].end..title.end)
        .any(|k| k > title.heads[0].end && doc.any_of(k - 1, SenseKind::OrgHead.bit()) && doc.senses(k).any(party))
}

/// «председатель Кировского отделения Союза театральных деятелей», «заведующая отделением лучевой диагностики», «глава
/// Алматинского представительства Фонда развития»: an authority's branch is told to be one, «отделение полиции»
pub(super) fn of_branch(doc: &Doc, title: &Title) -> bool {
    let stems = &doc.know.grammar.stems;
    let chain = title.heads[0].end - 1..title.end;
    let branch = |k: usize| doc.is_word(k) && stems.sections.begins(doc.text.fold(k));
    let authority = |k: usize| {
        let of_state = |class: &str| STATE_BODIES.contains(&class) && class != "agency";
        doc.is_class(k, Class::POLICY) || class_of(doc, k).is_some_and(of_state)
    };
    // «начальник отделения «Вяртсиля»»: of border guards, of a railway
    let head = doc.know.titles[title.entry as usize].lemma == "начальник";
    let branch = chain.clone().find(|&k| branch(k)).filter(|_| title.class == TitleClass::Any && !head);
    let section = branch.is_some_and(|k| !(k + 1..title.end).any(|k| doc.is_word(k) && authority(k)));
    // «глава Алматинского представительства Фонда развития», «директор бюро Института Сервантеса»
    let outpost = |k: usize| doc.is_word(k) && stems.outposts.begins(doc.text.fold(k));
    let owner = |k: usize| {
        let private = |class: &str| {
            matches!(class, "company" | "company_form" | "bank" | "fund" | "culture" | "association" | "school")
        };
        doc.capital(k) && class_of(doc, k).is_some_and(private)
    };
    section || chain.clone().find(|&k| outpost(k)).is_some_and(|k| (k + 1..title.end).any(owner))
}

/// «председатель совета директоров группы «Сибирь»»: a company's; a state bank has one too
fn of_board(doc: &Doc, title: &Title) -> bool {
    let board = |k: usize| {
        let directors = doc.text.reads(k, "директоров") && doc.text.fold(k - 1).starts_with("совет");
        directors && doc.text.closes_quote(title.end - 1)
    };
    (title.heads[0].end + 1..title.end).any(board)
}

/// «председатель профсоюза», «председатель предметно-методической комиссии»
fn of_union_or_contest(doc: &Doc, title: &Title) -> bool {
    let stems = &doc.know.grammar.stems;
    let union = |k: usize| {
        // «Союза художников», «общества инвалидов»
        let of_people =
            || k > 0 && stems.peoples_unions.begins(doc.text.fold(k - 1)) && stems.unite.has(doc.text.fold(k));
        stems.trade_unions.begins(doc.text.fold(k)) || of_people()
    };
    let of_contest = |k: usize| {
        let commission = || k + 1 < title.end && doc.text.fold(k + 1).starts_with("комисси");
        stems.of_contests.begins(doc.text.fold(k)) && commission()
    };
    (title.heads[0].end..title.end).any(|k| union(k) || of_contest(k))
}

/// «заведующий кардиохирургическим отделением № 2»
fn of_ward(doc: &Doc, title: &Title) -> bool {
    doc.know.titles[title.entry as usize].lemma.starts_with("заведующ")
        && (title.heads[0].end - 1..title.end).any(|k| ward(doc, k))
}

fn ward(doc: &Doc, k: usize) -> bool {
    doc.text.fold(k).starts_with("отделени")
}

/// Whose the office is by the body's kind.
fn of_body(doc: &Doc, title: &Title, body: &Body) -> Office {
    match body.kind.as_str() {
        kind if STATE_BODIES.contains(&kind) => Office::State,
        // «руководитель Секретариата ЦИК»
        "council" if (body.start + 1..body.end).any(|k| class_of(doc, k) == Some("committee")) => Office::Unclear,
        // «первый заместитель председателя НБТ», told as «Национальный банк Таджикистана»
        _ if body.full_name.as_ref().is_some_and(|whole| state_bank(doc, whole)) => Office::State,
        // «начальник центра по гидрометеорологии», but «директор Центра поддержки экспорта»
        "association" if doc.know.titles[title.entry as usize].lemma == "начальник" => Office::Unclear,
        _ => Office::Other,
    }
}

/// «судья турнира»
fn of_event(doc: &Doc, title: &Title) -> bool {
    let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) && !doc.any_of(k, SenseKind::OrgHead.bit());
    title.class == TitleClass::Law && (title.heads[0].end..title.end).any(event)
}

/// A title without a body of its own, and what hangs on its head.
struct Chain<'d> {
    doc: &'d Doc<'d>,
    title: &'d Title,
    /// Where the dependents begin.
    from: usize,
    lemma: &'d str,
    /// A dependent is a word for a part of a state, or a state's institution.
    area: bool,
    /// The class of the body that a dependent tells.
    body: Option<&'d str>,
}

impl<'d> Chain<'d> {
    fn new(doc: &'d Doc<'d>, title: &'d Title) -> Chain<'d> {
        let from = title.heads[0].end;
        let chain = from..title.end;
        let area = chain
            .clone()
            .any(|k| doc.is_word(k) && (doc.is_class(k, Class::AREA) || doc.any_of(k, SenseKind::Institution.bit())));
        // «начальник управления министерства»
        let strong = |k: &usize| {
            let of_state = matches!(
                class_of(doc, *k),
                Some("ministry" | "parliament" | "government" | "court" | "president" | "law")
            );
            of_state && doc.noun(*k).sing.has(Case::Gen)
        };
        let class = |k: usize| class_of(doc, k);
        let body = chain.clone().find(strong).and_then(class).or_else(|| chain.clone().find_map(class));
        let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
        Chain { doc, title, from, lemma, area, body }
    }

    fn any(&self, test: impl Fn(usize) -> bool) -> bool {
        (self.from..self.title.end).any(test)
    }

    fn is_bare(&self) -> bool {
        self.from >= self.title.end
    }

    /// A calling, and no office.
    fn calls(&self) -> bool {
        self.lemma_is(Class::CALLING) && !defends_rights(self.doc, self.title)
    }

    fn lemma_is(&self, class: Class) -> bool {
        self.doc.know.grammar.classes(self.lemma).has(class)
    }

    /// «руководитель движения «Волонтёры-медики»»: no authority bears a name in quotes
    fn own_name(&self) -> bool {
        let named = self.title.class == TitleClass::Any
            && !self.area
            && !self.is_bare()
            && self.doc.text.closes_quote(self.title.end - 1);
        named && self.body.is_none_or(|class| !STATE_BODIES.contains(&class) || class == "agency")
    }

    /// «председатель совета ветеранов»
    fn veterans(&self) -> bool {
        self.any(|k| self.doc.text.reads(k, "ветеранов"))
    }

    /// «защитник осуждённого»
    fn defends(&self) -> bool {
        matches!(self.title.class, TitleClass::Law) && self.calls()
    }

    /// «помощник министра»: an office of the state hangs on this one
    fn nested(&self) -> bool {
        let doc = self.doc;
        self.any(|k| {
            doc.sense(k, SenseKind::TitleHead.bit()).is_some_and(|s| {
                let class = doc.know.titles[s.entry as usize].class;
                // «заместитель торгпреда», but «пресс-атташе клуба»
                let envoys = || class == TitleClass::Diplomat && self.lemma_is(Class::DEPUTY);
                let of_state =
                    matches!(class, TitleClass::State | TitleClass::Regional | TitleClass::Law | TitleClass::Military);
                of_state || envoys()
            })
        })
    }

    /// Does the office, or the one it is deputy to, head a place or a municipality's body?
    fn heads_municipality(&self) -> bool {
        let deputy = self.deputy();
        let at = self.from + if deputy { self.doc.hit_len(self.from) } else { 0 };
        at < self.title.end && {
            let heads = deputy || self.lemma_is(Class::HEADS_AREA);
            // «главный архитектор города»
            let own = || at + 1 == self.title.end && self.doc.is_class(at, Class::AREA.or(Class::SETTLEMENT));
            self.heads_place(at, heads) || heads && (self.municipal(at) || own())
        }
    }

    /// «заместитель главы …»
    fn deputy(&self) -> bool {
        let doc = self.doc;
        let heads_area = |s: crate::rules::Sense| {
            s.kind == SenseKind::TitleHead
                && doc.know.grammar.classes(&doc.know.titles[s.entry as usize].lemma).has(Class::HEADS_AREA)
        };
        !self.is_bare() && self.lemma_is(Class::DEPUTY) && doc.senses(self.from).any(heads_area)
    }

    /// «глава Лесосибирска», «заместитель главы Лесосибирска по социальным вопросам»
    fn heads_place(&self, at: usize, heads: bool) -> bool {
        let (doc, title) = (self.doc, self.title);
        // «Президент Татарстана», not «президент Барселоны»
        let region = || {
            doc.sense(at, SenseKind::Place.bit())
                .is_some_and(|s| doc.know.places[s.entry as usize].kind == PlaceKind::Region)
        };
        (heads || self.lemma == "президент" && region())
            && phrase::named(doc, at, title.end, Case::Gen).is_some_and(|u| {
                let first = title.members.first().is_some_and(|m| m.1 == u.end);
                u.end == title.end || first || doc.text.reads(u.end, "по")
            })
            && doc.any_of(at, SenseKind::Place.bit())
    }

    /// «глава администрации», «глава сельской администрации», «заместитель главы ЗАТО»: a municipality's
    fn municipal(&self, at: usize) -> bool {
        let doc = self.doc;
        let described = at + 1 < self.title.end && doc.small(at) && !doc.adjective(at).sing.is_empty();
        doc.know.grammar.stems.municipal_bodies.begins(doc.text.fold(at + usize::from(described)))
    }

    /// «первый заместитель главы», «пресс-секретарь главы»: of a municipality that the text has told
    fn of_head(&self) -> bool {
        let text = self.doc.text;
        !self.is_bare()
            && text.reads(self.from, "главы")
            && (self.from + 1 == self.title.end || text.reads(self.from + 1, "по"))
    }

    /// «маршал Малопольского воеводства»; «староста села», not of a group or a parish
    fn of_area(&self) -> bool {
        self.area
            && matches!(
                self.title.class,
                TitleClass::Any | TitleClass::State | TitleClass::Medicine | TitleClass::Rank | TitleClass::Regional
            )
    }

    /// A name among the dependents that neither the dictionary nor a list knows.
    fn unknown_place(&self) -> bool {
        let doc = self.doc;
        !self.area && self.any(|k| doc.capital(k) && !doc.flags(k).has(Flags::KNOWN))
    }

    /// Whose the office is by the kind of title and the body that its dependents tell.
    fn by_class(&self) -> Office {
        match self.title.class {
            TitleClass::Regional | TitleClass::Law | TitleClass::Military if self.calls() => Office::Other,
            TitleClass::Regional | TitleClass::Law | TitleClass::Military if self.unknown_place() => Office::Unclear,
            TitleClass::Regional | TitleClass::Law | TitleClass::Military => Office::State,
            TitleClass::State if self.lemma_is(Class::ANYBODYS) => self.anybodys(),
            // «вице-канцлер университета»
            TitleClass::State if self.body == Some("university") => Office::Other,
            TitleClass::State | TitleClass::Diplomat => Office::State,
            TitleClass::Any => self.general(),
            // «члены комиссии», of a parliament
            TitleClass::Public
                if self.lemma == "член" && self.body == Some("committee") && self.from + 1 == self.title.end =>
            {
                Office::Unclear
            }
            // «главный инфекционист министерства»
            TitleClass::Medicine if self.body == Some("ministry") => Office::State,
            _ => Office::Other,
        }
    }

    /// Offices that companies have too.
    fn anybodys(&self) -> Office {
        match (self.is_bare(), self.body) {
            (_, Some(class)) if STATE_BODIES.contains(&class) && class != "diplomatic" => Office::State,
            (true, _) if matches!(self.lemma, "президент") => Office::State,
            (true, _) if !self.doc.know.grammar.stems.no_state_alone.has(self.lemma) => Office::Unclear,
            _ => Office::Other,
        }
    }

    /// «начальник», «заместитель», «заведующая»: offices of any body.
    fn general(&self) -> Office {
        let doc = self.doc;
        match self.body {
            Some("ministry" | "parliament" | "government" | "court" | "law" | "regional" | "president") => {
                Office::State
            }
            Some("agency") if self.any(|k| doc.capital(k) && class_of(doc, k) == Some("agency")) => Office::State,
            Some("agency" | "committee") if self.any(|k| doc.is_class(k, Class::POLICY)) => Office::State,
            Some("agency" | "committee" | "military") => Office::Unclear,
            // «начальник Секретариата»; unions' secretariats have directors and experts
            Some("council")
                if self.lemma == "начальник"
                    && self.any(|k| doc.capital(k) && doc.text.fold(k).starts_with("секретариат")) =>
            {
                Office::Unclear
            }
            None if (self.is_bare() || self.superior()) && self.lemma_is(Class::DEPUTY) => Office::Unclear,
            // «заведующая отделением»: of a hospital
            None if self.lemma.starts_with("заведующ") && self.any(|k| ward(doc, k)) => Office::Other,
            None if self.any(|k| doc.is_word(k) && doc.is_class(k, Class::SUBDIVISION)) => Office::Unclear,
            // «заведующий отделом Восточной Азии», one head
            None if self.lemma.starts_with("заведующ") && self.lemma.ends_with(" отделом") => {
                Office::Unclear
            }
            _ => Office::Other,
        }
    }

    /// «заместитель руководителя»: of whom, the release has told
    fn superior(&self) -> bool {
        self.from + 1 == self.title.end && self.doc.any_of(self.from, SenseKind::TitleHead.bit())
    }
}

/// «Академии МВД», «Института стратегических исследований при Президенте», «Общественного совета при УФСИН»: an authority's own.
fn belongs_to_state(doc: &Doc, title: &Title) -> bool {
    let (from, to) = (title.heads[0].end, title.end);
    let listed = |k: usize, kinds: &[&str]| {
        let kind = |s: crate::rules::Sense| match s.kind {
            SenseKind::Organization(_) => Some(doc.know.organizations[s.entry as usize].kind.as_str()),
            SenseKind::OrgHead => Some(doc.know.org_heads[s.entry as usize].class.as_str()),
            _ => None,
        };
        doc.text.tokens[k].shape != Shape::Lower && doc.senses(k).filter_map(kind).any(|kind| kinds.contains(&kind))
    };
    let ministry = |k: usize| doc.text.tokens[k].shape == Shape::Upper && listed(k, &["ministry"]);
    let supreme = |k: usize| doc.capital(k) && doc.know.grammar.stems.supreme.begins(doc.text.fold(k));
    // who learns at a ministry's school is no official
    let serves = title.class != TitleClass::Education;
    let under = |k: usize| {
        let of_state =
            |k: usize| supreme(k) || serves && listed(k, &["ministry", "government", "parliament", "law", "regional"]);
        k + 1 < to && doc.text.reads(k, "при") && of_state(k + 1)
    };
    // «заместитель директора Центра цифровых технологий Росстата»
    let agency = |k: usize| {
        let known = |s: crate::rules::Sense| {
            let listed = matches!(s.kind, SenseKind::Organization(_));
            listed && {
                let body = &doc.know.organizations[s.entry as usize];
                body.country.is_some() && matches!(body.kind.as_str(), "ministry" | "agency")
            }
        };
        title.class == TitleClass::Any && doc.text.tokens[k].shape == Shape::Capital && doc.senses(k).any(known)
    };
    (from..to).any(|k| doc.is_word(k) && (k + 1 == to && k > from && (ministry(k) || agency(k)) || under(k)))
}

//! Whose an office is that no word of its own gives a state: a state authority's, somebody else's, or not to be told.

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
    if (title.start..title.end).any(|k| doc.know.grammar.stems.free_callings.begins(doc.text.fold(k))) {
        return Office::Other;
    }
    // «руководитель отдела ООО «…»»
    let firm = |k: usize| {
        let form = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        form == Some("company_form") && (doc.text.is(k + 1, "«") || doc.text.tokens[k].shape == Shape::Upper)
    };
    // «начальник отдела компании «…»»
    let company = |k: usize| {
        let head = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        let quoted = k + 1 < title.end && matches!(doc.text.word(k + 1), "«" | "\"" | "“" | "„");
        matches!(head, Some("company" | "bank")) && doc.noun(k).sing.has(Case::Gen) && quoted
    };
    if (title.heads[0].end..title.end).any(|k| firm(k) || company(k)) {
        return Office::Other;
    }
    if belongs_to_state(doc, title) {
        return Office::State;
    }
    // «секретарь регионального комитета КНПК»
    let of_party = |k: usize| {
        let party = |s: crate::rules::Sense| {
            matches!(s.kind, SenseKind::Organization(_)) && doc.know.organizations[s.entry as usize].kind == "party"
        };
        k > title.heads[0].end && doc.any_of(k - 1, SenseKind::OrgHead.bit()) && doc.senses(k).any(party)
    };
    if (title.heads[0].end..title.end).any(of_party) {
        return Office::Other;
    }
    let union = |k: usize| {
        let stems = &doc.know.grammar.stems;
        // «Союза художников», «общества инвалидов»
        let of_people =
            || k > 0 && stems.peoples_unions.begins(doc.text.fold(k - 1)) && stems.unite.has(doc.text.fold(k));
        stems.trade_unions.begins(doc.text.fold(k)) || of_people()
    };
    // «председатель совета директоров группы «Сибирь»»: a company's; a state bank has one too
    let board = |k: usize| {
        let directors = doc.text.reads(k, "директоров") && doc.text.fold(k - 1).starts_with("совет");
        directors && doc.text.is(title.end - 1, "»")
    };
    if (title.heads[0].end + 1..title.end).any(board) {
        return Office::Other;
    }
    // «председатель предметно-методической комиссии»
    let of_contest = |k: usize| {
        let commission = || k + 1 < title.end && doc.text.fold(k + 1).starts_with("комисси");
        doc.know.grammar.stems.of_contests.begins(doc.text.fold(k)) && commission()
    };
    if (title.heads[0].end..title.end).any(|k| union(k) || of_contest(k)) {
        return Office::Other;
    }
    // «заведующий кардиохирургическим отделением № 2»
    let ward = |k: usize| doc.text.fold(k).starts_with("отделени");
    let heads_ward = doc.know.titles[title.entry as usize].lemma.starts_with("заведующ");
    if heads_ward && body.is_some() && (title.heads[0].end - 1..title.end).any(ward) {
        return Office::Other;
    }
    if let Some(body) = body {
        return match body.kind.as_str() {
            kind if STATE_BODIES.contains(&kind) => Office::State,
            // «начальник центра по гидрометеорологии», but «директор Центра поддержки экспорта»
            "association" if doc.know.titles[title.entry as usize].lemma == "начальник" => Office::Unclear,
            _ => Office::Other,
        };
    }
    let chain = title.heads[0].end..title.end;
    // «судья турнира»
    let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) && !doc.any_of(k, SenseKind::OrgHead.bit());
    if title.class == TitleClass::Law && chain.clone().any(event) {
        return Office::Other;
    }
    let nested = chain.clone().any(|k| {
        doc.sense(k, SenseKind::TitleHead.bit()).is_some_and(|s| {
            let class = doc.know.titles[s.entry as usize].class;
            matches!(class, TitleClass::State | TitleClass::Regional | TitleClass::Law | TitleClass::Military)
        })
    });
    let area = chain
        .clone()
        .any(|k| doc.is_word(k) && (doc.is_class(k, Class::AREA) || doc.any_of(k, SenseKind::Institution.bit())));
    let class_of =
        |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
    // «начальник управления министерства»
    let strong = |k: &usize| {
        let of_state =
            matches!(class_of(*k), Some("ministry" | "parliament" | "government" | "court" | "president" | "law"));
        of_state && doc.noun(*k).sing.has(Case::Gen)
    };
    let body = chain.clone().find(strong).and_then(class_of).or_else(|| chain.clone().find_map(class_of));
    let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
    let lemma_is = |class: Class| doc.know.grammar.classes(lemma).has(class);
    // «заместитель руководителя»: of whom, the release has told
    let superior = chain.len() == 1 && doc.any_of(chain.start, SenseKind::TitleHead.bit());
    let unknown_place = !area && chain.clone().any(|k| doc.capital(k) && !doc.flags(k).has(Flags::KNOWN));
    // «Президент Татарстана», not «президент Барселоны»
    let region = |k: usize| {
        doc.sense(k, SenseKind::Place.bit())
            .is_some_and(|s| doc.know.places[s.entry as usize].kind == PlaceKind::Region)
    };
    // «глава Лесосибирска», «заместитель главы Лесосибирска по социальным вопросам»
    let heads_area = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && doc.know.grammar.classes(&doc.know.titles[s.entry as usize].lemma).has(Class::HEADS_AREA)
    };
    let deputy = chain.start < title.end && lemma_is(Class::DEPUTY) && doc.senses(chain.start).any(heads_area);
    let at = chain.start + if deputy { doc.hit_len(chain.start) } else { 0 };
    let heads_place = at < title.end
        && (deputy || lemma_is(Class::HEADS_AREA) || lemma == "президент" && region(at))
        && phrase::named(doc, at, title.end, Case::Gen).is_some_and(|u| {
            let first = title.members.first().is_some_and(|m| m.1 == u.end);
            u.end == title.end || first || doc.text.reads(u.end, "по")
        })
        && doc.any_of(at, SenseKind::Place.bit());
    // «глава администрации», «глава сельской администрации», «заместитель главы ЗАТО»: a municipality's
    let described = at + 1 < title.end && doc.small(at) && !doc.adjective(at).sing.is_empty();
    let municipal = at < title.end
        && (deputy || lemma_is(Class::HEADS_AREA))
        && doc.know.grammar.stems.municipal_bodies.begins(doc.text.fold(at + usize::from(described)));
    // «первый заместитель главы», «пресс-секретарь главы»: of a municipality that the text has told
    let of_head = chain.start < title.end
        && doc.text.reads(chain.start, "главы")
        && (chain.len() == 1 || doc.text.reads(chain.start + 1, "по"));
    // «защитник осуждённого», «председатель обкома профсоюза»
    // «руководитель движения «Волонтёры-медики»», «председатель совета ветеранов»: no authority bears a name in quotes
    let own_name = title.class == TitleClass::Any && !area && !chain.is_empty() && doc.text.is(title.end - 1, "»");
    let veterans = || chain.clone().any(|k| doc.text.reads(k, "ветеранов"));
    if own_name && body.is_none_or(|class| !STATE_BODIES.contains(&class) || class == "agency") || veterans() {
        return Office::Other;
    }
    let court = matches!(title.class, TitleClass::Law) && lemma_is(Class::CALLING);
    if court {
        return Office::Other;
    }
    if nested
        || heads_place
        || municipal
        || of_head
        // «маршал Малопольского воеводства»
        || area && matches!(title.class, TitleClass::Any | TitleClass::State | TitleClass::Medicine | TitleClass::Rank)
        // «староста села», not of a group or a parish
        || area && title.class == TitleClass::Regional
    {
        return Office::State;
    }
    if chain.clone().any(|k| doc.is_class(k, Class::CHURCHLY)) {
        return Office::Other;
    }
    match title.class {
        TitleClass::Regional | TitleClass::Law | TitleClass::Military if lemma_is(Class::CALLING) => Office::Other,
        TitleClass::Regional | TitleClass::Law | TitleClass::Military if unknown_place => Office::Unclear,
        TitleClass::Regional | TitleClass::Law | TitleClass::Military => Office::State,
        // offices that companies have too
        TitleClass::State if lemma_is(Class::ANYBODYS) => match (chain.is_empty(), body) {
            (_, Some(class)) if STATE_BODIES.contains(&class) && class != "diplomatic" => Office::State,
            (true, _) if matches!(lemma, "президент") => Office::State,
            (true, _) if !doc.know.grammar.stems.no_state_alone.has(lemma) => Office::Unclear,
            _ => Office::Other,
        },
        // «вице-канцлер университета»
        TitleClass::State if body == Some("university") => Office::Other,
        TitleClass::State | TitleClass::Diplomat => Office::State,
        TitleClass::Any => match body {
            Some("ministry" | "parliament" | "government" | "court" | "law" | "regional" | "president") => {
                Office::State
            }
            Some("agency") if chain.clone().any(|k| doc.capital(k) && class_of(k) == Some("agency")) => Office::State,
            Some("agency" | "committee") if chain.clone().any(|k| doc.is_class(k, Class::POLICY)) => Office::State,
            Some("agency" | "committee" | "military") => Office::Unclear,
            None if (chain.is_empty() || superior) && lemma_is(Class::DEPUTY) => Office::Unclear,
            // «заведующая отделением»: of a hospital
            None if lemma.starts_with("заведующ")
                && chain.clone().any(|k| doc.text.fold(k).starts_with("отделени")) =>
            {
                Office::Other
            }
            None if chain.clone().any(|k| doc.is_word(k) && doc.is_class(k, Class::SUBDIVISION)) => Office::Unclear,
            _ => Office::Other,
        },
        _ => Office::Other,
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
        let of_state = |k: usize| supreme(k) || serves && listed(k, &["ministry", "government", "law", "regional"]);
        k + 1 < to && doc.text.reads(k, "при") && of_state(k + 1)
    };
    (from..to).any(|k| doc.is_word(k) && (k + 1 == to && k > from && ministry(k) || under(k)))
}

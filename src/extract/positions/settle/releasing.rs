//! Offices that may be of the state that the release is from, and those that cannot.

use super::homes::{Home, Kin};
use crate::extract::authority::Authority;
use crate::extract::bind::How;
use crate::extract::doc::{Doc, Traits};
use crate::extract::places::Spot;
use crate::extract::positions::areas::in_place;
use crate::extract::positions::in_full::state_bank;
use crate::extract::positions::{Office, Post, set};
use crate::extract::{countries, names};
use crate::rules::{Class, SenseKind, TitleClass};

/// What the state that the release is from tells of the offices that name none.
pub(super) struct Releasing<'a> {
    doc: &'a Doc<'a>,
    spots: &'a [Spot],
    /// Where each human is at home.
    foreign: &'a [Home],
    /// Whose names are made as at home; nobody's where no other state is told of.
    kin: Vec<Kin>,
    /// The sentence of the last official who was given the partner's state.
    last: Option<usize>,
    /// The state besides the release's own that it names officials of.
    partner: Option<String>,
    authority: &'a Authority,
    /// More of the offices are a state's than are not.
    public: bool,
    /// The first office, if a state's.
    lead: Option<Post>,
    /// Bodies of several states, folded.
    unions: Vec<String>,
    /// The state that receives the mission whose release it is.
    receiving: Option<String>,
    /// A president whom the text names is a company's, and none a state's.
    companys: bool,
    /// The text tells of a federation, once that was asked.
    federated: Option<bool>,
}

impl<'a> Releasing<'a> {
    pub(super) fn new(
        doc: &'a Doc<'a>,
        posts: &[Post],
        spots: &'a [Spot],
        foreign: &'a [Home],
        (partner, kin): (Option<String>, Vec<Kin>),
        authority: &'a Authority,
    ) -> Releasing<'a> {
        // «Заместитель министра приняла … В беседе участвовал начальник управления международного сотрудничества А»
        let lead = posts.first().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat).cloned();
        let united = posts.iter().filter(|p| p.international).filter_map(|p| p.organization.as_deref());
        let unions: Vec<String> = united.map(names::folded).collect();
        let president = |p: &&Post| p.role.split(' ').next() == Some("президент");
        let mut presidents = posts.iter().filter(president).peekable();
        let companys = presidents.peek().is_some() && presidents.all(|p| p.country.is_none());
        let public = mostly_public(posts);
        let envoy = |p: &&Post| p.class == TitleClass::Diplomat && p.country == authority.state;
        let receiving = posts.iter().filter(envoy).find_map(|p| p.accredited_to.clone()).filter(|_| authority.mission);
        Releasing {
            doc,
            spots,
            foreign,
            kin,
            last: None,
            partner,
            authority,
            public,
            lead,
            unions,
            receiving,
            companys,
            federated: None,
        }
    }

    /// Gives the office its state, if the release tells it.
    pub(super) fn settle(&mut self, p: &mut Post) {
        // «Я буду говорить с нашим министром А»: of the speaker's state
        if p.start > 0 && self.doc.text.fold(p.start - 1).starts_with("наш") {
            return;
        }
        if self.of_whole_country(p)
            || self.of_his_people(p)
            || self.of_partner(p)
            || self.of_no_state(p)
            || self.of_hosts_ministry(p)
            || self.of_another(p)
            || self.chairs_federation(p)
        {
            return;
        }
        self.of_release(p);
    }

    /// «главный раввин республики», «главный эпидемиолог страны», where the release has no other state for a partner: whatever the
    /// holder's name is.
    fn of_whole_country(&self, p: &mut Post) -> bool {
        let (doc, last) = (self.doc, p.end - 1);
        let country = doc.text.reads(last, "республики") || doc.know.grammar.stems.own_country.has(doc.text.fold(last));
        let office = SenseKind::TitleHead.bit();
        // but not «председатель Союза деятелей республики»
        let headed = last > p.start
            && doc.any_of(last - 1, office)
            && !(p.start..last - 1).any(|k| doc.any_of(k, office | SenseKind::OrgHead.bit()));
        let own = country && doc.small(last) && headed && self.partner.is_none() && !self.authority.several;
        let office = matches!(
            p.class,
            TitleClass::Church | TitleClass::Medicine | TitleClass::Science | TitleClass::Law | TitleClass::State
        );
        let sure = own && office && !p.international && !self.authority.faint && self.authority.state.is_some();
        if sure {
            p.weight = p.weight.min(0.85);
            set(p, self.authority.state.clone(), "release");
        }
        sure
    }

    /// Is the human at home elsewhere by his name? Gives him the state of his people, if the release tells of it.
    fn of_his_people(&mut self, p: &mut Post) -> bool {
        match &self.foreign[p.person] {
            Home::Own => false,
            Home::Untold if p.office == Office::State => false,
            Home::Abroad(home) => {
                // «почётный консул в Пусане»: of the state that receives him he is no envoy
                let guest = Some(home) != p.accredited_to.as_ref();
                let friends = || p.lower.contains("группы дружбы");
                // «её коллега, заместитель директора Департамента А»: of the union that tells it
                // «Послание мэра Адати огласил его заместитель А»
                let unclear = p.office == Office::Unclear && (!p.bare || self.his_deputy(p)) && !self.authority.several;
                if guest && (p.office == Office::State || unclear || p.both || friends()) {
                    p.weight = p.weight.min(0.8);
                    set(p, Some(home.clone()), "name");
                }
                true
            }
            Home::Untold => true,
            Home::Foreign => {
                if !self.of_partner(p) {
                    self.of_host(p);
                }
                true
            }
        }
    }

    /// «Посол Казахстана в Нидерландах встретился с министром А»: an official of the state that receives the mission whose release it is.
    fn of_host(&self, p: &mut Post) {
        if p.office == Office::State && p.class != TitleClass::Diplomat && !p.international {
            p.weight = p.weight.min(0.8);
            set(p, self.receiving.clone(), "release");
        }
    }

    /// «начальник управления министерства» where an embassy tells: it has none, its hosts have.
    fn of_hosts_ministry(&self, p: &mut Post) -> bool {
        let ministry = p.office != Office::Other && self.doc.text.reads(p.end - 1, "министерства") && !p.bare;
        let theirs = ministry && p.class != TitleClass::Diplomat && self.receiving.is_some();
        if theirs {
            p.weight = p.weight.min(0.8);
            set(p, self.receiving.clone(), "release");
        }
        theirs
    }

    /// «Послание мэра Адати огласил его заместитель А»: the deputy of an official whom the sentence tells before.
    fn his_deputy(&self, p: &Post) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let owned = p.start > 0 && matches!(text.fold(p.start - 1), "его" | "ее");
        let sentence = text.sentences[text.sentence_of(p.start)];
        let chief = (sentence.start..p.start).rev().find_map(|k| doc.sense(k, SenseKind::TitleHead.bit()));
        let official =
            |class| matches!(class, TitleClass::State | TitleClass::Regional | TitleClass::Law | TitleClass::Military);
        owned && chief.is_some_and(|s| official(doc.know.titles[s.entry as usize].class))
    }

    /// «На встрече присутствовали помощник министра А, …»: is the human, whose name is not made as at home, of the one other state that
    /// the release tells of? Gives him that state.
    fn of_partner(&mut self, p: &mut Post) -> bool {
        // «помощник министра А и директор управления Б»: who is listed behind one of them may have a given name that is borne here too
        let sentence = self.doc.text.sentence_of(p.start);
        let strange = match self.kin.get(p.person) {
            Some(Kin::Strange) => true,
            Some(Kin::Given) => self.last == Some(sentence),
            Some(Kin::Surname) | None => false,
        };
        if !strange || p.office == Office::Other || p.class == TitleClass::Diplomat || p.international {
            return false;
        }
        let alike = self.doc.know.grammar.name_homes_wide("russian").unwrap_or_default();
        let there = self.partner.clone().filter(|code| !alike.contains(code.as_str()));
        let found = there.is_some();
        if found {
            p.weight = p.weight.min(0.8);
            set(p, there, "name");
            self.last = Some(sentence);
        }
        found
    }

    /// An office of a branch, a ship, a union, a parish, which are of no state or of one that the release does not tell.
    fn of_no_state(&self, p: &Post) -> bool {
        let doc = self.doc;
        // «директор Калужского филиала банка», «руководитель представительства компании», «председатель студенческого сената»
        let has = |stem: &str| begins_with(doc, p, stem);
        let bank = || (p.start..p.end).any(|k| doc.text.fold(k).contains("банк"));
        let branch = has("филиал") && bank() || has("представительств") && !has("постоянн") || has("студенческ");
        let regional = || (p.start..p.end).any(|k| doc.is_class(k, Class::AREA));
        if branch && p.class != TitleClass::Diplomat && !regional() {
            return true;
        }
        // «лучший снайпер», «основатель службы»: how he fared, what he did
        let title = p.lower.as_str();
        let deed = || doc.know.grammar.classes(&p.role).has(Class::HARDLY_OFFICE);
        if title.starts_with("лучш") || deed() {
            return true;
        }
        // «директор Удмуртского филиала», «глава парламентской группы дружбы»: of a company, of either state
        let inside = |words: &str| title.contains(words);
        // «командир 201-й военной базы»: many stand in another state
        let shared = inside("филиал")
            || inside("военной базы")
            || inside("авиабазы")
            || inside("группы дружбы") && self.foreign[p.person] != Home::Own;
        // «наш посол был принят министром А»: by whom, of a people that is not the release's
        let receives = p.start > 0 && doc.text.fold(p.start - 1).starts_with("принят");
        if shared || receives && self.foreign[p.person] != Home::Own {
            return true;
        }
        // «советник президента» beside «президент компании А»
        let aide = || doc.text.reads(p.end - 1, "президента") && p.organization.is_none();
        if self.companys && aide() {
            return true;
        }
        // «Председатель Экономического Суда СНГ …, судьи Экономического Суда»
        if p.organization.as_ref().is_some_and(|o| shortened(&self.unions, o)) {
            return true;
        }
        if self.sent_from_no_state(p) {
            return true;
        }
        // «настоятель храма»; «отряд «Долг» (командир А)»
        // «командир «Татарстана»»: a ship calls at other states' ports
        let ship = title.starts_with("командир «");
        if p.class == TitleClass::Church || ship || p.bare && p.role == "командир" {
            return true;
        }
        // «за ассоциацию – её президент А»
        let owned = p.start > 8 && matches!(doc.text.fold(p.start - 1), "его" | "ее" | "их");
        let of_state = |k: usize| doc.any_of(k, SenseKind::STATES) || doc.text.fold(k).starts_with("стран");
        owned && p.role == "президент" && !(p.start - 8..p.start - 1).any(of_state)
    }

    /// «делегация Республики Южная Осетия в составе министра А»: from a place that lies in no state of the list, or in several.
    fn sent_from_no_state(&self, p: &Post) -> bool {
        let doc = self.doc;
        let sentence = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let from = |s: &&Spot| {
            let sent = (s.start.saturating_sub(3).max(sentence)..s.start).any(|k| doc.is_class(k, Class::DELEGATION));
            s.country.is_none() && sent
        };
        let before = self.spots[..self.spots.partition_point(|s| s.start < p.start)].iter().rev();
        before.take_while(|s| s.start >= sentence).any(|s| from(&s))
    }

    /// An office that the release's own state does not have, or not under the release's eyes; gives it the state that does, if known.
    fn of_another(&self, p: &mut Post) -> bool {
        let (doc, authority) = (self.doc, self.authority);
        // «начальник отдела аймака» in a Russian release: of the state that has aimaks
        let area = (p.start + 1..p.end).find_map(|k| doc.know.grammar.region_state(doc.text.fold(k)));
        if let Some(state) = area.filter(|state| Some(*state) != authority.state.as_deref()) {
            let told = authority.told.iter().any(|told| told == state);
            set(p, told.then(|| state.to_owned()), "organization");
            return true;
        }
        // «заместитель акима области»: no Russian, whoever releases it
        let such = |k: usize| Some((k, doc.know.grammar.office_states(doc.text.fold(k))?));
        if let Some((k, states)) = (p.start..p.end).find_map(such) {
            let own = authority.state.as_deref().filter(|own| states.contains(own));
            // «председатель профсоюза края» is no official, wherever there are such areas
            if own.is_some() && !doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::ORGANIZATIONS) {
                return false;
            }
            let mut told = states.split(' ').filter(|code| authority.told.iter().any(|told| told == code));
            let alone = told.next().filter(|_| told.next().is_none()).or(Some(states).filter(|s| s.len() == 2));
            set(p, own.or(alone).map(str::to_owned), "release");
            return true;
        }
        // «первый заместитель губернатора» in a Tajik release: of the guests' state, if the text tells of one that has governors
        let none = |code: &str| doc.know.grammar.stems.no_governors.has(code);
        if authority.state.as_deref().is_some_and(none) && begins_with(doc, p, "губернатор") {
            let mut told = authority.told.iter().filter(|code| !none(code));
            let alone = told.next().filter(|_| told.next().is_none()).cloned();
            p.weight = p.weight.min(0.85);
            set(p, alone, "release");
            return true;
        }
        // «первый заместитель председателя области» in an embassy's release: of those who receive it
        if authority.mission && p.local && p.class != TitleClass::Diplomat && p.office == Office::State {
            return true;
        }
        // «руководитель Федерального агентства»: of no state that has no federal ones
        let federal = |k: usize| doc.text.fold(k).starts_with("федеральн");
        let federation = |code: &str| doc.know.grammar.stems.federations.has(code);
        if p.office == Office::State
            && (p.start..p.end).any(federal)
            && authority.state.as_deref().is_some_and(|own| !federation(own))
        {
            let mut told = authority.told.iter().filter(|code| federation(code));
            let alone = told.next().filter(|_| told.next().is_none()).cloned();
            p.weight = p.weight.min(0.85);
            set(p, alone, "release");
            return true;
        }
        false
    }

    fn chairs_federation(&mut self, p: &Post) -> bool {
        let doc = self.doc;
        // «Президиум федерации: президент – А»: in a small letter, where a federation is told of
        let chairs = |p: &Post| p.bare && p.role == "президент" && !doc.capital(p.start);
        chairs(p) && *self.federated.get_or_insert_with(|| of_federation(doc))
    }

    /// Gives an office that can be the release's own that state, or the host's.
    fn of_release(&self, p: &mut Post) {
        let (doc, spots, authority) = (self.doc, self.spots, self.authority);
        let told = self.public || authority.official || self.opens(p);
        let sure = p.office == Office::State || p.office == Office::Unclear && told;
        let sure = sure || p.office == Office::Other && !p.international && beside_lead(doc, self.lead.as_ref(), p);
        // «посол в Баку», «советник посольства в Токио»: whoever is sent abroad without a word by whom is one's own
        let seat = || spots.iter().find(|s| s.start > p.start && s.end <= p.end && in_place(doc, s.start, p.start));
        let seat = || if p.abroad { seat().and_then(|s| s.country.clone()) } else { None };
        let host = p.accredited_to.clone().or_else(seat);
        // «посол СССР в Афганистане»
        let told = || {
            (p.start..p.end)
                .any(|k| countries::at(doc, k).is_some_and(|s| doc.know.countries[s.entry as usize].historical))
        };
        // «посол по особым поручениям», «посол в отставке»
        let at_large = p.envoy && (p.start..p.end).any(|k| doc.is_class(k, Class::ELSEWHERE));
        let abroad = host.is_some() && authority.state.is_some() && host != authority.state;
        let sent = (abroad || at_large) && !told();
        // «второй секретарь Министерства»: at home
        let ministry = begins_with(doc, p, "министерств");
        let envoys = (p.start + 1..p.end).any(|k| {
            let class = |s: crate::rules::Sense| doc.know.titles[s.entry as usize].class;
            doc.sense(k, SenseKind::TitleHead.bit()).is_some_and(|s| class(s) == TitleClass::Diplomat)
        });
        let diplomat = (p.class == TitleClass::Diplomat || p.abroad || envoys) && !sent && !(ministry && !p.abroad);
        // «генеральный секретарь министерства» is of no union
        let union = of_union(doc, &p.role) && !ministry;
        let sure = sure || audits(doc, p);
        // «ученица школы при Посольстве»
        let pupil = doc.know.grammar.stems.free_callings.begins(&p.role);
        let sure = (sure || p.abroad && !pupil) && !union && !p.international;
        // «Послом в Никарагуа станет А»: one's own names him, whatever other states are told of
        let appointed = abroad && p.envoy && p.how == How::Verb;
        if sure && (!diplomat || authority.mission) && (!authority.several || p.local || appointed) {
            p.weight = p.weight.min(0.85);
            set(p, authority.state.clone().filter(|_| !authority.faint), "release");
        } else if sure && !diplomat && (national(p) || self.of_national_body(p)) {
            // «в Ереване Генсек ОДКБ встретился с министром обороны»; unions have ministers «по интеграции»
            let at_home = || authority.state.clone().filter(|own| self.native(p.person, own));
            let host = authority.host.clone().or_else(at_home);
            p.weight = p.weight.min(0.8);
            set(p, host, "release");
        }
    }

    /// «Секретарь Совета безопасности», «начальник управления МИД», «председатель Государственного комитета»: of a body that a union
    /// of states has not.
    fn of_national_body(&self, p: &Post) -> bool {
        let (doc, stems) = (self.doc, &self.doc.know.grammar.stems);
        let fold = |k: usize| doc.text.fold(k);
        let kind = |k: usize| {
            let body = k + 1 < p.end && doc.any_of(k + 1, SenseKind::OrgHead.bit());
            doc.capital(k) && stems.national_kinds.begins(fold(k)) && body
        };
        let council = |k: usize| fold(k).starts_with("безопасност") && fold(k - 1).starts_with("совет");
        let minister = doc.text.reads(p.end - 1, "министра");
        let inside = p.start + 1..p.end;
        let body = |k: usize| stems.national_bodies.begins(fold(k)) || kind(k) || council(k);
        p.office == Office::State && !minister && inside.filter(|&k| doc.is_word(k)).any(body)
    }

    /// Does his name tell that he is at home in the state?
    fn native(&self, person: usize, state: &str) -> bool {
        // unions sit in some states, and tell of them whatever happens
        let told = self.doc.know.grammar.tells_surnames(state) && !self.doc.know.grammar.stems.union_seats.has(state);
        told && self.kin.get(person) == Some(&Kin::Surname) && self.foreign[person] == Home::Own
    }

    /// Is it a division's in a release that a state's official begins?
    fn opens(&self, p: &Post) -> bool {
        let doc = self.doc;
        let unnamed = |o: &String| o.chars().next().is_some_and(char::is_lowercase);
        let division = |k: usize| doc.know.grammar.stems.divisions_led.has(doc.text.fold(k));
        let divided = self.lead.is_some() && p.class == TitleClass::Any && (p.start + 1..p.end).any(division);
        divided && p.organization.as_ref().is_none_or(unnamed)
    }
}

/// Are more of the offices a state's than are not?
fn mostly_public(posts: &[Post]) -> bool {
    let (mut state, mut others) = (0, 0);
    for p in posts.iter() {
        match p.class {
            TitleClass::Any | TitleClass::Public | TitleClass::Rank | TitleClass::Degree | TitleClass::Honor => {}
            // «президент», «вице-президент»: a federation has them too
            _ if p.office == Office::Unclear && p.bare => {}
            TitleClass::State
            | TitleClass::Regional
            | TitleClass::Law
            | TitleClass::Military
            | TitleClass::Diplomat
                if p.office != Office::Other =>
            {
                state += 1
            }
            _ => others += 1,
        }
    }
    state > others
}

/// The other state that the release tells of above all, or of which it names officials.
pub(super) fn partner(posts: &[Post], authority: &Authority) -> Option<String> {
    let own = authority.state.as_deref()?;
    if authority.partner.is_some() {
        return authority.partner.clone();
    }
    let mut states: Vec<(&str, usize)> = Vec::new();
    let mut last = None;
    for p in posts.iter().filter(|p| matches!(p.country_from, Some("title" | "list" | "organization" | "place"))) {
        let Some(code) = p.country.as_deref().filter(|&code| code != own && last != Some(p.person)) else { continue };
        last = Some(p.person);
        match states.iter_mut().find(|s| s.0 == code) {
            Some(s) => s.1 += 1,
            None => states.push((code, 1)),
        }
    }
    states.sort_by_key(|s| std::cmp::Reverse(s.1));
    let second = states.get(1).map_or(0, |s| s.1);
    states.first().filter(|first| first.1 >= 3 * second).map(|first| first.0.to_owned())
}

/// An office that every state has one of, told as such.
fn national(p: &Post) -> bool {
    let minister = p.class == TitleClass::State || p.role.ends_with("министра");
    let commission = p.title.ends_with(" ЦИК");
    (minister || commission) && p.office == Office::State && !p.bare && !p.title.contains(" по ")
}

/// Does a word of the office begin so?
fn begins_with(doc: &Doc, p: &Post, stem: &str) -> bool {
    (p.start..p.end).any(|k| doc.text.fold(k).starts_with(stem))
}

/// Does the text tell of a federation, an association, a league, which have presidents?
fn of_federation(doc: &Doc) -> bool {
    let union = |k: usize| doc.know.grammar.stems.unions.begins(doc.text.fold(k));
    let state = |k: usize| doc.any_of(k, SenseKind::COUNTRIES) || k > 0 && doc.any_of(k - 1, SenseKind::COUNTRIES);
    doc.with(0, doc.len(), Traits::senses(SenseKind::OrgHead.bit())).any(|k| union(k) && !state(k))
}

/// «Председатель Центрального банка принял … исполнительный директор А», «Президент вручил … советник президента Б»: an
/// office that says nothing of its own, in the release that an official of such a body begins.
fn beside_lead(doc: &Doc, lead: Option<&Post>, p: &Post) -> bool {
    let Some(lead) = lead else { return false };
    let own = p.organization.is_none() || p.organization == lead.organization;
    let of_bank = lead.organization.as_ref().is_some_and(|name| state_bank(doc, name)) && own;
    let banker = matches!(p.class, TitleClass::Company | TitleClass::Any | TitleClass::Public);
    let president = lead.class == TitleClass::State && lead.role == "президент";
    let adviser = president && (p.start + 1..p.end).any(|k| doc.text.reads(k, "президента"));
    of_bank && banker || adviser && p.class != TitleClass::Company
}

/// «Экономический Суд» beside «Экономический Суд СНГ»: a body of a union, whole or called without the union.
fn shortened(unions: &[String], organization: &str) -> bool {
    let short = names::folded(organization);
    let called = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    unions.iter().any(|whole| whole.strip_prefix(short.as_str()).is_some_and(called))
}

/// «С заключением Счётной палаты ознакомил аудитор А»: the chamber's, whose office is the state's.
fn audits(doc: &Doc, p: &Post) -> bool {
    let chamber = |k: usize| {
        let word = doc.text.fold(k);
        (word.ends_with("счетной") || word.ends_with("счетная")) && doc.text.fold(k + 1).starts_with("палат")
    };
    p.role == "аудитор" && (0..doc.len().min(20_000) - 1).any(|k| doc.is_word(k) && chamber(k))
}

/// «генеральный секретарь», «заместитель исполнительного секретаря»: offices that unions of states have, and no state.
fn of_union(doc: &Doc, role: &str) -> bool {
    // most offices are told off by the noun
    role.contains("секретар")
        && doc.know.grammar.stems.union_secretaries.iter().any(|kind| {
            role.split_once(kind)
                .is_some_and(|(_, rest)| rest.split(' ').nth(1).is_some_and(|noun| noun.starts_with("секретар")))
        })
}

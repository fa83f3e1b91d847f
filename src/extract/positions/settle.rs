//! States of offices that name none, once all are known: another office of the same human, the office right before in a series, the
//! superior of a deputy, the people that a name is of; at last the releasing authority's state.

use super::abroad;
use super::areas::{in_place, may_be_of};
use super::in_full::state_bank;
use super::{Office, Post, owners, set};
use crate::extract::authority::Authority;
use crate::extract::bind::Found;
use crate::extract::countries;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::names::{self, Name};
use crate::extract::people::Human;
use crate::extract::phrase;
use crate::extract::places::Spot;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::{Shape, lower};

/// Countries of offices that name none, from what stands around them: another office of the same person, the office right
/// before in a series, the superior of a bare «заместитель»; at last the releasing authority's state.
pub fn settle(doc: &Doc, found: &Found, humans: &[Human], posts: &mut [Post], spots: &[Spot], authority: &Authority) {
    let owners = owners(found, humans);
    // «Постоянный представитель страны в Нью-Йорке»: the country is the release's own
    let country =
        |p: &Post| (p.start..p.end).any(|k| k > p.start && doc.know.grammar.stems.own_country.has(doc.text.fold(k)));
    for p in posts.iter_mut().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat) {
        if country(p) {
            continue;
        }
        // «главы Чувашии и Гагаузии А и Б»: each of his own
        let inside = || spots.iter().filter(|s| s.start >= p.start && s.end <= p.end);
        let spot = inside().find(|s| Some(&s.name) == p.place.as_ref()).or_else(|| inside().next());
        set(p, spot.and_then(|s| s.country.clone()).filter(|code| may_be_of(doc, (p.start, p.end), code)), "place");
    }
    // «вице-губернатор провинции Санта-Фе»: of two places of that name the release has meant one
    for p in posts.iter_mut().filter(|p| p.country_from == Some("place")) {
        let spot = spots.iter().find(|s| s.start >= p.start && s.end <= p.end && Some(&s.name) == p.place.as_ref());
        if let Some(code) = spot.and_then(|s| s.country.clone()) {
            p.country = Some(code);
        }
    }
    for i in 0..posts.len() {
        if posts[i].country.is_some() {
            continue;
        }
        // «Генеральный секретарь ШОС … его заместители»: of no state either
        let over = chief(doc, found, &owners, posts, i);
        if over.is_some_and(|chief| posts[chief].international) {
            posts[i].international = true;
        }
        // «Директор завода А и его заместитель Б»: of no state either
        let alone = |p: &Post| p.bare && lower(&p.role).ends_with("заместитель");
        let private = |chief: &Post| chief.office == Office::Other && chief.country.is_none();
        if over.is_some_and(|chief| private(&posts[chief])) && alone(&posts[i]) {
            posts[i].office = Office::Other;
        }
        if let Some(t) = nameless_chief(doc, found, posts[i].start).map(|t| &found.titles[t]) {
            let inside = spots.iter().find(|s| s.start >= t.start && s.end <= t.end);
            set(&mut posts[i], inside.and_then(|s| s.country.clone()), "list");
            // «Губернатор поручил своему заместителю А»: the governor that the text names elsewhere
            let lemma = doc.know.titles[t.entry as usize].lemma.as_str();
            let named = |p: &&Post| p.country.is_some() && lower(&p.role).split(' ').next_back() == Some(lemma);
            let held = posts.iter().find(named).filter(|_| t.end == t.heads[0].end);
            let whose = held.and_then(|p| p.country.clone());
            set(&mut posts[i], whose, "list");
        }
        // «Посла сопровождал советник по торговле А»
        let whose = accompanied(doc, posts, i);
        set(&mut posts[i], whose, "list");
        // «Посол Ганы передал послание министра А»
        let sender = messenger(doc, found, &owners, posts, i);
        set(&mut posts[i], sender, "list");
        if posts[i].country.is_some() || posts[i].united {
            continue;
        }
        // «хоким города и его заместитель по социальным вопросам»
        if posts[i].office == Office::Other {
            let deputy = || doc.is_word(posts[i].start) && doc.is_class(posts[i].start, Class::DEPUTY);
            let near = if deputy() { superior(doc, found, &owners, posts, i) } else { None };
            let near = near.or_else(|| beside_chief(doc, found, posts, i).filter(|_| deputy()));
            let near = near.or_else(|| deputy_of_told(posts, i).filter(|_| deputy()));
            // «посол Таджикистана … советник посольства»
            let near = near.or_else(|| fellow_envoys(posts, i).filter(|_| posts[i].abroad));
            // «представитель Кыргызской Республики, советник посольства А»
            let title = |p: &&Post| p.person == posts[i].person && p.country_from == Some("title");
            let resident = || lower(&posts[i].role).starts_with("постоянн") && posts[i].role.contains("представитель");
            let envoy = posts[i].class == TitleClass::Diplomat || resident();
            let own = || posts.iter().find(title).filter(|_| envoy).and_then(|p| p.country.clone());
            // «заместитель Председателя НС» of whom the text says «заместитель Председателя Национального Собрания Армении»
            let again = || same_office(posts, i).and_then(|k| posts[k].country.clone());
            let near = near.or_else(own).or_else(again);
            set(&mut posts[i], near, "list");
            continue;
        }
        // «национальный координатор от КНР, посол по особым поручениям»
        let delegated = |p: &Post| p.country_from == Some("title") && (p.start..p.end).any(|k| doc.text.reads(k, "от"));
        let office = |p: &Post| p.country.is_some() && (p.office != Office::Other || delegated(p));
        let mine = |p: &Post| p.person == posts[i].person && office(p);
        let own = posts.iter().find(|p| mine(p)).and_then(|p| p.country.clone());
        let near = match another_ambassador(doc, posts, i) || heads(doc, posts[i].start) {
            true => own,
            false => own
                .or_else(|| superior(doc, found, &owners, posts, i))
                .or_else(|| beside_chief(doc, found, posts, i))
                .or_else(|| deputy_of_told(posts, i))
                .or_else(|| neighbour(doc, found, posts, i))
                .or_else(|| fellow_envoys(posts, i)),
        };
        set(&mut posts[i], near, "list");
    }
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
    // «министр территориального управления и инфраструктур»: Armenia alone has one
    for p in posts.iter_mut().filter(|p| p.country.is_none() && p.office == Office::State && !p.international) {
        let folded = names::folded(&p.title);
        let state = folded.contains("минист").then(|| doc.know.grammar.portfolio_state(&folded)).flatten();
        set(p, state.map(str::to_owned), "organization");
    }
    // «апостольский нунций»: one state alone sends such
    for p in posts.iter_mut().filter(|p| p.country.is_none()) {
        let only = |k: usize| doc.know.grammar.office_states(doc.text.fold(k)).filter(|states| states.len() == 2);
        let state = (p.start..p.end).find_map(only).map(str::to_owned);
        set(p, state, "organization");
    }
    let national = |p: &Post| {
        let minister = p.class == TitleClass::State || p.role.ends_with("министра");
        let commission = p.title.ends_with(" ЦИК");
        (minister || commission) && p.office == Office::State && !p.bare && !p.title.contains(" по ")
    };
    // «Заместитель министра приняла … В беседе участвовал начальник управления международного сотрудничества А»
    let lead = posts.first().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat).cloned();
    let unnamed = |o: &String| o.chars().next().is_some_and(char::is_lowercase);
    let division = |k: usize| doc.know.grammar.stems.divisions_led.has(doc.text.fold(k));
    let opens = |p: &Post| {
        let divided = lead.is_some() && p.class == TitleClass::Any && (p.start + 1..p.end).any(division);
        divided && p.organization.as_ref().is_none_or(unnamed)
    };
    let mut asked = vec![false; humans.len()];
    posts.iter().filter(|p| p.country.is_none()).for_each(|p| asked[p.person] = true);
    let foreign = foreigners(doc, found, &owners, &asked, humans, authority);
    let united = posts.iter().filter(|p| p.international).filter_map(|p| p.organization.as_deref());
    let unions: Vec<String> = united.map(names::folded).collect();
    let mut federated = None;
    // «министр культуры Абхазии»: of an area that the lexicon gives no state, nobody else's gives one
    let stateless = |p: &Post| {
        let first = spots.partition_point(|s| s.start < p.start);
        let mut inside = spots[first..].iter().take_while(|s| s.end <= p.end);
        inside.any(|s| s.known && s.country.is_none() && s.kind == "region")
    };
    for p in posts.iter_mut().filter(|p| p.country.is_none() && !stateless(p)) {
        match &foreign[p.person] {
            Home::Own => {}
            Home::Untold if p.office == Office::State => {}
            Home::Abroad(home) => {
                // «почётный консул в Пусане»: of the state that receives him he is no envoy
                let guest = Some(home) != p.accredited_to.as_ref();
                let friends = || lower(&p.title).contains("группы дружбы");
                let unclear = p.office == Office::Unclear && !p.bare;
                if guest && (p.office == Office::State || unclear || p.both || friends()) {
                    p.weight = p.weight.min(0.8);
                    set(p, Some(home.clone()), "name");
                }
                continue;
            }
            Home::Untold | Home::Foreign => continue,
        }
        // «директор Калужского филиала банка», «руководитель представительства компании», «председатель студенческого сената»
        let has = |stem: &str| (p.start..p.end).any(|k| doc.text.fold(k).starts_with(stem));
        let bank = || (p.start..p.end).any(|k| doc.text.fold(k).contains("банк"));
        let branch = has("филиал") && bank() || has("представительств") && !has("постоянн") || has("студенческ");
        let regional = || (p.start..p.end).any(|k| doc.is_class(k, Class::AREA));
        if branch && p.class != TitleClass::Diplomat && !regional() {
            continue;
        }
        // «лучший снайпер»: how he fared
        let title = lower(&p.title);
        if title.starts_with("лучш") {
            continue;
        }
        // «директор Удмуртского филиала», «глава парламентской группы дружбы»: of a company, of either state
        let inside = |words: &str| title.contains(words);
        // «командир 201-й военной базы»: many stand in another state
        let shared = inside("филиал")
            || inside("военной базы")
            || inside("авиабазы")
            || inside("группы дружбы") && foreign[p.person] != Home::Own;
        // «наш посол был принят министром А»: by whom, of a people that is not the release's
        let receives = p.start > 0 && doc.text.fold(p.start - 1).starts_with("принят");
        if shared || receives && foreign[p.person] != Home::Own {
            continue;
        }
        // «Председатель Экономического Суда СНГ …, судьи Экономического Суда»
        if p.organization.as_ref().is_some_and(|o| shortened(&unions, o)) {
            continue;
        }
        // «настоятель храма»; «отряд «Долг» (командир А)»
        // «командир «Татарстана»»: a ship calls at other states' ports
        let ship = title.starts_with("командир «");
        if p.class == TitleClass::Church || ship || p.bare && lower(&p.role) == "командир" {
            continue;
        }
        // «за ассоциацию – её президент А»
        let owned = p.start > 8 && matches!(doc.text.fold(p.start - 1), "его" | "ее" | "их");
        let of_state = |k: usize| doc.any_of(k, SenseKind::STATES) || doc.text.fold(k).starts_with("стран");
        if owned && lower(&p.role) == "президент" && !(p.start - 8..p.start - 1).any(of_state) {
            continue;
        }
        // «начальник отдела аймака» in a Russian release: of the state that has aimaks
        let area = (p.start + 1..p.end).find_map(|k| doc.know.grammar.region_state(doc.text.fold(k)));
        if let Some(state) = area.filter(|state| Some(*state) != authority.state.as_deref()) {
            let told = authority.told.iter().any(|told| told == state);
            set(p, told.then(|| state.to_owned()), "organization");
            continue;
        }
        // «заместитель акима области»: no Russian, whoever releases it
        if let Some(states) = (p.start..p.end).find_map(|k| doc.know.grammar.office_states(doc.text.fold(k))) {
            let own = authority.state.as_deref().filter(|own| states.contains(own));
            let mut told = states.split(' ').filter(|code| authority.told.iter().any(|told| told == code));
            let alone = told.next().filter(|_| told.next().is_none()).or(Some(states).filter(|s| s.len() == 2));
            set(p, own.or(alone).map(str::to_owned), "release");
            continue;
        }
        // «первый заместитель председателя области» in an embassy's release: of those who receive it
        if authority.mission && p.local && p.class != TitleClass::Diplomat && p.office == Office::State {
            continue;
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
            continue;
        }
        // «Президиум федерации: президент – А»: in a small letter, where a federation is told of
        let chairs = |p: &Post| p.bare && lower(&p.role) == "президент" && !doc.capital(p.start);
        if chairs(p) && *federated.get_or_insert_with(|| of_federation(doc)) {
            continue;
        }
        let told = state > others || authority.official || opens(p);
        let sure = p.office == Office::State || p.office == Office::Unclear && told;
        let sure = sure || p.office == Office::Other && !p.international && beside_lead(doc, lead.as_ref(), p);
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
        let diplomat = (p.class == TitleClass::Diplomat || p.abroad) && !sent;
        // «генеральный секретарь министерства» is of no union
        let union = of_union(doc, &p.role) && !has("министерств");
        let sure = sure || audits(doc, p);
        // «ученица школы при Посольстве»
        let pupil = doc.know.grammar.stems.free_callings.begins(&lower(&p.role));
        let sure = (sure || p.abroad && !pupil) && !union && !p.international;
        if sure && (!diplomat || authority.mission) && (!authority.several || p.local) {
            p.weight = p.weight.min(0.85);
            set(p, authority.state.clone().filter(|_| !authority.faint), "release");
        } else if sure && !diplomat && national(p) {
            // «в Ереване Генсек ОДКБ встретился с министром обороны»; unions have ministers «по интеграции»
            p.weight = p.weight.min(0.8);
            set(p, authority.host.clone(), "release");
        }
    }
    abroad::settle(doc, found, &owners, posts, spots, authority);
    // «Сенатор Хайме Осорио и член Палаты представителей Каролина Вильегас»: both of the guests
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let joined = || {
            let name = found.names.get(found.names.partition_point(|n| n.start < before.end));
            name.is_some_and(|n| n.end + 1 == p.start && phrase::is_and(doc, n.end))
        };
        let guests = before.country_from == Some("name") && p.country_from == Some("release");
        if guests && before.person != p.person && joined() {
            (posts[i].country, posts[i].country_from) = (before.country.clone(), Some("list"));
        }
    }
    // «начальник управления А и атташе Б»: of the release's own officials the later one shares the state
    for i in 0..posts.len() {
        let p = &posts[i];
        let own = p.office != Office::Other && !p.international && foreign[p.person] == Home::Own;
        if p.country.is_none() && own && !stateless(p) && !another_ambassador(doc, posts, i) {
            let near = neighbour(doc, found, posts, i);
            set(&mut posts[i], near, "list");
        }
    }
    receive(doc, posts, authority);
    share_body(doc, found, posts);
    // «полпред Президента в СФО» serves at home
    for p in posts.iter_mut().filter(|p| p.country == p.accredited_to) {
        p.accredited_to = None;
    }
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

/// «Экономический Суд» beside «Экономический Суд СНГ»: a body of a union, called without the union.
fn shortened(unions: &[String], organization: &str) -> bool {
    let short = names::folded(organization);
    unions.iter().any(|whole| whole.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' ')))
}

/// Of humans whose names are of another tradition than the release's state: the one state of that tradition that the release
/// tells of. «Фам Тхань Туой» is at home in Hanoi, «Ласло Кёвер» in Budapest. Only those who are `asked` about are looked at.
fn foreigners(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    asked: &[bool],
    humans: &[Human],
    authority: &Authority,
) -> Vec<Home> {
    let mut out = vec![Home::Own; humans.len()];
    let Some(own) = authority.state.as_deref() else { return out };
    let grammar = &doc.know.grammar;
    let one_told = |home: &dyn Fn(&str) -> bool| {
        let mut told = authority.told.iter().filter(|code| home(code));
        match (told.next(), told.next()) {
            (None, _) => Home::Untold,
            (Some(one), None) => Home::Abroad(one.clone()),
            _ => Home::Foreign,
        }
    };
    for (name, owner) in found.names.iter().zip(owners) {
        let Some(person) = owner.filter(|&person| asked[person]) else { continue };
        if name.eastern && !grammar.has_eastern_names(own) {
            out[person] = match one_told(&|code| grammar.has_eastern_names(code)) {
                Home::Untold => Home::Foreign,
                home => home,
            };
            continue;
        }
        // «Майя Цискаришвили»: of Georgia, if the release tells of it
        let georgian = |p: &names::Part| {
            let fold = doc.text.fold(p.end - 1);
            p.role == names::Role::Surname && !p.initial && georgian_surname(fold)
        };
        if own != GEORGIA && name.parts.iter().any(georgian) && authority.told.iter().any(|told| told == GEORGIA) {
            out[person] = Home::Abroad(GEORGIA.to_owned());
            continue;
        }
        let Some(tradition) = tradition(doc, name, &humans[person]) else {
            if grammar.stems.russian_names.has(own) && unheard_of(doc, name) {
                out[person] = Home::Foreign;
            }
            continue;
        };
        // «Инкери Вяйнёвна Рантанен»: a patronymic makes nobody a Finn of Finland
        let patronymic = |k: usize| ["вна", "вич", "ична", "ьич"].iter().any(|end| doc.text.fold(k).ends_with(end));
        let fathered = name.end > name.start + 2 && (name.start + 1..name.end).any(patronymic);
        let told = |code: &str| {
            doc.know.grammar.stems.patronymic_states.has(code) && authority.told.iter().any(|told| told == code)
        };
        let native = |homes: &str| homes.split(' ').any(told);
        let elsewhere = |homes: &&str| !homes.contains(own) && (!fathered || native(homes));
        if let Some(homes) = grammar.name_homes(tradition).filter(elsewhere) {
            out[person] = match one_told(&|code| homes.contains(code)) {
                Home::Untold if !grammar.borrows_names(tradition, own) => Home::Foreign,
                home => home,
            };
        } else if let Some(homes) = grammar.name_homes_told(tradition).filter(elsewhere) {
            if let home @ Home::Abroad(_) = one_told(&|code| homes.contains(code)) {
                out[person] = home;
            }
        } else if grammar.name_homes_wide(tradition).is_some_and(|homes| elsewhere(&homes)) {
            out[person] = Home::Foreign;
        }
    }
    out
}

const GEORGIA: &str = "GE";

/// «-швили», «-дзе»: surnames of no other people.
fn georgian_surname(fold: &str) -> bool {
    fold.ends_with("швили") || fold.ends_with("дзе") && fold.chars().count() > 5
}

/// «Фетлеворк Алемайеху»: neither the given name nor the surname is one that the dictionary or a list has, or ends as those
/// of the former Soviet Union do.
fn unheard_of(doc: &Doc, name: &Name) -> bool {
    use crate::extract::names::Role;
    const KNOWN: u16 = Flags::GIVEN_SURE | Flags::SURNAME_SURE | Flags::PATRONYMIC;
    let known = |k: usize| {
        let fold = doc.text.fold(k);
        let shapes = doc.know.grammar.russian_shape(fold)
            || doc.know.grammar.given_shape(fold)
            || doc.know.grammar.surname_shape(fold);
        shapes || doc.flags(k).has(KNOWN) || doc.any_of(k, SenseKind::GivenName.bit() | SenseKind::Surname.bit())
    };
    let whole = name.parts.iter().any(|p| p.role == Role::Given && !p.initial)
        && name.parts.iter().any(|p| p.role == Role::Surname);
    whole && !(name.start..name.end).any(|k| !doc.is_word(k) || doc.text.tokens[k].shape == Shape::Letter || known(k))
}

/// Where a human is at home by the people that his name is of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Home {
    /// Nothing tells against the release's own state.
    Own,
    /// In no state that the release tells of.
    Untold,
    /// In one of several states told, or in none that can be known.
    Foreign,
    /// In the one state of his people that the release tells of.
    Abroad(String),
}

/// The tradition of a name's first given name; where that tells no home, of a surname or patronymic made the Russian way.
fn tradition<'d>(doc: &Doc<'d>, name: &Name, human: &Human) -> Option<&'d str> {
    use crate::extract::names::Role;
    let given = name.parts.iter().find(|p| p.role == Role::Given && !p.initial);
    let at_home = |o: &&str| doc.know.grammar.name_homes(o).is_some() || doc.know.grammar.name_homes_told(o).is_some();
    // «Петра» is of «Пётр» here, and «Дана» not of «Дан»
    let own = human.name.given.as_deref().and_then(|g| g.split([' ', '-']).next()).map(names::folded);
    let entry = |s: crate::rules::Sense| &doc.know.given[s.entry as usize];
    let senses = || given.into_iter().flat_map(|p| doc.senses_of(p.start, SenseKind::GivenName.bit()));
    let mine = senses().map(entry).find(|g| own.as_deref() == Some(names::folded(&g.name).as_str()));
    let origin = mine.or_else(|| senses().map(entry).next()).map(|g| g.origin.as_str());
    // «Насир-уль-Мульк», «Ахмед аль-Сабах»
    // «Хамдан бен Ахмед Аль Марри»
    let apart = |k: usize| matches!(doc.text.fold(k), "аль" | "бен" | "бин" | "ибн") && doc.capital(k + 1);
    let joined = |k: usize| doc.has(k, Traits::HYPHENED) && names::with_article(doc.text.word(k));
    if (name.start..name.end).any(joined) || (name.start + 1..name.end.max(1) - 1).any(apart) {
        return Some("article").filter(at_home);
    }
    // «Эммануэль Квабена Одуро»: Africans bear names of Europe beside their own
    let african =
        |p: &names::Part| doc.senses_of(p.start, SenseKind::GivenName.bit()).any(|s| entry(s).origin == "african");
    let colonial = matches!(origin, Some("english" | "french" | "portuguese"));
    if colonial && name.parts.iter().filter(|p| !p.initial).any(african) {
        return Some("african").filter(at_home);
    }
    // «Ньямдоржийн Анхбаяр»
    let father = |p: &names::Part| !p.initial && p.end > p.start && names::mongolian_father(doc, p.start);
    if origin.is_none() && name.parts.iter().any(father) {
        return Some("mongolian").filter(at_home);
    }
    origin.filter(at_home).or_else(|| {
        let other = |p: &&names::Part| p.role != Role::Given && !p.initial;
        let russian = name.parts.iter().filter(other).any(|p| doc.know.grammar.russian_shape(doc.text.fold(p.end - 1)));
        if russian { Some("russian") } else { origin }
    })
}

/// «посол», «временный поверенный в делах»; a consul's or attaché's host is told.
pub(super) fn envoy(doc: &Doc, title: &Title) -> bool {
    let head = &doc.know.titles[title.entry as usize];
    head.accredited && (head.lemma.ends_with("посол") || head.lemma.contains("поверенный"))
}

/// «посол Италии» in a release of another state: the state that receives him. A consul's or attaché's host is told.
fn receive(doc: &Doc, posts: &mut [Post], authority: &Authority) {
    let Some(host) = authority.state.as_ref().filter(|_| !authority.mission && !authority.several) else { return };
    // «посол по особым поручениям», «постпред при ООН», «посол в отставке»
    let elsewhere = |k: usize| doc.is_class(k, Class::ELSEWHERE);
    for p in posts.iter_mut().filter(|p| p.envoy && !p.international && p.accredited_to.is_none()) {
        let foreign = p.country.as_ref().is_some_and(|c| c != host);
        if foreign && !(p.start..p.end).any(elsewhere) {
            p.accredited_to = Some(host.clone());
        }
    }
}

/// «его заместитель», «и первый заместитель Б»: the body of the office right before; «директор и совладелец агентства»: of the
/// same human's behind «и».
fn share_body(doc: &Doc, found: &Found, posts: &mut [Post]) {
    for i in 1..posts.len() {
        let (p, next) = (&posts[i - 1], &posts[i]);
        let joined = p.end + 1 == next.start && phrase::is_and(doc, p.end) && p.person == next.person;
        // «политик и лидер партии», «писатель и директор музея»: a calling serves no body
        let free = || doc.know.grammar.stems.own_callings.has(&lower(&p.role));
        if joined && p.bare && p.organization.is_none() && !free() {
            posts[i - 1].organization = next.organization.clone();
        }
    }
    // «уходит с поста руководителя балета театра, но остаётся хореографом»: of the same body
    for i in 1..posts.len() {
        let p = &posts[i];
        let stays = p.start > 0 && doc.know.grammar.stems.stays.has(doc.text.fold(p.start - 1));
        if stays && p.bare && p.organization.is_none() {
            let own = posts[..i].iter().rev().find(|b| b.person == p.person && b.organization.is_some());
            posts[i].organization = own.and_then(|b| b.organization.clone());
        }
    }
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let deputy = || {
            let lemma = p.role.as_str();
            doc.know.grammar.classes(lemma).has(Class::DEPUTY)
        };
        let his = || {
            let pronoun = p.start > 0 && matches!(doc.text.fold(p.start - 1), "его" | "ее");
            pronoun && nameless_chief(doc, found, p.start).is_none()
        };
        let near = || {
            let (a, b) = (doc.text.sentence_of(before.start), doc.text.sentence_of(p.start));
            a == b || a + 1 == b && his()
        };
        if p.bare && p.organization.is_none() && p.person != before.person && deputy() && near() {
            let state = before.country.clone().filter(|_| his() && before.organization.is_some());
            posts[i].organization = before.organization.clone();
            set(&mut posts[i], state, "list");
        }
    }
}

/// «От имени губернатора области гостей приветствовал его советник А»: the title without a holder, in the sentence, of whom
/// «его» before token `at` points at.
fn nameless_chief(doc: &Doc, found: &Found, at: usize) -> Option<usize> {
    let whose =
        |&k: &usize| matches!(doc.text.fold(k), "его" | "ее" | "своему" | "своего" | "своим" | "своей" | "свою");
    let his = at.checked_sub(1).filter(whose)?;
    let start = doc.text.sentences[doc.text.sentence_of(his)].start;
    let before = found.titles.partition_point(|t| t.start < his).checked_sub(1)?;
    let title = Some(&found.titles[before]).filter(|t| t.start >= start && t.end <= his && t.singular)?;
    let held = found.bonds.iter().any(|b| b.title == before) || found.names.iter().any(|n| n.start == title.end);
    (!held).then_some(before)
}

/// The country of the office before, when a comma or «и» joins the two («Президентом Армении А и министром обороны Б»), or
/// when the later one is a bare deputy («его заместитель»).
fn neighbour(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let before = posts[..i]
        .iter()
        .rev()
        .find(|p| p.start >= sentence.start && p.end <= posts[i].start && p.person != posts[i].person)?;
    let after_name = found.names.iter().map(|n| n.end).filter(|&e| e <= posts[i].start && e >= before.end).max()?;
    let between = after_name..posts[i].start;
    // «находящийся в Монголии по приглашению Президента А»: whoever invites is the host
    if doc.text.reads(posts[i].start.saturating_sub(1), "приглашению") {
        return None;
    }
    // «А, прибывший в сопровождении министра Б»
    let arrives = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("прибы");
    if doc.text.reads(posts[i].start.saturating_sub(1), "сопровождении") && between.clone().any(arrives) {
        return before.country.clone();
    }
    let joined = between.len() <= 3
        && between.clone().all(|k| {
            phrase::is_and(doc, k)
                || doc.text.is(k, ",")
                || matches!(doc.text.fold(k), "его" | "ее" | "их" | "а" | "также")
        });
    // «… А, делегацию Организации тюркских государств – посол Б»
    let led = between.len() > 3 && matches!(doc.text.word(posts[i].start - 1), "–" | "—" | "-");
    // «с министром А встретился вице-премьер Б»: only a deputy or an aide is his across the verb
    let verb = || between.clone().any(|k| doc.flags(k).has(Flags::VERB));
    let role = lower(&posts[i].role);
    let aide = || doc.know.grammar.classes(&role).has(Class::DEPUTY) || role.contains("заместител");
    let bare = posts[i].bare && !led && (aide() || !verb());
    // «…и министром обороны Б»: an office that every state has one of, with nothing of its own to tell the state
    let national = matches!(posts[i].class, TitleClass::State | TitleClass::Military)
        && !(posts[i].start..posts[i].end).any(|k| doc.capital(k) && k > posts[i].start && !doc.headed(k));
    let explicit = matches!(before.country_from, Some("title" | "list" | "organization"));
    // «посол Румынии А и спикер парламента Б»: an ambassador stands for another state than his hosts
    let national = national && before.class != TitleClass::Diplomat;
    // «Посол А был принят Государственным секретарём Б», but «посол А и консул Б»
    // and «посол А передал послание эмира Б»
    let sender = doc.noun(posts[i].start).has(Case::Gen);
    let guest = before.class == TitleClass::Diplomat && posts[i].class == TitleClass::State && !sender;
    // «от Правительства области – министр А и начальник отдела Б»
    let head = lower(&posts[i].role).contains("начальник");
    let division = head && posts[i].office == Office::Unclear && before.office == Office::State;
    (joined && (bare || division || explicit && national) || bare && before.office != Office::Other && !guest)
        .then(|| before.country.clone())
        .flatten()
}

/// «С заключением Счётной палаты ознакомил аудитор А»: the chamber's, whose office is the state's.
fn audits(doc: &Doc, p: &Post) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
    let chamber =
        |k: usize| doc.text.fold(k).ends_with("счетной") && k + 1 < doc.len() && doc.text.reads(k + 1, "палаты");
    lower(&p.role) == "аудитор" && (sentence.start..sentence.end).any(|k| doc.is_word(k) && chamber(k))
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

/// «Рустам Бадасян и его советник …»: the state of whoever stands right before «его».
fn superior(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<String> {
    chief(doc, found, owners, posts, i).and_then(|chief| posts[chief].country.clone())
}

/// «Посол Ирана А зачитал обращение министра Б»: the state of the envoy who brings the message of the holder of post `i`.
fn messenger(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<String> {
    let stems = &doc.know.grammar.stems;
    let message =
        posts[i].start.checked_sub(1).filter(|&k| doc.is_word(k) && stems.greetings.begins(doc.text.fold(k)))?;
    let floor = doc.text.sentences[doc.text.sentence_of(message)].start;
    let brings = |k: usize| {
        doc.is_word(k) && (stems.reads_aloud.begins(doc.text.fold(k)) || doc.text.fold(k).starts_with("переда"))
    };
    let verb = (floor..message).rev().find(|&k| brings(k))?;
    let first = found.names.partition_point(|n| n.start < floor);
    let mut before = found.names[first..].iter().zip(&owners[first..]).take_while(|(n, _)| n.end <= verb);
    let envoy = |person: usize| posts.iter().find(|p| p.person == person && p.class == TitleClass::Diplomat);
    before.find_map(|(_, owner)| envoy((*owner)?)).and_then(|p| p.country.clone())
}

/// Another office of the same human that is called as post `i` is, though its body is written otherwise, if that one has a state.
fn same_office(posts: &[Post], i: usize) -> Option<usize> {
    let letters =
        |p: &Post| p.title.rsplit(' ').next().is_some_and(|w| w.chars().filter(|c| c.is_uppercase()).count() > 1);
    let same = |p: &Post| p.person == posts[i].person && lower(&p.role) == lower(&posts[i].role);
    let told = |p: &Post| p.country.is_some() && matches!(p.country_from, Some("title" | "organization"));
    let shortened = letters(&posts[i]) && !posts[i].international && posts[i].role.contains(' ');
    (0..posts.len()).find(|&k| k != i && shortened && same(&posts[k]) && told(&posts[k]))
}

/// The office, if one has a state else the first, of whom «его» before post `i` points at: the name right before, or the first of
/// the sentence behind «а», or of the sentence before.
fn chief(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<usize> {
    // «А поручил своему заместителю»
    let own = |k: usize| matches!(doc.text.fold(k), "своему" | "своей" | "своего" | "свою" | "своим");
    let whose = |&k: &usize| matches!(doc.text.fold(k), "его" | "ее") || own(k);
    let his = posts[i].start.checked_sub(1).filter(whose)?;
    // «А со своим заместителем Б»
    let joins = |k: usize| phrase::is_and(doc, k) || matches!(doc.text.fold(k), "с" | "со");
    let end = his - usize::from(his > 0 && joins(his - 1));
    let sentence = doc.text.sentence_of(his);
    // «А провёл встречу, а его заместитель – …»
    let start = doc.text.sentences[sentence].start;
    let opposed = his > 0 && doc.text.reads(his - 1, "а") || own(his);
    let subject = || found.names.iter().position(|n| n.start >= start && n.end < his).filter(|_| opposed);
    let name = found.names.iter().position(|n| n.end == end).or_else(subject);
    // «… приветствовал Генеральный секретарь. В дискуссиях участвовали его заместители»: of a union only
    let before = || {
        let from = doc.text.sentences[sentence.checked_sub(1)?].start;
        let last = found.names.iter().rposition(|n| n.start >= from && n.end <= start)?;
        posts.iter().any(|p| Some(p.person) == owners[last] && p.international).then_some(last)
    };
    let owner = owners[name.or_else(before)?]?;
    let mut own = (0..posts.len()).filter(|&p| posts[p].person == owner);
    let first = own.next()?;
    [first].into_iter().chain(own).find(|&p| posts[p].country.is_some()).or(Some(first))
}

/// «Председатель Парламента Молдовы А и заместители председателя Б и В»: the state of the chief right before, or of another deputy.
fn beside_chief(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    if !posts[i].role.contains("заместител") {
        return None;
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let title = lower(&posts[i].title);
    let chief = title.strip_prefix("первый ").unwrap_or(&title).strip_prefix("заместитель ")?;
    let told = |p: &&Post| p.start >= sentence.start && p.end <= posts[i].end && p.person != posts[i].person;
    let before = posts[..i].iter().rev().find(told)?;
    let from = found.names.iter().map(|n| n.end).find(|&end| end >= before.end)?;
    let to = posts[i].start.max(from);
    let joined =
        (from..to).all(|k| doc.text.is(k, ",") || phrase::is_and(doc, k) || matches!(doc.text.fold(k), "а" | "также"));
    let role = lower(&before.role);
    let same = role.char_indices().last().is_some_and(|(at, _)| at > 0 && chief.starts_with(&role[..at]));
    let own = same && !chief.contains(' ') || lower(&before.title) == title;
    before.country.clone().filter(|_| to - from <= 3 && joined && own)
}

/// «Провёл начальник УМВД А. … Доложил заместитель начальника Б»: the state of the only chief told before who is called so.
fn deputy_of_told(posts: &[Post], i: usize) -> Option<String> {
    let title = lower(&posts[i].title);
    let chief = title.strip_prefix("первый ").unwrap_or(&title).strip_prefix("заместитель ")?;
    // «руководителя» is the genitive of «руководитель»
    let called = |p: &&Post| {
        let role = lower(&p.role);
        let stem = role.strip_suffix(['ь', 'й']).unwrap_or(&role);
        let serves =
            matches!(role.as_str(), "начальник" | "руководитель" | "командующий" | "прокурор" | "председатель");
        serves && chief.strip_suffix(['а', 'я', 'и', 'ы']).is_some_and(|genitive| genitive == stem)
    };
    let mut told = posts[..i].iter().filter(called);
    let first = told.next()?;
    let country = first.country.clone()?;
    told.all(|p| p.country.as_ref() == Some(&country)).then_some(country)
}

/// Tokens back to the verb of those who accompany somebody.
const REACH: usize = 120;

/// «Посла сопровождал советник по торговле А», «Министра сопровождали её советник А, начальник управления Б и …»: the state of
/// the last one before who has that office.
fn accompanied(doc: &Doc, posts: &[Post], i: usize) -> Option<String> {
    let at = posts[i].start;
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let verb = (start + 1..at).rev().take(REACH).find(|&k| doc.is_word(k) && doc.verb(k).sure)?;
    if !doc.text.fold(verb).starts_with("сопровожда") || posts[i].office == Office::Other && verb + 1 != at {
        return None;
    }
    let chief = doc.sense(verb - 1, SenseKind::TitleHead.bit())?;
    let lemma = doc.know.titles[chief.entry as usize].lemma.as_str();
    let head = |p: &&Post| p.start < verb && lower(&p.role).split(' ').next_back() == Some(lemma);
    posts[..i].iter().rev().find(head).and_then(|p| p.country.clone())
}

/// «аким принял делегацию компании во главе с её президентом»: the party that he heads is not his host's.
pub(super) fn heads(doc: &Doc, at: usize) -> bool {
    let pronoun = |k: &usize| matches!(doc.text.fold(*k), "ее" | "его" | "их");
    let Some(with) = at.checked_sub(1).map(|k| if pronoun(&k) { k.saturating_sub(1) } else { k }) else { return false };
    with > 0 && matches!(doc.text.fold(with), "с" | "со") && doc.text.reads(with - 1, "главе")
}

/// Is it an ambassador behind another one? A state has one at a place: this one is another's.
fn another_ambassador(doc: &Doc, posts: &[Post], i: usize) -> bool {
    let head = |p: &Post| doc.know.grammar.stems.ambassadors.ends(&lower(&p.role));
    head(&posts[i]) && posts[..i].iter().any(|p| head(p) && p.person != posts[i].person)
}

/// «консул», «атташе»: alone, of the state whose envoys the release names before, if it is one.
fn fellow_envoys(posts: &[Post], i: usize) -> Option<String> {
    let envoy = |p: &Post| p.class == TitleClass::Diplomat || p.abroad;
    // «атташе по вопросам образования»
    let unnamed = |p: &Post| p.bare || p.title.chars().skip(1).all(|c| !c.is_uppercase());
    if !envoy(&posts[i]) || posts[i].international || !(posts[i].abroad || unnamed(&posts[i])) {
        return None;
    }
    let mut states = posts[..i].iter().filter(|p| envoy(p)).filter_map(|p| p.country.as_ref());
    let first = states.next()?;
    states.all(|s| s == first).then(|| first.clone())
}

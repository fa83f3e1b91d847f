//! `rules/grammar.toml`: closed classes of words that the grammar of names and titles leans on. A word's classes are bits,
//! found by one look-up, so that whoever remembers a word remembers all of them.

use super::draft::{Draft, toml_file};
use super::stems::{Stems, stem_lists};
use crate::text::fold_eights;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub const FILE: &str = "grammar.toml";

/// Notes the mistakes of the file or of an addition to it.
pub fn read(text: &str, draft: &mut Draft) {
    toml_file::<File>(FILE, text, draft);
}

/// A closed class: its words are few and fixed, so that a plain hash serves.
pub(super) type Words = HashSet<String, Quick>;
pub(super) type Quick = BuildHasherDefault<Folded>;

/// Eight bytes at a time, folded product. Only for sets whose words do not come from documents.
#[derive(Default, Clone)]
pub(super) struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        fold_eights(bytes, (), |(), eight| self.write_u64(eight));
    }

    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, x: u64) {
        let wide = u128::from(self.0 ^ x ^ 0xA076_1D64_78BD_642F).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = (wide as u64) ^ ((wide >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The file as written; a class that it does not name is empty, so that an addition names only what it adds.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    named_after: Vec<String>,
    named_after_weak: Vec<String>,
    govern_instrumental: Words,
    appoints: Vec<String>,
    appoints_somebody: Words,
    office_changes: Vec<String>,
    office_deeds: Vec<String>,
    posts: Words,
    told_by: Words,
    played_for: Words,
    domains: Words,
    #[serde(default)]
    stems: StemLists,
    never_modifiers: Vec<String>,
    passed_over: Vec<String>,
    then_words: Vec<String>,
    office_areas: Vec<String>,
    trainers: Vec<String>,
    frames: Vec<String>,
    circumstances: Vec<String>,
    clergy: Vec<String>,
    no_offices: Vec<String>,
    hardly_offices: Vec<String>,
    state_heads: Vec<String>,
    church_words: Vec<String>,
    seeking: Vec<String>,
    giving: Stems,
    sending: Stems,
    given_endings: Vec<String>,
    trades: Vec<String>,
    serving_elsewhere: Vec<String>,
    calling_endings: Vec<String>,
    not_callings: Vec<String>,
    governing: Words,
    held_then: Words,
    held_before: Words,
    with_preposition: Words,
    eastern_names: Words,
    names_borrowed: Words,
    borrowed: Words,
    action_instrumental: Vec<String>,
    action_dative: Vec<String>,
    event_aside: Vec<String>,
    dies: Vec<String>,
    crews: Vec<String>,
    represents: Vec<String>,
    decrees: Vec<String>,
    nouns_with_preposition: Vec<String>,
    surname_endings: Vec<String>,
    patronymic_endings: Vec<String>,
    russian_endings: Vec<String>,
    areas: Vec<String>,
    subdivisions: Vec<String>,
    not_a_body: Vec<String>,
    wares: Vec<String>,
    designators: Vec<String>,
    takes_place: Vec<String>,
    clause_words: Vec<String>,
    delegations: Vec<String>,
    speeches: Vec<String>,
    decisions: Vec<String>,
    event_pronouns: Vec<String>,
    earlier: Vec<String>,
    no_event_before: Vec<String>,
    follows_event: Vec<String>,
    anybodys_offices: Vec<String>,
    stage_callings: Vec<String>,
    deputies: Vec<String>,
    callings: Vec<String>,
    tutors: Vec<String>,
    counts: Vec<String>,
    grades: Vec<String>,
    company_offices: Vec<String>,
    policies: Vec<String>,
    dealt_with: Vec<String>,
    waters: Vec<String>,
    aside: Vec<String>,
    stately: Vec<String>,
    parts_taken: Vec<String>,
    conjunctions: Vec<String>,
    settlements: Vec<String>,
    settlements_several: Vec<String>,
    foreign_parts: Vec<String>,
    joint_fields: Vec<String>,
    substantives: Vec<String>,
    settlements_shortened: Vec<String>,
    speaks: Vec<String>,
    of_a_place: Vec<String>,
    copulas: Vec<String>,
    area_heads: Vec<String>,
    region_nouns: HashMap<String, String, Quick>,
    performers: Words,
    iberian_surnames: Words,
    region_states: HashMap<String, String, Quick>,
    body_states: HashMap<String, String, Quick>,
    portfolio_states: HashMap<String, String, Quick>,
    office_states: HashMap<String, String, Quick>,
    deeds: HashMap<String, String, Quick>,
    name_homes: HashMap<String, String, Quick>,
    name_homes_told: HashMap<String, String, Quick>,
    name_homes_wide: HashMap<String, String, Quick>,
    surnames_stay: HashMap<String, String, Quick>,
    surnames_bend: HashMap<String, String, Quick>,
    own_offices: HashMap<String, String, Quick>,
    called_also: HashMap<String, String, Quick>,
    called_in_state: HashMap<String, String, Quick>,
    called_in_area: HashMap<String, String, Quick>,
    bodies_called: HashMap<String, String, Quick>,
    deeds_of: HashMap<String, String, Quick>,
    republics: HashMap<String, String, Quick>,
    latin_initials: HashMap<String, String, Quick>,
    talks_called: HashMap<String, String, Quick>,
    journeys: HashMap<String, String, Quick>,
    days_long: HashMap<String, i64, Quick>,
}

/// A closed class of words, as a bit of [`Classes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class(u64);

impl Class {
    /// «имени», «ул», «премия»: the name behind it names a thing.
    pub const NAMED_AFTER: Class = Class(1 << 0);
    /// «музея», «храма»: the same, unless an office stands right before the name.
    pub const NAMED_AFTER_WEAKLY: Class = Class(1 << 1);
    /// «назначен», «избрали», «является»
    pub const APPOINTS: Class = Class(1 << 2);
    /// «ушёл», «вступил», «отставка»: beside «пост», «должность».
    pub const OFFICE_CHANGE: Class = Class(1 << 43);
    /// «назначение», «снятие»: of whom is put into a post or out of it.
    pub const OFFICE_DEED: Class = Class(1 << 44);
    /// «новый», «бывавший»: agrees with the title, is no part of it.
    pub const NEVER_MODIFIER: Class = Class(1 << 3);
    /// «его», «ныне»: passed over between a title and its name.
    pub const PASSED_OVER: Class = Class(1 << 34);
    /// «затем», «также»: joins the next of somebody's titles.
    pub const THEN: Class = Class(1 << 35);
    /// «регионе», «переговорах»: behind «в» or «на» between a title and its name.
    pub const OFFICE_AREA: Class = Class(1 << 36);
    /// «тренер»: a name behind it may be whom he trains. Of lemmas.
    pub const TRAINS: Class = Class(1 << 37);
    /// «итогам», «случаю»: behind «по» no matter that an office deals with.
    pub const CIRCUMSTANCE: Class = Class(1 << 39);
    /// «житель», «племянник»: ends as a calling does and is none. Of lemmas.
    pub const NOT_A_CALLING: Class = Class(1 << 49);
    /// «хозяйства»: a branch of the economy, though a body's noun.
    pub const TRADE: Class = Class(1 << 50);
    /// «по», «отставке»: the ambassador serves nowhere abroad, or no more.
    pub const ELSEWHERE: Class = Class(1 << 54);
    /// «житель», «победитель»: where somebody is from or how he fared. Of lemmas.
    pub const NO_OFFICE: Class = Class(1 << 56);
    /// «автор», «чемпион»: a deed or a prize rather than an office. Of lemmas.
    pub const HARDLY_OFFICE: Class = Class(1 << 57);
    /// «епархии», «катехизации»: an office over it is no state’s.
    pub const CHURCHLY: Class = Class(1 << 63);
    /// «президент», «премьер-министр»: the surname alone of a known statesman beside it tells the state. Of lemmas.
    pub const STATE_HEAD: Class = Class(1 << 62);
    /// «протоиерей», «диакон»: how a cleric is called.
    pub const CLERGY: Class = Class(1 << 55);
    /// «рамках», «линии»: what something goes by, not who acts.
    pub const FRAME: Class = Class(1 << 38);
    /// «города», «области»: the office over it is the state’s.
    pub const AREA: Class = Class(1 << 4);
    /// «отдела», «канцелярии»: a part of any body.
    pub const SUBDIVISION: Class = Class(1 << 5);
    /// «ИКТ», «ВВП»: capitals that name no body.
    pub const NOT_A_BODY: Class = Class(1 << 6);
    /// «провинции», «штате»: the name of a region follows.
    pub const DESIGNATES: Class = Class(1 << 7);
    /// «самолёт», «альбом»: the foreign name behind it is a thing’s, not a body’s.
    pub const WARE: Class = Class(1 << 8);
    /// «состоялось», «прошла», «в ходе»
    pub const TAKES_PLACE: Class = Class(1 << 9);
    /// «что», «который», «а»: after a comma it opens a clause of its own.
    pub const CLAUSE_WORD: Class = Class(1 << 10);
    /// «делегацию», «сборную»: whoever heads it takes part, no more.
    pub const DELEGATION: Class = Class(1 << 11);
    /// «доклад», «слово»: whoever makes, gives or takes it speaks.
    pub const SPEECH: Class = Class(1 << 12);
    /// «решение», «участие»: taken, not received.
    pub const DECISION: Class = Class(1 << 13);
    /// «его», «нём»: may stand for the event.
    pub const EVENT_PRONOUN: Class = Class(1 << 14);
    /// «ранее», «прежде»: what is told is no part of the report.
    pub const EARLIER: Class = Class(1 << 15);
    /// «секретарь», «дата»: a noun whose genitive after it is no event told.
    pub const NO_EVENT_BEFORE: Class = Class(1 << 16);
    /// «следующий», «очередной»: the event is announced.
    pub const FOLLOWS_EVENT: Class = Class(1 << 17);
    /// «советник», «секретарь»: an office of the state that other bodies have too. Of lemmas.
    pub const ANYBODYS: Class = Class(1 << 20);
    /// «заместитель», «помощник»: an office that shares the state of another. Of lemmas.
    pub const DEPUTY: Class = Class(1 << 21);
    /// «ветеран», «нотариус»: nobody's office. Of lemmas.
    pub const CALLING: Class = Class(1 << 22);
    /// «двух», «нескольких»: a plural in the genitive follows.
    pub const COUNTS: Class = Class(1 << 33);
    pub const GRADE: Class = Class(1 << 58);
    /// «учитель», «ученик»: somebody's, where a possessive stands before. Of lemmas.
    pub const TUTOR: Class = Class(1 << 32);
    /// «генеральный директор»: with nothing behind it, a firm's. Of lemmas.
    pub const COMPANY_OFFICE: Class = Class(1 << 23);
    /// «образования», «здравоохранения»: what a city's or a region's department deals with.
    pub const POLICY: Class = Class(1 << 24);
    /// «стран», «делам»: the body of several states behind it employs nobody.
    pub const DEALT_WITH: Class = Class(1 << 25);
    /// «рук.», «исп.»: in a table, the name behind it is no participant’s.
    pub const ASIDE: Class = Class(1 << 26);
    /// «реки», «озере»: the name of a water follows.
    pub const WATER: Class = Class(1 << 30);
    /// «области»: an adjective with this noun names a region.
    pub const REGION_NOUN: Class = Class(1 << 18);
    /// «командующего», «заведующей», «управлению»: the first dependent may stand in the instrumental.
    pub const MANAGES: Class = Class(1 << 19);
    /// «указ», «телеграмму»: signing one is no event.
    pub const DECREE: Class = Class(1 << 45);
    /// «представил»: a state in the accusative is its subject's.
    pub const REPRESENTS: Class = Class(1 << 46);
    /// «скончался»: opens an obituary.
    pub const DIES: Class = Class(1 << 53);
    /// «экипаж», «рота»: a group that is called by whoever heads it.
    pub const CREW: Class = Class(1 << 48);
    /// «рэпер», «блогер»: who may be known by a name in Latin letters. Of lemmas.
    pub const ON_STAGE: Class = Class(1 << 47);
    /// «двухдневный», «приглашению»: stands with an event's noun and is no part of its name.
    pub const EVENT_ASIDE: Class = Class(1 << 52);
    /// «противодействию», «содействие»: the first dependent stands in the dative.
    pub const OPPOSES: Class = Class(1 << 51);

    /// «национальный», «государственный»: of the bodies so called a state has one.
    pub const STATELY: Class = Class(1 << 28);

    /// «докладчик», «участники», «жюри»: a part in the event; what a dash or colon puts behind it is who takes it.
    pub const PART_TAKEN: Class = Class(1 << 29);

    /// «сказал», «отметила»: behind a quotation, whoever is named next is a human.
    pub const SPEAKS: Class = Class(1 << 60);
    /// «жители», «мэрия»: a town's or an area's name in the genitive follows.
    pub const OF_A_PLACE: Class = Class(1 << 59);

    /// «был», «будет»: with a short participle it makes one predicate.
    pub const COPULA: Class = Class(1 << 27);

    /// «и», «или»: joins what shares a case.
    pub const AND: Class = Class(1 << 40);
    /// «города», «селе»: the name of the settlement follows.
    pub const SETTLEMENT: Class = Class(1 << 41);
    /// «сёлах», «городов»: the names of several follow.
    pub const SETTLEMENTS: Class = Class(1 << 61);
    /// «г», «пос»: the same, with a full stop.
    pub const SETTLEMENT_SHORTENED: Class = Class(1 << 42);

    /// «глава»: with a place behind it, the office is the state's. Of lemmas.
    pub const HEADS_AREA: Class = Class(1 << 31);

    /// Any of the two.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The closed classes a word belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Does the word belong to the class (to any of them, of several)?
    #[inline]
    pub fn has(self, class: Class) -> bool {
        self.0 & class.0 != 0
    }

    /// The classes of either word.
    pub fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

stem_lists! {
    /// The lists of `[stems]` in `grammar.toml`.
    pub struct StemLists {
        /// «святителя», «апостола»: words before a saint's name.
        pub saints: Stems,
        /// «кары»: how those who know the Quran are addressed behind the given name.
        pub reciters: Stems,
        /// Those of them that are said of nobody living.
        pub saints_only: Stems,
        /// What saints are called behind their name, in the genitive.
        pub saints_called: Stems,
        /// Monarchs whom bodies are called after, in the genitive (whole words).
        pub crowned: Stems,
        /// First halves of the names of churches and monasteries, with the hyphen.
        pub consecrated: Stems,
        /// «требует», «призвал»: verbs that want a deed of somebody else.
        pub demands: Stems,
        /// «(при) Президенте», «(при) Правительстве»: whose own councils and institutes the state's are.
        pub supreme: Stems,
        /// «(китайской) части (комиссии)»: a state's portion of what is shared.
        pub portions: Stems,
        /// «гостям», «депутатам»: whom somebody is presented to.
        pub listeners: Stems,
        /// «поручил», «договорились»: an infinitive behind them tells of what is only meant to be done.
        pub intends: Stems,
        /// «открылся», «завершился»: verbs of an event's first day, and of its last.
        pub opens: Stems,
        pub ends: Stems,
        /// «родился», «учился»: verbs behind which a place is one of somebody's life.
        pub lives: Stems,
        /// «имена», «список» (whole words): behind a verb of speech they are followed by people who do not speak.
        pub namings: Stems,
        /// «победителей», «лауреатов»
        pub winners: Stems,
        /// What a state is called in «посол в нашей стране».
        pub lands: Stems,
        /// «сейчас она начальник службы»: words for the present.
        pub nowadays: Stems,
        /// What contestants are parted by, in the locative, and the units it is measured in: «чемпионка в весе до 65 кг».
        pub contest_classes: Stems,
        pub contest_units: Stems,
        /// What is awarded: «медаль Пушкина».
        pub awards: Stems,
        /// Beginnings of verbs by which an award is handed over or got: «вручил кубок».
        pub handed: Stems,
        /// Nouns for stops that bear a town's name.
        pub stations: Stems,
        /// Headings of acts that somebody signs: «УКАЗ».
        pub signed_acts: Stems,
        /// What observers' officers are of, in the genitive: «штаба», and what the observers' mission is called.
        pub missions: Stems,
        pub observers: Stems,
        /// Superlatives of clerics: «Святейший».
        pub most_holy: Stems,
        /// Words for what recurs: «ежедневно», «(по) субботам».
        pub habits: Stems,
        /// Passive participles that a title keeps: «приглашённый дирижёр».
        pub titular: Stems,
        /// «глава», «госсовет»: what a republic of Russia has and no state.
        pub republic_offices: Stems,
        /// Verbs of going to a place, where one meets whom one meets.
        pub goes: Stems,
        /// Verbs of taking what somebody is given: «за него награду приняла дочь».
        pub takes: Stems,
        /// «его представлял»: verbs of whoever stands in for another.
        pub stands_in: Stems,
        /// «вакантный»: a post that nobody has.
        pub vacant: Stems,
        /// Participles of putting somebody into an office: «А, избранного депутатом».
        pub put_into_office: Stems,
        /// What a state's envoy tells the others of: «позиция», «предложение».
        pub stances: Stems,
        /// Those who ask for the press.
        pub press: Stems,
        /// «день», «часть» (whole words): behind an ordinal number they are of an event.
        pub stages: Stems,
        /// «кураш», «алыш»: sports whose names never bend, whatever they end in (whole words).
        pub sports: Stems,
        /// «компани», «лимитед»: English words for a company in Russian letters, that close its name (whole words).
        pub company_words: Stems,
        /// «Кубка», «премии»: what is won.
        pub prizes: Stems,
        /// «территории», «окрестностях»: between a preposition and the place where something is.
        pub within: Stems,
        /// «района», «округа»: an area with a name of its own before it.
        pub municipalities: Stems,
        /// Areas abroad, in the genitive: an unknown name behind them is theirs.
        pub provinces: Stems,
        /// Those who stand for a state whose adjective is before them.
        pub parties: Stems,
        /// Verbs of whoever heads a party or stands for it.
        pub heads_party: Stems,
        /// «обязанности», «полномочий»: what is performed for the holder of an office (whole words).
        pub duties: Stems,
        /// «исполняет»: who does so is the subject.
        pub performs: Stems,
        /// «возложены на»: he stands in the accusative.
        pub lays_upon: Stems,
        /// «поручено»: he stands in the dative.
        pub entrusts: Stems,
        /// «регионе», «округе»: behind «в» the area of an office (whole words).
        pub areas_within: Stems,
        /// What an office calls its area at its end (whole words).
        pub areas_alone: Stems,
        /// «доклады», «выступления»: what the speakers of a list gave.
        pub talks: Stems,
        /// «докладчиком», «лектором»: those who speak.
        pub speakers: Stems,
        /// «экспорт», «поставки»: what goes to another state.
        pub sends: Stems,
        /// «гражданин», «уроженец».
        pub citizens: Stems,
        /// «прибыл», «присутствовал»: whoever comes together with a party.
        pub arrives: Stems,
        /// Verbs of reading somebody's greeting to those who gathered.
        pub reads_aloud: Stems,
        /// What is read so.
        pub greetings: Stems,
        /// What those who bear ranks serve in.
        pub forces: Stems,
        /// Parts of a body that sit elsewhere: their town tells nothing of whose they are.
        pub branches: Stems,
        /// Words of visiting a place.
        pub visits: Stems,
        /// Words of going to a place or being there.
        pub visits_abroad: Stems,
        /// Verbs of whoever receives guests.
        pub receives: Stems,
        /// Verbs of who meets somebody.
        pub meets: Stems,
        /// Acts of a state's authorities.
        pub acts: Stems,
        /// Those who gather at an event.
        pub guests: Stems,
        /// Taking part from afar.
        pub remote: Stems,
        /// Whose client's surname stands behind them, before their own name.
        pub lawyers: Stems,
        /// What an officer of a firm deals with, and no firm.
        pub officers_tasks: Stems,
        /// What two states have between them, whose names stand behind it.
        pub bonds: Stems,
        /// Verbs of keeping a feast.
        pub keeps: Stems,
        /// Words before a state's name: «в Республике Сербии».
        pub realms: Stems,
        /// «Западная», «Юго-восточная»: of a state or a place a part, by the side where it lies.
        pub compass: Stems,
        /// Parts of the world beside which «Америка» is no state.
        pub continents: Stems,
        /// Districts that are no places of events or people.
        pub wide_districts: Stems,
        /// First words of the names of villages, in the nominative behind the noun in another case.
        pub first_words: Stems,
        /// «город», «мэр» (whole words): a name behind it that people bear too is a place's.
        pub place_nouns: Stems,
        /// «города», «посёлка» (whole words): in the genitive.
        pub settlements_genitive: Stems,
        /// Waters and lowlands that lie in one state.
        pub inland: Stems,
        /// «областной», «городской»: of the area that an adjective before it, or else the text, tells.
        pub levels: Stems,
        /// «порта», «вокзала» (whole words): behind it the name of its own stands before its head's.
        pub terminals: Stems,
        /// States whose authorities are called federal (ISO 3166-1).
        pub federations: Stems,
        /// States in whose papers a patronymic stands (ISO 3166-1).
        pub patronymic_states: Stems,
        /// States whose people's given names the dictionary has, all but few.
        pub russian_names: Stems,
        /// States without provinces, prefectures and counties (ISO 3166-1).
        pub no_provinces: Stems,
        pub no_governors: Stems,
        pub party_nouns: Stems,
        /// States whose villages bear Slavic names (ISO 3166-1).
        pub slavic_villages: Stems,
        /// «страны», «государства» (whole words): the country is the release's own.
        pub own_country: Stems,
        /// «стран», «государств» (whole words): states in general.
        pub several_states: Stems,
        /// Before them (whole words): all states that are told of.
        pub of_all_states: Stems,
        /// «участников», «членов» (whole words): what states are in a union.
        pub member_states: Stems,
        /// What states are beside its wares (whole words).
        pub trading_states: Stems,
        /// Parts of shortened names of bodies, that no name of a person holds (anywhere in a word).
        pub shortened: Stems,
        /// Things behind a hyphen, in a small letter.
        pub things: Stems,
        /// Adjectives that make of an assembly a parliament.
        pub assembly_kinds: Stems,
        /// Bodies whose meetings are events, if they have a number (lemmas).
        pub assemblies: Stems,
        /// Adjectives of bodies that states keep together.
        pub among_states: Stems,
        /// Bodies that bear somebody's name without «имени» (lemmas).
        pub bear_names: Stems,
        /// Letters of universities that are a company's form elsewhere (lemmas).
        pub campuses: Stems,
        /// What an area's adjective makes no name of (lemmas).
        pub no_area_names: Stems,
        /// Parts of a firm, which is the body (lemmas).
        pub firm_parts: Stems,
        /// Parts of a body that are none themselves (lemmas).
        pub small_parts: Stems,
        /// Parts of a body that are named by their field (lemmas).
        pub departments: Stems,
        /// Parts of a company: what is quoted behind them is its name in the genitive (lemmas).
        pub owned_organs: Stems,
        /// Parts of a body that are named by an adjective (lemmas).
        pub faculties: Stems,
        /// Heads that whose they are makes a name of (lemmas).
        pub named_by_owner: Stems,
        /// Heads of which it makes none, in classes of which it does (lemmas).
        pub not_named_by_owner: Stems,
        /// Heads that are plurals as names (lemmas).
        pub plural_names: Stems,
        /// Bodies that stand in a state or at another body (lemmas).
        pub stand_elsewhere: Stems,
        /// Offices of a body, told apart by their place (lemmas).
        pub offices_of_bodies: Stems,
        /// Organs that have no name but their body's (lemmas).
        pub organs: Stems,
        /// Heads of bodies that no body deals with (lemmas).
        pub dealt_with_by_none: Stems,
        /// What honours somebody, whose name belongs to the body's.
        pub honours: Stems,
        /// What is done «от» something, inside a body's name.
        pub protects: Stems,
        /// «Справочно»: what opens a paragraph of background (whole words).
        pub background: Stems,
        /// «Главное управление Америки»: parts of a body whose own name tells what they deal with.
        pub dealing_parts: Stems,
        /// Divisions of a body: what stands behind is what their head deals with.
        pub divisions: Stems,
        /// Divisions of a body of the state, in the cases in which a title has them (whole words).
        pub divisions_led: Stems,
        /// Bodies whose officials are a state's.
        pub houses: Stems,
        /// Houses of a state in another.
        pub embassies: Stems,
        /// Unions that have presidents.
        pub unions: Stems,
        /// Workers' unions, no state's.
        pub trade_unions: Stems,
        /// What people unite in.
        pub peoples_unions: Stems,
        /// Who does, in the genitive plural (whole words).
        pub unite: Stems,
        /// Adjectives of commissions that contests and schools have.
        pub of_contests: Stems,
        /// Adjectives of the bank that a state has one of.
        pub state_banks: Stems,
        /// Bodies of a municipality.
        pub municipal_bodies: Stems,
        /// How a cleric is called by his given name.
        pub fathers: Stems,
        /// «остаётся», «остался»: in the body he was in (whole words).
        pub stays: Stems,
        /// «приехал», «прибыли»
        pub comes: Stems,
        /// «ивано», «сергее»: what «-вич» makes the father’s names of that many bear (whole words).
        pub usual_fathers: Stems,
        /// «праздник», «священный»: a feast or a fast is named behind it.
        pub feast_words: Stems,
        /// «митрополит», «архиепископ»: behind his own name stands his see.
        pub bishops: Stems,
        /// «клуба», «компании»: a name without quotes may follow (whole words).
        pub teams: Stems,
        /// «политик», «писатель»: serves no body (lemmas, whole words).
        pub own_callings: Stems,
        /// «чемпион», «лауреат»: won from a body that its holder does not serve (lemmas, whole words).
        pub titles_won: Stems,
        /// «нападающий», «вратарь»: a name in the genitive behind such a lemma is a club (whole words).
        pub club_players: Stems,
        /// How a man is addressed (whole words).
        pub sirs: Stems,
        /// How a woman is addressed (whole words).
        pub ladies: Stems,
        /// Honorifics behind a name and a hyphen (whole words).
        pub joined_honorifics: Stems,
        /// What somebody is told to have (whole words).
        pub backgrounds: Stems,
        /// Participles of an office of before.
        pub once_held: Stems,
        /// Arms and services behind a rank (whole words).
        pub arms: Stems,
        /// Of whoever bears a rank and serves no more.
        pub retired: Stems,
        /// Ambassadors, of whom a state has one at a place (ends of titles).
        pub ambassadors: Stems,
        /// What secretaries are called that unions of states have.
        pub union_secretaries: Stems,
        /// Offices of a union of states (lemmas).
        pub union_offices: Stems,
        /// With what an ambassador serves in a second state (whole words).
        pub concurrent: Stems,
        /// Of those who serve no state.
        pub free_callings: Stems,
        /// Offices of anybody that are no state's where nothing tells whose (lemmas).
        pub no_state_alone: Stems,
        /// Who heads a crew, in a bracket behind it (whole words).
        pub crew_heads: Stems,
        /// Sides that a state's adjective tells.
        pub sides: Stems,
        /// Of a time before what is reported.
        pub of_then: Stems,
        /// Numerals in the nominative that a genitive plural follows (whole words).
        pub counting: Stems,
        /// «покойный»
        pub late: Stems,
        /// Where somebody is who is not at work, behind «в», «на» (whole words).
        pub absences: Stems,
        /// Who is dead by now.
        pub departed: Stems,
        /// What is led for a time, by no official.
        pub projects: Stems,
        /// The side that an office stands for, in the genitive.
        pub party: Stems,
        /// What tells that a side is the host.
        pub hosting: Stems,
        /// Who is told to be the host.
        pub host_sides: Stems,
        /// Nouns that two states behind them share.
        pub between_two: Stems,
        /// What an adjective or an inhabitant has behind the people's name.
        pub people_endings: Stems,
        /// Verbs and nouns of who is in a delegation.
        pub composes: Stems,
        /// Both who talked (whole words).
        pub both_sides: Stems,
        /// Verbs of giving a title.
        pub confers: Stems,
        /// Short participles of what is to come, with a day behind «на».
        pub scheduled: Stems,
        /// Verbs of coming with a visit.
        pub came: Stems,
        /// Verbs of a place that receives, or of those whom it sees.
        pub hosts: Stems,
        /// Participles of an event that is over.
        pub held: Stems,
        /// Words of winning.
        pub wins: Stems,
        /// What the winner has before a dash (whole words).
        pub prize_places: Stems,
        /// What somebody says, behind «по его» (whole words).
        pub told_by_him: Stems,
        /// Headings of the speakers' column (whole words).
        pub speaker_columns: Stems,
        /// What has a first night.
        pub works: Stems,
        /// Deeds that are events only where they are told to take place (lemmas).
        pub deed_events: Stems,
        /// Opening and closing, before the event (whole words).
        pub first_or_last: Stems,
        /// Events of opening or closing another (lemmas).
        pub opening_events: Stems,
        /// What is competed for, behind «на» (whole words).
        pub cups: Stems,
        /// Beginnings of an event's first or second word that tell that it took place nowhere.
        pub nowhere: Stems,
    }
}

/// Closed word classes; every question is asked of a folded word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grammar {
    /// Closed lists of stems.
    pub stems: StemLists,
    words: HashMap<String, u64, Quick>,
    govern_instrumental: Words,
    /// Stems of the participles among them.
    manages: Stems,
    appoints_somebody: Words,
    posts: Words,
    told_by: Words,
    played_for: Words,
    domains: Words,
    governing: Words,
    held_then: Words,
    held_before: Words,
    /// Words by the preposition before them.
    with_preposition: HashMap<String, Words, Quick>,
    /// The first words of the two lists before.
    held_openings: Words,
    eastern_names: Words,
    names_borrowed: Words,
    borrowed: Words,
    /// Stems by preposition.
    nouns_with_preposition: HashMap<String, Stems, Quick>,
    surname_endings: Vec<String>,
    patronymic_endings: Vec<String>,
    russian_endings: Vec<String>,
    calling_endings: Vec<String>,
    seeking: Vec<String>,
    giving: Stems,
    sending: Stems,
    given_endings: Vec<String>,
    region_nouns: HashMap<String, String, Quick>,
    performers: Words,
    iberian_surnames: Words,
    region_states: Vec<(String, String)>,
    body_states: Vec<(String, String)>,
    portfolio_states: Vec<(String, String)>,
    office_states: Vec<(String, String)>,
    foreign_parts: Vec<String>,
    joint_fields: Vec<String>,
    substantives: Vec<String>,
    deeds: HashMap<String, String, Quick>,
    name_homes: HashMap<String, String, Quick>,
    name_homes_told: HashMap<String, String, Quick>,
    name_homes_wide: HashMap<String, String, Quick>,
    surnames_stay: HashMap<String, String, Quick>,
    surnames_bend: HashMap<String, String, Quick>,
    own_offices: HashMap<String, String, Quick>,
    called_also: HashMap<String, String, Quick>,
    called_in_state: HashMap<String, String, Quick>,
    called_in_area: HashMap<String, String, Quick>,
    bodies_called: HashMap<String, String, Quick>,
    deeds_of: HashMap<String, String, Quick>,
    republics: HashMap<String, String, Quick>,
    latin_initials: HashMap<String, String, Quick>,
    talks_called: Vec<(String, String)>,
    journeys: Vec<(String, String)>,
    days_long: Vec<(String, i64)>,
}

/// The noun of a deed.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'g> {
    pub noun: &'g str,
    /// The noun takes what is done to it: «подписание соглашения».
    pub object: bool,
    /// It is an event only with its object: «открытие моста».
    pub wants_object: bool,
}

/// «борьба с», «контроль за»: the stems of each preposition.
fn by_preposition(governing: &[String]) -> HashMap<String, Stems, Quick> {
    let mut stems: HashMap<String, Vec<String>, Quick> = HashMap::default();
    for (stem, preposition) in governing.iter().filter_map(|entry| entry.split_once(' ')) {
        stems.entry(preposition.to_owned()).or_default().push(stem.to_owned());
    }
    stems.into_iter().map(|(preposition, stems)| (preposition, stems.into())).collect()
}

/// «с общественностью»: the words behind each preposition.
fn behind_preposition(phrases: Words) -> HashMap<String, Words, Quick> {
    let mut words: HashMap<String, Words, Quick> = HashMap::default();
    for (preposition, word) in phrases.iter().filter_map(|phrase| phrase.split_once(' ')) {
        words.entry(preposition.to_owned()).or_default().insert(word.to_owned());
    }
    words
}

/// The first word of each phrase.
fn openings<'w>(phrases: impl Iterator<Item = &'w String>) -> Words {
    phrases.filter_map(|phrase| phrase.split(' ').next()).map(str::to_owned).collect()
}

/// Noun → its verb's forms, turned about.
fn by_form(deeds: HashMap<String, String, Quick>, between: fn(char) -> bool) -> HashMap<String, String, Quick> {
    let pairs = |(noun, forms): (String, String)| {
        let forms: Vec<String> = forms.split(between).filter(|form| !form.is_empty()).map(str::to_owned).collect();
        forms.into_iter().map(move |form| (form, noun.clone()))
    };
    deeds.into_iter().flat_map(pairs).collect()
}

impl Grammar {
    /// The classes of a file in the form of `rules/grammar.toml`.
    ///
    /// # Errors
    /// A key is unknown or its value of the wrong type.
    pub fn from_table(table: toml::Table) -> Result<Self, toml::de::Error> {
        // as text, so that the file's shape is compiled for one reader
        let mut file: File = toml::from_str(&table.to_string())?;
        for list in [&mut file.surname_endings, &mut file.patronymic_endings, &mut file.russian_endings] {
            list.sort_by_key(|e| std::cmp::Reverse(e.len()));
        }
        let mut words: HashMap<String, u64, Quick> = HashMap::default();
        let mut class = |list: Vec<String>, class: Class| {
            for word in list {
                *words.entry(word).or_default() |= class.0;
            }
        };
        class(file.named_after, Class::NAMED_AFTER);
        class(file.named_after_weak, Class::NAMED_AFTER_WEAKLY);
        class(file.appoints, Class::APPOINTS);
        class(file.office_changes, Class::OFFICE_CHANGE);
        class(file.office_deeds, Class::OFFICE_DEED);
        class(file.never_modifiers, Class::NEVER_MODIFIER);
        class(file.passed_over, Class::PASSED_OVER);
        class(file.then_words, Class::THEN);
        class(file.office_areas, Class::OFFICE_AREA);
        class(file.trainers, Class::TRAINS);
        class(file.frames, Class::FRAME);
        class(file.circumstances, Class::CIRCUMSTANCE);
        class(file.clergy, Class::CLERGY);
        class(file.no_offices, Class::NO_OFFICE);
        class(file.hardly_offices, Class::HARDLY_OFFICE);
        class(file.state_heads, Class::STATE_HEAD);
        class(file.church_words, Class::CHURCHLY);
        class(file.trades, Class::TRADE);
        class(file.serving_elsewhere, Class::ELSEWHERE);
        class(file.not_callings, Class::NOT_A_CALLING);
        class(file.areas, Class::AREA);
        class(file.subdivisions, Class::SUBDIVISION);
        class(file.not_a_body, Class::NOT_A_BODY);
        class(file.designators, Class::DESIGNATES);
        class(file.wares, Class::WARE);
        class(file.takes_place, Class::TAKES_PLACE);
        class(file.clause_words, Class::CLAUSE_WORD);
        class(file.delegations, Class::DELEGATION);
        class(file.speeches, Class::SPEECH);
        class(file.decisions, Class::DECISION);
        class(file.event_pronouns, Class::EVENT_PRONOUN);
        class(file.earlier, Class::EARLIER);
        class(file.no_event_before, Class::NO_EVENT_BEFORE);
        class(file.follows_event, Class::FOLLOWS_EVENT);
        class(file.anybodys_offices, Class::ANYBODYS);
        class(file.stage_callings, Class::ON_STAGE);
        class(file.deputies, Class::DEPUTY);
        class(file.callings, Class::CALLING);
        class(file.tutors, Class::TUTOR);
        class(file.counts, Class::COUNTS);
        class(file.grades, Class::GRADE);
        class(file.company_offices, Class::COMPANY_OFFICE);
        class(file.policies, Class::POLICY);
        class(file.dealt_with, Class::DEALT_WITH);
        class(file.waters, Class::WATER);
        class(file.aside, Class::ASIDE);
        class(file.stately, Class::STATELY);
        class(file.parts_taken, Class::PART_TAKEN);
        class(file.conjunctions, Class::AND);
        class(file.settlements, Class::SETTLEMENT);
        class(file.settlements_several, Class::SETTLEMENTS);
        class(file.action_instrumental, Class::MANAGES);
        class(file.decrees, Class::DECREE);
        class(file.represents, Class::REPRESENTS);
        class(file.dies, Class::DIES);
        class(file.crews, Class::CREW);
        class(file.event_aside, Class::EVENT_ASIDE);
        class(file.action_dative, Class::OPPOSES);
        class(file.settlements_shortened, Class::SETTLEMENT_SHORTENED);
        class(file.speaks, Class::SPEAKS);
        class(file.of_a_place, Class::OF_A_PLACE);
        class(file.copulas, Class::COPULA);
        class(file.area_heads, Class::HEADS_AREA);
        class(file.region_nouns.keys().cloned().collect(), Class::REGION_NOUN);
        let long = file.govern_instrumental.iter().filter(|lemma| lemma.len() > 16);
        let manages: Vec<String> = long.map(|lemma| lemma[..lemma.len() - 4].to_owned()).collect();
        Ok(Grammar {
            stems: file.stems,
            words,
            govern_instrumental: file.govern_instrumental,
            appoints_somebody: file.appoints_somebody,
            posts: file.posts,
            told_by: file.told_by,
            played_for: file.played_for,
            domains: file.domains,
            manages: manages.into(),
            governing: file.governing,
            held_openings: openings(file.held_then.iter().chain(&file.held_before)),
            held_then: file.held_then,
            held_before: file.held_before,
            with_preposition: behind_preposition(file.with_preposition),
            eastern_names: file.eastern_names,
            names_borrowed: file.names_borrowed,
            borrowed: file.borrowed,
            nouns_with_preposition: by_preposition(&file.nouns_with_preposition),
            surname_endings: file.surname_endings,
            patronymic_endings: file.patronymic_endings,
            russian_endings: file.russian_endings,
            calling_endings: file.calling_endings,
            seeking: file.seeking,
            giving: file.giving,
            sending: file.sending,
            given_endings: file.given_endings,
            region_nouns: file.region_nouns,
            performers: file.performers,
            iberian_surnames: file.iberian_surnames,
            region_states: file.region_states.into_iter().collect(),
            body_states: file.body_states.into_iter().collect(),
            portfolio_states: file
                .portfolio_states
                .into_iter()
                .map(|(words, state)| (words.to_lowercase().replace('ё', "е"), state))
                .collect(),
            office_states: file.office_states.into_iter().collect(),
            foreign_parts: file.foreign_parts,
            joint_fields: file.joint_fields,
            substantives: file.substantives,
            deeds: by_form(file.deeds, char::is_whitespace),
            name_homes: file.name_homes,
            name_homes_told: file.name_homes_told,
            name_homes_wide: file.name_homes_wide,
            surnames_stay: file.surnames_stay,
            surnames_bend: file.surnames_bend,
            own_offices: by_form(file.own_offices, |c| c == '|'),
            called_also: by_form(file.called_also, |c| c == '|'),
            called_in_state: by_form(file.called_in_state, |c| c == '|'),
            called_in_area: by_form(file.called_in_area, |c| c == '|'),
            bodies_called: by_form(file.bodies_called, |c| c == '|'),
            deeds_of: file.deeds_of,
            republics: file.republics,
            latin_initials: file.latin_initials,
            talks_called: file.talks_called.into_iter().collect(),
            journeys: file.journeys.into_iter().collect(),
            days_long: file.days_long.into_iter().collect(),
        })
    }

    /// The classes of a word.
    pub fn classes(&self, fold: &str) -> Classes {
        let listed = self.words.get(fold).copied().unwrap_or(0);
        Classes(listed | if self.manages.begins(fold) { Class::MANAGES.0 } else { 0 })
    }

    /// «назначил», «избрали»: a form of a verb of office whose object gets the office.
    pub fn appoints_somebody(&self, fold: &str) -> bool {
        self.appoints_somebody.contains(fold)
    }

    /// «тхэквондо»: a common noun that never inflects and that the dictionary lacks.
    pub fn borrowed(&self, fold: &str) -> bool {
        self.borrowed.contains(fold)
    }

    /// The state (ISO 3166-1 alpha-2) whose people have names of East Asian make.
    pub fn has_eastern_names(&self, state: &str) -> bool {
        self.eastern_names.contains(state)
    }

    /// Are given names of this tradition borne where Russian ones are, by people who are at home there («Гарри», «Жанна»)?
    pub fn borrows_names(&self, tradition: &str, state: &str) -> bool {
        let wide = self.name_homes_wide.get("russian");
        self.names_borrowed.contains(tradition) && wide.is_some_and(|states| states.contains(state))
    }

    /// The preposition of a noun whose genitive behind it did the deed: «председательством» → «под».
    pub fn deed_of(&self, fold: &str) -> Option<&str> {
        self.deeds_of.get(fold).map(String::as_str)
    }

    /// The states where given names of a tradition are at home: «hungarian» → «HU».
    pub fn name_homes(&self, tradition: &str) -> Option<&str> {
        self.name_homes.get(tradition).map(String::as_str)
    }

    /// The kinds of bodies that an office belongs to where it names none: «депутат» → «parliament».
    pub fn own_offices(&self, lemma: &str) -> Option<&str> {
        self.own_offices.get(lemma).map(String::as_str)
    }

    /// How the titles begin that «ректор вуза» may stand for, between bars: «ректор».
    pub fn called_also(&self, title: &str) -> Option<&str> {
        self.called_also.get(title).map(String::as_str)
    }

    /// The same of a state's own offices: «глава государства» → «президент|король».
    pub fn called_in_state(&self, title: &str) -> Option<&str> {
        self.called_in_state.get(title).map(String::as_str)
    }

    /// The same of a region's, a town's, a district's: «глава региона» → «губернатор».
    pub fn called_in_area(&self, title: &str) -> Option<&str> {
        self.called_in_area.get(title).map(String::as_str)
    }

    /// «больница» → `hospital`: the classes of bodies that a text calls so.
    pub fn called(&self, lemma: &str) -> Option<&str> {
        self.bodies_called.get(lemma).map(String::as_str)
    }

    /// The states of a tradition too wide to tell a home: elsewhere its bearers are guests.
    pub fn name_homes_wide(&self, tradition: &str) -> Option<&str> {
        self.name_homes_wide.get(tradition).map(String::as_str)
    }

    /// The same of a people that lives in several states: «armenian» → «AM».
    pub fn name_homes_told(&self, tradition: &str) -> Option<&str> {
        self.name_homes_told.get(tradition).map(String::as_str)
    }

    /// Is a surname that ends so, beside a given name of this tradition, rather a nominative than a form of one in «-а»:
    /// «Бенке» beside «Мартин»?
    pub fn surname_stays(&self, tradition: &str, fold: &str) -> bool {
        self.surnames_stay.get(tradition).is_some_and(|e| e.split(' ').any(|e| fold.ends_with(e)))
    }

    /// Is it rather a form of a name in «-а», «-я»: «Ортеги» beside «Антонио»?
    pub fn surname_bends(&self, tradition: &str, fold: &str) -> bool {
        self.surnames_bend.get(tradition).is_some_and(|e| e.split(' ').any(|e| fold.ends_with(e)))
    }

    /// The beginnings of the names of what shares its abbreviation with a state: «ра» → «алта», «адыге».
    pub fn republics(&self, abbreviation: &str) -> Option<&str> {
        self.republics.get(abbreviation).map(String::as_str)
    }

    /// The noun of what the verb's form tells: «подписали» → «подписание».
    pub fn deed(&self, fold: &str) -> Option<Deed<'_>> {
        let noun = self.deeds.get(fold)?;
        let named = |mark: &str| noun.strip_suffix(mark);
        Some(match (named(" …"), named(" (…)")) {
            (Some(noun), _) => Deed { noun, object: true, wants_object: true },
            (_, Some(noun)) => Deed { noun, object: true, wants_object: false },
            _ => Deed { noun, object: false, wants_object: false },
        })
    }

    /// «переговорах» → «переговоры»: what a text calls a meeting of two sides.
    pub fn talks_called(&self, fold: &str) -> Option<&str> {
        self.talks_called.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, name)| name.as_str())
    }

    /// «переговоры»: is it what a meeting of two sides may be called?
    pub fn is_talks(&self, name: &str) -> bool {
        self.talks_called.iter().any(|(_, called)| called == name)
    }

    /// «рабочей», «поездкой» → «рабочая поездка»: how a visit is called beside its verb.
    pub fn journey(&self, kind: &str, noun: &str) -> Option<&str> {
        let same = |words: &str| words.split_once(' ') == Some((kind, noun));
        self.journeys.iter().find(|(words, _)| same(words)).map(|(_, name)| name.as_str())
    }

    /// «трёхдневного» → 3
    pub fn days_long(&self, fold: &str) -> Option<i64> {
        self.days_long.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, days)| *days)
    }

    /// «пост», «должности», «качестве»: the office behind it, in the genitive, is somebody's.
    pub fn is_post(&self, fold: &str) -> bool {
        self.posts.contains(fold)
    }

    /// «сообщает», «интервью»: a quoted name beside it is a publication's or an agency's.
    pub fn told_by(&self, fold: &str) -> bool {
        self.told_by.contains(fold)
    }

    /// «играл (за)», «перешёл (в)»: a quoted name behind it and a preposition is a club's.
    pub fn played_for(&self, fold: &str) -> bool {
        self.played_for.contains(fold)
    }

    /// «com», «ru»: the end of a site's name.
    pub fn is_domain(&self, fold: &str) -> bool {
        self.domains.contains(fold)
    }

    /// «заведующий», «командующий»: the office's first dependent stands in the instrumental.
    pub fn governs_instrumental(&self, lemma: &str) -> bool {
        self.govern_instrumental.contains(lemma)
    }

    /// «и . о .»: the office behind it stands in the genitive. Tokens joined by a space.
    pub fn governing(&self, phrase: &str) -> bool {
        self.governing.contains(phrase)
    }

    /// Does one of the phrases of [`Self::held_then`] or [`Self::held_before`] begin with the word?
    pub fn held_opens(&self, fold: &str) -> bool {
        self.held_openings.contains(fold)
    }

    /// «тогда ещё», «как»: when or how an office is held, told between its holder and it. Tokens joined by a space.
    pub fn held_then(&self, phrase: &str) -> bool {
        self.held_then.contains(phrase)
    }

    /// «в прошлом»: the office is held no longer. Tokens joined by a space.
    pub fn held_before(&self, phrase: &str) -> bool {
        self.held_before.contains(phrase)
    }

    /// «контроль за …», «борьба с …»: does the noun ask for the preposition?
    pub fn noun_governs(&self, noun: &str, preposition: &str) -> bool {
        // «борьбе со стихийными бедствиями»
        let preposition = match preposition {
            "со" => "с",
            "во" => "в",
            "надо" => "над",
            other => other,
        };
        let stems = self.nouns_with_preposition.get(preposition);
        stems.is_some_and(|stems| stems.begins(noun))
    }

    /// «с общественностью»
    pub fn with_preposition(&self, preposition: &str, next: &str) -> bool {
        self.with_preposition.get(preposition).is_some_and(|words| words.contains(next))
    }

    /// «области» → `region`: kind of the place that an adjective with this noun names.
    pub fn region_noun(&self, fold: &str) -> Option<&str> {
        self.region_nouns.get(fold).map(String::as_str)
    }

    /// «велаятах» → «велаят»: the noun for an area in a consonant of which the word is a form, if it is a form of one.
    pub fn region_lemma<'f>(&self, fold: &'f str) -> Option<&'f str> {
        const ENDINGS: [&str; 10] = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];
        let stems = ENDINGS.iter().filter_map(|e| fold.strip_suffix(e));
        let consonant = |stem: &str| !stem.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'ь', 'й']);
        stems.filter(|stem| consonant(stem)).min_by_key(|s| s.len()).filter(|s| self.region_nouns.contains_key(*s))
    }

    /// «певица», «домбрист»: who sings, plays or dances when on stage.
    pub fn performs(&self, lemma: &str) -> bool {
        self.performers.contains(lemma)
    }

    /// «Сальгадо», «Уокером»: a surname of the Iberian languages, in any case.
    pub fn iberian_surname(&self, fold: &str) -> bool {
        const ENDINGS: [&str; 9] = ["", "а", "у", "ом", "ем", "е", "ы", "ой", "и"];
        let listed = |stem: &str| {
            self.iberian_surnames.contains(stem)
                || stem.len() < fold.len() && self.iberian_surnames.contains(format!("{stem}а").as_str())
        };
        ENDINGS.iter().filter_map(|ending| fold.strip_suffix(ending)).any(listed)
    }

    /// «воеводства» → `PL`: the one state whose parts are so called.
    pub fn region_state(&self, fold: &str) -> Option<&str> {
        self.region_states.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, state)| state.as_str())
    }

    /// «Узбекнефтегаз» → `UZ`: the state whose people a body's own name begins with. Adjectives («казахский»), inhabitants and
    /// the state's own name («Туркменистан») are no such names.
    pub fn body_state(&self, fold: &str) -> Option<&str> {
        let own = |rest: &str| {
            rest.chars().nth(2).is_some() && !self.stems.people_endings.iter().any(|other| rest.starts_with(other))
        };
        let of = |stem: &str| fold.strip_prefix(stem).is_some_and(own);
        self.body_states.iter().find(|(stem, _)| of(stem)).map(|(_, state)| state.as_str())
    }

    /// «… территориального управления и инфраструктур» → `AM`: the one state that has a ministry for what the folded title names.
    pub fn portfolio_state(&self, title: &str) -> Option<&str> {
        self.portfolio_states.iter().find(|(words, _)| title.contains(words.as_str())).map(|(_, state)| state.as_str())
    }

    /// «провинции», «префектуру»: a part of a state such as none of the former Soviet Union has.
    pub fn foreign_part(&self, fold: &str) -> bool {
        self.foreign_parts.iter().any(|stem| fold.starts_with(stem.as_str()))
    }

    /// «труда и социальной защиты»: do the words (folded) begin as the joint field of one office does?
    pub fn joint_field<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        let told = words.collect::<Vec<_>>().join(" ");
        self.joint_fields.iter().any(|field| told.starts_with(field.as_str()))
    }

    /// «несовершеннолетних»: an adjective that stands for people.
    pub fn substantive(&self, fold: &str) -> bool {
        self.substantives.iter().any(|stem| fold.starts_with(stem.as_str()))
    }

    /// «акима» → `KZ KG`: the states that have such an office.
    pub fn office_states(&self, fold: &str) -> Option<&str> {
        self.office_states.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, states)| states.as_str())
    }

    /// May a name whose Russian form begins with one letter begin with the other in Latin script? Both in lower case.
    pub fn same_initial(&self, russian: &str, latin: char) -> bool {
        self.latin_initials.get(russian).is_some_and(|letters| letters.contains(latin))
    }

    /// Does the word end like a surname?
    pub fn surname_shape(&self, fold: &str) -> bool {
        ends(fold, &self.surname_endings, 4)
    }

    /// «Сеитовым», «Ивановной»: a surname or a patronymic made the Russian way.
    pub fn russian_shape(&self, fold: &str) -> bool {
        ends(fold, &self.russian_endings, 4)
    }

    /// «поручить», «вручили»: a verb that, behind it, asks a person's name for the dative.
    pub fn gives(&self, fold: &str) -> bool {
        self.giving.begins(fold)
    }

    /// «направил», «подарили»: a verb that asks a person's name for the dative behind its object.
    pub fn sends(&self, fold: &str) -> bool {
        self.gives(fold) || self.sending.begins(fold)
    }

    /// «Камолиддин»: does the word end as only given names do?
    pub fn given_shape(&self, fold: &str) -> bool {
        ends(fold, &self.given_endings, 4)
    }

    /// «кандидат (на пост)»: a noun for seeking an office.
    pub fn seeks(&self, fold: &str) -> bool {
        self.seeking.iter().any(|stem| fold.starts_with(stem.as_str()))
    }

    /// «звонарь», «пчеловод»: does the noun, in the nominative, say what somebody does?
    pub fn is_calling(&self, lemma: &str) -> bool {
        ends(lemma, &self.calling_endings, 4) && !self.classes(lemma).has(Class::NOT_A_CALLING)
    }

    /// Does the word end like a patronymic?
    pub fn patronymic_shape(&self, fold: &str) -> bool {
        ends(fold, &self.patronymic_endings, 6)
    }
}

/// `least`: bytes that must stand before the ending (two a Cyrillic letter).
fn ends(fold: &str, endings: &[String], least: usize) -> bool {
    // most are told off by their last byte
    let last = fold.as_bytes().last();
    let fits = |e: &&String| e.as_bytes().last() == last && fold.len() >= e.len() + least;
    endings.iter().filter(fits).any(|e| fold.ends_with(e.as_str()))
}

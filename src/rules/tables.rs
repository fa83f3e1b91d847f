//! The tables of `Knowledge`: plain rows that a sense's `entry` points into.

use super::dates::DateRules;
use super::grammar::Grammar;
use serde::{Deserialize, Serialize};

/// A state or territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2; ISO 3166-3 (four letters) for a state that exists no longer.
    pub code: String,
    /// Short Russian name: «Россия».
    pub name: String,
    pub official: Option<String>,
    /// All other names, the official ones too, in the nominative: «Беларусь», «Российская Федерация».
    pub others: Vec<String>,
    pub capital: Option<String>,
    pub historical: bool,
    /// Abbreviations that mean something else as well («РК»: Казахстан, Корея): evidence only.
    pub doubtful: Vec<String>,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceKind {
    City,
    Region,
    District,
    Water,
    Macroregion,
    Natural,
    Facility,
}

impl PlaceKind {
    /// As the record writes it.
    pub fn name(self) -> &'static str {
        match self {
            PlaceKind::City => "city",
            PlaceKind::Region => "region",
            PlaceKind::District => "district",
            PlaceKind::Water => "water",
            PlaceKind::Macroregion => "macroregion",
            PlaceKind::Natural => "natural",
            PlaceKind::Facility => "facility",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "city" => PlaceKind::City,
            "region" => PlaceKind::Region,
            "district" => PlaceKind::District,
            "water" => PlaceKind::Water,
            "macroregion" => PlaceKind::Macroregion,
            "natural" => PlaceKind::Natural,
            "facility" => PlaceKind::Facility,
            _ => return None,
        })
    }
}

/// A place that is not a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    /// Further names of a region that are no abbreviations and have several words: «Чеченская Республика».
    pub other: Vec<String>,
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; none for what lies in several states.
    pub country: Option<String>,
    /// Inhabitants, in thousands; 0 where it makes no sense or is not known.
    pub population: u32,
    /// The name is a person's name, a surname or a common word as well («Владимир», «Мирный»).
    pub ambiguous: bool,
    /// It is the capital of its state.
    pub capital: bool,
    /// A republic of old that titles still name («народный артист РСФСР»): it tells an office's state, and is no place of today.
    pub historical: bool,
}

/// A body known by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// The name it goes by, often an abbreviation: «ШОС», «Минфин».
    pub name: String,
    /// The full name, where `name` is not it already.
    pub full_name: Option<String>,
    /// ISO 3166-1 alpha-2; none for what belongs to no state or is of any.
    pub country: Option<String>,
    /// Class, as of [`OrgHead`], or `international`.
    pub kind: String,
}

/// A noun that heads names of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgHead {
    /// «министерство»
    pub lemma: String,
    /// `ministry`, `agency`, `committee`, `court`, `parliament`, `government`, `university`, `company_form` …
    pub class: String,
}

/// Gender of whom a title or a name denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sex {
    Male,
    Female,
    /// Either: «замминистра», «глава», «Женя».
    Any,
}

/// A noun that heads titles, ranks and degrees, or names a relative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Nominative singular, lower case but for names: «министр», «замминистра», «Герой России».
    pub lemma: String,
    pub class: TitleClass,
    /// Grammatical gender by the column it stands in; a masculine title may denote a woman.
    pub sex: Sex,
    /// Never inflects: «замминистра».
    pub fixed: bool,
    /// Serves in or at a foreign state: «посол в …».
    pub accredited: bool,
    /// The part that the title itself tells: a «модератор» is in the chair.
    pub part: Option<Part>,
}

impl Title {
    /// Of a noun that the lexicon lacks: «звонарь».
    pub(super) fn calling() -> Title {
        let class = TitleClass::Public;
        Title { lemma: String::new(), class, sex: Sex::Any, fixed: false, accredited: false, part: None }
    }
}

macro_rules! title_classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// The walk of life of a title.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum TitleClass { $($(#[$doc])* $variant),+ }
        impl TitleClass {
            /// As `titles.toml` writes it.
            pub fn name(self) -> &'static str {
                match self { $(TitleClass::$variant => $name),+ }
            }
            pub(super) fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(TitleClass::$variant),)+ _ => None }
            }
            pub(super) const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

title_classes! {
    /// министр, президент
    State = "state",
    /// посол, консул
    Diplomat = "diplomat",
    /// губернатор, мэр, аким
    Regional = "regional",
    /// командующий, начальник Генштаба
    Military = "military",
    /// генерал-лейтенант (sense `Rank`)
    Rank = "rank",
    /// прокурор, судья
    Law = "law",
    /// глава, председатель, директор: of any body
    Any = "any",
    /// гендиректор, предприниматель
    Company = "company",
    /// ректор, декан
    University = "university",
    /// патриарх, имам
    Church = "church",
    /// король, принцесса
    Royal = "royal",
    /// тренер, чемпион
    Sport = "sport",
    /// писатель, режиссёр
    Culture = "culture",
    /// журналист, редактор
    Media = "media",
    /// учёный, физик
    Science = "science",
    /// доктор наук, д.т.н., академик (sense `Rank`)
    Degree = "degree",
    /// Герой России, лауреат
    Honor = "honor",
    /// учитель, студент
    Education = "education",
    /// врач
    Medicine = "medicine",
    /// инженер, шахтёр
    Worker = "worker",
    /// член, участник, делегат, активист
    Public = "public",
    /// сын, жена: never a title
    Relative = "relative",
}

/// A word that stands before a title's head and belongs to the title: «первый», «и.о.».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modifier {
    pub lemma: String,
    /// `grade`, `acting`, `former`, `honorary`, `scope`, `accredited`, or `outside` for a word that is no part of the title («новый»).
    pub class: String,
}

/// A word of courtesy: neither a name nor a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honorific {
    pub lemma: String,
    pub sex: Sex,
}

/// The part that a verb or phrase gives to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    Participant,
    Chair,
    Attendee,
    Speaker,
    Host,
    Signatory,
    /// Absent, future, or named in passing.
    Mentioned,
}

impl Part {
    pub(super) const KNOWN: &'static str = "participant, chair, attendee, speaker, host, signatory, mentioned";

    /// As the record writes it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Participant => "participant",
            Part::Chair => "chair",
            Part::Attendee => "attendee",
            Part::Speaker => "speaker",
            Part::Host => "host",
            Part::Signatory => "signatory",
            Part::Mentioned => "mentioned",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "participant" => Part::Participant,
            "chair" => Part::Chair,
            "attendee" => Part::Attendee,
            "speaker" => Part::Speaker,
            "host" => Part::Host,
            "signatory" => Part::Signatory,
            "mentioned" => Part::Mentioned,
            _ => return None,
        })
    }
}

/// On which side of the phrase its person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    /// The grammatical subject: «министр выступил».
    Subject,
    /// The object in the accusative, or the subject of the passive: «принял посла».
    Object,
    /// In the instrumental: «встретился с послом».
    With,
    /// In the genitive after a noun phrase: «под председательством министра», «с участием посла».
    Genitive,
    /// The same, right behind the phrase: «доклад министра».
    Of,
    /// In the dative: «вручил награду учителю».
    Recipient,
}

/// On what a word's part depends. Where the condition fails, the person is a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    Always,
    /// The word by itself tells of a meeting of two sides: «встретился», «посетил».
    Pair,
    /// Before an audience of many, not in talks of two sides: «сообщил».
    Many,
    /// The clause names an event of many or a pronoun for it: «провёл совещание», «вёл его».
    Event,
    /// Not of a delegation: «возглавил комиссию».
    Body,
    /// The clause names an event of many, not a delegation: «руководил учением».
    Led,
    /// The clause names a speech: «сделал доклад».
    Speech,
    /// Of people, not of decisions: «принял посла».
    Guests,
    /// Always, and over whatever else is told: «отсутствовал», «не приехал».
    Away,
}

/// A verb or phrase that gives a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub lemma: String,
    pub part: Part,
    pub holder: Holder,
    pub when: When,
    /// Hashes of the words of which one must stand in the verb's clause; such a role goes before those without. None: holds
    /// anywhere.
    pub near: Vec<u64>,
    /// Holds of the verb with «не».
    pub negated: bool,
    /// It is a verb, found in all its forms; else a phrase found as it stands.
    pub verb: bool,
}

/// A noun that heads names of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventHead {
    pub lemma: String,
    /// `meeting`, `talks`, `visit`, `forum`, `sport`, `culture`, `ceremony`, `exercise`, `election`, `religious`, `farewell`, `media`, `work`.
    pub class: String,
}

/// A given name that the morphological dictionary may lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenName {
    pub name: String,
    pub sex: Sex,
    /// `kazakh`, `arabic`, `english` …
    pub origin: String,
}

/// A surname that the morphological dictionary may lack, or that behaves unlike its ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surname {
    pub name: String,
    pub origin: String,
    /// Stands before the given name: Chinese, Korean, Vietnamese.
    pub first: bool,
    /// Never inflects.
    pub fixed: bool,
}

/// A word inside names: «фон», «оглы».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particle {
    pub text: String,
    pub place: ParticlePlace,
}

/// Where a particle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParticlePlace {
    /// Before a surname: «ван», «аль».
    Before,
    /// After a father's name, of a man: «оглы», «улы».
    AfterMale,
    /// After a father's name, of a woman: «кызы».
    AfterFemale,
}

/// Somebody who stood for a state, by his folded names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Statesman {
    pub surname: String,
    pub given: String,
    /// Code of `countries.csv`.
    pub country: String,
}

/// All tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables {
    pub countries: Vec<Country>,
    pub places: Vec<Place>,
    pub organizations: Vec<Organization>,
    pub org_heads: Vec<OrgHead>,
    pub titles: Vec<Title>,
    pub modifiers: Vec<Modifier>,
    pub honorifics: Vec<Honorific>,
    pub roles: Vec<Role>,
    pub events: Vec<EventHead>,
    pub given: Vec<GivenName>,
    pub surnames: Vec<Surname>,
    pub particles: Vec<Particle>,
    pub stops: Vec<String>,
    /// Syllables of Chinese and Korean names, sorted, folded.
    pub syllables: Vec<String>,
    /// Sorted.
    pub statesmen: Vec<Statesman>,
    /// First elements of compound adjectives with their states, sorted, folded: «российско», «франко».
    pub compounds: Vec<(String, u32)>,
    pub grammar: Grammar,
    pub dates: DateRules,
}

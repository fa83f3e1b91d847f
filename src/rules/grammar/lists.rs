//! The lists of stems that the grammar is asked for by their names.

use crate::rules::stems::{Stems, stem_lists};

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
        /// «Цой», «Югай»: Koreans at home in the former Soviet Union.
        pub koreans: Stems,
        /// «органов», «ведомств»: bodies in general, of which each of several officers has one.
        pub authorities: Stems,
        /// Ends of women's surnames in Latvia and Lithuania, which never bend.
        pub baltic_women: Stems,
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
        /// «день», «часть» (whole words): behind an ordinal number they are of an event.
        pub stages: Stems,
        /// «кураш», «алыш»: sports whose names never bend, whatever they end in (whole words).
        pub sports: Stems,
        /// «компани», «лимитед»: English words for a company in Russian letters, that close its name (whole words).
        pub company_words: Stems,
        /// «профессия» (актёра): nobody in particular has it. Stems.
        pub of_no_bearer: Stems,
        /// «юный», «нынешний»: tells nobody from another of the same title. Stems.
        pub describing: Stems,
        /// «пещеру», «курган»: features that are named by whose they were. Stems.
        pub landmarks: Stems,
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
        /// «учеников»: whom somebody has taught or followed. Stems.
        pub pupils: Stems,
        /// «преподаватель», «тренер»: who teaches whoever has won. Stems.
        pub teachers: Stems,
        /// «награждении»: what a decree on honours is about. Stems.
        pub honouring: Stems,
        /// «юбилею»: what is kept of somebody whose name follows in the genitive. Stems.
        pub anniversaries: Stems,
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
        /// «видео-конференц-связь»: how somebody takes part from afar.
        pub from_afar: Stems,
        /// «жителей», «уроженцы» (whole words): a given name alone behind them is a village's.
        pub dwellers: Stems,
        /// «порт Оля», «партия Ильи», «роль Анны»: a given name behind them is no human's.
        pub called_by_given: Stems,
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
        /// «мэр», «алькальд» (whole words): a town's name may stand between them and the holder's.
        pub town_heads: Stems,
        pub town_parts: Stems,
        /// States whose authorities are called federal (ISO 3166-1).
        pub federations: Stems,
        /// Nouns of whoever competes or travels for a state together.
        pub state_teams: Stems,
        /// Verbs and participles of competing, before «за» and a team.
        pub competes: Stems,
        /// Participles of standing for a state.
        pub standing_for: Stems,
        /// «гражданин»: before the state whose one is.
        pub citizen_nouns: Stems,
        /// Inhabitants that a state is told by where its neighbours have a people of the same name.
        pub of_states: Stems,
        /// «этнический»: of a people, not of a state.
        pub ethnic: Stems,
        /// Who has left the state that «из» tells.
        pub by_origin: Stems,
        /// Coming, bringing, sending: behind such a word «из» tells the way.
        pub on_the_way: Stems,
        /// «оба» in a bracket, before what all those have before it.
        pub all_of_them: Stems,
        /// Words in a bracket of where somebody was born or is at the time.
        pub not_home: Stems,
        /// States in whose papers a patronymic stands (ISO 3166-1).
        pub patronymic_states: Stems,
        /// States whose people's given names the dictionary has, all but few.
        pub russian_names: Stems,
        /// States without provinces, prefectures and counties (ISO 3166-1).
        pub no_provinces: Stems,
        pub union_seats: Stems,
        pub of_waters: Stems,
        pub wishes: Stems,
        pub represented: Stems,
        pub no_governors: Stems,
        pub national_bodies: Stems,
        pub national_kinds: Stems,
        pub party_nouns: Stems,
        pub outside_parties: Stems,
        /// Offices of which a body has one (whole words).
        pub one_heads: Stems,
        pub joint_offices: Stems,
        /// Numerals in the genitive, three or more (whole words).
        pub several_of: Stems,
        pub member_nouns: Stems,
        /// States whose villages bear Slavic names (ISO 3166-1).
        pub slavic_villages: Stems,
        /// «страны», «государства» (whole words): the country is the release's own.
        pub own_country: Stems,
        /// Given names that are commoner than another of which some form is theirs as well (whole words): «Игоре» is rather of «Игорь» than
        /// of «Игор».
        pub common_given: Stems,
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
        pub sections: Stems,
        pub sections_held: Stems,
        pub outposts: Stems,
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
        /// «сопровождал»
        pub accompanies: Stems,
        /// States (ISO 3166-1 alpha-2) whose authorities issue their releases in Russian.
        pub russian_speaking: Stems,
        /// «-ас», «-сен»: how surnames end in the Baltic states and north of them.
        pub northern_surnames: Stems,
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
        /// «врач», «специалист»: the noun of a special calling may follow (whole lemmas).
        pub general_callings: Stems,
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
        /// «(по болезни)»: why somebody is not there.
        pub excuses: Stems,
        /// «председателем»: who is elected to the chair.
        pub chairs: Stems,
        /// What somebody is in a contest (lemmas).
        pub contenders: Stems,
        /// Verbs of bidding.
        pub bids: Stems,
        /// What is written from afar: «письмо», «телеграмма».
        pub letters: Stems,
        /// Where an award is handed over to who has not come for it (whole words).
        pub at_home: Stems,
        /// Verbs of handing over an award.
        pub hands_over: Stems,
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
        /// What a term of office is counted in (whole words).
        pub terms: Stems,
        /// Verbs by which a state or body sends somebody to a meeting.
        pub sends_there: Stems,
        /// As what somebody is sent to a meeting (whole words).
        pub sent_as: Stems,
        /// Verbs of being somewhere else.
        pub elsewhere: Stems,
        /// Words of those who judge a contest.
        pub judging: Stems,
        /// Where guests are met, behind «у» (whole words).
        pub thresholds: Stems,
        /// Meals that are given in somebody's honour (whole words).
        pub meals: Stems,
        /// «верительные грамоты»: what an ambassador hands over when his mission begins.
        pub credentials: Stems,
        /// What those who listen learn at (whole words).
        pub courses: Stems,
        /// How a letter begins: «уважаемый».
        pub addresses: Stems,
        /// Verbs by which a speaker points to what another has said or done.
        pub refers: Stems,
        /// Verbs by which a speech is left out.
        pub puts_off: Stems,
        /// What is signed: «меморандум».
        pub papers: Stems,
        /// Passive participles of what was made or taken before it is told of: «концерт, подготовленный …».
        pub made_before: Stems,
        /// What somebody says, behind «по его» (whole words).
        pub told_by_him: Stems,
        /// Headings of the speakers' column (whole words).
        pub speaker_columns: Stems,
        /// What has a first night.
        pub works: Stems,
        /// What else bears a title in quotes.
        pub titled_works: Stems,
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
        /// Nouns of many meanings that are events only before «по» or a name in quotes (lemmas).
        pub wide_events: Stems,
        /// Nouns of moving, whose «на» asks for the accusative.
        pub moves: Stems,
        /// Letters that stand for an «управление» or another neuter (whole words).
        pub neuter_letters: Stems,
        /// What begins a sentence of another hour than what has been told (whole words).
        pub another_hour: Stems,
        /// «встретили (гостей в аэропорту)»: they meet nobody at a table (whole words).
        pub greets: Stems,
        /// «представил (нового директора)» (whole words).
        pub presents: Stems,
        /// «коллективу»: to whom a new head is presented (whole words).
        pub staff: Stems,
    }
}

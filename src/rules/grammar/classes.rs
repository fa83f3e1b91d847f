//! The classes of a word as bits.

use super::Grammar;

/// A closed class of words, as a bit of [`Classes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class(pub(super) u64);

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

impl Grammar {
    /// The classes of a word.
    pub fn classes(&self, fold: &str) -> Classes {
        let listed = self.words.get(fold).copied().unwrap_or(0);
        Classes(listed | if self.manages.begins(fold) { Class::MANAGES.0 } else { 0 })
    }
}

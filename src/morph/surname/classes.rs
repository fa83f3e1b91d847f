//! The classes of declension, a row each: the ending of the nominative, the endings of the other cases, and which stems take them.

use super::stems::{
    adjectival, adjectival_k, consonant, hushing, lacks_vowel, plain_consonant, possessive, soft_consonant,
    velar_or_hushing,
};
use crate::morph::tag::{Case, CaseSet, Gender};

/// A declension: endings for a kind of stem.
pub(super) struct Class {
    pub(super) gender: Option<Gender>,
    pub(super) nominative: &'static str,
    /// Ending → cases that have it.
    pub(super) endings: &'static [(&'static str, CaseSet)],
    pub(super) stem: fn(&str) -> bool,
}

pub(super) const M: Option<Gender> = Some(Gender::Masc);
pub(super) const F: Option<Gender> = Some(Gender::Femn);
pub(super) const NOM: CaseSet = CaseSet::of(Case::Nom);
pub(super) const GEN: CaseSet = CaseSet::of(Case::Gen);
pub(super) const DAT: CaseSet = CaseSet::of(Case::Dat);
pub(super) const ACC: CaseSet = CaseSet::of(Case::Acc);
pub(super) const INS: CaseSet = CaseSet::of(Case::Ins);
const LOC: CaseSet = CaseSet::of(Case::Loc);
pub(super) const GEN_ACC: CaseSet = GEN.or(ACC);
pub(super) const DAT_LOC: CaseSet = DAT.or(LOC);
pub(super) const OBLIQUE: CaseSet = GEN.or(DAT).or(INS).or(LOC);
pub(super) const GEN_DAT_LOC: CaseSet = GEN.or(DAT).or(LOC);

/// «Новак», «Ткач»: men's in a consonant.
pub(super) const CONSONANT: Class = Class {
    gender: M,
    nominative: "",
    endings: &[("", NOM), ("а", GEN_ACC), ("у", DAT), ("ом", INS), ("е", LOC)],
    stem: |s| plain_consonant(s) && !lacks_vowel(s),
};
/// «Бабич», «Кац», «Гамаш»: -ем in the instrumental when the ending is not stressed.
pub(super) const HUSHING: Class =
    Class { endings: &[("ем", INS)], stem: |s| hushing(s) && !lacks_vowel(s), ..CONSONANT };
/// «Кравец», «Кравца».
pub(super) const FLEETING: Class = Class {
    gender: M,
    nominative: "ец",
    endings: &[("ца", GEN_ACC), ("цу", DAT), ("цом", INS), ("цем", INS), ("це", LOC)],
    // «Иванец», «Лубинец», but «Лоренц»
    stem: |s| {
        let slavic = (s.ends_with("ан") || s.ends_with("ин")) && s.chars().count() > 3;
        consonant(s) && !s.ends_with(['р', 'л', 'н', 'ц', 'й']) || slavic
    },
};
/// «Стрелец», «Стрельца».
pub(super) const FLEETING_SOFT: Class = Class {
    endings: &[("ьца", GEN_ACC), ("ьцу", DAT), ("ьцом", INS), ("ьцем", INS), ("ьце", LOC)],
    stem: |s| s.ends_with('л'),
    ..FLEETING
};
/// «Смилянец», «Смилянца»: rarer than «Лоренц», «Лоренца».
pub(super) const FLEETING_RARE: Class = Class { stem: |s| s.ends_with(['н', 'р']), ..FLEETING };
/// «Дубок», «Дубка».
pub(super) const FLEETING_O: Class = Class {
    gender: M,
    nominative: "ок",
    endings: &[("ка", GEN_ACC), ("ку", DAT), ("ком", INS), ("ке", LOC)],
    stem: |s| s.ends_with(['б', 'в', 'д', 'з', 'п', 'т', 'ж', 'ч', 'ш']),
};
/// «Ганчаренок», «Жданок»: rarer than «Шенк», «Бланк».
pub(super) const FLEETING_O_RARE: Class = Class { stem: |s| s.ends_with("ен") || s.ends_with("ан"), ..FLEETING_O };
/// «Ткаль»: men's in a soft sign.
pub(super) const SOFT: Class = Class {
    gender: M,
    nominative: "ь",
    endings: &[("ь", NOM), ("я", GEN_ACC), ("ю", DAT), ("ем", INS), ("е", LOC)],
    stem: soft_consonant,
};
/// «Пивень», «Пивня»: no Russian word ends in such a cluster.
pub(super) const FLEETING_N: Class = Class {
    nominative: "ень",
    endings: &[("ня", GEN_ACC), ("ню", DAT), ("нем", INS), ("не", LOC)],
    stem: |s| s.ends_with(['б', 'в', 'г', 'д', 'к', 'п', 'с', 'т', 'ш']),
    ..SOFT
};
/// «Гайдай», «Хой».
pub(super) const SHORT_I: Class = Class {
    gender: M,
    nominative: "й",
    endings: &[("й", NOM), ("я", GEN_ACC), ("ю", DAT), ("ем", INS), ("е", LOC)],
    stem: |s| s.ends_with(['а', 'е', 'у', 'э', 'ю', 'я', 'ы']) || (s.ends_with('о') && s.chars().count() < 4),
};
/// «Эрсой»: where the ending is no adjective's.
pub(super) const SHORT_OJ: Class = Class {
    endings: &[("я", GEN_ACC), ("ю", DAT), ("ем", INS)],
    stem: |s| s.ends_with('о') && s.chars().count() > 3,
    ..SHORT_I
};
/// «Топчий», «Геннадий».
pub(super) const IJ: Class = Class {
    gender: M,
    nominative: "й",
    endings: &[("й", NOM), ("я", GEN_ACC), ("ю", DAT), ("ем", INS), ("и", LOC)],
    stem: |s| s.ends_with('и') && !adjectival(s),
};
/// «Курта».
pub(super) const HARD_A: Class = Class {
    gender: None,
    nominative: "а",
    endings: &[("а", NOM), ("ы", GEN), ("е", DAT_LOC), ("у", ACC), ("ой", INS), ("ою", INS)],
    stem: |s| plain_consonant(s) && !velar_or_hushing(s),
};
/// «Глинка», «Ганжа», «Миркина»: «и» after г, к, х, ж, ш, щ, ч.
pub(super) const VELAR_A: Class = Class {
    endings: &[("а", NOM), ("и", GEN), ("е", DAT_LOC), ("у", ACC), ("ой", INS), ("ою", INS)],
    stem: |s| velar_or_hushing(s),
    ..HARD_A
};
/// «Капица», «Галуша»: unstressed -ей after ц and hushing letters.
pub(super) const HUSHING_A: Class = Class { endings: &[("ей", INS), ("ею", INS)], stem: hushing, ..HARD_A };
/// «Головня», «Зоя».
pub(super) const SOFT_A: Class = Class {
    gender: None,
    nominative: "я",
    endings: &[("я", NOM), ("и", GEN), ("е", DAT_LOC), ("ю", ACC), ("ей", INS), ("ею", INS)],
    // «Лисицкая» is an adjective
    stem: |s| {
        soft_consonant(s)
            || s.ends_with(['а', 'е', 'о', 'у', 'й', 'ь']) && !s.strip_suffix('а').is_some_and(adjectival_k)
    },
};
/// «Данелия», «Мария».
pub(super) const IYA: Class =
    Class {
        endings: &[("я", NOM), ("и", GEN_DAT_LOC), ("ю", ACC), ("ей", INS)], stem: |s| s.ends_with('и'), ..SOFT_A
    };

/// «Иванов», «Пушкин», «Птицын».
pub(super) const POSSESSIVE: Class = Class {
    gender: M,
    nominative: "",
    endings: &[("", NOM), ("а", GEN_ACC), ("у", DAT), ("ым", INS), ("е", LOC), ("ом", INS)],
    stem: possessive,
};
/// «Иванова», «Пушкина».
pub(super) const POSSESSIVE_F: Class = Class {
    gender: F,
    nominative: "а",
    endings: &[("а", NOM), ("ой", OBLIQUE), ("у", ACC), ("ою", INS)],
    stem: possessive,
};
/// «Щербина», «Журбина»: a man's, beside the woman's of «Щербин»; his is told by the cases that hers has not.
pub(super) const POSSESSIVE_A: Class = Class {
    gender: M,
    nominative: "а",
    endings: &[("ы", GEN), ("е", DAT), ("у", ACC), ("ой", INS), ("ою", INS)],
    stem: |s| s.chars().count() >= 4 && s.ends_with("ин"),
};
/// «Ивановский», «Троцкий».
pub(super) const SKIJ: Class = Class {
    gender: M,
    nominative: "ий",
    endings: &[("ий", NOM), ("ого", GEN_ACC), ("ому", DAT), ("им", INS), ("ом", LOC)],
    stem: adjectival_k,
};
/// «Долгорукий», «Великий».
pub(super) const VELAR_IJ: Class = Class {
    gender: M,
    nominative: "ий",
    endings: &[("ий", NOM), ("ого", GEN_ACC), ("ому", DAT)],
    stem: |s| s.ends_with(['г', 'к', 'х']) && !adjectival_k(s),
};
/// «Белый».
pub(super) const YJ: Class = Class {
    gender: M,
    nominative: "ый",
    endings: &[("ый", NOM), ("ого", GEN_ACC), ("ому", DAT), ("ым", INS), ("ом", LOC)],
    stem: |s| plain_consonant(s) && !velar_or_hushing(s),
};
/// «Толстой», «Береговой».
pub(super) const OJ: Class = Class {
    gender: M,
    nominative: "ой",
    endings: &[("ой", NOM), ("ого", GEN_ACC), ("ому", DAT), ("ым", INS)],
    stem: |s| consonant(s) && !velar_or_hushing(s),
};
/// «Донской», «Чужой».
pub(super) const VELAR_OJ: Class =
    Class {
        endings: &[("ой", NOM), ("ого", GEN_ACC), ("ому", DAT), ("им", INS)], stem: |s| velar_or_hushing(s), ..OJ
    };
/// «Крайний», «Хорожий».
pub(super) const SOFT_IJ: Class = Class {
    gender: M,
    nominative: "ий",
    endings: &[("ий", NOM), ("его", GEN_ACC), ("ему", DAT), ("им", INS), ("ем", LOC)],
    stem: |s| s.ends_with(['н', 'ж', 'ш', 'щ', 'ч']),
};
/// «Ивановская», «Белая», «Толстая».
pub(super) const AYA: Class = Class {
    gender: F,
    nominative: "ая",
    endings: &[("ая", NOM), ("ой", OBLIQUE), ("ую", ACC), ("ою", INS)],
    stem: |s| consonant(s) && !possessive(s),
};
/// «Ивановская»: surer than other adjectives.
pub(super) const AYA_SKAYA: Class = Class { stem: adjectival_k, ..AYA };
/// «Лановую»; of «Береговой» the surname in «-ов» is likelier, and read first.
pub(super) const AYA_OV: Class = Class { endings: &[("ую", ACC), ("ой", OBLIQUE)], stem: possessive, ..AYA };
/// «Гожая», «Хорошая».
pub(super) const HUSHING_AYA: Class =
    Class { endings: &[("ая", NOM), ("ей", OBLIQUE), ("ую", ACC), ("ею", INS)], stem: hushing, ..AYA };
/// «Крайняя».
pub(super) const YAYA: Class = Class {
    gender: F,
    nominative: "яя",
    endings: &[("яя", NOM), ("ей", OBLIQUE), ("юю", ACC)],
    stem: |s| s.ends_with('н'),
};

/// Women's given names in a soft sign: «Нинель», «Гузель».
pub(super) const SOFT_F: Class = Class {
    gender: F,
    nominative: "ь",
    endings: &[("ь", NOM.or(ACC)), ("и", GEN_DAT_LOC), ("ью", INS)],
    stem: soft_consonant,
};
/// «Константин», «Владислав»: given names know no possessive endings.
pub(super) const ANY_CONSONANT: Class = Class { stem: consonant, ..CONSONANT };
pub(super) const ANY_HARD_A: Class = Class { stem: |s| consonant(s) && !velar_or_hushing(s), ..HARD_A };

/// «Бауыржанович».
pub(super) const OVICH: Class = Class {
    gender: M,
    nominative: "",
    endings: &[("", NOM), ("а", GEN_ACC), ("у", DAT), ("ем", INS), ("е", LOC)],
    stem: |s| s.ends_with("ич") && s.chars().count() > 3,
};
/// «Бауыржановна», «Ильинична».
pub(super) const OVNA: Class = Class {
    gender: F,
    nominative: "а",
    endings: &[("а", NOM), ("ы", GEN), ("е", DAT_LOC), ("у", ACC), ("ой", INS), ("ою", INS)],
    stem: |s| ["овн", "евн", "ичн"].iter().any(|e| s.ends_with(e)) && s.chars().count() > 4,
};

pub struct DateRules; impl DateRules { pub fn embedded() -> &'static DateRules { &DateRules } }
pub struct DateMention { pub first: usize, pub last: usize, pub start: jiff::civil::Date, pub end: jiff::civil::Date }
pub fn dates(_t: &crate::text::Text, _p: Option<jiff::civil::Date>, _r: &DateRules) -> Vec<DateMention> { Vec::new() }
pub fn into_model(_m: &[DateMention], _t: &crate::text::Text) -> Vec<crate::model::Date> { Vec::new() }

//! A profile as it is written.

use serde::Deserialize;
use toml::Spanned;

pub(super) type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSite {
    pub(super) name: Text,
    pub(super) hosts: Spanned<Vec<Text>>,
    #[serde(default)]
    pub(super) start: Vec<Text>,
    #[serde(default)]
    pub(super) feeds: Vec<Text>,
    #[serde(default)]
    pub(super) sitemaps: Vec<Text>,
    pub(super) verified: Option<String>,
    pub(super) period: Spanned<Vec<Spanned<RawPeriod>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPeriod {
    pub(super) from: Option<Text>,
    pub(super) until: Option<Text>,
    pub(super) page: RawPage,
    pub(super) listing: Option<RawListing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPage {
    #[serde(default)]
    pub(super) title: Vec<Text>,
    #[serde(default)]
    pub(super) date: Vec<Text>,
    pub(super) text: Spanned<Vec<Text>>,
    #[serde(default)]
    pub(super) drop: Vec<Text>,
    #[serde(default)]
    pub(super) captions: Vec<Text>,
    #[serde(default)]
    pub(super) place: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawListing {
    pub(super) items: Option<Text>,
    pub(super) link: Text,
    pub(super) date: Option<Text>,
    pub(super) next: Option<Text>,
    pub(super) page: Option<Text>,
    #[serde(default = "one")]
    pub(super) first_page: u32,
    pub(super) pattern: Option<Text>,
}

fn one() -> u32 {
    1
}

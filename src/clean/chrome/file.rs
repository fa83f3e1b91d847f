//! The rules file as it is written.

use super::{Action, Zone};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) rule: Vec<toml::Spanned<RawRule>>,
    #[serde(default)]
    pub(super) hints: HashMap<String, toml::Spanned<Vec<String>>>,
    #[serde(default)]
    pub(super) pages: HashMap<String, toml::Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) name: String,
    pub(super) action: Action,
    #[serde(default)]
    pub(super) zone: Zone,
    pub(super) max: Option<usize>,
    #[serde(default)]
    pub(super) starts: Vec<String>,
    #[serde(default)]
    pub(super) equals: Vec<String>,
    #[serde(default)]
    pub(super) contains: Vec<String>,
    #[serde(default)]
    pub(super) patterns: Vec<String>,
    #[serde(default)]
    pub(super) date: bool,
    #[serde(default)]
    pub(super) gaps: usize,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    #[serde(default)]
    pub(super) examples: Vec<String>,
    #[serde(default)]
    pub(super) counter: Vec<String>,
}

pub(super) fn line_of(source: &str, byte: usize) -> usize {
    source.as_bytes()[..byte.min(source.len())].iter().filter(|&&b| b == b'\n').count() + 1
}

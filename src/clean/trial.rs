//! A profile tried on a page, for its author.

use super::chrome::Chrome;
use super::encoding::decode;
use super::error::CleanError;
use super::profile::{self, Grip};
use super::{About, Cleaned, Input, Rules, SIZE_CAP, clean_page, meta, page, tree};
use crate::rules::sites::{Period, Site, Sites};

/// How a profile reads a page, for its author.
pub struct Trial<'s> {
    /// The period that was chosen.
    pub period: &'s Period,
    /// What each of its selectors matches.
    pub grips: Vec<Grip>,
    /// What the page gives with this profile.
    pub cleaned: Result<Cleaned, CleanError>,
}

/// Tries a profile on a page, whatever the page's address.
///
/// # Errors
/// The page passes a limit, for a tree or at all.
pub fn try_profile<'s>(input: &Input, site: &'s Site, chrome: &Chrome) -> Result<Trial<'s>, CleanError> {
    if input.bytes.len() > SIZE_CAP {
        return Err(CleanError::TooLarge { size: input.bytes.len(), limit: SIZE_CAP });
    }
    let decoded = decode(input.bytes, input.charset_hint)?;
    let page = page::read(&decoded.text, &chrome.hints);
    let meta = meta::read(&page);
    let url = input.about.url.or(meta.url.as_deref());
    let day = input.about.published.map(str::to_owned).or_else(|| profile::stated_day(&meta, url));
    let (period, grips) = profile::grips(&decoded.text, site, day.as_deref()).map_err(too_much)?;
    let alone = Sites::new([Site { periods: vec![period.clone()], ..site.clone() }]);
    let about = About { url: Some(&format!("http://{}/", site.hosts[0])), ..input.about };
    let mut cleaned = clean_page(&decoded.text, &about, &Rules { chrome, sites: &alone });
    if let Ok(c) = &mut cleaned {
        c.url = url.map(str::to_owned);
        c.notes.splice(0..0, decoded.notes);
    }
    Ok(Trial { period, grips, cleaned })
}

fn too_much(why: tree::TooMuch) -> CleanError {
    CleanError::TooIntricate(why.to_string())
}

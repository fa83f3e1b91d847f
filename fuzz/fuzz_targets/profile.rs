//! Any page as one of a site that has a profile: a release or a named error, never a panic. The first byte chooses the site.
#![no_main]

use libfuzzer_sys::fuzz_target;
use svodka::clean::{About, Input, Kind, Rules, clean};
use svodka::rules::sites::Sites;

fuzz_target!(|data: &[u8]| {
    let Some((&first, page)) = data.split_first() else { return };
    let sites = Sites::embedded().iter().count();
    let Some(site) = Sites::embedded().iter().nth(usize::from(first) % sites) else { return };
    let url = format!("https://{}/", site.hosts[0]);
    let about = About { url: Some(&url), published: None };
    let input = Input { bytes: page, kind: Kind::Html, charset_hint: None, about };
    if let Ok(c) = clean(&input, &Rules::embedded()) {
        assert!(c.text.len() <= page.len() * 4 + 4096);
    }
});

//! All profiles, by name and by host.

use super::Site;
use std::collections::HashMap;

/// All profiles, by name and by host.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    all: Vec<Site>,
    hosts: HashMap<String, usize>,
}

impl Sites {
    /// Indexes profiles; of two with one name the later stays.
    pub fn new(sites: impl IntoIterator<Item = Site>) -> Sites {
        let mut all: Vec<Site> = Vec::new();
        for site in sites {
            match all.iter_mut().find(|s| s.name == site.name) {
                Some(old) => *old = site,
                None => all.push(site),
            }
        }
        let hosts = all.iter().enumerate().flat_map(|(i, s)| s.hosts.iter().map(move |h| (h.clone(), i))).collect();
        Sites { all, hosts }
    }

    /// The profile of this name.
    pub fn by_name(&self, name: &str) -> Option<&Site> {
        self.all.iter().find(|s| s.name == name)
    }

    /// The profile of a host, as an address has it: the case and a port make no difference.
    pub fn for_host(&self, host: &str) -> Option<&Site> {
        let host = host.split(':').next().unwrap_or(host).trim_end_matches('.').to_ascii_lowercase();
        self.hosts.get(&host).map(|&i| &self.all[i])
    }

    /// The profile of the host of an `http` or `https` address.
    pub fn for_url(&self, url: &str) -> Option<&Site> {
        let (scheme, rest) = url.trim().split_once("://")?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let authority = rest.split(['/', '?', '#', '\\']).next()?;
        self.for_host(authority.rsplit('@').next()?)
    }

    /// All profiles, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Site> {
        self.all.iter()
    }
}

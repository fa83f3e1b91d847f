//! robots.txt as RFC 9309 has it: groups, longest match, wildcards; and `Crawl-delay`, which it has not, but sites have.

use std::time::Duration;

/// No more of the file is read (RFC 9309, 2.5).
pub const LARGEST: usize = 500 << 10;
/// A delay longer than this is taken for a mistake, and this is kept to.
const LONGEST_DELAY: f64 = 120.0;
/// The name that groups address svodka by.
pub const TOKEN: &str = "svodka";

/// What one site allows svodka.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Robots {
    rules: Vec<Rule>,
    pub delay: Option<Duration>,
}

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    allow: bool,
    /// Canonical, see [`canonical`].
    pattern: Vec<u8>,
}

/// Rules of the groups for us and of those for everybody, while they are read.
#[derive(Default)]
struct Group {
    named: bool,
    rules: Vec<Rule>,
    delay: Option<Duration>,
}

impl Robots {
    /// Everything is allowed: there is no robots.txt (any 4xx).
    pub fn open() -> Self {
        Robots::default()
    }

    pub fn parse(bytes: &[u8]) -> Self {
        let bytes = &bytes[..bytes.len().min(LARGEST)];
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (mut ours, mut all) = (Group::default(), Group::default());
        // the groups that rules now belong to, and whether the line before named one
        let (mut in_ours, mut in_all, mut naming) = (false, false, false);
        for line in bytes.split(|b| matches!(b, b'\n' | b'\r')) {
            let line = String::from_utf8_lossy(line.split(|b| *b == b'#').next().unwrap_or_default());
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !naming {
                    (in_ours, in_all) = (false, false);
                }
                naming = true;
                in_ours |= is_token(value);
                in_all |= value == "*";
                ours.named |= in_ours;
                continue;
            }
            for (group, member) in [(&mut ours, in_ours), (&mut all, in_all)] {
                if member {
                    group.take(&key, value);
                }
            }
            naming &= !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay");
        }
        let group = if ours.named { ours } else { all };
        Robots { rules: group.rules, delay: group.delay }
    }

    /// May this path (with its query) be asked for? The longest rule that matches decides; of equals, the one that allows.
    pub fn allows(&self, path: &str) -> bool {
        let path = canonical(path);
        if path == b"/robots.txt" {
            return true;
        }
        let matching = self.rules.iter().filter(|r| matches(&r.pattern, &path));
        matching.max_by_key(|r| (r.pattern.len(), r.allow)).is_none_or(|r| r.allow)
    }
}

impl Group {
    fn take(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => {
                self.rules.push(Rule { allow: key == "allow", pattern: canonical(value) });
            }
            "crawl-delay" => {
                let seconds = value.replace(',', ".").parse::<f64>().ok().filter(|s| s.is_finite() && *s > 0.0);
                self.delay = seconds.map(|s| Duration::from_secs_f64(s.min(LONGEST_DELAY))).or(self.delay);
            }
            _ => {}
        }
    }
}

/// `svodka`, also with a version after it.
fn is_token(value: &str) -> bool {
    let token = value.split(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '-' | '_'))).next();
    token.unwrap_or_default().eq_ignore_ascii_case(TOKEN)
}

/// Escapes written one way: none for unreserved characters, upper case for the others, and for all beyond ASCII.
fn canonical(path: &str) -> Vec<u8> {
    let hex = |b: u8| format!("%{b:02X}").into_bytes();
    let bytes = path.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
        let escaped = escaped.filter(|_| byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        match escaped {
            Some(b) if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => out.push(b),
            Some(b) => out.extend(hex(b)),
            None if byte >= 0x80 => out.extend(hex(byte)),
            None => out.push(byte),
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    out
}

/// Does the pattern match from the start of the path? `*` is any run of characters, a last `$` the end.
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    let (pattern, whole) = match pattern.strip_suffix(b"$") {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split(|b| *b == b'*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !whole || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() && whole {
            return rest.ends_with(part);
        }
        // the leftmost place leaves the most for what follows
        match memchr::memmem::find(rest, part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_that_names_us_goes_before_the_one_for_all() {
        let robots = Robots::parse(
            b"User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: SVODKA/1.0 # us\nDisallow: /closed/\nCrawl-delay: 2,5\n\
              Sitemap: http://a.example/map.xml\n\nuser-agent: svodka\nAllow: /closed/open$\n",
        );
        assert_eq!(robots.delay, Some(Duration::from_millis(2500)));
        for (path, want) in
            [("/", true), ("/closed/x", false), ("/closed/open", true), ("/closed/open2", false), ("/robots.txt", true)]
        {
            assert_eq!(robots.allows(path), want, "{path}");
        }
        let all = Robots::parse(b"User-agent: svodkabot\nDisallow: /\nUser-agent: *\nDisallow: /x\nDisallow:\n");
        assert!(all.allows("/y") && !all.allows("/x1"));
    }

    #[test]
    fn patterns() {
        for (pattern, path, want) in [
            ("/fish", "/fish.html", true),
            ("/fish", "/Fish", false),
            ("/fish*", "/fishheads/x", true),
            ("/*.php", "/a/index.php?x", true),
            ("/*.php$", "/a/index.php?x", false),
            ("/*.php$", "/a.php/b.php", true),
            ("/a*b*c", "/aXbYc/d", true),
            ("/a*b*c", "/aXcYb", false),
            ("/новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", true),
            ("/%7Euser", "/~user/", true),
            ("/a%2fb", "/a%2Fb", true),
            ("/a%2fb", "/a/b", false),
            ("*/print", "/x/print", true),
            ("/$", "/", true),
            ("/$", "/x", false),
        ] {
            let robots = Robots::parse(format!("User-agent: *\nDisallow: {pattern}\n").as_bytes());
            assert_eq!(!robots.allows(path), want, "{pattern} {path}");
        }
    }

    #[test]
    fn the_longest_rule_decides() {
        let robots = Robots::parse(
            b"User-agent: *\nAllow: /p\nDisallow: /\nAllow: /page\nDisallow: /*.htm\nDisallow: /same\nAllow: /same\n",
        );
        assert!(robots.allows("/p/x"));
        assert!(!robots.allows("/page.htm"));
        assert!(robots.allows("/page"));
        assert!(robots.allows("/same"));
        assert!(Robots::open().allows("/x"));
        assert!(Robots::parse(b"\xFF\xFE<html>:").allows("/x"));
    }
}

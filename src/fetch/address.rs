//! Addresses: one spelling for each, the host they are asked at, and which of them the open internet has no business with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::Url;

/// No address of a page is longer.
const LONGEST: usize = 4096;

/// The one spelling of an address: absolute, http or https, without fragment, user name and password.
///
/// # Errors
/// Why it is not such an address, as a kind and a sentence.
pub fn normal(written: &str, base: Option<&Url>) -> Result<Url, (&'static str, String)> {
    let written = written.trim();
    let parsed = match base {
        Some(base) => base.join(written),
        None => Url::parse(written),
    };
    let mut url = parsed.map_err(|e| ("address", format!("«{written}» is not an address: {e}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(("scheme", format!("«{written}»: only http and https are followed, not {}", url.scheme())));
    }
    if url.as_str().len() > LONGEST {
        return Err(("address", format!("the address is longer than {LONGEST} characters")));
    }
    url.set_fragment(None);
    // what a page or a redirect writes there is nobody's business to send
    let _ = url.set_username("");
    let _ = url.set_password(None);
    Ok(url)
}

/// What requests are counted by: the host's name, with the port where it is not the usual one.
pub fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or_default().trim_end_matches('.');
    match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    }
}

/// What robots.txt is asked by: scheme, host, port.
pub fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Is it an address of the open internet? Private, loopback, link-local, shared (CGNAT), documentation, multicast and
/// reserved ones are not, nor are IPv6 forms that hold such an IPv4 address.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99);
    let benchmark = a == 198 && (18..20).contains(&b);
    !(a == 0
        || a >= 224
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || shared
        || protocols
        || benchmark)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let last = Ipv4Addr::from_bits((parts[6] as u32) << 16 | parts[7] as u32);
    match parts {
        // mapped, compatible (loopback and the unspecified address among them), translated
        [0, 0, 0, 0, 0, 0xFFFF, ..] | [0, 0, 0, 0, 0, 0, ..] | [0x64, 0xFF9B, 0, 0, 0, 0, ..] => is_public_v4(last),
        [0x2002, a, b, ..] => is_public_v4(Ipv4Addr::from_bits((a as u32) << 16 | b as u32)),
        // Teredo, ORCHID, documentation
        [0x2001, 0, ..] | [0x2001, 0x10..0x30, ..] | [0x2001, 0xDB8, ..] => false,
        // only 2000::/3 is given out
        [first, ..] => first & 0xE000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_become_one() {
        let base = Url::parse("http://A.example/news/").unwrap();
        let of = |written: &str| normal(written, Some(&base)).map(String::from).map_err(|e| e.0);
        assert_eq!(of("1#comments").unwrap(), "http://a.example/news/1");
        assert_eq!(of("HTTPS://user:secret@B.example:443/x").unwrap(), "https://b.example/x");
        assert_eq!(of("../a b").unwrap(), "http://a.example/a%20b");
        assert_eq!(of("file:///etc/passwd"), Err("scheme"));
        assert_eq!(of("javascript:void(0)"), Err("scheme"));
        assert_eq!(normal("news/1", None).unwrap_err().0, "address");
    }

    #[test]
    fn only_the_open_internet_is_public() {
        for ip in ["8.8.8.8", "100.63.0.1", "172.32.0.1", "2a00:1450::1", "::ffff:8.8.8.8", "2002:808:808::1"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "127.0.0.1",
            "10.1.1.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
            "ff02::1",
            "fec0::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        // other spellings of 127.0.0.1 are seen through before they come here
        for written in ["http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://①②⑦.0.0.1/"] {
            assert_eq!(normal(written, None).unwrap().host_str(), Some("127.0.0.1"), "{written}");
        }
    }
}

//! A small site on the loopback interface, with every trouble that sites make. Each connection has a thread; every request
//! is noted with its moment and headers.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub at: Instant,
    /// Lower case.
    pub head: String,
}

#[derive(Default)]
struct Seen {
    asked: Vec<Asked>,
    counts: HashMap<String, u32>,
}

pub struct Site {
    /// `http://127.0.0.1:PORT`
    pub base: String,
    /// `127.0.0.1:PORT`
    pub host: String,
    seen: Arc<Mutex<Seen>>,
}

/// What the site is like.
#[derive(Debug, Clone, Default)]
pub struct Nature {
    /// Number of releases.
    pub pages: u32,
    pub robots: &'static str,
    /// Time before an answer.
    pub delay: Duration,
}

/// Releases a page of the list.
const LISTED: u32 = 50;

impl Site {
    pub fn new(nature: Nature) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let site = Site { base: format!("http://{host}"), host: host.clone(), seen: Arc::default() };
        let seen = site.seen.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, nature, host) = (seen.clone(), nature.clone(), host.clone());
                std::thread::spawn(move || {
                    // a client that is killed leaves a broken pipe, which is nobody's fault
                    let _ = Connection { stream, seen, nature, host }.serve();
                });
            }
        });
        site
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().asked.clone()
    }

    /// Requests for a path.
    pub fn times(&self, path: &str) -> usize {
        self.asked().iter().filter(|a| a.path == path).count()
    }
}

/// The page of a release: no two are alike.
pub fn page(number: u32) -> String {
    let (day, filler) = (number % 28 + 1, "В ходе встречи стороны обсудили вопросы сотрудничества. ".repeat(20));
    format!(
        "<!DOCTYPE html><html lang=ru><head><meta charset=utf-8><title>Встреча {number}</title></head><body><main>\
         <h1>О встрече {number}</h1><p>{day} февраля 2024 года в Алматы состоялась встреча министров обороны, по счёту {number}.</p>\
         <p>{filler}</p></main></body></html>"
    )
}

struct Connection {
    stream: TcpStream,
    seen: Arc<Mutex<Seen>>,
    nature: Nature,
    host: String,
}

impl Connection {
    fn serve(mut self) -> std::io::Result<()> {
        self.stream.set_nodelay(true)?;
        let mut reader = BufReader::new(self.stream.try_clone()?);
        loop {
            let mut head = String::new();
            loop {
                let start = head.len();
                if reader.read_line(&mut head)? == 0 {
                    return Ok(());
                }
                if head[start..].trim().is_empty() {
                    break;
                }
            }
            let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
            let nth = {
                let mut seen = self.seen.lock().unwrap();
                seen.asked.push(Asked { path: path.clone(), at: Instant::now(), head: head.to_lowercase() });
                let count = seen.counts.entry(path.clone()).or_default();
                *count += 1;
                *count
            };
            if !self.nature.delay.is_zero() {
                std::thread::sleep(self.nature.delay);
            }
            if !self.answer(&path, nth, &head.to_lowercase())? {
                return Ok(());
            }
        }
    }

    /// False when the connection is to be closed.
    fn answer(&mut self, path: &str, nth: u32, head: &str) -> std::io::Result<bool> {
        let html = "Content-Type: text/html; charset=utf-8";
        if let Some(number) = path.strip_prefix("/news/").and_then(|n| n.parse::<u32>().ok()) {
            if number == 0 || number > self.nature.pages {
                return self.send("404 Not Found", html, b"<p>no</p>");
            }
            let tag = format!("\"v{number}\"");
            if head.contains(&format!("if-none-match: {tag}")) {
                return self.send("304 Not Modified", &format!("ETag: {tag}"), b"");
            }
            let head = format!("{html}\r\nETag: {tag}\r\nLast-Modified: Thu, 01 Feb 2024 10:00:00 GMT");
            return self.send("200 OK", &head, page(number).as_bytes());
        }
        if let Some(number) = path.strip_prefix("/list/").and_then(|n| n.parse::<u32>().ok()) {
            let list = self.list(number);
            return self.send("200 OK", html, list.as_bytes());
        }
        self.oddity(path, nth, html)
    }

    fn oddity(&mut self, path: &str, nth: u32, html: &str) -> std::io::Result<bool> {
        let release = page(7_000_000 + path.len() as u32);
        let release = release.replace("О встрече", &format!("О встрече {path}"));
        let body = release.as_bytes();
        let base = format!("http://{}", self.host);
        match path {
            "/robots.txt" if self.nature.robots == "503" && nth < 3 => self.send("503 Busy", "X: y", b""),
            "/robots.txt" if self.nature.robots == "500" => self.send("500 Error", "X: y", b""),
            "/robots.txt" if self.nature.robots.contains(':') => {
                let robots = self.nature.robots;
                self.send("200 OK", "Content-Type: text/plain", robots.as_bytes())
            }
            "/feed.xml" => {
                let mut feed =
                    String::from("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><title>Лента</title>");
                for number in 1..=5 {
                    feed += &format!(
                        "<item><title>Встреча</title><link>{base}/news/{number}</link><pubDate>Thu, 0{number} Feb 2024 10:00:00 +0300</pubDate></item>"
                    );
                }
                feed += "</channel></rss>";
                let feed = encoding_rs::WINDOWS_1251.encode(&feed).0.into_owned();
                self.send("200 OK", "Content-Type: application/rss+xml", &feed)
            }
            "/sitemap.xml" => {
                let map = format!(
                    "<sitemapindex><sitemap><loc>{base}/map1.xml.gz</loc></sitemap><sitemap><loc>{base}/map2.xml</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>"
                );
                self.send("200 OK", "Content-Type: text/xml", map.as_bytes())
            }
            "/map1.xml.gz" => {
                let mut map = String::from("<urlset>");
                for number in 1..=9 {
                    map += &format!("<url><loc>{base}/news/{number}</loc><lastmod>2024-02-0{number}</lastmod></url>");
                }
                self.send("200 OK", "Content-Type: application/gzip", &gzip((map + "</urlset>").as_bytes()))
            }
            "/map2.xml" => self.send(
                "200 OK",
                "Content-Type: text/xml",
                format!("<urlset><url><loc>{base}/news/10</loc></url></urlset>").as_bytes(),
            ),
            "/r301" => self.redirect("301 Moved", "/r302"),
            "/r302" => self.redirect("302 Found", "/r308?x=1#top"),
            "/r308?x=1" => self.redirect("308 Permanent", "/landed"),
            "/loop-a" => self.redirect("302 Found", "/loop-b"),
            "/loop-b" => self.redirect("302 Found", "/loop-c"),
            "/loop-c" => self.redirect("302 Found", "/loop-a"),
            "/to-file" => self.redirect("302 Found", "file:///etc/passwd"),
            "/to-private" => {
                let port = self.host.rsplit(':').next().unwrap().to_owned();
                self.redirect("302 Found", &format!("http://127.0.0.2:{port}/secret"))
            }
            "/gzip" => self.send("200 OK", &format!("{html}\r\nContent-Encoding: gzip"), &gzip(body)),
            "/br" => self.send("200 OK", &format!("{html}\r\nContent-Encoding: br"), &brotli(body)),
            "/zstd" => {
                let packed = ruzstd::encoding::compress_to_vec(body, ruzstd::encoding::CompressionLevel::Fastest);
                self.send("200 OK", &format!("{html}\r\nContent-Encoding: zstd"), &packed)
            }
            "/bomb" => self.send("200 OK", &format!("{html}\r\nContent-Encoding: gzip"), &gzip(&vec![b' '; 50 << 20])),
            "/cp1251" => {
                let text = release.replace("charset=utf-8", "name=x");
                let bytes = encoding_rs::WINDOWS_1251.encode(&text).0.into_owned();
                self.send("200 OK", "Content-Type: text/html; charset=windows-1251", &bytes)
            }
            "/chunked" => self.chunked(html, body),
            "/slow" => self.slow(html, body),
            "/silent" => {
                std::thread::sleep(Duration::from_secs(20));
                Ok(false)
            }
            "/reset" if nth == 1 => self.cut(html, body),
            "/always-reset" => self.cut(html, body),
            "/busy" if nth == 1 => self.send("429 Too Many", "Retry-After: 1", b""),
            "/unwell" if nth < 3 => self.send("503 Busy", "X: y", b""),
            "/ill" => self.send("503 Busy", "X: y", b""),
            "/gone" => self.send("410 Gone", html, b"<p>gone</p>"),
            "/endless" => self.endless(html),
            "/huge-head" => {
                let head = format!("{html}\r\nX-Long: {}", "x".repeat(400 << 10));
                self.send("200 OK", &head, body)
            }
            "/pdf" => self.send("200 OK", "Content-Type: application/pdf", b"%PDF"),
            "/cookie" => self.send("200 OK", &format!("{html}\r\nSet-Cookie: id=secret; Path=/"), body),
            "/same-a" | "/same-b" => {
                let same = page(8_000_000);
                self.send("200 OK", html, same.as_bytes())
            }
            "/landed" | "/reset" | "/busy" | "/unwell" | "/allowed" | "/closed/open" | "/closed/x" => {
                self.send("200 OK", html, body)
            }
            _ => self.send("404 Not Found", html, b"<p>no</p>"),
        }
    }

    fn list(&self, number: u32) -> String {
        let mut list = String::from("<html><body><nav><a href=/about>О нас</a></nav>");
        let first = (number - 1) * LISTED + 1;
        for n in first..(first + LISTED).min(self.nature.pages + 1) {
            list += &format!("<h3><a href=\"/news/{n}\">О встрече министров обороны, по счёту {n}</a></h3>");
        }
        if first + LISTED <= self.nature.pages {
            list += &format!("<a class=next href=\"/list/{}\">Следующая</a>", number + 1);
        }
        list
    }

    fn send(&mut self, status: &str, head: &str, body: &[u8]) -> std::io::Result<bool> {
        let mut bytes = format!("HTTP/1.1 {status}\r\nServer: test\r\n{head}\r\n").into_bytes();
        if !status.starts_with("304") {
            bytes.extend(format!("Content-Length: {}\r\n", body.len()).bytes());
        }
        bytes.extend(b"\r\n");
        bytes.extend(body);
        self.stream.write_all(&bytes).map(|()| true)
    }

    fn redirect(&mut self, status: &str, to: &str) -> std::io::Result<bool> {
        self.send(status, &format!("Location: {to}"), b"")
    }

    fn chunked(&mut self, head: &str, body: &[u8]) -> std::io::Result<bool> {
        write!(self.stream, "HTTP/1.1 200 OK\r\n{head}\r\nTransfer-Encoding: chunked\r\n\r\n")?;
        for part in body.chunks(1000) {
            write!(self.stream, "{:x}\r\n", part.len())?;
            self.stream.write_all(part)?;
            self.stream.write_all(b"\r\n")?;
        }
        self.stream.write_all(b"0\r\n\r\n").map(|()| true)
    }

    fn slow(&mut self, head: &str, body: &[u8]) -> std::io::Result<bool> {
        write!(self.stream, "HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {}\r\n\r\n", body.len())?;
        for part in body.chunks(body.len() / 5 + 1) {
            self.stream.write_all(part)?;
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(true)
    }

    /// Breaks off in the middle.
    fn cut(&mut self, head: &str, body: &[u8]) -> std::io::Result<bool> {
        write!(self.stream, "HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {}\r\n\r\n", body.len())?;
        self.stream.write_all(&body[..body.len() / 2])?;
        Ok(false)
    }

    fn endless(&mut self, head: &str) -> std::io::Result<bool> {
        write!(self.stream, "HTTP/1.1 200 OK\r\n{head}\r\n\r\n")?;
        loop {
            self.stream.write_all(&[b'x'; 65536])?;
        }
    }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A Brotli stream of one block that is not compressed.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    // window 16 (0), not the last block (0), four nibbles of length (00), the length less one, not compressed (1)
    let bits = ((bytes.len() - 1) as u32) << 4 | 1 << 20;
    let mut out = bits.to_le_bytes()[..3].to_vec();
    out.extend(bytes);
    out.push(3);
    out
}

//! Archives as inputs: every kind gives the same records as the files in it, and what is wrong inside has a name.

mod common;

use common::{Place, RELEASE, ids, records};
use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};
use std::io::Write;

type File<'a> = (&'a str, &'a [u8]);

/// A zip, its members deflated.
fn zip(files: &[File]) -> Vec<u8> {
    let (mut data, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut crc = Crc::new();
        crc.update(content);
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        deflate.write_all(content).unwrap();
        let packed = deflate.finish().unwrap();
        let mut fields = [20u16, 0, 8, 0, 0].map(u16::to_le_bytes).concat();
        for number in [crc.sum(), packed.len() as u32, content.len() as u32] {
            fields.extend(number.to_le_bytes());
        }
        fields.extend([name.len() as u16, 0].map(u16::to_le_bytes).concat());
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend((data.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        data.extend(b"PK\x03\x04");
        data.extend(&fields);
        data.extend(name.as_bytes());
        data.extend(packed);
    }
    let (at, count) = (data.len() as u32, files.len() as u16);
    data.extend(&directory);
    data.extend(b"PK\x05\x06\0\0\0\0");
    data.extend([count, count].map(u16::to_le_bytes).concat());
    data.extend([directory.len() as u32, at].map(u32::to_le_bytes).concat());
    data.extend([0, 0]);
    data
}

fn tar(files: &[File]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in files {
        let mut head = [0; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        head[148..156].fill(b' ');
        head[156] = b'0';
        let sum: u32 = head.iter().map(|b| *b as u32).sum();
        head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        bytes.extend(head);
        bytes.extend(*content);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.extend([0; 1024]);
    bytes
}

fn record(address: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").into_bytes();
    block.extend(body);
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend(block);
    record.extend(b"\r\n\r\n");
    record
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn every_kind_of_archive_gives_its_documents() {
    let line = format!("{{\"id\":\"k\",\"text\":\"{RELEASE}\"}}\n");
    let page = format!("<html><body><p>{RELEASE}</p></body></html>");
    let files: &[File] = &[
        ("2024/a.txt", RELEASE.as_bytes()),
        ("2024/b.html", page.as_bytes()),
        ("2025/a.txt", RELEASE.as_bytes()),
        ("c.jsonl", line.as_bytes()),
        ("photo.jpg", b"\xFF\xD8"),
    ];
    let tar = tar(files);
    for (name, bytes) in [
        ("in.zip", zip(files)),
        ("in.tar.gz", gzip(&tar)),
        ("in.tgz", gzip(&tar)),
        ("in.tar.zst", zstd(&tar)),
        ("in.tar", tar),
    ] {
        let place = Place::new(&[(&format!("folder/{name}"), &bytes)]);
        for input in [format!("folder/{name}"), "folder".to_owned()] {
            let ran = place.extract(&[&input, "--to", "jsonl"]);
            assert_eq!(ran.code, Some(0), "{input}: {}", ran.err);
            let (long, short) = (format!("folder/{name}"), name.to_owned());
            let shown = if input == "folder" { &short } else { &long };
            let want = [format!("{shown}!2024/a.txt"), "b".into(), format!("{shown}!2025/a.txt"), "k".into()];
            assert_eq!(ids(&ran.out), want);
            assert_eq!(records(&ran.out)[1]["source"], format!("folder/{name}!2024/b.html"));
        }
    }
}

#[test]
fn a_warc_gives_its_pages_with_address_and_encoding() {
    let page = format!("<html><body><p>{RELEASE}</p></body></html>");
    let (cyrillic, _, _) = encoding_rs::KOI8_R.encode(&page);
    let head = "Content-Type: text/html; charset=koi8-r\r\nContent-Encoding: gzip";
    let first = record("http://a.example/news/1", head, &gzip(&cyrillic));
    let second = record("http://a.example/news/2.html", "Content-Type: text/html", page.as_bytes());
    let again = record("http://a.example/news/2.html", "Content-Type: text/html", page.as_bytes());
    let whole = [&first[..], &second, &again].concat();
    let members = [gzip(&first), gzip(&second), gzip(&again)].concat();
    for (name, bytes) in [("p.warc", whole), ("p.warc.gz", members)] {
        let place = Place::new(&[(name, &bytes)]);
        for jobs in ["1", "3"] {
            let ran = place.extract(&[name, "--to", "jsonl", "--jobs", jobs]);
            assert_eq!(ran.code, Some(0), "{}", ran.err);
            let second = format!("{name}!http://a.example/news/2.html");
            assert_eq!(ids(&ran.out), ["1".to_owned(), second.clone(), format!("{second}#2")]);
            let record = &records(&ran.out)[0];
            assert_eq!(record["url"], "http://a.example/news/1");
            assert!(record["text"].as_str().unwrap().contains(RELEASE), "{record}");
        }
    }
}

#[test]
fn what_is_wrong_in_an_archive_has_a_name_and_the_rest_is_read() {
    let zeros = vec![b' '; 60 << 20];
    let good: File = ("good.txt", RELEASE.as_bytes());
    let slip: File = ("../slip.txt", RELEASE.as_bytes());
    let nested: File = ("nested.zip", b"PK");
    let mut damaged = zip(&[("bad.txt", RELEASE.as_bytes()), good]);
    damaged[40] ^= 0x11;
    let cut = zip(&[good]);
    let warc = |n: u32| gzip(&record(&format!("http://a.example/{n}"), "Content-Type: text/html", RELEASE.as_bytes()));
    let mut torn = [warc(1), warc(2), warc(3)].concat();
    let middle = warc(1).len() + warc(2).len() / 2;
    torn[middle] ^= 0x40;
    for (name, bytes, want, read) in [
        ("a.zip", zip(&[slip, nested, ("bomb.txt", &zeros), good]), &["unsafe_path", "nested", "bomb"][..], 1),
        ("a.tar", tar(&[slip, nested, good]), &["unsafe_path", "nested"], 1),
        ("a.tar.gz", gzip(&tar(&[good, ("bomb.txt", &zeros)])), &["bomb"], 1),
        ("a.tar.zst", zstd(&tar(&[good, ("bomb.txt", &zeros)])), &["bomb"], 1),
        ("damaged.zip", damaged, &["broken"], 1),
        ("cut.zip", cut[..cut.len() - 30].to_vec(), &["broken"], 0),
        ("empty.zip", zip(&[]), &["empty"], 0),
        ("torn.warc.gz", torn, &["broken"], 2),
    ] {
        let place = Place::new(&[(name, &bytes)]);
        let ran = place.extract(&[name, "-o", "out.jsonl"]);
        assert_eq!(ran.code, Some(1), "{name}: {}", ran.err);
        assert_eq!(ids(&place.read("out.jsonl")).len(), read, "{name}: {}", ran.err);
        let errors = place.read("out.jsonl.errors.csv");
        let kinds: Vec<String> = csv::Reader::from_reader(errors.as_bytes())
            .records()
            .map(|row| row.unwrap()[2].to_owned())
            .filter(|kind| kind != "read")
            .collect();
        assert!(kinds.iter().map(String::as_str).eq(want.iter().copied()), "{name}: {errors}");
        assert_eq!(
            std::fs::read_dir(place.path(".."))
                .unwrap()
                .filter(|e| e.as_ref().unwrap().file_name() == "slip.txt")
                .count(),
            0
        );
    }
}

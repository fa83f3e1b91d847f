//! JSON as serde_json writes it, byte for byte, where strings are most of what is written: they are copied in runs that need no
//! escape, and sixteen bytes at a time tell whether they do. A record is structs, lists, strings and numbers; maps, enums
//! and bytes are refused.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// Appends the value to `out`.
pub(super) fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Writer(out))
}

struct Writer<'o>(&'o mut Vec<u8>);

/// A list or a struct that has begun.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    any: bool,
    end: u8,
}

impl Members<'_> {
    #[inline]
    fn next(&mut self) {
        if self.any {
            self.out.push(b',');
        }
        self.any = true;
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(self.end);
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    // the name of a field is copied at once where its length is known
    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        // names of fields need no escape
        self.out.reserve(key.len() + 3);
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(self.end);
        Ok(())
    }
}

/// What no record holds.
type Never = Impossible<(), Error>;

fn refused<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format!("a record holds no {what}")))
}

impl Writer<'_> {
    fn plain(self, text: &str) -> Result<(), Error> {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn number(self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(self.0, value)
    }
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, v: bool) -> Result<(), Error> {
        self.plain(if v { "true" } else { "false" })
    }

    fn serialize_i8(self, v: i8) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_i16(self, v: i16) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_i32(self, v: i32) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_i64(self, v: i64) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_u8(self, v: u8) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_u16(self, v: u16) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_u32(self, v: u32) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_u64(self, v: u64) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_f32(self, v: f32) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_f64(self, v: f64) -> Result<(), Error> {
        self.number(&v)
    }

    fn serialize_char(self, v: char) -> Result<(), Error> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<(), Error> {
        string(v, self.0);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        refused("bytes")
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        refused("variants")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        self.0.push(b'[');
        Ok(Members { out: self.0, any: false, end: b']' })
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Error> {
        refused("tuples")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Error> {
        refused("tuples")
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, Error> {
        refused("variants")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, Error> {
        refused("maps")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>, Error> {
        self.0.push(b'{');
        Ok(Members { out: self.0, any: false, end: b'}' })
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, Error> {
        refused("variants")
    }
}

/// Appends the string in its quotation marks.
fn string(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    loop {
        let (run, behind) = rest.split_at(run_without_escape(rest));
        out.extend_from_slice(run);
        let Some((&byte, behind)) = behind.split_first() else { break };
        escape(byte, out);
        rest = behind;
    }
    out.push(b'"');
}

#[inline]
fn is_escaped(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Length of the bytes at the beginning that are written as they are.
#[inline]
fn run_without_escape(bytes: &[u8]) -> usize {
    let (sixteens, rest) = bytes.as_chunks::<16>();
    let begun = 16 * sixteens.iter().take_while(|sixteen| clean(*sixteen)).count();
    // the last sixteen may overlap those before
    let ends_clean = || bytes.last_chunk::<16>().map_or_else(|| clean(rest), |last| clean(last));
    if begun + rest.len() == bytes.len() && ends_clean() {
        return bytes.len();
    }
    begun + bytes[begun..].iter().take_while(|byte| !is_escaped(**byte)).count()
}

/// Is there nothing to escape? Without a branch, so that the compiler takes many bytes at once.
#[inline]
fn clean(bytes: &[u8]) -> bool {
    !bytes.iter().fold(false, |any, &byte| any | is_escaped(byte))
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\t' => b't',
        b'\r' => b'r',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let (high, low) = (DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]);
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, Person, Release};
    use proptest::prelude::*;

    fn same(release: &Release) {
        let mut written = Vec::new();
        write(release, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(release).unwrap());
    }

    #[test]
    fn every_ascii_character_is_written_as_serde_json_writes_it() {
        let text: String = (0..=0x7F).map(char::from).collect();
        (0..text.len()).for_each(|from| same(&Release { text: text[from..].to_owned(), ..Release::default() }));
    }

    proptest! {
        #[test]
        fn records_are_written_as_serde_json_writes_them(text: String, name: String, weight in 0.0..=1.0, start: usize) {
            let mentions = vec![Mention { start, end: 1, text: name.clone() }, Mention::default()];
            let gender = Some("f".to_owned());
            let person = Person { name, gender, confidence: weight, mentions, ..Person::default() };
            same(&Release { text, people: vec![person, Person::default()], ..Release::default() });
        }
    }
}

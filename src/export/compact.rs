//! Plain data as JSON without a space, as serde_json writes it: structs, lists, options, strings and numbers. Strings are
//! most of a record, so they are looked through many bytes at a time and copied whole.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::Error;

/// Appends `data` to `out`.
pub(super) fn write(data: &impl Serialize, out: &mut Vec<u8>) {
    let written = data.serialize(&mut Writer { out });
    debug_assert!(written.is_ok(), "a record is made of what can be written");
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

impl Writer<'_> {
    /// What is rare enough to leave to serde_json.
    fn scalar(&mut self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, value).map_err(Error::custom)
    }

    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(at) = first_escaped(rest) {
            self.out.extend_from_slice(&rest[..at]);
            self.escaped(rest[at]);
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }

    fn escaped(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0C => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
                return self.out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    fn number(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[at..]);
    }
}

fn first_escaped(bytes: &[u8]) -> Option<usize> {
    let escaped = |&byte: &u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    // without a branch inside a chunk, for the compiler to take all its bytes at once
    let clean = |chunk: &&[u8; 16]| !chunk.iter().fold(false, |any, byte| any | escaped(byte));
    let passed = 16 * bytes.as_chunks().0.iter().take_while(clean).count();
    if passed + 16 > bytes.len() && bytes.last_chunk().as_ref().is_some_and(clean) {
        return None;
    }
    bytes[passed..].iter().position(|byte| escaped(byte)).map(|at| passed + at)
}

/// A list or a struct: what separates its next part from the one before.
struct Parts<'w, 'o> {
    writer: &'w mut Writer<'o>,
    empty: bool,
    close: u8,
}

impl<'w, 'o> Parts<'w, 'o> {
    fn open(writer: &'w mut Writer<'o>, open: u8, close: u8) -> Self {
        writer.out.push(open);
        Parts { writer, empty: true, close }
    }

    fn next(&mut self) -> &mut Writer<'o> {
        if !std::mem::take(&mut self.empty) {
            self.writer.out.push(b',');
        }
        self.writer
    }

    fn close(self) {
        self.writer.out.push(self.close);
    }
}

impl SerializeSeq for Parts<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let writer = self.next();
        writer.out.push(b'"');
        writer.out.extend_from_slice(key.as_bytes());
        writer.out.extend_from_slice(b"\":");
        value.serialize(writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

/// Numbers and marks that no record holds so far.
macro_rules! scalars {
    ($($name:ident: $type:ty),+ $(,)?) => {
        $(fn $name(self, value: $type) -> Result<(), Error> {
            self.scalar(&value)
        })+
    };
}

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'w, 'o>;
    type SerializeStruct = Parts<'w, 'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    scalars! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_f32: f32, serialize_f64: f64,
        serialize_char: char, serialize_bytes: &[u8],
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        self.number(number);
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.string(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w, 'o>, Error> {
        Ok(Parts::open(self, b'[', b']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w, 'o>, Error> {
        Ok(Parts::open(self, b'{', b'}'))
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.serialize_str(name)
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
        Err(unknown())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(unknown())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(unknown())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(unknown())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(unknown())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(unknown())
    }
}

/// No record holds maps, tuples or variants with content.
fn unknown() -> Error {
    Error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, Participant, Person, Release};

    #[test]
    fn writes_what_serde_json_writes() {
        let text: String = (0..0x500).filter_map(char::from_u32).chain("«Труд» 😀".chars()).collect();
        let mention = Mention { start: 0, end: 1_234_567_890, text: text.clone() };
        let person = Person {
            name: "\"".into(),
            confidence: 0.97,
            mentions: vec![mention.clone(), mention],
            ..Default::default()
        };
        let release = Release {
            id: "a\\b".into(),
            title: Some("\n".repeat(40)),
            people: vec![person.clone(), Person { confidence: 1.0, ..person }],
            participants: vec![Participant { position: Some(3), ..Default::default() }],
            text,
            ..Default::default()
        };
        let mut out = Vec::new();
        write(&release, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&release).unwrap());
    }
}

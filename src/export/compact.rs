//! Records as JSON without white space: the same bytes that serde_json writes. A record is mostly text, which is looked
//! through for what JSON escapes eight bytes at a time.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// Appends a record made of structs, sequences, options, strings and numbers.
///
/// # Errors
/// The record holds a value of another kind.
pub fn write(record: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    record.serialize(Compact(out))
}

struct Compact<'o>(&'o mut Vec<u8>);

/// A struct or a sequence that has been opened.
struct Inside<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl<'o> Inside<'o> {
    fn open(out: &'o mut Vec<u8>, bracket: u8) -> Self {
        out.push(bracket);
        Inside { out, empty: true }
    }

    fn comma(&mut self) {
        if !std::mem::take(&mut self.empty) {
            self.out.push(b',');
        }
    }
}

impl SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.comma();
        // the name of a field has nothing to escape
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(b'}');
        Ok(())
    }
}

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.comma();
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(b']');
        Ok(())
    }
}

/// What serde_json writes by itself.
macro_rules! by_serde_json {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            serde_json::to_writer(self.0, &value)
        })*
    };
}

/// What no record holds.
macro_rules! foreign {
    ($($method:ident$(<$value:ident>)?($($type:ty),*) -> $made:ty;)*) => {
        $(fn $method$(<$value: Serialize + ?Sized>)?(self, $(_: $type),*) -> Result<$made, Error> {
            Err(Error::custom("a record holds no such value"))
        })*
    };
}

type Name = &'static str;
type No = Impossible<(), Error>;

impl<'o> Serializer for Compact<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Inside<'o>;
    type SerializeStruct = Inside<'o>;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStructVariant = No;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        string(text, self.0);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'o>, Error> {
        Ok(Inside::open(self.0, b'['))
    }

    fn serialize_struct(self, _: Name, _: usize) -> Result<Inside<'o>, Error> {
        Ok(Inside::open(self.0, b'{'))
    }

    by_serde_json! {
        serialize_bool: bool, serialize_char: char, serialize_f32: f32, serialize_f64: f64,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    foreign! {
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(Name) -> ();
        serialize_unit_variant(Name, u32, Name) -> ();
        serialize_newtype_struct<T>(Name, &T) -> ();
        serialize_newtype_variant<T>(Name, u32, Name, &T) -> ();
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(Name, usize) -> No;
        serialize_tuple_variant(Name, u32, Name, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(Name, u32, Name, usize) -> No;
    }
}

fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, escaped) = rest.split_at(plain_run(rest));
        out.extend_from_slice(plain);
        let Some((&byte, behind)) = escaped.split_first() else { break };
        escape(byte, out);
        rest = behind;
    }
    out.push(b'"');
}

fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// How many bytes stand before the first that JSON escapes.
fn plain_run(bytes: &[u8]) -> usize {
    // whole eights without a branch for each byte, so that the compiler compares them at once
    let (eights, _) = bytes.as_chunks::<8>();
    let escapes = |eight: &[u8; 8]| eight.iter().fold(false, |any, &byte| any | is_escaped(byte));
    let from = 8 * eights.iter().position(escapes).unwrap_or(eights.len());
    bytes[from..].iter().position(|&byte| is_escaped(byte)).map_or(bytes.len(), |at| from + at)
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::model::{Mention, Participant, Person, Release};

    fn same(release: &Release) {
        let mut written = Vec::new();
        write(release, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(release).unwrap());
    }

    #[test]
    fn writes_what_serde_json_writes() {
        let mentions = vec![Mention { start: 0, end: 12, text: "«Анна»".into() }, Mention::default()];
        let person =
            Person {
                name: "Анна".into(), given: Some("Анна".into()), confidence: 0.9, mentions, ..Person::default()
            };
        let participants = vec![Participant { position: Some(usize::MAX), ..Participant::default() }];
        same(&Release::default());
        same(&Release { people: vec![person.clone(), person], participants, ..Release::default() });
    }

    #[test]
    fn escapes_wherever_it_stands() {
        for byte in 0..0x80u8 {
            for before in [0, 1, 7, 15, 16, 17, 40] {
                let text = format!("{}{}ё", "х".repeat(before), char::from(byte).to_string().repeat(2));
                same(&Release { text, ..Release::default() });
            }
        }
    }
}

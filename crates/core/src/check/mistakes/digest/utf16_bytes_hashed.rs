//! UTF-16 bytes in the place of UTF-8.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::{Digest, DigestVariant, Variants};
use crate::finding::Severity;

/// The bytes of a Delphi, .NET or T-SQL string as it lies in memory, whole or cut to its count of characters.
#[derive(Debug)]
pub struct Utf16BytesHashed;

const ENTRY: Entry = Entry {
    code: "utf16-bytes-hashed",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "Base string and key were hashed as UTF-16",
    why: "Both look right when they are printed, but each character went into the hash as two bytes. Delphi, .NET's Encoding.Unicode and nvarchar in T-SQL do so; where a count of characters was taken for one of bytes, half of the text is missing as well.",
    fix: "Turn base string and key into UTF-8 bytes first: Encoding.UTF8 in .NET, TEncoding.UTF8 in Delphi, varchar in T-SQL.",
    source: "https://stackoverflow.com/questions/12484064",
    confidence: Confidence::Observed,
};

impl Mistake for Utf16BytesHashed {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, _scene: &Scene, variants: &mut Variants) {
        for (big_endian, halved) in [(false, false), (false, true), (true, false), (true, true)] {
            let digest = Digest::Utf16 { big_endian, halved };
            variants.digest.push(DigestVariant { code: ENTRY.code, digest });
        }
    }
}

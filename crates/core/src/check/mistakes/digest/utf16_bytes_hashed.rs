//! UTF-16 bytes in the place of UTF-8.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::{Digest, DigestVariant, FORMS, Variants};
use crate::finding::Severity;

/// The bytes of a Delphi, .NET or T-SQL string as it lies in memory, whole or cut to its count of characters.
#[derive(Debug)]
pub struct Utf16BytesHashed;

const ENTRY: Entry = Entry {
    code: "utf16-bytes-hashed",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "UTF-16 was hashed in the place of UTF-8",
    why: "Base string and key look right when they are printed, but each character of the one, or of both, went into the hash as two bytes. Delphi, .NET's Encoding.Unicode and nvarchar in T-SQL do so; where a count of characters was taken for one of bytes, half of the text is missing as well.",
    fix: "Turn base string and key into UTF-8 bytes first: Encoding.UTF8 in .NET, TEncoding.UTF8 in Delphi, varchar in T-SQL.",
    source: "https://stackoverflow.com/questions/12484064",
    confidence: Confidence::Observed,
};

impl Mistake for Utf16BytesHashed {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, _scene: &Scene, variants: &mut Variants) {
        for (big_endian, extent) in FORMS {
            let digest = Digest::Utf16 { big_endian, extent };
            variants.digest.push(DigestVariant { code: ENTRY.code, digest });
        }
    }
}

//! What can happen.

use super::{Copy, Judgement};
use crate::answer::Answer;
use crate::examined::Examined;
use crate::gallery::Example;
use crate::link::Link;
use crate::output::Output;
use crate::{paste, query};
use countersign_core::answer::Scheme;
use countersign_core::answer::assertion::Outcome;
use countersign_core::finding::Within;

/// A nonce and a timestamp that were made just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Random letters and digits.
    pub nonce: String,
    /// Seconds since the Unix epoch.
    pub timestamp: i64,
}

/// What can happen.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "an action lives for one reduction")]
pub enum Action {
    /// A field has this text now.
    Edit(Within, String),
    /// `oauth_version` is sent, or is not.
    Version(bool),
    /// The query table was edited.
    Query(query::Edit),
    /// The paste has changed. Its text stays in its own input: there may be a secret in it.
    Pasted,
    /// Another of the calls in the paste is to be looked at.
    Choose(usize),
    /// What the paste says.
    Read(Option<paste::Reading>),
    /// What was pasted takes the place of what was typed, in one field or in all.
    Replace(Option<Within>),
    /// The input of a secret has changed.
    Secret(Within),
    /// A stamp that was made just now.
    Stamp(Stamp),
    /// A nonce that was made just now.
    Nonce(String),
    /// The present time as the timestamp.
    Now(i64),
    /// Whether the stamp stays.
    Pin(bool),
    /// What was computed of the form and the secrets.
    Judged(Judgement),
    /// What a check came to by now.
    Examined(Option<Examined>),
    /// The word in the column *Detail* of the Login Audit Trail.
    Detail(String),
    /// How the call authenticates, where nothing else tells it.
    Scheme(Option<Scheme>),
    /// The cause of this id was looked at, or was not.
    LookedAt(&'static str, bool),
    /// A text of OAuth 2.0 may have changed. It stays in its own input.
    Oauth2,
    /// Whether there is one in its own field, and whether a private key was cut out of any text.
    Oauth2Read(bool, bool),
    /// What an answer came to, and what OAuth 2.0's texts did.
    Answered(Option<Answer>),
    /// What the verification of the assertion that was asked for in this round came to.
    Verified(u32, Option<Outcome>),
    /// The call with this number, of TBA's own, takes the place of the request.
    Call(usize),
    /// The search for a proof goes on for a moment.
    Search,
    /// How many ways it has tried.
    Tried(u64),
    /// A secret is shown, or hidden.
    Reveal(Within, bool),
    /// Both secrets are hidden.
    HideSecrets,
    /// A text is to be copied.
    Copy(Output),
    /// What became of it.
    Copying(Output, Copy),
    /// The button says its own name again.
    CopyRests,
    /// This parameter is pointed at, or none.
    Point(Option<usize>),
    /// A step, counted from 0, is open, or is not.
    Open(usize, bool),
    /// The base string is read decoded, or as it is.
    Decode(bool),
    /// The next of the colours.
    NextTheme,
    /// The page is to be printed.
    Print,
    /// The page was opened by a link.
    Link(Link),
    /// The cases of the gallery have arrived.
    Arrived(Vec<Example>),
    /// So many seconds is this computer's clock ahead of the host's.
    #[cfg(feature = "network")]
    Skew(i64),
    /// The case of the gallery with this index takes the place of everything that was entered. The inputs are filled by
    /// who owns them.
    Gallery(usize),
    /// Everything that was entered goes. The inputs of the secrets are emptied by who owns them.
    Clear,
    /// The example comes back. The inputs of the secrets are filled by who owns them.
    Example,
}

impl Action {
    /// Whether the request becomes another one by it, so that a stamp which is not pinned should be made anew.
    #[must_use]
    pub fn changes_request(&self) -> bool {
        match self {
            Self::Edit(within, _) => !matches!(within, Within::Nonce | Within::Timestamp | Within::Signature),
            Self::Version(_)
            | Self::Query(_)
            | Self::Secret(_)
            | Self::Pasted
            | Self::Call(_)
            | Self::Choose(_)
            | Self::Replace(_)
            | Self::Link(_) => true,
            _ => false,
        }
    }
}

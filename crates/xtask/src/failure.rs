//! The one error of every chore: a sentence for the person who ran it.

use std::{fmt, io, path::Path};

/// Why a chore stopped, as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The command line itself is wrong. Exit status 2.
    Usage(String),
    /// Something that was asked for could not be done. Exit status 1.
    Failed(String),
}

/// The result of a chore.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure in doing what was asked for.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self::Failed(sentence.into())
    }

    /// A command line that cannot be understood.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self::Usage(sentence.into())
    }

    /// A file or folder with which something (`doing`: "read", "write" ...) did not work.
    #[must_use]
    pub fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::Failed(format!("Cannot {doing} {}: {error}.", path.display()))
    }

    /// The exit status that the process ends with.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Failed(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Failed(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for Failure {}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::usage(format!("{error}. `cargo xtask --help` lists the commands."))
    }
}

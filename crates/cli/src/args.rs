//! The command line.

use clap::{Parser, Subcommand, ValueEnum};

/// Signs NetSuite RESTlet requests next to your middleware. Nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, about, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the Authorization header, with every step shown
    Sign(Box<Call>),
    /// Say what a middleware did wrong: paste its header, base string, curl, HAR or log
    Check(Box<Call>),
    /// Say what NetSuite's answer means: paste status, headers and body, with the request if you have it
    Answer(Box<Call>),
    /// List what is known here: mistakes, answers and causes
    List {
        /// One of the three alone
        #[arg(value_enum)]
        what: Option<Catalogue>,
    },
}

/// The catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Catalogue {
    /// The mistakes that `check` knows
    Mistakes,
    /// The answers that `answer` knows
    Answers,
    /// What can be behind them
    Causes,
}

/// One call of a verb: what the flags give fills what standard input leaves out.
#[derive(Debug, Default, clap::Args)]
#[command(
    after_help = "Secrets are read from COUNTERSIGN_CONSUMER_SECRET and COUNTERSIGN_TOKEN_SECRET, or from \
    standard input as {\"credentials\": {\"consumer_secret\": …, \"token_secret\": …}}.\n\
    Standard input that begins with { is JSON lines: one object a line in, one a line out.\n\
    Exit status: 0 nothing wrong found, 1 something found or a line not readable, 2 the call is wrong."
)]
pub struct Call {
    /// The HTTP method (GET, or POST where there is a body)
    #[arg(long)]
    pub method: Option<String>,
    /// The whole URL, query included
    #[arg(long)]
    pub url: Option<String>,
    /// The Content-Type header; only a form's body is signed
    #[arg(long)]
    pub content_type: Option<String>,
    /// The body
    #[arg(long)]
    pub body: Option<String>,
    /// The account id as NetSuite shows it, such as `1234567_SB1` (else from the URL)
    #[arg(long)]
    pub account: Option<String>,
    /// The consumer key (else `COUNTERSIGN_CONSUMER_KEY`)
    #[arg(long)]
    pub consumer_key: Option<String>,
    /// The token id (else `COUNTERSIGN_TOKEN`)
    #[arg(long)]
    pub token: Option<String>,
    /// The nonce (else a new one)
    #[arg(long)]
    pub nonce: Option<String>,
    /// The timestamp, in seconds since 1970 (else now)
    #[arg(long)]
    pub timestamp: Option<String>,
    /// Leave `oauth_version` out
    #[arg(long)]
    pub no_version: bool,
    /// `oauth_callback`, for the first step of the three-step flow
    #[arg(long)]
    pub callback: Option<String>,
    /// `oauth_verifier`, for its third step
    #[arg(long)]
    pub verifier: Option<String>,
    /// HMAC-SHA256, which NetSuite wants; HMAC-SHA1 or HMAC-SHA512
    #[arg(long)]
    pub signature_method: Option<String>,
    /// Print this alone instead of the report (sign)
    #[arg(long, value_enum)]
    pub print: Option<Print>,
    /// The HTTP status of NetSuite's answer (answer)
    #[arg(long)]
    pub status: Option<u16>,
    /// The word in the column Detail of the Login Audit Trail (answer)
    #[arg(long, value_name = "WORD")]
    pub audit_detail: Option<String>,
    /// A cause that you have looked at, by its name in the report; may be repeated (answer)
    #[arg(long, value_name = "CAUSE")]
    pub looked_at: Vec<String>,
    /// Show how to look at every cause, not the first few alone (answer)
    #[arg(long)]
    pub all: bool,
    /// The time to judge a timestamp by, in seconds since 1970 (else now, in a report for a person)
    #[arg(long)]
    pub now: Option<i64>,
    /// Treat standard input as text even if it begins with {
    #[arg(long)]
    pub text: bool,
}

/// What can be printed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Print {
    BaseString,
    Signature,
    Authorization,
    Curl,
}

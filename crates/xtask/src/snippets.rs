//! The snippets of `web/snippets`: a signer in each language that a middleware is written in, a file each.
//!
//! This list is the one place that says which there are and how each is known to be right. The test `snippets` runs them
//! and holds what they sign against the vectors: `cargo xtask test` those whose language is there, `cargo xtask audit`
//! all that can be installed.

use std::path::PathBuf;

use crate::{
    failure::Result,
    paths, process,
    tools::{
        Program,
        node::{NODE, POSTMAN_SANDBOX},
        python::PYTHON,
    },
};

/// One snippet.
#[derive(Debug)]
pub struct Snippet {
    /// What a person calls the language.
    pub language: &'static str,
    /// Its file in [`folder`], below a folder of its own.
    pub file: &'static str,
    /// How it is known to be right.
    pub shown: Shown,
}

/// How a snippet is known to be right. What it needs is named, the first program being the one that runs it.
#[derive(Debug)]
pub enum Shown {
    /// It is run as it is; Postman's in Postman's own sandbox.
    Run(&'static [&'static Program]),
    /// It is run outside the product that it is for, with stand-ins for what it calls there. Its first lines say so.
    StandIn(&'static [&'static Program]),
    /// It is not run. Its first lines say so.
    NotRun,
}

impl Shown {
    /// The programs that running it takes; none if it is not run.
    #[must_use]
    pub fn programs(&self) -> &'static [&'static Program] {
        match self {
            Self::Run(programs) | Self::StandIn(programs) => programs,
            Self::NotRun => &[],
        }
    }
}

/// All snippets, in the order in which they are shown.
pub const SNIPPETS: [Snippet; 13] = [
    Snippet { language: "curl and openssl", file: "bash/restlet.sh", shown: Shown::Run(&[&BASH, &OPENSSL]) },
    Snippet { language: "Python", file: "python/restlet.py", shown: Shown::Run(&[&PYTHON]) },
    Snippet { language: "Node", file: "node/restlet.mjs", shown: Shown::Run(&[&NODE]) },
    Snippet { language: "C#", file: "csharp/Restlet.cs", shown: Shown::Run(&[&MONO, &MCS]) },
    Snippet { language: "Java", file: "java/Restlet.java", shown: Shown::Run(&[&JAVA, &JAVAC]) },
    Snippet { language: "PHP", file: "php/restlet.php", shown: Shown::Run(&[&PHP]) },
    Snippet { language: "Go", file: "go/restlet.go", shown: Shown::Run(&[&GO]) },
    Snippet { language: "Ruby", file: "ruby/restlet.rb", shown: Shown::Run(&[&RUBY]) },
    Snippet { language: "Perl", file: "perl/restlet.pl", shown: Shown::Run(&[&PERL]) },
    Snippet { language: "PowerShell", file: "powershell/restlet.ps1", shown: Shown::NotRun },
    Snippet { language: "Apex", file: "apex/RestletSigner.cls", shown: Shown::StandIn(&[&JAVA, &JAVAC]) },
    Snippet {
        language: "SuiteScript",
        file: "suitescript/restlet_signer.js",
        shown: Shown::StandIn(&[&NODE]),
    },
    Snippet { language: "Postman", file: "postman/pre-request.js", shown: Shown::Run(&[&NODE]) },
];

const BASH: Program = Program { name: "Bash", variable: "BASH", names: &["bash"], packages: &["bash"] };
const OPENSSL: Program =
    Program { name: "OpenSSL", variable: "OPENSSL", names: &["openssl"], packages: &["openssl"] };
const PERL: Program = Program { name: "Perl", variable: "PERL", names: &["perl"], packages: &["perl"] };
const PHP: Program = Program { name: "PHP", variable: "PHP", names: &["php"], packages: &["php-cli"] };
const RUBY: Program = Program { name: "Ruby", variable: "RUBY", names: &["ruby"], packages: &["ruby"] };
const GO: Program = Program { name: "Go", variable: "GO", names: &["go"], packages: &["golang-go"] };
const JAVA: Program =
    Program { name: "Java", variable: "JAVA", names: &["java"], packages: &["default-jdk-headless"] };
const JAVAC: Program =
    Program { name: "javac", variable: "JAVAC", names: &["javac"], packages: &["default-jdk-headless"] };
const MONO: Program =
    Program { name: "Mono", variable: "MONO", names: &["mono"], packages: &["mono-runtime", "mono-mcs"] };
const MCS: Program = Program {
    name: "Mono's C# compiler",
    variable: "MCS",
    names: &["mcs"],
    packages: &["mono-mcs", "libmono-system-core4.0-cil"],
};

/// The variable under which the test takes it for a failure that a language is not there.
pub const EVERY: &str = "COUNTERSIGN_EVERY_SNIPPET";

/// The folder of the snippets.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("web/snippets")
}

/// Installs the languages that are not there and runs every snippet.
///
/// # Errors
///
/// If a language cannot be had, or a snippet signs wrongly.
pub fn run_every() -> Result<()> {
    for program in SNIPPETS.iter().flat_map(|snippet| snippet.shown.programs()) {
        program.ensure()?;
    }
    POSTMAN_SANDBOX.ensure()?;
    process::run(process::optimised_test("snippets").env(EVERY, "1"))
}

//! The command line of `cargo xtask`.

use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use xtask::{
    audit, bench, dist,
    failure::{Failure, Result},
    fuzz, oracle, serve,
    steps::{self, Selection},
    test,
};

const HELP: &str = "\
Set-up and chores. What is missing is installed first, and said.

cargo xtask serve [--port N]     build the page and serve it on http://localhost:8080
cargo xtask serve --watch        the same, built and loaded again whenever a file changes
cargo xtask test                 run every test
cargo xtask test --list          name the steps of that
cargo xtask test --only STEP     run one step
cargo xtask dist                 write the page to dist/, ready for any static host
cargo xtask bench [PART]         measure: native, wasm, peers, search, page; all without PART
cargo xtask oracle [--count N]   compare N random requests (2000) with an independent signer
cargo xtask fuzz [TARGET] [--seconds N]
                                 look for inputs that break a parser, 60 seconds a target
cargo xtask audit                what takes too long for every run; --list and --only as in test
";

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.exit_status())
        }
    }
}

fn run(mut arguments: Parser) -> Result<()> {
    let command = match arguments.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => {
            print!("{HELP}");
            return Ok(());
        }
        Some(Arg::Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => print!("{HELP}"),
        "serve" => return serve_page(arguments),
        "test" => return steps::run("test", &test::STEPS, &selection(arguments)?),
        "audit" => return steps::run("audit", &audit::STEPS, &selection(arguments)?),
        "dist" => {
            no_more(arguments)?;
            return dist::run();
        }
        "bench" => return bench_part(arguments),
        "oracle" => return oracle_count(arguments),
        "fuzz" => return fuzz_targets(arguments),
        unknown => {
            return Err(Failure::usage(format!(
                "`{unknown}` is no command of `cargo xtask`; `cargo xtask --help` lists them."
            )));
        }
    }
    Ok(())
}

fn serve_page(mut arguments: Parser) -> Result<()> {
    let (mut port, mut watch) = (serve::PORT, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => port = arguments.value()?.parse()?,
            Arg::Long("watch") => watch = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if watch { serve::watch(port) } else { serve::run(port) }
}

fn selection(mut arguments: Parser) -> Result<Selection> {
    let mut selection = Selection::All;
    while let Some(argument) = arguments.next()? {
        selection = match argument {
            Arg::Long("only") => Selection::Only(arguments.value()?.string()?),
            Arg::Long("list") => Selection::List,
            other => return Err(other.unexpected().into()),
        };
    }
    Ok(selection)
}

fn bench_part(mut arguments: Parser) -> Result<()> {
    let part = match arguments.next()? {
        None => None,
        Some(Arg::Value(part)) => Some(part.string()?),
        Some(other) => return Err(other.unexpected().into()),
    };
    no_more(arguments)?;
    bench::run(part.as_deref())
}

fn oracle_count(mut arguments: Parser) -> Result<()> {
    let mut count = 2000;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("count") => count = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    oracle::run(count)
}

fn fuzz_targets(mut arguments: Parser) -> Result<()> {
    let (mut target, mut seconds) = (None, 60);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => seconds = arguments.value()?.parse()?,
            Arg::Value(name) if target.is_none() => target = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    fuzz::run(target.as_deref(), seconds)
}

fn no_more(mut arguments: Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}

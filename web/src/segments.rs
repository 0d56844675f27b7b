//! The texts of a trace cut into runs that say where they came from, for colour and for linking.

use countersign_core::sign::Trace;
use countersign_core::sign::base_string::Segment;
use countersign_core::sign::params::{Origin, Parameters};
use countersign_core::span::Span;

/// Where a run of text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The method.
    Method,
    /// Scheme, host and path.
    Uri,
    /// A parameter of the query.
    Query,
    /// A parameter of the header.
    Oauth,
    /// A field of a form body.
    Body,
    /// What joins the parts.
    Joint,
    /// The account.
    Realm,
    /// The signature.
    Signature,
    /// Nothing of the request: quotes, commas.
    Plain,
}

impl Kind {
    /// The kind of a parameter of that origin.
    #[must_use]
    pub const fn of(origin: Origin) -> Self {
        match origin {
            Origin::Query => Self::Query,
            Origin::Header => Self::Oauth,
            Origin::Body => Self::Body,
        }
    }

    /// The name in the style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Uri => "uri",
            Self::Query => "query",
            Self::Oauth => "oauth",
            Self::Body => "body",
            Self::Joint => "joint",
            Self::Realm => "realm",
            Self::Signature => "signature",
            Self::Plain => "plain",
        }
    }
}

/// A run of text of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The index of the parameter that it belongs to.
    pub parameter: Option<usize>,
}

/// The runs of the base string: a parameter, name to value, is one.
#[must_use]
pub fn base_string(trace: &Trace) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (span, segment) in trace.unsigned.base_string.segments() {
        let run = |kind, parameter| Run { span, kind, parameter };
        match segment {
            Segment::Method => runs.push(run(Kind::Method, None)),
            Segment::Uri => runs.push(run(Kind::Uri, None)),
            Segment::Account => runs.push(run(Kind::Realm, None)),
            Segment::Joint | Segment::Ampersand(_) => runs.push(run(Kind::Joint, None)),
            Segment::Name(index) | Segment::Equals(index) | Segment::Value(index) => match runs.last_mut() {
                Some(last) if last.parameter == Some(index) => last.span.end = span.end,
                _ => runs.push(run(kind_of(&trace.unsigned.parameters, index), Some(index))),
            },
        }
    }
    runs
}

/// The runs of the normalised parameters.
#[must_use]
pub fn parameters(trace: &Trace) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut done = 0;
    for pair in trace.unsigned.normalized.pairs() {
        if done < pair.name.start {
            let span = Span::new(done, pair.name.start);
            runs.push(Run { span, kind: Kind::Joint, parameter: None });
        }
        done = pair.value.end;
        runs.push(Run {
            span: Span::new(pair.name.start, done),
            kind: kind_of(&trace.unsigned.parameters, pair.parameter),
            parameter: Some(pair.parameter),
        });
    }
    runs
}

/// The runs of the `Authorization` header.
#[must_use]
pub fn authorization(trace: &Trace) -> Vec<Run> {
    let header = &trace.authorization;
    let mut runs = Vec::new();
    let mut done = 0;
    for field in header.fields() {
        // `name="value"`: the name ends two bytes before the value.
        let start = field.value.start - 2 - field.name.len();
        runs.push(Run { span: Span::new(done, start), kind: Kind::Plain, parameter: None });
        done = field.value.end + 1;
        let (kind, parameter) = match field.name {
            "realm" => (Kind::Realm, None),
            "oauth_signature" => (Kind::Signature, None),
            name => (Kind::Oauth, header_parameter(&trace.unsigned.parameters, name)),
        };
        runs.push(Run { span: Span::new(start, done), kind, parameter });
    }
    runs
}

fn kind_of(parameters: &Parameters, index: usize) -> Kind {
    Kind::of(parameters.list()[index].origin)
}

/// The index of the header's parameter of that name.
fn header_parameter(parameters: &Parameters, name: &str) -> Option<usize> {
    let list = parameters.list();
    (0..list.len())
        .find(|&index| list[index].origin == Origin::Header && parameters.name(index) == name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    /// Every byte of a text belongs to one run, and a run of a parameter names it.
    fn whole(runs: &[Run], text: &str) {
        let mut at = 0;
        for run in runs {
            assert_eq!(run.span.start, at, "no gap and no overlap in {text}");
            at = run.span.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn the_runs_of_the_example_cover_its_texts() {
        let state = State::example();
        let trace = &state.judgement.signed().unwrap().trace;
        whole(&base_string(trace), trace.unsigned.base_string.as_str());
        whole(&parameters(trace), &trace.unsigned.normalized.to_string());
        whole(&authorization(trace), trace.authorization.as_str());
        let script = base_string(trace)
            .into_iter()
            .find(|run| run.span.of_str(trace.unsigned.base_string.as_str()) == "script%3D6")
            .unwrap();
        assert_eq!((script.kind, script.parameter), (Kind::Query, Some(0)));
        let header = authorization(trace);
        let key = header.iter().find(|run| run.kind == Kind::Oauth).unwrap();
        assert_eq!(trace.unsigned.parameters.name(key.parameter.unwrap()), b"oauth_consumer_key");
    }
}

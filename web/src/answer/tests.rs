use super::*;
use crate::examined::tests::{OWN, header, request, secrets};
use crate::paste;
use crate::state::{self, Action};
use crate::verdict::{Kind, Verdict};
use countersign_core::case::{self, Clock, gather::gather};
use std::fs;
use std::path::Path;

const REFUSED: &str = "\nHTTP/1.1 401 Unauthorized\nDate: Tue, 17 Oct 2017 12:11:48 GMT\nContent-Type: application/json\n\n{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\",\"message\":\"Invalid login attempt.\"}}\n";
const RIGHT: &str = "%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D";

/// What the page makes of a paste, step by step as `app` does, with these secrets in their inputs.
fn paste_into(state: &mut state::State, text: &str, secrets: state::Secrets) {
    state.apply(Action::Pasted);
    state.apply(Action::Read(paste::read(text, None).map(|(reading, _)| reading)));
    let mut gathered = gather(&state.case(secrets, Some(text.to_owned())), None);
    mask(&mut gathered);
    let clock = Clock::Given(1_508_242_306);
    let mut check = case::check_behind(&gathered, clock);
    while check.as_mut().is_some_and(|check| !check.run(1 << 16)) {}
    let examined = check.as_ref().filter(|_| gathered.is_observed());
    let examined = examined.and_then(|check| crate::examined::Examined::of(check, &gathered, text));
    let (given, oauth2) = (is_given(&gathered), case::oauth2(&gathered, clock));
    let explained = case::answer(&gathered, check.as_ref(), oauth2, clock);
    let is_shown = given || !gathered.oauth2.is_empty();
    let answer = is_shown.then(|| Answer::of(explained, given, &state.asked));
    state.apply(Action::Examined(examined));
    state.apply(Action::Answered(answer));
}

fn pasted(text: &str, secrets: state::Secrets) -> state::State {
    let mut state = state::State::example();
    paste_into(&mut state, text, secrets);
    state
}

fn answer(state: &state::State) -> &Answer {
    state.answer.as_ref().expect("there is an answer")
}

fn states(state: &state::State, wanted: State) -> Vec<&'static str> {
    answer(state).causes(wanted).map(|cause| cause.id).collect()
}

#[test]
fn a_proof_confirms_the_cause_and_the_sentence_says_so() {
    // The query left out of what is signed.
    let mut form = crate::example::form();
    form.url = "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl".into();
    let signed = state::Judgement::of(&form, secrets(), 0);
    let signature = signed.signed().unwrap().trace.signature.to_string();
    let encoded = countersign_core::sign::percent::encode(signature.as_bytes());
    let state = pasted(&[&request(OWN), &header(&encoded)[..], "\n", REFUSED].concat(), secrets());
    assert_eq!(answer(&state).label(), "401 INVALID_LOGIN_ATTEMPT");
    assert!(states(&state, State::Confirmed).contains(&"query-not-signed"));
    let verdict = Verdict::of(&state);
    assert_eq!(verdict.kind, Kind::Differs);
    assert!(
        verdict.text.ends_with("behind NetSuite’s answer, 401 INVALID_LOGIN_ATTEMPT."),
        "{}",
        verdict.text
    );
}

#[test]
fn a_right_signature_rules_signing_out_and_the_word_of_the_trail_changes_the_order() {
    let mut state = pasted(&[&request(OWN), &header(RIGHT)[..], "\n", REFUSED].concat(), secrets());
    let verdict = Verdict::of(&state);
    assert_eq!((verdict.kind, verdict.title.as_str()), (Kind::Match, "Your signature is right."));
    assert!(verdict.text.contains("401 INVALID_LOGIN_ATTEMPT"), "{}", verdict.text);
    assert!(states(&state, State::RuledOut).contains(&"signature-differs"));
    let first = states(&state, State::Possible)[0];
    assert_eq!(first, "consumer-key-wrong");

    state.apply(Action::LookedAt(first, true));
    assert_ne!(states(&state, State::Possible)[0], first);
    assert!(states(&state, State::RuledOut).contains(&first));
    state.apply(Action::LookedAt(first, false));
    assert_eq!(states(&state, State::Possible)[0], first);

    state.apply(Action::Detail("permission_denied".into()));
    assert_eq!(states(&state, State::Possible)[0], "role-cannot-log-in");
    assert!(Verdict::of(&state).steps[0].to_lowercase().contains("role"), "{:?}", Verdict::of(&state).steps);
    // Another call: the word was not of that one.
    paste_into(&mut state, &[&request(OWN), &header(RIGHT)[..]].concat(), secrets());
    assert_eq!(state.asked.detail, "");
}

#[test]
fn an_answer_alone_goes_with_the_form_unless_that_is_the_example() {
    let mut state = pasted(REFUSED, state::Secrets::default());
    assert!(!state.is_example && state.form == state::Form::default());
    let verdict = Verdict::of(&state);
    assert_eq!(
        (verdict.kind, verdict.title.as_str()),
        (Kind::Answer, "NetSuite answered 401 INVALID_LOGIN_ATTEMPT.")
    );
    assert!(answer(&state).wants_scheme());
    state.apply(Action::Scheme(Some(Scheme::OAuth2)));
    assert!(states(&state, State::RuledOut).contains(&"signature-differs"));

    let mut state = pasted(&[&request(OWN), &header(RIGHT)[..]].concat(), secrets());
    let form = state.form.clone();
    paste_into(&mut state, REFUSED, secrets());
    assert_eq!(state.form, form, "the request stays");
    assert_eq!(Verdict::of(&state).title, "Your signature is right.");
    assert!(states(&state, State::RuledOut).contains(&"signature-differs"));
}

#[test]
fn what_is_no_answer_opens_no_panel() {
    for text in
        ["hello", "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1"]
    {
        assert!(pasted(text, secrets()).answer.is_none(), "{text}");
    }
    assert!(pasted(&[&request(OWN), &header(RIGHT)[..]].concat(), secrets()).answer.is_none());
    assert!(pasted("InvalidSignature", secrets()).answer.is_some(), "a word of the audit trail");
}

/// No request of the other tests is taken for an answer, and each answer of theirs is one, those that stand among their
/// pastes as well.
#[test]
fn answers_and_requests_are_told_apart() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let given = |folder: &str| {
        let mut given = Vec::new();
        for entry in fs::read_dir(tests.join(folder)).expect("it is there").flatten() {
            let read = |file: &str| fs::read_to_string(entry.path().join(file)).ok();
            let pasted = |paste| case::input::Case { paste: Some(paste), ..case::input::Case::default() };
            let case = read("case.json").map(|text| case::input::Case::from_json(&text).expect("a case"));
            let case = case.or_else(|| read("paste.txt").map(pasted));
            if let Some(case) = case {
                let name = entry.file_name().into_string().expect("a name is text");
                given.push((name, is_given(&gather(&case, None))));
            }
        }
        given.sort();
        let of = |wanted: bool| {
            let names = given.iter().filter(move |(_, is_given)| *is_given == wanted);
            names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        (of(true), of(false))
    };
    assert_eq!(given("cases").0, Vec::<String>::new());
    let not_of_netsuite = ["64-gibberish", "166-a-gateways-own-forbidden"];
    let others = [&not_of_netsuite[..], &["81-story-assertion-pasted"]].concat();
    let mut requests = given("answers").1;
    requests.retain(|name| !others.contains(&&name[..]));
    assert_eq!(requests, Vec::<String>::new());
    let (with, without) = given("intake");
    assert!(
        with.iter().all(|name| fs::read_to_string(tests.join("intake").join(name).join("paste.txt"))
            .is_ok_and(|paste| paste.contains("401") || paste.contains("Invalid login attempt"))),
        "{with:?}"
    );
    assert!(without.contains(&"04-curl-command".to_owned()) && without.contains(&"14-query".to_owned()));
}

#[test]
fn a_secret_in_an_answer_is_not_kept() {
    let key = ["Key: ", crate::example::CONSUMER_SECRET, "&", crate::example::TOKEN_SECRET, "\n"].concat();
    let echo = ["\nerror: token_secret=", crate::example::TOKEN_SECRET, "\n"].concat();
    let text = [&key, &request(OWN), &header(RIGHT)[..], REFUSED, &echo].concat();
    let said = format!("{:?}", pasted(&text, state::Secrets::default()));
    assert!(!said.contains(crate::example::TOKEN_SECRET), "{said}");
    assert!(!said.contains(crate::example::CONSUMER_SECRET));
}

#[test]
fn an_assertion_is_judged_and_its_verification_taken_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/assertions/good-es256");
    let read = |file: &str| fs::read_to_string(folder.join(file)).expect("it is there");
    let mut state = state::State::example();
    state.apply(Action::Oauth2Read(true, false));
    let mut case = state.case(secrets(), None);
    assert_eq!(case.inputs().consumer_key, None, "the example's key is of another integration");
    (case.assertion, case.certificate) = (Some(read("assertion.txt")), Some(read("certificate.pem")));
    let gathered = gather(&case, None);
    let clock = Clock::Given(1_780_000_000);
    let explained = case::answer(&gathered, None, case::oauth2(&gathered, clock), clock);
    state.apply(Action::Answered(Some(Answer::of(explained, false, &state.asked))));
    assert_eq!(answer(&state).oauth2.as_ref().map(|oauth2| oauth2.signature), Some(Signature::Pending));
    let unverified = state.clone();
    state.apply(Action::Verified(0, Some(Outcome::Right)));
    assert_eq!(Verdict::of(&state).title, "The assertion is right, and so is its signature.");
    let mut state = unverified;
    state.apply(Action::Verified(0, Some(Outcome::Wrong)));
    assert_eq!(answer(&state).oauth2.as_ref().unwrap().findings[0].code, "assertion-signature-wrong");
    assert_eq!(Verdict::of(&state).kind, Kind::Refused);
}

#[test]
fn a_private_key_is_told_though_it_is_gone() {
    let mut state = state::State::example();
    state.apply(Action::Oauth2Read(false, true));
    let gathered = gather(&case::input::Case::default(), None);
    let explained = case::answer(&gathered, None, case::oauth2::Oauth2::default(), Clock::Unknown);
    let answer = Answer::of(explained, false, &state.asked);
    let code = assertion::private_key(Place::nowhere_in(Within::Certificate)).code;
    assert_eq!(answer.oauth2.unwrap().findings[0].code, code);
}

use super::*;
use crate::examined::tests::{OWN, header, request};

fn paste(state: &mut State, text: &str) {
    state.apply(Action::Pasted);
    state.apply(Action::Read(paste::read(text, state.chosen).map(|(reading, _)| reading)));
}

fn type_in(state: &mut State, within: Within, text: &str) {
    state.apply(Action::Edit(within, text.to_owned()));
}

#[test]
fn a_paste_takes_the_place_of_the_example() {
    let mut state = State::example();
    paste(&mut state, &request(OWN));
    assert!(!state.is_example && !state.pinned);
    assert_eq!(state.form.method, "POST");
    assert_eq!(state.form.consumer_key, "", "Oracle’s key is not the person’s");
    let case = state.case(Secrets::default(), Some(request(OWN)));
    assert_eq!(case.inputs().method, None, "what the paste says, the core reads from it");
}

#[test]
fn a_paste_with_nothing_in_it_leaves_the_form_alone() {
    let mut state = State::example();
    for text in ["  ", "hello"] {
        paste(&mut state, text);
        assert!(state.is_example && state.form == example::form(), "{text}");
    }
}

#[test]
fn what_was_typed_stays_until_the_person_agrees() {
    let mut state = State::example();
    type_in(&mut state, Within::Url, "https://mine.example/");
    type_in(&mut state, Within::Token, "mine");
    paste(&mut state, &[&request(OWN), &header("x")[..]].concat());
    assert_eq!(state.form.url, "https://mine.example/");
    assert_eq!(state.conflicts(), [Within::Url, Within::Token]);
    assert!(state.pinned, "the stamp that was sent stays");
    let case = state.case(Secrets::default(), Some(String::new()));
    assert_eq!(case.inputs().url.as_deref(), Some("https://mine.example/"));
    assert_eq!(case.inputs().nonce, None);

    state.apply(Action::Replace(Some(Within::Url)));
    assert!(state.form.url.ends_with("someOtherValue"));
    assert_eq!(state.conflicts(), [Within::Token]);
    state.apply(Action::Replace(None));
    assert_eq!(state.conflicts(), []);
    assert_eq!(state.case(Secrets::default(), Some(String::new())).inputs().token, None);
}

#[test]
fn a_field_that_was_emptied_is_free_again() {
    let mut state = State::example();
    type_in(&mut state, Within::Url, "https://mine.example/");
    type_in(&mut state, Within::Url, "");
    paste(&mut state, &request(OWN));
    assert!(state.form.url.ends_with("someOtherValue"));
}

#[test]
fn nothing_of_an_earlier_paste_is_left() {
    let mut state = State::example();
    paste(&mut state, &[&request(OWN), &header("x")[..]].concat());
    assert_eq!(state.form.signature, "x");
    paste(&mut state, &request(""));
    assert_eq!((state.form.signature.as_str(), state.form.nonce.as_str()), ("", ""));
    assert!(!state.pinned);
}

#[test]
fn a_stamp_that_was_made_here_is_not_theirs() {
    let mut state = State::example();
    type_in(&mut state, Within::Url, "https://mine.example/");
    state.apply(Action::Pin(false));
    state.apply(Action::Stamp(Stamp { nonce: "made".into(), timestamp: 1 }));
    type_in(&mut state, Within::Signature, "theirs");
    let nonce = |state: &State| state.case(Secrets::default(), None).inputs().nonce;
    assert_eq!(nonce(&state), None);
    state.apply(Action::Pin(true));
    assert_eq!(nonce(&state).as_deref(), Some("made"));
}

#[test]
fn clear_forgets_paste_and_check() {
    let mut state = State::example();
    paste(&mut state, &request(OWN));
    type_in(&mut state, Within::Token, "mine");
    state.apply(Action::Clear);
    assert!(state.pasted.is_none() && state.examined.is_none());
    assert_eq!((state.form.clone(), state.typed), (Form::default(), Typed::default()));
}

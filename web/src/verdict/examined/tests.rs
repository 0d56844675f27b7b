use super::*;
use crate::examined::tests::{OWN, examined, header, request, secrets};
use crate::state::Secrets;

fn said(paste: &[&str], secrets: Secrets) -> Verdict {
    verdict(&examined(&paste.concat(), secrets).unwrap(), "")
}

#[test]
fn the_sentences() {
    let right = header("%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D");
    let wrong = header("AAAASKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D");
    let request = request(OWN);
    for (paste, secrets, kind, begins) in [
        ([&request[..], &right], secrets(), Kind::Match, "Your signature is right."),
        ([&request, &wrong], secrets(), Kind::Differs, "Your signature is another one, and no known"),
        ([&request, &wrong], Secrets::default(), Kind::Incomplete, "Paste the two secrets"),
        (["", &wrong], Secrets::default(), Kind::Incomplete, "Which URL was called?"),
    ] {
        let verdict = said(&paste, secrets);
        assert_eq!(verdict.kind, kind, "{verdict:?}");
        assert!(verdict.title.starts_with(begins), "{verdict:?}");
    }
}

#[test]
fn a_lost_character_is_told() {
    let paste = [&request(OWN), &header("KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D")[..]].concat();
    let verdict =
        verdict(&examined(&paste, secrets()).unwrap(), "KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=");
    assert_eq!(verdict.kind, Kind::Differs);
}

#[test]
fn numbers_are_grouped() {
    assert_eq!([0, 999, 41_200, 1_234_567].map(grouped), ["0", "999", "41,200", "1,234,567"]);
}

use super::*;

fn parts<'a>(theirs: &'a str, ours: &'a str) -> [&'a str; 4] {
    let cut = cut(theirs, ours);
    assert_eq!([cut.front, cut.theirs, cut.back].concat(), theirs);
    assert_eq!([cut.front, cut.ours, cut.back].concat(), ours);
    [cut.front, cut.theirs, cut.ours, cut.back]
}

#[test]
fn the_difference_is_told_where_a_person_sees_it() {
    assert_eq!(
        parts("q%3Dfirst%25252Csecond", "q%3Dfirst%252Csecond"),
        ["q%3Dfirst%25", "25", "", "2Csecond"]
    );
    assert_eq!(parts("a%3D1%2B2", "a%3D1%25202"), ["a%3D1", "%2B", "%2520", "2"]);
    assert_eq!(parts("a%3d1", "a%3D1"), ["a", "%3d", "%3D", "1"]);
    assert_eq!(parts("é1", "è1"), ["", "é", "è", "1"]);
    assert_eq!(parts("aaa", "aa"), ["aa", "a", "", ""]);
    assert_eq!(parts("", "x"), ["", "", "x", ""]);
    assert_eq!(parts("%", "%25"), ["", "%", "%25", ""]);
}

fn line_of(theirs: &str, ours: &str) -> Line {
    let spans = |text: &str| Some(Span::new(0, text.len()));
    let row = Row {
        name: "q".into(),
        origin: None,
        change: Change::Changed,
        theirs: spans(theirs),
        ours: spans(ours),
    };
    line(2, row, theirs, 2, ours)
}

#[test]
fn the_same_value_in_other_letters_is_told_from_another_value() {
    let twice = line_of("q%3Dfirst%25252Csecond", "q%3Dfirst%252Csecond");
    assert_eq!(twice.mark, Mark::Encoded);
    assert_eq!(twice.theirs.as_ref().unwrap().decoded, "q=first%2Csecond");
    assert_eq!(twice.ours.as_ref().unwrap().decoded, "q=first,second");
    assert_eq!(note(&twice, false), "“25” too many at byte 12.");
    assert_eq!(note(&twice, true), "“%2C”, where “,” belongs.");
    assert_eq!(line_of("q%3Da%2Bb", "q%3Da%2520b").mark, Mark::Encoded);
    let other = line_of("q%3D1", "q%3D2");
    assert_eq!((other.mark, note(&other, true).as_str()), (Mark::Changed, "“1”, where “2” belongs."));
}

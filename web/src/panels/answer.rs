//! NetSuite's answer: what it means, and the causes as a list to go through.

use crate::answer::Answer;
use crate::platform::dom;
use crate::state::Action;
use crate::view::View;
use crate::widgets::callout::full;
use crate::widgets::el::{el, element, fixed, made, owned, text};
use crate::widgets::icon::{Mark, icon};
use crate::widgets::link::{jump, out, reference};
use crate::widgets::prose::prose;
use countersign_core::answer::{
    Cause, CauseState, Confidence, Disagreement, Scheme, State, audit_words, menu, setup,
};
use yew::virtual_dom::Key;
use yew::{AttrValue, Callback, Event, Html, InputEvent, html};

/// What the core says of a cause that was ticked.
const LOOKED_AT: &str = "you looked at it";

/// What the core asks for in a finding, and this panel in a field of its own.
const ASKED: [&str; 2] = ["audit-detail-wanted", "scheme-unknown"];

/// The panel, where there is an answer.
pub fn panel(view: View) -> Html {
    let Some(answer) = view.state.answer.as_ref().filter(|answer| answer.is_given) else {
        return Html::default();
    };
    let heading = if answer.is_success() { "What NetSuite answered" } else { "Why NetSuite refuses" };
    let answered = &answer.answered;
    let mut parts = vec![el("h2", "", vec![text(heading), el("small", "", vec![owned(summary(answer))])])];
    parts.extend(
        answered
            .answers
            .iter()
            .map(|answer| el("p", "meaning", vec![prose(answer.meaning), text(" "), reference(answer.id)])),
    );
    let findings = answered.findings.iter().filter(|finding| !ASKED.contains(&finding.code));
    parts.extend(findings.map(|finding| full(finding, None)));
    if !answered.causes.is_empty() || !view.state.asked.detail.is_empty() {
        parts.push(asked(view, answer));
    }
    causes(view, answer, &mut parts);
    let mut otherwise: Vec<Html> = answered.disagreements().into_iter().map(disagreement).collect();
    if !otherwise.is_empty() {
        let said = "You may have read otherwise: where Oracle and a widely read article disagree";
        otherwise.insert(0, el("summary", "", vec![text(said)]));
        parts.push(el("details", "aside", otherwise));
    }
    element("section", &["class", "id"], vec![fixed("answer card"), fixed("answer")], parts)
}

/// What was recognised, and how many causes are in which state.
fn summary(answer: &Answer) -> String {
    let mut said = [&answer.label(), " · ", answer.shape()].concat();
    for (state, word) in
        [(State::Confirmed, " confirmed"), (State::Possible, " possible"), (State::RuledOut, " ruled out")]
    {
        let count = answer.causes(state).count();
        if count > 0 {
            said.push_str(&[" · ", &count.to_string(), word].concat());
        }
    }
    said
}

/// The Login Audit Trail's word, and how the call authenticates where that is not known.
fn asked(view: View, answer: &Answer) -> Html {
    let act = view.act.clone();
    let oninput = Callback::from(move |event: InputEvent| act.emit(Action::Detail(dom::value_of(&event))));
    let input = html! {
        <input id="audit-detail" type="text" list="audit-words" value={view.state.asked.detail.clone()} {oninput}
            placeholder="InvalidSignature" autocomplete="off" spellcheck="false" autocapitalize="none"
            autocorrect="off" aria-describedby="audit-detail-said" />
    };
    let mut words: Vec<&'static str> = audit_words().collect();
    words.sort_unstable();
    words.dedup();
    let options = words.into_iter().map(|word| element("option", &["value"], vec![fixed(word)], Vec::new()));
    let label = "The word in Detail of the Login Audit Trail says which cause it is";
    let field = vec![
        element("label", &["for"], vec![fixed("audit-detail")], vec![text(label)]),
        input,
        element("datalist", &["id"], vec![fixed("audit-words")], options.collect()),
        element(
            "p",
            &["class", "id"],
            vec![fixed("said"), fixed("audit-detail-said")],
            vec![path(menu::AUDIT_TRAIL)],
        ),
    ];
    let mut parts = vec![el("div", "field", field)];
    if answer.wants_scheme() {
        let schemes = vec![
            el("legend", "", vec![text("How does the call authenticate?")]),
            scheme(view, Some(Scheme::Tba), "TBA: the header begins with OAuth"),
            scheme(view, Some(Scheme::OAuth2), "OAuth 2.0: it begins with Bearer, or it asks for a token"),
            scheme(view, None, "I don’t know"),
        ];
        let (class, id) = (fixed("schemes"), fixed("schemes"));
        parts.push(element("fieldset", &["class", "id"], vec![class, id], schemes));
    }
    el("div", "asked", parts)
}

fn scheme(view: View, scheme: Option<Scheme>, words: &'static str) -> Html {
    let act = view.act.clone();
    let onchange = Callback::from(move |_: Event| act.emit(Action::Scheme(scheme)));
    let checked = view.state.asked.scheme == scheme;
    let input = html! { <input type="radio" name="scheme" {checked} {onchange} /> };
    el("label", "tick", vec![input, el("span", "", vec![text(words)])])
}

/// The list: what is confirmed, what is possible in order, what is ruled out. Where something is confirmed, what else may
/// be is folded.
fn causes(view: View, answer: &Answer, parts: &mut Vec<Html>) {
    let causes = &answer.answered.causes;
    let of = |state: State| causes.iter().filter(move |known| known.state == state);
    let items = |state: State, is_open: bool| -> Vec<Html> {
        of(state).enumerate().map(|(index, known)| item(view, known, is_open && index == 0)).collect()
    };
    let heading = |words| el("h3", "", vec![text(words)]);
    let is_settled = of(State::Confirmed).next().is_some();
    let possible = items(State::Possible, !is_settled);
    if is_settled {
        parts.push(heading("Confirmed"));
        parts.push(el("ol", "causes", items(State::Confirmed, true)));
    }
    if !possible.is_empty() {
        let said = aside(possible.len(), of(State::Possible));
        let list = el("ol", "causes", possible);
        if is_settled {
            let folded = vec![el("summary", "", vec![owned(said)]), list];
            let (class, id) = (fixed("aside"), fixed("other-causes"));
            parts.push(element("details", &["class", "id"], vec![class, id], folded));
        } else {
            parts.push(heading("Possible, in the order in which to look"));
            parts.push(list);
        }
    }
    let out = ruled_out(view, of(State::RuledOut));
    if !out.is_empty() {
        parts.push(heading("Ruled out"));
        parts.extend(out);
    }
}

/// What is folded away while something else is confirmed.
fn aside<'a>(count: usize, causes: impl Iterator<Item = &'a CauseState>) -> String {
    let mut sides: Vec<&str> = Vec::new();
    for known in causes {
        let side = known.cause.side.as_str();
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let begins = if count == 1 { " more cause is possible (" } else { " more causes are possible (" };
    [&count.to_string(), begins, &sides.join(", "), "). Mend what is confirmed first."].concat()
}

/// One cause: its box, its title, and all its words where it is opened.
fn item(view: View, known: &CauseState, is_open: bool) -> Html {
    let cause = known.cause;
    let is_possible = known.state == State::Possible;
    let mut summary = vec![el("b", "", vec![prose(cause.title)])];
    if !known.because.is_empty() {
        summary.push(el("small", "", vec![text("because "), prose(&known.because)]));
    }
    let mut words = vec![el("summary", "", summary)];
    if is_possible {
        words.push(line("Look: ", prose(cause.confirm)));
    }
    words.push(line("Fix: ", prose(cause.fix)));
    if !cause.path.is_empty() {
        words.push(line("Where: ", path(cause.path)));
    }
    words.extend(cause.disagrees.iter().copied().map(disagreement));
    let mut source = vec![
        text(confidence(cause.confidence)),
        out(cause.source, "Source"),
        text(" · "),
        reference(cause.id),
    ];
    for step in setup::steps_for(cause.id) {
        source.push(text(" · "));
        source.push(jump(&["setup-", step.id].concat(), vec![text("Setting up: "), text(step.title)]));
    }
    words.push(el("p", "source", source));
    let head = if is_possible { tick(view, cause, false) } else { icon(Mark::Check) };
    let open = is_open.then_some(AttrValue::Static(""));
    entry(cause, known.state.as_str(), vec![head, element("details", &["open"], vec![open], words)])
}

/// An item of a list, known by its cause's name.
fn entry(cause: &Cause, class: &'static str, parts: Vec<Html>) -> Html {
    let id = made(["cause-", cause.id].concat());
    let mut item = element("li", &["class", "id"], vec![fixed(class), id], parts);
    if let Html::VTag(tag) = &mut item {
        std::rc::Rc::make_mut(tag).key = Some(Key::from(cause.id));
    }
    item
}

/// The box that says that a cause was looked at.
fn tick(view: View, cause: &Cause, checked: bool) -> Html {
    let (act, id) = (view.act.clone(), cause.id);
    let onchange =
        Callback::from(move |event: Event| act.emit(Action::LookedAt(id, dom::is_checked(&event))));
    let label = ["I looked at it, and it is not: ", cause.title].concat();
    html! { <input type="checkbox" id={["tick-", id].concat()} {checked} {onchange} aria-label={label} /> }
}

/// What is ruled out, struck through, put together by the reason.
fn ruled_out<'a>(view: View, causes: impl Iterator<Item = &'a CauseState>) -> Vec<Html> {
    let mut reasons: Vec<(&str, Vec<Html>)> = Vec::new();
    for known in causes {
        let head = if known.because == LOOKED_AT { tick(view, known.cause, true) } else { icon(Mark::Cross) };
        let item = entry(known.cause, "ruled-out", vec![head, el("s", "", vec![prose(known.cause.title)])]);
        match reasons.iter_mut().find(|(reason, _)| *reason == known.because) {
            Some((_, items)) => items.push(item),
            None => reasons.push((&known.because, vec![item])),
        }
    }
    let mut parts = Vec::new();
    for (reason, items) in reasons {
        parts.push(el("p", "reason", vec![text("Because "), prose(reason), text(":")]));
        parts.push(el("ul", "causes", items));
    }
    parts
}

fn line(name: &'static str, words: Html) -> Html {
    el("p", "", vec![el("b", "", vec![text(name)]), words])
}

/// A way through NetSuite's menus.
pub fn path(path: &'static str) -> Html {
    el("span", "path", vec![text(path)])
}

fn disagreement(disagreement: &'static Disagreement) -> Html {
    let words = vec![prose(disagreement.note), text(" "), out(disagreement.source, "Oracle’s page")];
    el("p", "disagrees", vec![icon(Mark::Info), el("span", "", words)])
}

/// How sure a source is, in words.
const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "Documented. ",
        Confidence::Observed => "Observed in public reports. ",
        Confidence::Article => "From an article that Oracle does not confirm. ",
    }
}

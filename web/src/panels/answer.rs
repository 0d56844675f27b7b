//! NetSuite's answer: what it means, and the causes as a list to go through.

use crate::answer::Answer;
use crate::platform::dom;
use crate::state::Action;
use crate::view::View;
use crate::widgets::callout::full;
use crate::widgets::icon::{Mark, icon};
use crate::widgets::link::{out, reference};
use crate::widgets::prose::prose;
use countersign_core::answer::{
    Cause, CauseState, Confidence, Disagreement, Scheme, State, audit_words, menu, setup,
};
use yew::{AttrValue, Callback, Event, Html, InputEvent, html};

/// What the person ticked, in the core's words.
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
    let disagreements = answered.disagreements();
    let findings = answered.findings.iter().filter(|finding| !ASKED.contains(&finding.code));
    html! {
        <section class="answer card" id="answer">
            <h2>{ heading }<small>{ summary(answer) }</small></h2>
            { for answered.answers.iter().map(|answer| html! {
                <p class="meaning">{ prose(answer.meaning) }{ " " }{ reference(answer.id) }</p>
            }) }
            { for disagreements.into_iter().map(disagreement) }
            { for findings.map(|finding| full(finding, None)) }
            if !answered.causes.is_empty() || !view.state.asked.detail.is_empty() { { asked(view, answer) } }
            { causes(view, answer) }
        </section>
    }
}

/// What was recognised, and how many causes are in which state.
fn summary(answer: &Answer) -> String {
    let mut said = [&answer.label(), " · ", answer.shape()].concat();
    for (state, word) in
        [(State::Confirmed, " confirmed"), (State::Possible, " possible"), (State::RuledOut, " ruled out")]
    {
        let count = answer.causes(state).count();
        if count > 0 {
            said.push_str(" · ");
            said.push_str(&count.to_string());
            said.push_str(word);
        }
    }
    said
}

/// The Login Audit Trail's word, and how the call authenticates where that is not known.
fn asked(view: View, answer: &Answer) -> Html {
    let act = view.act.clone();
    let oninput = Callback::from(move |event: InputEvent| act.emit(Action::Detail(dom::value_of(&event))));
    let mut words: Vec<&'static str> = audit_words().collect();
    words.sort_unstable();
    words.dedup();
    html! {
        <div class="asked">
            <div class="field">
                <label for="audit-detail">{ "The word in Detail of the Login Audit Trail says which cause it is" }</label>
                <input id="audit-detail" type="text" list="audit-words" value={view.state.asked.detail.clone()} {oninput}
                    placeholder="InvalidSignature" autocomplete="off" spellcheck="false" autocapitalize="none"
                    autocorrect="off" aria-describedby="audit-detail-said" />
                <datalist id="audit-words">{ for words.into_iter().map(|word| html! { <option value={AttrValue::Static(word)} /> }) }</datalist>
                <p class="said" id="audit-detail-said">{ path(menu::AUDIT_TRAIL) }</p>
            </div>
            if answer.wants_scheme() {
                <fieldset class="schemes" id="schemes">
                    <legend>{ "How does the call authenticate?" }</legend>
                    { scheme(view, Some(Scheme::Tba), "TBA: the header begins with OAuth") }
                    { scheme(view, Some(Scheme::OAuth2), "OAuth 2.0: it begins with Bearer, or it asks for a token") }
                    { scheme(view, None, "I don’t know") }
                </fieldset>
            }
        </div>
    }
}

fn scheme(view: View, scheme: Option<Scheme>, words: &'static str) -> Html {
    let act = view.act.clone();
    let onchange = Callback::from(move |_: Event| act.emit(Action::Scheme(scheme)));
    html! {
        <label class="tick">
            <input type="radio" name="scheme" checked={view.state.asked.scheme == scheme} {onchange} />
            <span>{ AttrValue::Static(words) }</span>
        </label>
    }
}

/// The list: what is confirmed, what is possible in order, what is ruled out. Where something is confirmed, what else may
/// be is folded.
fn causes(view: View, answer: &Answer) -> Html {
    let causes = &answer.answered.causes;
    let of = |state: State| causes.iter().filter(move |known| known.state == state);
    let is_settled = of(State::Confirmed).next().is_some();
    let possible: Html = of(State::Possible)
        .enumerate()
        .map(|(index, known)| item(view, known, index == 0 && !is_settled))
        .collect();
    let count = of(State::Possible).count();
    let open_list = |list: Html| html! { <ol class="causes possible">{ list }</ol> };
    html! {
        <>
            if is_settled {
                <h3>{ "Confirmed" }</h3>
                <ol class="causes">{ for of(State::Confirmed).map(|known| item(view, known, true)) }</ol>
            }
            if count > 0 {
                if is_settled {
                    <details class="aside" id="other-causes">
                        <summary>{ aside(count, of(State::Possible)) }</summary>
                        { open_list(possible) }
                    </details>
                } else {
                    <h3>{ "Possible, in the order in which to look" }</h3>
                    { open_list(possible) }
                }
            }
            { ruled_out(view, of(State::RuledOut)) }
        </>
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
    html! {
        <li key={cause.id} class={known.state.as_str()} id={["cause-", cause.id].concat()}>
            if is_possible { { tick(view, cause, false) } } else { { icon(Mark::Check) } }
            <details open={is_open}>
                <summary>
                    <b>{ prose(cause.title) }</b>
                    if !known.because.is_empty() { <small>{ "because " }{ prose(&known.because) }</small> }
                </summary>
                if is_possible { { line("Look: ", prose(cause.confirm)) } }
                { line("Fix: ", prose(cause.fix)) }
                if !cause.path.is_empty() { { line("Where: ", path(cause.path)) } }
                { for cause.disagrees.iter().copied().map(disagreement) }
                <p class="source">
                    { confidence(cause.confidence) }{ " " }{ out(cause.source, "Source") }{ " · " }{ reference(cause.id) }
                    { for setup::steps_for(cause.id).map(|step| html! {
                        <>{ " · " }<a href={["#setup-", step.id].concat()}>{ "Setting up: " }{ AttrValue::Static(step.title) }</a></>
                    }) }
                </p>
            </details>
        </li>
    }
}

/// The box that says that a cause was looked at.
fn tick(view: View, cause: &Cause, checked: bool) -> Html {
    let (act, id) = (view.act.clone(), cause.id);
    let onchange =
        Callback::from(move |event: Event| act.emit(Action::LookedAt(id, dom::is_checked(&event))));
    html! {
        <input type="checkbox" id={["tick-", id].concat()} {checked} {onchange}
            aria-label={["I looked at it, and it is not: ", cause.title].concat()} />
    }
}

/// What is ruled out, struck through, put together by the reason.
fn ruled_out<'a>(view: View, causes: impl Iterator<Item = &'a CauseState>) -> Html {
    let mut reasons: Vec<(&str, Vec<Html>)> = Vec::new();
    for known in causes {
        let is_ticked = known.because == LOOKED_AT;
        let title = html! {
            <li key={known.cause.id} class="ruled-out" id={["cause-", known.cause.id].concat()}>
                if is_ticked { { tick(view, known.cause, true) } } else { { icon(Mark::Cross) } }
                <s>{ prose(known.cause.title) }</s>
            </li>
        };
        match reasons.iter_mut().find(|(reason, _)| *reason == known.because) {
            Some((_, titles)) => titles.push(title),
            None => reasons.push((&known.because, vec![title])),
        }
    }
    if reasons.is_empty() {
        return Html::default();
    }
    let group = |(reason, titles): (&str, Vec<Html>)| {
        html! { <><p class="reason">{ "Because " }{ prose(reason) }{ ":" }</p><ul class="causes">{ titles }</ul></> }
    };
    html! { <><h3>{ "Ruled out" }</h3>{ for reasons.into_iter().map(group) }</> }
}

fn line(name: &'static str, text: Html) -> Html {
    html! { <p><b>{ AttrValue::Static(name) }</b>{ text }</p> }
}

/// A way through NetSuite's menus.
pub fn path(path: &'static str) -> Html {
    html! { <span class="path">{ AttrValue::Static(path) }</span> }
}

fn disagreement(disagreement: &'static Disagreement) -> Html {
    html! {
        <p class="disagrees">{ icon(Mark::Info) }<span>{ prose(disagreement.note) }{ " " }{ out(disagreement.source, "Oracle’s page") }</span></p>
    }
}

/// How sure a source is, in words.
const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "Documented.",
        Confidence::Observed => "Observed in public reports.",
        Confidence::Article => "From an article that Oracle does not confirm.",
    }
}

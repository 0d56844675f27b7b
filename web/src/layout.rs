//! How the panels are laid out: one story from top to bottom, and beneath it the form beside the steps.

use crate::panels::{
    account, answer, calls, comparison, credentials, findings, gallery, oauth2, options, paste, request,
    setup, share, stamp, steps, top, verdict,
};
use crate::platform::dom;
use crate::state::Action;
use crate::verdict::Verdict;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, text};
use yew::{Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, SubmitEvent, html};

/// All of the page.
pub fn page(view: View) -> Html {
    let verdict = Verdict::of(view.state);
    let skip = vec![text("Skip to the verdict")];
    let skip = element("a", &["class", "href"], vec![fixed("skip"), fixed("#verdict")], skip);
    [skip, top::panel(view, &verdict), story(view, &verdict)].into_iter().collect()
}

/// The story: paste, verdict, why, what to do; beneath it the form and the steps.
fn story(view: View, verdict: &Verdict) -> Html {
    let point = |act: &Callback<Action>, parameter| act.emit(Action::Point(parameter));
    let (over, focus, keys) = (view.act.clone(), view.act.clone(), view.act.clone());
    let pointed = view.state.pointed;
    let tagline = "Signs a NetSuite RESTlet request beside your middleware, shows every step, and finds where yours differs.";
    let mut results = vec![steps::panel(view), share::panel(view), gallery::panel(view), setup::panel()];
    if view.state.examined.is_none() {
        results.insert(0, findings::panel(view));
    }
    let parts = [
        el("p", "tagline", vec![text(tagline)]),
        paste::panel(view),
        verdict::panel(view, verdict),
        why(view),
        oauth2::found(view),
        answer::panel(view),
        el("div", "columns", vec![inputs(view), el("div", "results", results)]),
    ];
    html! {
        <main
            onmouseover={move |event: MouseEvent| point(&over, dom::parameter_of(&event))}
            onfocusin={move |event: FocusEvent| point(&focus, dom::parameter_of(&event))}
            onkeydown={move |event: KeyboardEvent| {
                if let Some(parameter) = dom::parameter_beside(&event, pointed) {
                    event.prevent_default();
                    point(&keys, Some(parameter));
                }
            }}
        >
            { for parts }
        </main>
    }
}

/// The form. Nothing is ever submitted.
fn inputs(view: View) -> Html {
    let panels = [
        account::panel(view),
        request::panel(view),
        credentials::panel(view),
        stamp::panel(view),
        options::panel(view),
        calls::panel(view),
        oauth2::fields(view),
    ];
    html! {
        <form class="inputs" autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { for panels }
        </form>
    }
}

/// The reasons for the verdict of a check, right beneath it: what was found, and the picture of it.
fn why(view: View) -> Html {
    let Some(examined) = &view.state.examined else { return Html::default() };
    let class = match (examined.findings.is_empty(), examined.comparison.is_some()) {
        // An empty row would still be as high as the gaps around it.
        (true, false) => return Html::default(),
        (false, true) => "columns",
        _ => "results",
    };
    el("div", class, vec![findings::panel(view), comparison::panel(view)])
}

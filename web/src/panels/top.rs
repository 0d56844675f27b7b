//! The bar that stays in sight: the name, the verdict in a word, and what acts on the whole page.

use crate::state::{Action, Theme};
use crate::verdict::Verdict;
use crate::view::View;
use crate::widgets::icon::{Mark, icon};
use yew::{Html, html};

use super::verdict::mark;

/// The bar.
pub fn panel(view: View, verdict: &Verdict) -> Html {
    let theme = view.state.theme;
    html! {
        <header class="top">
            <div class="bar">
                <h1 class="name">{ "Counter" }<span>{ "sign" }</span></h1>
                <a class={format!("chip {}", verdict.kind.class())} href="#verdict">
                    { icon(mark(verdict.kind)) }<b>{ verdict.kind.word() }</b>
                    <span class="long">{ verdict.title.clone() }</span>
                </a>
            </div>
            <nav aria-label="The whole page">
                <button type="button" class="quiet" id="example" onclick={view.click(Action::Example)}>{ "Load example" }</button>
                <button type="button" class="quiet" id="clear" onclick={view.click(Action::Clear)}>{ "Clear everything" }</button>
                <button type="button" class="quiet" id="theme" onclick={view.click(Action::Theme(theme.next()))}>
                    { icon(Mark::Half) }<span class="unseen">{ "Colours: " }</span>{ name_of(theme) }
                </button>
            </nav>
        </header>
    }
}

const fn name_of(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Auto",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

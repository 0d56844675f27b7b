//! The bar that stays in sight: the name, the verdict in a word, and what acts on the whole page.

use crate::state::{Action, Theme};
use crate::verdict::Kind;
use crate::widgets::Act;
use crate::widgets::icon::Icon;
use yew::{AttrValue, Html, MouseEvent, Properties, component, html, use_callback};

use super::verdict::mark;

/// What the bar shows.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Which verdict.
    pub kind: Kind,
    /// Its sentence.
    pub title: AttrValue,
    /// The colours in use.
    pub theme: Theme,
    /// Where its buttons lead.
    pub act: Act,
}

/// The bar.
#[component]
pub fn Top(props: &Props) -> Html {
    let example = use_callback(props.act.clone(), |_: MouseEvent, act| act.emit(Action::Example));
    let clear = use_callback(props.act.clone(), |_: MouseEvent, act| act.emit(Action::Clear));
    let theme = use_callback((props.act.clone(), props.theme), |_: MouseEvent, (act, theme)| {
        act.emit(Action::Theme(theme.next()));
    });
    html! {
        <header class="top">
            <h1 class="name">{ "Counter" }<span>{ "sign" }</span></h1>
            <a class={format!("chip {}", props.kind.class())} href="#verdict">
                <Icon mark={mark(props.kind)} /><b>{ props.kind.word() }</b><span class="long">{ props.title.clone() }</span>
            </a>
            <nav aria-label="The whole page">
                <button type="button" class="quiet" id="example" onclick={example}>{ "Load example" }</button>
                <button type="button" class="quiet" id="clear" onclick={clear}>{ "Clear everything" }</button>
                <button type="button" class="quiet" id="theme" onclick={theme}>
                    <span class="unseen">{ "Colours: " }</span>{ theme_name(props.theme) }
                </button>
            </nav>
        </header>
    }
}

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

//! The gallery: cases with a mistake in them, to see what the page makes of it.

use crate::state::Action;
use crate::view::View;
use yew::{Html, html};

/// A button a case; nothing at all where none has arrived.
pub fn panel(view: View) -> Html {
    let cases = &view.state.gallery;
    if cases.is_empty() {
        return Html::default();
    }
    let case = |(index, case): (usize, &crate::gallery::Example)| {
        html! {
            <li>
                <button type="button" onclick={view.click(Action::Gallery(index))}>{ case.title.clone() }</button>
                <p>{ case.about.clone() }</p>
            </li>
        }
    };
    html! {
        <section class="gallery card" id="gallery">
            <h2>{ "Cases to try" }</h2>
            <ul>{ for cases.iter().enumerate().map(case) }</ul>
        </section>
    }
}

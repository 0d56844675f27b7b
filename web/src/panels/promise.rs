//! What the page promises, and how anyone can check it.

use yew::{Html, html};

/// The promise.
pub fn panel() -> Html {
    html! {
        <details class="promise card" id="check">
            <summary><h2>{ "Nothing you type leaves this tab" }</h2><span>{ "how to check" }</span></summary>
            <ol>
                <li>{ "Open the network panel of your browser’s developer tools and use the page: after it has loaded there is not one request more." }</li>
                <li>{ "Load the page, go offline, and go on. Everything works as before." }</li>
                <li>{ "Reload: what you typed is gone. No storage, no cookie, no history holds it." }</li>
            </ol>
            <p>{ "What no page can protect you from: browser extensions, the clipboard’s history, someone who sees your screen." }</p>
        </details>
    }
}

//! What the page promises, and how anyone can check it.

use yew::{Html, html};

/// The promise.
pub fn panel() -> Html {
    html! {
        <details class="promise card" id="check">
            <summary><h2>{ "Nothing you type leaves this tab" }</h2><span>{ "how to check" }</span></summary>
            <ol>
                <li>{ "Open the network panel of your browser’s developer tools and use the page. Since it was sealed, which its foot says, there is not one request. If something were sent, it would stand there." }</li>
                <li>{ "Type " }<code>{ "fetch(\"https://example.com\")" }</code>{ " into the console. The browser refuses and names the policy, as it would if this page’s program tried." }</li>
                <li>{ "Go offline and go on: everything works as before. Then reload: what you typed is gone. Nothing needs a server, and no storage, cookie or history holds anything." }</li>
            </ol>
            <p>{ "The commit and the checksums of this build stand at the foot of the page." }</p>
            <p>{ "What no page can protect you from: browser extensions; another page of the same origin, such as one of the same GitHub account; the clipboard’s history; someone who sees your screen." }</p>
        </details>
    }
}

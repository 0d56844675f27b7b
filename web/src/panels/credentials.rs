//! Two ids and two secrets.

use crate::state::{Revealed, Shared};
use crate::widgets::Act;
use crate::widgets::field::Field;
use crate::widgets::secret_input::SecretInput;
use countersign_core::finding::Within;
use yew::{AttrValue, Html, NodeRef, Properties, component, html};

/// The ids, and the inputs of the secrets.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The consumer key.
    pub consumer_key: AttrValue,
    /// The token id.
    pub token: AttrValue,
    /// The input of the consumer secret.
    pub consumer_secret: NodeRef,
    /// The input of the token secret.
    pub token_secret: NodeRef,
    /// Which of the two are shown in clear.
    pub revealed: Revealed,
    /// The lengths of the secrets, and the findings.
    pub judgement: Shared,
    /// Where edits go.
    pub act: Act,
}

/// In the order in which NetSuite shows them: the integration's pair, then the token's.
#[component]
pub fn Credentials(props: &Props) -> Html {
    let judgement = || props.judgement.clone();
    let act = || props.act.clone();
    html! {
        <section class="credentials card" aria-labelledby="credentials-title">
            <h2 id="credentials-title">{ "Keys and secrets" }</h2>
            <Field within={Within::ConsumerKey} label="Consumer key" value={props.consumer_key.clone()}
                judgement={judgement()} act={act()} />
            <SecretInput within={Within::ConsumerSecret} label="Consumer secret" input={props.consumer_secret.clone()}
                length={props.judgement.consumer_secret_length} revealed={props.revealed.consumer}
                judgement={judgement()} act={act()} />
            <Field within={Within::Token} label="Token ID" value={props.token.clone()} judgement={judgement()} act={act()} />
            <SecretInput within={Within::TokenSecret} label="Token secret" input={props.token_secret.clone()}
                length={props.judgement.token_secret_length} revealed={props.revealed.token}
                judgement={judgement()} act={act()} />
        </section>
    }
}

//! TBA's own calls, as far as the form can say what goes into them.

use crate::state::Form;
use countersign_core::account::Account;
use countersign_core::answer::flow::{self, Call, TokenOf};

/// What stands in the place of what is not known yet.
const CALLBACK: &str = "https://your-callback.example/";
const VERIFIER: &str = "the-verifier-of-step-two";

/// The calls in the order in which a person needs them, for the account and the ids of the form.
#[must_use]
pub fn of(form: &Form) -> Vec<Call> {
    let known = Account::from_any_form(&form.account);
    let account = known.clone().or_else(|| Account::from_any_form("1234567"));
    let Some(account) = account else { return Vec::new() };
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    vec![
        flow::request_token(known.as_ref(), &or(&form.callback, CALLBACK)),
        flow::access_token(&account, &or(&form.verifier, VERIFIER)),
        flow::issue_token(&account, &or(&form.consumer_key, "CONSUMER_KEY"), None),
        flow::token_info(&account),
        flow::revoke_token(&account, &or(&form.consumer_key, "CONSUMER_KEY"), &or(&form.token, "TOKEN")),
    ]
}

/// Where step two sends the person's browser.
#[must_use]
pub fn authorize_url(form: &Form) -> Option<String> {
    let token = if form.token.is_empty() { "REQUEST_TOKEN" } else { &form.token };
    flow::authorize_url(Account::from_any_form(&form.account).as_ref(), token, None).ok()
}

/// Whether a call is signed with the consumer's pair alone.
#[must_use]
pub const fn is_without_token(token: TokenOf) -> bool {
    matches!(token, TokenOf::Nobody)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn the_calls_are_those_of_the_account_in_the_form() {
        let form = Form { account: "1234567_SB1".into(), ..example::form() };
        let calls = of(&form);
        assert_eq!(calls.len(), 5);
        assert!(calls.iter().all(|call| call.request.url.starts_with("https://1234567-sb1.restlets.api.")));
        assert!(calls[4].request.url.ends_with(&[&form.consumer_key, "&token=", &form.token].concat()));
        assert!(authorize_url(&form).is_some_and(|url| url.contains("1234567-sb1.app.netsuite.com")));
        assert!(of(&Form::default())[0].request.url.starts_with("https://system.netsuite.com/"));
    }
}

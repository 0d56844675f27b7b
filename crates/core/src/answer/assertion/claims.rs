//! Header and claims of an assertion against what NetSuite wants of them.

use super::{Algorithm, Context, Places, rules};
use crate::account::{Account, Service};
use crate::finding::Finding;
use crate::json::{Json, Object};
use crate::request::Url;

/// The path of the token endpoint:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158081952044.html>.
pub(in crate::answer) const TOKEN_PATH: &str = "/services/rest/auth/oauth2/v1/token";
/// The scopes that NetSuite knows.
pub(in crate::answer) const SCOPES: [&str; 4] = ["restlets", "rest_webservices", "suite_analytics", "mcp"];
/// Longest life of an assertion, in seconds.
const MAX_LIFE: i64 = 3600;
/// Clocks differ; less than this ahead is not called the future.
const LEEWAY: i64 = 60;
/// Seconds have ten digits until the year 2286.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

pub(super) fn judge_header(header: Option<&Object>, places: &Places, found: &mut Vec<Finding>) {
    let Some(header) = header else { return };
    let place = places.header;
    let text = |name: &str| header.get(name).and_then(Json::as_str).unwrap_or_default();
    match text("alg") {
        "" => found.push(rules::ALG_UNSUPPORTED.at(place).titled("The header names no algorithm")),
        name if Algorithm::from_name(name).is_none() => {
            found.push(
                rules::ALG_UNSUPPORTED
                    .at(place)
                    .titled(format!("{name} is no algorithm that NetSuite takes")),
            );
        }
        _ => {}
    }
    if text("typ") != "JWT" {
        found.push(rules::TYP_WRONG.at(place));
    }
    if text("kid").trim().is_empty() {
        found.push(rules::KID_MISSING.at(place));
    }
}

pub(super) fn judge_claims(
    claims: Option<&Object>,
    places: &Places,
    context: &Context<'_>,
    found: &mut Vec<Finding>,
) {
    let Some(claims) = claims else { return };
    let place = places.claims;
    match claims.get("iss").and_then(Json::as_str).unwrap_or_default() {
        "" => found.push(rules::ISS_MISSING.at(place)),
        iss if context.client_id.is_some_and(|client_id| client_id != iss) => {
            found.push(rules::ISS_DIFFERS.at(place));
        }
        _ => {}
    }
    let audiences = strings(claims.get("aud"));
    match &audiences[..] {
        [] => found.push(rules::AUD_MISSING.at(place)),
        audiences => {
            let judged: Vec<Option<Finding>> =
                audiences.iter().map(|aud| audience(aud, context.account, places)).collect();
            if judged.iter().all(Option::is_some) {
                found.extend(judged.into_iter().flatten().next());
            }
        }
    }
    found.extend(scope(claims.get("scope"), places));
    times(claims, places, context.now, found);
}

/// A claim that is a text, or a list of texts.
fn strings(value: Option<&Json>) -> Vec<&str> {
    match value {
        Some(Json::Text(text)) if !text.is_empty() => vec![text],
        Some(Json::List(list)) => list.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What is wrong with one audience: scheme, host, account or path.
fn audience(aud: &str, account: Option<&Account>, places: &Places) -> Option<Finding> {
    let place = places.claims;
    let wanted = account.map_or_else(
        || format!("https://<account>.{}{TOKEN_PATH}", Service::Suitetalk.domain()),
        |account| format!("https://{}{TOKEN_PATH}", account.host(Service::Suitetalk)),
    );
    let wrong = |why: String| {
        Some(rules::AUD_WRONG.at(place).because(why).mended_by(format!("Set aud to {wanted}.")))
    };
    let Ok(url) = Url::parse(aud) else { return wrong("It is no URL.".into()) };
    let host = url.host_str().to_ascii_lowercase();
    let service = Service::of_host(&host);
    if !url.is_https() {
        return wrong("It begins with http://.".into());
    }
    if url.path_str() != TOKEN_PATH {
        return wrong(format!("Its path is {}; the token endpoint's is {TOKEN_PATH}.", url.path_str()));
    }
    if !matches!(service, Some(Service::Suitetalk | Service::Restlets)) {
        return wrong(format!("Its host is {host}, which is not an account's."));
    }
    if let (Some(account), Some(named)) = (account, Account::from_host(&host))
        && *account != named
    {
        return wrong(format!("It is the token URL of {named}, and the account is {account}."));
    }
    (service == Some(Service::Restlets)).then(|| rules::AUD_ON_RESTLETS.at(place))
}

/// What is wrong with the scope. Oracle's text separates scopes by a comma, its sample by a JSON array and the code
/// grant by a space: each is read.
fn scope(value: Option<&Json>, places: &Places) -> Option<Finding> {
    let place = places.claims;
    let joined = strings(value).join(" ");
    let scopes: Vec<&str> = joined.split([',', ' ']).filter(|scope| !scope.is_empty()).collect();
    if scopes.is_empty() {
        return Some(rules::SCOPE_MISSING.at(place));
    }
    if let Some(unknown) = scopes.iter().find(|scope| !SCOPES.contains(scope)) {
        return Some(unknown_scope(unknown, &rules::SCOPE_UNKNOWN, place));
    }
    (scopes.len() > 1 && scopes.contains(&"mcp")).then(|| rules::SCOPE_MCP_MIXED.at(place))
}

/// The finding about a scope that does not exist, with the one that was probably meant.
pub(in crate::answer) fn unknown_scope(
    scope: &str,
    rule: &crate::answer::rule::Rule,
    place: crate::finding::Place,
) -> Finding {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let own = plain(scope);
    let stem = own.trim_end_matches('s');
    let meant = SCOPES.into_iter().find(|known| {
        let known = plain(known);
        !stem.is_empty() && (known.trim_end_matches('s') == stem || (stem.len() > 4 && known.contains(stem)))
    });
    let finding = rule.at(place).titled(format!("{scope} is no scope that NetSuite knows"));
    match meant {
        Some(meant) => finding.mended_by(format!("Write {meant}.")),
        None => finding,
    }
}

fn times(claims: &Object, places: &Places, now: Option<i64>, found: &mut Vec<Finding>) {
    let place = places.claims;
    let mut read = |name: &str, missing: &crate::answer::rule::Rule| -> Option<i64> {
        let value = match claims.get(name) {
            None | Some(Json::Null) => {
                found.push(missing.at(place));
                return None;
            }
            Some(value) => value,
        };
        let Some(seconds) = value.as_i64() else {
            found.push(
                rules::TIME_NOT_A_NUMBER.at(place).titled(format!("{name} is not a whole number of seconds")),
            );
            return None;
        };
        if seconds >= FIRST_MILLISECONDS {
            found.push(rules::TIME_IN_MILLISECONDS.at(place).titled(format!("{name} is in milliseconds")));
            return None;
        }
        Some(seconds)
    };
    let iat = read("iat", &rules::IAT_MISSING);
    let exp = read("exp", &rules::EXP_MISSING);
    if let (Some(iat), Some(exp)) = (iat, exp) {
        let life = exp.saturating_sub(iat);
        if life <= 0 {
            found.push(rules::EXP_BEFORE_IAT.at(place));
        } else if life > MAX_LIFE {
            let minutes = life.div_euclid(60);
            found.push(
                rules::EXP_TOO_LATE
                    .at(place)
                    .titled(format!("exp is {minutes} minutes after iat; it must be less than 60")),
            );
        } else if life == MAX_LIFE {
            found.push(rules::EXP_ON_THE_HOUR.at(place));
        }
    }
    let Some(now) = now else { return };
    if exp.is_some_and(|exp| exp <= now) {
        found.push(rules::EXPIRED.at(place));
    }
    if iat.is_some_and(|iat| iat > now.saturating_add(LEEWAY)) {
        found.push(rules::IAT_IN_FUTURE.at(place));
    }
}

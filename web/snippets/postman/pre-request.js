// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256): a pre-request script of Postman.
//
// Set the request's authorization to "No Auth". Variables: netsuite_account (1234567_SB1), netsuite_consumer_key,
// netsuite_consumer_secret, netsuite_token, netsuite_token_secret; keep the secrets in an environment, as type secret.
// The whole query stands in the URL or on the Params tab. A JSON body is not signed.

const CryptoJS = require("crypto-js");

const variable = (name) => pm.variables.get(`netsuite_${name}`);

// RFC 5849, 3.6: encodeURIComponent leaves ! ' ( ) * alone.
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

// As a form is decoded: + is a space.
const decode = (text) => decodeURIComponent(text.replace(/\+/g, " "));

const oauth = [
  ["oauth_consumer_key", variable("consumer_key")],
  ["oauth_token", variable("token")],
  ["oauth_nonce", CryptoJS.lib.WordArray.random(16).toString()],
  ["oauth_timestamp", String(Math.floor(Date.now() / 1000))],
  ["oauth_signature_method", "HMAC-SHA256"],
  ["oauth_version", "1.0"],
];

const url = pm.variables.replaceIn(pm.request.url.toString());
const [, address, path, query = ""] = /^([^:]+:\/\/[^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(url);
const pairs = query.split("&").filter((piece) => piece !== "").map((piece) => {
  const [name, ...value] = piece.split("=");
  return [decode(name), decode(value.join("="))];
});
// A space sorts before all that can stand in a name, so that names decide, then values.
const parameters = [...pairs, ...oauth]
  .map(([name, value]) => `${encode(name)} ${encode(value)}`)
  .sort()
  .map((pair) => pair.replace(" ", "="))
  .join("&");

const origin = address.toLowerCase().replace(/^(https:.*):443$/, "$1");
const baseString = [pm.request.method.toUpperCase(), origin + (path || "/"), parameters].map(encode).join("&");
const key = `${encode(variable("consumer_secret"))}&${encode(variable("token_secret"))}`;
const signature = CryptoJS.HmacSHA256(baseString, key).toString(CryptoJS.enc.Base64);

const header = [...oauth, ["oauth_signature", signature]].map(([name, value]) => `${name}="${encode(value)}"`);
const value = `OAuth realm="${variable("account")}", ${header.join(", ")}`;
pm.request.headers.upsert({ key: "Authorization", value });

// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256) with Node's own modules.
//
//   node restlet.mjs METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
//
// NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
// NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
// signed.

import { createHmac, randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";

// RFC 5849, 3.6: encodeURIComponent leaves ! ' ( ) * alone.
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

// As a form is decoded: + is a space.
const decode = (text) => decodeURIComponent(text.replaceAll("+", " "));

// In the order of bytes; localeCompare would not do.
const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The value of the Authorization header. The account as NetSuite writes it: 1234567_SB1. */
export function authorization(method, url, credentials, nonce, timestamp) {
  const { account, consumerKey, consumerSecret, token, tokenSecret } = credentials;
  const oauth = [
    ["oauth_consumer_key", consumerKey],
    ["oauth_token", token],
    ["oauth_nonce", nonce],
    ["oauth_timestamp", timestamp],
    ["oauth_signature_method", "HMAC-SHA256"],
    ["oauth_version", "1.0"],
  ];
  const { origin, pathname, search } = new URL(url); // lower case, without :443
  const query = search.slice(1).split("&").filter(Boolean).map((piece) => {
    const [name, ...value] = piece.split("=");
    return [decode(name), decode(value.join("="))];
  });
  const parameters = [...query, ...oauth]
    .map(([name, value]) => [encode(name), encode(value)])
    .sort((one, other) => order(one[0], other[0]) || order(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

  const baseString = [method.toUpperCase(), origin + pathname, parameters].map(encode).join("&");
  const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
  const signature = createHmac("sha256", key).update(baseString).digest("base64");

  const header = [...oauth, ["oauth_signature", signature]].map(([name, value]) => `${name}="${encode(value)}"`);
  return `OAuth realm="${account}", ${header.join(", ")}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = process;
  const credentials = {
    account: env.NETSUITE_ACCOUNT,
    consumerKey: env.NETSUITE_CONSUMER_KEY,
    consumerSecret: env.NETSUITE_CONSUMER_SECRET,
    token: env.NETSUITE_TOKEN,
    tokenSecret: env.NETSUITE_TOKEN_SECRET,
  };
  const fresh = [randomBytes(16).toString("hex"), String(Math.floor(Date.now() / 1000))];
  const [method, url, nonce = fresh[0], timestamp = fresh[1]] = process.argv.slice(2);
  console.log(authorization(method, url, credentials, nonce, timestamp));
}

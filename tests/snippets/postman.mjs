// Runs the Postman snippet outside Postman: SNIPPET METHOD URL NONCE TIMESTAMP, the rest from the environment.
//
// `pm` and crypto-js are stand-ins of the few members that the snippet calls, written from Postman's and crypto-js's
// documentation. That Postman's own objects do the same is not shown by this; that the snippet's own lines sign rightly
// is.

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const [snippet, method, url, nonce, timestamp] = process.argv.slice(2);

const headers = new Map();
const pm = {
  variables: {
    get: (name) => process.env[name.toUpperCase()],
    replaceIn: (text) => text,
  },
  request: {
    method,
    url: { toString: () => url },
    headers: { upsert: ({ key, value }) => headers.set(key, value) },
  },
};

const Base64 = { stringify: (bytes) => bytes.toString("base64") };
const cryptoJs = {
  enc: { Base64 },
  lib: { WordArray: { random: () => nonce } },
  HmacSHA256(text, key) {
    const bytes = createHmac("sha256", key).update(text).digest();
    return { toString: (encoder) => encoder.stringify(bytes) };
  },
};
const required = (name) => {
  if (name !== "crypto-js") throw new Error(`no such module: ${name}`);
  return cryptoJs;
};
const clock = { now: () => Number(timestamp) * 1000 };

new Function("pm", "require", "Date", readFileSync(snippet, "utf8"))(pm, required, clock);
console.log(headers.get("Authorization"));

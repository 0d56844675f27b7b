// Runs the SuiteScript snippet outside NetSuite: SNIPPET METHOD URL NONCE TIMESTAMP, the rest from the environment.
//
// N/crypto and N/encode are stand-ins of the few members that the snippet calls, written from Oracle's help. That
// NetSuite's own modules do the same is not shown by this; that the snippet's own lines sign rightly is.

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const given = (name) => process.env[`NETSUITE_${name}`];
const [snippet, method, url, nonce, timestamp] = process.argv.slice(2);

// RFC 5849, 3.6.
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

// What an administrator has stored as the password of the API secret.
const secrets = { custsecret_restlet_key: `${encode(given("CONSUMER_SECRET"))}&${encode(given("TOKEN_SECRET"))}` };

const modules = {
  "N/crypto": {
    HashAlg: { SHA256: "SHA256" },
    createSecretKey({ secret, encoding }) {
      if (encoding !== "UTF_8" || !(secret in secrets)) throw new Error(`no such secret: ${secret}, ${encoding}`);
      return { secret };
    },
    createHmac({ algorithm, key }) {
      const mac = createHmac(algorithm.toLowerCase(), secrets[key.secret]);
      return {
        update({ input, inputEncoding }) {
          if (inputEncoding !== "UTF_8") throw new Error(`no such encoding: ${inputEncoding}`);
          mac.update(input, "utf8");
        },
        digest({ outputEncoding }) {
          if (outputEncoding !== "BASE_64") throw new Error(`no such encoding: ${outputEncoding}`);
          return mac.digest("base64");
        },
      };
    },
  },
  "N/crypto/random": { generateUUID: () => nonce },
  "N/encode": { Encoding: { UTF_8: "UTF_8", BASE_64: "BASE_64" } },
};

let signer;
const define = (names, factory) => {
  signer = factory(...names.map((name) => modules[name]));
};
new Function("define", readFileSync(snippet, "utf8"))(define);

const credentials = {
  account: given("ACCOUNT"),
  consumerKey: given("CONSUMER_KEY"),
  token: given("TOKEN"),
  signingKey: "custsecret_restlet_key",
};
console.log(signer.authorization(method, url, credentials, { nonce, timestamp }));

// The signers of npm, with Node's own crypto. What can be prepared once is prepared once.

import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { check, credentials, request, stamp } from './example.mjs';

/** The peers, by name; `packages` is the folder whose node_modules holds them. */
export function peers(packages) {
  const require = createRequire(`${packages}/`);
  const all = [
    { name: 'oauth-1.0a, node:crypto', operation: oauth10a(require('oauth-1.0a')) },
    { name: 'node-oauth1', operation: nodeOauth1(require('node-oauth1')) },
  ];
  all.forEach(({ name, operation }) => check(name, operation()));
  return all;
}

function oauth10a(OAuth) {
  const oauth = new OAuth({
    consumer: { key: credentials.consumer_key, secret: credentials.consumer_secret },
    signature_method: 'HMAC-SHA256',
    realm: credentials.account,
    hash_function: (text, key) => createHmac('sha256', key).update(text).digest('base64'),
  });
  oauth.getNonce = () => stamp.nonce;
  oauth.getTimeStamp = () => Number(stamp.timestamp);
  const token = { key: credentials.token, secret: credentials.token_secret };
  const { url, method } = request;
  return () => oauth.toHeader(oauth.authorize({ url, method }, token)).Authorization;
}

function nodeOauth1(OAuth) {
  const accessor = { consumerSecret: credentials.consumer_secret, tokenSecret: credentials.token_secret };
  return () => {
    const parameters = [
      ['oauth_consumer_key', credentials.consumer_key],
      ['oauth_token', credentials.token],
      ['oauth_signature_method', 'HMAC-SHA256'],
      ['oauth_timestamp', stamp.timestamp],
      ['oauth_nonce', stamp.nonce],
      ['oauth_version', '1.0'],
    ];
    OAuth.SignatureMethod.sign({ action: request.url, method: request.method, parameters }, accessor);
    return OAuth.getAuthorizationHeader(credentials.account, parameters);
  };
}

// Signing in Node. With --module: as WebAssembly, beside the least that it costs there.

import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { baseString, check, credentials, request, stamp } from './example.mjs';
import { peers } from './peers.mjs';
import { run } from './rounds.mjs';

const { values } = parseArgs({
  options: { packages: { type: 'string' }, module: { type: 'string' }, rounds: { type: 'string', default: '21' } },
});

const contenders = [];
if (values.module) {
  const wasm = createRequire(import.meta.url)(values.module);
  const raw = new wasm.Raw();
  const { account, consumer_key, consumer_secret, token, token_secret } = credentials;
  const signer = new wasm.Signer(account, consumer_key, consumer_secret, token, token_secret);
  // Strings go in and a string comes out, as they do in the page. What can be prepared once is prepared once, as with
  // the peers; beside it what it costs to bring the credentials in each time.
  const { method, url } = request;
  const { nonce, timestamp } = stamp;
  const operation = () => signer.sign(method, url, nonce, timestamp);
  const withCredentials = () =>
    wasm.sign(method, url, account, consumer_key, consumer_secret, token, token_secret, nonce, timestamp);
  check('wasm sign', operation());
  check('wasm sign, credentials in', withCredentials());
  contenders.push(
    { name: 'wasm raw', operation: () => raw.hmac() },
    { name: 'wasm raw, string in', operation: () => raw.hmac_of(baseString) },
    { name: 'wasm sign', operation },
    { name: 'wasm sign, credentials in', operation: withCredentials },
  );
}
run([...contenders, ...peers(values.packages)], Number(values.rounds));

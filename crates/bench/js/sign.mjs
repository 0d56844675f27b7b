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
  // Strings go in and a string comes out, as they do in the page.
  const operation = () =>
    wasm.sign(
      request.method,
      request.url,
      credentials.account,
      credentials.consumer_key,
      credentials.consumer_secret,
      credentials.token,
      credentials.token_secret,
      stamp.nonce,
      stamp.timestamp,
    );
  check('wasm sign', operation());
  contenders.push(
    { name: 'wasm raw', operation: () => raw.hmac() },
    { name: 'wasm raw, string in', operation: () => raw.hmac_of(baseString) },
    { name: 'wasm sign', operation },
  );
}
run([...contenders, ...peers(values.packages)], Number(values.rounds));

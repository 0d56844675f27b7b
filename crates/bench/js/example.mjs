// Oracle's published RESTlet request, read from the vectors: what every contender signs, and must sign rightly first.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../../tests/vectors/oracle-restlet/${name}`, import.meta.url), 'utf8').trim();

export const { request, credentials, stamp } = JSON.parse(read('case.json'));
export const baseString = read('base-string.txt');
export const signature = read('signature.txt');

/** Ends the run unless a contender's header carries the right signature: then there is nothing to measure. */
export function check(name, header) {
  const found = /oauth_signature="([^"]*)"/.exec(header)?.[1];
  assert.equal(decodeURIComponent(found ?? ''), signature, `${name} signs the example wrongly`);
}

// What console.log shows of axios's error, with a header made by oauth-1.0a.
import crypto from 'node:crypto';
import axios from 'axios';
import OAuth from 'oauth-1.0a';

const madeUp = (word) => crypto.createHash('sha256').update(`countersign test ${word}`).digest('hex');
const oauth = OAuth({
  consumer: { key: madeUp('consumer key'), secret: madeUp('consumer secret') },
  signature_method: 'HMAC-SHA256',
  realm: '1234567_SB1',
  hash_function: (base, key) => crypto.createHmac('sha256', key).update(base).digest('base64'),
});
oauth.getNonce = () => 'q9Xc27LmTz4';
oauth.getTimeStamp = () => 1700000000;
const url = process.argv[2];
const token = { key: madeUp('token'), secret: madeUp('token secret') };
const headers = oauth.toHeader(oauth.authorize({ url, method: 'GET' }, token));
axios.get(url, { headers }).catch((error) => console.log(error));

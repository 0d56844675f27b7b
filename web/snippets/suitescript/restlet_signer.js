/**
 * Signs a call of a RESTlet in another NetSuite account (OAuth 1.0a, HMAC-SHA256) from SuiteScript 2.1.
 *
 *   const authorization = signer.authorization('POST', url, {
 *     account: '1234567_SB1', consumerKey: '…', token: '…', signingKey: 'custsecret_restlet_key' })
 *   https.post({ url, body: '{}', headers: { Authorization: authorization, 'Content-Type': 'application/json' } })
 *
 * Both secrets are one API secret (Setup > Company > API Secrets): its password is the consumer secret, an ampersand
 * and the token secret, each percent-encoded, which changes nothing in those that NetSuite issues. The script never
 * sees it.
 * The URL is the one that is sent, query and all; a JSON body is not signed.
 *
 * Run by the tests of this project outside NetSuite, with a stand-in for what it calls there.
 *
 * @NApiVersion 2.1
 * @NModuleScope SameAccount
 */
define(['N/crypto', 'N/crypto/random', 'N/encode'], (crypto, random, encoding) => {
  // RFC 5849, 3.6: encodeURIComponent leaves ! ' ( ) * alone.
  const encode = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (mark) => '%' + mark.charCodeAt(0).toString(16).toUpperCase())

  // As a form is decoded: + is a space.
  const decode = (text) => decodeURIComponent(text.replace(/\+/g, ' '))

  const hmac = (secret, text) => {
    const key = crypto.createSecretKey({ secret, encoding: encoding.Encoding.UTF_8 })
    const mac = crypto.createHmac({ algorithm: crypto.HashAlg.SHA256, key })
    mac.update({ input: text, inputEncoding: encoding.Encoding.UTF_8 })
    return mac.digest({ outputEncoding: encoding.Encoding.BASE_64 })
  }

  const fresh = () => ({
    nonce: random.generateUUID().replace(/-/g, ''),
    timestamp: String(Math.floor(Date.now() / 1000))
  })

  /** The value of the Authorization header. `account` as NetSuite writes it: 1234567_SB1. */
  const authorization = (method, url, credentials, { nonce, timestamp } = fresh()) => {
    const { account, consumerKey, token, signingKey } = credentials
    const oauth = [
      ['oauth_consumer_key', consumerKey],
      ['oauth_token', token],
      ['oauth_nonce', nonce],
      ['oauth_timestamp', timestamp],
      ['oauth_signature_method', 'HMAC-SHA256'],
      ['oauth_version', '1.0']
    ]
    const [, address, path, query = ''] = /^([^:]+:\/\/[^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(url)
    const pairs = query.split('&').filter((piece) => piece !== '').map((piece) => {
      const [name, ...value] = piece.split('=')
      return [decode(name), decode(value.join('='))]
    })
    // A space sorts before all that can stand in a name, so that names decide, then values.
    const parameters = [...pairs, ...oauth]
      .map(([name, value]) => encode(name) + ' ' + encode(value))
      .sort()
      .map((pair) => pair.replace(' ', '='))
      .join('&')

    const origin = address.toLowerCase().replace(/^(https:.*):443$/, '$1')
    const baseString = [method.toUpperCase(), origin + (path || '/'), parameters].map(encode).join('&')
    const signed = [...oauth, ['oauth_signature', hmac(signingKey, baseString)]]
    return `OAuth realm="${account}", ` + signed.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')
  }

  return { authorization }
})

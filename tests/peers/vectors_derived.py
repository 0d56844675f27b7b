"""Requests made up to pin one rule each, under the keys and the stamp of Oracle's signature page.

A `signature` here is one that another implementation gave for the same request.
"""

from __future__ import annotations

from vector import ORACLE_KEYS, ORACLE_STAMP, RESTLET, Case, Vector, request

PARAMETER_SOURCES = "RFC 5849 3.4.1.3.1"
NORMALISATION = "RFC 5849 3.4.1.3.2"
BASE_URI = "RFC 5849 3.4.1.2"
ENCODING = "RFC 5849 3.6"
METHOD = "RFC 5849 3.4.1.1"
KEY = "RFC 5849 3.4.2"
HEADER = "RFC 5849 3.5.1"
FORM = "application/x-www-form-urlencoded"


def call(method: str, url: str, body: tuple[str, str] | None = None, stamp: Case | None = None, **keys: str | None) -> Case:
    """A request under Oracle's keys; `body` is a content type and a text, `keys` replaces some of the credentials."""
    content_type, text = body or (None, None)
    return request(
        method,
        url,
        content_type=content_type,
        body=text,
        credentials=ORACLE_KEYS | keys,
        stamp=ORACLE_STAMP | (stamp or {}),
    )


def restlet(method: str, query: str = "", **rest: object) -> Case:
    """A call of Oracle's RESTlet with `query` behind script and deploy."""
    return call(method, f"{RESTLET}?script=6&deploy=1{'&' if query else ''}{query}", **rest)  # type: ignore[arg-type]


def query(name: str, text: str, clause: str, purpose: str, signature: str | None = None) -> Vector:
    """A vector about what stands in the query."""
    return Vector(name, restlet("GET", text), f"Derived; {clause}", purpose, signature)


def uri(name: str, url: str, purpose: str, signature: str | None = None) -> Vector:
    """A vector about the base URI."""
    return Vector(name, call("GET", url), f"Derived; {BASE_URI}", purpose, signature)


def method(name: str, case: Case, purpose: str, signature: str | None = None) -> Vector:
    """A vector about the request method."""
    return Vector(name, case, f"Derived; {METHOD}", purpose, signature)


METHODS = [
    method("method-get", restlet("GET", "customParam=someValue&testParam=someOtherValue"),
           "Oracle's example as a GET: only the first word of the base string differs.",
           "69yRT5dMMb+R3ROfoOor3u7l3XTx2fGvPB0jk9/tKL0="),
    method("method-delete", restlet("DELETE", "id=42"), "DELETE carries its argument in the URL.",
           "UtB/XEZyQMXPZA+cKeygekFcpNT559ytncW6F7wFSgs="),
    method("method-put-sandbox-host",
           call("PUT", "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
                account="1234567_SB1"),
           "A sandbox: hyphen and small letters in the host, underscore and capitals in the realm.",
           "GhysI1h3XayqdeOh4YEtGjtm3hAsi1GssHSXXK8AMEA="),
    method("method-patch", restlet("PATCH"), "A method that RESTlets do not know is still signed as it is sent."),
    method("method-lower-case", restlet("get"), "`get` is signed as GET.",
           "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
]

BYTE_CLASSES = [
    query("byte-class-unreserved", "q=AZaz09-._~", ENCODING, "Unreserved characters stay as they are."),
    query("byte-class-unreserved-escaped", "q=%41%7A%30%2D%2E%5F%7E", ENCODING,
          "Escaped unreserved characters are decoded first, so they end up bare."),
    query("byte-class-gen-delims", "q=%3A%2F%3F%23%5B%5D%40", ENCODING, "All seven gen-delims, escaped in the URL."),
    query("byte-class-gen-delims-raw", "q=:/?@", ENCODING, "The gen-delims that may stand raw in a query."),
    query("byte-class-brackets-raw", "filter[a]=[1]", ENCODING,
          "Square brackets, which many clients send raw although RFC 3986 does not allow it."),
    query("byte-class-sub-delims", "q=!$'()*,;", ENCODING, "The sub-delims that mean nothing to a form, raw."),
    query("byte-class-sub-delims-javascript", "q=!*'()", ENCODING,
          "The five that JavaScript's encodeURIComponent leaves alone.", "RMazaI1HoSYpRBPlX8n7wXvQjn9/L2/U1F5UFlf4v8E="),
    query("byte-class-sub-delims-escaped", "q=%21%24%26%27%28%29%2A%2B%2C%3B%3D", ENCODING,
          "All eleven sub-delims, escaped, among them `&`, `+` and `=`."),
    query("byte-class-space", "q=%20a%20%20b%20", ENCODING, "Spaces at both ends and twice inside are kept.", ),
    query("byte-class-controls", "q=%00%01%09%0A%0D%1B%1F%7F", ENCODING, "Controls, NUL among them."),
    query("byte-class-percent", "q=100%25&r=%2525", ENCODING, "The percent sign itself, once and escaped twice."),
    query("byte-class-unsafe-raw", 'q="<>\\^`{|}', ENCODING,
          "Characters that no URI may hold, sent raw all the same: encoded like any other octet."),
    query("byte-class-utf8-two-octets", "q=%C3%A9%C2%A3", ENCODING, "U+00E9 and U+00A3."),
    query("byte-class-utf8-three-octets", "q=%E2%82%AC%E2%98%83", ENCODING, "U+20AC and U+2603."),
    query("byte-class-utf8-four-octets", "q=%F0%9F%94%91%F4%8F%BF%BF", ENCODING, "U+1F511 and the last code point, U+10FFFF."),
    query("byte-class-utf8-name", "na%C3%AFve=1", ENCODING, "Two octets in a name."),
    query("byte-class-utf8-words", "name=%C3%89milie%20%E2%98%83", ENCODING, "Letters, a space and a sign.",
          "fsEN1hrv4e+YluGIz/Mp44GEUvmHWZ+G6ljPgl3Jlrs="),
    query("byte-class-utf8-raw", "q=Émilie ☃", ENCODING, "The same text raw: a client sends its UTF-8 octets, the signature covers them."),
    query("byte-class-not-utf8", "q=%FF%FE&r=%C3&s=%ED%A0%80", ENCODING,
          "Octets that are no text: FF FE, half a character, a surrogate. They stay octets."),
    query("byte-class-all-octets", "q=" + "".join(f"%{octet:02X}" for octet in range(256)), ENCODING, "Every octet once."),
]

QUERIES = [
    query("query-percent-20-is-space", "q=a%20b", PARAMETER_SOURCES, "`%20` is a space.",
          "0DIw9BBpia5CD0oRRWEcffH6xbel3lVQ3D/aKIpEyJk="),
    query("query-plus-is-space", "q=a+b", PARAMETER_SOURCES, "`+` is a space: the signature is that of query-percent-20-is-space.",
          "0DIw9BBpia5CD0oRRWEcffH6xbel3lVQ3D/aKIpEyJk="),
    query("query-percent-2b-is-plus", "q=a%2Bb", PARAMETER_SOURCES, "`%2B` is a plus sign.",
          "aGujwBbQTz+nQvyHp2mAf/CrZQfyDzgQRODd3/HUYBU="),
    query("query-lower-case-hex", "q=%c3%a9%2f", PARAMETER_SOURCES, "Escapes with small digits are decoded and come back with capitals."),
    query("query-double-encoded", "q=first%252Csecond", PARAMETER_SOURCES, "A value that was encoded twice is decoded once.",
          "K2QRywE1/3zBeWJIxQHi5PGkS6p5Upn47VQZw8CXyRE="),
    query("query-lone-percent", "q=100%&r=%", PARAMETER_SOURCES, "A percent sign with nothing behind it is itself."),
    query("query-percent-not-hex", "q=%zz&r=%2g", PARAMETER_SOURCES, "A percent sign before other characters is itself."),
    query("query-percent-one-digit", "q=%2", PARAMETER_SOURCES, "A percent sign with one digit at the end is itself."),
    query("query-percent-before-escape", "q=%%41", PARAMETER_SOURCES, "The first percent sign is itself, the second begins an escape."),
    query("query-second-equals", "q=a=b", PARAMETER_SOURCES, "The name ends at the first `=`.",
          "mCHpzSolq/pEJCzCRiu8BrzkQ/tlXcNQLubPBEVPFjo="),
    query("query-empty-name", "=v", PARAMETER_SOURCES, "A value without a name sorts first."),
    query("query-lone-equals", "=", PARAMETER_SOURCES, "A pair in which both are empty is still a pair."),
    query("query-empty-and-valueless", "empty=&flag", NORMALISATION, "Both become `name=`.",
          "N5iYlvfPo5WaXgBNSFR/P2jPKlSl7uW2y0SJFtIXz/I="),
    query("query-blank-pairs", "&&a=1&&b=2&", PARAMETER_SOURCES, "Nothing between two `&` is no pair."),
    query("query-semicolon", "a=1;b=2", PARAMETER_SOURCES, "`;` separates nothing."),
    query("query-question-mark", "q=what?&r?=1", PARAMETER_SOURCES, "Only the first `?` begins the query."),
    query("query-slash-and-at", "path=/a/b&who=me@example.com", PARAMETER_SOURCES, "`/` and `@` belong to the query here."),
    query("query-realm", "realm=123456", PARAMETER_SOURCES, "Only the header's realm is left out; this one is an ordinary parameter."),
    query("query-oauth-signature", "oauth_signature=abc", PARAMETER_SOURCES, "`oauth_signature` is left out wherever it stands."),
    query("query-oauth-signature-escaped-name", "oauth%5Fsignature=abc", PARAMETER_SOURCES,
          "Names are decoded before `oauth_signature` is left out."),
    query("query-oauth-prefix", "oauth_custom=100%2525", PARAMETER_SOURCES,
          "A parameter of one's own with the protocol's prefix is decoded once like all others."),
    query("query-oauth-token-twice", "oauth_token=other", PARAMETER_SOURCES,
          "A second `oauth_token` in the query is signed as well. A server refuses the request (3.1), the base string is defined."),
    query("query-duplicates", "a=2&a=1&a=10", NORMALISATION, "Equal names are sorted by value, as bytes: 1, 10, 2.",
          "4PhwtVuXmaa2kXr5hUnxlt9VwLEfoxV1XzrNWVAiMZ4="),
    query("query-duplicate-pair", "a=1&a=1", NORMALISATION, "The same pair twice stays twice."),
    query("query-duplicate-empty-value", "a=1&a&a=", NORMALISATION, "Empty values sort before others of the same name."),
    query("query-sort-name-prefix", "x!y=a&x=a", NORMALISATION, "`x` before `x%21y`: names are compared, not joined pairs.",
          "bpbdch5fL8cOKaf1B5iazjQfk6AnJw/xDk36xQtAfxY="),
    query("query-sort-after-encoding", "a[0]=1&aB=2", NORMALISATION, "`a%5B0%5D` before `aB`, although `B` comes before `[` in ASCII.",
          "dEbom+iwoTJP4hQaeAomA8AhbrlMB5iCce/aSdaYkrw="),
    query("query-sort-after-encoding-utf8", "%C3%A9=1&z=2&~=3&0=4", NORMALISATION,
          "`%` comes before digits, letters and the tilde."),
    query("query-sort-values-after-encoding", "a=~&a=z&a=%7B&a=Z&a=0&a=-", NORMALISATION, "The same for values."),
    query("query-sort-upper-lower", "b=1&B=2&a=3&A=4&_=5", NORMALISATION, "Capitals before the underscore, the underscore before small letters."),
    query("query-sort-around-protocol", "oauth=1&oauth_a=2&oauth_zz=3&oauthz=4", NORMALISATION,
          "The protocol's parameters are sorted among all others."),
    Vector("query-string-ids", call("GET", f"{RESTLET}?script=customscript_my_rl&deploy=customdeploy_my_rl"),
           f"Derived; {PARAMETER_SOURCES}", "Script and deployment by their string ids.",
           "4Ql3Rrc5nKkMTDMX72La7njHnFmb49HGP2CtKJZFc8o="),
    query("query-raw-tab", "q=a\tb", PARAMETER_SOURCES, "A raw tab is an octet like any other."),
    query("query-two-kilobytes", "&".join(f"filter{n}=value%20{n}%2C{n * n}" for n in range(80)), NORMALISATION,
          "A URL of some two thousand characters with eighty parameters."),
]

PATH = "/app/site/hosting/restlet.nl?script=6&deploy=1"
BASE_URIS = [
    uri("uri-upper-case-default-port", f"HTTPS://123456.RESTLETS.API.NETSUITE.COM:443{PATH}",
        "Scheme and host in lower case, 443 of https left out.", "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
    uri("uri-other-port", f"https://localhost:8443{PATH}", "Any other port stays.", "8HxFQI1Q22T/md1a0/nCKC5WEnxC2+CX7SYc2QPlOIM="),
    uri("uri-https-port-80", f"https://localhost:80{PATH}", "80 is not the port of https."),
    uri("uri-http-port-443", f"http://localhost:443{PATH}", "443 is not the port of http."),
    uri("uri-http-default-port", f"http://localhost:80{PATH}", "80 of http left out."),
    uri("uri-empty-port", f"https://localhost:{PATH}", "A colon without a number means the default port (RFC 3986 6.2.3)."),
    uri("uri-empty-path", "https://localhost", "An empty path becomes `/`."),
    uri("uri-empty-path-query", "https://localhost?script=6", "The same in front of a query."),
    uri("uri-empty-path-fragment", "https://localhost#top", "The same in front of a fragment."),
    uri("uri-empty-query", "https://localhost/app?", "A question mark with nothing behind it adds no parameter."),
    uri("uri-fragment", f"{RESTLET}?script=6&deploy=1#top", "A fragment is not sent.", "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
    uri("uri-fragment-question-mark", "https://localhost/app#top?script=6", "A question mark behind the `#` belongs to the fragment."),
    uri("uri-ipv6", f"https://[2001:DB8::A1]:8443{PATH}", "An IPv6 address keeps its brackets, loses its capitals."),
    uri("uri-ipv6-default-port", f"https://[::1]:443{PATH}", "The colons of the address are no port."),
    uri("uri-ipv6-long-form", f"https://[2001:DB8:0:0::1]{PATH}", "An address that could be written shorter stays as it is sent."),
    uri("uri-blank-around", " https://localhost/a \t", "White space around a URL came along in copying; a client takes it off."),
    uri("uri-path-case", "https://localhost/App/Site.NL", "The path keeps its case."),
    uri("uri-path-escapes", "https://localhost/a%2fb%20c%7E", "Escapes in a path stay as they are, small digits too."),
    uri("uri-path-sub-delims", "https://localhost/a!b'(c)*,;d=e:@$&+", "Characters that a path may hold stay raw in the base URI."),
    uri("uri-path-parameters", "https://localhost/a;b=1/c;", "A semicolon is part of the path, also at its end."),
    uri("uri-path-space", "https://localhost/a b", "A client sends `%20`."),
    uri("uri-path-utf8", "https://localhost/é/☃", "A client sends UTF-8 octets, escaped."),
    uri("uri-path-unsafe", 'https://localhost/"<>\\^`{|}\x01', "What no URI may hold is escaped, a control character as well."),
    uri("uri-path-lone-percent", "https://localhost/100%/a", "A percent sign that begins no escape stays."),
    uri("uri-path-double-slash", "https://localhost//a//b/", "Empty segments stay."),
    uri("uri-path-dot-segments", "https://localhost/a/./b/../c", "Dot segments stay: the base URI is the path as it is sent."),
]

PLAIN_FORM = (FORM, "b=2&a=1")
MULTIPART = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n"
BODIES = [
    Vector("body-form", restlet("POST", body=PLAIN_FORM), f"Derived; {PARAMETER_SOURCES}", "A form body is signed."),
    Vector("body-form-charset", restlet("POST", body=(f"{FORM}; charset=UTF-8", "b=2&a=1")), f"Derived; {PARAMETER_SOURCES}",
           "A parameter of the media type changes nothing: the signature is that of body-form."),
    Vector("body-form-upper-case", restlet("POST", body=("Application/X-WWW-Form-URLEncoded", "b=2&a=1")),
           f"Derived; {PARAMETER_SOURCES}", "Media types ignore case: the signature is that of body-form."),
    Vector("body-form-duplicates", restlet("POST", "a=2&b=1", body=(FORM, "a=1&b=1&a=3")), f"Derived; {PARAMETER_SOURCES}",
           "Names that stand in the query and in the body: all are kept."),
    Vector("body-form-plus", restlet("PUT", body=(FORM, "q=a+b%2Bc&r&=x&&s==")), f"Derived; {PARAMETER_SOURCES}",
           "The rules of the query hold in the body."),
    Vector("body-form-oauth-signature", restlet("POST", body=(FORM, "oauth_signature=abc&a=1")), f"Derived; {PARAMETER_SOURCES}",
           "`oauth_signature` is left out of a body too."),
    Vector("body-form-raw-utf8", restlet("POST", body=(FORM, "name=Émilie")), f"Derived; {PARAMETER_SOURCES}",
           "A body that was not escaped: its UTF-8 octets are signed."),
    Vector("body-form-empty", restlet("POST", body=(FORM, "")), f"Derived; {PARAMETER_SOURCES}", "An empty form adds nothing."),
    Vector("body-form-get", restlet("GET", body=PLAIN_FORM), f"Derived; {PARAMETER_SOURCES}",
           "The clause knows no exception for GET."),
    Vector("body-json", restlet("POST", body=("application/json", '{"a":1,"b":"2&3"}')), f"Derived; {PARAMETER_SOURCES}",
           "JSON is not signed."),
    Vector("body-xml", restlet("PUT", body=("application/xml", "<a b='1'>2</a>")), f"Derived; {PARAMETER_SOURCES}", "XML is not signed."),
    Vector("body-text", restlet("POST", body=("text/plain", "a=1&b=2")), f"Derived; {PARAMETER_SOURCES}",
           "Text is not signed, also when it looks like a form."),
    Vector("body-form-without-type", restlet("POST", body=(None, "a=1&b=2")), f"Derived; {PARAMETER_SOURCES}",  # type: ignore[arg-type]
           "Without the content type a form is only text."),
    Vector("body-multipart", restlet("POST", body=("multipart/form-data; boundary=x", MULTIPART)),
           f"Derived; {PARAMETER_SOURCES}", "Only a single-part body is signed."),
]


def flow(oauth: Case, **keys: str | None) -> Case:
    """A call of the three-step flow."""
    url = "https://123456.restlets.api.netsuite.com/rest/accesstoken"
    return request("POST", url, credentials=ORACLE_KEYS | keys, stamp=ORACLE_STAMP, oauth=oauth)


def with_method(signature_method: str) -> Case:
    """The plain call, signed with another digest."""
    url = f"{RESTLET}?script=6&deploy=1"
    return request("GET", url, credentials=ORACLE_KEYS, stamp=ORACLE_STAMP, signature_method=signature_method)


KEYS_AND_HEADERS = [
    Vector("realm-reserved-characters", restlet("GET", account='12 34"é'), f"Derived; {HEADER}",
           "The realm is encoded like every other value of the header.", "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
    Vector("key-reserved-characters", restlet("GET", consumer_secret="a&b=c+d/e%41 f", token_secret="!*'()~é☃"), f"Derived; {KEY}",
           "Secrets are encoded before they are joined, so an `&` in one cannot be taken for the separator."),
    Vector("key-empty-token-secret", restlet("GET", token_secret=""), f"Derived; {KEY}", "The key ends in `&`."),
    Vector("key-empty-consumer-secret", restlet("GET", consumer_secret=""), f"Derived; {KEY}", "The key begins with `&`."),
    Vector("token-absent", restlet("GET", token=None, token_secret=None), "Derived; RFC 5849 3.1",
           "No `oauth_token` at all, the key ends in `&`."),
    Vector("token-empty", restlet("GET", token="", token_secret=""), "Derived; RFC 5849 3.1", "An empty token is sent and signed as an empty value."),
    Vector("token-reserved-characters", restlet("GET", consumer_key="key/with+signs=", token="tök&en"), f"Derived; {HEADER}",
           "Ids that need escapes: once in the header, twice in the base string."),
    Vector("flow-callback-and-verifier", flow({"callback": "https://my.example.com/back?a=1&b=%20", "verifier": "abc+/="}), "Derived; RFC 5849 2.1, 2.3",
           "Both parameters of the three-step flow, with characters that need escapes."),
    Vector("flow-callback-oob", flow({"callback": "oob"}, token=None, token_secret=None), "Derived; RFC 5849 2.1", "A client that cannot be called back."),
    Vector("version-left-out", request("GET", f"{RESTLET}?script=6&deploy=1", credentials=ORACLE_KEYS, stamp=ORACLE_STAMP, oauth={"version": False}),
           "Derived; RFC 5849 3.1", "`oauth_version` is optional: neither sent nor signed."),
    Vector("version-said", request("GET", f"{RESTLET}?script=6&deploy=1", credentials=ORACLE_KEYS, stamp=ORACLE_STAMP, oauth={"version": True}),
           "Derived; RFC 5849 3.1", "To ask for `oauth_version` is the same as to say nothing.", "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
    Vector("digest-hmac-sha1", with_method("HMAC-SHA1"), f"Derived; {KEY}", "28 characters. NetSuite has refused it since 2023.1."),
    Vector("digest-hmac-sha512", with_method("HMAC-SHA512"), f"Derived; {KEY} with SHA-512", "88 characters."),
    Vector("stamp-nonce-base64", restlet("GET", stamp={"nonce": "a+b/c=="}), f"Derived; {HEADER}", "A nonce that needs escapes. NetSuite advises against one."),
    Vector("stamp-nonce-one-character", restlet("GET", stamp={"nonce": "x"}), "Derived; RFC 5849 3.3", "The RFC asks for no length; NetSuite asks for six."),
    Vector("stamp-timestamp-milliseconds", restlet("GET", stamp={"timestamp": "1508242306123"}), "Derived; RFC 5849 3.3",
           "Signed as it stands, although no server will take it."),
    Vector("stamp-timestamp-leading-zero", restlet("GET", stamp={"timestamp": "01508242306"}), "Derived; RFC 5849 3.3", "The text is signed, not the number."),
    Vector("realm-absent", restlet("GET", account=None), f"Derived; {HEADER}", "No account, no realm; the signature stays.",
           "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
    Vector("realm-of-a-host-label", restlet("GET", account="1234567-sb1"), f"Derived; {HEADER}", "The realm is written as NetSuite shows the account, in whatever form it was given; the signature stays.",
           "XA4ltKz+CxXJ1fAuX1ehrFk3LHL5AZT/l1axHFi/uvQ="),
]

DERIVED = METHODS + BYTE_CLASSES + QUERIES + BASE_URIS + BODIES + KEYS_AND_HEADERS

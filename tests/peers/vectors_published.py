"""Worked examples that others have published, right ones and wrong ones.

The values in `signature` and `base_string` are the printed ones. Where a page prints a signature
percent-encoded, it is given here decoded, as the digest is.
"""

from __future__ import annotations

from vector import HELP, ORACLE_KEYS, ORACLE_STAMP, RESTLET, Case, Vector, request

RFC = "https://www.rfc-editor.org/rfc/rfc5849"
WIKI = "http://wiki.oauth.net/w/page/12238556/TestCases"
O1_QUERY = "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue"
O1_SIGNATURE = "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ="
ORACLE_PARAMETERS = (
    "oauth_consumer_key%3Def40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"
    "%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg%26oauth_signature_method%3DHMAC-SHA256"
    "%26oauth_timestamp%3D1508242306"
    "%26oauth_token%3D2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc%26oauth_version%3D1.0"
)
O1_BASE_STRING = (
    "POST&https%3A%2F%2F123456.restlets.api.netsuite.com%2Fapp%2Fsite%2Fhosting%2Frestlet.nl"
    f"&customParam%3DsomeValue%26deploy%3D1%26{ORACLE_PARAMETERS}%26script%3D6%26testParam%3DsomeOtherValue"
)

FLOW_KEY = "60712990bc09623786e7047c226bcb3f86d49dca0b04efc21001dc76d97a81f5"
FLOW_TOKEN = "447d0cba5569a2d616e32a537110bc8c10ebcf42cc1fa34d6f76d08531abc179"
FLOW_VERIFIER = "3eff1ae4de6f924014b88e489a41e88da8ed1ba8bd5ad7684a71579d7e97f4ee"


def oracle(method: str, url: str, **changes: str) -> Case:
    """A request under the keys and the stamp of Oracle's signature page."""
    return request(method, url, credentials=ORACLE_KEYS | changes, stamp=ORACLE_STAMP)


ORACLE = [
    Vector(
        "oracle-restlet",
        oracle("POST", RESTLET + O1_QUERY),
        f"{HELP}/section_1534941088.html, RESTlet example",
        "The page's base string, and its signature with the leading `+` that the page has lost (see oracle-restlet-lost-plus).",
        O1_SIGNATURE,
        O1_BASE_STRING,
    ),
    Vector(
        "oracle-restlet-lost-plus",
        oracle("POST", RESTLET + O1_QUERY),
        f"{HELP}/section_1534941088.html, RESTlet example",
        "Control. `published.txt` has 43 characters, and the Base64 of 32 octets has 44: the leading `+` is missing.",
        O1_SIGNATURE,
        O1_BASE_STRING,
        published=O1_SIGNATURE[1:],
    ),
    Vector(
        "oracle-rest-record",
        oracle("GET", "https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40"),
        f"{HELP}/section_1534941088.html, REST web services example",
        "A URL without a query. The page prints the signature percent-encoded; it is right.",
        "B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=",
        "GET&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices%2Frest%2Frecord%2Fv1%2Femployee%2F40"
        f"&{ORACLE_PARAMETERS}",
    ),
    Vector(
        "oracle-header-page-old-host",
        oracle("POST", RESTLET + O1_QUERY),
        f"{HELP}/section_1534941295.html, RESTlet Authorization header",
        "Control. The printed header goes with this request, but its signature was made for the host rest.netsuite.com, "
        "which RESTlets had before every account got its own (see oracle-restlet-former-host).",
        O1_SIGNATURE,
        O1_BASE_STRING,
        published="7mpNx1RdQn4VLSyeEwCK7jFBjGQ0blzwDSMU9Kg5Rmg%3D",
    ),
    Vector(
        "oracle-restlet-former-host",
        oracle("POST", "https://rest.netsuite.com/app/site/hosting/restlet.nl" + O1_QUERY),
        f"{HELP}/section_1534941295.html, RESTlet Authorization header",
        "The request that the header page's signature really belongs to: the same call on the host of former years.",
        "7mpNx1RdQn4VLSyeEwCK7jFBjGQ0blzwDSMU9Kg5Rmg=",
    ),
    Vector(
        "oracle-request-token",
        request(
            "POST",
            "https://1234567.restlets.api.netsuite.com/rest/requesttoken?role=45678",
            credentials={"consumer_key": FLOW_KEY, "consumer_secret": FLOW_KEY},
            stamp={"nonce": "bUvpxBX93OWo0FLswq5M", "timestamp": "1575998103"},
            oauth={"callback": "https://my.example.com/TBA/?callbackRequest"},
        ),
        f"{HELP}/section_157652390285.html, step one of the three-step flow",
        "No token yet, so the key ends in `&`; the callback is signed like any parameter. "
        "The page carries `role` in the header; it stands in the query here, which gives the same base string.",
        "7kgwwmiAylqeMdHjCBnIUUW+drDrGCbZGBkuCt39J90=",
        "POST&https%3A%2F%2F1234567.restlets.api.netsuite.com%2Frest%2Frequesttoken"
        "&oauth_callback%3Dhttps%253A%252F%252Fmy.example.com%252FTBA%252F%253FcallbackRequest"
        f"%26oauth_consumer_key%3D{FLOW_KEY}%26oauth_nonce%3DbUvpxBX93OWo0FLswq5M"
        "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1575998103%26oauth_version%3D1.0%26role%3D45678",
    ),
    Vector(
        "oracle-access-token",
        request(
            "POST",
            "https://1234567.restlets.api.netsuite.com/rest/accesstoken",
            credentials={
                "account": "1234567",
                "consumer_key": FLOW_KEY,
                "consumer_secret": FLOW_KEY,
                "token": FLOW_TOKEN,
                "token_secret": FLOW_TOKEN,
            },
            stamp={"nonce": "wjRgXQPWhYtKl0A7bO8Z", "timestamp": "1576079512"},
            oauth={"verifier": FLOW_VERIFIER},
        ),
        f"{HELP}/section_157652573296.html, step three of the three-step flow",
        "The request token and the verifier; the key uses the secret of the request token.",
        "BBzawyjesZyFrwBjUAJfBsPDDGUY2FRdp3k4NwGDAO0=",
        "POST&https%3A%2F%2F1234567.restlets.api.netsuite.com%2Frest%2Faccesstoken"
        f"&oauth_consumer_key%3D{FLOW_KEY}%26oauth_nonce%3DwjRgXQPWhYtKl0A7bO8Z"
        "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1576079512"
        f"%26oauth_token%3D{FLOW_TOKEN}%26oauth_verifier%3D{FLOW_VERIFIER}%26oauth_version%3D1.0",
    ),
    Vector(
        "ledger-restlet",
        oracle("POST", RESTLET.replace("123456", "1234567") + O1_QUERY, account="1234567"),
        "https://www.ledgersync.dev/posts/netsuite-authentication/",
        "A practitioner's variant of Oracle's example, with account 1234567 in the host; its printed signature is right.",
        "i7MEtGwhCTIZbTsTrNGw9LdcERn4wsjt5C7TxmKWIfU=",
    ),
]

PHOTOS = {"account": "Photos", "consumer_key": "dpf43f3p2l4k3l03", "consumer_secret": "kd94hf93k423kf44"}
SHA1 = "HMAC-SHA1"
NO_VERSION = {"version": False}

RFC5849 = [
    Vector(
        "rfc5849-1-2-initiate",
        request(
            "POST",
            "https://photos.example.net/initiate",
            credentials=PHOTOS,
            stamp={"nonce": "wIjqoS", "timestamp": "137131200"},
            oauth=NO_VERSION | {"callback": "http://printer.example.com/ready"},
            signature_method=SHA1,
        ),
        f"{RFC}, section 1.2, temporary credentials",
        "No token, a callback, no oauth_version.",
        "74KNZJeDHnMBp0EMJ9ZHt/XKycU=",
        "POST&https%3A%2F%2Fphotos.example.net%2Finitiate&oauth_callback%3Dhttp%253A%252F%252Fprinter.example.com"
        "%252Fready%26oauth_consumer_key%3Ddpf43f3p2l4k3l03%26oauth_nonce%3DwIjqoS"
        "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131200",
    ),
    Vector(
        "rfc5849-1-2-token",
        request(
            "POST",
            "https://photos.example.net/token",
            credentials=PHOTOS | {"token": "hh5s93j4hdidpola", "token_secret": "hdhd0244k9j7ao03"},
            stamp={"nonce": "walatlh", "timestamp": "137131201"},
            oauth=NO_VERSION | {"verifier": "hfdp7dh39dks9884"},
            signature_method=SHA1,
        ),
        f"{RFC}, section 1.2, token credentials",
        "A verifier next to the temporary token.",
        "gKgrFCywp7rO0OXSjdot/IHF7IU=",
        "POST&https%3A%2F%2Fphotos.example.net%2Ftoken&oauth_consumer_key%3Ddpf43f3p2l4k3l03%26oauth_nonce%3Dwalatlh"
        "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dhh5s93j4hdidpola"
        "%26oauth_verifier%3Dhfdp7dh39dks9884",
    ),
    Vector(
        "rfc5849-1-2-photos",
        request(
            "GET",
            "http://photos.example.net/photos?file=vacation.jpg&size=original",
            credentials=PHOTOS | {"token": "nnch734d00sl2jdk", "token_secret": "pfkkdhi9sl3r4s00"},
            stamp={"nonce": "chapoH", "timestamp": "137131202"},
            oauth=NO_VERSION,
            signature_method=SHA1,
        ),
        f"{RFC}, section 1.2, the photo",
        "Query parameters sorted among the protocol's own.",
        "MdpQcU8iPSUjWoN/UDMsK2sui9I=",
        "GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26oauth_consumer_key%3Ddpf43f3p2l4k3l03"
        "%26oauth_nonce%3DchapoH%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131202"
        "%26oauth_token%3Dnnch734d00sl2jdk%26size%3Doriginal",
    ),
    Vector(
        "rfc5849-3-4-1-1-base-string",
        request(
            "POST",
            "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
            content_type="application/x-www-form-urlencoded",
            body="c2&a3=2+q",
            credentials={
                "account": "Example",
                "consumer_key": "9djdj82h48djs9d2",
                "consumer_secret": "j49sk3j29djd",
                "token": "kkk9d7dh3k39sjv7",
                "token_secret": "dh893hdasih9",
            },
            stamp={"nonce": "7d8f3e4a", "timestamp": "137131201"},
            oauth=NO_VERSION,
            signature_method=SHA1,
        ),
        f"{RFC}, sections 3.4.1.1 and 3.4.1.3.1",
        "Query, header and form body together. Control for the signature: the RFC prints one but no secrets, and no known "
        "pair gives it. The secrets here are the ones that test suites use for this request; only the base string is the RFC's.",
        "r6/TJjbCOr97/+UU0NsvSne7s5g=",
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D"
        "%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
        "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
        published="bYT5CMsGcbgUdFHObYMEfcx6bsw=",
    ),
    Vector(
        "rfc5849-3-4-1-2-http-port-80",
        oracle("GET", "http://EXAMPLE.COM:80/r%20v/X?id=123"),
        f"{RFC}, section 3.4.1.2, first example",
        "Base URI `http://example.com/r%20v/X`: host in lower case, port 80 of http left out, path with its case and its escape.",
    ),
    Vector(
        "rfc5849-3-4-1-2-https-port-8080",
        oracle("GET", "https://www.example.net:8080/?q=1"),
        f"{RFC}, section 3.4.1.2, second example",
        "Base URI `https://www.example.net:8080/`: a port that is not the scheme's own stays.",
    ),
]

TWEET = "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21"


def tweet(base: str) -> Case:
    """The request of Twitter's page about creating a signature, whose URL has changed over the years."""
    return request(
        "POST",
        f"{base}/statuses/update.json?include_entities=true",
        content_type="application/x-www-form-urlencoded",
        body=TWEET,
        credentials={
            "consumer_key": "xvz1evFS4wEEPTGEFPHBog",
            "consumer_secret": "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
            "token": "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
            "token_secret": "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
        },
        stamp={"nonce": "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", "timestamp": "1318622958"},
        signature_method=SHA1,
    )


TWITTER_PAGE = "https://developer.x.com/en/docs/authentication/oauth-1-0a/creating-a-signature"
TWITTER = [
    Vector(
        "twitter-1",
        tweet("https://api.twitter.com/1"),
        "http://snippets.cacher.io/snippet/ada8ae9234a9fc761049, a copy of the page's first version",
        "A form body next to a query.",
        "tnnArxj06cWHq44gCs1OSKk/jLY=",
        "POST&https%3A%2F%2Fapi.twitter.com%2F1%2Fstatuses%2Fupdate.json&include_entities%3Dtrue"
        "%26oauth_consumer_key%3Dxvz1evFS4wEEPTGEFPHBog%26oauth_nonce%3DkYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"
        "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318622958"
        "%26oauth_token%3D370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb%26oauth_version%3D1.0"
        "%26status%3DHello%2520Ladies%2520%252B%2520Gentlemen%252C%2520a%2520signed%2520OAuth%2520request%2521",
    ),
    Vector(
        "twitter-1-1",
        tweet("https://api.twitter.com/1.1"),
        f"{TWITTER_PAGE}, second version; the value is the one that many public test suites use",
        "The same call one version of the API later.",
        "hCtSmYh+iHYCEqBWrE7C7hYmtUk=",
    ),
    Vector(
        "twitter-x-com",
        tweet("https://api.x.com/1.1"),
        f"{TWITTER_PAGE}, newest version; its printed value was not read again",
        "The same call on the newest host.",
        "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=",
    ),
]

WIKI_CASES = [
    Vector(
        "oauth-wiki-hmac-sha1-photos",
        request(
            "GET",
            "http://photos.example.net/photos?file=vacation.jpg&size=original",
            credentials=PHOTOS | {"account": None, "token": "nnch734d00sl2jdk", "token_secret": "pfkkdhi9sl3r4s00"},
            stamp={"nonce": "kllo9940pd9333jh", "timestamp": "1191242096"},
            signature_method=SHA1,
        ),
        f"{WIKI}, HMAC-SHA1, third row",
        "The wiki's one HMAC row that is a whole request.",
        "tR3+Ty81lMeYAr/Fid0kMTYa/WM=",
        "GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26oauth_consumer_key%3Ddpf43f3p2l4k3l03"
        "%26oauth_nonce%3Dkllo9940pd9333jh%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1191242096"
        "%26oauth_token%3Dnnch734d00sl2jdk%26oauth_version%3D1.0%26size%3Doriginal",
    ),
    Vector(
        "oauth-wiki-encoding",
        oracle(
            "GET",
            "http://example.com/?p01=abcABC123&p02=-._~&p03=%25&p04=%2B&p05=%26%3D%2A"
            "&p06=%0A&p07=%20&p08=%7F&p09=%C2%80&p10=%E3%80%81",
        ),
        f"{WIKI}, parameter encoding",
        "The ten rows of the wiki's table as the values p01 to p10 of one request.",
    ),
    Vector(
        "oauth-wiki-normalisation-name",
        oracle("GET", "http://example.com/?name"),
        f"{WIKI}, parameter normalisation, `name`",
        "A name without a value becomes `name=`.",
    ),
    Vector(
        "oauth-wiki-normalisation-one-pair",
        oracle("GET", "http://example.com/?a=b"),
        f"{WIKI}, parameter normalisation, `a=b`",
        "One pair.",
    ),
    Vector(
        "oauth-wiki-normalisation-two-pairs",
        oracle("GET", "http://example.com/?a=b&c=d"),
        f"{WIKI}, parameter normalisation, `a=b&c=d`",
        "Two pairs that are in order already.",
    ),
    Vector(
        "oauth-wiki-normalisation-equal-names",
        oracle("GET", "http://example.com/?a=x!y&a=x+y"),
        f"{WIKI}, parameter normalisation, `a=x!y` and `a=x y`",
        "Equal names, sorted by encoded value: `x%20y` comes before `x%21y`.",
    ),
    Vector(
        "oauth-wiki-normalisation-name-prefix",
        oracle("GET", "http://example.com/?x!y=a&x=a"),
        f"{WIKI}, parameter normalisation, `x!y=a` and `x=a`",
        "Names are compared before the `=` is added: `x` comes before `x%21y`.",
    ),
    Vector(
        "oauth-wiki-concatenation",
        oracle("GET", "http://example.com/?n=v"),
        f"{WIKI}, concatenation, first row",
        "The shortest path there is.",
    ),
    Vector(
        "oauth-wiki-concatenation-no-slash",
        oracle("GET", "http://example.com?n=v"),
        f"{WIKI}, concatenation, second row",
        "The slash is added, so base string and signature are those of oauth-wiki-concatenation.",
    ),
]

POSTMAN = [
    Vector(
        "postman-8879-double-encoded-comma",
        request(
            "GET",
            "http://localhost:4567/fun?foo=first%2Csecond",
            credentials={"consumer_key": "a", "consumer_secret": "b", "token": "123", "token_secret": "abc"},
            stamp={"nonce": "3", "timestamp": "123"},
            signature_method=SHA1,
        ),
        "https://github.com/postmanlabs/postman-app-support/issues/8879",
        "Control. The right signature is the one the reporter wanted (for http, although the report says https); "
        "`published.txt` is what the tool made: it took `%2C` for text and encoded it again, which gives `%25252C` in the base string.",
        "cdQQuXon1opN/3wj5APnIF5NAMg=",
        published="1tyKsJRLaTvpnCwKGayL4YgHmLM=",
    ),
]

PUBLISHED = ORACLE + RFC5849 + TWITTER + WIKI_CASES + POSTMAN

SOAP_STAMP_PAGE = f"{HELP}/section_1534941088.html, SOAP example"


def passport(account: str, keys: Case, stamp: Case) -> Case:
    """The input of a SOAP token passport: the contract's words, without a request."""
    return {"credentials": keys | {"account": account}, "stamp": stamp, "signature_method": "HMAC-SHA256"}


SOAP = [
    Vector(
        "oracle-token-passport",
        passport("123456", ORACLE_KEYS, ORACLE_STAMP),
        SOAP_STAMP_PAGE,
        "Five fields joined by `&`; no method, no URL, no sorting.",
        "tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=",
        "123456&ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"
        "&2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc&fjaLirsIcCGVZWzBX0pg&1508242306",
    ),
    Vector(
        "oracle-header-page-other-account",
        passport("123456", ORACLE_KEYS, ORACLE_STAMP),
        f"{HELP}/section_1534941295.html, TokenPassport example",
        "Control. The printed passport names account 123456, but its signature was made for account 3829855 "
        "(see oracle-token-passport-3829855); the printed consumer key has also lost its first `e`.",
        "tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=",
        published="76wQrUWF8i3BwfAjrNnTxjFo+Ixj9YzYgsj+HVeGQyY=",
    ),
    Vector(
        "oracle-token-passport-3829855",
        passport("3829855", ORACLE_KEYS, ORACLE_STAMP),
        f"{HELP}/section_1534941295.html, TokenPassport example",
        "The account that the header page's signature really belongs to.",
        "76wQrUWF8i3BwfAjrNnTxjFo+Ixj9YzYgsj+HVeGQyY=",
    ),
    Vector(
        "oracle-token-passport-type",
        passport(
            "1234567",
            {
                "consumer_key": "71cc02b731f05895561ef0862d71553a3ac99498a947c3b7beaf4a1e4a29f7c4",
                "consumer_secret": "7278da58caf07f5c336301a601203d10a58e948efa280f0618e25fcee1ef2abd",
                "token": "89e08d9767c5ac85b374415725567d05b54ecf0960ad2470894a52f741020d82",
                "token_secret": "060cd9ab3ffbbe1e3d3918e90165ffd37ab12acc76b4691046e2d29c7d7674c2",
            },
            {"nonce": "6obMKq0tmY8ylVOdEkA1", "timestamp": "1439829974"},
        ),
        f"{HELP}/section_4395630653.html, the TokenPassport complex type",
        "The page prints the inputs and no signature; this one is derived.",
        "FCghIZqXNetuZY8ILWOFH0ucdfzQOmAuL+q+kF21zPs=",
    ),
    Vector(
        "sandbox-account",
        passport("1234567_SB1", ORACLE_KEYS, ORACLE_STAMP),
        "Derived from Oracle's example",
        "The account in NetSuite's own form, with underscore and capitals.",
    ),
]

"""Makes tests/assertions: client assertions with their certificates, signed by PyJWT and cryptography.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pyjwt cryptography
    /tmp/venv/bin/python tests/peers/make_assertions.py

Keys are made anew on each run and thrown away: the folders hold public halves alone.
"""

import base64
import datetime
import json
import pathlib
import shutil

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

ROOT = pathlib.Path(__file__).resolve().parent.parent / "assertions"
NOW = 1_780_000_000  # 2026-05-28
ACCOUNT = "1234567_SB1"
CLIENT = "client-id-of-no-real-integration"
AUD = "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"
DAY = datetime.timedelta(days=1)


def certificate(key, start=-10, days=700):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "countersign test")])
    begin = datetime.datetime.fromtimestamp(NOW, datetime.timezone.utc) + start * DAY
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + days * DAY)
        .sign(key, algorithm)
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def public(key, form=serialization.PublicFormat.SubjectPublicKeyInfo):
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def claims(**change):
    whole = {"iss": CLIENT, "scope": "restlets", "aud": AUD, "iat": NOW - 10, "exp": NOW + 290, **change}
    return {name: value for name, value in whole.items() if value is not None}


def sign(key, algorithm, body=None, kid="certificate-id", typ="JWT"):
    headers = {"typ": typ}
    if kid:
        headers["kid"] = kid
    return jwt.encode(body or claims(), key, algorithm=algorithm, headers=headers)


def verifies(token, key):
    try:
        jwt.decode(
            token,
            key.public_key(),
            algorithms=["PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            options={"verify_aud": False, "verify_exp": False, "verify_iat": False},
        )
        return True
    except (jwt.PyJWTError, TypeError):
        return False


def case(name, token, pem, key, codes, to_verify=True):
    """`key` is the private half of what stands in `pem`; what to verify, and whether it does, is PyJWT's word."""
    folder = ROOT / name
    folder.mkdir(parents=True)
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    expected = {
        "account": ACCOUNT,
        "client_id": CLIENT,
        "now": NOW,
        "codes": codes,
        "to_verify": to_verify,
        "verifies": verifies(token, key) if to_verify else None,
        "spki_der": base64.b64encode(spki).decode(),
    }
    (folder / "assertion.txt").write_text(token + "\n")
    (folder / "certificate.pem").write_text(pem)
    (folder / "expected.json").write_text(json.dumps(expected, indent=2) + "\n")


def main():
    shutil.rmtree(ROOT, ignore_errors=True)
    rsa3072, rsa4096, rsa2048 = (rsa.generate_private_key(65537, bits) for bits in (3072, 4096, 2048))
    p256, p384, p521 = (ec.generate_private_key(curve) for curve in (ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()))
    other = ec.generate_private_key(ec.SECP256R1())

    for algorithm, key in [
        ("PS256", rsa3072), ("PS384", rsa4096), ("PS512", rsa3072),
        ("ES256", p256), ("ES384", p384), ("ES512", p521),
    ]:
        token = sign(key, algorithm)
        case(f"good-{algorithm.lower()}", token, certificate(key), key, [])
        head, body, signature = token.split(".")
        changed = jwt.utils.base64url_encode(json.dumps(claims(scope="rest_webservices")).encode()).decode()
        case(f"changed-{algorithm.lower()}", f"{head}.{changed}.{signature}", certificate(key), key, [])
    case("good-public-key", sign(p256, "ES256"), public(p256), p256, [])
    pkcs1 = public(rsa3072, serialization.PublicFormat.PKCS1)
    case("good-rsa-public-key", sign(rsa3072, "PS256"), pkcs1, rsa3072, [])

    case("wrong-key-es256", sign(other, "ES256"), certificate(p256), p256, [])
    wrong = rsa.generate_private_key(65537, 3072)
    case("wrong-key-ps256", sign(wrong, "PS256"), certificate(rsa3072), rsa3072, [])

    unsupported = ["assertion-alg-unsupported"]
    case("rs256", sign(rsa3072, "RS256"), certificate(rsa3072), rsa3072, unsupported, to_verify=False)
    case("rs256-without-kid", sign(rsa3072, "RS256", kid=None), certificate(rsa3072), rsa3072,
         [*unsupported, "assertion-kid-missing"], to_verify=False)
    case("exp-too-late", sign(p256, "ES256", claims(exp=NOW + 7200)), certificate(p256), p256,
         ["assertion-exp-too-late"])
    case("expired", sign(p256, "ES256", claims(iat=NOW - 900, exp=NOW - 600)), certificate(p256), p256,
         ["assertion-expired"])
    case("milliseconds", sign(p256, "ES256", claims(iat=NOW * 1000, exp=NOW * 1000 + 300_000)), certificate(p256),
         p256, ["assertion-time-in-milliseconds"] * 2)
    case("aud-of-production", sign(p256, "ES256", claims(aud=AUD.replace("-sb1", ""))), certificate(p256), p256,
         ["assertion-aud-wrong"])
    case("aud-without-path", sign(p256, "ES256", claims(aud=AUD.split("/services")[0])), certificate(p256), p256,
         ["assertion-aud-wrong"])
    case("scope-misspelt", sign(p256, "ES256", claims(scope="restlet")), certificate(p256), p256,
         ["assertion-scope-unknown"])
    case("no-iss", sign(p256, "ES256", claims(iss=None)), certificate(p256), p256, ["assertion-iss-missing"])

    token = sign(p256, "ES256")
    head, body, signature = token.split(".")
    raw = jwt.utils.base64url_decode(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    der_token = f"{head}.{body}.{jwt.utils.base64url_encode(der).decode()}"
    case("signature-in-der", der_token, certificate(p256), p256, ["assertion-signature-der"])
    short = f"{head}.{body}.{jwt.utils.base64url_encode(raw[:40]).decode()}"
    case("signature-cut", short, certificate(p256), p256, ["assertion-signature-length"])

    case("es256-with-p384", sign(p256, "ES256"), certificate(p384), p384, ["assertion-alg-not-of-key"], to_verify=False)
    case("ps256-with-p256", sign(rsa3072, "PS256"), certificate(p256), p256, ["assertion-alg-not-of-key"], to_verify=False)
    case("rsa-2048", sign(rsa2048, "PS256"), certificate(rsa2048), rsa2048, ["certificate-key-size"])
    ed = ed25519.Ed25519PrivateKey.generate()
    case("ed25519", sign(ed, "EdDSA"), certificate(ed), ed, [*unsupported, "certificate-key-kind"], to_verify=False)
    case("certificate-expired", sign(p256, "ES256"), certificate(p256, start=-800), p256, ["certificate-expired"])
    case("certificate-not-yet-valid", sign(p256, "ES256"), certificate(p256, start=5), p256,
         ["certificate-not-yet-valid"])
    case("certificate-of-thirty-years", sign(p256, "ES256"), certificate(p256, days=30 * 365), p256,
         ["certificate-lives-too-long"])


if __name__ == "__main__":
    main()

"""What oauthlib and requests_oauthlib log when they are told to show everything."""
import logging
import sys

import keys
import oauthlib
import requests
from requests_oauthlib import OAuth1

oauthlib.set_debug(True)
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
auth = OAuth1(
    keys.CONSUMER_KEY,
    client_secret=keys.CONSUMER_SECRET,
    resource_owner_key=keys.TOKEN,
    resource_owner_secret=keys.TOKEN_SECRET,
    signature_method="HMAC-SHA256",
    realm=keys.REALM,
    nonce=keys.NONCE,
    timestamp=keys.TIMESTAMP,
)
requests.post(sys.argv[1], json={"a": 1}, auth=auth)

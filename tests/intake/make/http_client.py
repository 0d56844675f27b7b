"""What Python's http.client prints with debuglevel 1."""
import http.client
import sys
import urllib.parse

import keys

url = urllib.parse.urlsplit(sys.argv[1])
connection = http.client.HTTPConnection(url.netloc)
connection.set_debuglevel(1)
header = keys.client().sign(sys.argv[1], "GET")[1]["Authorization"]
connection.request("GET", f"{url.path}?{url.query}", headers={"Authorization": header})
connection.getresponse().read()

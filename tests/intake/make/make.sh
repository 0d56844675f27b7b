#!/bin/sh
# Writes what each tool prints to a folder. See README.md.
set -eu
out=$(realpath -m "$1")
python=${PYTHON:-python3}
port=${PORT:-18787}
here=$(dirname "$(realpath "$0")")
host=1234567-sb1.restlets.api.netsuite.com
path='/app/site/hosting/restlet.nl?script=10&deploy=1'
local="http://127.0.0.1:$port$path"

mkdir -p "$out"
"$python" "$here/listener.py" "$port" & listener=$!
trap 'kill $listener' EXIT
sleep 1

"$python" "$here/oauthlib_debug.py" "$local" > "$out/01-oauthlib-debug"

header=$("$python" "$here/keys.py" POST "http://$host$path")
send() { curl -sS --connect-to "::127.0.0.1:$port" "$@"; }
send -v -X POST "http://$host$path" -H "Authorization: $header" -H 'Content-Type: application/json' -d '{"a":1}' \
  > "$out/02-curl-verbose" 2>&1
send --trace-ascii - -X POST "http://$host$path" -H "Authorization: $header" -H 'Content-Type: application/json' -d '{"a":1}' \
  -o /dev/null > "$out/03-curl-trace-ascii"

escaped=$(printf %s "$header" | sed 's/"/\\"/g')
printf 'curl -sS -X POST "http://%s%s" \\\n  -H "Authorization: %s" \\\n  -H "Content-Type: application/json" \\\n  -d "{\\"a\\":1}"\n' \
  "$host" "$path" "$escaped" > "$out/04-curl-command"
# The command is pasted as it was typed; that it works is seen by running it.
sed "s/curl -sS/curl -sS --connect-to ::127.0.0.1:$port/" "$out/04-curl-command" | sh | grep -q INVALID_LOGIN_ATTEMPT

"$python" "$here/http_client.py" "$local" > "$out/05-http-client"
node "$here/axios_error.mjs" "$local" | sed "s,file://.*/node_modules/,file:///srv/node_modules/," > "$out/06-axios-error"

header=$("$python" "$here/keys.py" GET "$local")
java "$here/MessageHeaders.java" "$local" "$header" 2> "$out/08-java-message-header"

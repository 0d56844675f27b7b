#!/usr/bin/env bash
# Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256). Bash 4 or later, with openssl; curl sends it:
#
#   curl -X POST "$url" -H "Authorization: $(./restlet.sh POST "$url")" -H 'Content-Type: application/json' -d '{}'
#
# NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
# NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
# signed.
# While openssl runs, the signing key is one of its arguments: do not use this on a machine that you share.
set -euo pipefail
export LC_ALL=C # bytes, not letters: for the encoding and for the order

encode() { # RFC 5849, 3.6: all but letters, digits and - . _ ~, byte by byte
  local text=$1 byte i
  for ((i = 0; i < ${#text}; i++)); do
    byte=${text:i:1}
    case $byte in
      [A-Za-z0-9._~-]) printf %s "$byte" ;;
      *) printf %%%02X $(($(printf %d "'$byte") & 255)) ;;
    esac
  done
}

decode() { # as a form is decoded: + is a space, %41 is A
  local text=${1//+/ }
  text=${text//\\/\\\\}
  printf %b "${text//%/\\x}"
}

method=${1^^} url=${2%%#*}
nonce=${3:-$(openssl rand -hex 16)} timestamp=${4:-$(date +%s)}

[[ $url =~ ^([^:/]+://[^/?]+)([^?]*)\??(.*)$ ]]
origin=${BASH_REMATCH[1],,} path=${BASH_REMATCH[2]:-/} query=${BASH_REMATCH[3]}
[[ $origin == https:* ]] && origin=${origin%:443}

oauth=(
  oauth_consumer_key "$(encode "$NETSUITE_CONSUMER_KEY")"
  oauth_token "$(encode "$NETSUITE_TOKEN")"
  oauth_nonce "$(encode "$nonce")"
  oauth_timestamp "$timestamp"
  oauth_signature_method HMAC-SHA256
  oauth_version 1.0
)
pairs=$(
  printf '%s=%s\n' "${oauth[@]}"
  IFS='&' read -ra pieces <<< "$query" || true
  for piece in ${pieces[@]+"${pieces[@]}"}; do
    [[ -z $piece ]] && continue
    [[ $piece == *=* ]] || piece+='='
    printf '%s=%s\n' "$(encode "$(decode "${piece%%=*}")")" "$(encode "$(decode "${piece#*=}")")"
  done
)
parameters=$(sort -t = -k 1,1 -k 2,2 <<< "$pairs" | paste -sd '&' -) # by name, then by value

base_string="$method&$(encode "$origin$path")&$(encode "$parameters")"
key="$(encode "$NETSUITE_CONSUMER_SECRET")&$(encode "$NETSUITE_TOKEN_SECRET")"
signature=$(printf %s "$base_string" | openssl dgst -sha256 -hmac "$key" -binary | openssl base64 -A)

printf 'OAuth realm="%s"' "$NETSUITE_ACCOUNT"
printf ', %s="%s"' "${oauth[@]}" oauth_signature "$(encode "$signature")"
echo

# Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256). Windows PowerShell 5.1 or PowerShell 7.
#
#   $authorization = ./restlet.ps1 POST $url
#   $headers = @{ Authorization = $authorization }
#   Invoke-RestMethod $url -Method Post -Headers $headers -ContentType application/json -Body '{}'
#
# NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
# NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
# signed.
#
# Not run by the tests of this project: PowerShell cannot be had there.
param(
    [Parameter(Mandatory)] [string] $Method,
    [Parameter(Mandatory)] [string] $Url,
    [string] $Nonce = [guid]::NewGuid().ToString('N'),
    [string] $Timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
)
$ErrorActionPreference = 'Stop'

# RFC 5849, 3.6. EscapeDataString is the same, but for ! ' ( ) * in Windows PowerShell.
function Encode([string] $text) {
    [regex]::Replace([uri]::EscapeDataString($text), "[!'()*]", { param($mark) [uri]::HexEscape([char] $mark.Value) })
}

$oauth = [ordered] @{
    oauth_consumer_key     = $env:NETSUITE_CONSUMER_KEY
    oauth_token            = $env:NETSUITE_TOKEN
    oauth_nonce            = $Nonce
    oauth_timestamp        = $Timestamp
    oauth_signature_method = 'HMAC-SHA256'
    oauth_version          = '1.0'
}

# A space sorts before all that can stand in a name, so that names decide, then values.
$pairs = New-Object Collections.Generic.List[string]
foreach ($name in $oauth.Keys) { $pairs.Add("$name $(Encode $oauth[$name])") }
$address, $query = $Url.Split('#')[0].Split([char[]] '?', 2)
foreach ($piece in "$query".Split('&')) {
    if ($piece -eq '') { continue }
    $name, $value = $piece.Split([char[]] '=', 2)
    $pairs.Add("$(Encode ([Net.WebUtility]::UrlDecode($name))) $(Encode ([Net.WebUtility]::UrlDecode("$value")))")
}
$pairs.Sort([StringComparer]::Ordinal) # Sort-Object sorts words, not bytes
$parameters = ($pairs -join '&').Replace(' ', '=')

$null = $address -match '^([^:]+://[^/]+)(.*)$'
$origin, $path = $Matches[1].ToLowerInvariant(), $Matches[2]
if ($origin.StartsWith('https:')) { $origin = $origin -replace ':443$' }
if ($path -eq '') { $path = '/' }

$baseString = "$($Method.ToUpperInvariant())&$(Encode "$origin$path")&$(Encode $parameters)"
$key = "$(Encode $env:NETSUITE_CONSUMER_SECRET)&$(Encode $env:NETSUITE_TOKEN_SECRET)"
$hmac = New-Object Security.Cryptography.HMACSHA256 (, [Text.Encoding]::UTF8.GetBytes($key))
$oauth['oauth_signature'] = [Convert]::ToBase64String($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($baseString)))

$header = foreach ($name in $oauth.Keys) { '{0}="{1}"' -f $name, (Encode $oauth[$name]) }
"OAuth realm=""$env:NETSUITE_ACCOUNT"", $($header -join ', ')"

<?php
// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256). PHP 8, no extension.
//
//   php restlet.php METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
//
// NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
// NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
// signed.

/** The value of the Authorization header. $account as NetSuite writes it: 1234567_SB1. */
function authorization(
    string $method, string $url, string $account, string $consumerKey, string $consumerSecret,
    string $token, string $tokenSecret, string $nonce, string $timestamp,
): string {
    $oauth = [
        'oauth_consumer_key' => $consumerKey,
        'oauth_token' => $token,
        'oauth_nonce' => $nonce,
        'oauth_timestamp' => $timestamp,
        'oauth_signature_method' => 'HMAC-SHA256',
        'oauth_version' => '1.0',
    ];
    // rawurlencode is RFC 5849's encoding; parse_str is no use here: it renames names and drops duplicates.
    $pairs = [];
    foreach ($oauth as $name => $value) {
        $pairs[] = [$name, rawurlencode($value)];
    }
    [$address] = explode('#', $url, 2);
    [$address, $query] = explode('?', $address, 2) + [1 => ''];
    foreach (array_filter(explode('&', $query), 'strlen') as $piece) {
        [$name, $value] = explode('=', $piece, 2) + [1 => ''];
        $pairs[] = [rawurlencode(urldecode($name)), rawurlencode(urldecode($value))];
    }
    usort($pairs, fn ($one, $other) => strcmp($one[0], $other[0]) ?: strcmp($one[1], $other[1]));
    $parameters = implode('&', array_map(fn ($pair) => "$pair[0]=$pair[1]", $pairs));

    [$scheme, $rest] = explode('://', $address, 2);
    [$host, $path] = explode('/', $rest, 2) + [1 => ''];
    [$scheme, $host] = [strtolower($scheme), strtolower($host)];
    if ($scheme === 'https') {
        $host = preg_replace('/:443$/', '', $host);
    }
    $baseString = implode('&', array_map('rawurlencode', [strtoupper($method), "$scheme://$host/$path", $parameters]));

    $key = rawurlencode($consumerSecret) . '&' . rawurlencode($tokenSecret);
    $oauth['oauth_signature'] = base64_encode(hash_hmac('sha256', $baseString, $key, true));

    $header = array_map(fn ($name) => $name . '="' . rawurlencode($oauth[$name]) . '"', array_keys($oauth));
    return "OAuth realm=\"$account\", " . implode(', ', $header);
}

if (realpath($argv[0] ?? '') === __FILE__) {
    $names = ['ACCOUNT', 'CONSUMER_KEY', 'CONSUMER_SECRET', 'TOKEN', 'TOKEN_SECRET'];
    $credentials = array_map(fn ($name) => getenv("NETSUITE_$name"), $names);
    [, $method, $url] = $argv;
    $stamp = [$argv[3] ?? bin2hex(random_bytes(16)), $argv[4] ?? (string) time()];
    echo authorization($method, $url, ...$credentials, ...$stamp), "\n";
}

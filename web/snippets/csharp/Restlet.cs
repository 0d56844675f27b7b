// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256). .NET 5 or later, .NET Framework 4.6 or later, Mono.
//
//   Restlet METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
//
// NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
// NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
// signed.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;

public static class Restlet
{
    // RFC 5849, 3.6. Uri.EscapeDataString is the same, but for ! ' ( ) * in old versions of the framework.
    static string Encode(string text)
    {
        var encoded = new StringBuilder(Uri.EscapeDataString(text));
        foreach (var mark in "!'()*") encoded.Replace(mark.ToString(), Uri.HexEscape(mark));
        return encoded.ToString();
    }

    /// <summary>The value of the Authorization header. The account as NetSuite writes it: 1234567_SB1.</summary>
    public static string Authorization(
        string method, string url, string account, string consumerKey, string consumerSecret,
        string token, string tokenSecret, string nonce, string timestamp)
    {
        var oauth = new List<KeyValuePair<string, string>>();
        Action<string, string> add = (name, value) => oauth.Add(new KeyValuePair<string, string>(name, value));
        add("oauth_consumer_key", consumerKey);
        add("oauth_token", token);
        add("oauth_nonce", nonce);
        add("oauth_timestamp", timestamp);
        add("oauth_signature_method", "HMAC-SHA256");
        add("oauth_version", "1.0");

        // Uri would unescape some of the path: it is taken as it is sent.
        var address = url.Split('#')[0].Split(new[] { '?' }, 2);
        var query = address.Length == 1 ? new string[0] : address[1].Split('&').Where(piece => piece != "").ToArray();
        var parameters = query
            .Select(piece => piece.Split(new[] { '=' }, 2))
            .Select(pair => new KeyValuePair<string, string>(
                WebUtility.UrlDecode(pair[0]), pair.Length == 1 ? "" : WebUtility.UrlDecode(pair[1])))
            .Concat(oauth)
            .Select(pair => new { Name = Encode(pair.Key), Value = Encode(pair.Value) })
            .OrderBy(pair => pair.Name, StringComparer.Ordinal) // not as a culture sorts words
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Name + "=" + pair.Value);

        var scheme = address[0].Substring(0, address[0].IndexOf("://", StringComparison.Ordinal)).ToLowerInvariant();
        var rest = address[0].Substring(scheme.Length + 3);
        var slash = rest.IndexOf('/');
        var host = (slash < 0 ? rest : rest.Substring(0, slash)).ToLowerInvariant();
        if (scheme == "https" && host.EndsWith(":443", StringComparison.Ordinal)) host = host.Remove(host.Length - 4);
        var path = slash < 0 ? "/" : rest.Substring(slash);

        var baseString = method.ToUpperInvariant()
            + "&" + Encode(scheme + "://" + host + path)
            + "&" + Encode(string.Join("&", parameters));
        var key = Encode(consumerSecret) + "&" + Encode(tokenSecret);
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key)))
        {
            add("oauth_signature", Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(baseString))));
        }
        return "OAuth realm=\"" + account + "\", "
            + string.Join(", ", oauth.Select(pair => pair.Key + "=\"" + Encode(pair.Value) + "\""));
    }

    public static void Main(string[] args)
    {
        Func<string, string> env = name => Environment.GetEnvironmentVariable("NETSUITE_" + name);
        var given = args.Length > 2;
        var nonce = given ? args[2] : Guid.NewGuid().ToString("N");
        var timestamp = given ? args[3] : DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
        Console.WriteLine(Authorization(
            args[0], args[1], env("ACCOUNT"), env("CONSUMER_KEY"), env("CONSUMER_SECRET"),
            env("TOKEN"), env("TOKEN_SECRET"), nonce, timestamp));
    }
}

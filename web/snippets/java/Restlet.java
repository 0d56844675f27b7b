// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256). Java 11 or later, nothing else.
//
//   java Restlet.java METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
//
// NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
// NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
// signed.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Restlet {
    /** RFC 5849, 3.6; URLEncoder encodes for forms, which is not the same. */
    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** The value of the Authorization header. The account as NetSuite writes it: 1234567_SB1. */
    static String authorization(
            String method, String url, String account, String consumerKey, String consumerSecret,
            String token, String tokenSecret, String nonce, String timestamp) throws GeneralSecurityException {
        Map<String, String> oauth = new LinkedHashMap<>();
        oauth.put("oauth_consumer_key", consumerKey);
        oauth.put("oauth_token", token);
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_timestamp", timestamp);
        oauth.put("oauth_signature_method", "HMAC-SHA256");
        oauth.put("oauth_version", "1.0");

        List<String[]> pairs = new ArrayList<>();
        oauth.forEach((name, value) -> pairs.add(new String[] {encode(name), encode(value)}));
        URI uri = URI.create(url);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String piece : query.split("&")) {
            if (piece.isEmpty()) continue;
            String[] pair = piece.split("=", 2);
            String name = URLDecoder.decode(pair[0], UTF_8);
            String value = pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8);
            pairs.add(new String[] {encode(name), encode(value)});
        }
        String parameters = pairs.stream()
                .sorted(Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(pair -> pair[1]))
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));

        String scheme = uri.getScheme().toLowerCase();
        String host = uri.getRawAuthority().toLowerCase();
        if (scheme.equals("https")) host = host.replaceFirst(":443$", "");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String baseUri = scheme + "://" + host + path;
        String baseString = method.toUpperCase() + "&" + encode(baseUri) + "&" + encode(parameters);

        String key = encode(consumerSecret) + "&" + encode(tokenSecret);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
        oauth.put("oauth_signature", Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(UTF_8))));

        return oauth.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + encode(entry.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth realm=\"" + account + "\", ", ""));
    }

    public static void main(String[] args) throws GeneralSecurityException {
        boolean given = args.length > 2;
        String nonce = given ? args[2] : UUID.randomUUID().toString().replace("-", "");
        String timestamp = given ? args[3] : Long.toString(System.currentTimeMillis() / 1000);
        System.out.println(authorization(
                args[0], args[1], env("ACCOUNT"), env("CONSUMER_KEY"), env("CONSUMER_SECRET"),
                env("TOKEN"), env("TOKEN_SECRET"), nonce, timestamp));
    }

    private static String env(String name) {
        return System.getenv("NETSUITE_" + name);
    }
}

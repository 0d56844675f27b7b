// Runs the Apex snippet outside Salesforce: METHOD URL NONCE TIMESTAMP, the rest from the environment.
//
// The snippet's text is compiled as Java, with double quotes for Apex's single ones. Blob, Crypto, EncodingUtil and
// List are stand-ins of the few members that it calls, written from Salesforce's reference. That Salesforce does the
// same is not shown by this; that the snippet's own lines sign rightly is.

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Blob {
    final byte[] bytes;

    Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    static Blob valueOf(String text) {
        return new Blob(text.getBytes(StandardCharsets.UTF_8));
    }
}

class Crypto {
    static Blob generateMac(String algorithm, Blob input, Blob key) {
        if (!algorithm.equals("hmacSHA256")) throw new IllegalArgumentException(algorithm);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.bytes, algorithm));
            return new Blob(mac.doFinal(input.bytes));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }
}

class EncodingUtil {
    static String base64Encode(Blob blob) {
        return Base64.getEncoder().encodeToString(blob.bytes);
    }

    static String urlEncode(String text, String charset) {
        return URLEncoder.encode(text, java.nio.charset.Charset.forName(charset));
    }

    static String urlDecode(String text, String charset) {
        return URLDecoder.decode(text, java.nio.charset.Charset.forName(charset));
    }
}

class List<T extends Comparable<T>> extends ArrayList<T> {
    void sort() {
        sort(null);
    }
}

class ApexStandIn {
    public static void main(String[] args) {
        System.out.println(RestletSigner.authorization(
                args[0], args[1], env("ACCOUNT"), env("CONSUMER_KEY"), env("CONSUMER_SECRET"),
                env("TOKEN"), env("TOKEN_SECRET"), args[2], args[3]));
    }

    private static String env(String name) {
        return System.getenv("NETSUITE_" + name);
    }
}

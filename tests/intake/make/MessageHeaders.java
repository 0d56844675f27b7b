import java.net.HttpURLConnection;
import java.net.URL;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What HttpURLConnection logs at FINE. */
class MessageHeaders {
    public static void main(String[] arguments) throws Exception {
        Logger logger = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "authorization");
        HttpURLConnection connection = (HttpURLConnection) new URL(arguments[0]).openConnection();
        connection.setRequestProperty("Authorization", arguments[1]);
        connection.getResponseCode();
    }
}

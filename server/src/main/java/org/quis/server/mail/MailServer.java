package org.quis.server.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Where letters are handed in, and as whose.
///
/// @param server    `smtps://[user@]host[:port]`, TLS from the first byte; or `smtp://…`, TLS once it is greeted, and
///                  in the clear only to this machine itself
/// @param from      the sender's address
/// @param desk      the address under which those who get a letter reach the desk: `https://desk.example.org`
/// @param password  of the user; `null` where there is none
public record MailServer(
        URI server, String from, URI desk, @Nullable String password) {
    private static final int PATIENCE = 20_000; // ms

    /// @throws IllegalArgumentException with a sentence for whoever wrote them
    public MailServer {
        if (!("smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme())) || server.getHost() == null) {
            throw new IllegalArgumentException("`" + server + "` is not smtp://host or smtps://host");
        }
        if (server.getUserInfo() != null && server.getUserInfo().contains(":")) {
            throw new IllegalArgumentException(
                    "a password does not belong on a command line: leave it out of the server's address");
        }
        if (!("https".equals(desk.getScheme()) || "http".equals(desk.getScheme()))
                || desk.getHost() == null
                || desk.getQuery() != null) {
            throw new IllegalArgumentException("`" + desk + "` is not an address like https://desk.example.org");
        }
        try {
            new InternetAddress(from, true).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException("`" + from + "` is not an e-mail address", e);
        }
    }

    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        var scheme = server.getScheme();
        sender.setProtocol(scheme);
        sender.setHost(server.getHost());
        if (server.getPort() > 0) sender.setPort(server.getPort());
        if (server.getUserInfo() != null) {
            sender.setUsername(server.getUserInfo());
            sender.setPassword(Objects.requireNonNullElse(password, ""));
        }
        sender.setDefaultEncoding("UTF-8");
        var properties = new Properties();
        properties.setProperty("mail." + scheme + ".auth", Boolean.toString(server.getUserInfo() != null));
        properties.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
        for (var what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + scheme + "." + what, Integer.toString(PATIENCE));
        }
        if (scheme.equals("smtp")) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!isThisMachine(server.getHost())));
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // and then it is not reached either
        }
    }

    @Override
    public String toString() {
        return "MailServer[" + server + ", " + from + "]"; // and not the password
    }

    /// Where a path of the desk is reached.
    String link(String path) {
        return desk.toString().replaceFirst("/$", "") + path;
    }
}

package org.quis.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.quis.server.login.AnswerLinks;
import org.quis.server.login.IdentityProvider;
import org.quis.server.mail.MailServer;
import org.quis.server.mail.Postman;
import org.quis.server.record.Database;
import org.quis.server.record.EvidenceFiles;
import org.quis.server.record.Outbox;
import org.quis.server.record.Register;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/// The place where several people work on what an audit found.
public final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String url;

    private Server(ConfigurableApplicationContext context, String url) {
        this.context = context;
        this.url = url;
    }

    /// Starts it. Before the first request is answered, the tables have what the ledger has.
    public static Server start(ServerOptions options) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.address", options.address().getHostAddress(),
                "server.port", options.port(),
                "server.shutdown", "graceful",
                "server.servlet.session.timeout", "30m",
                "server.servlet.session.cookie.http-only", "true",
                "server.tomcat.max-http-form-post-size", "512KB",
                "spring.flyway.locations", Database.MIGRATIONS));
        // who comes back from the house's login comes from another site
        properties.put(
                "server.servlet.session.cookie.same-site", options.identityProvider() == null ? "strict" : "lax");
        // a little more than a file may have, so that a page can say what is too large
        properties.put("spring.servlet.multipart.max-file-size", "-1");
        properties.put("spring.servlet.multipart.max-request-size", EvidenceFiles.MOST_BYTES * 5 / 4 + "B");
        properties.put("spring.web.resources.add-mappings", "false");
        if (options.proxied()) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.servlet.session.cookie.secure", "true");
        }
        properties.put("spring.main.log-startup-info", "false");
        properties.put("logging.level.root", "warn");
        properties.put("server.error.include-message", "never");
        properties.put("spring.threads.virtual.enabled", "true");
        var context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(it -> register(options, (GenericApplicationContext) it))
                .run();
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        var host = options.address().isAnyLocalAddress()
                ? "localhost"
                : options.address().getHostAddress().contains(":")
                        ? "[" + options.address().getHostAddress() + "]"
                        : options.address().getHostAddress();
        return new Server(context, "http://" + host + ":" + port);
    }

    private static void register(ServerOptions options, GenericApplicationContext parts) {
        parts.registerBean(ServerOptions.class, () -> options);
        if (options.identityProvider() instanceof IdentityProvider house) {
            parts.registerBean(ClientRegistrationRepository.class, house::registrations);
        }
        if (options.mail() instanceof MailServer mail) {
            parts.registerBean(
                    Postman.class,
                    () -> new Postman(
                            mail,
                            parts.getBean(Outbox.class),
                            parts.getBean(Register.class),
                            parts.getBean(AnswerLinks.class),
                            options.zone()));
        }
    }

    public String url() {
        return url;
    }

    public Opening opening() {
        return context.getBean(Opening.class);
    }

    /// One of the parts it is made of.
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.quis.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.quis.server.record.Database;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

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
                "server.servlet.session.cookie.same-site", "strict",
                "server.servlet.session.cookie.http-only", "true",
                "server.tomcat.max-http-form-post-size", "512KB",
                "spring.servlet.multipart.max-request-size", "1MB",
                "spring.flyway.locations", Database.MIGRATIONS));
        properties.put("spring.web.resources.add-mappings", "false");
        properties.put("spring.main.log-startup-info", "false");
        properties.put("logging.level.root", "warn");
        properties.put("server.error.include-message", "never");
        properties.put("spring.threads.virtual.enabled", "true");
        var context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(it -> ((GenericApplicationContext) it).registerBean(ServerOptions.class, () -> options))
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

package org.quis.anchor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A time-stamp authority as anyone can run one: `openssl ts` behind an HTTP server, its certificate issued by an
/// intermediate that a root issued.
public final class OpensslAuthority implements AutoCloseable {
    /// What it does with a request; a forger does something else.
    public interface Answering {
        byte[] to(byte[] query) throws Exception;
    }

    private final Path folder;
    private final String name;
    private final HttpServer server;
    private Answering answering = this::reply;
    private int status = 200;

    private OpensslAuthority(Path folder, String name, HttpServer server) {
        this.folder = folder;
        this.name = name;
        this.server = server;
    }

    /// Starts one; where there is no openssl, the test is skipped, and not in silence.
    public static OpensslAuthority start(Path folder, String name) throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "openssl")));
        if (!there) System.err.println("SKIPPED: no time-stamp authority has answered us; apt-get install openssl");
        Assumptions.assumeTrue(there, "needs openssl");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var authority = new OpensslAuthority(Files.createDirectories(folder), name, server);
        authority.makeCertificates();
        authority.configure("sha256");
        server.createContext("/", authority::handle);
        server.start();
        return authority;
    }

    private void makeCertificates() throws Exception {
        var ca = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n";
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "root.key",
                "-out",
                "root.crt",
                "-days",
                "9",
                "-subj",
                "/CN=" + name + " root");
        issue("between", "root", ca);
        issue("tsa", "between", "extendedKeyUsage=critical,timeStamping\n");
    }

    /// A certificate with these extensions, and its key.
    public void issue(String file, String issuer, String extensions) throws Exception {
        Files.writeString(folder.resolve(file + ".ext"), extensions);
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                file + ".key",
                "-out",
                file + ".csr",
                "-subj",
                "/O=" + name + "/CN=" + file);
        openssl(
                "x509",
                "-req",
                "-in",
                file + ".csr",
                "-CA",
                issuer + ".crt",
                "-CAkey",
                issuer + ".key",
                "-CAcreateserial",
                "-days",
                "9",
                "-extfile",
                file + ".ext",
                "-out",
                file + ".crt");
    }

    /// @param digests the hashes it stamps; it refuses others
    public void configure(String digests) throws IOException {
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                default_tsa = this
                [this]
                serial = serial
                signer_cert = tsa.crt
                signer_key = tsa.key
                certs = between.crt
                signer_digest = sha256
                ess_cert_id_alg = sha256
                default_policy = 1.3.6.1.4.1.99999.1
                digests = %s
                accuracy = secs:2, millisecs:500
                """.formatted(digests));
    }

    /// The certificate of its root, to believe it by.
    public Path root() {
        return folder.resolve("root.crt");
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsr";
    }

    /// From now on it answers like this.
    public void answers(Answering like) {
        answering = like;
    }

    public void answersWithStatus(int code) {
        status = code;
    }

    /// What an honest authority says.
    public byte[] reply(byte[] query) throws Exception {
        Files.write(folder.resolve("query.tsq"), query);
        openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr");
        return Files.readAllBytes(folder.resolve("reply.tsr"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] query = exchange.getRequestBody().readAllBytes();
            byte[] body;
            try {
                body = answering.to(query);
            } catch (Exception broken) {
                broken.printStackTrace();
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Runs it in the authority's folder; returns what it printed.
    public String openssl(String... arguments) throws Exception {
        var line = new ArrayList<>(List.of("openssl"));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new AssertionError(String.join(" ", line) + "\n" + said);
        return said;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

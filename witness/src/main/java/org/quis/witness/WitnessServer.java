package org.quis.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.quis.ledger.AddCheckpoint;
import org.quis.ledger.Witness;

/// Serves a [Witness] over HTTP: `POST /add-checkpoint`, nothing else.
///
/// Sizes, times and the number of connections are bounded, as anyone can connect. Encryption is left to a reverse
/// proxy: what is said here is signed, and no secret.
public final class WitnessServer implements AutoCloseable {
    private static final String PATH = "/add-checkpoint";
    private static final long MOST_READ_PAST = 4 << 20;

    static {
        // documented in the module jdk.httpserver, and read once, when the first server is made; seconds
        bound("sun.net.httpserver.maxReqTime", "10");
        bound("sun.net.httpserver.maxRspTime", "10");
        bound("sun.net.httpserver.maxReqHeaders", "50");
        bound("sun.net.httpserver.maxReqHeaderSize", "16384");
        bound("jdk.httpserver.maxConnections", "256");
    }

    private final Witness witness;
    private final PrintWriter journal;
    private final HttpServer server;
    private final ExecutorService threads;

    private WitnessServer(Witness witness, PrintWriter journal, HttpServer server, ExecutorService threads) {
        this.witness = witness;
        this.journal = journal;
        this.server = server;
        this.threads = threads;
    }

    /// @param journal told of each answer in a line
    /// @throws IOException if the address cannot be had
    public static WitnessServer start(Witness witness, InetSocketAddress address, PrintWriter journal)
            throws IOException {
        var server = HttpServer.create(address, 64);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var started = new WitnessServer(witness, journal, server, threads);
        server.setExecutor(threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /// Where it listens; of a port 0 asked for, the one it got.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                answer(exchange, new Witness.Answer(404, "text/plain", "there is nothing here but " + PATH + "\n"));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, new Witness.Answer(405, "text/plain", "this is to be posted to\n"));
            } else {
                answer(exchange, answer(body(exchange.getRequestBody())));
            }
        }
    }

    /// One byte more than may be, which is found to be too long. What follows is read past, some of it: whoever is cut
    /// off in the middle of sending may never see the answer (RFC 9112, section 9.6).
    private static byte[] body(InputStream in) throws IOException {
        var body = in.readNBytes(AddCheckpoint.MOST_BYTES + 1);
        if (body.length <= AddCheckpoint.MOST_BYTES) return body;
        var past = new byte[1 << 14];
        long left = MOST_READ_PAST;
        for (int read = in.read(past); read >= 0 && left > 0; read = in.read(past)) left -= read;
        return body;
    }

    private Witness.Answer answer(byte[] body) {
        try {
            return witness.addCheckpoint(body);
        } catch (IOException | RuntimeException nothingCosigned) {
            journal.println(Instant.now() + " cannot cosign: " + nothingCosigned);
            return new Witness.Answer(500, "text/plain", "nothing was cosigned, for a reason on this side\n");
        }
    }

    private void answer(HttpExchange exchange, Witness.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        journal.println(Instant.now() + " " + exchange.getRemoteAddress() + " " + answer.status());
    }

    private static void bound(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }
}

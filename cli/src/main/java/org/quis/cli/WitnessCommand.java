package org.quis.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.quis.audit.OutputException;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.VerifierKey;
import org.quis.ledger.Witness;
import org.quis.ledger.WitnessKey;
import org.quis.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Cosign the checkpoints of logs that continue what was cosigned before; run by somebody else than the",
            "logs' owner. Speaks c2sp.org/tlog-witness until it is stopped."
        })
final class WitnessCommand implements Callable<Integer> {
    private static final String VERIFIER_KEY = "witness.vkey";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli, as are the options that are required or have a default
    private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description =
                    "what was cosigned last, and the witness's key; made if it is not there. Hand out DIR/witness.vkey")
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            required = true,
            description = "a log's verifier key; logs whose origin lies below its name are known by it too")
    @SuppressWarnings("NullAway.Init")
    private List<Path> logs;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8021",
            description = "where to listen (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String listen;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "who the witness is, as a URL without its scheme; said once, when its key is made")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        var address = address();
        var known = VerifierKeys.read(logs, VerifierKey.Type.LOG);
        var key = key();
        var handedOut = handedOut(key);
        var witness = new Witness(key, known, new CheckpointFiles(state.resolve("cosigned")), InstantSource.system());
        try (var server = serve(witness, address)) {
            var out = spec.commandLine().getOut();
            out.println("verifier key: " + key.verifier().encoded());
            out.println("to hand out: " + handedOut);
            out.println("listening on http://" + host(server.address()));
            out.flush();
            new CountDownLatch(1).await(); // until the process is stopped
        }
        return Exit.DONE;
    }

    private WitnessServer serve(Witness witness, InetSocketAddress address) throws OutputException {
        try {
            return WitnessServer.start(witness, address, spec.commandLine().getErr());
        } catch (IOException notHad) {
            throw new OutputException(
                    listen + ": cannot listen there: " + notHad.getMessage(),
                    "choose another with `--listen HOST:PORT`");
        }
    }

    private WitnessKey key() throws OutputException, Broken.Key {
        var file = state.resolve("witness.key");
        WitnessKey key;
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(state);
                generated().store(file);
            }
            key = WitnessKey.load(file);
        } catch (IOException unusable) {
            throw new OutputException(file + ": " + unusable, "choose another folder with `--state DIR`");
        }
        if (name == null || name.equals(key.verifier().name())) return key;
        throw new ParameterException(
                spec.commandLine(), file + ": is the key of `" + key.verifier().name() + "`, not of `" + name + "`");
    }

    private Path handedOut(WitnessKey key) throws OutputException {
        try {
            key.publish(state, VERIFIER_KEY);
            return state.resolve(VERIFIER_KEY);
        } catch (IOException unusable) {
            throw new OutputException(
                    state.resolve(VERIFIER_KEY) + ": " + unusable, "choose another folder with `--state DIR`");
        }
    }

    private WitnessKey generated() {
        var chance = new byte[8];
        new SecureRandom().nextBytes(chance);
        try {
            return WitnessKey.generate(
                    name == null ? "quis.local/witness/" + HexFormat.of().formatHex(chance) : name);
        } catch (IllegalArgumentException notAName) {
            throw new ParameterException(spec.commandLine(), String.valueOf(notAName.getMessage()), notAName);
        }
    }

    private InetSocketAddress address() {
        try {
            var uri = URI.create("http://" + listen);
            if (uri.getHost() != null
                    && uri.getPort() >= 0
                    && uri.getPort() < 1 << 16
                    && uri.getPath().isEmpty()) {
                return new InetSocketAddress(uri.getHost(), uri.getPort());
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new ParameterException(spec.commandLine(), "`" + listen + "` is not an address like 127.0.0.1:8021");
    }

    private static String host(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}

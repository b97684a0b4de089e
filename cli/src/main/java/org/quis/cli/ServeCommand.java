package org.quis.cli;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.quis.desk.Standing;
import org.quis.desk.TiedStanding;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.server.LiveIntake;
import org.quis.server.Server;
import org.quis.server.ServerOptions;
import org.quis.store.OngoingAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Open a review desk on an audit: several people go through it query by query, in a browser.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "the folder of an audit")
    private @Nullable Path audit;

    @Option(
            names = "--demo",
            description = "on an agency that does not exist, with an account of each role, in ./quis-demo")
    private boolean demo;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "where to listen (default: ${DEFAULT-VALUE}, this machine alone; anything else wants a"
                    + " proxy before it that speaks TLS, see --behind-proxy)")
    @SuppressWarnings("NullAway.Init")
    private InetAddress address;

    @Option(
            names = "--behind-proxy",
            description = "a proxy that speaks TLS stands before it: take its word (X-Forwarded-For, -Proto, -Host) of"
                    + " who asks and how, and send cookies over TLS alone")
    private boolean proxied;

    @Option(names = "--port", paramLabel = "PORT", description = "0 for any (default: ${DEFAULT-VALUE})")
    private int port = ServerOptions.PORT;

    @Option(
            names = "--reviews",
            paramLabel = "N",
            description = "how many items to put up where no queue was drawn yet (default: all findings, and some"
                    + " accesses drawn from everything)")
    private int reviews;

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description = "take in every export that is dropped there; may be given several times")
    private List<Path> watched = List.of();

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "Sigma rules of your own for what comes in, a file or a folder; may be given several times")
    private List<Path> rules = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WeightsOption weights;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FormatOptions formats;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DeskOptions desk;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReferenceOptions reference;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MailOptions mail;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OidcOptions oidc;

    @Override
    public Integer call() throws Exception {
        var folder = folder();
        var home = desk.home(folder);
        Files.createDirectories(home);
        var out = spec.commandLine().getOut();
        var words = weights.rules();
        var live = new LiveIntake(words, rules(words), formats.chosen(), watched());
        try (var tables = OngoingAudit.open(AuditFolder.database(spec, folder), home.resolve("since.duckdb"));
                var ledger = desk.ledger(spec, folder)) {
            ReferenceOptions.Recorded recorded = tables::recorded;
            var ties = recorded.of("reference").isEmpty() ? null : reference.read(spec, recorded);
            Standing standing = ties == null ? NO_TABLES : new TiedStanding(ties, InstantSource.system());
            var options = new ServerOptions(
                    folder,
                    tables,
                    live,
                    ties,
                    standing,
                    reference.zone(spec, recorded),
                    ledger,
                    home,
                    desk.database(spec),
                    oidc.identityProvider(spec),
                    mail.server(spec),
                    reviews,
                    address,
                    proxied,
                    port,
                    InstantSource.system());
            try (var server = Server.start(options)) {
                int waiting = server.opening().fillQueue();
                out.printf("%,d items wait for review%n", waiting);
                server.opening()
                        .firstLink()
                        .ifPresent(secret -> out.println(
                                "administrator, once and within a day: " + server.url() + "/join?link=" + secret));
                if (demo) {
                    for (var guest : server.opening().guests()) {
                        out.println(guest.role() + ": " + server.url() + "/join?link=" + guest.secret());
                    }
                }
                out.println("desk: " + server.url() + "  (Ctrl-C closes it)");
                out.flush();
                untilStopped();
            }
        }
        return Exit.DONE;
    }

    private List<Path> watched() {
        for (var folder : watched) {
            if (Files.isDirectory(folder)) continue;
            throw new ParameterException(
                    spec.commandLine(), folder + ": there is no such folder to watch\n      make it, or name another");
        }
        return watched;
    }

    private RuleBook rules(Rules words) throws Exception {
        var book = RuleBook.with(words, rules);
        for (var complaint : book.refused())
            spec.commandLine().getErr().println("quis: " + complaint.toString().replace("\n", "\n      "));
        return book;
    }

    private Path folder() throws Exception {
        if (audit == null == !demo) {
            throw new ParameterException(
                    spec.commandLine(),
                    "which audit?\n      name its folder, or see it on an invented one with --demo");
        }
        if (audit != null) return audit;
        var invented = Path.of("quis-demo/audit");
        if (!Files.isDirectory(invented)) {
            int made = spec.commandLine().getParent().execute("demo");
            if (made == Exit.CANNOT_WRITE || made == Exit.USAGE) throw new IllegalStateException("the demo failed");
        }
        return invented;
    }

    private static void untilStopped() {
        try (var _ = Stop.watch()) {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // Ctrl-C: what is open is closed in good order
        }
    }

    private static final Standing NO_TABLES = new Standing() {
        @Override
        public Optional<String> recusal(String user, String about, String person) {
            return !user.isEmpty() && user.equals(about)
                    ? Optional.of("it is about your own accesses")
                    : Optional.empty();
        }

        @Override
        public boolean supervises(String user, String of) {
            return false;
        }
    };
}

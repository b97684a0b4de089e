package org.quis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.anchor.Anchors;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ledger.Fault;
import org.quis.ledger.Ledger;
import org.quis.ledger.LogKey;
import org.quis.ledger.Note;
import org.quis.ledger.Quorum;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;
import org.quis.ledger.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Check a ledger from its entries up: every leaf, tile, commitment, and the signatures; or a proof.",
        footer = {"", "Exit codes: 0 everything agrees, 4 something does not (and where)."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "the folder of an audit, or of a ledger; none with `--proof`")
    private @Nullable Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "believe only this verifier key, kept apart from the ledger (default: its own log.vkey)")
    private @Nullable Path key;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description =
                    "the ledger's private key, beside which those of its rows are (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path logKey;

    @Option(
            names = "--witness-key",
            paramLabel = "FILE",
            description = "believe the cosignatures of these verifier keys only (default: its own witnesses.vkey)")
    private List<Path> witnessKeys = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "N",
            description = "how many of these witnesses must have cosigned (default: all)")
    private @Nullable Integer needed;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "a checkpoint kept from before: check that the ledger has only grown since")
    private @Nullable Path since;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "check this proof, as `quis prove` writes it, instead of a ledger; takes `--key`")
    private @Nullable Path proof;

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description = "the bytes of the proved entry, where the proof does not show them")
    private @Nullable Path entry;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private AuthorityOptions authorities;

    @Override
    public Integer call() throws Exception {
        var trusted = key == null ? null : VerifierKeys.one(key, VerifierKey.Type.LOG);
        var quorum = quorum();
        var believed = authorities.believed();
        if (proof != null) {
            if (trusted == null) throw wrong("a proof is checked with the log's verifier key: `--key FILE`");
            if (folder != null) throw wrong("check either the ledger in " + folder + ", or the proof");
            var terminal = spec.commandLine();
            return new ProofCheck(proof, entry).check(trusted, quorum, terminal.getOut(), terminal.getErr());
        }
        if (folder == null) throw wrong("name the folder of an audit: quis verify quis-audit");
        var ledger = AuditFolder.ledger(spec, folder);
        var bar = Bar.onStandardError();
        bar.stage("verifying", -1, "entries");
        try (var _ = Stop.watch()) {
            var verification = Verifier.verify(
                    ledger,
                    trusted,
                    quorum,
                    Keys.keyring(logKey, folder, ledger).orElse(null),
                    bar::advance);
            bar.end();
            return switch (verification) {
                case Verification.Sound(var checkpoint, var payloads, var cosignatures, var times) -> {
                    var out = spec.commandLine().getOut();
                    out.printf(
                            Locale.ROOT,
                            "verified %,d ledger entries of %s, root %s%n",
                            checkpoint.size(),
                            checkpoint.origin(),
                            checkpoint.root().base64());
                    tell(payloads, Keys.isShut(Keys.file(logKey, folder)), out);
                    tell(times, out);
                    for (var word : cosignatures) {
                        out.printf("cosigned by %s at %s%n", word.witness().name(), word.time());
                    }
                    if (since != null) tellGrowth(since, ledger, trusted, out);
                    var anchors = Anchors.check(ledger, trusted == null ? Ledger.keyOf(ledger) : trusted, believed);
                    AnchorLines.print(out, anchors.sound(), believed != null);
                    out.flush();
                    if (!anchors.faults().isEmpty()) {
                        yield broken(
                                "time-stamps do",
                                anchors.faults(),
                                anchors.faults().size());
                    }
                    yield Exit.DONE;
                }
                case Verification.Broken(var faults, long count) -> broken("ledger does", faults, count);
            };
        }
    }

    private int broken(String what, List<Fault> faults, long count) {
        var err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "quis: the %s not verify: %,d %s%n", what, count, count == 1 ? "fault" : "faults");
        for (var fault : faults) err.println("      " + Printable.line(fault.toString()));
        return Exit.VERIFICATION_FAILED;
    }

    private static void tellGrowth(Path since, Path ledger, @Nullable VerifierKey trusted, PrintWriter out)
            throws IOException, Broken, UnreadableException {
        byte[] older;
        try {
            older = Files.readAllBytes(since);
        } catch (IOException unreadable) {
            throw new UnreadableException(since.toString(), "cannot be read", List.of("is the name right?"));
        }
        try {
            var key = trusted == null ? Ledger.keyOf(ledger) : trusted;
            var then = Ledger.open(ledger, key).since(Note.parse(older), key);
            out.printf(Locale.ROOT, "continues the checkpoint of %,d entries in %s%n", then.size(), since);
        } catch (Broken.Note untrue) {
            throw new UnreadableException(
                    since.toString(),
                    String.valueOf(untrue.getMessage()),
                    List.of("is it a checkpoint of this ledger?"));
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private static void tell(Verification.Payloads payloads, boolean locked, PrintWriter out) {
        if (payloads.shut() > 0) {
            out.printf(
                    Locale.ROOT,
                    "not opened: %,d entries, whose keys are %s%n",
                    payloads.shut(),
                    locked ? "under a passphrase; name its file in $" + LogKey.PASSPHRASE_FILE : "not here");
        }
        if (payloads.erased() > 0) {
            out.printf(Locale.ROOT, "erased: %,d entries, their keys destroyed and that sealed%n", payloads.erased());
        }
    }

    private static void tell(Verification.Times times, PrintWriter out) {
        if (times.setBack() > 0) {
            out.printf(
                    Locale.ROOT,
                    "dated before what was sealed ahead of them: %,d events, sealed late or by a clock set back%n",
                    times.setBack());
        }
        if (times.yetToCome() > 0) {
            out.printf(
                    Locale.ROOT,
                    "dated in the future: %,d events, sealed by a clock ahead of this one%n",
                    times.yetToCome());
        }
    }

    private @Nullable Quorum quorum() throws UnreadableException {
        if (witnessKeys.isEmpty() && needed != null) {
            throw wrong("`--quorum` counts the witnesses that `--witness-key FILE` names");
        }
        if (witnessKeys.isEmpty()) return null;
        var witnesses = VerifierKeys.read(witnessKeys, VerifierKey.Type.WITNESS);
        try {
            return new Quorum(witnesses, needed == null ? witnesses.size() : needed);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}

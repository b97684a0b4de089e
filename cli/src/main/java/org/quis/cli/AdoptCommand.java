package org.quis.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Adoption;
import org.quis.ledger.Checkpoint;
import org.quis.ledger.Ledger;
import org.quis.ledger.LogKey;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = {
            "Go on with a ledger of which no record is kept here of what was signed last: after its key was moved to",
            "another machine, or into another database. Verifies all of it first."
        },
        footer = {
            "",
            "If the folder is an old copy, a second history begins, which witnesses will refuse. So compare size and root",
            "with what others hold: a witness (`--witness`), the last report, the machine it comes from.",
            "",
            "Exit codes: 0 adopted, 2 not confirmed or on record already, 3 could not write, 4 does not verify."
        })
final class AdoptCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--size", paramLabel = "N", description = "confirm: it has so many entries")
    private @Nullable Long size;

    @Option(names = "--root", paramLabel = "HASH", description = "confirm: this is its root, in base64")
    private @Nullable String root;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            description = "the ledger's private key (default: DIR.key, else ~/.config/quis/ledger.key)")
    private @Nullable Path key;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckpointOptions checkpoints;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WitnessOptions witnesses;

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        var ledger = AuditFolder.ledger(spec, folder);
        var keyFile = Keys.file(key, folder);
        var signing = LogKey.load(keyFile).of(Ledger.keyOf(ledger).name());
        var store = checkpoints.store(spec, keyFile);
        var asking = witnesses.none() ? null : witnesses.needed(spec);
        if (store.fetch(signing.name()).isPresent()) {
            err.println("quis: what `" + signing.name() + "` signed last is on record here; there is nothing to adopt");
            return Exit.USAGE;
        }
        var keyring = Keys.keyring(keyFile).orElse(null);
        return switch (Verifier.verify(ledger, signing.verifier(), keyring, _ -> {})) {
            case Verification.Broken broken -> {
                err.println("quis: the ledger does not verify, and was not adopted");
                for (var fault : broken.faults()) err.println("      " + fault);
                yield Exit.VERIFICATION_FAILED;
            }
            case Verification.Sound sound -> {
                tell(sound.checkpoint());
                if (!isConfirmed(sound.checkpoint())) yield Exit.USAGE;
                int asked = asking == null ? Exit.DONE : asking.round(ledger);
                if (asked != Exit.DONE) yield asked;
                Adoption.adopt(ledger, signing.verifier(), store, sound.checkpoint());
                spec.commandLine().getOut().println("adopted: audits can be sealed in it from here");
                spec.commandLine().getOut().flush();
                yield Exit.DONE;
            }
        };
    }

    private void tell(Checkpoint checkpoint) {
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "ledger: %s%nsize: %d%n", checkpoint.origin(), checkpoint.size());
        out.println("root: " + checkpoint.root().base64());
        out.flush();
    }

    private boolean isConfirmed(Checkpoint checkpoint) {
        var err = spec.commandLine().getErr();
        if (size != null && size != checkpoint.size()) {
            err.println("quis: " + folder + ": has " + checkpoint.size() + " entries, not " + size);
            err.println("      look for the ledger that this is a copy of");
        } else if (root != null && !root.equals(checkpoint.root().base64())) {
            err.println("quis: " + folder + ": has another root than `" + root + "`");
            err.println("      look for the ledger that this is a copy of");
        } else if (size == null && root == null) {
            err.println("quis: not adopted: whether this is the ledger or an old copy of it, only you can tell");
            err.println("      if nothing was signed after this: `--size " + checkpoint.size() + "`");
        } else {
            return true;
        }
        return false;
    }
}

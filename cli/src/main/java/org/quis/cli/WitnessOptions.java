package org.quis.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.audit.OutputException;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ledger.Cosigning;
import org.quis.ledger.Quorum;
import org.quis.ledger.VerifierKey;
import org.quis.witness.Endpoint;
import org.quis.witness.Round;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which witnesses to ask, and how many must cosign.
final class WitnessOptions {
    @Option(
            names = "--witness",
            paramLabel = "URL=FILE",
            description = "a witness's address and the file of its verifier key; one option for each witness")
    private Map<String, Path> witnesses = new LinkedHashMap<>();

    @Option(names = "--quorum", paramLabel = "N", description = "how many of them must cosign (default: all)")
    private @Nullable Integer quorum;

    boolean none() {
        return witnesses.isEmpty();
    }

    /// @throws ParameterException if no witness was named, or the quorum cannot come of them
    Asking needed(CommandSpec spec) throws UnreadableException {
        if (none()) throw new ParameterException(spec.commandLine(), "name a witness with `--witness URL=FILE`");
        var endpoints = new ArrayList<Endpoint>();
        try {
            for (var witness : witnesses.entrySet()) {
                var key = VerifierKeys.one(witness.getValue(), VerifierKey.Type.WITNESS);
                endpoints.add(Endpoint.of(witness.getKey(), key));
            }
            int wanted = quorum == null ? endpoints.size() : quorum;
            var keys = endpoints.stream().map(Endpoint::key).toList();
            return new Asking(spec, endpoints, new Quorum(keys, wanted));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /// Options that have been understood.
    record Asking(CommandSpec spec, List<Endpoint> witnesses, Quorum quorum) {

        /// Asks them all, tells who cosigned and who was away; returns the exit code.
        int round(Path ledger) throws Exception {
            var out = spec.commandLine().getOut();
            var err = spec.commandLine().getErr();
            try {
                var round = Round.of(Cosigning.of(ledger), witnesses, InstantSource.system());
                for (var word : round.cosigned())
                    out.printf("cosigned by %s at %s%n", word.witness().name(), word.time());
                out.flush();
                for (var away : round.away()) {
                    err.printf(
                            "quis: %s did not cosign: %s%n",
                            away.witness().key().name(), away.why());
                }
                if (!round.published()) {
                    err.println("quis: the ledger was signed anew meanwhile, so the cosignatures are not kept");
                    err.println("      ask again");
                    return Exit.WITH_REMARKS;
                }
                if (round.cosigned().size() >= quorum.needed()) return Exit.DONE;
                err.printf(
                        "quis: %d of %d witnesses cosigned, and %d are needed%n",
                        round.cosigned().size(), witnesses.size(), quorum.needed());
                err.println("      the ledger is as good as before; ask again with `quis ledger cosign`");
                return Exit.WITH_REMARKS;
            } catch (Broken.Fork fork) {
                err.println("quis: " + fork.getMessage());
                err.println("      do not go on with this ledger; keep it and the witness's record as evidence");
                return Exit.VERIFICATION_FAILED;
            } catch (FileAlreadyExistsException busy) {
                throw new OutputException(
                        busy.getFile() + ": " + busy.getReason(), "wait until it is done, then ask again");
            } catch (IOException disk) {
                throw new OutputException(ledger + ": " + disk, "the ledger is as good as before; ask again");
            }
        }
    }
}

package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.quis.anchor.Anchors;
import org.quis.anchor.Answer;
import org.quis.anchor.Authority;
import org.quis.anchor.BrokenStamp;
import org.quis.audit.OutputException;
import org.quis.ledger.Ledger;
import org.quis.ledger.Timestamps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "timestamp",
        mixinStandardHelpOptions = true,
        description =
                "Have a time-stamp authority (RFC 3161) say that a ledger's checkpoint exists by now, and keep its"
                        + " word in the ledger. It is sent a hash, nothing else.",
        footer = {
            "",
            "Exit codes: 0 stamped, 2 wrong usage, 3 no time-stamp was given, or could not be written,",
            "4 the ledger is broken, or what was answered is no time-stamp of it."
        })
final class TimestampCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli, as are the options that are required
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--authority",
            paramLabel = "URL",
            required = true,
            description = "the authority's address, http or https")
    @SuppressWarnings("NullAway.Init")
    private String address;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private AuthorityOptions authorities;

    @Override
    public Integer call() throws Exception {
        var authority = authority();
        var believed = authorities.believed();
        var ledger = AuditFolder.ledger(spec, folder);
        try {
            var opened = Ledger.open(ledger);
            return switch (authority.stamp(opened.note())) {
                case Answer.Refused(var why) ->
                    throw new OutputException(
                            address + ": gave no time-stamp: " + Printable.line(why),
                            "the ledger is as good as before; ask again, or another with `--authority URL`");
                case Answer.Stamped(var token) -> {
                    if (believed != null) believed.vouchFor(token);
                    var kept = Timestamps.store(ledger, opened.note(), token.encoded());
                    var said = new Anchors.Anchor(opened.checkpoint(), token.before(), token.authority());
                    var out = spec.commandLine().getOut();
                    AnchorLines.print(out, List.of(said), believed != null);
                    out.println("kept in " + kept);
                    out.flush();
                    yield Exit.DONE;
                }
            };
        } catch (BrokenStamp untrue) {
            var err = spec.commandLine().getErr();
            err.println("quis: the answer of " + address + " " + Printable.line(String.valueOf(untrue.getMessage())));
            err.println("      nothing of it was kept");
            return Exit.VERIFICATION_FAILED;
        } catch (IOException disk) {
            throw new OutputException(ledger + ": " + disk, "the ledger is as good as before; ask again");
        }
    }

    private Authority authority() {
        try {
            return Authority.of(address);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), String.valueOf(malformed.getMessage()), malformed);
        }
    }
}

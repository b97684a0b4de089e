package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Inquiry;
import org.quis.store.AccessLog;
import org.quis.ties.Ties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Say how a user is tied to somebody, by duty and personally, at a time.")
final class WhyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder of an audit, or of reference tables")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--user", required = true, paramLabel = "U", description = "the account")
    @SuppressWarnings("NullAway.Init")
    private String user;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "S",
            description = "whom: an id, name, plate, phone, address")
    @SuppressWarnings("NullAway.Init")
    private String subject;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "person, name, plate, phone, address, record or case (default: the first that is known)")
    private @Nullable String kind;

    @Option(names = "--at", paramLabel = "TIME", description = "when, such as 2026-11-23T04:00:00Z (default: now)")
    private @Nullable String at;

    @Option(names = "--case", paramLabel = "NUMBER", description = "a case that was cited")
    private String caseNumber = "";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReferenceOptions reference;

    private static final String[] KINDS = {"person", "plate", "phone", "record", "case", "address", "name"};

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) throw wrong(folder + ": is not a folder");
        if (Files.isRegularFile(folder.resolve("quis.duckdb"))) {
            try (var log = AccessLog.open(folder.resolve("quis.duckdb"))) {
                return answer(log::recorded);
            }
        }
        return answer(key -> key.equals("reference") ? folder.toString() : "");
    }

    private int answer(ReferenceOptions.Recorded recorded) throws Exception {
        var ties = reference.read(spec, recorded);
        var out = spec.commandLine().getOut();
        var instant = instant();
        var kindMeant = kind == null ? kindOf(ties) : kind;
        out.println(Printable.line(user + " and " + kindMeant + " " + subject + " at " + instant));
        new ExplanationLines(ties, reference.zone(spec, recorded), out)
                .print(new Inquiry(user, instant.toEpochMilli(), "", kindMeant, subject, "", "", caseNumber, ""));
        out.flush();
        return Exit.DONE;
    }

    private String kindOf(Ties ties) {
        for (var one : KINDS) if (ties.knows(one, subject)) return one;
        return "name";
    }

    private Instant instant() {
        if (at == null) return Instant.now();
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeParseException _) {
            throw wrong("`" + at + "` is not a time like 2026-11-23T04:00:00Z");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}

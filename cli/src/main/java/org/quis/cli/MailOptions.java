package org.quis.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.quis.server.mail.MailServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where letters to those who are asked for a reason are handed in.
final class MailOptions {
    private static final String PASSWORD = "QUIS_SMTP_PASSWORD";

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description =
                    "ask by e-mail through this server: smtp://user@host:587 or smtps://user@host; its password is"
                            + " read from $" + PASSWORD)
    private @Nullable URI server;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "the sender of these letters")
    private @Nullable String from;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "where those who get a letter reach this desk, such as https://desk.example.org")
    private @Nullable URI desk;

    /// `null` where nobody is to be written to.
    @Nullable
    MailServer server(CommandSpec spec) {
        if (server == null) return null;
        if (from == null || desk == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "letters want a sender and a way back\n      name both: `--mail-from ADDRESS --public-url URL`");
        }
        try {
            return new MailServer(server, from, desk, System.getenv(PASSWORD));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}

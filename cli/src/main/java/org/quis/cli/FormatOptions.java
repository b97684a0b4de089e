package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quis.intake.Format;
import org.quis.intake.Formats;
import org.quis.intake.UnreadableException;
import picocli.CommandLine.Option;

/// The formats to recognise logs by.
final class FormatOptions {
    @Option(
            names = "--format",
            paramLabel = "NAME|FILE",
            description = "read the logs as this format; a name from `quis formats`, or a file of your own")
    private List<String> formats = List.of();

    /// All that are shipped, unless some were named.
    List<Format> chosen() throws UnreadableException, IOException {
        if (formats.isEmpty()) return Formats.shipped();
        var chosen = new ArrayList<Format>();
        for (var wanted : formats) {
            var shipped = Formats.shipped().stream()
                    .filter(format -> format.name().equals(wanted))
                    .findAny();
            chosen.add(shipped.isPresent() ? shipped.get() : Formats.load(Path.of(wanted)));
        }
        return chosen;
    }
}

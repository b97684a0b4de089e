package org.quis.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The formats that come with Quis, and those that its users write.
public final class Formats {
    private static final List<String> SHIPPED = List.of(
            "quis",
            "plate-reader-audit",
            "plate-reader-portal",
            "plate-reader-events",
            "ocsf-datastore",
            "fhir-audit-event",
            "ecs",
            "pgaudit");

    private Formats() {}

    /// The formats in `formats/`, in the order in which a tie between them is decided.
    public static List<Format> shipped() {
        var formats = new ArrayList<Format>();
        for (var name : SHIPPED) {
            try {
                formats.add(FormatFile.parse(name + ".yaml", yaml(name)));
            } catch (UnreadableException e) {
                throw new IllegalStateException("a shipped format is wrong", e);
            }
        }
        return List.copyOf(formats);
    }

    /// The YAML of a shipped format, comments and all.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static String yaml(String name) {
        try (var in = Formats.class.getResourceAsStream("formats/" + name + ".yaml")) {
            if (in == null) throw new IllegalArgumentException("no shipped format is called `" + name + "`");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a format that a user wrote.
    public static Format load(Path file) throws UnreadableException, IOException {
        try {
            return FormatFile.parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableException(
                    file.toString(),
                    "there is no such file",
                    "`--format` takes the name of a shipped format or a YAML file");
        } catch (MalformedInputException e) {
            throw new UnreadableException(
                    file.toString(), "this is not UTF-8 text", "a format is a YAML file in UTF-8");
        }
    }

    /// A format to start from for a log that none knows: YAML with a guess for every column.
    public static String draft(Path log) throws UnreadableException, IOException {
        var sample = Sample.of(log);
        return new Draft(String.valueOf(log.getFileName()), sample.header(), sample.rows()).yaml();
    }
}

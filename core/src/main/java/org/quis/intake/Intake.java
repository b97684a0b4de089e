package org.quis.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;

/// Opens logs of the formats it knows and pushes their rows into a [Sink].
public final class Intake {
    private static final long A_FIRST_LOOK = 200; // rows of each stream

    private final Headers headers;
    private final Options options;

    public Intake(List<Format> formats, Options options) {
        this.headers = new Headers(formats, options.zone());
        this.options = options;
    }

    /// @param zone              for times that name none, before the format's own; `null` leaves it to the format
    /// @param mostCellCharacters a cell or row longer than this ends the file
    /// @param mostRatio         how many bytes one compressed byte may become
    /// @param mostUnpackedBytes what one compressed stream may become
    /// @param mostMembers       of an archive
    /// @param mostWorkbookBytes an unpacked workbook, which must fit in memory in part
    public record Options(
            @Nullable ZoneId zone,
            int mostCellCharacters,
            int mostRatio,
            long mostUnpackedBytes,
            int mostMembers,
            long mostWorkbookBytes) {

        public static Options standard() {
            return new Options(null, 16 << 20, 250, 1L << 40, 10_000, 2L << 30);
        }

        public Options withZone(@Nullable ZoneId zone) {
            return new Options(zone, mostCellCharacters, mostRatio, mostUnpackedBytes, mostMembers, mostWorkbookBytes);
        }
    }

    /// What a file's headers promise.
    ///
    /// @param formatNames usually one; an archive may hold logs of several formats
    /// @param fields      exported by any of the file's streams
    public record Peek(Set<String> formatNames, Set<Field> fields) {}

    /// Reads a file to its end.
    ///
    /// @param firstSourceNumber the number of its first stream among the sources of the run
    /// @throws UnreadableException if the file, or a stream in it, is no log that anyone could read; batches
    ///     may have been handed over before that
    /// @throws IOException if the disk fails
    public FileRead read(Path file, int firstSourceNumber, Sink sink)
            throws UnreadableException, IOException, InterruptedException {
        return new LogFile(file, firstSourceNumber, headers, options, sink, Long.MAX_VALUE).read();
    }

    /// Looks at the beginning of every stream of a file.
    public Peek peek(Path file) throws UnreadableException, IOException, InterruptedException {
        var names = new TreeSet<String>();
        var fields = EnumSet.noneOf(Field.class);
        new LogFile(
                        file,
                        0,
                        headers,
                        options,
                        new Sink() {
                            @Override
                            public void begin(Source source, Layout layout, String formatName) {
                                names.add(formatName);
                                fields.addAll(layout.fields());
                            }

                            @Override
                            public void rows(Rows batch, Layout layout) {
                                fields.addAll(layout.fields());
                            }

                            @Override
                            public void end(Source source, long dataRows) {}
                        },
                        A_FIRST_LOOK)
                .read();
        return new Peek(names, fields);
    }

    /// The fields that a file exports, by a first look.
    public Set<Field> fields(Path file) throws UnreadableException, IOException, InterruptedException {
        return peek(file).fields();
    }
}

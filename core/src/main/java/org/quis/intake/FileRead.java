package org.quis.intake;

import java.util.List;
import org.quis.access.Source;

/// What was found in one file, once it has been read to its end.
///
/// @param file    the file's name without its folder
/// @param sha256  of the file as it lies on the disk, in lower-case hexadecimal
/// @param bytes   the file's size
/// @param streams the sources that were read, in order
/// @param skipped sheets and archive members that are not logs, and why each was left out
/// @param notes   what an operator should know though nothing was refused, such as bytes that were not UTF-8
public record FileRead(
        String file, String sha256, long bytes, List<Stream> streams, List<String> skipped, List<String> notes) {

    public FileRead {
        streams = List.copyOf(streams);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /// One source of the file and how many data rows it gave.
    public record Stream(Source source, String formatName, long dataRows) {}

    public List<Source> sources() {
        return streams.stream().map(Stream::source).toList();
    }

    public long dataRows() {
        return streams.stream().mapToLong(Stream::dataRows).sum();
    }
}

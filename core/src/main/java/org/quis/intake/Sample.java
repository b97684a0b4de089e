package org.quis.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The beginning of a log of unknown format: a header and a few rows, for [Draft].
record Sample(List<String> header, List<List<String>> rows) {
    private static final int START = 1 << 16;
    private static final int ROWS = 20;

    /// @throws UnreadableException if there is no header to be seen
    static Sample of(Path file) throws UnreadableException, IOException {
        if (!Files.isRegularFile(file)) throw unreadable(file, "there is no such file");
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        if (Signature.isGzip(start)) {
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                start = in.readNBytes(START);
            }
        }
        var rows = Signature.isZip(start) ? workbook(file) : text(file, start);
        if (rows.isEmpty()) throw unreadable(file, "there is no header to be seen");
        return new Sample(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static List<List<String>> workbook(Path file) throws UnreadableException, IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.limit(ROWS)
                    .map(row ->
                            row.stream().map(c -> c == null ? "" : c.getText()).toList())
                    .toList();
        } catch (RuntimeException e) {
            throw unreadable(
                    file, "this is neither a workbook nor a text; of a zip, unpack it and draft from one of its logs");
        }
    }

    private static List<List<String>> text(Path file, byte[] start) throws UnreadableException, IOException {
        var binary = Signature.binary(start);
        if (binary.isPresent()) throw unreadable(file, "this is " + binary.get().what());
        var text = Text.of(new ByteArrayInputStream(start), start);
        var beginning = new StringBuilder();
        var buffer = new char[4096];
        for (int n = text.reader().read(buffer, 0, buffer.length);
                n > 0;
                n = text.reader().read(buffer, 0, buffer.length)) {
            beginning.append(buffer, 0, n);
        }
        return text.isJson() ? json(beginning.toString()) : csv(beginning.toString(), separator(text.firstLine()));
    }

    private static List<List<String>> csv(String text, char separator) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            for (var records = csv.iterator(); records.hasNext() && rows.size() < ROWS; )
                rows.add(records.next().getFields());
        } catch (CsvParseException | UncheckedIOException e) {
            return rows;
        }
        return rows;
    }

    private static char separator(String line) {
        char best = ',';
        for (char separator : new char[] {';', '\t', '|'}) {
            if (count(line, separator) > count(line, best)) best = separator;
        }
        return best;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private static List<List<String>> json(String text) {
        var header = new ArrayList<String>();
        var row = new ArrayList<String>();
        try {
            var line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
            flatten("", new JsonMapper().readTree(line), header, row);
        } catch (JacksonException e) {
            return List.of();
        }
        return List.of(header, row);
    }

    private static void flatten(String path, JsonNode node, List<String> header, List<String> row) {
        if (node.isObject()) {
            node.properties()
                    .forEach(p ->
                            flatten(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue(), header, row));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            flatten(path, node.get(0), header, row);
        } else if (!path.isEmpty()) {
            header.add(path);
            row.add(node.isString() ? node.stringValue() : node.toString());
        }
    }

    private static UnreadableException unreadable(Path file, String problem) {
        return new UnreadableException(
                file.toString(), problem, "a draft is made from the header of a CSV, a workbook or JSON lines");
    }
}

package org.quis.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.access.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON: an object on each line, or one document that is an array or a FHIR Bundle of objects.
///
/// A row's first cell is the object as written, the others are the values a format asks for. A path
/// counts as a column once an object has had it; from then on another layout holds. Rows are numbered by
/// the line on which their object begins.
final class JsonLog {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String VERBATIM = ""; // the header of the cell that holds the whole object

    private final Source source;
    private final Headers headers;
    private final Sink sink;
    private final int mostCharacters;
    private final Map<String, JsonPath> paths = new LinkedHashMap<>(); // of the format, in its order
    private final List<String> columns = new ArrayList<>(); // seen so far
    private List<JsonPath> conditions = List.of();
    private Rows rows;
    private @Nullable Format format;
    private @Nullable Layout layout;
    private long dataRows;
    private long otherRows;

    JsonLog(Source source, Headers headers, Sink sink, int mostCharacters) {
        this.source = source;
        this.headers = headers;
        this.sink = sink;
        this.mostCharacters = mostCharacters;
        this.rows = new Rows(source);
        columns.add(VERBATIM);
    }

    long otherRows() {
        return otherRows;
    }

    boolean isBegun() {
        return layout != null;
    }

    String formatName() {
        return layout == null ? "" : layout.formatName();
    }

    /// @param firstLine of the text, or its beginning: whether it is an object decides how the rest is read
    /// @return the data rows
    long read(Reader text, String firstLine, long mostRows)
            throws UnreadableException, IOException, InterruptedException {
        if (isObject(firstLine)) readLines(text, mostRows);
        else readDocument(text, mostRows);
        if (layout == null)
            throw new UnreadableException(source.label(), "there is no object in it", "export it again");
        flush();
        sink.end(source, dataRows);
        return dataRows;
    }

    private void readLines(Reader text, long mostRows) throws UnreadableException, IOException, InterruptedException {
        var lines = new Lines(text, mostCharacters);
        for (long number = 1; number <= mostRows; number++) {
            var line = lines.next();
            if (line == null) return;
            if (lines.wasTooLong()) throw tooLong(number);
            if (line.isBlank()) continue;
            try {
                var object = JSON.readTree(line);
                if (object.isObject()) take(object, line, number);
                else broken(line, number, "this line is not a JSON object");
            } catch (JacksonException e) {
                broken(line, number, "this line is not JSON: " + firstSentence(e));
            }
        }
    }

    /// Goes through a document by its tokens, so that only one object at a time is in memory.
    private void readDocument(Reader text, long mostRows)
            throws UnreadableException, IOException, InterruptedException {
        long line = 1;
        try (var parser = JSON.createParser(text)) {
            for (var token = parser.nextToken(); token != null && dataRows < mostRows; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) continue;
                line = parser.currentTokenLocation().getLineNr();
                takeObject(parser, line);
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw new UnreadableException(
                    source.label() + ":" + line,
                    "this is not JSON: " + firstSentence(e),
                    "export it again, one object on each line if there is a choice");
        }
    }

    /// Takes the object the parser stands at, or steps into it if it is a Bundle, whose entries follow.
    private void takeObject(JsonParser parser, long line) throws UnreadableException, InterruptedException {
        JsonNode object = parser.readValueAsTree();
        if (object == null) return;
        var entries = object.get("entry");
        if (!"Bundle".equals(object.path("resourceType").stringValue("")) || entries == null) {
            take(object, object.toString(), line);
            return;
        }
        for (var entry : entries) {
            if (entry.get("resource") != null)
                take(entry.get("resource"), entry.get("resource").toString(), line);
        }
    }

    private void take(JsonNode object, String verbatim, long number) throws UnreadableException, InterruptedException {
        if (format == null) begin(object);
        if (!conditions.stream().allMatch(c -> c.holds(object))) {
            broken(verbatim, number, "this is not an entry of a " + formatName() + " log");
            return;
        }
        var values = new ArrayList<String>();
        for (var path : paths.entrySet()) {
            var value = path.getValue().text(object, !columns.contains(path.getKey()));
            if (value == null) continue;
            if (!columns.contains(path.getKey())) addColumn(path.getKey());
        }
        rows.cell(verbatim);
        for (var column : columns.subList(1, columns.size())) {
            var value = Objects.requireNonNull(paths.get(column)).text(object, false);
            rows.cell(value == null ? "" : value);
        }
        if (Objects.requireNonNull(layout).isOfSomethingElse(rows, columns.size())) {
            rows.abandonRow();
            otherRows++;
            return;
        }
        rows.endRow(number);
        dataRows++;
        if (rows.isFull()) flush();
    }

    private void begin(JsonNode object) throws UnreadableException, InterruptedException {
        var known = headers.recognise(object);
        if (known.isEmpty()) throw Unknown.header(source.label(), List.copyOf(object.propertyNames()), headers);
        format = known.get();
        conditions = Headers.conditions(format);
        for (var name : Headers.names(format)) paths.put(name, JsonPath.of(name));
        for (var path : paths.entrySet()) {
            if (path.getValue().text(object, true) != null) columns.add(path.getKey());
        }
        layout = lay();
        sink.begin(source, layout, layout.formatName());
    }

    private void addColumn(String name) throws InterruptedException {
        flush();
        columns.add(name);
        layout = lay();
    }

    private Layout lay() {
        try {
            return headers.lay(Objects.requireNonNull(format), columns, true);
        } catch (Headers.AmbiguousHeader e) {
            throw new IllegalStateException("format " + formatName() + " names a path twice", e);
        }
    }

    private void broken(String verbatim, long number, String problem) throws UnreadableException, InterruptedException {
        if (layout == null) throw new UnreadableException(source.label() + ":" + number, problem, "export it again");
        flush();
        rows.cell(verbatim);
        rows.endRow(number);
        dataRows++;
        sink.rows(rows, layout.broken("", problem));
        rows = new Rows(source);
    }

    private void flush() throws InterruptedException {
        if (rows.count() == 0) return;
        var full = rows;
        rows = new Rows(source, Math.max(64 * 1024, full.size() + full.size() / 8));
        sink.rows(full, Objects.requireNonNull(layout));
    }

    private static boolean isObject(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static String firstSentence(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[.:]? *\\(.*", "");
    }

    private UnreadableException tooLong(long number) {
        return new UnreadableException(
                source.label() + ":" + number,
                "this line is longer than " + mostCharacters / 1_000_000 + " million characters",
                "look whether it is a log at all");
    }
}

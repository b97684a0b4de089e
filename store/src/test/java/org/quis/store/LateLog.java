package org.quis.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The rows of an invented log, to be written in another order, or with less in them.
record LateLog(List<String> header, List<List<String>> rows) {
    private static final long LATEST = Duration.ofDays(7).toSeconds();

    static LateLog read(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(file)) {
            var rows = new ArrayList<List<String>>();
            csv.forEach(row -> rows.add(row.getFields()));
            return new LateLog(rows.removeFirst(), rows);
        }
    }

    /// Every row comes late, by anything up to seven days.
    LateLog late(Random random) {
        var comes = new HashMap<List<String>, Instant>();
        for (var row : rows) comes.put(row, time(row).plusSeconds(random.nextLong(LATEST + 1)));
        return with(rows.stream().sorted(Comparator.comparing(comes::get)).toList());
    }

    /// The same accesses as a source tells of them that has no seconds: many are at one time.
    LateLog toTheMinute() {
        return each(
                "time",
                time -> Instant.parse(time).truncatedTo(ChronoUnit.MINUTES).toString());
    }

    LateLog each(String column, UnaryOperator<String> change) {
        int place = header.indexOf(column);
        return with(rows.stream()
                .map(row -> {
                    var changed = new ArrayList<>(row);
                    changed.set(place, change.apply(row.get(place)));
                    return List.copyOf(changed);
                })
                .toList());
    }

    LateLog only(Predicate<List<String>> some) {
        return with(rows.stream().filter(some).toList());
    }

    LateLog part(int from, int to) {
        return with(rows.subList(from, to));
    }

    private LateLog with(List<List<String>> others) {
        return new LateLog(header, others);
    }

    String cell(List<String> row, String column) {
        return row.get(header.indexOf(column));
    }

    Instant time(List<String> row) {
        return Instant.parse(cell(row, "time"));
    }

    Path write(Path file) throws IOException {
        try (var csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        }
        return file;
    }
}

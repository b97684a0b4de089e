package org.quis.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// Makes logs in which nobody had a reason, from a log in which most had one: whatever an audit explains in them is a
/// false excuse, but for the few accesses that came to be somebody's duty by chance.
///
/// - `random`: anybody's look at what anybody else looked at. The test that is published most, and the easiest.
/// - `same-shift`: what a colleague of the same unit looked at within four hours.
/// - `close`: the user's kin, household, neighbours and colleagues.
/// - `insider`: a stranger, in the user's own hours, under an open case of a colleague.
public final class FakeLogs {
    private static final int MOST = 20_000;
    private static final long SHIFT = 4 * 3_600;
    private static final int TRIES = 40;

    private final Random random;
    private final World world;
    private final List<Row> rows = new ArrayList<>();
    private List<String> header = List.of();

    private record Row(List<String> cells, long second) {}

    private FakeLogs(long seed, World world) {
        this.random = new Random(seed);
        this.world = world;
    }

    /// @param log       in the format `quis`
    /// @param reference the tables of the contract
    /// @param out       receives `random.csv`, `same-shift.csv`, `close.csv`, `kin.csv`, `insider.csv`
    /// @return rows of each
    public static Map<String, Integer> write(Path log, Path reference, Path out, long seed)
            throws IOException, UnfitException {
        var fakes = new FakeLogs(seed, World.read(reference));
        fakes.read(log);
        Files.createDirectories(out);
        Map<String, Integer> written = new java.util.LinkedHashMap<>();
        written.put("random", fakes.fake(out.resolve("random.csv"), fakes::anybody));
        var units = fakes.byUnit();
        written.put("same-shift", fakes.fake(out.resolve("same-shift.csv"), row -> fakes.sameShift(row, units)));
        written.put("close", fakes.fake(out.resolve("close.csv"), fakes::close));
        written.put("kin", fakes.fake(out.resolve("kin.csv"), fakes::kin));
        written.put("insider", fakes.fake(out.resolve("insider.csv"), fakes::insider));
        return written;
    }

    private void read(Path log) throws IOException, UnfitException {
        Csv.read(log, List.of("access_id", "time", "user_id", "subject_kind", "subject"), (row, number) -> {
            if (header.isEmpty()) header = List.copyOf(row.getHeader());
            if (row.getField("subject").isEmpty() || row.getField("user_id").isEmpty()) return;
            try {
                rows.add(new Row(
                        row.getFields(),
                        OffsetDateTime.parse(row.getField("time")).toEpochSecond()));
            } catch (java.time.format.DateTimeParseException _) {
                throw new UnfitException(
                        log + ":" + number, "`" + row.getField("time") + "` is not a time like 2026-11-23T04:00:00Z");
            }
        });
        if (rows.isEmpty()) throw new UnfitException(log.toString(), "no row has a user and a subject");
    }

    private interface Fake {
        /// The row as a fake, or nothing where this row gives none.
        Optional<List<String>> of(Row row);
    }

    private int fake(Path file, Fake fake) throws IOException {
        var order = new ArrayList<>(rows);
        Collections.shuffle(order, random);
        int written = 0;
        try (var csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(header);
            for (var row : order) {
                if (written == MOST) break;
                var made = fake.of(row);
                if (made.isEmpty()) continue;
                csv.writeRecord(made.get());
                written++;
            }
        }
        return written;
    }

    private String cell(Row row, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : row.cells().get(at);
    }

    private List<String> with(Row row, Map<String, String> changes) {
        var cells = new ArrayList<>(row.cells());
        changes.forEach((column, value) -> {
            int at = header.indexOf(column);
            if (at >= 0) cells.set(at, value);
        });
        return cells;
    }

    /// Whom another row looked at; the reason goes, for it was another's.
    private Map<String, String> subjectOf(Row other) {
        var changes = unreasoned();
        changes.put("subject_kind", cell(other, "subject_kind"));
        changes.put("subject", cell(other, "subject"));
        changes.put("subject_date_of_birth", cell(other, "subject_date_of_birth"));
        return changes;
    }

    private static Map<String, String> unreasoned() {
        Map<String, String> changes = new HashMap<>();
        for (var column : List.of("reason", "case_number", "authority_id", "subject_date_of_birth"))
            changes.put(column, "");
        return changes;
    }

    private Optional<List<String>> anybody(Row row) {
        var changes = subjectOf(pick(rows));
        changes.put("user_id", cell(pick(rows), "user_id"));
        return Optional.of(with(row, changes));
    }

    private Map<String, List<Row>> byUnit() {
        Map<String, List<Row>> units = new HashMap<>();
        for (var row : rows) {
            var unit = world.unit(cell(row, "user_id"));
            if (!unit.isEmpty())
                units.computeIfAbsent(unit, _ -> new ArrayList<>()).add(row);
        }
        units.values().forEach(of -> of.sort(java.util.Comparator.comparingLong(Row::second)));
        return units;
    }

    private Optional<List<String>> sameShift(Row row, Map<String, List<Row>> units) {
        var of = units.getOrDefault(world.unit(cell(row, "user_id")), List.of());
        int low = firstFrom(of, row.second() - SHIFT);
        int high = firstFrom(of, row.second() + SHIFT);
        for (int i = 0; i < TRIES && low < high; i++) {
            var other = of.get(low + random.nextInt(high - low));
            if (!cell(other, "user_id").equals(cell(row, "user_id"))) return Optional.of(with(row, subjectOf(other)));
        }
        return Optional.empty();
    }

    private static int firstFrom(List<Row> rows, long second) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).second() < second) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Optional<List<String>> close(Row row) {
        var around = world.around(cell(row, "user_id"), Instant.ofEpochSecond(row.second()));
        if (around.isEmpty()) return Optional.empty();
        var kinds = new ArrayList<>(around.keySet()); // each kind as often, however many there are of it
        return Optional.of(with(row, person(pick(around.getOrDefault(pick(kinds), List.of())))));
    }

    /// By name and date of birth; by a name they no longer have, where they had one and chance will have it.
    private Optional<List<String>> kin(Row row) {
        var around = world.around(cell(row, "user_id"), Instant.ofEpochSecond(row.second()));
        var kin = around.getOrDefault("kin", List.of());
        return kin.isEmpty()
                ? Optional.empty()
                : world.named(pick(kin)).map(one -> {
                    var changes = unreasoned();
                    changes.put("subject_kind", "name");
                    changes.put("subject", one.former().isEmpty() || random.nextBoolean() ? one.name() : one.former());
                    changes.put("subject_date_of_birth", one.born());
                    return with(row, changes);
                });
    }

    private static Map<String, String> person(String id) {
        var changes = unreasoned();
        changes.put("subject_kind", "person");
        changes.put("subject", id);
        return changes;
    }

    private Optional<List<String>> insider(Row row) {
        var user = cell(row, "user_id");
        Set<String> own = new HashSet<>(world.casesOf(user));
        for (int i = 0; i < TRIES; i++) {
            var colleague = pick(world.colleagues(user));
            var cases = world.casesOf(colleague).stream()
                    .filter(one -> !own.contains(one) && world.isOpen(one, Instant.ofEpochSecond(row.second())))
                    .toList();
            if (cases.isEmpty()) continue;
            var changes = person(pick(world.people()));
            changes.put("case_number", pick(cases));
            changes.put("reason", "follow up");
            return Optional.of(with(row, changes));
        }
        return Optional.empty();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

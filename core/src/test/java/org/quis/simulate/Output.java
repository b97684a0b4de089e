package org.quis.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A simulated folder, read back as a stranger would: by the names of tables and columns.
final class Output {
    final Simulated simulated;
    private final Path dir;
    private final Map<String, List<NamedCsvRecord>> tables = new HashMap<>();

    Output(long seed, int accesses, Path dir) throws IOException {
        this.dir = dir;
        this.simulated = Simulation.write(SimulationOptions.of(seed, accesses), dir);
    }

    List<NamedCsvRecord> table(String name) {
        return tables.computeIfAbsent(name, this::read);
    }

    private List<NamedCsvRecord> read(String name) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(dir.resolve(name + ".csv"))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    Set<String> values(String table, String column) {
        return table(table).stream().map(row -> row.getField(column)).collect(Collectors.toSet());
    }

    Map<String, NamedCsvRecord> labels() {
        return table("labels").stream().collect(Collectors.toMap(row -> row.getField("access_id"), row -> row));
    }
}

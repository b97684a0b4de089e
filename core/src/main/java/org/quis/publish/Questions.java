package org.quis.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is asked of the archive, and kept: the report prints every question beside its answer.
final class Questions {
    private final Archive archive;
    private final List<Query> asked = new ArrayList<>();

    Questions(Archive archive) {
        this.archive = archive;
    }

    List<Row> ask(String name) {
        var query = Query.named(name);
        asked.add(query);
        return archive.query(query);
    }

    Map<String, List<Row>> ask(String name, String by) {
        return ask(name).stream().collect(Collectors.groupingBy(row -> row.text(by)));
    }

    /// Says that something else asked this.
    void asked(Query query) {
        asked.add(query);
    }

    List<Query> asked() {
        return asked.stream().distinct().toList();
    }

    static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> row.count(column)).sum();
    }

    /// Accesses per place, where each row has those of one place.
    static long[] counts(List<Row> rows, String place, int places) {
        var counts = new long[places];
        for (var row : rows) counts[(int) row.count(place)] += row.count("accesses");
        return counts;
    }
}

package org.quis.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.access.Rejection;
import org.quis.access.Rows;
import org.quis.access.Source;

/// A sink that keeps everything, for tests with small files.
final class Collected implements Sink {
    final List<Source> begun = new ArrayList<>();
    final List<Accesses> batches = new ArrayList<>();
    final Set<Layout> layouts = new LinkedHashSet<>();
    final List<Rejection> rejections = new ArrayList<>();
    long dataRows;
    private FileRead read;

    static Collected of(Path file) throws UnreadableException, IOException, InterruptedException {
        return of(file, Formats.shipped(), Intake.Options.standard());
    }

    static Collected of(Path file, List<Format> formats, Intake.Options options)
            throws UnreadableException, IOException, InterruptedException {
        var collected = new Collected();
        collected.read = new Intake(formats, options).read(file, 0, collected);
        return collected;
    }

    FileRead read() {
        return read;
    }

    @Override
    public void begin(Source source, Layout layout, String formatName) {
        begun.add(source);
        layouts.add(layout);
    }

    @Override
    public void rows(Rows batch, Layout layout) {
        layouts.add(layout);
        var accesses = layout.read(batch);
        batches.add(accesses);
        rejections.addAll(accesses.rejections());
    }

    @Override
    public void end(Source source, long dataRows) {
        this.dataRows += dataRows;
    }

    long rows() {
        return batches.stream().mapToLong(Accesses::count).sum();
    }

    long accepted() {
        return rows() - rejections.size();
    }

    /// The values of a field in all accepted rows; a state in brackets where there is no value.
    List<String> all(Field field) {
        var values = new ArrayList<String>();
        for (var accesses : batches) {
            for (int row = 0; row < accesses.count(); row++) {
                if (accesses.isRejected(row)) continue;
                values.add(
                        accesses.hasValue(field, row)
                                ? accesses.text(field, row)
                                : "<" + accesses.state(field, row) + ">");
            }
        }
        return values;
    }

    List<String> times() {
        var values = new ArrayList<String>();
        for (var accesses : batches) {
            for (int row = 0; row < accesses.count(); row++) {
                if (!accesses.isRejected(row)) values.add(accesses.time(row).toString());
            }
        }
        return values;
    }

    /// Row numbers of the accepted rows.
    List<Long> numbers() {
        var values = new ArrayList<Long>();
        for (var accesses : batches) {
            for (int row = 0; row < accesses.count(); row++) {
                if (!accesses.isRejected(row)) values.add(accesses.rows().number(row));
            }
        }
        return values;
    }

    /// Rejections as `row column: problem`.
    List<String> complaints() {
        return rejections.stream()
                .map(r -> r.row() + " " + r.column() + ": " + r.problem())
                .toList();
    }
}

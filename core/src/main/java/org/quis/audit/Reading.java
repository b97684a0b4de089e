package org.quis.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.intake.FileRead;
import org.quis.intake.Intake;
import org.quis.intake.Layout;
import org.quis.intake.Sink;
import org.quis.intake.UnreadableException;

/// The first half of a run: rows from the logs into the [Pipeline], and what is known of each source.
final class Reading implements Sink {
    /// What is known of a source when it has been read.
    ///
    /// @param columns the header of the column that carries each exported field
    record SourceRead(Source source, String format, long rows, String sha256, Map<Field, String> columns) {}

    private final Intake intake;
    private final Pipeline pipeline;
    private final Progress progress;
    private final Map<Source, Map<Field, String>> columns = new HashMap<>();
    private final List<SourceRead> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Seams seams; // null where nothing was sealed before
    private long bytesBefore;

    Reading(Intake intake, Pipeline pipeline, Progress progress) {
        this.intake = intake;
        this.pipeline = pipeline;
        this.progress = progress;
    }

    /// Cuts the batches of what is read next.
    void cutAt(Seams next) {
        seams = next;
    }

    /// @return what was found in the file, for the ledger
    FileRead read(Path file) throws UnreadableException, IOException, InterruptedException {
        bytesBefore = 0;
        var read = intake.read(file, sources.size(), this);
        for (var stream : read.streams()) {
            sources.add(new SourceRead(
                    stream.source(),
                    stream.formatName(),
                    stream.dataRows(),
                    read.sha256(),
                    columns.getOrDefault(stream.source(), Map.of())));
        }
        read.skipped().forEach(progress::note);
        read.notes().forEach(progress::note);
        notes.addAll(read.skipped());
        notes.addAll(read.notes());
        return read;
    }

    List<SourceRead> sources() {
        return sources;
    }

    List<String> notes() {
        return notes;
    }

    @Override
    public void begin(Source source, Layout layout, String formatName) {
        addColumns(source, layout);
    }

    @Override
    public void rows(Rows batch, Layout layout) throws InterruptedException {
        addColumns(batch.source(), layout);
        try {
            if (seams == null) pipeline.submit(batch, layout);
            else for (var part : seams.cut(batch)) pipeline.submit(part, layout);
        } catch (IOException e) {
            throw new Pipeline.Broken(e);
        }
    }

    private void addColumns(Source source, Layout layout) {
        var of = columns.computeIfAbsent(source, _ -> new LinkedHashMap<>());
        if (!of.isEmpty() && of.keySet().containsAll(layout.fields())) return;
        for (var field : layout.fields()) layout.columnName(field).ifPresent(name -> of.putIfAbsent(field, name));
    }

    @Override
    public void end(Source source, long dataRows) {}

    @Override
    public void bytesRead(long bytes) {
        progress.advance(bytes - bytesBefore);
        bytesBefore = bytes;
    }
}

package org.quis.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.quis.access.Field;
import org.quis.access.Rejection;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.intake.Format;
import org.quis.intake.Intake;
import org.quis.intake.Layout;
import org.quis.intake.Sink;
import org.quis.intake.UnreadableException;

/// Reads what a source hands in, a file of any format that is known, into single accesses.
public final class Arriving {
    /// Some rows, in the order in which they stood.
    ///
    /// @param rows     how many were read, rejected ones included
    public record Part(long rows, List<Arrived> accesses, List<Rejection> rejections) {}

    /// Takes parts over as they are read; the next is read when it returns.
    public interface Taker {
        void take(Part part) throws InterruptedException;
    }

    private static final int MOST_CELL = 1 << 18; // characters: what is sealed by itself is no novel
    private static final long MOST_UNPACKED = 1L << 30;

    private final Intake intake;

    /// @param zone of times that name none
    public Arriving(List<Format> formats, ZoneId zone) {
        var standard = Intake.Options.standard();
        intake = new Intake(
                formats,
                new Intake.Options(
                        zone,
                        MOST_CELL,
                        standard.mostRatio(),
                        MOST_UNPACKED,
                        standard.mostMembers(),
                        standard.mostWorkbookBytes()));
    }

    /// @param source by whom it is handed in
    /// @param named  whether the file's name is to be told as the place of its rows
    /// @throws UnreadableException if it is no log of a known format; parts of it may have been taken before
    public void read(Path file, String source, boolean named, Taker taker)
            throws UnreadableException, IOException, InterruptedException {
        intake.read(file, 0, new Sink() {
            @Override
            public void begin(Source stream, Layout layout, String formatName) {}

            @Override
            public void rows(Rows batch, Layout layout) throws InterruptedException {
                taker.take(part(batch, layout, source, named));
            }

            @Override
            public void end(Source stream, long dataRows) {}
        });
    }

    private static Part part(Rows rows, Layout layout, String source, boolean named) {
        var accesses = layout.read(rows);
        accesses.declare(Field.ACCESS_ID); // where the source has no ids they are derived
        var identity = new Identity();
        var arrived = new ArrayList<Arrived>(rows.count());
        for (int row = 0; row < rows.count(); row++) {
            if (accesses.isRejected(row)) continue;
            identity.of(accesses, row, layout.formatName());
            var key = new String(identity.hex(), StandardCharsets.US_ASCII);
            if (!accesses.hasValue(Field.ACCESS_ID, row)) accesses.setDerived(Field.ACCESS_ID, row, identity.hex());
            var place = named ? rows.source().label() + ":" + rows.number(row) : "";
            arrived.add(new Arrived(source, key, place, layout.verbatim(rows, row), Observed.of(accesses, row)));
        }
        return new Part(rows.count(), arrived, accesses.rejections());
    }
}

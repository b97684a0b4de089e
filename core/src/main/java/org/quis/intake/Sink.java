package org.quis.intake;

import org.quis.access.Rows;
import org.quis.access.Source;

/// Where rows go as they are read: pushed, so that a reader never holds more than one batch.
///
/// For every source the calls are one `begin`, any number of `rows`, one `end`. All come from the
/// thread that called [Intake#read].
public interface Sink {

    /// A stream begins, and its format has been recognised by its header.
    void begin(Source source, Layout layout, String formatName) throws InterruptedException;

    /// Takes over a batch; the reader will not touch it again. May block to hold the reader back.
    ///
    /// All rows of a batch share one layout. It differs from that of the batch before where the header
    /// changed in mid-file.
    void rows(Rows batch, Layout layout) throws InterruptedException;

    /// The stream has been read to its end.
    ///
    /// @param dataRows rows handed over; headers and blank lines are not data rows
    void end(Source source, long dataRows) throws InterruptedException;

    /// How far the reader is, in bytes of the file as it lies on the disk.
    default void bytesRead(long bytes) {}
}

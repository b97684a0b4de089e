package org.quis.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.publish.Archive;

/// Where an audit puts its tables, and asks them for the report.
///
/// In this order: [#begin], [#add] for every batch, [#finish]; then [#marks] and the small tables; then
/// [#views], and what is to be asked or exported. One thread, except that [#add] may be another than the rest.
public interface Store extends Archive, AutoCloseable {

    /// @param fields       what any source of this audit exports
    /// @param reasonLabels what the numbers given to [#add] are called
    /// @param ruled        whether there are reference data, and so rulings
    void begin(Set<Field> fields, List<String> reasonLabels, boolean ruled) throws IOException;

    /// Takes a batch over; waits while too many are waiting.
    ///
    /// @param firstEntry    the ledger entry of the batch's first row, rejected or not
    /// @param reasonClasses the class of each row's reason, by number
    /// @param rulings       what the ties say of each row; `null` without reference data
    void add(long firstEntry, Accesses accesses, byte[] reasonClasses, @Nullable Rulings rulings) throws IOException;

    /// Waits until everything taken over is written.
    void finish() throws IOException;

    void marks(long from, long to, MarkSource marks) throws IOException;

    void findingEntries(Iterator<? extends FindingEntries> findings) throws IOException;

    /// Writes a small table.
    ///
    /// @param columns such as `"row" BIGINT`, in the order of the rows' values
    /// @param rows    strings, numbers, instants, or `null`
    void table(String name, List<String> columns, Iterable<? extends List<? extends @Nullable Object>> rows)
            throws IOException;

    /// Writes a table from a CSV file of ours.
    void load(String table, Path csv, List<String> columns) throws IOException;

    void views() throws IOException;

    void exportParquet(Path file) throws IOException;

    void exportFindingAccesses(Path csv) throws IOException;

    @Override
    void close() throws IOException;

    /// What detection said of each entry. Asked from several threads at once.
    interface MarkSource {
        /// The entry in which the same access was first seen; the entry itself where it is the first.
        long first(long entry);

        /// The kinds of misuse suspected of an access, as bits. Asked of first entries only.
        int kinds(long entry);

        /// From 0 to 1. Asked of first entries only.
        float risk(long entry);
    }

    /// The ledger entries that one finding gathers.
    interface FindingEntries {
        String findingId();

        long[] entries();
    }

    /// Makes the store of one audit.
    interface Opener {
        Store open(Path file) throws IOException;
    }
}

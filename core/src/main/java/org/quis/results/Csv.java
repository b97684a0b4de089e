package org.quis.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a table row by row, and says what is missing before the first.
public final class Csv {
    private Csv() {}

    public interface Use {
        /// @param number as a reader sees it: the header is row 1
        void row(NamedCsvRecord row, long number) throws UnfitException;
    }

    public static void read(Path file, List<String> need, Use use) throws IOException, UnfitException {
        if (!Files.isRegularFile(file)) throw new UnfitException(file.toString(), "there is no such file");
        long number = 1;
        try (var csv = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (var row : csv) {
                if (number++ == 1) {
                    for (var column : need) {
                        if (row.getHeader().contains(column)) continue;
                        throw new UnfitException(
                                file + ":1",
                                "no column `" + column + "`; it has " + String.join(", ", row.getHeader()));
                    }
                }
                use.row(row, number);
            }
        }
    }
}

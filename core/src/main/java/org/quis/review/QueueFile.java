package org.quis.review;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// A queue as a file: `position,item,kind,user_id,risk,minutes,why,probability`.
public final class QueueFile {
    private static final List<String> COLUMNS =
            List.of("position", "item", "kind", "user_id", "risk", "minutes", "why", "probability");

    private QueueFile() {}

    /// Whole or not at all.
    public static void write(Queue queue, Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try (var csv = CsvWriter.builder().build(unfinished)) {
            csv.writeRecord(COLUMNS);
            int position = 1;
            for (var item : queue.items()) {
                csv.writeRecord(
                        Integer.toString(position++),
                        item.id(),
                        item.kind(),
                        item.user(),
                        String.format(Locale.ROOT, "%.4f", item.risk()),
                        String.format(Locale.ROOT, "%.1f", item.minutes()),
                        item.why().name().toLowerCase(Locale.ROOT),
                        Double.toString(item.probability()));
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static List<Queue.Item> read(Path file) throws IOException, UnfitException {
        var items = new ArrayList<Queue.Item>();
        Csv.read(file, COLUMNS, (row, number) -> {
            try {
                double probability = Double.parseDouble(row.getField("probability"));
                if (!(probability > 0 && probability <= 1)) throw new NumberFormatException();
                items.add(new Queue.Item(
                        row.getField("item"),
                        row.getField("kind"),
                        row.getField("user_id"),
                        Double.parseDouble(row.getField("risk")),
                        Double.parseDouble(row.getField("minutes")),
                        Queue.Why.valueOf(row.getField("why").toUpperCase(Locale.ROOT)),
                        probability));
            } catch (IllegalArgumentException _) {
                throw new UnfitException(
                        file + ":" + number,
                        "not a row of a queue: `why` is risk, game or random, and `probability` above 0 and up to 1");
            }
        });
        return items;
    }
}

package org.quis.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.quis.access.Source;

/// Reads a workbook: every sheet whose header is known is a source of its own.
///
/// Cells become the text that a reader sees, as nearly as the file tells: whole numbers without a
/// decimal point or an exponent, dates as ISO without a zone, for a workbook has none.
final class Workbook {
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime DAY_ZERO_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final int MOST_CELLS = 4096;

    private final Source book;
    private final Headers headers;
    private final Intake.Options options;
    private final Sink sink;
    private final long mostRows;
    private final List<FileRead.Stream> streams = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    Workbook(Source book, Headers headers, Intake.Options options, Sink sink, long mostRows) {
        this.book = book;
        this.headers = headers;
        this.options = options;
        this.sink = sink;
        this.mostRows = mostRows;
    }

    List<FileRead.Stream> streams() {
        return streams;
    }

    List<String> skipped() {
        return skipped;
    }

    void read(byte[] bytes) throws UnreadableException, IOException, InterruptedException {
        checkSize(bytes);
        UnreadableException last = null;
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            for (var sheet : workbook.getSheets().toList()) {
                var member = book.member() == null ? sheet.getName() : book.member() + "/" + sheet.getName();
                var source = new Source(book.number() + streams.size(), book.file(), member);
                var table = new Table(source, headers, sink);
                try {
                    read(sheet, table, workbook.isDate1904() ? DAY_ZERO_1904 : DAY_ZERO);
                    long dataRows = table.end();
                    streams.add(new FileRead.Stream(source, table.formatName(), dataRows));
                } catch (UnreadableException e) {
                    if (table.isBegun()) throw e;
                    skipped.add(e.getMessage());
                    last = e;
                }
            }
        } catch (ExcelReaderException | IllegalStateException | UncheckedIOException e) {
            throw damaged(e);
        }
        if (streams.isEmpty()) {
            throw last != null
                    ? last
                    : new UnreadableException(book.label(), "the workbook has no sheet", "export it again");
        }
    }

    private void read(Sheet sheet, Table table, LocalDateTime dayZero)
            throws UnreadableException, IOException, InterruptedException {
        try (var rows = sheet.openStream()) {
            for (var all = rows.iterator(); all.hasNext(); ) {
                var row = all.next();
                if (row.getRowNum() > mostRows) break;
                if (row.getFirstNonEmptyCell().isEmpty()) continue;
                write(row, table, dayZero);
                table.endRow(row.getRowNum());
            }
        }
    }

    private void write(Row row, Table table, LocalDateTime dayZero) throws UnreadableException {
        int last = row.getCellCount();
        while (last > 0
                && (!row.hasCell(last - 1)
                        || text(row.getCell(last - 1), dayZero).isEmpty())) last--;
        if (last > MOST_CELLS) throw tooWide(row, last);
        for (int i = 0; i < last; i++) {
            table.rows().cell(row.hasCell(i) ? text(row.getCell(i), dayZero) : "");
            table.wroteCell();
        }
    }

    private UnreadableException tooWide(Row row, int cells) {
        return new UnreadableException(
                book.label() + ":" + row.getRowNum(),
                "this row has " + cells + " cells, and a log has at most " + MOST_CELLS,
                "look at that row; delete what stands beside the table");
    }

    private static String text(Cell cell, LocalDateTime dayZero) {
        var value = cell.getValue();
        if (value == null) return "";
        if (!(value instanceof BigDecimal number)) return value.toString();
        if (isDate(cell.getDataFormatString())) return date(number, dayZero);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// A day count, to the millisecond: more than that a workbook's numbers do not hold.
    private static String date(BigDecimal days, LocalDateTime dayZero) {
        long millis = days.multiply(BigDecimal.valueOf(86_400_000L))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return dayZero.plusNanos(millis % 1000 * 1_000_000)
                .plusSeconds(millis / 1000)
                .toString();
    }

    /// Whether a number format shows days or hours, such as `yyyy-mm-dd hh:mm`.
    private static boolean isDate(@Nullable String format) {
        if (format == null) return false;
        var plain = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return !plain.contains("general") && plain.matches(".*[ymdhs].*");
    }

    /// Unpacks the workbook once, for nothing but its size, before anything of it is kept in memory.
    private void checkSize(byte[] bytes) throws UnreadableException, IOException {
        long size = 0;
        var buffer = new byte[1 << 16];
        boolean workbook = false;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var member = zip.getNextEntry(); member != null; member = zip.getNextEntry()) {
                workbook |= member.getName().startsWith("xl/");
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    size += n;
                    if (size > options.mostWorkbookBytes()) {
                        throw new UnreadableException(
                                book.label(),
                                "the workbook unpacks to more than " + options.mostWorkbookBytes() + " bytes",
                                "export it as CSV");
                    }
                }
            }
        }
        if (!workbook)
            throw new UnreadableException(book.label(), "an archive inside an archive", "unpack the outer one first");
    }

    private UnreadableException damaged(Exception e) {
        return new UnreadableException(
                book.label(), "the workbook is damaged: " + e.getMessage(), "open it and save it again");
    }
}

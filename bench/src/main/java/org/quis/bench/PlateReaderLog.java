package org.quis.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// An invented search audit of a licence-plate reader, in the 13-column layout that vendors export: blanks
/// before all headers but the first, times of twelve hours with `UTC` behind them, and a time frame of two
/// lines in one quoted cell.
///
/// One year of searches in order of time. People search in sessions: about half the rows go on where an
/// account searched shortly before, some for the same plate. A row in 160 is there twice, as in real
/// exports.
final class PlateReaderLog {
    static final String HEADER = "ID, Name, Org Name, Total Networks Searched, Total Devices Searched, Time Frame,"
            + " License Plate, Reason, Case #, Filters, Search Time, Search Type, Text Prompt";

    private static final long START = 1_735_862_400L; // 2025-01-03T00:00Z
    private static final int FIRST_HOUR = 4 * 24; // a Friday, counted from Monday
    private static final int HOURS = 52 * Staff.HOURS_A_WEEK;
    private static final int BUFFER = 1 << 20; // bytes
    private static final int SESSIONS = 256; // open at a time

    private static final int DAY = 86_400; // seconds
    /// How far back people ask. The default of thirty days is a second too long where the page was opened late.
    private static final int[] FRAMES = {30 * DAY, 30 * DAY, 30 * DAY + 1, 7 * DAY, DAY, 3600};

    private static final byte[][] SEARCH_TYPES = {
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search"),
        Line.ascii("search - Mobile"),
        Line.ascii("search - Mobile"),
        Line.ascii("lookup"),
        Line.ascii("lookup"),
        Line.ascii("convoy"),
        Line.ascii("visual")
    };
    private static final byte[] FREEFORM = Line.ascii("freeform");
    private static final byte[][] PROMPTS = {
        Line.ascii("red pickup with ladder rack"),
        Line.ascii("white van no rear windows"),
        Line.ascii("sedan with roof damage")
    };

    private final SplittableRandom random;
    private final Staff staff;
    private final Typed typed;
    private final int[] sessionAccount = new int[SESSIONS];
    private final int[] sessionVehicle = new int[SESSIONS];
    private final Line line = new Line();

    private PlateReaderLog(long seed) {
        random = new SplittableRandom(seed);
        staff = new Staff(random.split());
        typed = new Typed(random.split());
        for (int i = 0; i < SESSIONS; i++) sessionVehicle[i] = typed.vehicle();
    }

    /// Writes a log of so many rows below its header; an existing file is replaced.
    static void write(Path file, int rows, long seed) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            new PlateReaderLog(seed).write(rows, out);
        }
    }

    private void write(int rows, OutputStream out) throws IOException {
        var buffer = new Line();
        buffer.put(Line.ascii(HEADER)).put('\n');
        double all = 0;
        for (int hour = 0; hour < HOURS; hour++) all += staff.busy(hourOfWeek(hour));
        double reached = 0;
        int written = 0;
        byte[] again = new byte[0]; // a row that will be there a second time
        int againAfter = -1;
        for (int hour = 0; hour < HOURS; hour++) {
            reached += staff.busy(hourOfWeek(hour));
            int first = written;
            int until = hour == HOURS - 1 ? rows : (int) (rows * reached / all);
            while (written < until) {
                if (written == againAfter) {
                    buffer.put(again);
                } else {
                    double inHour = (written - first + random.nextDouble()) / (until - first);
                    row(START + hour * 3600L + (long) (inHour * 3600), hourOfWeek(hour));
                    buffer.put(line.bytes(), line.size());
                    if (written > againAfter && random.nextInt(1000) < 7) {
                        again = line.copy();
                        againAfter = written + 1 + random.nextInt(40);
                    }
                }
                written++;
                if (buffer.size() >= BUFFER) flush(buffer, out);
            }
        }
        flush(buffer, out);
    }

    private static int hourOfWeek(int hour) {
        return (hour + FIRST_HOUR) % Staff.HOURS_A_WEEK;
    }

    private static void flush(Line buffer, OutputStream out) throws IOException {
        out.write(buffer.bytes(), 0, buffer.size());
        buffer.clear();
    }

    private void row(long second, int hourOfWeek) {
        int session = random.nextInt(SESSIONS);
        boolean goesOn = random.nextInt(100) < 45;
        if (!goesOn) sessionAccount[session] = staff.onDuty(hourOfWeek, random);
        if (!goesOn || random.nextInt(100) < 70) sessionVehicle[session] = typed.vehicle();
        int account = sessionAccount[session];
        boolean freeform = random.nextInt(150) == 0;
        int networks = staff.networks(account);

        line.clear();
        line.uuid(random.nextLong(), random.nextLong()).put(',');
        line.put(staff.name(account)).put(',').put(staff.organization(account)).put(',');
        line.number(networks)
                .put(',')
                .number(networks * 14 + random.nextInt(60))
                .put(',');
        int frame = FRAMES[random.nextInt(FRAMES.length)];
        line.put('"').time(second - frame).put('\n').time(second).put('"').put(',');
        if (!freeform) typed.plate(sessionVehicle[session], line);
        line.put(',');
        typed.reason(line);
        line.put(',');
        if (random.nextInt(20) == 0) typed.caseNumber(line);
        line.put(',');
        typed.filters(line);
        line.put(',').put('"').time(second).put('"').put(',');
        line.put(freeform ? FREEFORM : SEARCH_TYPES[random.nextInt(SEARCH_TYPES.length)])
                .put(',');
        if (freeform) line.put(PROMPTS[random.nextInt(PROMPTS.length)]);
        line.put('\n');
    }

    /// `FILE ROWS [SEED]`
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), seed);
    }
}

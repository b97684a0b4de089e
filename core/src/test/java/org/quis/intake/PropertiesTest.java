package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

/// What holds for any input, tried on many from seeded generators: a failure names its seed.
class PropertiesTest {
    private static final byte[] ODD = "\",\n\r\0{}[]:*é\uffff ".getBytes(StandardCharsets.UTF_8);
    private static final String HEADER = "access_id,time,user_id,reason\n";

    @TempDir
    Path folder;

    @Test
    void what_a_csv_writer_writes_is_read_back_cell_by_cell() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            int rows = random.nextInt(200);
            var written = new ArrayList<List<String>>();
            var text = new StringWriter();
            try (var csv = CsvWriter.builder().build(text)) {
                csv.writeRecord("access_id", "time", "user_id", "reason");
                for (int i = 0; i < rows; i++) {
                    var cells = List.of("a" + i, "2026-01-01T00:00:00Z", "u", oddText(random));
                    written.add(cells);
                    csv.writeRecord(cells);
                }
            }
            var log = Collected.of(Files.writeString(folder.resolve("log.csv"), text.toString()));
            var read = new ArrayList<List<String>>();
            for (var batch : log.batches) {
                for (int row = 0; row < batch.count(); row++) {
                    var cells = new ArrayList<String>();
                    for (int cell = 0; cell < batch.rows().cellCount(row); cell++)
                        cells.add(batch.rows().text(row, cell));
                    read.add(cells);
                }
            }
            assertEquals(written, read, "seed " + seed);
        }
    }

    @Test
    void rows_are_the_same_on_either_side_of_a_batch_boundary() throws Exception {
        for (int rows : new int[] {0, 1, 4095, 4096, 4097, 8192, 8193}) {
            var text = new StringBuilder(HEADER);
            for (int i = 0; i < rows; i++) text.append('a').append(i).append(",2026-01-01T00:00:00Z,u,\n");
            var log = Collected.of(Files.writeString(folder.resolve("log.csv"), text));
            assertEquals(rows, log.read().dataRows());
            assertEquals(java.util.stream.LongStream.range(2, rows + 2L).boxed().toList(), log.numbers());
            assertEquals(
                    java.util.stream.IntStream.range(0, rows)
                            .mapToObj(i -> "a" + i)
                            .toList(),
                    log.all(Field.ACCESS_ID));
        }
    }

    @Test
    void times_are_read_as_java_time_reads_them() {
        var patterns = List.of(
                "MM/dd/yyyy, hh:mm:ss a z",
                "MM/dd/yyyy, hh:mm:ss a",
                "M/d/yyyy h:mm:ss a",
                "MM/dd/yyyy HH:mm",
                "dd.MM.yyyy HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ss.SSSX",
                "yyyy-MM-dd HH:mm:ss.SSSSSS",
                "yyyy/MM/dd HH:mm:ss",
                "yyyyMMddHHmmss",
                "EEE MMM dd yyyy HH:mm:ss",
                "dd-MMM-yyyy HH:mm:ss z");
        for (var zone : List.of(
                ZoneId.of("UTC"),
                ZoneId.of("America/New_York"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Europe/Dublin"))) {
            for (var pattern : patterns) {
                var random = new Random(pattern.hashCode());
                var format = DateTimeFormatter.ofPattern(pattern, Locale.US);
                boolean saysZone = pattern.endsWith("z") || pattern.endsWith("X");
                var times = new Times(List.of(TimeLayout.of(pattern)), zone).reader();
                for (int i = 0; i < 3000; i++) {
                    var instant = Instant.ofEpochSecond(
                            random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000) * 1000L);
                    var text = format.format(saysZone ? instant.atZone(ZoneId.of("UTC")) : instant.atZone(zone));
                    var local = LocalDateTime.parse(text, format);
                    // of a time that the clocks passed twice, atZone takes the earlier offset, as we do
                    var expected =
                            local.atZone(saysZone ? ZoneOffset.UTC : zone).toInstant();
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    assertEquals(Times.Outcome.READ, times.read(bytes, 0, bytes.length), () -> pattern + " " + text);
                    assertEquals(
                            expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1000,
                            times.micros(),
                            () -> pattern + " " + zone + " " + text);
                }
            }
        }
    }

    @Test
    void iso_times_are_read_as_java_time_reads_them() {
        var random = new Random(5);
        var times = new Times(List.of(TimeLayout.of("iso")), ZoneOffset.UTC).reader();
        for (int i = 0; i < 20_000; i++) {
            var instant = Instant.ofEpochSecond(
                    random.nextLong(-2_000_000_000L, 8_000_000_000L), random.nextInt(1000) * 1_000_000L);
            var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-72, 73) * 900);
            var text = switch (i % 4) {
                case 0 -> instant.toString();
                case 1 -> instant.atOffset(offset).toString();
                case 2 ->
                    instant.atOffset(ZoneOffset.UTC)
                            .toLocalDateTime()
                            .toString()
                            .replace('T', ' ');
                default -> instant.atOffset(ZoneOffset.UTC).toLocalDateTime() + " UTC";
            };
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(Times.Outcome.READ, times.read(bytes, 0, bytes.length), text);
            assertEquals(instant.toEpochMilli() * 1000, times.micros(), text);
        }
    }

    @Test
    void no_mutation_of_a_log_breaks_the_reader_and_no_row_is_lost() throws Exception {
        var seeds = List.of(
                HEADER
                        + "a1,2026-01-01T00:00:00Z,u,\"theft, \"\"two\"\"\nlines\"\na2,2026-01-01T00:00:01Z,***,\n\na3,2026-01-01T00:00:02+01:00,u,x\n",
                "ID, Name, License Plate, Time Frame, Search Time\ns-1,A,P1,\"a\nb\",\"01/02/2026, 3:04:05 AM UTC\"\nID, Name, Search Time, Time Frame\ns-2,B,2026-01-01T00:00:00Z,a to b\n",
                "{\"id\":\"s-1\",\"userId\":\"u\",\"searchDate\":\"2026-01-01T00:00:00Z\"}\n{\"id\":\"s-2\",\"userId\":null,\"searchDate\":\"2026-01-01T00:00:00Z\",\"reason\":[1,{}]}\n",
                "[{\"resourceType\":\"AuditEvent\",\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"requestor\":true,\"who\":{\"display\":\"x\"}}]}]");
        int read = 0;
        for (int i = 0; i < 4000; i++) {
            var random = new Random(i);
            var bytes = mutate(seeds.get(i % seeds.size()).getBytes(StandardCharsets.UTF_8), random);
            var file = Files.write(folder.resolve("log"), bytes);
            try {
                var log = Collected.of(file);
                assertEquals(log.read().dataRows(), log.rows(), "seed " + i);
                assertEquals(log.rows(), log.numbers().size() + log.rejections.size(), "seed " + i);
                read++;
            } catch (UnreadableException e) {
                assertTrue(e.getMessage().contains(": "), "seed " + i);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertTrue(read > 1000, "most mutations leave the header alone, but only " + read + " logs were read");
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        var at = new ArrayList<Byte>();
        for (byte b : bytes) at.add(b);
        for (int n = random.nextInt(6); n >= 0; n--) {
            int place = random.nextInt(at.size());
            byte value = ODD[random.nextInt(ODD.length)];
            switch (random.nextInt(4)) {
                case 0 -> at.set(place, random.nextBoolean() ? value : (byte) random.nextInt());
                case 1 -> at.add(place, value);
                case 2 -> at.remove(place);
                default ->
                    at.addAll(
                            place,
                            at.subList(random.nextInt(place + 1), place).stream()
                                    .toList());
            }
        }
        var mutated = new byte[at.size()];
        for (int i = 0; i < mutated.length; i++) mutated[i] = at.get(i);
        return mutated;
    }

    private static String oddText(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(30) * random.nextInt(8); n > 0; n--) {
            text.appendCodePoint(
                    switch (random.nextInt(9)) {
                        case 0 -> '"';
                        case 1 -> ',';
                        case 2 -> '\n';
                        case 3 -> '\r';
                        case 4 -> 'é';
                        case 5 -> 0x1F697;
                        case 6 -> ' ';
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }
}

package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void every_part_gives_back_its_records_in_the_order_they_were_written() throws Exception {
        try (var spool = new Spool(folder.resolve("spool"), 3, 12)) {
            for (int i = 0; i < 30_000; i++) spool.next(i % 3).putInt(i).putLong(-i);
            spool.finish();

            for (int part = 0; part < 3; part++) {
                var records = spool.read(part);
                for (int i = part; i < 30_000; i += 3) {
                    assertEquals(i, records.getInt());
                    assertEquals(-i, records.getLong());
                }
                assertFalse(records.hasRemaining());
            }
        }
    }
}

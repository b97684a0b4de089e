package org.quis.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk of its own for each test, on the audit of an invented agency.
abstract class AtDesk {
    @TempDir
    Path folder;

    OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }
}

package org.quis.publish;

import java.time.Instant;

/// What a report says about itself.
///
/// @param title  its heading
/// @param folder the audit's folder as a reader would type it: `./quis sql FOLDER "…"`
/// @param made   when it was written
public record ReportOptions(String title, String folder, Instant made) {

    public static ReportOptions of(String folder, Instant made) {
        return new ReportOptions("Audit of accesses", folder, made);
    }
}

package org.quis.access;

import org.jspecify.annotations.Nullable;

/// One stream of rows: a file, or a member of an archive, or a sheet of a workbook.
///
/// @param number position among the sources of a run, from 0
/// @param file   the file name as the reader of a report knows it, without its folder
/// @param member the archive member or sheet, `null` where the file itself is the stream
public record Source(int number, String file, @Nullable String member) {

    /// What the `source` column shows: `march.zip/log.csv`, `march.xlsx/Sheet1`, `march.csv`.
    public String label() {
        return member == null ? file : file + "/" + member;
    }
}

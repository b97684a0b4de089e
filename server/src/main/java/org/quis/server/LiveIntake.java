package org.quis.server;

import java.nio.file.Path;
import java.util.List;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Format;

/// How accesses are read and examined that come while a server runs.
///
/// @param words   the words, thresholds and weights to judge by
/// @param formats the formats to recognise them by
/// @param folders in which new exports are looked for
public record LiveIntake(Rules words, RuleBook rules, List<Format> formats, List<Path> folders) {
    public LiveIntake {
        formats = List.copyOf(formats);
        folders = List.copyOf(folders);
    }
}

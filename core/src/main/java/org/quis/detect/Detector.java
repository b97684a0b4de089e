package org.quis.detect;

import java.util.List;

/// One idea of what misuse looks like in a bare log. Stateless: any number of threads may ask.
interface Detector {
    /// What this idea finds in one account's history; mostly nothing.
    List<Lead> examine(Scene scene);
}

package org.quis.publish;

import tools.jackson.databind.json.JsonMapper;

/// JSON that may stand inside `<script type="application/json">`.
///
/// A browser looks for `</script` and `<!--` in there before it looks for JSON; without a `<` it finds
/// neither, whatever somebody typed as a reason. (HTML, section 4.12.1.3.)
final class InertJson {
    private static final JsonMapper JSON = new JsonMapper();

    private InertJson() {}

    static String of(Object value) {
        return JSON.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}

package org.quis.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The message for a log that no format knows: what was seen, what comes nearest, where to begin.
final class Unknown {
    private Unknown() {}

    static UnreadableException header(String place, List<String> header, Headers headers) {
        var hints = new ArrayList<String>();
        headers.nearest(header).ifPresent(near -> {
            var missing = Headers.missing(near, header).stream()
                    .map(m -> "`" + m + "`")
                    .collect(Collectors.joining(", "));
            hints.add(
                    "the nearest is `" + near.name() + "`" + (missing.isEmpty() ? "" : ", but there is no " + missing));
        });
        hints.add(
                "describe it: ./quis formats --draft " + place + " > my-format.yaml, then say --format my-format.yaml");
        return new UnreadableException(place, "no format knows this header: " + shown(header), hints);
    }

    private static String shown(List<String> header) {
        var shown = header.stream()
                .limit(40)
                .map(h -> h.replaceAll("\\s+", " "))
                .map(h -> h.length() > 60 ? h.substring(0, 59) + "…" : h)
                .collect(Collectors.joining(","));
        return "`" + shown + (header.size() > 40 ? ",…" : "") + "`";
    }
}

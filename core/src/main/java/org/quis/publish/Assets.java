package org.quis.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The style and the scripts that stand in the page itself.
///
/// @param scripts in the order they must run; the chart library draws with D3
record Assets(String style, List<String> scripts) {
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    static Assets load() {
        return new Assets(
                Query.resource("report.css"),
                List.of(
                        Query.resource(D3),
                        Query.resource("vendor/plot-0.6.17.umd.min.js"),
                        Query.resource("report.js")));
    }

    /// The page's content security policy: nothing is loaded from anywhere, and no script runs but these three, known
    /// by their SHA-256. Styles are allowed inline because the charts bring their own.
    String policy() {
        var hashes = scripts.stream()
                .map(script -> "'sha256-" + sha256(script) + "'")
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes
                + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    }

    private static String sha256(String script) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

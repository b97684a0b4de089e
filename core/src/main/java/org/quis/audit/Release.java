package org.quis.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Quis this is; the build writes it down.
public final class Release {
    private Release() {}

    public static String version() {
        var properties = new Properties();
        try (var in = Release.class.getResourceAsStream("release.properties")) {
            if (in == null) throw new IllegalStateException("the build left out release.properties");
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}

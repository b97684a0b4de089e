package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Commands that find the program under test in `$QUIS`, and a home of their own in the folder they run in.
final class QuisProcess {
    private QuisProcess() {}

    static ProcessBuilder builder(Path folder, List<String> command) throws IOException {
        var home = Files.createDirectories(folder.resolve(".home"));
        var launcher = home.resolve("quis");
        if (!Files.exists(launcher)) {
            Files.writeString(
                    launcher, """
                    #!/bin/sh
                    exec "%s/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
                    -Xmx512m -XX:TieredStopAtLevel=1 -cp "%s" org.quis.cli.Quis "$@"
                    """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        }
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("QUIS", launcher.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }
}

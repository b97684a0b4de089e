package org.quis.intake;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// A text line by line, like `BufferedReader.readLine`, except that no line can fill the memory.
final class Lines {
    private final Reader text;
    private final int most; // characters of a line
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int end;
    private boolean tooLong;

    Lines(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /// Whether the line read last was cut off at the limit.
    boolean wasTooLong() {
        return tooLong;
    }

    /// The next line without its end, or `null` after the last.
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, text.read(buffer, 0, buffer.length));
                if (end == 0) return line.isEmpty() ? null : line.toString();
            }
            int from = at;
            while (at < end && buffer[at] != '\n') at++;
            line.append(buffer, from, at - from);
            if (line.length() > most) {
                tooLong = true;
                return line.toString();
            }
            if (at < end) {
                at++;
                if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') line.setLength(line.length() - 1);
                return line.toString();
            }
        }
    }
}

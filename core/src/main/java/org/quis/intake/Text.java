package org.quis.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stream that is text: how it is encoded, and what its first line looks like.
///
/// @param reader    from the first character on, without a byte-order mark
/// @param firstLine at most a few thousand characters
record Text(TextReader reader, String firstLine) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    static Text of(InputStream in, byte[] start) throws IOException {
        var charset = charset(start);
        int mark = Signature.hasUtf8Mark(start) ? 3 : Signature.isUtf16(start) ? 2 : 0;
        in.skipNBytes(mark);
        var beginning = new String(start, mark, start.length - mark, charset);
        int end = beginning.indexOf(
                '\n', Math.max(0, beginning.length() - beginning.stripLeading().length()));
        return new Text(new TextReader(in, charset), end < 0 ? beginning : beginning.substring(0, end));
    }

    private static Charset charset(byte[] start) {
        if (!Signature.isUtf16(start)) return StandardCharsets.UTF_8;
        return start[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /// Whether the text begins as JSON does.
    boolean isJson() {
        var beginning = firstLine.stripLeading();
        return beginning.startsWith("{")
                || beginning.equals("[")
                || beginning.startsWith("[{")
                || beginning.startsWith("[ {");
    }

    /// The separator under which the first line is a header that some format knows; a comma if none does.
    char separator(Headers headers) {
        for (char separator : SEPARATORS) {
            if (firstLine.indexOf(separator) < 0) continue;
            try {
                if (headers.recognise(cells(separator)).isPresent()) return separator;
            } catch (Headers.AmbiguousHeader e) {
                return separator;
            }
        }
        return ',';
    }

    private List<String> cells(char separator) {
        var cells = new ArrayList<String>();
        for (var cell : firstLine.split(Pattern.quote(String.valueOf(separator)))) {
            cells.add(cell.strip().replaceAll("^\"|\"$", ""));
        }
        return cells;
    }
}

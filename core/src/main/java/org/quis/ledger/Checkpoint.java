package org.quis.ledger;

import java.util.List;

/// What a log says of itself at one moment (C2SP tlog-checkpoint 1.0.0).
///
/// @param origin the log's name: a URL without its scheme
/// @param size   how many leaves
/// @param root   of the tree of these leaves
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) throw new IllegalArgumentException("no origin");
        if (size < 0) throw new IllegalArgumentException("size " + size);
    }

    /// The text to sign.
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /// Reads a note's text. Extension lines below the root are allowed, as the standard asks, and not read.
    public static Checkpoint parse(String text) throws Broken.Note {
        if (!text.endsWith("\n")) throw new Broken.Note("does not end in a newline");
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) throw new Broken.Note("has fewer than three lines: origin, size, root");
        if (lines.contains("")) throw new Broken.Note("has an empty line");
        var root = Hash.ofBase64(lines.get(2))
                .orElseThrow(() -> new Broken.Note("has a root `" + lines.get(2) + "` that is not 32 bytes in base64"));
        return new Checkpoint(lines.get(0), size(lines.get(1)), root);
    }

    static long size(String decimal) throws Broken.Note {
        if (decimal.matches("0|[1-9][0-9]{0,18}")) {
            try {
                return Long.parseLong(decimal);
            } catch (NumberFormatException beyondLong) {
                // falls through to the message below
            }
        }
        throw new Broken.Note("has a size `" + decimal + "` that is not a decimal number");
    }
}

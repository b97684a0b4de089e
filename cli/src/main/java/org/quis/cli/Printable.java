package org.quis.cli;

/// Text from a log on its way to a terminal: nothing in it may steer the terminal.
final class Printable {
    private Printable() {}

    static String line(String text) {
        var line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') line.append("⏎ ");
            else if (Character.isISOControl(c)) line.append(String.format("\\u%04x", c));
            else line.appendCodePoint(c);
        });
        return line.toString();
    }
}

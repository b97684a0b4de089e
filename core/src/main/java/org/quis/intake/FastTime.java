package org.quis.intake;

/// Reads one time layout from bytes, position by position: a pattern compiled to a short list of
/// steps, each of which takes digits, a half of the day, an offset or one literal character.
final class FastTime {
    /// The pattern that stands for ISO 8601: a space may stand for the `T`; seconds, fraction and offset may be left
    /// out.
    static final String ISO = "iso";

    private static final char FRACTION = 'S';
    private static final char HALF = 'a';
    private static final char OFFSET = 'X';
    private static final char NAMED_ZONE = 'z';
    private static final char LITERAL = '\'';

    private final boolean iso;
    private final char[] kind;
    private final int[] detail; // digits: most to take (negative: exactly so many); literal: the character
    private final int steps;

    FastTime(String pattern) {
        iso = pattern.equals(ISO);
        kind = new char[pattern.length()];
        detail = new int[pattern.length()];
        int n = 0;
        for (int i = 0; i < pattern.length() && !iso; ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                kind[n] = LITERAL;
                detail[n++] = 'T'; // the only quoted text that gets here, see TimeLayout
                i += 3;
                continue;
            }
            boolean letter = Character.isLetter(c);
            while (letter && end < pattern.length() && pattern.charAt(end) == c) end++;
            boolean digitsFollow = end < pattern.length() && "yuMdHhmsS".indexOf(pattern.charAt(end)) >= 0;
            kind[n] = letter ? (c == 'u' ? 'y' : c) : LITERAL;
            int width = end - i;
            if (!letter) detail[n] = c;
            else if (c == 'y' || c == 'u') detail[n] = -4;
            else detail[n] = digitsFollow ? -width : c == FRACTION ? 9 : 2;
            n++;
            i = end;
        }
        steps = n;
    }

    boolean read(byte[] text, int from, int to, WallClock out) {
        out.clear();
        if (iso) return readIso(text, from, to, out);
        int at = from;
        int half = -1; // 0 before noon, 1 after
        for (int i = 0; i < steps; i++) {
            switch (kind[i]) {
                case LITERAL -> at = literal(text, at, to, detail[i]);
                case HALF -> {
                    if (at + 1 >= to || (text[at + 1] | 0x20) != 'm') return false;
                    int letter = text[at] | 0x20;
                    if (letter != 'a' && letter != 'p') return false;
                    half = letter == 'p' ? 1 : 0;
                    at += 2;
                }
                case FRACTION -> at = fraction(text, at, to, out, detail[i]);
                case OFFSET -> at = offset(text, at, to, out);
                case NAMED_ZONE -> at = zoneName(text, at, to, out);
                default -> at = digits(text, at, to, out, kind[i], detail[i]);
            }
            if (at < 0) return false;
        }
        if (half >= 0) {
            if (out.hour < 1 || out.hour > 12) return false;
            out.hour = out.hour % 12 + 12 * half;
        }
        return at == to;
    }

    private static boolean readIso(byte[] t, int from, int to, WallClock out) {
        int at = digits(t, from, to, out, 'y', -4);
        if ((at = literal(t, at, to, '-')) < 0) return false;
        if ((at = digits(t, at, to, out, 'M', -2)) < 0) return false;
        if ((at = literal(t, at, to, '-')) < 0) return false;
        if ((at = digits(t, at, to, out, 'd', -2)) < 0) return false;
        if (at >= to || (t[at] != 'T' && t[at] != 't' && t[at] != ' ')) return false;
        if ((at = digits(t, at + 1, to, out, 'H', -2)) < 0) return false;
        if ((at = literal(t, at, to, ':')) < 0) return false;
        if ((at = digits(t, at, to, out, 'm', -2)) < 0) return false;
        if (at < to && t[at] == ':') {
            if ((at = digits(t, at + 1, to, out, 's', -2)) < 0) return false;
            if (at < to && (t[at] == '.' || t[at] == ',')) {
                if ((at = fraction(t, at + 1, to, out, 9)) < 0) return false;
            }
        }
        if (at < to && t[at] == ' ') at++;
        else if (at == to) return true;
        return (t[Math.min(at, to - 1)] == 'U' ? zoneName(t, at, to, out) : offset(t, at, to, out)) == to;
    }

    private static int digits(byte[] text, int at, int to, WallClock out, char kind, int width) {
        if (at < 0) return -1;
        int most = Math.abs(width);
        int value = 0;
        int end = at;
        while (end < to && end - at < most && text[end] >= '0' && text[end] <= '9')
            value = value * 10 + text[end++] - '0';
        if (end == at || (width < 0 && end - at != most)) return -1;
        switch (kind) {
            case 'y' -> out.year = value;
            case 'M' -> out.month = value;
            case 'd' -> out.day = value;
            case 'H', 'h' -> out.hour = value;
            case 'm' -> out.minute = value;
            default -> out.second = value;
        }
        return end;
    }

    private static int fraction(byte[] text, int at, int to, WallClock out, int width) {
        int most = Math.abs(width);
        int micros = 0;
        int end = at;
        for (; end < to && end - at < most && text[end] >= '0' && text[end] <= '9'; end++) {
            if (end - at < 6) micros = micros * 10 + text[end] - '0';
        }
        if (end == at || (width < 0 && end - at != most)) return -1;
        for (int i = end - at; i < 6; i++) micros *= 10;
        out.micros = micros;
        return end;
    }

    /// `Z`, `+01`, `+0100` or `+01:00`.
    private static int offset(byte[] text, int at, int to, WallClock out) {
        if (at >= to) return -1;
        if (text[at] == 'Z' || text[at] == 'z') {
            out.offset(0);
            return at + 1;
        }
        int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
        if (sign == 0) return -1;
        int hours = pair(text, at + 1, to);
        if (hours < 0) return -1;
        int next = at + 3 < to && text[at + 3] == ':' ? at + 4 : at + 3;
        int minutes = next < to ? pair(text, next, to) : 0;
        if (minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) return -1;
        out.offset(sign * (hours * 3600 + minutes * 60));
        return next < to ? next + 2 : at + 3;
    }

    private static int pair(byte[] text, int at, int to) {
        if (at + 1 >= to) return -1;
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /// `UTC` or `GMT`; other names need java.time.
    private static int zoneName(byte[] text, int at, int to, WallClock out) {
        if (at + 3 > to) return at < to && text[at] == 'Z' ? offset(text, at, to, out) : -1;
        boolean utc = text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C';
        boolean gmt = text[at] == 'G' && text[at + 1] == 'M' && text[at + 2] == 'T';
        if (!utc && !gmt) return -1;
        out.offset(0);
        return at + 3;
    }

    /// One character. The narrow space that newer browsers put before `AM` counts as a space.
    private static int literal(byte[] text, int at, int to, int expected) {
        if (at < 0 || at >= to) return -1;
        if (text[at] == expected) return at + 1;
        if (expected != ' ') return -1;
        if (at + 1 < to && text[at] == (byte) 0xC2 && text[at + 1] == (byte) 0xA0) return at + 2;
        boolean narrow =
                at + 2 < to && text[at] == (byte) 0xE2 && text[at + 1] == (byte) 0x80 && text[at + 2] == (byte) 0xAF;
        return narrow ? at + 3 : -1;
    }
}

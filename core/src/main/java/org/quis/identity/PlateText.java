package org.quis.identity;

import java.util.Locale;

/// A licence plate, however it was typed: `7abc 123`, `7ABC-123`, `7ABCI23`.
///
/// Letters and digits that look alike on a plate and in a hurry (O and 0, I and 1) are one.
public final class PlateText {
    private PlateText() {}

    /// @return empty where nothing of a plate was typed
    public static String key(String typed) {
        var key = new StringBuilder(8);
        for (int i = 0; i < typed.length(); i++) {
            char c = Character.toUpperCase(typed.charAt(i));
            if (c == 'O') key.append('0');
            else if (c == 'I') key.append('1');
            else if (Character.isLetterOrDigit(c)) key.append(c);
        }
        return key.toString();
    }

    /// As a reader sees it on a car.
    public static String shown(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}

package org.quis.acts;

/// What people write is bounded.
final class Texts {
    private Texts() {}

    static void required(String what, String text, int most) {
        if (text.isBlank()) throw new IllegalArgumentException(what + " is missing");
        bounded(what, text, most);
    }

    static void bounded(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; at most " + most + " are taken");
        }
    }
}

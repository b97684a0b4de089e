package org.quis.simulate;

import java.text.Normalizer;

/// Accents get lost where people type in a hurry, and in systems that know none.
public final class Accents {
    private Accents() {}

    public static String lost(String text) {
        var open = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return open.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ß", "ss");
    }
}

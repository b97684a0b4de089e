package org.quis.evaluate;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Forms of names by which matching may treat people unequally. They say how a name is written, not what its bearer
/// is: nothing is guessed of anybody's origin. A name may have several, or none.
enum NameForm {
    /// a letter that is not of A–Z
    ACCENTED(name -> name.chars().anyMatch(letter -> letter > 0x7F && Character.isLetter(letter))),
    /// two family names, or two given ones
    HYPHENATED(name -> name.contains("-")),
    APOSTROPHE(name -> name.indexOf('\'') >= 0 || name.indexOf('’') >= 0),
    /// `de la Cruz`, `van Dyke`, `al Hassan`
    PARTICLE(name -> Words.PARTICLE.matcher(name).find()),
    /// a family name of two or three letters
    SHORT(name -> family(name).length() <= 3),
    /// more than three words
    LONG(name -> name.strip().split("\\s+").length > 3);

    /// A list of its own: what is measured must not measure itself.
    private static final class Words {
        static final Pattern PARTICLE = Pattern.compile(
                "(?i)(?<![\\p{L}])(de|del|della|di|da|dos|do|du|la|le|van|von|der|den|ter|al|el|bin|ibn|abu|ben|st|san|y)"
                        + "(?![\\p{L}])");
    }

    private final Predicate<String> fits;

    NameForm(Predicate<String> fits) {
        this.fits = fits;
    }

    /// @param name given name first, or the family name before a comma
    static Set<NameForm> of(String name) {
        var forms = EnumSet.noneOf(NameForm.class);
        if (name.isBlank()) return forms;
        for (var form : values()) if (form.fits.test(name)) forms.add(form);
        return forms;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String family(String name) {
        int comma = name.indexOf(',');
        var text = comma > 0 ? name.substring(0, comma) : name;
        return text.substring(text.stripTrailing().lastIndexOf(' ') + 1).strip();
    }
}

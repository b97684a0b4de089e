package org.quis.ties;

import java.util.Locale;
import org.quis.identity.AddressText;
import org.quis.identity.CaseText;
import org.quis.identity.NameText;
import org.quis.identity.PhoneText;
import org.quis.identity.PlateText;

/// The form in which two cells of a kind are the same, however each was typed.
final class Keys {
    private final PhoneText phones;

    /// @param region where a phone number without a country code is, such as `US`
    Keys(String region) {
        this.phones = new PhoneText(region);
    }

    /// @return empty where the cell names nothing
    String of(String kind, String cell) {
        return switch (kind) {
            case "plate" -> PlateText.key(cell);
            case "phone" -> phones.key(cell);
            case "address" -> address(cell);
            case "case" -> CaseText.key(cell);
            case "name" -> NameText.of(cell).key();
            default -> cell.strip().toLowerCase(Locale.ROOT);
        };
    }

    private static String address(String cell) {
        var read = AddressText.of(cell);
        return read.isEmpty() ? "" : read.key();
    }

    static String shown(String kind, String cell) {
        return kind.equals("plate") ? PlateText.shown(cell) : cell.strip();
    }
}

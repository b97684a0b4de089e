package org.quis.acts;

import java.util.Locale;

/// What somebody may do here. Whoever has several may do what each of them may, but never decides what they
/// investigated.
public enum Role {
    /// sees flags, under pseudonyms
    ANALYST,
    /// goes query by query: asks, notes, decides, escalates
    REVIEWER,
    /// looks into allegations
    INVESTIGATOR,
    /// makes the findings of an investigation somebody else led
    DECIDING_OFFICIAL,
    /// confirms the reasons that people of their own give
    SUPERVISOR,
    /// answers for their own accesses
    USER,
    /// reads everything and changes nothing
    AUDITOR,
    /// publishes
    RECORDS_OFFICER,
    /// keeps accounts; sees no case
    ADMINISTRATOR,
    /// a program that hands in accesses as they happen, and nothing else
    SOURCE;

    /// As it is written: `deciding-official`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// In words: `deciding official`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// @throws IllegalArgumentException if there is no such role
    public static Role of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package org.quis.simulate;

/// What was looked up, as typed.
///
/// @param dateOfBirth as typed, empty where it was not
/// @param hits        how many rows it can be expected to return
record Subject(String kind, String typed, String dateOfBirth, int hits) {

    Subject(String kind, String typed) {
        this(kind, typed, "", 1);
    }
}

package org.quis.simulate;

/// What was looked up, as typed.
///
/// @param dateOfBirth as typed, empty where it was not
/// @param hits        how many rows it can be expected to return
/// @param person      the id of whom is really meant, empty where nobody of the town is
record Subject(String kind, String typed, String dateOfBirth, int hits, String person) {

    Subject(String kind, String typed) {
        this(kind, typed, "", 1);
    }

    Subject(String kind, String typed, String dateOfBirth, int hits) {
        this(kind, typed, dateOfBirth, hits, kind.equals("person") ? typed : "");
    }

    Subject about(Person meant) {
        return new Subject(kind, typed, dateOfBirth, hits, meant.id());
    }
}

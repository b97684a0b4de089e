package org.quis.simulate;

/// One row of the log, and the truth about it.
///
/// @param label   `duty`, or the kind of misuse
/// @param trace   what the duty behind it left in the tables
/// @param episode empty outside planted stories and decoys
record Access(
        long second,
        Account who,
        Connection connection,
        Database database,
        Action action,
        Subject subject,
        Stated stated,
        int results,
        String outcome,
        String label,
        String episode,
        Trace trace) {

    static final String DUTY = "duty";

    Access labelled(String label, String episode) {
        return new Access(
                second, who, connection, database, action, subject, stated, results, outcome, label, episode, trace);
    }

    Access traced(Trace trace) {
        return new Access(
                second, who, connection, database, action, subject, stated, results, outcome, label, episode, trace);
    }
}

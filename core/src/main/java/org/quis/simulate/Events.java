package org.quis.simulate;

/// What happened on duty and was written down: stops, calls, appointments. What should have been written
/// down and was not is counted.
final class Events {
    record Stop(Account who, long time, String plate, String place) {}

    record Dispatch(Account who, long start, long end, String address, String subjectKind, String subject) {}

    record Appointment(Account who, String subjectKind, String subject, long start, long end) {}

    private static final double NEVER_ENTERED = 0.05;
    private static final double ENTERED_LATE = 0.10;

    final Timeline<Stop> stops = new Timeline<>();
    final Timeline<Dispatch> dispatches = new Timeline<>();
    final Timeline<Appointment> appointments = new Timeline<>();
    private final Chance chance;
    private int missing;
    private int late;

    Events(Chance chance) {
        this.chance = chance;
    }

    /// A stop, sometimes entered only when there is time, and sometimes never.
    void stop(Account who, long time, String plate, Town.Home place) {
        if (chance.happens(NEVER_ENTERED)) {
            missing++;
            return;
        }
        long entered = time;
        if (chance.happens(ENTERED_LATE)) {
            late++;
            entered += chance.between(240, 1_800);
        }
        stops.add(entered, new Stop(who, entered, plate, place.line()));
    }

    void dispatch(Dispatch call) {
        if (chance.happens(NEVER_ENTERED)) missing++;
        else dispatches.add(call.start(), call);
    }

    void appointment(Appointment appointment) {
        if (chance.happens(NEVER_ENTERED)) missing++;
        else appointments.add(appointment.start(), appointment);
    }

    void helpedUnassigned() {
        missing++;
    }

    int missing() {
        return missing;
    }

    int late() {
        return late;
    }
}

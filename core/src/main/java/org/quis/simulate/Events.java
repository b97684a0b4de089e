package org.quis.simulate;

/// What happened on duty and was written down: stops, calls, appointments. What was written down late, with a slip or
/// not at all is told to those who look because of it, and counted.
final class Events {
    record Stop(Account who, long time, String plate, String place) {}

    record Dispatch(Account who, long start, long end, String address, String subjectKind, String subject) {}

    record Appointment(Account who, String subjectKind, String subject, long start, long end) {}

    final Timeline<Stop> stops = new Timeline<>();
    final Timeline<Dispatch> dispatches = new Timeline<>();
    final Timeline<Appointment> appointments = new Timeline<>();
    private static final long SHORTEST = 60; // seconds that anything lasts

    private final Gaps gaps;
    private final Chance chance;
    private int missing;
    private int late;

    Events(Gaps gaps, Chance chance) {
        this.gaps = gaps;
        this.chance = chance;
    }

    Trace stop(Account who, long time, String plate, Town.Home place) {
        var trace = trace();
        long entered = time + delay(trace);
        var written = trace == Trace.WRONG ? slipped(plate) : plate;
        if (trace != Trace.MISSING) stops.add(entered, new Stop(who, entered, written, place.line()));
        return trace;
    }

    Trace dispatch(Dispatch call) {
        var trace = trace();
        long start = call.start() + delay(trace);
        var address = trace == Trace.WRONG ? slipped(call.address()) : call.address();
        var subject = trace == Trace.WRONG ? slipped(call.subject()) : call.subject();
        if (trace != Trace.MISSING) {
            dispatches.add(
                    start,
                    new Dispatch(
                            call.who(),
                            start,
                            Math.max(start + SHORTEST, call.end()),
                            address,
                            call.subjectKind(),
                            subject));
        }
        return trace;
    }

    Trace appointment(Appointment appointment) {
        var trace = trace();
        long start = appointment.start() + delay(trace);
        var subject = trace == Trace.WRONG ? slipped(appointment.subject()) : appointment.subject();
        if (trace != Trace.MISSING) {
            appointments.add(
                    start,
                    new Appointment(
                            appointment.who(),
                            appointment.subjectKind(),
                            subject,
                            start,
                            Math.max(start + SHORTEST, appointment.end())));
        }
        return trace;
    }

    /// What becomes of the next entry: made at once, or only when there is time, or with a slip, or never.
    private Trace trace() {
        var trace = switch (chance.weighted(
                1 - gaps.missing() - gaps.late() - gaps.wrong(), gaps.missing(), gaps.late(), gaps.wrong())) {
            case 0 -> Trace.ENTERED;
            case 1 -> Trace.MISSING;
            case 2 -> Trace.LATE;
            default -> Trace.WRONG;
        };
        if (trace == Trace.MISSING) missing++;
        if (trace == Trace.LATE) late++;
        return trace;
    }

    private long delay(Trace trace) {
        return trace == Trace.LATE ? chance.between(240, 1_800) : 0;
    }

    /// One digit another.
    private String slipped(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isDigit(c)) continue;
            char other = (char) ('0' + (c - '0' + chance.between(1, 9)) % 10);
            return text.substring(0, at) + other + text.substring(at + 1);
        }
        return text;
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

package org.quis.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.quis.access.Field;
import org.quis.access.MisuseKind;

/// Writes what happens, in the order in which it happens: the log, the truth about it, and the tables of
/// stops, calls and appointments. Numbers are given on the way out, so they tell nothing but time.
final class Chronicle implements AutoCloseable {
    /// The log's columns: Quis' own format, in its order.
    static final String COLUMNS =
            Arrays.stream(Field.values()).limit(16).map(Field::column).collect(Collectors.joining(","));

    private final Table log;
    private final Table labels;
    private final Table traces;
    private final Table stops;
    private final Table dispatches;
    private final Table appointments;
    private final Map<String, Integer> byLabel = new LinkedHashMap<>();
    private final Set<String> episodes = new TreeSet<>();

    Chronicle(Path dir) throws IOException {
        log = new Table(dir, "log", COLUMNS);
        labels = new Table(dir, "labels", "access_id,label,episode");
        traces = new Table(dir, "traces", "access_id,person_id,trace");
        stops = new Table(dir, "stops", "stop_id,user_id,time,plate,place");
        dispatches = new Table(dir, "dispatches", "dispatch_id,user_id,started,ended,address,subject_kind,subject");
        appointments = new Table(dir, "appointments", "appointment_id,user_id,subject_kind,subject,started,ended");
        byLabel.put(Access.DUTY, 0);
        for (var kind : MisuseKind.values()) byLabel.put(kind.label(), 0);
    }

    void access(Access access) {
        var id = String.format(Locale.ROOT, "a-%08d", log.rows() + 1);
        var subject = access.subject();
        log.row(
                id,
                Days.text(access.second()),
                access.who().id(),
                access.connection().session(),
                access.connection().ip(),
                access.connection().device(),
                access.database().id,
                access.action().label,
                subject.kind(),
                subject.typed(),
                subject.dateOfBirth(),
                access.stated().reason(),
                access.stated().caseNumber(),
                access.stated().authority(),
                String.valueOf(access.results()),
                access.outcome());
        labels.row(id, access.label(), access.episode());
        traces.row(id, subject.person(), access.trace().label());
        byLabel.merge(access.label(), 1, Integer::sum);
        if (!access.episode().isEmpty()) episodes.add(access.episode());
    }

    void stop(Events.Stop stop) {
        var id = String.format(Locale.ROOT, "st-%06d", stops.rows() + 1);
        stops.row(id, stop.who().id(), Days.text(stop.time()), stop.plate(), stop.place());
    }

    void dispatch(Events.Dispatch call) {
        dispatches.row(
                String.format(Locale.ROOT, "d-%06d", dispatches.rows() + 1),
                call.who().id(),
                Days.text(call.start()),
                Days.text(call.end()),
                call.address(),
                call.subjectKind(),
                call.subject());
    }

    void appointment(Events.Appointment appointment) {
        appointments.row(
                String.format(Locale.ROOT, "ap-%06d", appointments.rows() + 1),
                appointment.who().id(),
                appointment.subjectKind(),
                appointment.subject(),
                Days.text(appointment.start()),
                Days.text(appointment.end()));
    }

    Map<String, Integer> byLabel() {
        return byLabel;
    }

    Set<String> episodes() {
        return episodes;
    }

    @Override
    public void close() throws IOException {
        try (log;
                labels;
                traces;
                stops;
                dispatches;
                appointments) {
            // closed in turn, even where one of them fails
        }
    }
}

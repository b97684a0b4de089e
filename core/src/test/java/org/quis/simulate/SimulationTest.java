package org.quis.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quis.access.MisuseKind;

/// What an invented agency promises to those who audit it.
class SimulationTest {
    private static final int ACCESSES = 20_000;

    @TempDir
    static Path folder;

    static Output agency;

    @BeforeAll
    static void invent() throws IOException {
        agency = new Output(1, ACCESSES, folder.resolve("agency"));
    }

    @Test
    void the_same_seed_writes_the_same_bytes_and_another_seed_does_not(@TempDir Path dir) throws IOException {
        Simulation.write(SimulationOptions.of(9, 2_000), dir.resolve("one"));
        Simulation.write(SimulationOptions.of(9, 2_000), dir.resolve("two"));
        Simulation.write(SimulationOptions.of(10, 2_000), dir.resolve("other"));
        try (var files = Files.list(dir.resolve("one"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                assertEquals(-1, Files.mismatch(file, dir.resolve("two").resolve(name)), name);
            }
        }
        assertTrue(Files.mismatch(dir.resolve("one/log.csv"), dir.resolve("other/log.csv")) >= 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, -7, 20_261_123})
    void whatever_the_seed_every_kind_has_three_episodes_and_misuse_stays_rare(long seed, @TempDir Path dir)
            throws IOException {
        var simulated = Simulation.write(SimulationOptions.of(seed, ACCESSES), dir);
        for (var kind : MisuseKind.values()) {
            var prefix = kind.label() + "-";
            long episodes = simulated.episodes().stream()
                    .filter(id -> id.startsWith(prefix))
                    .count();
            assertTrue(episodes >= 3, kind + " has " + episodes + " episodes");
        }
        double share = (double) simulated.misuse() / ACCESSES;
        assertTrue(share > 0.003 && share < 0.011, "share of misuse is " + share);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000, 60_000})
    void the_log_has_exactly_the_rows_asked_for(int accesses, @TempDir Path dir) throws IOException {
        var output = new Output(5, accesses, dir);
        assertEquals(accesses, output.table("log").size());
        assertEquals(
                accesses,
                output.simulated.byLabel().values().stream().mapToInt(n -> n).sum());
    }

    @Test
    void the_log_has_the_columns_of_the_quis_format_in_their_order() {
        assertEquals(
                List.of(
                        "access_id",
                        "time",
                        "user_id",
                        "session_id",
                        "source_ip",
                        "device_id",
                        "database_id",
                        "action",
                        "subject_kind",
                        "subject",
                        "subject_date_of_birth",
                        "reason",
                        "case_number",
                        "authority_id",
                        "result_count",
                        "outcome"),
                agency.table("log").getFirst().getHeader());
    }

    @Test
    void every_access_has_an_id_of_its_own_a_label_and_a_place_in_time() {
        var labels = agency.labels();
        var seen = new HashSet<String>();
        var before = Instant.MIN;
        for (var access : agency.table("log")) {
            var id = access.getField("access_id");
            assertTrue(seen.add(id), id);
            assertTrue(labels.containsKey(id), id);
            var time = Instant.parse(access.getField("time"));
            assertFalse(time.isBefore(before), id);
            before = time;
            assertFalse(access.getField("subject").isBlank(), id);
            assertTrue(Integer.parseInt(access.getField("result_count")) >= 0);
        }
        assertEquals(seen.size(), labels.size());
    }

    @Test
    void every_id_in_a_reference_table_leads_somewhere() {
        var people = agency.values("people", "person_id");
        var users = agency.values("users", "user_id");
        var cases = agency.values("cases", "case_number");
        resolves(people, "addresses.person_id", "relationships.person_id", "relationships.other_person_id");
        resolves(people, "vehicles.person_id", "phones.person_id", "users.person_id");
        resolves(users, "assignments.user_id", "dispatches.user_id", "stops.user_id", "appointments.user_id");
        resolves(users, "shifts.user_id", "leave.user_id", "log.user_id");
        resolves(cases, "assignments.case_number", "case_subjects.case_number", "authorities.case_number");
        resolves(agency.values("databases", "database_id"), "log.database_id", "authorities.database_id");
        for (var user : agency.table("users")) {
            var supervisor = user.getField("supervisor_user_id");
            assertTrue(supervisor.isEmpty() || users.contains(supervisor), supervisor);
        }
        long astray = agency.table("appointments").stream()
                .filter(row -> !people.contains(row.getField("subject")))
                .count();
        assertTrue(astray < 0.04 * agency.table("appointments").size(), astray + " appointments with a slip in the id");
        for (var table : List.of("case_subjects", "canaries", "protected", "authorities")) {
            for (var row : agency.table(table)) {
                if (row.getField("subject_kind").equals("person")) {
                    assertTrue(people.contains(row.getField("subject")), row.toString());
                }
            }
        }
    }

    private static void resolves(Set<String> ids, String... columns) {
        for (var column : columns) {
            var parts = column.split("\\.");
            for (var id : agency.values(parts[0], parts[1])) assertTrue(ids.contains(id), column + ": " + id);
        }
    }

    @Test
    void nothing_ends_before_it_begins() {
        for (var table : List.of("addresses", "relationships", "vehicles", "phones", "assignments")) {
            days(table, "valid_from", "valid_to");
        }
        days("cases", "opened", "closed");
        days("authorities", "issued", "expires");
        days("users", "active_from", "active_to");
        for (var table : List.of("shifts", "leave", "dispatches", "appointments")) {
            for (var row : agency.table(table)) {
                assertTrue(
                        Instant.parse(row.getField("started")).isBefore(Instant.parse(row.getField("ended"))),
                        table + row);
            }
        }
    }

    private static void days(String table, String from, String to) {
        for (var row : agency.table(table)) {
            var start = LocalDate.parse(row.getField(from));
            var end = row.getField(to);
            assertTrue(end.isEmpty() || LocalDate.parse(end).isAfter(start), table + row);
        }
    }

    @Test
    void nobody_had_a_car_a_tie_or_a_uniform_as_a_child() {
        var born = new HashMap<String, LocalDate>();
        for (var person : agency.table("people")) {
            born.put(person.getField("person_id"), LocalDate.parse(person.getField("date_of_birth")));
        }
        for (var user : agency.table("users")) {
            var from = LocalDate.parse(user.getField("active_from"));
            assertTrue(born.get(user.getField("person_id")).plusYears(20).isBefore(from), user.toString());
        }
        for (var tie : agency.table("relationships")) {
            if (!tie.getField("kind").startsWith("former")) continue;
            var from = LocalDate.parse(tie.getField("valid_from")).plusDays(1);
            assertTrue(born.get(tie.getField("person_id")).plusYears(18).isBefore(from), tie.toString());
            assertTrue(born.get(tie.getField("other_person_id")).plusYears(18).isBefore(from), tie.toString());
        }
    }

    @Test
    void nobody_works_two_shifts_at_once_and_nearly_all_duty_is_done_on_one() {
        var shifts = new HashMap<String, List<Instant[]>>();
        for (var row : agency.table("shifts")) {
            var shift = new Instant[] {Instant.parse(row.getField("started")), Instant.parse(row.getField("ended"))};
            var own = shifts.computeIfAbsent(row.getField("user_id"), _ -> new ArrayList<>());
            if (!own.isEmpty()) assertFalse(own.getLast()[1].isAfter(shift[0]), row.toString());
            own.add(shift);
        }
        var labels = agency.labels();
        int duty = 0;
        int outside = 0;
        for (var access : agency.table("log")) {
            if (!labels.get(access.getField("access_id")).getField("label").equals("duty")) continue;
            var time = Instant.parse(access.getField("time"));
            duty++;
            if (shifts.getOrDefault(access.getField("user_id"), List.of()).stream()
                    .noneMatch(shift -> !time.isBefore(shift[0]) && time.isBefore(shift[1]))) outside++;
        }
        assertTrue(outside < duty / 100, outside + " of " + duty + " accesses on duty lie outside shifts");
    }

    @Test
    void a_plate_queried_at_a_stop_is_in_the_table_of_stops_unless_nobody_entered_it() {
        var stopped = new HashSet<String>();
        for (var stop : agency.table("stops"))
            stopped.add(stop.getField("user_id") + " " + squeezed(stop.getField("plate")));
        int queries = 0;
        int found = 0;
        for (var access : agency.table("log")) {
            var reason = access.getField("reason");
            if (!access.getField("database_id").equals("dmv")
                    || !reason.toLowerCase().startsWith("traffic stop")) continue;
            queries++;
            if (stopped.contains(access.getField("user_id") + " " + squeezed(access.getField("subject")))) found++;
        }
        assertTrue(queries > 50);
        double share = (double) found / queries;
        assertTrue(share > 0.85 && share < 1, "stops entered for " + found + " of " + queries + " queries");
        assertTrue(agency.simulated.missingLinks() > 100);
        assertTrue(agency.simulated.lateEntries() > 50);
    }

    private static String squeezed(String plate) {
        return plate.replaceAll("[^A-Za-z0-9]", "").toUpperCase();
    }

    @Test
    void reasons_are_as_poor_as_in_real_logs() {
        var vague = new HashSet<>(Words.lines("vague"));
        int blank = 0;
        int empty = 0;
        int cases = 0;
        for (var access : agency.table("log")) {
            if (access.getField("reason").isEmpty()) blank++;
            if (vague.contains(access.getField("reason"))) empty++;
            if (!access.getField("case_number").isEmpty()) cases++;
        }
        between(0.03, 0.12, blank);
        between(0.14, 0.27, empty);
        between(0.08, 0.35, cases);
    }

    private static void between(double low, double high, int accesses) {
        double share = (double) accesses / ACCESSES;
        assertTrue(share > low && share < high, "share is " + share);
    }

    @Test
    void a_canary_is_never_opened_on_duty_and_a_decoy_story_is_always_duty() {
        var canaries = agency.values("canaries", "subject");
        var labels = agency.labels();
        int opened = 0;
        for (var access : agency.table("log")) {
            if (!canaries.contains(access.getField("subject"))) continue;
            opened++;
            assertEquals(
                    "canary_lookup", labels.get(access.getField("access_id")).getField("label"));
        }
        assertTrue(opened > 0);
        Map<String, Integer> decoys = new HashMap<>();
        for (var label : labels.values()) {
            if (!label.getField("episode").startsWith("decoy-")) continue;
            assertEquals("duty", label.getField("label"));
            decoys.merge(label.getField("episode"), 1, Integer::sum);
        }
        assertTrue(decoys.size() >= Decoys.all().size() - 1, decoys.toString());
    }

    @Test
    void nobody_can_be_rung_up() {
        for (var person : agency.table("people")) {
            var phone = person.getField("phone");
            assertTrue(phone.isEmpty() || phone.matches("[2-9][0-8][0-9]-555-01[0-9][0-9]"), phone);
            assertTrue(person.getField("email").endsWith("@example.org"));
        }
    }

    @Test
    void an_agency_too_small_to_be_one_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> SimulationOptions.of(1, 999));
    }
}

package org.quis.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.MisuseKind;

/// A label is only worth something if the tables bear it out.
class StoriesTest {
    private static final ZoneId ZONE = SimulationOptions.of(0, 1_000).zone();

    @TempDir
    static Path folder;

    static Output agency;

    /// Accesses by label and episode, in order.
    static Map<String, Map<String, List<NamedCsvRecord>>> stories = new HashMap<>();

    @BeforeAll
    static void invent() throws IOException {
        agency = new Output(11, 60_000, folder);
        var labels = agency.labels();
        for (var access : agency.table("log")) {
            var label = labels.get(access.getField("access_id"));
            if (label.getField("episode").isEmpty()) continue;
            stories.computeIfAbsent(label.getField("label"), _ -> new TreeMap<>())
                    .computeIfAbsent(label.getField("episode"), _ -> new ArrayList<>())
                    .add(access);
        }
    }

    private static Map<String, List<NamedCsvRecord>> of(MisuseKind kind) {
        return stories.get(kind.label());
    }

    @Test
    void an_episode_is_about_one_user() {
        for (var label : stories.entrySet()) {
            if (label.getKey().equals("duty")) continue; // decoys may have two
            label.getValue().forEach((episode, accesses) -> assertEquals(1, distinct(accesses, "user_id"), episode));
        }
    }

    @Test
    void who_watches_someone_comes_back_on_several_days() {
        of(MisuseKind.REPEATED_TARGET).forEach((episode, accesses) -> {
            assertTrue(accesses.size() >= 6, episode);
            long days = accesses.stream().map(StoriesTest::day).distinct().count();
            assertTrue(days >= 4, episode + " has " + days + " days");
        });
    }

    @Test
    void who_harvests_takes_many_people() {
        of(MisuseKind.BULK_HARVEST)
                .forEach((episode, accesses) -> assertTrue(distinct(accesses, "subject") >= 12, episode));
    }

    @Test
    void who_looks_themselves_up_by_number_is_that_person() {
        var persons = new HashMap<String, String>();
        for (var user : agency.table("users")) persons.put(user.getField("user_id"), user.getField("person_id"));
        int byNumber = 0;
        for (var access : all(MisuseKind.SELF_LOOKUP)) {
            if (!access.getField("subject_kind").equals("person")) continue;
            assertEquals(persons.get(access.getField("user_id")), access.getField("subject"));
            byNumber++;
        }
        assertTrue(byNumber > 0);
    }

    @Test
    void off_duty_is_outside_every_entered_shift() {
        for (var access : all(MisuseKind.OFF_DUTY)) {
            var time = Instant.parse(access.getField("time"));
            for (var shift : agency.table("shifts")) {
                if (!shift.getField("user_id").equals(access.getField("user_id"))) continue;
                boolean inside = !time.isBefore(Instant.parse(shift.getField("started")))
                        && time.isBefore(Instant.parse(shift.getField("ended")));
                assertFalse(inside, access.toString());
            }
        }
    }

    @Test
    void a_former_user_looks_after_the_account_should_have_ended() {
        var ended = new HashMap<String, String>();
        for (var user : agency.table("users")) ended.put(user.getField("user_id"), user.getField("active_to"));
        for (var access : all(MisuseKind.FORMER_USER)) {
            assertTrue(day(access).isAfter(LocalDate.parse(ended.get(access.getField("user_id")))));
        }
    }

    @Test
    void shared_credentials_are_used_from_a_machine_nobody_uses_on_duty() {
        var foreign = new HashSet<String>();
        for (var access : all(MisuseKind.SHARED_CREDENTIALS)) foreign.add(access.getField("source_ip"));
        var labels = agency.labels();
        for (var access : agency.table("log")) {
            if (!foreign.contains(access.getField("source_ip"))) continue;
            assertEquals(
                    "shared_credentials",
                    labels.get(access.getField("access_id")).getField("label"));
        }
    }

    @Test
    void a_false_reason_cites_a_case_the_user_is_not_assigned_to() {
        Set<String> assigned = new HashSet<>();
        for (var row : agency.table("assignments")) assigned.add(row.getField("case_number") + row.getField("user_id"));
        for (var access : all(MisuseKind.FALSE_REASON)) {
            assertFalse(access.getField("case_number").isEmpty());
            assertFalse(assigned.contains(access.getField("case_number") + access.getField("user_id")));
        }
    }

    @Test
    void without_authority_means_none_was_cited_or_none_that_is_about_this_person_and_database() {
        var authorities = new HashMap<String, NamedCsvRecord>();
        for (var row : agency.table("authorities")) authorities.put(row.getField("authority_id"), row);
        var guarded = new HashSet<String>();
        for (var row : agency.table("databases")) {
            if (row.getField("requires_authority").equals("true")) guarded.add(row.getField("database_id"));
        }
        var people = new HashMap<String, NamedCsvRecord>();
        for (var row : agency.table("people")) people.put(row.getField("person_id"), row);
        for (var access : all(MisuseKind.NO_AUTHORITY)) {
            assertTrue(guarded.contains(access.getField("database_id")));
            var cited = authorities.get(access.getField("authority_id"));
            if (cited == null || !access.getField("subject_kind").equals("phone")) continue;
            var covered =
                    people.get(cited.getField("subject")).getField("phone").replaceAll("\\D", "");
            assertFalse(access.getField("subject").replaceAll("\\D", "").endsWith(covered) && !covered.isEmpty());
        }
    }

    @Test
    void a_protected_person_in_a_real_case_is_a_decoy() {
        assertTrue(stories.get("duty").keySet().stream().anyMatch(id -> id.startsWith("decoy-figure_as_victim")));
    }

    private static List<NamedCsvRecord> all(MisuseKind kind) {
        return of(kind).values().stream().flatMap(List::stream).toList();
    }

    private static long distinct(List<NamedCsvRecord> accesses, String column) {
        return accesses.stream()
                .map(access -> access.getField(column))
                .distinct()
                .count();
    }

    private static LocalDate day(NamedCsvRecord access) {
        return Instant.parse(access.getField("time")).atZone(ZONE).toLocalDate();
    }
}

package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hospital of two wards: whoever works on one is with its patients, on appointments that the tables know.
class StatisticsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final int WEEKS = 10;
    private static final int DISCHARGED = 170;

    @TempDir
    Path home;

    private final List<String> log = new ArrayList<>();
    private final Random random = new Random(5);
    private Path out;

    @BeforeEach
    void work() throws IOException {
        out = home.resolve("audit");
        var reference = Files.createDirectory(home.resolve("reference"));
        var people = new ArrayList<String>(List.of("person_id,name,date_of_birth,sex"));
        for (int i = 0; i < 200; i++) {
            var name = "%cnna Brook%cton".formatted('A' + i % 26, 'a' + i / 26);
            people.add("p%d,%s,19%d-01-01,%s".formatted(i, name, 30 + i % 70, i % 2 == 0 ? "F" : "M"));
        }
        var users = new ArrayList<String>(List.of("user_id,person_id,organization,unit,role"));
        for (int i = 0; i < 12; i++) users.add("u%d,p%d,Hospital,ward %d,nurse".formatted(i, 180 + i, i / 6));
        var appointments = new ArrayList<String>(List.of("appointment_id,user_id,subject_kind,subject,started,ended"));
        for (int day = 0; day < WEEKS * 7; day++) {
            for (int user = 0; user < 12; user++) {
                for (int i = 0; i < 4; i++) {
                    int patient = user / 6 * 80 + random.nextInt(80);
                    if (user >= 6 && i == 0 && day < 14) patient = DISCHARGED;
                    var time = MONDAY.plus(day, ChronoUnit.DAYS).plus(i * 100L + user, ChronoUnit.MINUTES);
                    appointments.add("a%d,u%d,person,p%d,%s,%s"
                            .formatted(appointments.size(), user, patient, time, time.plus(1, ChronoUnit.HOURS)));
                    look(user, patient, time);
                }
            }
        }
        Files.write(reference.resolve("people.csv"), people);
        Files.write(reference.resolve("users.csv"), users);
        Files.write(reference.resolve("appointments.csv"), appointments);
    }

    private void look(int user, int person, Instant time) {
        log.add("%s,u%d,query,person,p%d,,clinical".formatted(time, user, person));
    }

    private void audit() throws IOException {
        Collections.sort(log);
        var lines =
                new ArrayList<String>(List.of("access_id,time,user_id,action,subject_kind,subject,case_number,reason"));
        for (int i = 0; i < log.size(); i++) lines.add("x%d,%s".formatted(i, log.get(i)));
        var file = Files.write(home.resolve("log.csv"), lines);
        var run = CommandLineRun.audit(home, file, "--reference", home.resolve("reference"), "--out", out);
        assertEquals(0, run.exit(), run.err());
    }

    private String sql(String statement) {
        return CommandLineRun.of("sql", "--csv", out, statement).out();
    }

    @Test
    void a_finding_says_that_nobody_of_the_accounts_company_looks_there() throws IOException {
        // nurse 2 of the first ward returns, for two weeks, to somebody who was the second's patient long before
        for (int day = 45; day < 59; day++) {
            var time = MONDAY.plus(day, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
            log.add("%s,u2,query,person,p%d,,".formatted(time, DISCHARGED));
        }

        audit();

        var facts = sql("select distinct text from finding_facts join findings using (finding_id)"
                + " where user_id = 'u2' and text like '%share few subjects%'");

        assertTrue(facts.contains("those who otherwise look here share few subjects with this account"), facts);
    }

    @Test
    void a_week_in_which_somebody_looked_up_none_but_women_stands_out_in_the_table_and_the_report() throws IOException {
        for (int i = 0; i < 90; i++) {
            look(3, 2 * i, MONDAY.plus(21, ChronoUnit.DAYS).plus(i * 5L, ChronoUnit.MINUTES));
        }
        // which is a lead, so that the account has a page
        for (int i = 0; i < 3; i++)
            look(3, 183, MONDAY.plus(22, ChronoUnit.DAYS).plus(i, ChronoUnit.HOURS));

        audit();

        var weeks = sql("select user_id, monday, because from user_weeks where unlikeness > 0");
        assertTrue(weeks.contains("u3,2026-01-26"), weeks);
        assertTrue(weeks.contains("% of the people are women"), weeks);
        assertTrue(Files.readString(out.resolve("report.html")).contains("Weeks unlike the others"));
    }
}

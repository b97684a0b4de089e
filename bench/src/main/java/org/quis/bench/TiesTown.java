package org.quis.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Writes reference tables of a big agency: a million people, ten thousand users, five million ties. Sizes are what
/// matters here, so the stories are left out; `quis simulate` has those.
final class TiesTown {
    static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    static final long DAYS = 90;
    private static final String[] ONSETS = {
        "b", "br", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w"
    };
    private static final String[] RIMES = {
        "ar", "el", "in", "on", "ur", "an", "ez", "ith", "ock", "ell", "ind", "ash", "o", "a"
    };

    final int people;
    final int users;
    private final SplittableRandom random = new SplittableRandom(7);

    TiesTown(int people, int users) {
        this.people = people;
        this.users = users;
    }

    int cases() {
        return people / 5;
    }

    int dispatches() {
        return people * 6 / 10;
    }

    int stops() {
        return people * 4 / 10;
    }

    private interface Lines {
        void write(BufferedWriter to) throws IOException;
    }

    private static void table(Path folder, String name, String header, Lines lines) throws IOException {
        try (var to = Files.newBufferedWriter(folder.resolve(name + ".csv"))) {
            to.write(header + "\n");
            lines.write(to);
        }
    }

    /// Few names are common, many are rare.
    String word(SplittableRandom by, int kinds) {
        int rank = (int) Math.min(kinds - 1, Math.pow(kinds, by.nextDouble()) - 1);
        return capital(ONSETS[rank % 18]
                + RIMES[rank / 18 % 14]
                + (rank < 252 ? "" : ONSETS[rank / 252 % 18] + RIMES[rank / 4536 % 14]));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String name(int person) {
        var by = new SplittableRandom(person);
        return word(by, 2_000) + " " + word(by, 60_000);
    }

    static LocalDate born(int person) {
        return LocalDate.ofEpochDay(new SplittableRandom(person + 5_000_000_000L).nextInt(-14_000, 13_000));
    }

    static String address(int home) {
        return (1 + home % 400) + " "
                + capital(ONSETS[home / 400 % 18] + RIMES[home / 7_200 % 14] + ONSETS[home / 100_800 % 18])
                + " Street, Lorford";
    }

    static String plate(int person) {
        return String.format(
                "%c%c%c%04d", 'A' + person / 10_000 % 26, 'B' + person / 260_000 % 20, 'C', person % 10_000);
    }

    void write(Path folder) throws IOException {
        table(folder, "people", "person_id,name,date_of_birth,address,phone", to -> {
            for (int i = 0; i < people; i++) {
                to.write("p-" + i + "," + name(i) + "," + born(i) + ",\"" + address(i / 3) + "\",");
                to.write(
                        i % 5 < 3
                                ? "202-" + (200 + i / 10_000) + "-" + String.format("%04d", i % 10_000) + "\n"
                                : "\n");
            }
        });
        table(folder, "vehicles", "plate,state,person_id,valid_from,valid_to", to -> {
            for (int i = 0; i < people * 7 / 10; i++) to.write(plate(i) + ",CO,p-" + i + ",2020-01-01,\n");
        });
        table(folder, "relationships", "person_id,other_person_id,kind,valid_from,valid_to", to -> {
            for (int i = 0; i + 2 < people; i += 3) {
                to.write("p-" + i + ",p-" + (i + 1) + ",spouse,2010-01-01,\n");
                to.write("p-" + (i + 2) + ",p-" + i + ",parent,2010-01-01,\n");
                if (i % 9 == 0) to.write("p-" + i + ",p-" + random.nextInt(people) + ",friend,2018-01-01,\n");
            }
        });
        table(
                folder,
                "users",
                "user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to",
                to -> {
                    for (int i = 0; i < users; i++) {
                        to.write("u" + i + ",p-" + (long) i * people / users + ",,Agency " + i / 2_500 + ",unit "
                                + i / 100 + ",officer,u" + (i / 20 * 20 + (i % 20 == 0 ? 1 : 0)) + ",2015-01-01,\n");
                    }
                });
        table(folder, "cases", "case_number,kind,unit,opened,closed", to -> {
            for (int i = 0; i < cases(); i++)
                to.write(number(i) + ",theft,u,2025-11-01," + (i % 3 == 0 ? "2026-02-15" : "") + "\n");
        });
        table(folder, "assignments", "case_number,user_id,role,valid_from,valid_to", to -> {
            for (int i = 0; i < cases(); i++) {
                to.write(number(i) + ",u" + i % users + ",lead,2025-11-01,\n");
                to.write(number(i) + ",u" + (i + 17) % users + ",support,2025-11-01,\n");
            }
        });
        table(folder, "case_subjects", "case_number,subject_kind,subject,role", to -> {
            for (int i = 0; i < cases(); i++)
                for (int k = 0; k < 3; k++) to.write(number(i) + ",person,p-" + subject(i, k) + ",suspect\n");
        });
        table(folder, "dispatches", "dispatch_id,user_id,started,ended,address,subject_kind,subject", to -> {
            for (int i = 0; i < dispatches(); i++) {
                long at = dispatchTime(i);
                to.write("d-" + i + ",u" + i % users + "," + Instant.ofEpochMilli(at) + ","
                        + Instant.ofEpochMilli(at + 2_400_000) + ",\"" + address(dispatchHome(i)) + "\",,\n");
            }
        });
        table(folder, "stops", "stop_id,user_id,time,plate,place", to -> {
            for (int i = 0; i < stops(); i++)
                to.write("s-" + i + ",u" + i % users + "," + Instant.ofEpochMilli(stopTime(i)) + "," + plate(stopped(i))
                        + ",\n");
        });
    }

    static String number(int number) {
        return "26-" + String.format("%06d", number);
    }

    int subject(int number, int place) {
        return (int) (((long) number * 3 + place) * 7_919 % people);
    }

    int dispatchHome(int dispatch) {
        return (int) ((long) dispatch * 104_729 % (people / 3));
    }

    long dispatchTime(int dispatch) {
        return FIRST
                + (long) (dispatch / users) * (DAYS * 86_400_000 / (dispatches() / users + 1))
                + dispatch % users * 1_000L;
    }

    int stopped(int stop) {
        return (int) ((long) stop * 15_485_863L % (people * 7L / 10));
    }

    long stopTime(int stop) {
        return FIRST + (long) (stop / users) * (DAYS * 86_400_000 / (stops() / users + 1)) + stop % users * 1_500L;
    }
}

package org.quis.likeness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two wards of ten: 0 to 9 share patients among each other, 10 to 19 likewise; 20 works alone.
class CompanyTest {
    private static final int ACCOUNTS = 21;

    private static List<int[]> wards() {
        var random = new Random(7);
        var patients = new ArrayList<int[]>();
        for (int patient = 0; patient < 600; patient++) {
            int ward = patient % 2 * 10;
            patients.add(
                    random.ints(ward, ward + 10).distinct().limit(3).sorted().toArray());
        }
        return patients;
    }

    private static Company of(List<int[]> subjects) throws IOException {
        return Company.of(ACCOUNTS, taker -> {
            for (var group : subjects) taker.take(group);
        });
    }

    @Test
    void who_looks_at_the_same_people_is_alike() throws IOException {
        assertTrue(of(wards()).likeness(new int[] {3, 4, 5})[0] > 0.8);
    }

    @Test
    void who_looks_at_another_wards_patient_is_unlike_those_who_do() throws IOException {
        var likeness = of(wards()).likeness(new int[] {3, 14, 15});
        assertTrue(likeness[0] < 0.2, "the stranger");
        assertEquals(likeness[1], likeness[2], 0.2, "and the two of the ward, who have each other and a stranger");
    }

    @Test
    void one_look_at_another_wards_patient_does_not_make_an_account_like_it() throws IOException {
        var subjects = new ArrayList<>(wards());
        subjects.add(new int[] {3, 14, 15});
        assertTrue(of(subjects).likeness(new int[] {3, 14, 15})[0] < 0.2);
    }

    @Test
    void nothing_is_said_of_whom_nobody_else_looks_at() throws IOException {
        assertArrayEquals(new double[] {Double.NaN}, of(wards()).likeness(new int[] {3}));
    }

    @Test
    void nothing_is_said_of_an_account_that_shares_nobody() throws IOException {
        assertEquals(Double.NaN, of(wards()).likeness(new int[] {3, 4, 20})[2]);
    }

    @Test
    void the_order_of_subjects_does_not_matter() throws IOException {
        var subjects = wards();
        var group = new int[] {1, 2, 11, 12};
        var before = of(subjects).likeness(group);
        Collections.shuffle(subjects, new Random(11));
        assertArrayEquals(before, of(subjects).likeness(group), 0, "to the last digit");
    }

    @Test
    void too_few_accounts_to_compare_are_no_error() throws IOException {
        for (int accounts = 0; accounts < 3; accounts++) {
            var group = new int[accounts];
            for (int i = 0; i < accounts; i++) group[i] = i;
            Company.of(accounts, taker -> taker.take(group)).likeness(group);
        }
    }
}

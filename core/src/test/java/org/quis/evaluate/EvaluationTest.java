package org.quis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.results.UnfitException;

/// An audit beside the truth, counted by hand.
class EvaluationTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("accesses.csv"), """
                access_id,source,row,ledger_index,user_id,person_id,verdict,explanation,conflict,kinds,risk
                a-1,l,2,0,u,p-1,explained,u -made-> stop s-1,,,0.01
                a-2,l,3,1,u,p-1,unexplained,,,repeated_target,0.20
                a-3,l,4,2,v,p-2,conflicted,v -assigned-> case 1,v -is-> p-9,,0.10
                a-4,l,5,3,v,p-3,unexplained,,,,0.03
                a-5,l,6,4,v,p-7,conflicted,,v -is-> p-7,self_lookup,0.90
                a-5,l,7,4,v,p-7,conflicted,,v -is-> p-7,self_lookup,0.90
                a-6,l,8,5,w,,unexplained,,,self_lookup,0.02
                """);
        Files.writeString(folder.resolve("labels.csv"), """
                access_id,label,episode
                a-1,duty,
                a-2,duty,
                a-3,duty,
                a-4,duty,
                a-5,self_lookup,self-1
                a-6,canary_lookup,canary-1
                """);
        Files.writeString(folder.resolve("traces.csv"), """
                access_id,person_id,trace
                a-1,p-1,entered
                a-2,p-1,late
                a-3,p-2,assignments.csv:12
                a-4,p-4,missing
                a-5,p-7,none
                a-6,p-8,
                """);
    }

    private Evaluation evaluation() throws Exception {
        return Evaluation.of(folder, folder.resolve("labels.csv"), folder.resolve("traces.csv"), folder);
    }

    @Test
    void a_duty_with_a_trace_counts_as_explained_also_beside_a_personal_tie() throws Exception {
        assertEquals(new Share(2, 3), evaluation().traced());
        assertEquals(1, evaluation().tied());
    }

    @Test
    void first_accesses_are_counted_by_user_and_person() throws Exception {
        assertEquals(new Share(2, 2), evaluation().tracedFirst()); // a-2 is the second of u and p-1
    }

    @Test
    void a_person_named_is_right_or_wrong_and_one_not_named_is_neither() throws Exception {
        assertEquals(new Share(4, 5), evaluation().personRight()); // p-3 was p-4
        assertEquals(new Share(5, 6), evaluation().personNamed());
    }

    @Test
    void an_episode_is_found_by_its_own_kind_only() throws Exception {
        var kinds = evaluation().kinds();

        assertEquals(new Evaluation.Kind(new Share(1, 1), new Share(1, 2)), kinds.get("self_lookup"));
        assertEquals(new Evaluation.Kind(new Share(0, 1), new Share(0, 0)), kinds.get("canary_lookup"));
    }

    @Test
    void what_is_neither_duty_nor_misuse_counts_for_nothing() throws Exception {
        Files.writeString(folder.resolve("labels.csv"), """
                access_id,label,episode
                a-1,duty,
                a-2,neutral,
                a-3,duty,
                a-4,neutral,
                a-5,self_lookup,self-1
                a-6,canary_lookup,canary-1
                """);
        Files.writeString(folder.resolve("findings.csv"), """
                finding_id,kind,rule_id,risk
                F-1,repeated_target,target-repeated,0.20
                F-2,self_lookup,tie-self,0.90
                F-3,no_reason,reason-missing,0.50
                """);
        Files.writeString(folder.resolve("finding_accesses.csv"), """
                finding_id,access_id
                F-1,a-2
                F-2,a-5
                F-3,a-3
                F-3,a-4
                """);

        var evaluation = evaluation();
        var leads = Objects.requireNonNull(evaluation.leads());

        assertEquals(new Share(1, 2), leads.real()); // F-1 holds nothing else, and is left out
        assertEquals(new Share(1, 2), leads.any());
        assertEquals(new Share(1, 6), leads.beyond());
        assertEquals(
                2,
                evaluation.kinds().values().stream()
                        .mapToLong(kind -> kind.found().whole())
                        .sum());
        assertEquals(3 / 4.0, evaluation.ranking().auc()); // a-5 before both on duty, a-6 before one
    }

    @Test
    void labels_of_another_log_are_refused_with_their_place() throws Exception {
        Files.writeString(folder.resolve("labels.csv"), "access_id,label,episode\na-1,duty,\n");

        var refused = assertThrows(
                UnfitException.class, () -> Evaluation.of(folder, folder.resolve("labels.csv"), null, null));

        assertEquals(
                folder.resolve("accesses.csv") + ":3: `a-2` has no label; the labels are of another log",
                refused.getMessage());
    }

    @Test
    void an_interval_holds_its_share_and_narrows_with_the_count() {
        for (int whole : new int[] {1, 5, 50, 5_000}) {
            for (int part = 0; part <= whole; part += Math.max(1, whole / 7)) {
                var share = new Share(part, whole);
                assertTrue(share.low() <= share.value() && share.value() <= share.high(), share.toString());
                assertTrue(share.low() >= 0 && share.high() <= 1, share.toString());
            }
        }
        assertEquals("50.00 % (40.38–59.62) of 100", new Share(50, 100).toString()); // Wilson 1927, z = 1.96
    }
}

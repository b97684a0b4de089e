package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Done;
import org.quis.acts.Role;
import org.quis.desk.CaseFile;
import org.quis.ledger.TlogProof;
import org.quis.ledger.VerifierKey;
import org.quis.server.record.EvidenceFiles;

/// Files in an investigation: who held what, and when; and the whole case in a copy that is checked without Quis.
class CustodyTest {
    private static final byte[] PAGE = "<script>alert(1)</script> a page from a phone".getBytes(StandardCharsets.UTF_8);
    private static final String CASE = "/investigations/2026-0001";

    @TempDir
    Path folder;

    private OpenDesk desk;
    private Visitor investigator;

    @BeforeEach
    void open() throws Exception {
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null);
        var item = desk.first();
        var reviewer = desk.doer("reviewer");
        var official = desk.doer("deciding-official");
        var number = numbered(Instant.now());
        desk.register()
                .perform(reviewer, new Act.ItemDecided(item.item(), Act.Decision.ESCALATED, "no call that night"));
        desk.register().open(reviewer, it -> opened(it, item.item(), item.user()));
        desk.register()
                .perform(
                        reviewer,
                        new Act.AllegationMade(
                                number, "A", "no_reason", "", null, null, 1, "<b>looked</b> without a call"));
        desk.register().perform(official, new Act.InvestigationAssigned(number, Role.INVESTIGATOR, "investigator"));
        desk.register()
                .perform(official, new Act.InvestigationAssigned(number, Role.DECIDING_OFFICIAL, "deciding-official"));
        investigator = desk.loggedIn("investigator");
    }

    private static Act.InvestigationOpened opened(String number, String item, String user) {
        return new Act.InvestigationOpened(number, Act.Source.FLAG, item, user, "looked without a call");
    }

    private static String numbered(Instant now) {
        return now.toString().substring(0, 4) + "-0001";
    }

    private static String at(String path) {
        return CASE.replace("2026-0001", numbered(Instant.now())) + path;
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void a_file_is_sealed_by_its_hash_and_comes_back_as_it_was_to_whoever_says_what_for() throws Exception {
        add("statement.html");

        var answer = desk.loggedIn("deciding-official").take(at("/file/E1"), "purpose=to decide");

        assertArrayEquals(PAGE, answer.body());
        assertTrue(disposition(answer).startsWith("attachment;"), disposition(answer));
        assertEquals(
                List.of("investigator", "deciding-official"),
                file().custody("E1").stream().map(Done::actor).toList());
        assertEquals(sha256(PAGE), file().file("E1").orElseThrow().sha256());
    }

    @Test
    void without_a_purpose_nobody_gets_a_copy() throws Exception {
        add("statement.html");

        assertEquals(400, investigator.post(at("/file/E1"), "purpose= ").statusCode());
        assertEquals(400, investigator.post(at("/copy"), "purpose=").statusCode());
        assertEquals(1, file().custody("E1").size());
    }

    @Test
    void a_file_that_was_changed_on_the_disk_is_not_handed_out_as_evidence() throws Exception {
        add("statement.html");
        Files.writeString(folder.resolve("desk/evidence").resolve(sha256(PAGE)), "another page");

        var alone = investigator.post(at("/file/E1"), "purpose=to read it");
        var whole = investigator.post(at("/copy"), "purpose=to read it");

        assertEquals(503, alone.statusCode());
        assertTrue(alone.body().contains("not the one that was sealed"), alone.body());
        assertEquals(503, whole.statusCode());
        assertEquals(1, file().custody("E1").size());
    }

    @Test
    void a_file_has_the_name_that_its_sender_calls_it_without_any_folder() throws Exception {
        add("../../../etc/cron.d/..evil$(x).html");

        assertEquals("evil__x_.html", file().file("E1").orElseThrow().file());
    }

    @Test
    void of_whoever_is_not_the_investigator_nothing_is_kept() throws Exception {
        var officer = desk.loggedIn("deciding-official").upload(at("/file"), "x.html", PAGE, "description=mine");
        var stranger = desk.visitor().upload(at("/file"), "x.html", PAGE, "description=mine");
        var forged = investigator.upload(at("/file"), "no token", "x.html", PAGE, "description=mine");

        assertEquals(403, officer.statusCode());
        assertEquals(302, stranger.statusCode());
        assertEquals(403, forged.statusCode());
        assertFalse(Files.exists(folder.resolve("desk/evidence")));
    }

    @Test
    void a_file_that_is_too_large_or_empty_is_refused_with_a_sentence_and_nothing_of_it_stays() throws Exception {
        var large = investigator.upload(
                at("/file"), "x.bin", new byte[(int) EvidenceFiles.MOST_BYTES + 1], "description=too large");
        var empty = investigator.upload(at("/file"), "x.bin", new byte[0], "description=empty");

        assertEquals(400, large.statusCode());
        assertTrue(text(large).contains("at most 50 MiB"), text(large));
        assertEquals(400, empty.statusCode());
        assertTrue(text(empty).contains("The file is empty"), text(empty));
        assertEquals(List.of(), file().evidence());
        try (var kept = Files.list(folder.resolve("desk/evidence"))) {
            assertEquals(0, kept.count());
        }
    }

    @Test
    void the_whole_case_is_in_one_copy_with_its_files_and_with_sums_that_hold() throws Exception {
        add("statement.html");

        var copy = copy();

        var unpacked = folder.resolve("unpacked");
        for (var entry : copy.entrySet()) {
            var file = unpacked.resolve(entry.getKey());
            assertTrue(file.normalize().startsWith(unpacked), entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        var sums = new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS")
                .directory(unpacked.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(sums.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, sums.waitFor(), said);
        assertEquals(copy.size() - 1, said.lines().count(), said);
        assertArrayEquals(PAGE, copy.get("evidence/E1 statement.html"));
        var html = text(copy, "case.html");
        assertTrue(html.contains("&lt;b&gt;looked&lt;/b&gt; without a call"), html);
        assertFalse(html.contains("<script"), html);
    }

    @Test
    void every_act_and_every_access_of_a_copy_is_proved_by_the_log_s_key_alone() throws Exception {
        add("statement.html");

        var copy = copy();

        var key = VerifierKey.parse(text(copy, "log.vkey").strip());
        var item = desk.register().item(file().opened().item());
        var indexes = new java.util.TreeSet<Long>();
        item.queued().accesses().forEach(access -> indexes.add(access.ledgerIndex()));
        item.acts().forEach(done -> indexes.add(done.index()));
        file().acts().forEach(done -> indexes.add(done.index()));
        for (long index : indexes) {
            var proof = TlogProof.parse(copy.get("proofs/" + index + ".tlog-proof"));
            assertEquals(index, proof.index());
            var proved = proof.verify(key, null, null, Instant.now());
            assertNotNull(proved.opening());
        }
        assertEquals(
                indexes.size(),
                copy.keySet().stream()
                        .filter(name -> name.startsWith("proofs/"))
                        .count());
    }

    @Test
    void a_copy_can_be_taken_of_a_closed_case_and_is_sealed_as_taken() throws Exception {
        var official = desk.doer("deciding-official");
        var number = numbered(Instant.now());
        desk.register().perform(desk.doer("investigator"), new Act.NarrativeWritten(number, "There was a call."));
        desk.register().perform(official, new Act.FindingMade(number, "A", Act.Finding.UNFOUNDED, "there was a call"));
        desk.register().perform(official, new Act.OutcomeRecorded(number, Act.Outcome.NONE, ""));
        desk.register().perform(official, new Act.NotificationDecided(number, false, "nobody was harmed"));
        desk.register().perform(official, new Act.InvestigationClosed(number, ""));

        var copy = desk.loggedIn("auditor").take(at("/copy"), "purpose=yearly audit");

        assertEquals(200, copy.statusCode());
        assertEquals("auditor", file().acts().getLast().actor());
        assertEquals(CaseFile.State.CLOSED, file().state());
        assertTrue(text(unzipped(copy.body()), "acts.json").contains("yearly audit"));
    }

    private void add(String name) throws Exception {
        var answer = investigator.upload(at("/file"), name, PAGE, "description=from the person looked at");
        assertEquals(303, answer.statusCode(), text(answer));
    }

    private CaseFile file() {
        return desk.register().investigation(numbered(Instant.now()));
    }

    private Map<String, byte[]> copy() throws Exception {
        var answer = investigator.take(at("/copy"), "purpose=for the inspector general");
        assertEquals(200, answer.statusCode(), text(answer));
        return unzipped(answer.body());
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws Exception {
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String disposition(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Disposition").orElse("");
    }

    private static String sha256(byte[] content) throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256").digest(content);
        return java.util.HexFormat.of().formatHex(digest);
    }
}

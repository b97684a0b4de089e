package org.quis.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.Sealer;
import org.quis.ledger.Timestamps;

/// A ledger is stamped by an authority that runs openssl, and by some that cheat.
class AnchorsTest {
    private static final String ORIGIN = "agency.example/audit";
    private static final LogKey LOG = LogKey.generate(ORIGIN);

    @TempDir
    static Path shared;

    private static OpensslAuthority authority;
    private static AuthorityCertificates believed;

    @TempDir
    Path folder;

    private Path ledger;

    @BeforeAll
    static void open_the_authority() throws Exception {
        authority = OpensslAuthority.start(shared.resolve("authority"), "Stamps");
        believed = AuthorityCertificates.read(authority.root());
    }

    @AfterAll
    static void close_it() {
        if (authority != null) authority.close();
    }

    @BeforeEach
    void a_ledger_and_an_honest_authority() throws Exception {
        authority.answers(authority::reply);
        authority.answersWithStatus(200);
        ledger = folder.resolve("ledger");
        grow(ledger, 300, "looked");
    }

    @Test
    void a_stamped_checkpoint_is_an_anchor_and_openssl_agrees() throws Exception {
        var begun = Instant.now();
        var kept = stamp();

        assertEquals(ledger.resolve("timestamps/300"), kept);
        var anchors = Anchors.check(ledger, LOG.verifier(), believed);
        assertEquals(List.of(), anchors.faults());
        var anchor = anchors.sound().getFirst();
        assertEquals(Ledger.open(ledger).checkpoint(), anchor.checkpoint());
        assertEquals("CN=tsa, O=Stamps", anchor.authority());
        // to the second, and wrong by as much as the authority owns up to
        var soonest = begun.minusSeconds(1).plusMillis(2500);
        assertTrue(anchor.before().isAfter(soonest), anchor.before() + " " + soonest);
        assertTrue(
                anchor.before().isBefore(soonest.plus(Duration.ofMinutes(1))),
                anchor.before().toString());

        var said = authority.openssl(
                "ts",
                "-verify",
                "-in",
                kept.resolve("token.tsr").toString(),
                "-data",
                kept.resolve("checkpoint").toString(),
                "-CAfile",
                "root.crt");
        assertTrue(said.contains("Verification: OK"), said);
    }

    @Test
    void what_a_killed_run_left_is_written_over() throws Exception {
        var left = Files.createDirectories(ledger.resolve("timestamps/.next"));
        Files.writeString(left.resolve("checkpoint"), "half a line");
        assertEquals(new Anchors(List.of(), List.of()), Anchors.check(ledger, LOG.verifier(), null));
        stamp();
        assertEquals(1, Anchors.check(ledger, LOG.verifier(), believed).sound().size());
        assertTrue(Files.notExists(left));
    }

    @Test
    void a_ledger_that_grows_continues_all_that_was_stamped() throws Exception {
        stamp();
        stamp(); // again, by another authority for example
        grow(ledger, 1000, "looked");
        stamp();
        grow(ledger, 1001, "looked");

        var anchors = Anchors.check(ledger, LOG.verifier(), believed);

        assertEquals(List.of(), anchors.faults());
        assertEquals(
                List.of(300L, 300L, 1000L),
                anchors.sound().stream().map(it -> it.checkpoint().size()).toList());
    }

    @Test
    void a_ledger_cut_back_or_written_anew_does_not_continue_what_was_stamped() throws Exception {
        var checkpoint = Files.readAllBytes(ledger.resolve("checkpoint"));
        grow(ledger, 500, "looked");
        var kept = stamp();
        Files.write(ledger.resolve("checkpoint"), checkpoint);
        assertFault("timestamps/500/checkpoint: the log once had 500 entries, and this ledger has 300: it was rolled"
                + " back");

        ledger = folder.resolve("forged");
        grow(ledger, 600, "nobody looked");
        move(kept, ledger.resolve("timestamps/500"));
        assertFault("timestamps/500/checkpoint: the first 500 entries of this ledger are not those that were signed"
                + " before");
    }

    @Test
    void a_stamp_of_what_another_key_signed_is_none() throws Exception {
        var theirs = LogKey.generate(ORIGIN);
        var note = theirs.sign(Ledger.open(ledger).checkpoint().text());
        Timestamps.store(ledger, note, stamped(note).encoded());
        assertFault(
                "timestamps/300/checkpoint: is not signed by " + LOG.verifier().encoded());
    }

    @Test
    void a_stamp_moved_altered_or_torn_is_named() throws Exception {
        var kept = stamp();
        var token = Files.readAllBytes(kept.resolve("token.tsr"));

        Files.write(kept.resolve("checkpoint"), "\n".getBytes(), java.nio.file.StandardOpenOption.APPEND);
        assertFault("timestamps/300/token.tsr: is not of this checkpoint");
        Files.delete(kept.resolve("checkpoint"));
        assertFault("timestamps/300/checkpoint: is missing");
        Files.writeString(kept.resolve("checkpoint"), Ledger.open(ledger).note().encoded());
        assertEquals(List.of(), Anchors.check(ledger, LOG.verifier(), believed).faults());

        Files.write(kept.resolve("token.tsr"), java.util.Arrays.copyOf(token, token.length - 1));
        assertFault("timestamps/300/token.tsr: is not a time-stamp: ");
        Files.write(kept.resolve("token.tsr"), java.util.Arrays.copyOf(token, token.length + 1));
        assertFault("timestamps/300/token.tsr: is not a time-stamp: ");
        Files.write(kept.resolve("token.tsr"), new byte[1 << 20]);
        assertFault("timestamps/300/token.tsr: is longer than a time-stamp may be");
        Files.delete(kept.resolve("token.tsr"));
        assertFault("timestamps/300/token.tsr: is missing");
    }

    @Test
    void no_byte_of_a_token_can_be_changed_so_that_it_says_something_else() throws Exception {
        var note = Ledger.open(ledger).note();
        var bytes = note.encoded().getBytes(StandardCharsets.UTF_8);
        var token = stamped(note);
        var reply = token.encoded();
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < reply.length; i++) {
            var altered = reply.clone();
            altered[i] ^= (byte) (1 + random.nextInt(255));
            try {
                var read = Reply.parse(altered).token(bytes);
                believed.vouchFor(read);
                assertEquals(token.before(), read.before(), "byte " + i);
                assertEquals(token.authority(), read.authority(), "byte " + i);
            } catch (BrokenStamp asItShould) {
                refused++;
            }
        }
        assertTrue(refused > reply.length * 9 / 10, refused + " of " + reply.length); // the rest is not signed
    }

    @Test
    void whom_nobody_believed_vouches_for_is_refused() throws Exception {
        stamp();
        try (var other = OpensslAuthority.start(folder.resolve("other"), "Stamps")) {
            var others = AuthorityCertificates.read(other.root());
            var anchors = Anchors.check(ledger, LOG.verifier(), others);
            assertEquals(
                    "[timestamps/300/token.tsr: is signed by `CN=tsa, O=Stamps`, for whom no certificate that is"
                            + " believed vouches]",
                    anchors.faults().toString());
        }
        assertEquals(1, Anchors.check(ledger, LOG.verifier(), null).sound().size());
    }

    @Test
    void a_ledger_without_stamps_has_none_to_show_to_who_asks_for_one() throws Exception {
        assertEquals(new Anchors(List.of(), List.of()), Anchors.check(ledger, LOG.verifier(), null));
        assertFault("timestamps: holds no time-stamp, and one is asked for");
    }

    @Test
    void an_answer_to_another_request_is_refused() {
        authority.answers(
                query -> authority.reply(query(imprint(query), nonce(query).add(BigInteger.ONE))));
        assertBroken("is to another request than was made");
        authority.answers(query -> authority.reply(query(imprint(query), null)));
        assertBroken("is to another request than was made");
        authority.answers(query -> authority.reply(query(new byte[32], nonce(query))));
        assertBroken("is not of this checkpoint");
    }

    @Test
    void a_certificate_for_another_purpose_or_a_weak_hash_is_refused() throws Exception {
        authority.issue("web", "between", "extendedKeyUsage=critical,serverAuth\n");
        authority.issue("lax", "between", "extendedKeyUsage=timeStamping\n");
        authority.issue("both", "between", "extendedKeyUsage=critical,timeStamping,codeSigning\n");
        authority.issue("none", "between", "basicConstraints=CA:FALSE\n");
        for (var file : List.of("web", "lax", "both", "none")) {
            authority.answers(query -> signedAnew(authority.reply(query), file, "sha256"));
            assertBroken(
                    "is signed with a certificate of `O=Stamps,CN=" + file + "` that is not one for time-stamps: ");
        }
        authority.answers(query -> signedAnew(authority.reply(query), "tsa", "sha1"));
        assertBroken("is signed over a hash that can be forged");
        authority.answers(query -> signedAnew(authority.reply(query), "tsa", "sha512"));
        stamp();
    }

    @Test
    void what_is_no_time_stamp_is_refused() {
        for (var garbage : new byte[][] {{}, {0x30}, "<html>".getBytes(), nested(0x30), nested(0xA0), {0x30, 0}}) {
            authority.answers(_ -> garbage);
            assertBroken("is not a time-stamp: ");
        }
    }

    @Test
    void an_authority_that_gives_none_says_nothing_against_the_ledger() throws Exception {
        authority.answers(_ -> new byte[Reply.MOST_BYTES + 1]);
        assertRefused("no answer: ");
        authority.answersWithStatus(503);
        authority.answers(_ -> "busy".getBytes());
        assertRefused("it answered with status 503");
        authority.answersWithStatus(302);
        assertRefused("it answered with status 302");
        authority.answersWithStatus(200);
        authority.configure("sha512");
        authority.answers(authority::reply);
        assertRefused("it refused with status 2, `Message digest algorithm is not supported.`");
        authority.configure("sha256");
        var gone = OpensslAuthority.start(folder.resolve("gone"), "Gone");
        gone.close();
        assertEquals(
                new Answer.Refused("no answer: nobody is there"),
                Authority.of(gone.url()).stamp(Ledger.open(ledger).note()));
        assertEquals(List.of(), Timestamps.of(ledger));
    }

    @Test
    void an_address_that_is_none_is_told_so() {
        for (var address : List.of("", "tsa.example", "ftp://tsa.example", "http://", "https://two words")) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> Authority.of(address));
            assertEquals("`" + address + "` is not an address like https://tsa.example", thrown.getMessage());
        }
    }

    /// A time-stamp of the same content signed anew, by whatever certificate.
    private static byte[] signedAnew(byte[] reply, String file, String digest) throws Exception {
        var content = new TimeStampResponse(reply)
                .getTimeStampToken()
                .getTimeStampInfo()
                .getEncoded();
        Files.write(shared.resolve("authority/content"), content);
        authority.openssl(
                "cms",
                "-sign",
                "-binary",
                "-nodetach",
                "-cades",
                "-md",
                digest,
                "-signer",
                file + ".crt",
                "-inkey",
                file + ".key",
                "-certfile",
                "between.crt",
                "-econtent_type",
                "1.2.840.113549.1.9.16.1.4",
                "-in",
                "content",
                "-outform",
                "DER",
                "-out",
                "signed");
        var token = ASN1Primitive.fromByteArray(Files.readAllBytes(shared.resolve("authority/signed")));
        return new DERSequence(List.of(new DERSequence(new ASN1Integer(0)), token)
                        .toArray(org.bouncycastle.asn1.ASN1Encodable[]::new))
                .getEncoded();
    }

    /// As deep as there is room, to be read by something that calls itself.
    private static byte[] nested(int tag) {
        var bytes = new byte[Reply.MOST_BYTES];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) tag;
            bytes[i + 1] = (byte) 0x80;
        }
        return bytes;
    }

    private static byte[] query(byte[] imprint, BigInteger nonce) throws Exception {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return (nonce == null
                        ? generator.generate(TSPAlgorithms.SHA256, imprint)
                        : generator.generate(TSPAlgorithms.SHA256, imprint, nonce))
                .getEncoded();
    }

    private static byte[] imprint(byte[] query) throws Exception {
        return new TimeStampRequest(query).getMessageImprintDigest();
    }

    private static BigInteger nonce(byte[] query) throws Exception {
        return new TimeStampRequest(query).getNonce();
    }

    private void assertBroken(String problem) {
        var thrown = assertThrows(BrokenStamp.class, this::stamp);
        assertTrue(thrown.getMessage().startsWith(problem), thrown.getMessage());
    }

    private void assertRefused(String why) throws Exception {
        var answer = Authority.of(authority.url()).stamp(Ledger.open(ledger).note());
        var said = assertInstanceOf(Answer.Refused.class, answer).why();
        assertTrue(said.startsWith(why), said);
    }

    private void assertFault(String fault) throws Exception {
        var anchors = Anchors.check(ledger, LOG.verifier(), believed);
        assertEquals(List.of(), anchors.sound());
        assertEquals(1, anchors.faults().size());
        assertTrue(
                anchors.faults().getFirst().toString().startsWith(fault),
                anchors.faults().toString());
    }

    private Path stamp() throws Exception {
        var note = Ledger.open(ledger).note();
        return Timestamps.store(ledger, note, stamped(note).encoded());
    }

    private static Token stamped(org.quis.ledger.Note note) throws Exception {
        var answer = Authority.of(authority.url()).stamp(note);
        return assertInstanceOf(Answer.Stamped.class, answer).token();
    }

    private static void move(Path from, Path to) throws Exception {
        Files.createDirectories(to.getParent());
        Files.move(from, to);
    }

    private void grow(Path ledger, int size, String cell) throws Exception {
        var payloadKey = Keyring.open(folder.resolve("keyring")).key(ORIGIN, "rows");
        var kept = new CheckpointFiles(ledger.resolveSibling(ledger.getFileName() + ".kept"));
        try (var writer = Files.exists(ledger)
                ? LedgerWriter.open(ledger, LOG, kept)
                : LedgerWriter.create(ledger, ORIGIN, LOG, kept)) {
            int count = (int) (size - writer.size());
            var rows = new Rows(new Source(0, "march.csv", null), count);
            for (int i = 0; i < count; i++) {
                rows.cell(cell);
                rows.endRow(writer.size() + i + 2);
            }
            writer.append(new Sealer(payloadKey).seal(rows));
        }
    }
}

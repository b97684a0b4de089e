package org.quis.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quis.ledger.LogKey;

/// One way to lie with a ledger of 66,404 entries, or with a proof out of it.
///
/// @param name   what was done
/// @param goSays part of what the Go program says of it
record Forgery(String name, String goSays, Making making) {
    /// @return the forged ledger's folder, or the forged proof
    interface Making {
        Path of(Material material) throws Exception;
    }

    private interface Change {
        void to(Path ledger) throws Exception;
    }

    private static final String INVALID = "invalid transparency proof";
    private static final int ENTRIES = 66_404; // 300 + 66,100 rows, and two entries at the end of each audit
    private static final int STRIDE = 2 + 46; // of a row's entry in its bundle

    static Stream<Forgery> all() {
        return Stream.of(ledgers(), signatures(), histories(), proofs()).flatMap(List::stream);
    }

    private static List<Forgery> ledgers() {
        return List.of(
                ledger("a byte of an entry flipped", "the entries have", flip("tile/entries/007", 20)),
                ledger("the length of an entry changed", "cut short", flip("tile/entries/007", 5 * STRIDE)),
                ledger("a byte of a leaf tile flipped", "tile/0/007: is not what", flip("tile/0/007", 40)),
                ledger("a byte of a tile of level 1 flipped", "tile/1/000: is not what", flip("tile/1/000", 40)),
                ledger("a byte of a tile of level 2 flipped", "tile/2/000.p/1: is not what", flip("tile/2/000.p/1", 1)),
                ledger("a byte of the right edge flipped", "tile/1/001.p/3: is not what", flip("tile/1/001.p/3", 70)),
                ledger("a byte of an older right edge flipped", "tile/0/001.p/46: is not", flip("tile/0/001.p/46", 3)),
                ledger("an entry of an older right edge changed", "001.p/46: entry 257 is not", ledger -> {
                    flip("tile/entries/001.p/46", STRIDE + 9).to(ledger);
                }),
                ledger("two entries swapped", "the entries have", bytes("tile/entries/007", it -> swapped(it, STRIDE))),
                ledger("an entry put in twice", "the entries have", bytes("tile/entries/007", it -> {
                    System.arraycopy(it, 0, it, STRIDE, STRIDE);
                    return it;
                })),
                ledger("a bundle cut short", "007: is cut short", bytes("tile/entries/007", it -> cut(it, STRIDE))),
                ledger("a bundle with an entry more", "after its last", bytes("tile/entries/007", it -> {
                    return Arrays.copyOf(it, it.length + STRIDE);
                })),
                ledger("a tile cut short", "tile/0/007: is not what", bytes("tile/0/007", it -> cut(it, 32))),
                ledger("another tile's hashes at the right edge", "259.p/100: is not what", ledger -> {
                    var other = Files.readAllBytes(ledger.resolve("tile/0/258"));
                    Files.write(ledger.resolve("tile/0/259.p/100"), Arrays.copyOf(other, 100 * 32));
                }),
                ledger("a right edge one hash narrower", "259.p/100: no such file", ledger -> {
                    var edge = Files.readAllBytes(ledger.resolve("tile/0/259.p/100"));
                    Files.write(ledger.resolve("tile/0/259.p/99"), cut(edge, 32));
                    Files.delete(ledger.resolve("tile/0/259.p/100"));
                }),
                ledger("a tile missing", "no such file", ledger -> Files.delete(ledger.resolve("tile/0/007"))),
                ledger("a tile beyond the tree", "tile/0/300: has no place", ledger -> {
                    Files.copy(ledger.resolve("tile/0/000"), ledger.resolve("tile/0/300"));
                }));
    }

    private static List<Forgery> signatures() {
        return List.of(
                checkpoint("a root changed after it was signed", "invalid signature", (note, _) -> {
                    return note.replaceFirst("(?m)^[A-Za-z0-9+/]{43}=$", "A".repeat(43) + "=");
                }),
                checkpoint("a size changed after it was signed", "invalid signature", (note, _) -> {
                    return note.replace("\n" + ENTRIES + "\n", "\n" + (ENTRIES - 1) + "\n");
                }),
                checkpoint("signed by another key of the log's name", "no verifiable signatures", (note, _) -> {
                    return LogKey.generate(origin(note)).sign(text(note)).encoded();
                }),
                checkpoint("another's signature under the log's key id", "invalid signature", (note, _) -> {
                    var foreign = LogKey.generate(origin(note)).sign(text(note)).encoded();
                    return text(note) + "\n" + under(line(note, origin(note)), line(foreign, origin(note)))
                            + line(note, "board.example");
                }),
                checkpoint("the board's cosignature left out", "not signed by board.example", (note, _) -> {
                    return note.replace(line(note, "board.example"), "");
                }),
                checkpoint("the press's cosignature under the board's name", "invalid signature", (note, _) -> {
                    var board = line(note, "board.example");
                    return note.replace(board, under(board, line(note, "press.example")));
                }),
                checkpoint("the board's cosignature of another checkpoint", "invalid signature", (note, it) -> {
                    var spring = Files.readString(it.home.resolve("spring.checkpoint"));
                    return note.replace(line(note, "board.example"), line(spring, "board.example"));
                }),
                checkpoint("the time of a cosignature changed", "invalid signature", (note, _) -> {
                    var board = line(note, "board.example");
                    var bytes = Base64.getDecoder().decode(base64(board));
                    bytes[11] ^= 1; // four of the key id, eight of the time
                    return note.replace(base64(board), Base64.getEncoder().encodeToString(bytes));
                }),
                checkpoint("the board's own cosignature from next year", "invalid signature", (note, it) -> {
                    var board = line(note, "board.example");
                    return note.replace(base64(board), it.nextYear(board, text(note)));
                }));
    }

    private static List<Forgery> histories() {
        return List.of(
                checkpoint("another root, signed by the log itself", "the entries have", (note, it) -> {
                    return it.signed(text(note).replaceFirst("(?m)^[A-Za-z0-9+/]{43}=$", "A".repeat(43) + "="), note);
                }),
                checkpoint("another size, signed by the log itself", "no such file", (note, it) -> {
                    return it.signed(text(note).replace("\n" + ENTRIES + "\n", "\n" + (ENTRIES + 1) + "\n"), note);
                }),
                new Forgery("a second history under the true checkpoint", "the entries have", it -> {
                    var second = it.copy(it.home.resolve("second"));
                    Files.copy(it.home.resolve("agency/checkpoint"), replaced(second.resolve("checkpoint")));
                    return second;
                }),
                new Forgery("a second history, signed by the log, without a witness", "not signed by board", it -> {
                    return it.copy(it.home.resolve("second"));
                }),
                new Forgery("a second history, signed and cosigned", "not those that were signed before", it -> {
                    var second = it.copy(it.home.resolve("second"));
                    var note = Files.readString(second.resolve("checkpoint"));
                    var board = line(Files.readString(it.home.resolve("agency/checkpoint")), "board.example");
                    var colluding = board.replace(base64(board), it.cosigned(board, text(note), Instant.now()));
                    Files.writeString(second.resolve("checkpoint"), note + colluding);
                    return second;
                }));
    }

    private static List<Forgery> proofs() {
        return List.of(
                proof("of another index", INVALID, it -> it.replace("\nindex 298\n", "\nindex 299\n")),
                proof(
                        "of an index beyond the tree",
                        "invalid inputs",
                        it -> it.replace("\nindex 298\n", "\nindex 66404\n")),
                proof(
                        "with a path one hash too long",
                        INVALID,
                        it -> it.replaceFirst("(\nindex 298\n)(.*\n)", "$1$2$2")),
                proof("with a path one hash too short", INVALID, it -> it.replaceFirst("(\nindex 298\n)(.*\n)", "$1")),
                proof(
                        "with two hashes swapped",
                        INVALID,
                        it -> it.replaceFirst("(\nindex 298\n)(.*\n)(.*\n)", "$1$3$2")),
                proof(
                        "with a hash changed",
                        "",
                        it -> it.replaceFirst("(\nindex 298\n).{43}=", "$1" + "A".repeat(43) + "=")),
                new Forgery(
                        "a proof: of another entry",
                        "",
                        it -> it.proof(summer -> {
                            return extra(it.read("other.tlog-proof"))
                                    + summer.substring(extra(summer).length());
                        })),
                new Forgery(
                        "a proof: with an earlier checkpoint, truly signed",
                        "",
                        it -> it.proof(summer -> {
                            return head(summer) + it.read("spring.checkpoint");
                        })),
                new Forgery("a proof: with the checkpoint of a second history", "not signed by board", it -> {
                    return it.proof(summer -> head(summer) + it.read("second/checkpoint"));
                }),
                proof(
                        "with a root changed",
                        "invalid signature",
                        it -> head(it)
                                + it.substring(head(it).length())
                                        .replaceFirst("(?m)^[A-Za-z0-9+/]{43}=$", "A".repeat(43) + "=")),
                proof(
                        "without the board's cosignature",
                        "not signed by board",
                        it -> it.replace(line(it, "board.example"), "")),
                proof("showing another row", "not what the entry commits to", it -> shown(it, -3)),
                proof(
                        "showing the row with another salt",
                        "not what the entry commits to",
                        it -> shown(it, 13 + 2 + 46)));
    }

    // ---- what the forger does

    private static Forgery ledger(String name, String goSays, Change change) {
        return new Forgery(name, goSays, it -> {
            var copy = it.copy(it.home.resolve("agency"));
            change.to(copy);
            return copy;
        });
    }

    private interface Rewrite {
        String of(String note, Material material) throws Exception;
    }

    private static Forgery checkpoint(String name, String goSays, Rewrite rewrite) {
        return new Forgery("a checkpoint: " + name, goSays, it -> {
            var copy = it.copy(it.home.resolve("agency"));
            var note = Files.readString(copy.resolve("checkpoint"));
            Files.writeString(copy.resolve("checkpoint"), changed(note, rewrite.of(note, it)));
            return copy;
        });
    }

    private static Forgery proof(String name, String goSays, UnaryOperator<String> change) {
        return new Forgery("a proof: " + name, goSays, it -> it.proof(change));
    }

    private static Change bytes(String file, UnaryOperator<byte[]> change) {
        return ledger -> {
            var was = Files.readAllBytes(ledger.resolve(file));
            Files.write(ledger.resolve(file), change.apply(was));
        };
    }

    private static Change flip(String file, int at) {
        return bytes(file, it -> flipped(it, at));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= 1;
        return bytes;
    }

    private static byte[] swapped(byte[] bytes, int stride) {
        var first = Arrays.copyOf(bytes, stride);
        System.arraycopy(bytes, stride, bytes, 0, stride);
        System.arraycopy(first, 0, bytes, stride, stride);
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int by) {
        return Arrays.copyOf(bytes, bytes.length - by);
    }

    private static Path replaced(Path file) throws IOException {
        Files.deleteIfExists(file);
        return file;
    }

    /// The proof with a byte changed of what it shows; from the end where `at` is negative.
    private static String shown(String proof, int at) {
        var base64 = extra(proof).lines().skip(1).findFirst().orElseThrow().substring("extra ".length());
        var bytes = Base64.getDecoder().decode(base64);
        var changed = Base64.getEncoder().encodeToString(flipped(bytes, at < 0 ? bytes.length + at : at));
        return proof.replace(base64, changed);
    }

    private static String changed(String was, String now) {
        if (now.equals(was)) throw new AssertionError("nothing was forged in\n" + was);
        return now;
    }

    // ---- the parts of a note and of a proof

    private static String text(String note) {
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    private static String origin(String note) {
        return note.substring(0, note.indexOf('\n'));
    }

    /// The signature line of a name.
    private static String line(String note, String name) {
        return note.lines()
                .filter(it -> it.startsWith("— " + name + " "))
                .map(it -> it + "\n")
                .collect(Collectors.joining());
    }

    private static String base64(String line) {
        return line.strip().substring(line.strip().lastIndexOf(' ') + 1);
    }

    /// One signature in another's place, name and key id.
    private static String under(String place, String signature) {
        var to = Base64.getDecoder().decode(base64(place));
        var from = Base64.getDecoder().decode(base64(signature));
        System.arraycopy(from, 4, to, 4, to.length - 4);
        return place.replace(base64(place), Base64.getEncoder().encodeToString(to));
    }

    /// All of a proof that stands before its checkpoint.
    private static String head(String proof) {
        return proof.substring(0, proof.indexOf("\n\n") + 2);
    }

    /// A proof's first two lines.
    private static String extra(String proof) {
        return proof.substring(0, proof.indexOf("\nindex ") + 1);
    }

    @Override
    public String toString() {
        return name;
    }

    Path make(Material material) throws Exception {
        return making.of(material);
    }

    /// What the forger has: copies of everything, and the keys of whoever colludes.
    record Material(Path home, Path folder) {

        Path copy(Path ledger) throws IOException {
            var to = folder.resolve("ledger");
            try (var files = Files.walk(ledger)) {
                for (var file : files.toList()) {
                    var path = ledger.relativize(file);
                    if (Files.isDirectory(file)) Files.createDirectories(to.resolve(path.toString()));
                    else Files.copy(file, to.resolve(path.toString()));
                }
            }
            return to;
        }

        Path proof(UnaryOperator<String> change) throws IOException {
            var summer = read("summer.tlog-proof");
            return Files.writeString(folder.resolve("forged.tlog-proof"), changed(summer, change.apply(summer)));
        }

        String read(String file) {
            try {
                return Files.readString(home.resolve(file));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /// Another text, signed by the log itself and cosigned by a board in league with it.
        private String signed(String text, String note) throws Exception {
            var board = line(note, "board.example");
            return LogKey.load(home.resolve("agency.key")).sign(text).encoded()
                    + board.replace(base64(board), cosigned(board, text, Instant.now()));
        }

        private String nextYear(String board, String text) throws Exception {
            return cosigned(board, text, Instant.now().plusSeconds(365 * 86_400L));
        }

        private String cosigned(String board, String text, Instant time) throws Exception {
            var pem = read("board.example/witness.key")
                    .lines()
                    .filter(it -> !it.contains("-----"))
                    .skip(1);
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem.collect(Collectors.joining()))));
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            long seconds = time.getEpochSecond();
            signer.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8));
            var keyId = Arrays.copyOf(Base64.getDecoder().decode(base64(board)), 4);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(4 + 8 + 64)
                            .put(keyId)
                            .putLong(seconds)
                            .put(signer.sign())
                            .array());
        }
    }
}

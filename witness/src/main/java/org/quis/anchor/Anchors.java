package org.quis.anchor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.ledger.Broken;
import org.quis.ledger.Checkpoint;
import org.quis.ledger.Fault;
import org.quis.ledger.Ledger;
import org.quis.ledger.Note;
import org.quis.ledger.Timestamps;
import org.quis.ledger.VerifierKey;

/// What the time-stamps that a ledger keeps say of it.
///
/// @param sound  by size: each of a checkpoint that the log's key signed and that the ledger of today continues
/// @param faults what is wrong with the others, and where
public record Anchors(List<Anchor> sound, List<Fault> faults) {
    /// The first entries of the ledger, as many as the checkpoint says, existed before a moment.
    ///
    /// @param authority who says so, by its certificate
    public record Anchor(Checkpoint checkpoint, Instant before, String authority) {}

    public Anchors {
        sound = List.copyOf(sound);
        faults = List.copyOf(faults);
    }

    /// @param key      the log's, or one below whose name it is
    /// @param believed the certificates of authorities, one of which must have stamped; `null` to believe whichever
    ///                 certificate a token holds, and to do without any
    /// @throws Broken.Ledger if the ledger itself cannot be opened; verify it first
    public static Anchors check(Path folder, VerifierKey key, @Nullable AuthorityCertificates believed)
            throws IOException, Broken.Ledger {
        var ledger = Ledger.open(folder, key);
        var sound = new ArrayList<Anchor>();
        var faults = new ArrayList<Fault>();
        for (var kept : Timestamps.of(folder)) {
            var place = folder.relativize(kept).toString().replace('\\', '/') + "/";
            try {
                byte[] stamped = read(kept, Timestamps.CHECKPOINT);
                var token = Reply.parse(read(kept, Timestamps.TOKEN)).token(stamped);
                if (believed != null) believed.vouchFor(token);
                var then = ledger.since(Note.parse(stamped), key);
                sound.add(new Anchor(then, token.before(), token.authority()));
            } catch (BrokenStamp untrue) {
                faults.add(fault(place + Timestamps.TOKEN, untrue));
            } catch (Broken notOfThisLedger) {
                faults.add(fault(place + Timestamps.CHECKPOINT, notOfThisLedger));
            } catch (NoSuchFileException missing) {
                faults.add(
                        new Fault(folder.relativize(Path.of(missing.getFile())).toString(), null, null, "is missing"));
            }
        }
        if (believed != null && sound.isEmpty() && faults.isEmpty()) { // or deleting them would pass
            faults.add(new Fault(Timestamps.FOLDER, null, null, "holds no time-stamp, and one is asked for"));
        }
        sound.sort(Comparator.comparing((Anchor it) -> it.checkpoint().size()).thenComparing(Anchor::before));
        return new Anchors(sound, faults);
    }

    /// One byte more than may be, which is found to be too long.
    private static byte[] read(Path kept, String name) throws IOException {
        try (var in = Files.newInputStream(kept.resolve(name))) {
            return in.readNBytes(Note.MOST_BYTES + 1);
        }
    }

    private static Fault fault(String file, Exception problem) {
        return new Fault(file, null, null, String.valueOf(problem.getMessage()));
    }
}

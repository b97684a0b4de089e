package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of payloads, one a retention class or a data subject, apart from the ledger. To destroy a key is to erase
/// all that was encrypted with it, in every copy and backup of the ledger, while every proof still holds.
///
/// A folder that only its owner can read: `master`, in the clear or under a passphrase, and for each key a file by its
/// id, encrypted with the master. An id is HMAC-SHA256(master, origin ‖ 0A ‖ holder ‖ 00 ‖ generation) cut to 16
/// bytes, so the folder names no data subject. A destroyed key leaves `<id>.shredded`; its holder goes on with a new
/// generation.
public final class Keyring {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MASTER = "master";
    private static final int MOST_GENERATIONS = 10_000;

    private final Path folder;
    private final PayloadKey wrapping;
    private final SecretKeySpec naming;
    private final ConcurrentMap<PayloadKey.Id, Optional<PayloadKey>> known = new ConcurrentHashMap<>();

    private Keyring(Path folder, byte[] master) {
        this.folder = folder;
        this.wrapping = new PayloadKey(new PayloadKey.Id(0, 0), master);
        this.naming = new SecretKeySpec(master, "HmacSHA256");
    }

    /// Opens the keyring, or makes one; one under a passphrase with the first line of the file that
    /// `QUIS_PASSPHRASE_FILE` names.
    ///
    /// @throws Broken.Key if what is there is no keyring, or does not open
    public static Keyring open(Path folder) throws IOException, Broken.Key {
        var found = find(folder);
        if (found.isPresent()) return found.get();
        make(folder, MasterKey.clear(MasterKey.fresh()));
        return find(folder).orElseThrow();
    }

    /// The keyring of a folder, if there is one.
    public static Optional<Keyring> find(Path folder) throws IOException, Broken.Key {
        var text = master(folder);
        if (text.isEmpty()) return Optional.empty();
        return Optional.of(new Keyring(folder, MasterKey.read(text.get(), folder.resolve(MASTER))));
    }

    /// Whether a folder has a keyring under a passphrase.
    public static boolean isLocked(Path folder) throws IOException {
        return master(folder).filter(MasterKey::isLocked).isPresent();
    }

    /// Puts the keyring under the passphrase that is the first line of a file; makes it if there is none.
    ///
    /// @return whether a keyring that was there in the clear is now locked
    /// @throws Broken.Key if it is under another passphrase already
    public static boolean lock(Path folder, Path passphraseFile) throws IOException, Broken.Key {
        var passphrase = Passphrase.firstLine(passphraseFile);
        var file = folder.resolve(MASTER);
        var text = master(folder);
        if (text.isEmpty()) {
            make(folder, MasterKey.locked(MasterKey.fresh(), passphrase));
            text = master(folder);
        }
        var there = text.orElseThrow();
        if (MasterKey.isLocked(there)) {
            MasterKey.unlocked(there, passphrase, file);
            return false;
        }
        replace(file, MasterKey.locked(MasterKey.read(there, file), passphrase));
        return true;
    }

    private static Optional<String> master(Path folder) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(MASTER), StandardCharsets.US_ASCII)
                    .strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.of(""); // no master key in any form, which whoever reads it says
        }
    }

    private static void make(Path folder, String master) throws IOException {
        createFolder(folder);
        try {
            write(folder.resolve(MASTER), master.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException _) {
            // another process made it just now; it serves as well
        }
    }

    /// The key of a retention class or of a data subject in one ledger, made if there is none, or none any more.
    ///
    /// @param holder such as `rows-2026-11`, or a person's id
    public PayloadKey key(String origin, String holder) throws IOException, Broken.Key {
        var name = name(origin, holder);
        for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
            var id = id(name, generation);
            if (isShredded(id)) continue;
            if (find(id) instanceof PayloadKey key) return key;
            try {
                write(file(id), wrapping.encrypt(MasterKey.fresh()));
            } catch (FileAlreadyExistsException _) {
                // as above
            }
            known.remove(id);
            if (find(id) instanceof PayloadKey made) return made;
        }
        throw new IllegalStateException("`" + holder + "` has been shredded too often");
    }

    /// @return `null` where the keyring does not have it, or no longer
    @Nullable
    PayloadKey find(PayloadKey.Id id) throws IOException, Broken.Key {
        var before = known.get(id);
        if (before != null) return before.orElse(null);
        byte[] wrapped;
        try {
            wrapped = Files.readAllBytes(file(id));
        } catch (NoSuchFileException none) {
            known.put(id, Optional.empty());
            return null;
        }
        byte[] key = wrapping.decrypt(wrapped);
        if (key == null || key.length != PayloadKey.KEY_BYTES) {
            throw new Broken.Key(file(id) + " is not a key of this keyring: damaged, or of another one's master");
        }
        var found = new PayloadKey(id, key);
        known.put(id, Optional.of(found));
        return found;
    }

    boolean isShredded(PayloadKey.Id id) {
        return Files.exists(tombstone(id));
    }

    /// The keys that a holder has now; none if nothing was ever encrypted for it.
    List<PayloadKey.Id> ids(String origin, String holder) {
        var name = name(origin, holder);
        var ids = new ArrayList<PayloadKey.Id>();
        for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
            var id = id(name, generation);
            if (Files.exists(file(id))) ids.add(id);
            else if (!isShredded(id)) break;
        }
        return ids;
    }

    /// Destroys a key: written over, forced to the disk, and deleted. What copies a disk or a backup of this folder
    /// keeps is out of its reach.
    void destroy(PayloadKey.Id id) throws IOException {
        var disk = new FileDisk();
        if (!Files.exists(tombstone(id))) write(tombstone(id), new byte[0]);
        disk.force(folder, List.of(tombstone(id)));
        known.put(id, Optional.empty());
        if (!Files.exists(file(id))) return;
        try (var out = FileChannel.open(file(id), StandardOpenOption.WRITE)) {
            byte[] noise = new byte[(int) out.size()];
            RANDOM.nextBytes(noise);
            for (var bytes = ByteBuffer.wrap(noise); bytes.hasRemaining(); ) out.write(bytes);
            out.force(true);
        }
        Files.delete(file(id));
        disk.force(folder, List.of(file(id)));
    }

    /// No origin has a line end.
    private static String name(String origin, String holder) {
        return origin + "\n" + holder;
    }

    private PayloadKey.Id id(String name, int generation) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return PayloadKey.Id.of(
                    mac.doFinal(ByteBuffer.allocate(4).putInt(generation).array()));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    private Path file(PayloadKey.Id id) {
        return folder.resolve(id + ".key");
    }

    private Path tombstone(PayloadKey.Id id) {
        return folder.resolve(id + ".shredded");
    }

    private static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// A new file, whole or not there, that only its owner can read.
    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        var next = Files.createTempFile(file.getParent(), "next", "", OwnerOnly.at(file));
        try {
            try (var out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                for (var bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) out.write(bytes);
                out.force(true);
            }
            Files.createLink(file, next); // unlike a move, it fails where there is such a file by now
        } finally {
            Files.delete(next);
        }
        if (file.getParent() instanceof Path folder) new FileDisk().force(folder, List.of(file));
    }

    /// The old content or the new, whoever dies in between.
    private static void replace(Path file, String content) throws IOException {
        var next = Files.createTempFile(file.getParent(), "next", "", OwnerOnly.at(file));
        try (var out = FileChannel.open(next, StandardOpenOption.WRITE)) {
            for (var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)); bytes.hasRemaining(); ) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (file.getParent() instanceof Path folder) new FileDisk().force(folder, List.of(file));
    }
}

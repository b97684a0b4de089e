package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk whose power fails at a given operation. Whatever was not forced by then is lost, or half there, or there
/// after all, each file as chance will have it: contents, names, deletions and cuts alike.
///
/// Stricter than most file systems: forcing a file's content does not force its name.
final class TornDisk implements Disk {
    static final class PowerFailed extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// What has happened to a file since all of it was last known to be on the disk.
    private static final class Unforced {
        final byte @Nullable [] before; // null: there was no such file
        boolean renewed; // the name stands for another file than before
        boolean over; // written over from its beginning on
        boolean cut; // and the cut was not forced
        long forced; // so many bytes of the content of now

        Unforced(Path file) throws IOException {
            this.before = Files.exists(file) ? Files.readAllBytes(file) : null;
            this.forced = before == null ? 0 : before.length;
        }
    }

    private final FileDisk disk = new FileDisk();
    private final Map<Path, Unforced> unforced = new LinkedHashMap<>();
    private final long most;
    private long operations;
    private boolean failed;

    TornDisk(long operationsUntilThePowerFails) {
        this.most = operationsUntilThePowerFails;
    }

    long operations() {
        return operations;
    }

    boolean failed() {
        return failed;
    }

    private void operation() throws PowerFailed {
        if (operations == most) {
            failed = true;
            throw new PowerFailed();
        }
        operations++;
    }

    private Unforced of(Path file) throws IOException {
        var state = unforced.get(file);
        if (state == null) unforced.put(file, state = new Unforced(file));
        return state;
    }

    @Override
    public synchronized Out create(Path file) throws IOException {
        operation();
        var state = of(file);
        state.renewed = true;
        state.forced = 0;
        return new TornOut(file, disk.create(file));
    }

    @Override
    public synchronized Out resume(Path file, long keep) throws IOException {
        operation();
        var state = of(file);
        state.cut |= Files.size(file) > keep;
        state.forced = Math.min(state.forced, keep);
        return new TornOut(file, disk.resume(file, keep));
    }

    @Override
    public synchronized Out overwrite(Path file, long bytes) throws IOException {
        operation();
        boolean isThere = Files.exists(file) && Files.size(file) == bytes;
        if (isThere) of(file).over = true;
        var out = disk.overwrite(file, bytes);
        if (isThere) of(file).forced = 0;
        return new TornOut(file, out); // a new one is forced to its end, name and all
    }

    @Override
    public synchronized void createFolders(Path folder) throws IOException {
        operation();
        disk.createFolders(folder);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        operation();
        of(file);
        disk.delete(file);
    }

    @Override
    public synchronized void replace(Path file, Path by) throws IOException {
        operation();
        long forced = of(by).forced;
        var state = of(file);
        state.renewed = true;
        state.forced = forced;
        unforced.remove(by);
        disk.replace(file, by);
    }

    @Override
    public synchronized void force(Path root, Collection<Path> files) throws IOException {
        operation();
        for (var file : files) unforced.remove(file);
    }

    private final class TornOut implements Out {
        private final Path file;
        private final Out out;

        TornOut(Path file, Out out) {
            this.file = file;
            this.out = out;
        }

        @Override
        public long position() {
            return out.position();
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            synchronized (TornDisk.this) {
                operation();
                var state = of(file);
                if (state.forced == Files.size(file)
                        && out.position() < state.forced) { // settled, and written over now
                    state.over = true;
                    state.forced = out.position();
                }
                out.append(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (TornDisk.this) {
                operation();
                var state = unforced.get(file);
                if (state == null) return;
                state.forced = out.position();
                state.cut = false;
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Leaves what the next start finds.
    void powerFails(RandomGenerator chance) throws IOException {
        for (var entry : unforced.entrySet()) {
            var file = entry.getKey();
            byte[] after = after(file, entry.getValue(), chance);
            if (after == null) Files.deleteIfExists(file);
            else Files.write(file, after);
        }
        unforced.clear();
    }

    private static byte @Nullable [] after(Path file, Unforced state, RandomGenerator chance) throws IOException {
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : null;
        boolean undone = (state.renewed || state.cut || now == null) && chance.nextBoolean();
        if (undone || now == null) return undone ? state.before : null;
        int forced = (int) Math.min(state.forced, now.length);
        if (state.over && state.before != null) {
            int page = 512;
            for (int from = forced; from < now.length; from += page) { // some of the pages came to the disk
                if (chance.nextBoolean()) continue;
                System.arraycopy(state.before, from, now, from, Math.min(page, now.length - from));
            }
            return now;
        }
        byte[] left = Arrays.copyOf(now, forced + chance.nextInt(now.length - forced + 1));
        if (left.length > forced && chance.nextBoolean()) { // the length came to the disk, the bytes did not
            Arrays.fill(left, forced + chance.nextInt(left.length - forced), left.length, (byte) 0);
        }
        return left;
    }
}

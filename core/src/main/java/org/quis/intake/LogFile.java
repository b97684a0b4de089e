package org.quis.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.quis.access.Source;

/// One file being read: opens what it is packed in and reads each log inside.
///
/// One layer is opened: a gzipped CSV, a zip of workbooks. An archive in an archive is refused; that is
/// where bombs hide, and no system exports so.
final class LogFile {
    private static final int START = 1 << 16; // bytes looked at before deciding what a stream is

    private final Path file;
    private final String name;
    private final Headers headers;
    private final Intake.Options options;
    private final Sink sink;
    private final long mostRows;
    private final List<FileRead.Stream> streams = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int number;

    /// @param mostRows of each stream; for a first look
    LogFile(Path file, int firstSourceNumber, Headers headers, Intake.Options options, Sink sink, long mostRows) {
        this.file = file;
        this.name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        this.headers = headers;
        this.options = options;
        this.sink = sink;
        this.mostRows = mostRows;
        this.number = firstSourceNumber;
    }

    FileRead read() throws UnreadableException, IOException, InterruptedException {
        if (!Files.exists(file)) throw unreadable("there is no such file", "check the name; `ls` shows what is there");
        if (Files.isDirectory(file)) throw unreadable("this is a directory", "name the logs in it: " + file + "/*");
        if (!Files.isReadable(file)) throw unreadable("there is no permission to read it", "see `ls -l " + file + "`");
        try (var counted = new CountedStream(Files.newInputStream(file), sink::bytesRead)) {
            var in = new BufferedInputStream(counted, START);
            var start = start(in);
            if (start.length == 0) throw unreadable("the file is empty", "export it again");
            if (Signature.isZip(start)) readZip();
            else if (Signature.isGzip(start)) readGzip(in, counted::bytes);
            else readText(new Source(number++, name, null), in, start);
            var sha256 = mostRows == Long.MAX_VALUE ? counted.sha256() : "";
            return new FileRead(name, sha256, counted.bytes(), streams, skipped, notes);
        } catch (Bounded.TooLarge e) {
            throw unreadable(
                    "it unpacks to more than " + options.mostRatio() + " times its size, which no log does",
                    "if it is genuine, unpack it first and give the unpacked file");
        } catch (EOFException e) {
            throw unreadable("the file ends too early, it was cut off in transfer", "fetch it again and compare sizes");
        } catch (ZipException e) {
            throw unreadable("the archive is damaged: " + e.getMessage(), "fetch it again and compare sizes");
        }
    }

    private void readGzip(InputStream in, LongSupplier compressedBytes)
            throws UnreadableException, IOException, InterruptedException {
        var bounded = new Bounded(new GZIPInputStream(in, START), compressedBytes, options);
        var unpacked = new BufferedInputStream(bounded, START);
        var start = start(unpacked);
        if (start.length == 0) throw unreadable("there is nothing in it", "export it again");
        if (Signature.isGzip(start)) throw unreadable("it was compressed twice", "unpack it first: gunzip LOG");
        var source = new Source(number, name, null);
        if (Signature.isZip(start)) readWorkbook(source, unpacked.readNBytes(mostWorkbook()));
        else readText(new Source(number++, name, null), unpacked, start);
    }

    private void readZip() throws UnreadableException, IOException, InterruptedException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null || zip.getEntry("[Content_Types].xml") != null) {
                readWorkbook(new Source(number, name, null), Files.readAllBytes(file));
                return;
            }
            if (zip.size() > options.mostMembers()) {
                throw unreadable("it has " + zip.size() + " members", "unpack it and give the logs");
            }
            UnreadableException last = null;
            var members = zip.entries();
            while (members.hasMoreElements()) {
                var member = members.nextElement();
                if (member.isDirectory() || member.getName().startsWith("__MACOSX/")) continue;
                try {
                    readMember(zip, member);
                } catch (NotALog e) {
                    skipped.add(e.why.getMessage());
                    last = e.why;
                }
            }
            if (streams.isEmpty())
                throw last != null ? last : unreadable("the archive holds no file", "export it again");
        }
    }

    private void readMember(ZipFile zip, ZipEntry member)
            throws UnreadableException, IOException, InterruptedException, NotALog {
        var source = new Source(number, name, member.getName());
        try (var unpacked = zip.getInputStream(member)) {
            LongSupplier compressed = () -> Math.max(1, member.getCompressedSize());
            var in = new BufferedInputStream(new Bounded(unpacked, compressed, options), START);
            var start = start(in);
            if (start.length == 0)
                throw new NotALog(new UnreadableException(source.label(), "the member is empty", "export it again"));
            if (Signature.isGzip(start)) {
                throw new UnreadableException(
                        source.label(), "an archive inside an archive", "unpack the outer one first");
            }
            if (Signature.isZip(start)) {
                readWorkbook(source, in.readNBytes(mostWorkbook()));
                return;
            }
            int before = streams.size();
            try {
                readText(source, in, start);
                number++;
            } catch (UnreadableException e) {
                if (begun || streams.size() > before) throw e;
                throw new NotALog(e);
            }
        }
    }

    private boolean begun; // whether the stream being read has given rows, so that it cannot be skipped any more

    private void readText(Source source, InputStream in, byte[] start)
            throws UnreadableException, IOException, InterruptedException {
        begun = false;
        var binary = Signature.binary(start);
        if (binary.isPresent()) {
            throw new UnreadableException(
                    source.label(),
                    "this is " + binary.get().what(),
                    binary.get().hint());
        }
        var text = Text.of(in, start);
        if (text.isJson()) readJson(source, text);
        else readCsv(source, text);
        if (text.reader().latin1Bytes() > 0) {
            notes.add(source.label() + ": " + text.reader().latin1Bytes()
                    + " bytes are not UTF-8 and were read as Latin-1");
        }
    }

    private void readCsv(Source source, Text text) throws UnreadableException, IOException, InterruptedException {
        var table = new Table(source, headers, sink);
        try {
            var csv = new CsvLog(source, table, options.mostCellCharacters());
            csv.read(text.reader(), text.separator(headers), mostRows);
        } finally {
            begun = table.isBegun();
        }
        long dataRows = table.end();
        streams.add(new FileRead.Stream(source, table.formatName(), dataRows));
        noteOthers(source, table.otherRows());
    }

    private void noteOthers(Source source, long rows) {
        if (rows > 0) notes.add(source.label() + ": " + rows + " rows are not about accesses and were left out");
    }

    private void readJson(Source source, Text text) throws UnreadableException, IOException, InterruptedException {
        var json = new JsonLog(source, headers, sink, options.mostCellCharacters());
        try {
            long dataRows = json.read(text.reader(), text.firstLine(), mostRows);
            streams.add(new FileRead.Stream(source, json.formatName(), dataRows));
            noteOthers(source, json.otherRows());
        } finally {
            begun = json.isBegun();
        }
    }

    private void readWorkbook(Source book, byte[] bytes) throws UnreadableException, IOException, InterruptedException {
        var workbook = new Workbook(book, headers, options, sink, mostRows);
        workbook.read(bytes);
        number += workbook.streams().size();
        streams.addAll(workbook.streams());
        skipped.addAll(workbook.skipped());
    }

    private int mostWorkbook() {
        return (int) Math.min(options.mostWorkbookBytes(), Integer.MAX_VALUE - 16);
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(START);
        var start = in.readNBytes(START - 1);
        in.reset();
        return start;
    }

    private UnreadableException unreadable(String problem, String hint) {
        return new UnreadableException(file.toString(), problem, hint);
    }

    /// A member that was left out because nothing in it looks like a log.
    private static final class NotALog extends Exception {
        private static final long serialVersionUID = 1L;
        private final UnreadableException why;

        NotALog(UnreadableException why) {
            super(why);
            this.why = why;
        }
    }
}

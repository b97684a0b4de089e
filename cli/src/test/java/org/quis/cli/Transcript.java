package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A session at the command line, as it is told in `src/test/transcripts`: what is typed after `$ `, what is then
/// printed, remarks on lines that begin with `# `, and the files at hand, each below a line `-- name --`. A command
/// that does not end well is followed by
/// `[exit N]`.
///
/// `…` stands for what differs from run to run, within a line; a line of `…` alone, for any number of lines.
record Transcript(String name, List<Step> steps, List<Attached> files) {

    /// @param command  without the prompt
    /// @param expected what it prints to standard output and then to standard error
    record Step(String command, String expected) {}

    /// @param name below the folder in which the session takes place
    record Attached(String name, String text) {}

    private static final String PROMPT = "$ ";

    static Transcript read(Path file) throws IOException {
        var steps = new ArrayList<Step>();
        var files = new ArrayList<Attached>();
        String title = null; // of what is being collected: a command, or a file
        boolean attached = false;
        var text = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("# ") && !attached) continue;
            boolean begins = line.startsWith(PROMPT) && !attached;
            boolean attaches = line.startsWith("-- ") && line.endsWith(" --");
            if (!begins && !attaches) {
                if (title != null) text.append(line).append('\n');
                continue;
            }
            add(title, attached, text.toString(), steps, files);
            text.setLength(0);
            attached = attaches;
            title = attaches ? line.substring(3, line.length() - 3) : line.substring(PROMPT.length());
        }
        add(title, attached, text.toString(), steps, files);
        if (steps.isEmpty())
            throw new IllegalArgumentException(file + " has no line that begins with `" + PROMPT + "`");
        return new Transcript(file.getFileName().toString(), List.copyOf(steps), List.copyOf(files));
    }

    private static void add(String title, boolean attached, String text, List<Step> steps, List<Attached> files) {
        if (title == null) return;
        if (attached) files.add(new Attached(title, text));
        else steps.add(new Step(title, text.strip()));
    }

    void layOut(Path folder) throws IOException {
        for (var file : files) {
            var path = folder.resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        }
    }
}

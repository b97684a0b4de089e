package org.quis.publish;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The report of an audit: one self-contained HTML file.
public final class Report {
    private Report() {}

    /// Asks the archive and writes the report, replacing what was there.
    ///
    /// @throws IOException where the file cannot be written
    public static void write(Archive archive, Path file, ReportOptions options) throws IOException {
        var contents = new Editor(archive, options).compose();
        var templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName());
        var page = new Utf8ByteOutput();
        templates.render("report.jte", new Page(contents, Assets.load()), page);
        try (var out = Files.newOutputStream(file)) {
            page.writeTo(out);
        }
    }

    /// What the template gets.
    record Page(Contents contents, Assets assets) {}
}

package org.quis.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;

/// How one kind of log is recognised and read: what a file in `formats/` says.
///
/// A column goes by its header, in a table, or by its path, in JSON (`actor.user.uid`). The same format
/// reads both, because exports come as CSV, as workbooks and as JSON lines with the same names.
///
/// @param name        as `--format` and `summary.json` spell it
/// @param title       for people
/// @param recognition the headers it is known by
/// @param columns     for each field the headers that may carry it, the best first; `A + B` joins two cells
/// @param timeFrame   where one cell holds both ends of the period asked about
/// @param constants   what every row of such a log means without saying it
/// @param values      translations of a field's words, such as `Search` to `query`; keys in lower case,
///     `*` for any other word; an empty meaning leaves the field blank
/// @param layouts     how times are written, the likeliest first
/// @param zone        of times that name none; `null` refuses them unless the operator names one
/// @param required    fields whose cell must not be empty; always the time
/// @param marks       what stands in a masked cell; a regular expression is written `/like this/`
/// @param headerless  the orders of columns in which such logs come without a header
/// @param parts       where one cell holds a line of comma-separated values, which then count as columns too
public record Format(
        String name,
        String title,
        Recognition recognition,
        Map<Field, List<String>> columns,
        TimeFrame timeFrame,
        Map<Field, String> constants,
        Map<Field, Map<String, String>> values,
        List<String> layouts,
        @Nullable ZoneId zone,
        Set<Field> required,
        List<String> marks,
        List<List<String>> headerless,
        Parts parts) {

    /// A header belongs to the format if it has all of `all` and, where `any` is not empty, one of `any`.
    /// An entry `A | B` stands for either.
    public record Recognition(List<String> all, List<String> any) {}

    /// @param columns    headers of the cell that holds both ends; empty if there is none
    /// @param separators what stands between start and end; the first one found divides
    public record TimeFrame(List<String> columns, List<String> separators) {}

    /// A row whose cell does not begin so is no access at all, and no data row: a server's log says much else.
    ///
    /// @param columns headers of the cell that is divided; empty if there is none
    /// @param begins  what stands before the first part
    /// @param names   of the parts, in order
    public record Parts(List<String> columns, String begins, List<String> names) {}

    /// Headers are compared without case, spaces and underscores: ` Org Name` is `org_name`.
    static String key(String header) {
        var key = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c != '_' && c != '\ufeff' && c != '\u00a0' && !Character.isWhitespace(c)) key.append(c);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}

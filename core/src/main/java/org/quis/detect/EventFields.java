package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.sigma.Fields;

/// What rules can ask of an access: what the log says of it, and what the ties say. `docs/detection.md` lists them.
public final class EventFields {
    private static final String[] DUTIES = words(Ruling.Duty.values());
    private static final String[] STANDINGS = words(StatedReason.Standing.values());
    private static final String[] TIES = ties();

    private static final Map<String, Field> WRITTEN = new LinkedHashMap<>();

    static {
        WRITTEN.put("access.id", Field.ACCESS_ID);
        WRITTEN.put("user.id", Field.USER_ID);
        WRITTEN.put("user.organization", Field.ORGANIZATION);
        WRITTEN.put("session.id", Field.SESSION_ID);
        WRITTEN.put("source.ip", Field.SOURCE_IP);
        WRITTEN.put("device.id", Field.DEVICE_ID);
        WRITTEN.put("database.id", Field.DATABASE_ID);
        WRITTEN.put("action", Field.ACTION);
        WRITTEN.put("subject.kind", Field.SUBJECT_KIND);
        WRITTEN.put("subject.text", Field.SUBJECT);
        WRITTEN.put("reason.text", Field.REASON);
        WRITTEN.put("case.number", Field.CASE_NUMBER);
        WRITTEN.put("authority.id", Field.AUTHORITY_ID);
        WRITTEN.put("result.count", Field.RESULT_COUNT);
        WRITTEN.put("outcome", Field.OUTCOME);
        WRITTEN.put("search.type", Field.SEARCH_TYPE);
        WRITTEN.put("prompt", Field.PROMPT);
    }

    /// How often the account looked at the subject by hand within thirty days, this time included.
    public static final String LOOKUPS = "subject.lookups_by_user_30d";

    private static final List<String> NAMED = List.of("user.unit", "subject.id", "database.categories", LOOKUPS);
    /// What ties and words say, asked of every access: the answers are texts that are there already.
    private interface Ruled {
        @Nullable
        Object of(Ruling ruling, ReasonClass reason, boolean automatic);
    }

    private static final Map<String, Ruled> RULED = new LinkedHashMap<>();

    static {
        RULED.put("verdict", (ruling, _, _) -> ruling.verdict().label());
        RULED.put("reason.class", (_, reason, _) -> reason.label());
        RULED.put("automatic", (_, _, automatic) -> automatic);
        tied("tie.personal", EventFields::personal);
        tied("tie.duty", ruling -> DUTIES[ruling.duty().ordinal()]);
        tied(
                "case.state",
                ruling -> ruling.is(Circumstance.NO_CASE)
                        ? "missing"
                        : STANDINGS[ruling.stated().ordinal()]);
        tied("authority.state", EventFields::authority);
        tied("user.employed", ruling -> !ruling.is(Circumstance.OUT_OF_SERVICE));
        tied("user.on_shift", EventFields::onShift);
        tied("tie.may_be_kin", ruling -> ruling.is(Circumstance.MAY_BE_KIN));
        tied("user.on_leave", ruling -> ruling.is(Circumstance.ON_LEAVE));
        tied("subject.decoy", ruling -> ruling.is(Circumstance.DECOY));
        tied("subject.protected", ruling -> ruling.is(Circumstance.PROTECTED));
        tied("colleague.had_duty", ruling -> ruling.is(Circumstance.OTHERS_HAD_DUTY));
        tied("act.takes_out", ruling -> ruling.is(Circumstance.TAKES_OUT));
        tied("act.changes", ruling -> ruling.is(Circumstance.CHANGES));
        tied("act.discloses", ruling -> ruling.is(Circumstance.DISCLOSES));
        tied("act.alters", ruling -> ruling.is(Circumstance.ALTERS));
    }

    /// Absent where the ties could say nothing.
    private static void tied(String name, Function<Ruling, @Nullable Object> says) {
        RULED.put(name, (ruling, _, _) -> {
            boolean silent = ruling.verdict() == Verdict.UNRESOLVED && ruling.circumstances() == 0;
            return silent ? null : says.apply(ruling);
        });
    }

    private static final List<Field> COLUMNS = List.copyOf(WRITTEN.values());
    private static final Ruled[] ASKED = RULED.values().toArray(Ruled[]::new);
    /// All of them: those written, those that the tables name, those that the ties rule.
    public static final Fields ALL = all();

    private EventFields() {}

    private static Fields all() {
        var names = new ArrayList<>(WRITTEN.keySet());
        names.addAll(NAMED);
        names.addAll(RULED.keySet());
        return Fields.of(names);
    }

    /// The column that a field is read from; nothing where it is read from none.
    public static @Nullable Field column(int field) {
        return field < COLUMNS.size() ? COLUMNS.get(field) : null;
    }

    /// What ties and words say of an access; nothing where they say nothing, or the field is another.
    public static @Nullable Object ruled(int field, Ruling ruling, ReasonClass reason, boolean automatic) {
        int asked = field - COLUMNS.size() - NAMED.size();
        return asked < 0 ? null : ASKED[asked].of(ruling, reason, automatic);
    }

    private static String[] ties() {
        var words = words(MisuseKind.values());
        for (int i = 0; i < words.length; i++) words[i] = words[i].replace("_lookup", "");
        return words;
    }

    /// `self`, `family`, `former_partner`…
    private static String personal(Ruling ruling) {
        var tie = ruling.tie();
        return tie == null ? "none" : TIES[tie.ordinal()];
    }

    private static String authority(Ruling ruling) {
        if (ruling.is(Circumstance.COVERED)) return "covered";
        if (ruling.is(Circumstance.ORDER_UNKNOWN)) return "unknown";
        return ruling.is(Circumstance.NO_AUTHORITY) ? "missing" : "not_required";
    }

    /// Not asked where a duty explains the access anyway.
    private static @Nullable Boolean onShift(Ruling ruling) {
        if (ruling.is(Circumstance.OFF_SHIFT)) return false;
        boolean known = ruling.is(Circumstance.ROSTERED) && ruling.duty() != Ruling.Duty.STRONG;
        return known ? true : null;
    }

    /// The names of an enumeration, as rules write them.
    private static String[] words(Enum<?>... values) {
        var words = new String[values.length];
        for (var value : values) words[value.ordinal()] = value.name().toLowerCase(Locale.ROOT);
        return words;
    }
}

package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.Verdict;
import org.quis.sigma.Fields;

/// What rules can ask of an access: what the log says of it, and what the ties say. `docs/detection.md` lists them.
public final class EventFields {
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

    private static final List<String> NAMED = List.of("user.unit", "subject.id", "database.categories");
    private static final List<String> RULED = List.of(
            "verdict",
            "tie.personal",
            "tie.duty",
            "tie.may_be_kin",
            "case.state",
            "authority.state",
            "user.employed",
            "user.on_leave",
            "user.on_shift",
            "subject.decoy",
            "subject.protected",
            "colleague.had_duty",
            "act.takes_out",
            "act.changes",
            "act.discloses",
            "act.alters",
            "reason.class",
            "automatic");

    private static final List<Field> COLUMNS = List.copyOf(WRITTEN.values());
    /// All of them: those written, those that the tables name, those that the ties rule.
    public static final Fields ALL = all();

    private EventFields() {}

    private static Fields all() {
        var names = new ArrayList<>(WRITTEN.keySet());
        names.addAll(NAMED);
        names.addAll(RULED);
        return Fields.of(names);
    }

    /// The column that a field is read from; nothing where it is read from none.
    public static @Nullable Field column(int field) {
        return field < COLUMNS.size() ? COLUMNS.get(field) : null;
    }

    /// What ties and words say of an access; nothing where they say nothing, or the field is another.
    public static @Nullable Object ruled(int field, Ruling ruling, ReasonClass reason, boolean automatic) {
        return switch (ALL.names().get(field)) {
            case "reason.class" -> reason.label();
            case "automatic" -> automatic;
            case "verdict" -> ruling.verdict().label();
            case String name when ruling.verdict() == Verdict.UNRESOLVED && ruling.circumstances() == 0 -> null;
            case "tie.personal" -> personal(ruling);
            case "tie.duty" -> word(ruling.duty());
            case "tie.may_be_kin" -> ruling.is(Circumstance.MAY_BE_KIN);
            case "case.state" -> word(ruling.stated());
            case "authority.state" -> authority(ruling);
            case "user.employed" -> !ruling.is(Circumstance.OUT_OF_SERVICE);
            case "user.on_leave" -> ruling.is(Circumstance.ON_LEAVE);
            case "user.on_shift" -> onShift(ruling);
            case "subject.decoy" -> ruling.is(Circumstance.DECOY);
            case "subject.protected" -> ruling.is(Circumstance.PROTECTED);
            case "colleague.had_duty" -> ruling.is(Circumstance.OTHERS_HAD_DUTY);
            case "act.takes_out" -> ruling.is(Circumstance.TAKES_OUT);
            case "act.changes" -> ruling.is(Circumstance.CHANGES);
            case "act.discloses" -> ruling.is(Circumstance.DISCLOSES);
            case "act.alters" -> ruling.is(Circumstance.ALTERS);
            default -> null;
        };
    }

    /// `self`, `family`, `former_partner`…
    private static String personal(Ruling ruling) {
        var tie = ruling.tie();
        return tie == null ? "none" : tie.label().replace("_lookup", "");
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

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package org.quis.acts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// An act as a ledger keeps it: a type in the form `item-decided`, and two cells: the version `1`, and the act's fields
/// as JSON in the order of their names.
public final class ActCodec {
    public static final String VERSION = "1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Map<String, Class<? extends Act>> TYPES = types(Act.class, new HashMap<>());

    private ActCodec() {}

    private static Map<String, Class<? extends Act>> types(Class<?> sealed, Map<String, Class<? extends Act>> types) {
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isInterface()) types(permitted, types);
            else types.put(type(permitted), permitted.asSubclass(Act.class));
        }
        return types;
    }

    private static String type(Class<?> act) {
        return act.getSimpleName().replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    public static String type(Act act) {
        return type(act.getClass());
    }

    /// Whether a ledger's event is an act; there are others, such as an erasure.
    public static boolean isAct(String type) {
        return TYPES.containsKey(type);
    }

    public static List<String> cells(Act act) {
        return List.of(VERSION, JSON.writeValueAsString(act));
    }

    /// @throws IllegalArgumentException where it is no act this program knows, and why
    public static Act read(String type, List<String> cells) {
        var known = TYPES.get(type);
        if (known == null) throw new IllegalArgumentException("`" + type + "` is no act that this version knows");
        if (cells.size() != 2 || !cells.getFirst().equals(VERSION)) {
            throw new IllegalArgumentException(
                    "`" + type + "` is written in another version than " + VERSION + ", the one known here");
        }
        try {
            return JSON.readValue(cells.get(1), known);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("`" + type + "` cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}

package org.quis.sigma;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fields that events have; a field's slot is its place here.
public final class Fields {
    private final List<String> names;
    private final Map<String, Integer> slots = new HashMap<>();

    private Fields(List<String> names) {
        this.names = List.copyOf(names);
        for (var name : names) {
            if (slots.put(name, slots.size()) != null) throw new IllegalArgumentException(name + " is declared twice");
        }
    }

    public static Fields of(List<String> names) {
        return new Fields(names);
    }

    public static Fields of(String... names) {
        return new Fields(List.of(names));
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /// @return -1 where events never have the field
    public int slot(String name) {
        return slots.getOrDefault(name, -1);
    }
}

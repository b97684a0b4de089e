package org.quis.server.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;

/// What a Java type looks like to whoever writes or reads it, as a JSON Schema.
final class Schemas {
    private Schemas() {}

    static Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType of
                && of.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return ordered("type", "array", "items", of(of.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) throw new IllegalArgumentException("no schema is known of " + type);
        if (plain.isEnum()) {
            var names = Arrays.stream(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return ordered("type", "string", "enum", names);
        }
        if (plain.isRecord()) return record(plain);
        if (plain == String.class) return ordered("type", "string");
        if (plain == boolean.class) return ordered("type", "boolean");
        if (plain == int.class) return ordered("type", "integer", "format", "int32");
        if (plain == long.class) return ordered("type", "integer", "format", "int64");
        if (plain == LocalDate.class) return ordered("type", "string", "format", "date");
        if (plain == MultipartFile.class) {
            return ordered("type", "string", "contentMediaType", "application/octet-stream");
        }
        throw new IllegalArgumentException("no schema is known of " + type);
    }

    /// All of it is always there.
    private static Map<String, Object> record(Class<?> type) {
        var properties = ordered();
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType()));
        }
        return ordered("type", "object", "properties", properties, "required", properties.keySet());
    }

    /// A map in the order in which it is written here.
    static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }
}

package org.quis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The plan of the house: which floor stands on which. The stairs only go down.
class HousePlanTest {
    private static final Map<String, Set<String>> STANDS_ON = Map.ofEntries(
            Map.entry("access", Set.of()),
            Map.entry("intake", Set.of("access")),
            Map.entry("ledger", Set.of("access")),
            Map.entry("identity", Set.of()),
            Map.entry("ties", Set.of("access", "identity")),
            Map.entry("explain", Set.of("access", "ties", "identity")),
            Map.entry("likeness", Set.of()),
            Map.entry("detect", Set.of("access", "explain", "sigma", "likeness")),
            Map.entry("publish", Set.of("access", "detect")),
            Map.entry("simulate", Set.of("access")),
            Map.entry("results", Set.of()),
            Map.entry("evaluate", Set.of("results")),
            Map.entry("review", Set.of("results")),
            Map.entry("sigma", Set.of()),
            Map.entry("acts", Set.of()),
            Map.entry("desk", Set.of("acts", "access", "ties", "explain")),
            Map.entry(
                    "audit",
                    Set.of("access", "intake", "ledger", "ties", "explain", "sigma", "likeness", "detect", "publish")));

    /// Databases are for the cellar, command lines for the front door, and no floor opens a socket.
    private static final List<String> STAY_OUT =
            List.of("java.sql", "org.duckdb", "picocli", "java.net.http", "com.sun.net", "org.bouncycastle");

    @Test
    void every_floor_stands_only_on_the_floors_below_it() {
        var broken = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.quis")) {
            var floor = floor(type);
            for (var needed : type.getDirectDependenciesFromSelf()) {
                var target = needed.getTargetClass();
                if (STAY_OUT.stream().anyMatch(target.getPackageName()::startsWith)) {
                    broken.add(floor + " lets " + target.getName() + " in, in " + type.getName());
                }
                if (!target.getPackageName().startsWith("org.quis.")) continue;
                var below = floor(target);
                if (!below.equals(floor)
                        && !STANDS_ON.getOrDefault(floor, Set.of()).contains(below)) {
                    broken.add(floor + " reaches up to " + below + " in " + type.getName());
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void the_plan_names_every_floor() {
        var floors = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.quis")) {
            floors.add(floor(type));
        }
        assertEquals(new TreeSet<>(STANDS_ON.keySet()), floors);
    }

    private static String floor(JavaClass type) {
        var rest = type.getPackageName().substring("org.quis.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}

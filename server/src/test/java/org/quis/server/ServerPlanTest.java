package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The plan of the server: which of its rooms leads to which. Pages know everything and nothing knows pages.
class ServerPlanTest {
    private static final Map<String, Set<String>> LEADS_TO = Map.of(
            "record", Set.of(),
            "evidence", Set.of(),
            "login", Set.of("record"),
            "mail", Set.of("record", "login"),
            "live", Set.of("record"),
            "notice", Set.of("record"),
            "web", Set.of("record", "evidence", "login", "live", "notice"),
            "", Set.of("record", "evidence", "login", "mail", "live", "notice"));

    @Test
    void every_room_leads_only_where_the_plan_says() {
        var broken = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.quis.server")) {
            var room = room(type);
            for (var needed : type.getDirectDependenciesFromSelf()) {
                var target = needed.getTargetClass();
                if (!target.getPackageName().startsWith("org.quis.server")) continue;
                if (!room(target).equals(room) && !LEADS_TO.get(room).contains(room(target))) {
                    broken.add(type.getName() + " reaches " + target.getName());
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void the_plan_names_every_room() {
        var rooms = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.quis.server")) {
            rooms.add(room(type));
        }
        assertEquals(new TreeSet<>(LEADS_TO.keySet()), rooms);
    }

    private static String room(JavaClass type) {
        var rest = type.getPackageName().substring("org.quis.server".length());
        return rest.isEmpty() ? "" : rest.substring(1);
    }
}

package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Role;
import org.quis.server.login.Routes;
import org.quis.server.login.Routes.Route;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route is asked for by every role, and by nobody in particular; the answer is what `routes.txt` says.
class RoutesTest {
    private static final String REFUSED = "class=\"refused\"";

    @TempDir
    static Path folder;

    private static OpenDesk desk;

    @BeforeAll
    static void open() throws Exception {
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null);
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
    }

    @Test
    void the_table_names_every_route_there_is() {
        var served = new TreeSet<String>();
        desk.server()
                .part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, _) -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(
                                method -> mapping.getPatternValues().forEach(path -> served.add(method + " " + path))));
        var named = new TreeSet<String>();
        for (var route : Routes.shipped().routes()) named.add(route.method() + " " + route.path());
        // these three are the framework's own
        named.removeAll(Set.of("POST /login", "POST /logout", "GET /error"));
        assertEquals(named, served);
    }

    @Test
    void whoever_is_not_logged_in_is_sent_to_the_login_page() throws Exception {
        var wrong = new TreeMap<String, String>();
        for (var route : Routes.shipped().routes()) {
            if (route.anyone() || isForPrograms(route)) continue;
            var visitor = desk.visitor();
            var answer = route.method().equals("GET") ? visitor.get(path(route)) : visitor.post(path(route));
            boolean sent =
                    answer.statusCode() == 302 && Visitor.location(answer).contains("/login");
            if (!sent) wrong.put(route.method() + " " + route.path(), answer.statusCode() + "");
        }
        assertEquals(new TreeMap<>(), wrong);
    }

    @Test
    void every_role_may_ask_for_what_the_table_says_and_for_nothing_else() throws Exception {
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            for (var route : Routes.shipped().routes()) {
                if (route.path().toString().equals("/logout") || route.anyone() || isForPrograms(route)) continue;
                var answer = route.method().equals("GET") ? visitor.get(path(route)) : visitor.post(path(route));
                boolean passed = !isStopped(answer.statusCode(), answer.body());
                boolean answered = route.method().equals("POST")
                        || answer.statusCode() < 400
                        || answer.body().contains(REFUSED);
                if (passed != route.roles().contains(role) || passed && !answered || answer.statusCode() >= 500) {
                    wrong.add(role + " " + route.method() + " " + route.path() + ": " + answer.statusCode());
                }
                asked++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked >= Role.values().length * 28, "asked only " + asked);
    }

    @Test
    void every_list_is_there_for_those_who_may_see_it() throws Exception {
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            for (var route : Routes.shipped().routes()) {
                var path = route.path().toString();
                boolean list = route.method().equals("GET") && !path.contains("{") && path.length() > 1;
                if (!list || route.anyone() || !route.roles().contains(role)) continue;
                assertEquals(200, visitor.get(path).statusCode(), role + " " + path);
            }
        }
    }

    /// Refused at the gate, before any page was asked; what a page refuses it says in a sentence.
    private static boolean isStopped(int status, String body) {
        return status == 403 && !body.contains(REFUSED);
    }

    @Test
    void nothing_is_changed_without_the_token_of_a_page() throws Exception {
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            for (var route : Routes.shipped().routes()) {
                if (!route.method().equals("POST") || isForPrograms(route)) continue;
                var answer = visitor.postWithoutToken(path(route));
                if (answer.statusCode() != 403 || answer.body().contains(REFUSED)) {
                    wrong.add(role + " " + route.path() + ": " + answer.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void what_the_table_does_not_name_is_there_for_nobody() throws Exception {
        var paths = List.of("/actuator", "/h2-console", "/items/../accounts", "/%2e%2e/desk.mv.db", "/static/x");
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            for (var path : paths) {
                int status = visitor.get(path).statusCode();
                assertTrue(status == 403 || status == 400, role + " " + path + ": " + status);
            }
        }
    }

    /// Those want a token and know no session; [LiveIntakeTest] asks for them.
    private static boolean isForPrograms(Route route) {
        return route.path().toString().startsWith("/v1/");
    }

    private static String path(Route route) {
        return desk.filled(route.path().toString());
    }
}

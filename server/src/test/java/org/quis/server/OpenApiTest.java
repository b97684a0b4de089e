package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What the desk says of itself to programs is valid, whole and true.
class OpenApiTest {
    @TempDir
    static Path folder;

    private static OpenDesk desk;
    private static OpenAPI described;

    @BeforeAll
    static void open() throws Exception {
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null);
        var options = new ParseOptions();
        options.setResolve(true);
        var answer = desk.visitor().get("/openapi.json");
        assertEquals(200, answer.statusCode(), "to anyone");
        var read = new OpenAPIV3Parser().readContents(answer.body(), null, options);
        assertEquals(List.of(), read.getMessages(), "it is valid OpenAPI");
        described = read.getOpenAPI();
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
    }

    private static Map<String, Operation> operations() {
        var operations = new TreeMap<String, Operation>();
        described
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }

    @Test
    void it_is_of_the_version_it_says_and_names_no_operation_twice() {
        assertEquals("3.1.0", described.getOpenapi());
        var ids = operations().values().stream().map(Operation::getOperationId).toList();
        assertEquals(Set.copyOf(ids).size(), ids.size());
        for (var each : operations().entrySet()) {
            assertTrue(each.getValue().getSummary().length() > 4, each.getKey());
        }
    }

    @Test
    void every_route_of_the_application_is_in_it_and_no_other() {
        var served = new TreeSet<>(Set.of("POST /login", "POST /logout", "GET /error")); // the framework's own
        mapping()
                .getHandlerMethods()
                .forEach((info, _) -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> info.getPatternValues().forEach(path -> served.add(method + " " + path))));
        assertEquals(served, operations().keySet());
    }

    private static RequestMappingHandlerMapping mapping() {
        return desk.server().part(RequestMappingHandlerMapping.class);
    }

    @Test
    void every_field_that_a_page_takes_is_in_it() {
        var wrong = new TreeSet<String>();
        mapping().getHandlerMethods().forEach((info, method) -> {
            if (info.getMethodsCondition().isEmpty()) return; // the framework's page of errors
            var way = info.getMethodsCondition().getMethods().iterator().next();
            var operation = operations()
                    .get(way + " " + info.getPatternValues().iterator().next());
            var sent = names(operation);
            for (var parameter : method.getMethod().getParameters()) {
                var taken = parameter.getAnnotation(RequestParam.class);
                if (taken == null) continue;
                var name = taken.value().isEmpty() ? parameter.getName() : taken.value();
                if (!sent.contains(name)) wrong.add(method + " takes " + name);
            }
        });
        assertEquals(Set.of(), wrong);
    }

    private static Set<String> names(Operation operation) {
        var names = new TreeSet<String>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream().map(Parameter::getName).forEach(names::add);
        }
        if (operation.getRequestBody() != null) {
            for (var type : operation.getRequestBody().getContent().values()) {
                if (type.getSchema().getProperties() != null) {
                    for (var name : type.getSchema().getProperties().keySet()) names.add((String) name);
                }
            }
        }
        return names;
    }

    @Test
    void what_is_answered_to_every_role_on_every_route_is_among_what_it_says() throws Exception {
        var wrong = new TreeSet<String>();
        for (var role : Role.values()) {
            var visitor = desk.loggedIn(role.label());
            for (var each : operations().entrySet()) {
                var way = each.getKey().split(" ")[0];
                var path = desk.filled(each.getKey().split(" ")[1]);
                if (path.equals("/logout") || path.startsWith("/v1/")) continue;
                var answer = way.equals("GET") ? visitor.get(path) : visitor.post(path);
                var said = said(each.getValue(), answer);
                if (!said.isEmpty()) wrong.add(role + " " + each.getKey() + ": " + said);
                var roles = each.getValue().getExtensions().get("x-roles").toString();
                boolean mayNot = !roles.contains(role.label()) && !roles.contains("anyone");
                if (mayNot && answer.statusCode() != 403) wrong.add(role + " may " + each.getKey());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /// What was answered and is not said; empty where it is.
    private static String said(Operation operation, HttpResponse<String> answer) {
        var responses = operation.getResponses();
        var response = responses.get(Integer.toString(answer.statusCode()));
        if (response == null) response = responses.getDefault();
        if (response == null) return "status " + answer.statusCode();
        if (response.get$ref() != null) {
            var name = response.get$ref().replaceFirst(".*/", "");
            response = described.getComponents().getResponses().get(name);
            assertNotNull(response, name);
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (answer.body().isEmpty()) return "";
        boolean isSaid = response.getContent() != null && response.getContent().containsKey(type);
        return isSaid ? "" : answer.statusCode() + " " + type;
    }

    /// A program: cookies, headers, and what the description says.
    private static final class Client implements AutoCloseable {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> call(String operation, Map<String, String> in, String... fields) throws Exception {
            var found = operations().entrySet().stream()
                    .filter(each -> each.getValue().getOperationId().equals(operation))
                    .findFirst()
                    .orElseThrow();
            var way = HttpMethod.valueOf(found.getKey().split(" ")[0]);
            var path = found.getKey().split(" ")[1];
            for (var each : in.entrySet()) path = path.replace("{" + each.getKey() + "}", each.getValue());
            var request = HttpRequest.newBuilder(URI.create(desk.server().url() + path))
                    .header("Accept", "application/json");
            var schemes = described.getComponents().getSecuritySchemes();
            for (var asked : found.getValue().getSecurity()) {
                if (asked.containsKey("csrf"))
                    request.header(schemes.get("csrf").getName(), cookie("XSRF-TOKEN"));
                if (asked.containsKey("session"))
                    assertTrue(!cookie(schemes.get("session").getName()).isEmpty());
            }
            if (way == HttpMethod.POST) {
                var type = found.getValue()
                        .getRequestBody()
                        .getContent()
                        .keySet()
                        .iterator()
                        .next();
                var body = Arrays.stream(fields)
                        .map(field -> field.split("=", 2))
                        .map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
                request.header("Content-Type", type).POST(BodyPublishers.ofString(body));
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }

        private String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public void close() {
            http.close();
        }
    }

    @Test
    void a_program_that_knows_nothing_else_logs_in_reads_asks_and_is_told_what_it_may_not() throws Exception {
        var item = Map.of("item", desk.first().item());
        try (var client = new Client()) {
            assertEquals(200, client.call("get-login", Map.of()).statusCode());
            var come = client.call("post-login", Map.of(), "username=reviewer", "password=" + OpenDesk.PASSWORD);
            assertEquals(302, come.statusCode());
            var queue = client.call("get-queue", Map.of());
            assertEquals(200, queue.statusCode());
            assertTrue(queue.body().contains("/items/" + item.get("item")));

            var noted = client.call("post-items-item-note", item, "text=Looked at by a program.");

            assertEquals(303, noted.statusCode(), noted.body());
            var last = desk.register().item(item.get("item")).acts().getLast();
            assertEquals("reviewer", last.actor());
            assertEquals(new Act.NoteWritten(item.get("item"), "Looked at by a program."), last.act());
            var refused = client.call("post-items-item-note", item, "text= ");
            assertEquals(400, refused.statusCode());
            assertTrue(refused.body().startsWith("{\"problem\":\""), refused.body());
        }
    }

    @Test
    void the_value_of_the_cookie_alone_does_nothing() throws Exception {
        var visitor = desk.loggedIn("reviewer");
        visitor.get("/queue");
        assertTrue(!visitor.cookie("XSRF-TOKEN").isEmpty());
        var answer = visitor.postWithoutToken("/items/" + desk.first().item() + "/note", "text=Forged.");
        assertEquals(403, answer.statusCode());
    }
}

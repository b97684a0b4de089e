package org.quis.server.web;

import static org.quis.server.web.Schemas.ordered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Role;
import org.quis.server.login.Routes.Route;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/// One route as OpenAPI describes it: who may is the table of routes, what is sent and answered is the method that
/// takes it.
///
/// @param handler  `null` where it is the framework's own
/// @param produces the media type of what it answers; empty for a page
record Operation(Route route, @Nullable HandlerMethod handler, String produces) {
    /// What a login takes, which is the framework's.
    private static final Map<String, Object> CREDENTIALS = Schemas.of(Credentials.class);

    private record Credentials(String username, String password) {}

    /// What is sent by name.
    private record Sent(String name, boolean inPath, boolean required, Map<String, Object> schema, boolean file) {}

    Map<String, Object> described() {
        var sent = sent();
        var parameters = new ArrayList<Map<String, Object>>();
        var fields = new ArrayList<Sent>();
        for (var one : sent) {
            if (one.inPath() || isRead()) parameters.add(parameter(one));
            else fields.add(one);
        }
        var operation = ordered(
                "operationId",
                id(),
                "summary",
                Character.toUpperCase(route.what().charAt(0)) + route.what().substring(1),
                "description",
                "May be asked for by: " + String.join(", ", words()) + ".",
                "tags",
                List.of(tag()),
                "x-roles",
                roles());
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        if (is("POST", "/login")) {
            operation.put("requestBody", body(MediaType.APPLICATION_FORM_URLENCODED_VALUE, CREDENTIALS));
        } else if (!fields.isEmpty()) {
            boolean file = fields.stream().anyMatch(Sent::file);
            var type = file ? MediaType.MULTIPART_FORM_DATA_VALUE : MediaType.APPLICATION_FORM_URLENCODED_VALUE;
            operation.put("requestBody", body(type, form(fields)));
        } else if (isForPrograms()) {
            operation.put("requestBody", accesses());
        }
        operation.put("security", security());
        operation.put("responses", responses());
        return operation;
    }

    private boolean is(String method, String path) {
        return route.method().equals(method) && path().equals(path);
    }

    private String path() {
        return route.path().toString();
    }

    private boolean isRead() {
        return route.method().equals("GET");
    }

    /// Shows a token, and knows no session.
    private boolean isForPrograms() {
        return path().startsWith("/v1/");
    }

    private String id() {
        var words =
                path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return route.method().toLowerCase(java.util.Locale.ROOT) + (words.isEmpty() ? "" : "-" + words);
    }

    private String tag() {
        var first = path().replaceFirst("^/(v1/)?", "").replaceFirst("/.*", "");
        return first.isEmpty() ? "home" : first;
    }

    private List<String> roles() {
        return route.anyone()
                ? List.of("anyone")
                : route.roles().stream().sorted().map(Role::label).toList();
    }

    private List<String> words() {
        if (route.anyone()) return List.of("anyone");
        if (route.roles().equals(Set.of(Role.values()))) return List.of("whoever is logged in");
        return route.roles().stream().sorted().map(Role::words).toList();
    }

    // ---- what is sent

    private List<Sent> sent() {
        if (handler == null) return List.of();
        var names = new DefaultParameterNameDiscoverer();
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        || parameter.hasParameterAnnotation(PathVariable.class))
                .peek(parameter -> parameter.initParameterNameDiscovery(names))
                .map(Operation::sent)
                .toList();
    }

    private static Sent sent(MethodParameter parameter) {
        var type = parameter.getGenericParameterType();
        var schema = Schemas.of(type);
        var named = parameter.getParameterAnnotation(RequestParam.class);
        var own = String.valueOf(parameter.getParameterName());
        if (named == null) return new Sent(own, true, true, schema, false);
        boolean hasDefault = !named.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        if (hasDefault && !named.defaultValue().isEmpty()) {
            schema.put("default", value(named.defaultValue(), parameter.getParameterType()));
        }
        return new Sent(
                named.name().isEmpty() ? own : named.name(),
                false,
                named.required() && !hasDefault,
                schema,
                type == MultipartFile.class);
    }

    private static Object value(String text, Class<?> type) {
        if (type == boolean.class) return Boolean.valueOf(text);
        return type == int.class || type == long.class ? (Object) Long.valueOf(text) : text;
    }

    private static Map<String, Object> parameter(Sent sent) {
        return ordered(
                "name", sent.name(),
                "in", sent.inPath() ? "path" : "query",
                "required", sent.required(),
                "schema", sent.schema());
    }

    private static Map<String, Object> form(List<Sent> fields) {
        var properties = ordered();
        for (var field : fields) properties.put(field.name(), field.schema());
        var required = fields.stream().filter(Sent::required).map(Sent::name).toList();
        var form = ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) form.put("required", required);
        return form;
    }

    private static Map<String, Object> body(String type, Map<String, Object> schema) {
        boolean required = schema.containsKey("required");
        return ordered("required", required, "content", ordered(type, ordered("schema", schema)));
    }

    /// The formats that an audit reads are recognised by what is in them.
    private static Map<String, Object> accesses() {
        var content = ordered();
        for (var type : List.of("application/json", "application/x-ndjson", "text/csv", "application/octet-stream")) {
            content.put(type, ordered("schema", ordered()));
        }
        return ordered(
                "required",
                true,
                "description",
                "One access, a list of them, one on each line, or a file of any format that an audit reads; at most 16 MiB.",
                "content",
                content);
    }

    // ---- what is asked of whoever sends it

    private List<Map<String, Object>> security() {
        if (isForPrograms()) return List.of(ordered("token", List.of()));
        var asked = ordered();
        if (!route.anyone()) asked.put("session", List.of());
        if (!isRead()) asked.put("csrf", List.of());
        return asked.isEmpty() ? List.of() : List.of(asked);
    }

    // ---- what is answered

    private Map<String, Object> responses() {
        if (isForPrograms()) return handedIn();
        var responses = new LinkedHashMap<String, Object>();
        if (handler == null) {
            if (isRead()) responses.put("default", ordered("description", "What went wrong.", "content", pageOrJson()));
            else responses.put("302", refer("SentOn"));
        } else {
            var answered =
                    ResolvableType.forMethodReturnType(handler.getMethod()).getGeneric(0);
            boolean redirects = answered.resolve() == Void.class;
            boolean either = answered.resolve(Object.class) == Object.class;
            if (!redirects) responses.put("200", answer());
            if (redirects || either) responses.put("303", refer("Done"));
        }
        if (is("GET", "/answer")) responses.put("410", content("The link no longer works.", "text/html", text()));
        if (!route.anyone() && handler != null) responses.put("302", refer("LogIn"));
        if (handler != null) {
            for (var refusal : List.of("400", "403", "409", "422", "503")) responses.put(refusal, refer("Refused"));
        } else {
            responses.put("403", refer("Refused"));
        }
        if (!isRead() && route.anyone()) responses.put("429", refer("TooManyTries"));
        return responses;
    }

    private Map<String, Object> answer() {
        if (produces.isEmpty()) return content("A page for people.", "text/html", text());
        if (produces.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return content("This.", produces, ordered("type", "object"));
        }
        return content("A file.", produces, produces.startsWith("text/") ? text() : ordered());
    }

    private Map<String, Object> handedIn() {
        var taken = Schemas.of(AccessesApi.Answer.class);
        var problem = Schemas.of(AccessesApi.Problem.class);
        var responses = ordered(
                "200", content("Every row is sealed or listed as rejected.", produces, taken),
                "422", content("No row can be read.", produces, taken),
                "401", ordered("description", "No token that works."),
                "403", ordered("description", "A token, but not of a source."));
        responses.put("400", content("It is no log that is known.", produces, problem));
        responses.put("413", content("More than 16 MiB.", produces, problem));
        for (var soon : List.of("429", "503")) {
            responses.put(soon, content("Hand all of it in again after `Retry-After`.", produces, problem));
        }
        return responses;
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }

    static Map<String, Object> content(String description, String type, Map<String, Object> schema) {
        return ordered("description", description, "content", ordered(type, ordered("schema", schema)));
    }

    /// What is said where something is refused: for people, or for a program that asks for JSON.
    static Map<String, Object> pageOrJson() {
        var said = ordered("type", "string", "description", "what stood against it, in a sentence");
        var problem = ordered("type", "object", "properties", ordered("problem", said));
        return ordered("text/html", ordered("schema", text()), "application/json", ordered("schema", problem));
    }

    private static Map<String, Object> refer(String response) {
        return ordered("$ref", "#/components/responses/" + response);
    }
}

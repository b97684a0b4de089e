package org.quis.server.web;

import static org.quis.server.web.Schemas.ordered;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.server.login.Routes;
import org.quis.server.login.Routes.Route;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Everything that can be asked for here, for programs: made from the table of routes and the methods that take them,
/// so that it says nothing else than what the server goes by. It is the same at every desk, and so is there for anyone.
@RestController
final class OpenApi {
    private static final String ABOUT = """
            Everything a review desk of Quis can do. It is made for people: what is read is answered as a page \
            (text/html), what is done is answered by a status, and where it was done by 303 and the page to go on with. \
            Whoever asks for application/json gets refusals as JSON. `x-roles` says which roles may; of several, one \
            suffices, and what an act needs beyond the role is said where it is refused.

            A client logs in as a browser does: GET /login sets the cookie XSRF-TOKEN; POST /login, with the cookie's \
            value in the header X-XSRF-TOKEN, answers with the cookie of the session. Every later answer may set both \
            anew, and every POST wants that header. Programs that hand in accesses show a token instead. Where the house \
            has a login of its own, a browser begins it at /oauth2/authorization/house.""";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    /// @param mappings asked for late, since they are made from this class, too
    OpenApi(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> description() {
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                ordered(
                        "title",
                        "Quis review desk",
                        "version",
                        "1",
                        "description",
                        ABOUT,
                        "license",
                        ordered("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers",
                List.of(ordered("url", "/")),
                "paths",
                paths(),
                "components",
                ordered("securitySchemes", schemes(), "responses", responses()));
    }

    /// A method, and the media type it says it answers in; empty for a page.
    private record Taking(HandlerMethod method, String produces) {}

    private Map<String, Object> paths() {
        var taking = taking();
        var paths = ordered();
        for (var route : Routes.shipped().routes()) {
            var path = paths.computeIfAbsent(route.path().toString(), _ -> ordered());
            @SuppressWarnings("unchecked")
            var operations = (Map<String, Object>) path;
            operations.put(route.method().toLowerCase(Locale.ROOT), operation(route, taking.get(key(route))));
        }
        return paths;
    }

    private static Map<String, Object> operation(Route route, @Nullable Taking taking) {
        return new Operation(route, taking == null ? null : taking.method(), taking == null ? "" : taking.produces())
                .described();
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }

    private Map<String, Taking> taking() {
        var taking = new HashMap<String, Taking>();
        mappings.orderedStream()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    var produces = info.getProducesCondition().getProducibleMediaTypes().stream()
                            .map(MediaType::toString)
                            .findFirst()
                            .orElse("");
                    for (var way : info.getMethodsCondition().getMethods()) {
                        for (var path : info.getPatternValues())
                            taking.put(way + " " + path, new Taking(method, produces));
                    }
                }));
        return taking;
    }

    private static Map<String, Object> schemes() {
        return ordered(
                "session",
                ordered("type", "apiKey", "in", "cookie", "name", "JSESSIONID", "description", "Set by logging in."),
                "csrf",
                ordered(
                        "type", "apiKey",
                        "in", "header",
                        "name", "X-XSRF-TOKEN",
                        "description",
                                "The value of the cookie XSRF-TOKEN, which is sent along. Forms of pages have it"
                                        + " as the field _csrf."),
                "token",
                ordered(
                        "type", "http",
                        "scheme", "bearer",
                        "description", "Of an account whose only role is source; an administrator makes it."));
    }

    private static Map<String, Object> responses() {
        return ordered(
                "Done",
                sentTo("Done, and sealed where it was an act; the page to go on with."),
                "SentOn",
                sentTo("Sent on: to the desk, or to /login?error where it was refused."),
                "LogIn",
                sentTo("Nobody is logged in: to /login."),
                "TooManyTries",
                ordered(
                        "description", "Too many tries; after `Retry-After` seconds.",
                        "headers", ordered("Retry-After", ordered("schema", ordered("type", "integer"))),
                        "content", Operation.pageOrJson()),
                "Refused",
                ordered(
                        "description",
                        "Not done. 400: a field is missing or not in its form; 403: not by them, or without the header"
                                + " against forged requests; 409: somebody was faster; 422: not now; 503: the database"
                                + " or the ledger is away.",
                        "content",
                        Operation.pageOrJson()));
    }

    private static Map<String, Object> sentTo(String description) {
        var location = ordered("schema", ordered("type", "string", "format", "uri-reference"));
        return ordered("description", description, "headers", ordered("Location", location));
    }
}

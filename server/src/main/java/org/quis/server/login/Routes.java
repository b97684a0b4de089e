package org.quis.server.login;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.acts.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may ask for what: `routes.txt`, beside this class.
public record Routes(List<Route> routes) {
    /// @param anyone also whoever is not logged in
    /// @param roles  of which one suffices; all of them for `everyone`
    /// @param what   it is for, in words
    public record Route(String method, PathPattern path, boolean anyone, Set<Role> roles, String what) {
        boolean matches(String method, PathContainer path) {
            return this.method.equals(method) && this.path.matches(path);
        }
    }

    public static Routes shipped() {
        try (var in = Routes.class.getResourceAsStream("routes.txt")) {
            if (in == null) throw new FileNotFoundException("routes.txt");
            return new Routes(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Routes::route)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the jar is broken
        }
    }

    private static Route route(String line) {
        var sides = line.split(" # ", 2);
        var words = sides[0].strip().split("\\s+");
        var who = Arrays.asList(words).subList(2, words.length);
        boolean everyone = who.contains("anyone") || who.contains("everyone");
        return new Route(
                words[0],
                PathPatternParser.defaultInstance.parse(words[1]),
                who.contains("anyone"),
                everyone ? Set.of(Role.values()) : who.stream().map(Role::of).collect(Collectors.toSet()),
                sides[1].strip());
    }

    /// The route of a request; empty where there is none, and then nobody may.
    Optional<Route> of(String method, String path) {
        var parsed = PathContainer.parsePath(path);
        var asked = method.equals("HEAD") ? "GET" : method;
        return routes.stream().filter(route -> route.matches(asked, parsed)).findFirst();
    }
}

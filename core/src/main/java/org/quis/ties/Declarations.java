package org.quis.ties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What `ties.yaml` says: tables, kinds of tie, and the chains of them that matter.
public final class Declarations {
    private final Map<String, TableKind> tables;
    private final Map<String, TieKind> kinds;
    private final List<TieKind> byNumber;
    private final List<Walk> duty;
    private final List<Walk> personal;

    Declarations(Map<String, TableKind> tables, Map<String, TieKind> kinds, List<Walk> duty, List<Walk> personal) {
        this.tables = new LinkedHashMap<>(tables);
        this.kinds = new LinkedHashMap<>(kinds);
        this.byNumber = List.copyOf(kinds.values());
        this.duty = List.copyOf(duty);
        this.personal = List.copyOf(personal);
    }

    /// What comes with Quis.
    public static Declarations shipped() {
        try {
            return DeclarationsFile.parse(List.of(new DeclarationsFile.Text("ties.yaml", shippedYaml())));
        } catch (DeclarationException e) {
            throw new IllegalStateException("the shipped declarations are wrong", e);
        }
    }

    /// What comes with Quis, and on top of it what a user declares.
    ///
    /// @throws DeclarationException where the file cannot be used
    /// @throws IOException          where it cannot be read
    public static Declarations with(Path file) throws DeclarationException, IOException {
        return DeclarationsFile.parse(List.of(
                new DeclarationsFile.Text("ties.yaml", shippedYaml()),
                new DeclarationsFile.Text(file.toString(), Files.readString(file))));
    }

    /// The shipped file, comments and all.
    public static String shippedYaml() {
        try (var in = Declarations.class.getResourceAsStream("ties.yaml")) {
            if (in == null) throw new IllegalStateException("ties.yaml is missing from the build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All chains, of duty and personal.
    List<Walk> walks() {
        return Stream.concat(duty.stream(), personal.stream()).toList();
    }

    /// Chains that explain, strongest first.
    public List<Walk> duty() {
        return duty;
    }

    /// Chains that put in doubt, closest first.
    public List<Walk> personal() {
        return personal;
    }

    Map<String, TableKind> tables() {
        return tables;
    }

    public TieKind kind(int number) {
        return byNumber.get(number);
    }

    /// Kinds of tie that busy who has one.
    public List<TieKind> busying() {
        return byNumber.stream().filter(kind -> kind.busyMillis() > 0).toList();
    }

    List<TieKind> kinds() {
        return byNumber;
    }

    Optional<TieKind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /// A kind that this code itself speaks of.
    TieKind known(String name) {
        return kind(name).orElseThrow(() -> new IllegalStateException("ties.yaml does not declare `" + name + "`"));
    }
}

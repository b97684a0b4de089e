package org.quis.server.record;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.quis.acts.Act;
import org.quis.desk.Refused;
import org.quis.server.record.FileTables.Item;

/// Which items a suppression is about, and that they are held back. What was drawn at random is no rule's, so it never
/// is.
public final class HoldingBack {
    private static final int MOST = 100_000;

    private final Register register;
    private final Supplier<Map<String, String>> rules;

    /// @param rules the rule that made each finding
    public HoldingBack(Register register, Supplier<Map<String, String>> rules) {
        this.register = register;
        this.rules = rules;
    }

    /// @param rule empty for what was drawn at random
    /// @param user whose accesses; empty for a whole unit
    /// @param unit empty for one account
    public record Scope(String rule, String user, String unit) {}

    /// What an item is an example of: its rule, and its account or that one's unit.
    public Scope of(Act.ItemQueued item, boolean unit) {
        var rule = rules.get().getOrDefault(item.item(), "");
        return unit
                ? new Scope(rule, "", register.standing().unit(item.user()).orElse(""))
                : new Scope(rule, item.user(), "");
    }

    /// Open items, those held back by another suppression left out.
    public List<Item> open(Scope scope) {
        return among(register.files().open(0, MOST), scope);
    }

    /// Items of the same scope that were decided.
    public List<Item> decided(Scope scope) {
        return among(register.files().decided(0, MOST), scope);
    }

    private List<Item> among(List<Item> items, Scope scope) {
        if (scope.rule().isEmpty()) return List.of();
        var ruleOf = rules.get();
        return items.stream()
                .filter(item -> scope.rule().equals(ruleOf.get(item.item())) && isOf(item.user(), scope))
                .toList();
    }

    private boolean isOf(String user, Scope scope) {
        if (user.isEmpty()) return false;
        return scope.unit().isEmpty()
                ? user.equals(scope.user())
                : scope.unit().equals(register.standing().unit(user).orElse(""));
    }

    /// Holds back what every suppression that holds is about, and is not held back yet.
    public void apply() throws Refused, UnavailableException {
        var today = register.today();
        for (var one : register.suppressions().list(MOST)) {
            if (!one.holds(today)) continue;
            for (var item : open(new Scope(one.rule(), one.user(), one.unit()))) {
                register.perform(Register.PROGRAM, new Act.ItemHeldBack(item.item(), one.suppression()));
            }
        }
    }
}

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
        var ruleOf = rules.get();
        return items.stream().filter(item -> isIn(scope, item, ruleOf)).toList();
    }

    private boolean isIn(Scope scope, Item item, Map<String, String> ruleOf) {
        if (item.user().isEmpty() || !scope.rule().equals(ruleOf.get(item.item()))) return false;
        return scope.unit().isEmpty()
                ? item.user().equals(scope.user())
                : scope.unit().equals(register.standing().unit(item.user()).orElse(""));
    }

    /// Holds back what every suppression that holds is about, and is not held back yet; of several the newest counts.
    public void apply() throws UnavailableException {
        var today = register.today();
        var holding = register.suppressions().list(MOST).stream()
                .filter(one -> one.holds(today))
                .toList();
        if (holding.isEmpty()) return;
        var ruleOf = rules.get();
        for (var item : register.files().open(0, MOST)) {
            for (var one : holding) {
                if (!isIn(new Scope(one.rule(), one.user(), one.unit()), item, ruleOf)) continue;
                hold(item, one.suppression());
                break;
            }
        }
    }

    private void hold(Item item, String suppression) throws UnavailableException {
        try {
            register.perform(Register.PROGRAM, new Act.ItemHeldBack(item.item(), suppression));
        } catch (Refused meanwhile) {
            // a reviewer decided it in this moment: there is nothing left to hold back
        }
    }
}

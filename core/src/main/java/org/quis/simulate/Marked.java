package org.quis.simulate;

import java.util.ArrayList;
import java.util.List;

/// People whose records are watched: those everybody is curious about, and decoys nobody has reason to open.
record Marked(List<Mark> figures, List<Mark> canaries) {
    private static final List<String> FIGURES = List.of(
            "mayor of Harrow Falls",
            "singer",
            "news anchor",
            "football player",
            "protected witness",
            "sealed juvenile record",
            "state senator",
            "victim in a widely reported case");

    record Mark(Person person, String note) {}

    static Marked among(People people, Households households, Chance chance) {
        var figures = new ArrayList<Mark>();
        for (var note : FIGURES) figures.add(new Mark(households.single(chance.between(24, 70)), note));
        var canaries = new ArrayList<Mark>();
        for (int i = 0; i < 6; i++) canaries.add(new Mark(households.single(chance.between(22, 60)), "decoy record"));
        figures.forEach(mark -> people.setApart(mark.person()));
        canaries.forEach(mark -> people.setApart(mark.person()));
        return new Marked(List.copyOf(figures), List.copyOf(canaries));
    }
}

package org.quis.ties;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Whom or what a typed subject may mean, and everything that stands for it: a person's car and home, a car's owner.
///
/// Made by [Subjects]; immutable, so that it can be kept and asked again for another user and another time.
public final class Target {
    /// A node that stands for the subject while it is tied to it.
    ///
    /// @param steps  the ties from this node to what was typed: tie << 1, plus 1 where taken backward
    /// @param person whom the subject means if it is tied this way, -1 where nobody
    /// @param prior  how likely the subject is to mean this, from the typing alone
    record Stand(int node, long begin, long end, int[] steps, int person, double prior) {}

    private static final Stand[] NONE = {};
    /// What nothing is known of.
    public static final Target NOBODY = new Target("", "", new int[0], List.of(), 0, 0);

    private final String kind;
    private final String typed;
    private final Stand[] stands; // by node, shorter chains first
    private final int[] nodes;
    private final int[] roots;
    private final long reached;
    private final long left;
    private final double likelihood;

    Target(String kind, String typed, int[] roots, List<Stand> stands, long reached, long left) {
        this.reached = reached;
        this.left = left;
        this.kind = kind;
        this.typed = typed;
        this.roots = roots;
        this.stands = stands.toArray(NONE);
        Arrays.sort(
                this.stands,
                Comparator.comparingInt(Stand::node)
                        .thenComparingInt(stand -> stand.steps().length)
                        .thenComparing(Comparator.comparingDouble(Stand::prior).reversed()));
        this.nodes = Arrays.stream(this.stands).mapToInt(Stand::node).toArray();
        this.likelihood = Math.min(
                1,
                stands.stream()
                        .filter(stand -> stand.steps().length == 0)
                        .mapToDouble(Stand::prior)
                        .sum());
    }

    public String kind() {
        return kind;
    }

    public String typed() {
        return typed;
    }

    /// Whether the reference data knows anything of what was typed.
    public boolean isKnown() {
        return stands.length > 0;
    }

    /// How likely what was typed names anybody or anything that the reference data know, from 0 to 1; a name may be a
    /// stranger's that resembles somebody's.
    public double likelihood() {
        return likelihood;
    }

    /// The kinds of tie that lead to what stands for it, as bits ([Graph#mayHave]).
    long reached() {
        return reached;
    }

    /// The kinds of tie that leave what stands for it.
    long left() {
        return left;
    }

    /// What was typed, as nodes.
    int[] roots() {
        return roots;
    }

    int size() {
        return stands.length;
    }

    int node(int place) {
        return nodes[place];
    }

    Stand stand(int place) {
        return stands[place];
    }

    /// The first place of a node; its stands lie side by side. -1 where it does not stand for the subject.
    int find(int node) {
        int at = Arrays.binarySearch(nodes, node);
        if (at < 0) return -1;
        while (at > 0 && nodes[at - 1] == node) at--;
        return at;
    }
}

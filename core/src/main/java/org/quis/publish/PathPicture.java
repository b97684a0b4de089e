package org.quis.publish;

import java.util.List;

/// A path from an account to whom it looked at, as a sentence and as a picture: nodes, and labelled arrows between
/// them.
///
/// @param name     such as `A former partner`
/// @param meaning  what to bear in mind with paths of this name; empty where nothing
/// @param weak     whether it is a lesser reason
/// @param extent   how many of a finding's accesses have a path
/// @param time     of the access that is drawn, the first of them
/// @param access   the same access, by its subject and its place in the ledger
/// @param sentence the whole path in plain words
/// @param start    where the first arrow begins: the account
record PathPicture(
        String name,
        String meaning,
        boolean weak,
        String extent,
        String time,
        String access,
        String sentence,
        Node start,
        List<Arrow> arrows) {

    /// @param kind what it is, in a word
    record Node(String kind, Named named) {}

    /// @param source   the row that says so; where none does, what it was concluded from
    /// @param valid    when it holds; empty where nothing is said
    /// @param inferred whether it was concluded, and no row declares it
    record Arrow(String label, String source, String valid, boolean inferred, Node to) {}
}

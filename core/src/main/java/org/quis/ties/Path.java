package org.quis.ties;

/// A chain of ties found from a user to whom they looked at. [Ties] puts it in words.
///
/// @param steps  from the user on, each a tie << 1, plus 1 where taken backward
/// @param person whom the subject means by this chain, -1 where nobody
/// @param prior  how likely the typed subject means them, from the typing alone; 1 where nothing else is possible
/// @param weak   whether it is a lesser reason: by its walk, or because its first tie was over
@SuppressWarnings("ArrayRecordComponent") // millions are made; never compared, never handed out
public record Path(Walk walk, int[] steps, int person, double prior, boolean weak) {
    public int length() {
        return steps.length;
    }
}

package org.quis.ties;

/// What a tie says about a look along it.
public enum Nature {
    /// it is somebody's work
    DUTY,
    /// it is somebody's life
    PERSONAL,
    /// who or what belongs to whom
    STRUCTURAL
}

/// Who may do what at the review desk, and in which order: a file is the sum of the acts on it, and each further act is
/// checked against that sum before it is sealed. Nobody reviews, investigates or decides about themselves, their kin,
/// their supervisor or those they supervise, and nobody decides what they investigated.
@NullMarked
package org.quis.desk;

import org.jspecify.annotations.NullMarked;

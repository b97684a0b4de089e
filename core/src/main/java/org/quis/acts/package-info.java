/// What people do with what was found, in the words in which it is sealed: opening a name, asking for a reason,
/// deciding,
/// alleging, finding. An act says what was done; whether it may be done is for the desk to say.
@NullMarked
package org.quis.acts;

import org.jspecify.annotations.NullMarked;

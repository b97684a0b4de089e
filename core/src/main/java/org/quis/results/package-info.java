/// Reads the tables that an audit wrote, or that were written about it, and says what is wrong in them.
@NullMarked
package org.quis.results;

import org.jspecify.annotations.NullMarked;

/// What the audit has on an item, as the one who asks may see it: under pseudonyms, until a name is opened for a
/// purpose.
@NullMarked
package org.quis.server.evidence;

import org.jspecify.annotations.NullMarked;

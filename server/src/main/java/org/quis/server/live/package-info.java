/// Accesses as they come: handed in by a source, sealed, and examined while everybody works.
@NullMarked
package org.quis.server.live;

import org.jspecify.annotations.NullMarked;

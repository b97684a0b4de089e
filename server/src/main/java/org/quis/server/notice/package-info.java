/// Asks whoever looked at something that nothing explains why they did, the same night.
@NullMarked
package org.quis.server.notice;

import org.jspecify.annotations.NullMarked;

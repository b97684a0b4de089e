/// Where several people work on what an audit found.
@NullMarked
package org.quis.server;

import org.jspecify.annotations.NullMarked;

/// Who somebody is, and where they may go.
@NullMarked
package org.quis.server.login;

import org.jspecify.annotations.NullMarked;

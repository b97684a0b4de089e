/// The pages.
@NullMarked
package org.quis.server.web;

import org.jspecify.annotations.NullMarked;

/// Letters to those who are asked for a reason, and to those who are to confirm one.
@NullMarked
package org.quis.server.mail;

import org.jspecify.annotations.NullMarked;

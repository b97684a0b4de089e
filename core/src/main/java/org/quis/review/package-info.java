/// What a person with little time should look at, drawn so that nobody can count on being left out, and what their
/// decisions say of all that nobody looked at.
@NullMarked
package org.quis.review;

import org.jspecify.annotations.NullMarked;

/// Acts are done here, one at a time: checked against what was done before, sealed in the ledger, then written into
/// the tables that pages are made from. The tables can be made again from the ledger alone.
@NullMarked
package org.quis.server.record;

import org.jspecify.annotations.NullMarked;

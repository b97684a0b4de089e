/// A date from outside: checkpoints stamped by a time-stamp authority (RFC 3161). Nobody can say later that a
/// history is older than it is, not even whoever keeps the log.
///
/// ```java
/// var answer = Authority.of("https://tsa.example").stamp(ledger.note());   // asks over HTTP
/// var anchors = Anchors.check(folder, logKey, certificates);               // reads what is kept
/// ```
///
/// An [Authority] is asked. Its [Token] is checked as far as it goes by itself; [AuthorityCertificates] say whether
/// it comes from an authority one believes; [Anchors] are what all of them say of a ledger. Where they are kept is
/// for `org.quis.ledger` to say.
///
/// Whether a certificate was revoked is not asked: verification needs no network.
@NullMarked
package org.quis.anchor;

import org.jspecify.annotations.NullMarked;

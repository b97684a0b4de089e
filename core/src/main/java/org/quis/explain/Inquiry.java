package org.quis.explain;

/// One access, as far as its reasons go: who looked at whom, when, and what they said. Empty where the log does not
/// say.
///
/// @param timeMillis  since 1970-01-01T00:00Z
/// @param subjectKind `person`, `name`, `plate`, `phone`, `address`, `record`, or a kind of node that was declared
public record Inquiry(
        String user,
        long timeMillis,
        String database,
        String subjectKind,
        String subject,
        String dateOfBirth,
        String reason,
        String caseNumber,
        String authority) {}

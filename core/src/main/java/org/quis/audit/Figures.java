package org.quis.audit;

import java.util.List;
import java.util.Map;

/// The numbers an audit ends with.
///
/// @param rows      data rows read
/// @param rejected  of these, rows that could not be read as an access
/// @param sightings of these, rows that could: `rows - rejected`
/// @param accesses  distinct accesses among the sightings
/// @param searches  sightings whose action is `query`
/// @param users     accounts seen
/// @param verdicts  accesses per verdict
/// @param findings  findings per kind
public record Figures(
        long rows,
        long rejected,
        long sightings,
        long accesses,
        long searches,
        int users,
        Map<String, Long> verdicts,
        Map<String, Integer> findings,
        List<Map<String, String>> unchecked,
        List<Map<String, Object>> sources,
        String version) {}

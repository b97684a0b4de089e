package org.quis.simulate;

/// How somebody was connected.
record Connection(String session, String ip, String device) {}

package org.quis.server.evidence;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quis.ties.Ties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What accounts and people are called. Whoever has opened a name sees it on every page of its item, and a table of a
/// million people takes a second to read: what was looked up is kept.
final class Called {
    private static final Logger LOG = LoggerFactory.getLogger(Called.class);

    private final @Nullable Ties ties;
    private final Map<Integer, String> known = new ConcurrentHashMap<>(); // by node; empty where nobody says

    Called(@Nullable Ties ties) {
        this.ties = ties;
    }

    /// By node; nothing of those whom no table names, and nothing while a table cannot be read.
    Map<Integer, String> names(Collection<Integer> nodes) {
        var unknown = nodes.stream().filter(node -> !known.containsKey(node)).toList();
        if (ties != null && !unknown.isEmpty()) lookUp(ties, unknown);
        var names = new HashMap<Integer, String>();
        for (int node : nodes) {
            var name = known.getOrDefault(node, "");
            if (!name.isEmpty()) names.put(node, name);
        }
        return names;
    }

    private void lookUp(Ties ties, Collection<Integer> nodes) {
        try {
            var names = ties.names(nodes);
            for (int node : nodes) known.put(node, names.getOrDefault(node, ""));
        } catch (IOException e) {
            LOG.warn("ids stand alone where names were opened: a reference table cannot be read: {}", e.toString());
        }
    }
}

package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quis.access.Site;

/// From one site to another between two looks of an account.
///
/// @param looks those at the ends of it that were made where the account is used less
record Journey(Site start, Site end, long millis, List<Look> looks) {
    private static final double HOUR_MILLIS = 3_600_000;

    /// Those that nobody makes in the time, by road or in the air.
    static List<Journey> impossible(History history, Background.Sites sites, Rule rule) {
        var looks = new ArrayList<Look>();
        var places = new ArrayList<Site>();
        Map<Site, Integer> uses = new HashMap<>();
        for (var look : history.looks()) {
            if (look.automatic()) continue;
            var site = sites.of(look.connection());
            if (site.isEmpty()) continue;
            looks.add(look);
            places.add(site.get());
            uses.merge(site.get(), 1, Integer::sum);
        }
        var journeys = new ArrayList<Journey>();
        for (int i = 1; i < looks.size(); i++) {
            var start = places.get(i - 1);
            var end = places.get(i);
            if (start.equals(end)) continue;
            long millis = looks.get(i).timeMillis() - looks.get(i - 1).timeMillis();
            if (millis >= leastMillis(start.kilometresTo(end), rule)) continue;
            boolean fromAfar = uses.getOrDefault(start, 0) < uses.getOrDefault(end, 0);
            journeys.add(new Journey(start, end, millis, List.of(looks.get(fromAfar ? i - 1 : i))));
        }
        return journeys;
    }

    /// How long one takes at least; nothing within a neighbourhood.
    private static double leastMillis(double kilometres, Rule rule) {
        if (kilometres < rule.number("travel_km")) return 0;
        double byRoad = kilometres / rule.number("road_kmh");
        double byAir = rule.number("air_hours") + kilometres / rule.number("air_kmh");
        return HOUR_MILLIS * Math.min(byRoad, byAir);
    }
}

package org.quis.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.acts.Act;
import org.quis.acts.Done;

/// All items and investigations of a desk, each by its name, in the order in which they began.
record DeskFiles(Map<String, ItemFile> items, Map<String, CaseFile> investigations) {
    /// @param acts all that were done, oldest first
    static DeskFiles of(List<Done> acts) {
        Map<String, List<Done>> ofItems = new LinkedHashMap<>();
        Map<String, List<Done>> ofInvestigations = new LinkedHashMap<>();
        for (var done : acts) {
            switch (done.act()) {
                case Act.OnItem it ->
                    ofItems.computeIfAbsent(it.item(), _ -> new ArrayList<>()).add(done);
                case Act.OnInvestigation it ->
                    ofInvestigations
                            .computeIfAbsent(it.investigation(), _ -> new ArrayList<>())
                            .add(done);
                case Act.OnAccount _,
                        Act.OnPublication _,
                        Act.OnTip _,
                        Act.OnSuppression _,
                        Act.OnNotices _,
                        Act.OnDraws _ -> {}
            }
        }
        Map<String, ItemFile> items = new LinkedHashMap<>();
        ofItems.forEach((item, of) -> items.put(item, ItemFile.of(of)));
        Map<String, CaseFile> investigations = new LinkedHashMap<>();
        ofInvestigations.forEach((number, of) -> investigations.put(number, CaseFile.of(of)));
        return new DeskFiles(items, investigations);
    }
}

package org.quis.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quis.acts.Act;
import org.quis.acts.Done;
import org.quis.desk.CaseFile;
import org.quis.desk.ItemFile;
import org.quis.publish.Words;

/// What a narrative may begin with: what is on file, in the order in which it happened, without a conclusion. A human
/// edits it.
final class Draft {
    private Draft() {}

    /// @param item that it came from; may be empty
    static String of(CaseFile file, ItemFile item) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(opening(file));
        if (!item.isEmpty()) paragraphs.add(review(item));
        for (var allegation : file.allegations()) {
            paragraphs.add("Allegation %s, %s: %s"
                    .formatted(
                            allegation.allegation(),
                            Said.kind(allegation.kind()).toLowerCase(Locale.ROOT),
                            allegation.text()));
        }
        for (var notice : file.notices()) {
            paragraphs.add("On %s %s was given notice of %s. %s"
                    .formatted(
                            notice.day(),
                            notice.to(),
                            Said.words(notice.notice()).toLowerCase(Locale.ROOT),
                            notice.text()));
        }
        for (var interview : file.interviews()) {
            paragraphs.add("On %s %s was heard%s. %s"
                    .formatted(
                            interview.day(),
                            interview.person(),
                            interview.present().isEmpty() ? "" : ", present: " + interview.present(),
                            interview.text()));
        }
        for (var evidence : file.evidence()) {
            paragraphs.add("Evidence %s: %s".formatted(evidence.evidence(), evidence.description()));
        }
        return String.join("\n\n", paragraphs.stream().map(String::strip).toList());
    }

    private static String opening(CaseFile file) {
        var opened = file.opened();
        return "Opened on %s from %s%s, about %s. %s"
                .formatted(
                        Said.time(file.acts().getFirst().time()),
                        Said.words(opened.source()).toLowerCase(Locale.ROOT),
                        opened.item().isEmpty() ? "" : " " + opened.item(),
                        opened.user().isEmpty() ? "somebody not known yet" : opened.user(),
                        opened.summary());
    }

    private static String review(ItemFile item) {
        var said = new ArrayList<String>(List.of("It concerns %s: %s."
                .formatted(
                        Words.number(item.queued().accesses().size(), "access", "accesses"),
                        String.join(
                                ", ",
                                item.queued().accesses().stream()
                                        .limit(20)
                                        .map(Act.Access::id)
                                        .toList()))));
        for (Done done : item.acts()) {
            switch (done.act()) {
                case Act.ReasonAsked it -> said.add("Asked on %s: %s".formatted(Said.time(done.time()), it.question()));
                case Act.ReasonGiven it ->
                    said.add("They answered on %s: %s %s".formatted(Said.time(done.time()), it.text(), it.check()));
                case Act.ReasonConfirmed it ->
                    said.add("Their supervisor %s it on %s. %s"
                            .formatted(
                                    it.confirmed() ? "confirmed" : "did not confirm",
                                    Said.time(done.time()),
                                    it.text()));
                default -> {}
            }
        }
        return String.join("\n", said.stream().map(String::strip).toList());
    }
}

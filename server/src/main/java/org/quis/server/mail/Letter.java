package org.quis.server.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is written to somebody. It goes over the open net: it names no database, nobody who was looked at, and not what
/// was asked.
record Letter(String subject, String text) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ROOT);

    static Letter question(String link, Instant until, ZoneId zone) {
        return new Letter("Why did you look?", """
                A review of accesses has a question about something that was looked up with your account.
                Please answer by %s:

                %s

                The link is for you alone and works until you have answered. Do not pass this letter on.

                To be asked means nothing but that the reason could not be told from the records: looks are drawn
                at random, too. Your answer is sealed as you give it, and whoever decides reads it.
                """.formatted(DAY.format(until.atZone(zone)), link));
    }

    /// @param looks how many it is about
    /// @param asked when it should have gone
    /// @param late  whether it goes long after
    static Letter notice(String link, int looks, Instant asked, boolean late, Instant until, ZoneId zone) {
        return new Letter("Why did you look?", """
                On %s the records of the day did not explain %s made with your account.
                Please say why you looked, by %s:

                %s
                %s
                The link is for you alone and works until you have answered. Do not pass this letter on.

                Everybody is asked about such looks. To be asked means nothing but that the reason could not be told
                from the records. If it was not you who looked, say so. Your answer is sealed as you give it.
                """.formatted(
                        DAY.format(asked.atZone(zone)),
                        looks == 1 ? "one look" : looks + " looks",
                        DAY.format(until.atZone(zone)),
                        link,
                        late ? "\nThis letter comes late: it could not be sent that night.\n" : ""));
    }

    static Letter confirmation(String link) {
        return new Letter("Can you confirm a reason?", """
                Somebody you supervise was asked why something was looked up, and has answered.
                Please say whether what they give as the reason is so:

                %s

                The link is for you alone and works until somebody has confirmed. Do not pass this letter on.
                """.formatted(link));
    }
}

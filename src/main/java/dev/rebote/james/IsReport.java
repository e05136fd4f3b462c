package dev.rebote.james;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Report;
import dev.rebote.trust.ReportTrust;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches a mail that reports what its condition names: {@code failed}, {@code delayed}, {@code delivered}, {@code complaint},
 * {@code auto-reply}, {@code challenge}, {@code disposition}, several of them with commas between, or {@code any}. Uses what
 * {@link DecodeReport} has found, and reads the message itself where it has not been asked.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.IsReport=auto-reply,challenge" class="Null"/>
 * }</pre>
 */
public final class IsReport extends GenericMatcher {

    private static final String ANY = "any";

    /** What a mail reports does not depend on what was sent. */
    private static final ReportTrust NOTHING_SENT = new ReportTrust((id, to, since) -> false, Clock.systemUTC());

    private Set<Event> events = Set.of();

    @Override
    public void init() throws MessagingException {
        String condition =
                Optional.ofNullable(getCondition()).map(String::strip).orElse("");
        EnumSet<Event> wanted = EnumSet.noneOf(Event.class);
        for (String id : condition.split(",", 20)) {
            wanted.addAll(events(id.strip().toLowerCase(Locale.ROOT)));
        }
        events = wanted;
    }

    private static Set<Event> events(String id) throws MessagingException {
        EnumSet<Event> reports = EnumSet.complementOf(EnumSet.of(Event.NOT_A_REPORT));
        if (id.equals(ANY)) {
            return reports;
        }
        Event event = Event.parse(id)
                .filter(reports::contains)
                .orElseThrow(() -> new MessagingException("IsReport does not know '" + id + "', expected some of "
                        + reports.stream().map(Event::id).toList() + " or any"));
        return event == Event.DELIVERED
                ? EnumSet.of(Event.DELIVERED, Event.RELAYED, Event.EXPANDED)
                : EnumSet.of(event);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        return events.contains(event(mail)) ? mail.getRecipients() : List.of();
    }

    private Event event(Mail mail) throws MessagingException {
        Optional<String> format = ReportAttributes.format(mail);
        if (format.isEmpty()) {
            return NOTHING_SENT
                    .weigh(DecodedReport.read(mail), PathAttributes.arrival(mail))
                    .event();
        }
        if (format.get().equals(Report.NO_FORMAT)) {
            return Event.NOT_A_REPORT;
        }
        return AttributeUtils.getValueAndCastFromMail(mail, BounceAttributes.EVENT, String.class)
                .flatMap(Event::parse)
                .orElse(Event.NOT_A_REPORT);
    }
}

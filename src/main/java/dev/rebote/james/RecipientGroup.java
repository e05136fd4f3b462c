package dev.rebote.james;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.Mail;

/**
 * Recipients that go in one transaction: those of one domain, or all where a gateway takes all, that have the same NOTIFY.
 * James's engine sends different NOTIFYs one after the other and forgets the rest when one fails.
 *
 * @param mailName   the name of the mail for them
 * @param recipients the recipients
 */
record RecipientGroup(String mailName, List<MailAddress> recipients) {

    private record Key(Optional<Domain> domain, Optional<EnumSet<Notify>> asked) {}

    RecipientGroup {
        recipients = List.copyOf(recipients);
    }

    /** Splits the recipients of a mail; each group's mail has a name of its own. */
    static List<RecipientGroup> of(Mail mail, boolean viaGateway) {
        Map<Key, List<MailAddress>> byKey = new LinkedHashMap<>();
        for (MailAddress recipient : mail.getRecipients()) {
            Optional<Domain> domain = viaGateway ? Optional.empty() : Optional.of(recipient.getDomain());
            byKey.computeIfAbsent(new Key(domain, asked(mail, recipient)), key -> new ArrayList<>())
                    .add(recipient);
        }
        return named(mail.getName(), byKey);
    }

    /** Gives the recipients of these groups and those of all that follow. */
    static List<MailAddress> recipients(Collection<RecipientGroup> groups) {
        return groups.stream().flatMap(group -> group.recipients().stream()).toList();
    }

    private static List<RecipientGroup> named(String mailName, Map<Key, List<MailAddress>> byKey) {
        Map<String, Integer> used = new LinkedHashMap<>();
        List<RecipientGroup> groups = new ArrayList<>();
        byKey.forEach((key, recipients) -> {
            String name = key.domain()
                    .map(domain -> mailName + "-to-" + domain.name())
                    .orElse(mailName);
            int number = used.merge(name, 1, Integer::sum);
            groups.add(new RecipientGroup(numbered(name, number), recipients));
        });
        return groups;
    }

    /** Gives the name of the n-th mail that is made of one. */
    static String numbered(String name, int number) {
        return number == 1 ? name : name + "-" + number;
    }

    private static Optional<EnumSet<Notify>> asked(Mail mail, MailAddress recipient) {
        return mail.dsnParameters()
                .map(DsnParameters::getRcptParameters)
                .flatMap(parameters -> Optional.ofNullable(parameters.get(recipient)))
                .flatMap(RecipientDsnParameters::getNotifyParameter);
    }
}

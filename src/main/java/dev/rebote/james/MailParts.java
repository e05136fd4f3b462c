package dev.rebote.james;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The mails that are made of the one that was tried: one after the other the same object, because a queue copies. */
final class MailParts {

    private final Mail mail;
    private final String name;
    private final String state;
    private final int retries;
    private final int stagesTold;
    private final Instant firstAttempt;
    private final Map<String, AttributeValue<?>> attempts;
    private int made;

    MailParts(Mail mail, Trial trial, Map<MailAddress, Failure> failures) {
        this.mail = mail;
        this.name = mail.getName();
        this.state = mail.getState();
        this.retries = trial.retries();
        this.stagesTold = DeliveryAttributes.stagesTold(mail);
        this.firstAttempt = trial.first();
        this.attempts = new LinkedHashMap<>(DeliveryAttributes.attempts(mail));
        failures.forEach((recipient, failure) -> attempts.compute(
                recipient.asString(),
                (key, before) ->
                        DeliveryAttributes.add(Optional.ofNullable(before), failure, FailureGroup.reply(failure))));
    }

    Instant firstAttempt() {
        return firstAttempt;
    }

    /** Gives the mail for these recipients, with their failed attempts and nothing of the others. */
    Mail next(Collection<MailAddress> recipients) {
        made++;
        mail.setName(RecipientGroup.numbered(name, made));
        mail.setState(state);
        mail.setRecipients(recipients);
        DeliveryAttributes.removeAll(mail);
        DeliveryAttributes.writeAttempts(mail, attempts, recipients);
        DeliveryAttributes.writeFirstAttempt(mail, firstAttempt);
        if (retries > 0) {
            DeliveryAttributes.writeRetries(mail, retries);
        }
        if (stagesTold > 0) {
            DeliveryAttributes.writeStagesTold(mail, stagesTold);
        }
        return mail;
    }
}

package dev.rebote.testing;

import com.google.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** A mailet that keeps a copy of each mail for the test, under the parameter {@code box}, and lets the mail go on. */
public final class Catch extends GenericMailet {

    private final CaughtMails caught;

    @Inject
    public Catch(CaughtMails caught) {
        this.caught = caught;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Map<String, Attribute> attributes = mail.attributes()
                .collect(Collectors.toMap(attribute -> attribute.getName().asString(), attribute -> attribute));
        caught.add(new CaughtMail(
                getInitParameter("box"),
                mail.getName(),
                mail.getMaybeSender().asOptional().map(MailAddress::asString),
                mail.getRecipients().stream()
                        .map(MailAddress::asString)
                        .sorted()
                        .toList(),
                attributes,
                mail.dsnParameters(),
                text(mail)));
    }

    private static String text(Mail mail) throws MessagingException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.getMessage().writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MessagingException("cannot copy the message", e);
        }
    }
}

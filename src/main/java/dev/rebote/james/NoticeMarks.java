package dev.rebote.james;

import com.google.common.base.Splitter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The mail attribute that says what has been told of a mail. It is kept where the mail is kept, so that a mail that is processed
 * again is not told twice, however late, and whatever the ledger has forgotten.
 */
public final class NoticeMarks {

    /** Tokens of what has been told, parted by blanks. */
    public static final AttributeName TOLD = AttributeName.of("rebote.notice.told");

    private static final Splitter BLANK = Splitter.on(' ').omitEmptyStrings();

    private NoticeMarks() {}

    static Set<String> read(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, TOLD, String.class)
                .map(tokens -> (Set<String>) new TreeSet<>(BLANK.splitToList(tokens)))
                .orElseGet(Set::of);
    }

    static void add(Mail mail, Collection<String> tokens) {
        Set<String> all = new TreeSet<>(read(mail));
        all.addAll(tokens);
        mail.setAttribute(new Attribute(TOLD, AttributeValue.of(String.join(" ", all))));
    }
}

package dev.rebote.james;

import dev.rebote.notice.OriginalMessage;
import java.util.Locale;
import java.util.Set;
import org.apache.james.core.MaybeSender;

/** Tells mail that nobody wrote by hand, and that therefore nobody wants an automatic answer to (RFC 3834, section 2). */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    private static final String REPORT = "multipart/report";

    private AutomaticMail() {}

    /** Says whether a program sent it: {@code Auto-Submitted} is anything but {@code no} (RFC 3834, section 5). */
    static boolean isAutomatic(OriginalMessage message) {
        return message.field("Auto-Submitted").filter(value -> !isNo(value)).isPresent();
    }

    /** Says whether it came through a list, or went out in bulk. */
    static boolean isList(OriginalMessage message) {
        return message.hasFieldThatStartsWith("List-")
                || message.fields("Precedence").stream()
                        .anyMatch(value -> BULK.contains(value.toLowerCase(Locale.ROOT)));
    }

    /**
     * Says whether it is a notice or a report, ours or another's: a report by its type (RFC 6522), or what a program sent with the
     * null sender.
     */
    static boolean isNotice(MaybeSender sender, OriginalMessage message) {
        boolean report = message.field("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(REPORT))
                .isPresent();
        return report || (sender.isNullSender() && isAutomatic(message));
    }

    /** The value may have parameters or a comment after it. */
    private static boolean isNo(String value) {
        return value.split("[;(\\s]", 2)[0].equalsIgnoreCase("no");
    }
}

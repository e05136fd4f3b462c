package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.Set;

/** Who wrote a mail: a mailer, or somebody. */
final class Sender {

    private static final Words MAILER = Words.load("mailer");

    /** Local parts that stand for a service and hardly ever are a recipient who failed. */
    private static final Set<String> SERVICES = Set.of(
            "postmaster",
            "mailer-daemon",
            "mailerdaemon",
            "mail-daemon",
            "mailmaster",
            "abuse",
            "noreply",
            "no-reply",
            "hostmaster");

    private static final Set<String> LIST_MANAGERS =
            Set.of("listserv", "majordomo", "listproc", "sympa", "mailman", "ecartis", "listar", "lyris");

    private Sender() {}

    /** Says whether the From field names a mailer. */
    static boolean isMailer(Notice notice) {
        return isNamed(notice.from()) || notice.from().strip().equals("<>");
    }

    /** Says whether the From field names a program that runs lists: it welcomes its subscribers as well. */
    static boolean isListManager(Notice notice) {
        String local = Addresses.localPart(notice.fromAddress());
        return LIST_MANAGERS.contains(local);
    }

    /** Says whether {@code from}, in lower case, names a mailer. */
    static boolean isNamed(String from) {
        return MAILER.in(from);
    }

    /** Says whether the address in the From field is a program's, as a name that anybody may write beside it is not. */
    static boolean isProgram(Notice notice) {
        String local = Addresses.localPart(notice.fromAddress());
        return local.contains("daemon") || notice.from().strip().equals("<>");
    }

    /** Says whether the From field names a postmaster, who at times is a person. */
    static boolean isPostmaster(Notice notice) {
        String local = Addresses.localPart(notice.fromAddress());
        return notice.from().contains("postmaster")
                || local.contains("administrator")
                || local.equals("root")
                || local.contains("admin")
                || local.startsWith("bounce");
    }

    /** Says whether the address is a service's. */
    static boolean isService(String address) {
        String local = Addresses.localPart(address);
        return SERVICES.contains(local) || local.startsWith("mailer-daemon") || isOfList(address);
    }

    /** Says whether the address is one of those by which a list is run; whoever posts to it is told to write there. */
    static boolean isOfList(String address) {
        String local = Addresses.localPart(address);
        return local.startsWith("owner-")
                || local.endsWith("-owner")
                || local.endsWith("-request")
                || local.endsWith("-bounces");
    }
}

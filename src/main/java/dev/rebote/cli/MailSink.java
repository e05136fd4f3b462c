package dev.rebote.cli;

/** Takes the mails that were found. */
@FunctionalInterface
interface MailSink {

    /** Takes one mail, named by its file, with {@code #} and a number for each mail of an mbox. */
    void take(String name, byte[] octets);
}

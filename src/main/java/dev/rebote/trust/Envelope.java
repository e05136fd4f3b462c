package dev.rebote.trust;

import dev.rebote.evidence.Evidence;

/**
 * Who sent a message to whom.
 *
 * @param sender    the address of the sender
 * @param recipient the address of one recipient
 */
public record Envelope(String sender, String recipient) {

    public Envelope {
        check("sender", sender);
        check("recipient", recipient);
    }

    private static void check(String name, String address) {
        boolean two = address.indexOf('@') > 0 && address.lastIndexOf('@') < address.length() - 1;
        if (!two || address.length() > Evidence.MAX_ADDRESS) {
            throw new IllegalArgumentException("the " + name + " must be an address, found '" + address + "'");
        }
    }
}

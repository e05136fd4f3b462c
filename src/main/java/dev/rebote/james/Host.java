package dev.rebote.james;

/**
 * A host that James's engine reaches for.
 *
 * @param name    its name, as the MX record or the gateway parameter has it
 * @param address its IP address
 * @param port    the port
 */
record Host(String name, String address, int port) {

    Host {
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}

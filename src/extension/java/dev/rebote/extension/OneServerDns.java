package dev.rebote.extension;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import org.apache.james.dnsservice.api.DNSService;

/** A DNS in which one server, {@code address:port}, takes the mail of every domain. */
final class OneServerDns implements DNSService {

    private final String server;

    OneServerDns(String server) {
        this.server = server;
    }

    @Override
    public Collection<String> findMXRecords(String hostname) {
        return List.of(server);
    }

    @Override
    public Collection<String> findTXTRecords(String hostname) {
        return List.of();
    }

    @Override
    public Collection<InetAddress> getAllByName(String host) throws UnknownHostException {
        return List.of(getByName(host));
    }

    @Override
    public InetAddress getByName(String host) throws UnknownHostException {
        return InetAddress.getByName(host);
    }

    @Override
    public InetAddress getLocalHost() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public String getHostName(InetAddress address) {
        return address.getHostName();
    }
}

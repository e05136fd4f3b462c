package dev.rebote.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;

/** A DNS that knows what the test tells it, and 127.0.0.0/8. An unknown name has no records. Thread-safe. */
public final class FakeDns implements DNSService {

    private final Map<String, List<String>> mx = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Gives a domain these MX hosts, in order; {@code host:port} reaches a server on another port. */
    public FakeDns mx(String domain, String... servers) {
        mx.put(domain, List.of(servers));
        return this;
    }

    /** Gives a host this IP address. */
    public FakeDns host(String name, String address) {
        hosts.put(name, address);
        return this;
    }

    /** Makes the lookup of a domain's MX fail for the time being (SERVFAIL). */
    public FakeDns failing(String domain) {
        failing.add(domain);
        return this;
    }

    @Override
    public Collection<String> findMXRecords(String domain) throws TemporaryResolutionException {
        if (failing.contains(domain)) {
            throw new TemporaryResolutionException("SERVFAIL for " + domain);
        }
        return mx.getOrDefault(domain, List.of());
    }

    @Override
    public Collection<String> findTXTRecords(String domain) {
        return List.of();
    }

    @Override
    public Collection<InetAddress> getAllByName(String host) throws UnknownHostException {
        return List.of(getByName(host));
    }

    @Override
    public InetAddress getByName(String host) throws UnknownHostException {
        String address = hosts.getOrDefault(host, host);
        if (address.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        if (!address.matches("[0-9.]+")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByName(address);
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

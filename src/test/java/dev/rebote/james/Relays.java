package dev.rebote.james;

import dev.rebote.testing.RealJames;

/** The James of the delivery tests: one TrackedRemoteDelivery for each end of a domain, with a queue of its own. */
final class Relays {

    static final String PARTIAL = "partial.test";
    static final String WHOLE = "whole.test";
    static final String IMPATIENT = "impatient.test";
    static final String THREE_RETRIES = "three.test";
    static final String NO_RETRY = "none.test";
    static final String DNS_RETRY = "dns.test";
    static final String TLS = "tls.test";
    static final String GATEWAY = "gateway.test";
    static final String GATEWAY_LOGIN = "login.test";

    private static final String ONE_RETRY = "<delayTime>100 msec</delayTime><maxRetries>1</maxRetries>";

    private Relays() {}

    /** A James whose gateway is on this port. */
    static RealJames james(int gatewayPort) {
        String gateway = "<gateway>gateway.example.org</gateway><gatewayPort>" + gatewayPort + "</gatewayPort>";
        RealJames james = RealJames.withProcessors("""
                <processor state="relay" enableJmx="false">
                  %s
                </processor>
                <processor state="bounces" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>bounces</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="delivered" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>delivered</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                """.formatted(relay(PARTIAL, ONE_RETRY)
                + relay(WHOLE, ONE_RETRY + "<sendpartial>false</sendpartial>")
                + relay(IMPATIENT, ONE_RETRY + "<timeout>400</timeout>")
                + relay(THREE_RETRIES, "<delayTime>3*50 msec</delayTime><maxRetries>3</maxRetries>")
                + relay(NO_RETRY, "<maxRetries>0</maxRetries>")
                + relay(DNS_RETRY, ONE_RETRY + "<maxDnsProblemRetries>1</maxDnsProblemRetries>")
                + relay(
                        TLS,
                        ONE_RETRY
                                + "<startTLS>true</startTLS>"
                                + "<verifyServerIdentity>false</verifyServerIdentity>"
                                + "<mail.smtp.starttls.required>true</mail.smtp.starttls.required>"
                                + "<mail.smtp.ssl.trust>*</mail.smtp.ssl.trust>")
                + relay(GATEWAY, ONE_RETRY + gateway)
                + relay(
                        GATEWAY_LOGIN,
                        ONE_RETRY
                                + gateway
                                + "<gatewayUsername>user</gatewayUsername>"
                                + "<gatewayPassword>wrong</gatewayPassword>")));
        james.dns().host("gateway.example.org", "127.0.0.1");
        return james;
    }

    private static String relay(String domains, String parameters) {
        return """
                <mailet match="dev.rebote.testing.DomainEndsWith=.%1$s" class="dev.rebote.james.TrackedRemoteDelivery">
                  <outgoing>%1$s</outgoing>
                  <bounceProcessor>bounces</bounceProcessor>
                  <onSuccess>delivered</onSuccess>
                  %2$s
                </mailet>
                """.formatted(domains, parameters);
    }
}

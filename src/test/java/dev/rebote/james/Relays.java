package dev.rebote.james;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Script;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The James of all delivery tests, started once: one TrackedRemoteDelivery for each end of a domain, with a queue of its own.
 * Failed mails come to the box {@code bounces}, delivered ones to the box {@code delivered}.
 */
final class Relays implements BeforeAllCallback {

    static final String PARTIAL = "partial.test";
    static final String WHOLE = "whole.test";
    static final String IMPATIENT = "impatient.test";
    static final String THREE_RETRIES = "three.test";
    static final String NO_RETRY = "none.test";
    static final String DNS_RETRY = "dns.test";
    static final String TLS = "tls.test";
    static final String IN_TLS = "intls.test";
    static final String GATEWAY = "gateway.test";
    static final String GATEWAY_LOGIN = "login.test";
    static final String GATEWAY_LOST = "lost.test";

    static final String GATEWAY_HOST = "gateway.example.org";

    private static final String ONE_RETRY = "<delayTime>100 msec</delayTime><maxRetries>1</maxRetries>";

    private Optional<Running> running = Optional.empty();

    private record Running(RealJames james, FakeSmtp gateway) implements AutoCloseable {

        static Running start() {
            FakeSmtp gateway = FakeSmtp.start(Script.accepting());
            RealJames james = RealJames.withProcessors(processors(gateway.port()));
            james.dns().host(GATEWAY_HOST, "127.0.0.1");
            try {
                return new Running(james.start(), gateway);
            } catch (Exception e) {
                throw new IllegalStateException("James does not start", e);
            }
        }

        @Override
        public void close() {
            james.close();
            gateway.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = Optional.of(context.getRoot()
                .getStore(Namespace.create(Relays.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class));
    }

    RealJames james() {
        return running.orElseThrow().james();
    }

    /** The gateway of {@link #GATEWAY} and {@link #GATEWAY_LOGIN}; a test sets its script. */
    FakeSmtp gateway() {
        return running.orElseThrow().gateway();
    }

    /** Runs a scenario. */
    void check(Scenario scenario) throws Exception {
        try (ScenarioRun run = new ScenarioRun(james(), scenario)) {
            run.check();
        }
    }

    private static String processors(int gatewayPort) {
        return """
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
                """.formatted(relays(gatewayPort));
    }

    private static String relays(int gatewayPort) {
        String gateway = "<gateway>" + GATEWAY_HOST + "</gateway><gatewayPort>" + gatewayPort + "</gatewayPort>";
        String login = "<gatewayUsername>user</gatewayUsername><gatewayPassword>wrong</gatewayPassword>";
        String tls = "<startTLS>true</startTLS><verifyServerIdentity>false</verifyServerIdentity>"
                + "<mail.smtp.starttls.required>true</mail.smtp.starttls.required>"
                + "<mail.smtp.ssl.trust>*</mail.smtp.ssl.trust>";
        String inTls = "<sslEnable>true</sslEnable><verifyServerIdentity>false</verifyServerIdentity>"
                + "<mail.smtps.ssl.trust>*</mail.smtps.ssl.trust>";
        return relay(PARTIAL, ONE_RETRY)
                + relay(WHOLE, ONE_RETRY + "<sendpartial>false</sendpartial>")
                + relay(IMPATIENT, ONE_RETRY + "<timeout>400</timeout>")
                + relay(THREE_RETRIES, "<delayTime>3*50 msec</delayTime><maxRetries>3</maxRetries>")
                + relay(NO_RETRY, "<maxRetries>0</maxRetries>")
                + relay(DNS_RETRY, ONE_RETRY + "<maxDnsProblemRetries>1</maxDnsProblemRetries>")
                + relay(TLS, ONE_RETRY + tls)
                + relay(IN_TLS, ONE_RETRY + inTls)
                + relay(GATEWAY, ONE_RETRY + gateway)
                + relay(GATEWAY_LOGIN, ONE_RETRY + gateway.replace(GATEWAY_HOST, "localhost") + login)
                + relay(GATEWAY_LOST, ONE_RETRY + "<gateway>nowhere.example.org</gateway>");
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

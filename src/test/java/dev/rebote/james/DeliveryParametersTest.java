package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryParametersTest {

    @Test
    void shouldLeaveTheScheduleToThePolicyUnlessItIsSet() throws Exception {
        assertThat(DeliveryParameters.read(config().build()))
                .isEqualTo(new DeliveryParameters(
                        "outgoing",
                        "bounces",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        QueueDelays.AUTO,
                        Optional.empty(),
                        false,
                        false));
    }

    @Test
    void shouldReadWhatIsSet() throws Exception {
        assertThat(DeliveryParameters.read(config().setProperty("outgoing", "slow")
                        .setProperty("onSuccess", "delivered")
                        .setProperty("delayProcessor", "delays")
                        .setProperty("delayTime", "1 sec")
                        .setProperty("maxRetries", "1")
                        .setProperty("policy", "file://conf/policy.yaml")
                        .setProperty("rules", "ours.yaml, /etc/theirs.yaml")
                        .setProperty("queueDelays", "false")
                        .setProperty("waitingRepository", "memory://var/mail/waiting/")
                        .setProperty("usePriority", "true")
                        .setProperty("gateway", "relay.example.org")
                        .setProperty("mail.smtp.localport", "2525")
                        .build()))
                .isEqualTo(new DeliveryParameters(
                        "slow",
                        "bounces",
                        Optional.of("delivered"),
                        Optional.of("delays"),
                        Optional.of(new RetrySchedule(List.of(Duration.ofSeconds(1)))),
                        Optional.of("file://conf/policy.yaml"),
                        List.of("ours.yaml", "/etc/theirs.yaml"),
                        Optional.empty(),
                        QueueDelays.FALSE,
                        Optional.of("memory://var/mail/waiting/"),
                        true,
                        true));
    }

    @Test
    void shouldReadTheExpiry() throws Exception {
        assertThat(DeliveryParameters.read(
                                config().setProperty("expiry", "3 days").build())
                        .expiry())
                .contains(Duration.ofDays(3));
    }

    @Test
    void shouldRefuseAnExpiryBesideASchedule() {
        assertThatThrownBy(() -> DeliveryParameters.read(config().setProperty("expiry", "3 days")
                        .setProperty("maxRetries", "3")
                        .build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage(
                        "TrackedRemoteDelivery: 'expiry' means nothing beside 'delayTime' and 'maxRetries', which say"
                                + " how long to try; remove it or them");
    }

    @Test
    void shouldRequireTheBounceProcessor() {
        assertThatThrownBy(
                        () -> DeliveryParameters.read(FakeMailetConfig.builder().build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("TrackedRemoteDelivery needs the parameter 'bounceProcessor': the processor that gets the"
                        + " mails that could not be delivered");
    }

    @Test
    void shouldNameTheAllowedParametersWhenOneIsUnknown() {
        assertThatThrownBy(() -> DeliveryParameters.read(
                        config().setProperty("outgoingQueue", "outgoing").build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage(
                        "TrackedRemoteDelivery does not know the parameter 'outgoingQueue', expected one of [bind,"
                                + " bounceProcessor, connectiontimeout, debug, delayProcessor, delayTime, expiry, gateway,"
                                + " gatewayPassword, gatewayPort, gatewayUsername, heloName, loadBalancing, maxDnsProblemRetries,"
                                + " maxRetries, onSuccess, outgoing, policy, queueDelays, rules, sendpartial, sslEnable,"
                                + " sslTrustAllCerts, startTLS, timeout, usePriority, verifyServerIdentity, waitingRepository] or a property that starts with 'mail.'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendpartial | yes | true or false",
                "startTLS | 1 | true or false",
                "maxRetries | many | a whole number, 0 or more",
                "timeout | -1 | a whole number, 0 or more",
                "connectionTimeout | 1 min | a whole number, 0 or more",
                "queueDelays | perhaps | true, false or auto",
                "expiry | later | a time, for example '5 days'",
                "expiry | 0 days | a time, for example '5 days'"
            })
    void shouldRefuseAWrongValue(String name, String value, String expected) {
        assertThatThrownBy(() -> DeliveryParameters.read(
                        config().setProperty(name, value).build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage(
                        "TrackedRemoteDelivery: the parameter '" + name + "' is '" + value + "', expected " + expected);
    }

    @Test
    void shouldRefuseADelayThatIsNone() {
        assertThatThrownBy(() -> DeliveryParameters.read(
                        config().setProperty("delayTime", "soon").build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("TrackedRemoteDelivery: delayTime 'soon': 'soon' is not '[times *] delay"
                        + " [msec|sec|minute|hour|day]', for example '2 * 30 minutes'");
    }

    @Test
    void shouldKeepItsTransport() {
        assertThatThrownBy(
                        () -> DeliveryParameters.read(config().setProperty("mail.smtp.class", "org.example.Transport")
                                .build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("TrackedRemoteDelivery sets 'mail.smtp.class' itself; remove it from the configuration");
    }

    private static FakeMailetConfig.Builder config() {
        return FakeMailetConfig.builder().setProperty("bounceProcessor", "bounces");
    }
}

package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryParametersTest {

    @Test
    void shouldHaveJamesDefaults() throws Exception {
        assertThat(DeliveryParameters.read(config().build()))
                .isEqualTo(new DeliveryParameters(
                        "outgoing",
                        "bounces",
                        Optional.empty(),
                        new RetrySchedule(Collections.nCopies(5, Duration.ofHours(6))),
                        false,
                        false));
    }

    @Test
    void shouldReadWhatIsSet() throws Exception {
        assertThat(DeliveryParameters.read(config().setProperty("outgoing", "slow")
                        .setProperty("onSuccess", "delivered")
                        .setProperty("delayTime", "1 sec")
                        .setProperty("maxRetries", "1")
                        .setProperty("usePriority", "true")
                        .setProperty("gateway", "relay.example.org")
                        .setProperty("mail.smtp.localport", "2525")
                        .build()))
                .isEqualTo(new DeliveryParameters(
                        "slow",
                        "bounces",
                        Optional.of("delivered"),
                        new RetrySchedule(Collections.nCopies(1, Duration.ofSeconds(1))),
                        true,
                        true));
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
                .hasMessage("TrackedRemoteDelivery does not know the parameter 'outgoingQueue', expected one of [bind,"
                        + " bounceProcessor, connectiontimeout, debug, delayTime, gateway, gatewayPassword, gatewayPort,"
                        + " gatewayUsername, heloName, loadBalancing, maxDnsProblemRetries, maxRetries, onSuccess,"
                        + " outgoing, sendpartial, sslEnable, sslTrustAllCerts, startTLS, timeout, usePriority,"
                        + " verifyServerIdentity] or a property that starts with 'mail.'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendpartial | yes | true or false",
                "startTLS | 1 | true or false",
                "maxRetries | many | a whole number, 0 or more",
                "timeout | -1 | a whole number, 0 or more",
                "connectionTimeout | 1 min | a whole number, 0 or more"
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

package dev.rebote.webadmin;

import static dev.rebote.webadmin.RoutesOverHttp.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.Suppression.Target;
import dev.rebote.suppress.SuppressionQuery;
import dev.rebote.suppress.Suppressions;
import dev.rebote.webadmin.RoutesOverHttp.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionOperationsTest {

    private static final String PATH = "/rebote/suppressions";
    private static final String BOB = PATH + "/sender.test/address/bob@example.com";

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @Test
    void shouldShowWhoIsDisabledPageByPage() {
        for (int i = 0; i < 5; i++) {
            suppress("sender.test", Target.ADDRESS, "user" + i + "@example.com", i);
        }

        List<String> keys = new ArrayList<>();
        Answer page = routes.get(PATH + "?limit=2");
        while (page.json().hasNonNull("next")) {
            keys.addAll(keys(page));
            page = routes.get(PATH + "?limit=2&after=" + page.json().get("next").asText());
        }
        keys.addAll(keys(page));

        assertThat(keys)
                .containsExactly(
                        "user4@example.com",
                        "user3@example.com",
                        "user2@example.com",
                        "user1@example.com",
                        "user0@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "tenant=sender.test, bob@example.com",
        "tenant=*, example.org",
        "target=domain, example.org",
        "domain=Example.com, bob@example.com",
        "reason=by-hand, example.org"
    })
    void shouldShowOnlyWhatIsAskedFor(String filter, String key) {
        suppress("sender.test", Target.ADDRESS, "bob@example.com", 0);
        routes.ask("PUT", PATH + "/*/domain/example.org");

        assertThat(keys(routes.get(PATH + "?" + filter))).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenannt=x | unknown parameter 'tenannt'; did you mean 'tenant'?",
                "reason=recipient.unknwon | unknown reason 'recipient.unknwon'; did you mean 'recipient.unknown'?",
                "target=mailbox | unknown target 'mailbox', expected one of [address, domain, pair]",
                "limit=0 | 'limit' is '0', expected 1 to 1000",
                "limit=1001 | 'limit' is '1001', expected 1 to 1000",
                "limit=many | 'limit' is 'many', expected 1 to 1000",
                "after=1 | 'after' is no 'next' of an earlier answer, expected one of those",
                "tenant=a&tenant=b | 'tenant' is given 2 times, expected once",
                "tenant= | 'tenant' has 0 characters, expected 1 to 641",
                "domain=a%0Ab | 'domain' has a control character, expected none"
            })
    void shouldRefuseAWrongParameterAndSayWhatIsAllowed(String query, String message) {
        assertRefused(routes.get(PATH + "?" + query), 400, message);
    }

    @Test
    void shouldRefuseAnEndlessParameter() {
        assertRefused(
                routes.get(PATH + "?domain=" + "a".repeat(642)), 400, "'domain' has 642 characters, expected 1 to 641");
    }

    @Test
    void shouldShowOne() {
        suppress("sender.test", Target.ADDRESS, "bob@example.com", 0);

        assertThat(routes.get(BOB).json()).isEqualTo(RoutesOverHttp.parse("""
                        {"tenant": "sender.test", "target": "address", "key": "bob@example.com",
                         "reason": "recipient.unknown", "since": "2026-11-24T10:00:00Z",
                         "until": "2026-12-01T10:00:00Z", "times": 1, "proof": "token"}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sender.test/address/bob+list@example.com",
                "/sender.test/address/bob%2Flist@example.com",
                "/*/domain/example.org",
                "/sender.test/pair/ana@sender.test%3Ebob@example.com"
            })
    void shouldDisableByHandShowAndReleaseWhateverAKeyNames(String name) {
        Answer disabled = routes.ask("PUT", PATH + name);

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().get("reason").asText()).isEqualTo(Suppression.BY_HAND);
        assertThat(disabled.json().get("until").isNull()).isTrue();
        assertThat(routes.get(PATH + name).json()).isEqualTo(disabled.json());
        assertThat(routes.ask("DELETE", PATH + name).body()).isEqualTo("{\"released\":true,\"restored\":0}");
        assertRefused(routes.get(PATH + name), 404, "nothing of this name is suppressed");
    }

    @Test
    void shouldForbidTheMailOfThatSenderOnly() {
        routes.ask("PUT", BOB);

        assertThat(routes.suppressions().isSuppressed("sender.test", "ana@sender.test", "bob@example.com", NOW))
                .isTrue();
        assertThat(routes.suppressions().isSuppressed("other.test", "ana@other.test", "bob@example.com", NOW))
                .isFalse();
    }

    @Test
    void shouldDisableUntilAMoment() {
        Answer disabled = routes.ask("PUT", BOB + "?until=2026-11-25T10:00:00Z");

        assertThat(disabled.json().get("until").asText()).isEqualTo("2026-11-25T10:00:00Z");
        assertRefused(
                routes.ask("PUT", BOB + "?until=2026-11-24T10:00:00Z"),
                400,
                "'until' is over, expected a moment after 2026-11-24T10:00:00Z");
        assertRefused(
                routes.ask("PUT", BOB + "?until=tomorrow"),
                400,
                "'until' is 'tomorrow', expected a moment such as 2026-12-31T18:00:00Z");
    }

    @Test
    void shouldCountATimeOnceWhenTheSameIsSaidTwice() {
        routes.ask("PUT", BOB);
        assertThat(routes.ask("PUT", BOB).json().get("times").asInt()).isEqualTo(1);

        routes.ask("DELETE", BOB);
        assertThat(routes.ask("PUT", BOB).json().get("times").asInt()).isEqualTo(2);
    }

    @Test
    void shouldSayThatNothingWasReleased() {
        Answer answer = routes.ask("DELETE", BOB);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"released\":false,\"restored\":0}");
    }

    @Test
    void shouldGiveForwardsAndGroupsBackWithARelease() {
        suppress("sender.test", Target.ADDRESS, "bob@example.com", 0);
        routes.removedMappings()
                .keep(new RemovedMapping("bob@example.com", "team@sender.test", "group", NOW, "rule gone"));

        assertThat(routes.ask("DELETE", BOB).body()).isEqualTo("{\"released\":true,\"restored\":1}");
        assertThat(routes.removedMappings().of("bob@example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a.test/mailbox/bob@b.test | the target in the path is no target, expected one of [address, domain, pair]",
                "/a.test/address/b.test | the key in the path is no address, expected local@domain",
                "/a.test/domain/bob@b.test | the key in the path is no domain, expected a domain without '@'",
                "/a.test/pair/bob@b.test | the key in the path is no pair, expected sender>recipient",
                "/ana@a.test/domain/b.test | the tenant in the path is no domain, expected that of a sender, or * for all"
            })
    void shouldRefuseANameThatCannotBe(String name, String message) {
        assertRefused(routes.ask("PUT", PATH + name), 400, message);
        assertRefused(routes.ask("DELETE", PATH + name), 400, message);
        assertRefused(routes.get(PATH + name), 400, message);
    }

    @Test
    void shouldSayThatTheStoreIsAway() {
        Suppressions away = mock(Suppressions.class);
        when(away.page(any(SuppressionQuery.class), any())).thenThrow(new StoreUnavailableException("no connection"));
        routes.start(away);

        assertRefused(routes.get(PATH), 503, "the store cannot be reached: no connection");
    }

    private void suppress(String tenant, Target target, String key, int secondsLater) {
        var since = NOW.plusSeconds(secondsLater);
        routes.suppressions()
                .suppress(new Suppression(
                        tenant,
                        target,
                        key,
                        "recipient.unknown",
                        since,
                        Optional.of(since.plus(Duration.ofDays(7))),
                        1,
                        "token"));
    }

    private static List<String> keys(Answer page) {
        return page.json().get("suppressions").findValuesAsText("key");
    }

    private static void assertRefused(Answer answer, int status, String message) {
        JsonNode error = answer.json();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(error.get("statusCode").asInt()).isEqualTo(status);
        assertThat(error.get("message").asText()).isEqualTo(message);
    }
}

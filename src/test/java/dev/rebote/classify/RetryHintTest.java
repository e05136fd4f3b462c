package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryHintTest {

    private static long seconds(String reply) {
        return RetryHint.find(reply).map(Duration::toSeconds).orElse(-1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please come back after 300 seconds                           | 300",
                "Retry in 2 hours                                             | 7200",
                "Mailbox is over its limit. Please try again tomorrow.        | 86400",
                "System maintenance. Try later, e.g. in half an hour.         | 1800",
                "Service closed for 1 hour, please resend afterwards          | 3600",
                "Rate limit of 100/hour reached; try again in 15 min          | 900",
                "try again in 1h30m                                           | 5400",
                "Next attempt allowed in 00:04:58                             | 298",
                "Greylisted, retry time: 5 minutes 30 seconds                 | 330",
                "Greylisted, wait 1 hour and 5 minutes                        | 3900",
                "Espere una hora                                              | 3600",
                "Reintente dentro de 300 segundos                             | 300",
                "El buzón está ocupado; vuelva a intentarlo mañana            | 86400",
                "Réessayez dans 5 minutes                                     | 300",
                "Veuillez patienter 2 heures                                  | 7200",
                "Graue Liste; bitte nach 300 Sekunden wiederholen             | 300",
                "Nächster Versuch in zwei Stunden                             | 7200",
                "Riprovare tra mezza ora                                      | 1800",
                "Tente novamente em 30 minutos                                | 1800",
                "Probeer het over 10 minuten opnieuw                          | 600",
                "Spróbuj ponownie za 5 minut                                  | 300",
                "Zkuste to znovu za 5 minut                                   | 300",
                "Försök igen om 5 minuter                                     | 300",
                "Próbálja újra 5 perc múlva                                   | 300",
                "5 dakika sonra tekrar deneyin                                | 300",
                "Δοκιμάστε ξανά σε 5 λεπτά                                    | 300",
                "Повторите попытку через 5 минут                              | 300",
                "Попробуйте через час                                         | 3600",
                "请在5分钟后重试                                              | 300",
                "请2个小时后再试                                              | 7200",
                "5分後に再送してください                                      | 300",
                "5분 후에 다시 시도하십시오                                   | 300"
            })
    void shouldReadTheWaitOfAReply(String reply, long wait) {
        assertThat(seconds(reply)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Too many mails (limit 50 in 60 minutes) from you, try later",
                "50 messages within 1 hour are enough, try again later",
                "Mailbox full for 3 days, try again later",
                "Only 100/hour are taken, try again later",
                "please try again in a few minutes",
                "Try again in 900000 hours",
                "Try again in 0 seconds",
                "Try again in 99999999999 seconds",
                "Try again at 12:75:99",
                "The delivery took 5 minutes",
                "\u0301 try again \u0301",
                "5:\u0301 try again 5/\u0301",
                ":/ 5 :/ try"
            })
    void shouldReadNoWaitWhereNoneIsTold(String reply) {
        assertThat(seconds(reply)).isEqualTo(-1);
    }
}

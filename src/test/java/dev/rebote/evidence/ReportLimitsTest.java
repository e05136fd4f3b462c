package dev.rebote.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a stranger makes too much of is cut, and it is said. */
class ReportLimitsTest {

    private static final String NOTICE = """
            From: MAILER-DAEMON@mx.shop.example
            To: anna@sender.example
            Subject: Undelivered Mail Returned to Sender

            Your message could not be delivered to the following recipients:

            """;

    private final ReportReader reader = new ReportReader();

    private Report read(String mail) {
        return reader.read(mail.getBytes(UTF_8));
    }

    @Test
    void shouldNameFiftyRecipients() {
        StringBuilder mail = new StringBuilder(NOTICE);
        for (int i = 0; i < 80; i++) {
            mail.append("<u").append(i).append("@shop.example>: 550 5.1.1 nobody here\n");
        }

        Report report = read(mail.toString());

        assertThat(report.recipients()).hasSize(50);
        assertThat(report.cuts()).containsExactly("named the first 50 of 80 recipients");
    }

    @Test
    void shouldReadAMebibyte() {
        Report report = read(NOTICE + "<bert@shop.example>: 550 nobody here\n\n" + "x".repeat(2 * 1024 * 1024));

        assertThat(report.event()).isEqualTo(Event.FAILED);
        assertThat(report.cuts()).contains("read the first 1048576 octets");
    }

    @Test
    void shouldReadEightLevelsOfParts() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(read(mail.toString()).cuts()).containsExactly("read 8 parts deep");
    }

    @Test
    void shouldKeepFourKibibytesOfDiagnostic() {
        Report report = read(NOTICE + "<bert@shop.example>: 550 " + "nobody here ".repeat(2000) + "\n");

        assertThat(report.recipients().get(0).evidence().reply()).hasSizeLessThanOrEqualTo(Evidence.MAX_REPLY);
    }

    @Test
    void shouldTakeTimeThatGrowsLinearlyWithSize() {
        String hostile = "<a@b.example>: could not be delivered to ".repeat(20_000);

        long start = System.nanoTime();
        read(NOTICE + hostile);
        read(NOTICE + hostile.replace(' ', '\n'));
        read(NOTICE + "<".repeat(900_000));
        read(NOTICE + "@".repeat(900_000));
        read("Content-Type: text/html\n\n" + "<a".repeat(400_000));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void shouldReadNothingFromNothing() {
        assertThat(read("").event()).isEqualTo(Event.NOT_A_REPORT);
        assertThat(read("\n\n\n").event()).isEqualTo(Event.NOT_A_REPORT);
        assertThat(read("From").event()).isEqualTo(Event.NOT_A_REPORT);
    }
}

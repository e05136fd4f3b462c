package dev.rebote.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports about addresses outside ASCII (RFC 6533): each script, in each way in which a report may write an address. */
class InternationalReportTest {

    private static final List<String> ADDRESSES = List.of(
            "rené@boutique.example",
            "jürgen@bücher.example",
            "łukasz@sklep.example",
            "γιώργος@κατάστημα.example",
            "иван@магазин.example",
            "користувач@приклад.example",
            "דוד@חנות.example",
            "أحمد@متجر.example",
            "राम@दुकान.example",
            "สมชาย@ร้าน.example",
            "李明@商店.example",
            "たろう@店.example",
            "민수@가게.example",
            "𠮷野@例え.example");

    private final ReportReader reader = new ReportReader();

    /** A report, and the address that it is about. */
    record International(String name, String address, String report) {
        @Override
        public String toString() {
            return name + " " + address;
        }
    }

    static Stream<International> reports() {
        return ADDRESSES.stream()
                .flatMap(address -> Stream.of(
                        new International(
                                "as UTF-8", address, report("message/global-delivery-status", "utf-8; " + address)),
                        new International(
                                "with escapes",
                                address,
                                report("message/delivery-status", "utf-8; " + escaped(address))),
                        new International(
                                "in brackets",
                                address,
                                report("message/global-delivery-status", "utf-8; <" + address + ">"))));
    }

    private static String report(String type, String finalRecipient) {
        return """
                From: MAILER-DAEMON@mx.shop.example
                To: anna@sender.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=global-delivery-status; boundary="G"

                --G
                Content-Type: %s

                Reporting-MTA: dns; mx.shop.example

                Final-Recipient: %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 nobody here

                --G
                Content-Type: message/global-headers

                Subject: Grüße
                From: Anna <anna@sender.example>

                --G--
                """.formatted(type, finalRecipient);
    }

    private static String escaped(String address) {
        StringBuilder text = new StringBuilder();
        address.codePoints()
                .forEach(c -> text.append(c < 128 ? Character.toString(c) : "\\x{" + Integer.toHexString(c) + "}"));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void shouldKeepTheAddressAsText(International sample) {
        Report report = reader.read(sample.report().getBytes(UTF_8));

        assertThat(report.recipients())
                .extracting(recipient -> recipient.evidence().recipient().orElse(""))
                .containsExactly(sample.address());
        assertThat(report.original().subject()).contains("Grüße");
    }
}

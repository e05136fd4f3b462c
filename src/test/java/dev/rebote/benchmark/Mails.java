package dev.rebote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The mails of the tests, and with each of them a delivery report made up with one of the samples of the rules, mixed. */
final class Mails {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");

    private Mails() {}

    static byte[][] mixed() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        String[] replies = Samples.mixed();
        try (Stream<Path> files = Files.list(REPORTS)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                mails.add(Files.readAllBytes(file));
                mails.add(report(replies[mails.size()]).getBytes(UTF_8));
            }
        }
        Collections.shuffle(mails, new Random(1));
        return mails.toArray(byte[][]::new);
    }

    /** Makes a report (RFC 3464) of one failure, with the message that came back below. */
    private static String report(String reply) {
        String told = reply.replace("\n", "\n ");
        return """
                Return-Path: <>
                Received: from mx.example.com (mx.example.com [192.0.2.1])
                 by mail.example.org with ESMTP id 4F2; Tue, 3 Mar 2026 10:00:00 +0000
                From: Mail Delivery System <mailer-daemon@mx.example.com>
                To: anna@example.org
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <bounce-1@mx.example.com>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain; charset=utf-8

                Your message could not be delivered to one recipient.

                <bert@example.com>: host mx.example.com[192.0.2.1] said: %s

                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com
                Arrival-Date: Tue, 3 Mar 2026 09:59:00 +0000

                Final-Recipient: rfc822; bert@example.com
                Action: failed
                Status: 5.0.0
                Remote-MTA: dns; mx.example.com
                Diagnostic-Code: smtp; %s

                --part
                Content-Type: message/rfc822

                From: Anna <anna@example.org>
                To: bert@example.com
                Subject: The plan of the garden
                Message-ID: <plan-1@example.org>
                Date: Tue, 3 Mar 2026 09:58:00 +0000

                %s
                --part--
                """.formatted(told, told, "This is the plan of the garden, with a bed of leeks.\n".repeat(60));
    }
}

package dev.rebote.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import javax.mail.BodyPart;
import javax.mail.Header;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetHeaders;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A notice as two strict and independent readers see it. */
record ParsedNotice(byte[] bytes, MimeMessage message) {

    static ParsedNotice of(byte[] bytes) throws MessagingException {
        Properties strict = new Properties();
        strict.setProperty("mail.mime.multipart.ignoremissingendboundary", "false");
        return new ParsedNotice(bytes, new MimeMessage(Session.getInstance(strict), new ByteArrayInputStream(bytes)));
    }

    List<String> headerNames() throws MessagingException {
        return names(Collections.list(message.getAllHeaders()));
    }

    String header(String name) throws MessagingException {
        return message.getHeader(name, null);
    }

    List<String> partTypes() throws MessagingException, IOException {
        List<String> types = new ArrayList<>();
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < parts.getCount(); i++) {
            types.add(parts.getBodyPart(i).getContentType().split(";", 2)[0]);
        }
        return types;
    }

    List<String> partTypesOfMime4j() throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        Message parsed = builder.parseMessage(new ByteArrayInputStream(bytes));
        return ((Multipart) parsed.getBody())
                .getBodyParts().stream().map(Entity::getMimeType).toList();
    }

    String text() throws MessagingException, IOException {
        return new String(part(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    String report() throws MessagingException, IOException {
        return new String(part(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    byte[] returned() throws MessagingException, IOException {
        return part(2).getInputStream().readAllBytes();
    }

    /** Gives the names of the fields of the report, group by group. */
    List<List<String>> reportFields() throws MessagingException, IOException {
        List<List<String>> groups = new ArrayList<>();
        for (String group : report().split("\r\n\r\n", -1)) {
            InternetHeaders fields =
                    new InternetHeaders(new ByteArrayInputStream(group.getBytes(StandardCharsets.ISO_8859_1)));
            groups.add(names(Collections.list(fields.getAllHeaders())));
        }
        return groups;
    }

    String reportField(int group, String name) throws MessagingException, IOException {
        String fields = report().split("\r\n\r\n", -1)[group];
        return new InternetHeaders(new ByteArrayInputStream(fields.getBytes(StandardCharsets.ISO_8859_1)))
                .getHeader(name, null);
    }

    BodyPart part(int index) throws MessagingException, IOException {
        return new MimeMultipart(message.getDataHandler().getDataSource()).getBodyPart(index);
    }

    private static List<String> names(List<? extends Object> headers) {
        return headers.stream().map(header -> ((Header) header).getName()).toList();
    }
}

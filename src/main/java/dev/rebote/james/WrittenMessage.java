package dev.rebote.james;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.james.server.core.MimeMessageSource;

/** A message that is written already: James copies its bytes, and reads it only where somebody asks what stands in it. */
final class WrittenMessage implements MimeMessageSource {

    private final byte[] bytes;

    WrittenMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String getSourceId() {
        return "rebote-notice";
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long getMessageSize() {
        return bytes.length;
    }
}

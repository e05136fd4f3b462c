package dev.rebote.classify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes numbers, texts and arrays for {@link TableReader}. Not thread-safe. */
final class TableWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    TableWriter number(int number) {
        try {
            out.writeInt(number);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    TableWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    TableWriter ints(int[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        buffer.asIntBuffer().put(numbers);
        return bytes(buffer.array());
    }

    TableWriter longs(long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Long.BYTES);
        buffer.asLongBuffer().put(numbers);
        return bytes(buffer.array());
    }

    TableWriter chars(char[] chars) {
        ByteBuffer buffer = ByteBuffer.allocate(chars.length * Character.BYTES);
        buffer.asCharBuffer().put(chars);
        return bytes(buffer.array());
    }

    private TableWriter bytes(byte[] array) {
        number(array.length);
        bytes.writeBytes(array);
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}

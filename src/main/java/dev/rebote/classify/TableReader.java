package dev.rebote.classify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link TableWriter} wrote, arrays at once: a cold start has no time for single numbers. Not thread-safe. */
final class TableReader {

    private final ByteBuffer in;

    TableReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    int number() {
        return in.getInt();
    }

    String text() {
        ByteBuffer text = part();
        return new String(text.array(), text.arrayOffset(), text.remaining(), StandardCharsets.UTF_8);
    }

    int[] ints() {
        ByteBuffer part = part();
        int[] numbers = new int[part.remaining() / Integer.BYTES];
        part.asIntBuffer().get(numbers);
        return numbers;
    }

    long[] longs() {
        ByteBuffer part = part();
        long[] numbers = new long[part.remaining() / Long.BYTES];
        part.asLongBuffer().get(numbers);
        return numbers;
    }

    char[] chars() {
        ByteBuffer part = part();
        char[] chars = new char[part.remaining() / Character.BYTES];
        part.asCharBuffer().get(chars);
        return chars;
    }

    private ByteBuffer part() {
        int length = in.getInt();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }
}

package dev.rebote.evidence.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderMalfunctionError;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Octets of a mail as text, in whatever charset and transfer encoding they really are. */
final class BodyText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private BodyText() {}

    /** Gives octets as text: ASCII, UTF-8 or UTF-16 where they are, else the declared charset, else Windows-1252. */
    static String decode(byte[] octets, String declaredCharset) {
        boolean escape = false;
        boolean ascii = true;
        int zeros = 0;
        for (byte octet : octets) {
            ascii &= octet >= 0;
            escape |= octet == 0x1b;
            zeros += octet == 0 ? 1 : 0;
        }
        if (zeros > octets.length / 4) {
            return new String(octets, wide(octets));
        }
        if (escape && ascii) {
            return text(octets, charset("ISO-2022-JP", StandardCharsets.US_ASCII));
        }
        if (ascii && !declaredCharset.toLowerCase(Locale.ROOT).startsWith("utf-")) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
        return utf8(octets, declaredCharset);
    }

    /** Says whether octets are in a charset that has to be named. */
    static boolean isForeign(byte[] octets) {
        boolean ascii = true;
        for (byte octet : octets) {
            ascii &= octet >= 0 && octet != 0x1b;
        }
        return !ascii;
    }

    /** Gives which half of UTF-16 comes first: the mark at the start says it, else the zeros of the Latin letters do. */
    private static Charset wide(byte[] octets) {
        int first = octets[0] & 0xff;
        if (first >= 0xfe) {
            return StandardCharsets.UTF_16;
        }
        int even = 0;
        for (int i = 0; i + 1 < octets.length; i += 2) {
            even += octets[i] == 0 ? 1 : 0;
        }
        return even > octets.length / 8 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static String utf8(byte[] octets, String declaredCharset) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            Charset declared = charset(declaredCharset, WINDOWS_1252);
            return text(octets, declared.equals(StandardCharsets.US_ASCII) ? WINDOWS_1252 : declared);
        }
    }

    /** Decoders that others bring to the server, as that of UTF-7, stumble over octets that are not of their charset. */
    private static String text(byte[] octets, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException | CoderMalfunctionError e) {
            return new String(octets, WINDOWS_1252);
        }
    }

    private static Charset charset(String name, Charset otherwise) {
        try {
            return name.isEmpty() ? otherwise : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return otherwise;
        }
    }

    /** Gives octets without their transfer encoding; octets that are not encoded as they claim stay as they are. */
    static byte[] withoutTransferEncoding(byte[] octets, String encoding) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64") && looksLikeBase64(octets)) {
            return MailReader.fromBase64(octets);
        }
        if (name.startsWith("quoted-printable")) {
            return MailReader.fromQuotedPrintable(octets);
        }
        return octets;
    }

    /** The first lines of base64 have no blank within, and none of the signs that prose cannot do without. */
    private static boolean looksLikeBase64(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] <= ' ') {
            end--;
        }
        boolean blank = false;
        for (int i = 0; i < Math.min(end, 200); i++) {
            byte octet = octets[i];
            if (octet == '@' || octet == '<' || octet == ',' || octet < 0) {
                return false;
            }
            if (octet == ' ') {
                blank = true;
            } else if (octet == '\n') {
                blank = false;
            } else if (blank) {
                return false;
            }
        }
        return true;
    }
}

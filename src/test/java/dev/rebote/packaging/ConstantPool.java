package dev.rebote.packaging;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** The texts of a class file: every name, descriptor and string that the class mentions (JVMS 17, section 4.4). */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;

    private ConstantPool() {}

    static Set<String> texts(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4); // the version
        int count = in.readUnsignedShort();
        Set<String> texts = new HashSet<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    index++; // JVMS 4.4.5: a long or double takes two entries
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("unknown constant tag " + tag);
            }
        }
        return texts;
    }
}

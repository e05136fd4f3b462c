package dev.rebote.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Gives the classes of a James 3.8 jar the names of James 3.9, as the build does with ours. */
final class JakartaNames extends Remapper {

    private static final Map<String, String> RENAMED = Map.of(
            "javax/mail/", "jakarta/mail/",
            "javax/activation/", "jakarta/activation/",
            "javax/inject/", "jakarta/inject/",
            "javax/annotation/PostConstruct", "jakarta/annotation/PostConstruct",
            "javax/annotation/PreDestroy", "jakarta/annotation/PreDestroy",
            "com/sun/mail/", "org/eclipse/angus/mail/");

    private JakartaNames() {
        super(Opcodes.ASM9);
    }

    @Override
    public String map(String internalName) {
        return RENAMED.entrySet().stream()
                .filter(names -> internalName.startsWith(names.getKey()))
                .map(names ->
                        names.getValue() + internalName.substring(names.getKey().length()))
                .findAny()
                .orElse(internalName);
    }

    static void translate(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream translated = new JarOutputStream(Files.newOutputStream(to))) {
            List<? extends ZipEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            for (ZipEntry entry : classes) {
                translated.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    translated.write(translate(in.readAllBytes()));
                }
            }
        }
    }

    private static byte[] translate(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, new JakartaNames()), 0);
        return writer.toByteArray();
    }
}

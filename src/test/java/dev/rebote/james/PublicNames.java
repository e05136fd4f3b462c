package dev.rebote.james;

import com.google.inject.Module;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.protocols.smtp.hook.Hook;
import org.apache.james.webadmin.Routes;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;

/** What an operator names in James's files and what James shows of it, as the code has it. */
final class PublicNames {

    private static final String PARAMETERS = "PARAMETERS";

    private PublicNames() {}

    static List<Class<?>> mailets() {
        return operatorsClasses(Mailet.class);
    }

    static List<Class<?>> matchers() {
        return operatorsClasses(Matcher.class);
    }

    /** Gives the handlers of the SMTP server. */
    static List<Class<?>> handlers() {
        return operatorsClasses(Hook.class);
    }

    /** Gives the modules that {@code extensions.properties} may name. */
    static List<Class<?>> modules() {
        return operatorsClasses(Module.class);
    }

    /** Gives the routes that {@code webadmin.properties} may name. */
    static List<Class<?>> routes() {
        return operatorsClasses(Routes.class);
    }

    /** Gives the parameters of a mailet or a handler, which declares them in a constant. */
    static List<String> parameters(Class<?> mailet) {
        try {
            return ((Collection<?>) constant(mailet.getDeclaredField(PARAMETERS)))
                    .stream().map(String.class::cast).toList();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(mailet + " needs a constant " + PARAMETERS + " with the names it allows", e);
        }
    }

    /** Gives the names of all mail attributes of ours: the constants of the type that James has for them. */
    static List<String> attributes() {
        return classes()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == AttributeName.class)
                .map(field -> ((AttributeName) constant(field)).asString())
                .filter(name -> name.startsWith("rebote."))
                .sorted()
                .toList();
    }

    /** Gives the names of all metrics; {@code <reason>} stands for each reason's id. */
    static List<String> metrics() {
        return MetricNames.all();
    }

    private static List<Class<?>> operatorsClasses(Class<?> kind) {
        return classes()
                .filter(kind::isAssignableFrom)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .toList();
    }

    private static Stream<Class<?>> classes() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.rebote.james", "dev.rebote.webadmin")
                        .stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .sorted(Comparator.comparing(Class::getName));
    }

    private static Object constant(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

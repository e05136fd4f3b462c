package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Compares what {@code docs} tells operators with the code. */
class DocumentationTest {

    private static final Path CONFIGURATION = Path.of("docs/configuration.md");
    private static final Path NAMES = Path.of("docs/attributes-and-metrics.md");

    private static final List<Path> WITH_EXAMPLES =
            List.of(CONFIGURATION, Path.of("docs/reports.md"), Path.of("docs/trust.md"), Path.of("README.md"));

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern XML = Pattern.compile("(?s)```xml\\n(.*?)```");
    private static final Pattern OF_REBOTE = Pattern.compile("dev\\.rebote\\.james\\.\\w+");

    /** Where the values of an attribute are explained, in a table whose first column is no name. */
    private static final Pattern VALUES = Pattern.compile("(?s)### How far a verdict may be believed.*?\\n## ");

    @Test
    void shouldTellEveryAttributeAndMetricOnce() throws IOException {
        String page = VALUES.matcher(Files.readString(NAMES)).replaceAll("## ");

        assertThat(firstCells(page))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(PublicNames.attributes().stream(), PublicNames.metrics().stream())
                                .toList());
    }

    @Test
    void shouldTellEveryParameterOfEveryMailetAndHandler() throws IOException {
        for (Class<?> type : haveParameters()) {
            assertThat(firstCells(section(type)))
                    .as(type.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(PublicNames.parameters(type));
        }
    }

    @Test
    void shouldShowAnExampleOfEveryMailetAndMatcher() throws IOException {
        for (Class<?> type : operatorsClasses()) {
            assertThat(examples(section(type)))
                    .as(type.getSimpleName())
                    .anyMatch(example -> example.contains(type.getName()));
        }
    }

    @Test
    void shouldShowExamplesThatTheMailetsWouldTake() throws Exception {
        Map<String, Class<?>> known =
                operatorsClasses().stream().collect(Collectors.toMap(Class::getName, Function.identity()));
        for (Path page : WITH_EXAMPLES) {
            for (String example : examples(Files.readString(page))) {
                checkExample(known, example);
            }
        }
    }

    private static void checkExample(Map<String, Class<?>> known, String example) throws Exception {
        assertThat(known.keySet()).containsAll(matches(OF_REBOTE, example, MatchResult::group));
        for (Element mailet : mailets(example)) {
            checkParameters(known, mailet);
            checkCondition(known, mailet.getAttribute("match"));
        }
    }

    private static void checkParameters(Map<String, Class<?>> known, Element mailet) {
        Class<?> type = known.get(mailet.getAttribute("class"));
        if (type != null) {
            assertThat(PublicNames.parameters(type)).containsAll(children(mailet));
        }
    }

    private static void checkCondition(Map<String, Class<?>> known, String match) throws Exception {
        String[] parts = match.split("=", 2);
        if (known.containsKey(parts[0])) {
            Matcher matcher = made(known.get(parts[0]));
            matcher.init(FakeMatcherConfig.builder()
                    .matcherName(parts[0])
                    .condition(parts.length == 2 ? parts[1] : "")
                    .build());
        }
    }

    private static Matcher made(Class<?> matcher) throws Exception {
        Constructor<?> constructor = matcher.getConstructors()[0];
        Object[] parts = Arrays.stream(constructor.getParameterTypes())
                .map(Mockito::mock)
                .toArray();
        return (Matcher) constructor.newInstance(parts);
    }

    private static List<Class<?>> operatorsClasses() {
        return Stream.concat(haveParameters().stream(), PublicNames.matchers().stream())
                .toList();
    }

    private static List<Class<?>> haveParameters() {
        return Stream.concat(PublicNames.mailets().stream(), PublicNames.handlers().stream())
                .toList();
    }

    private static String section(Class<?> type) throws IOException {
        String page = Files.readString(CONFIGURATION);
        String title = "\n### " + type.getSimpleName() + "\n";
        assertThat(page).contains(title);
        String rest = page.substring(page.indexOf(title) + title.length());
        return rest.split("\n##", 2)[0];
    }

    private static List<String> firstCells(String text) {
        return matches(FIRST_CELL, text, cell -> cell.group(1));
    }

    private static List<String> examples(String text) {
        return matches(XML, text, example -> example.group(1));
    }

    private static <T> List<T> matches(Pattern pattern, String text, Function<MatchResult, T> part) {
        return pattern.matcher(text).results().map(part).toList();
    }

    private static List<Element> mailets(String example) throws Exception {
        byte[] document = ("<example>" + example + "</example>").getBytes(StandardCharsets.UTF_8);
        NodeList found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document))
                .getElementsByTagName("mailet");
        List<Element> mailets = new ArrayList<>();
        IntStream.range(0, found.getLength()).forEach(i -> mailets.add((Element) found.item(i)));
        return mailets;
    }

    private static List<String> children(Element mailet) {
        NodeList nodes = mailet.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Node::getNodeName)
                .toList();
    }
}

package org.huawu.architecture.rules;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a Maven module says of itself.
 *
 * @param path of the file
 * @param artifactId its name
 * @param modules the folders of the modules it builds
 * @param dependencies what it declares to need
 */
record Pom(String path, String artifactId, List<String> modules, List<Dependency> dependencies) {

    /** Something that a module needs. */
    record Dependency(String groupId, String artifactId, String scope) {

        boolean isOfTheHouse() {
            return groupId.equals("org.huawu") || artifactId.startsWith("huawu-");
        }

        boolean isForTests() {
            return scope.equals("test");
        }
    }

    /** The folder of the module; empty for the root. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** Reads every pom.xml of the house. */
    static List<Pom> of(House house) {
        return house.files().stream()
                .filter(file -> file.name().equals("pom.xml"))
                .map(Pom::read)
                .toList();
    }

    private static Pom read(TrackedFile file) {
        Element project = parse(file);
        List<Dependency> dependencies = new ArrayList<>();
        for (Element list : children(project, "dependencies")) {
            for (Element each : children(list, "dependency")) {
                dependencies.add(new Dependency(text(each, "groupId"), text(each, "artifactId"), text(each, "scope")));
            }
        }
        List<String> modules = children(project, "modules").stream()
                .flatMap(list -> children(list, "module").stream())
                .map(Node::getTextContent)
                .toList();
        return new Pom(file.path(), text(project, "artifactId"), modules, dependencies);
    }

    private static Element parse(TrackedFile file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(file.text())))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file.path() + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(node -> node.getTextContent().strip())
                .orElse("");
    }
}

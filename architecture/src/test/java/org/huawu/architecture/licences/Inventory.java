package org.huawu.architecture.licences;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huawu.architecture.house.House;
import org.huawu.architecture.licences.Component.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product is made of. */
public final class Inventory {

    /** Written by the CycloneDX plugin just before the tests of this module. */
    static final String MAVEN_SBOM = "architecture/target/maven-sbom.json";

    static final String NPM_LOCK = "web/package-lock.json";
    private static final String NPM_FOLDER = "node_modules/";

    private static final JsonMapper JSON = new JsonMapper();

    private Inventory() {}

    /** The jars that the server runs on, without those of the house. */
    public static List<Component> jars(House house) {
        List<Component> components = new ArrayList<>();
        String sbom = house.built(MAVEN_SBOM)
                .orElseThrow(() ->
                        new IllegalStateException(MAVEN_SBOM + " is missing: run the tests of this module with Maven"));
        for (JsonNode each : JSON.readTree(sbom).path("components").values()) {
            if (!each.path("group").asString("").equals("org.huawu")) {
                String group = each.path("group").asString("");
                components.add(new Component(
                        (group.isEmpty() ? "" : group + ":") + each.path("name").asString(),
                        each.path("version").asString(""),
                        licencesOfJar(each.path("licenses")),
                        Kind.JAR));
            }
        }
        return components;
    }

    /** The npm packages that the pages are made of; none while there are no pages. */
    public static List<Component> packages(House house) {
        List<Component> components = new ArrayList<>();
        JsonNode locked = JSON.readTree(house.built(NPM_LOCK).orElse("{}")).path("packages");
        for (String path : neededByPages(locked)) {
            JsonNode value = locked.path(path);
            String name = path.substring(path.lastIndexOf(NPM_FOLDER) + NPM_FOLDER.length());
            String version = value.path("version").asString("");
            components.add(new Component(name, version, licencesOfPackage(house, path, value), Kind.PAGE));
        }
        return components;
    }

    /**
     * What the pages depend on, and what that depends on in turn. Neither what only builds and checks the pages nor what is
     * optional: binaries of tools for one kind of machine, which never become part of a page.
     */
    private static Set<String> neededByPages(JsonNode locked) {
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            JsonNode value = locked.path(path);
            List<String> names = new ArrayList<>(value.path("dependencies").propertyNames());
            value.path("peerDependencies").propertyNames().stream()
                    .filter(name -> !value.path("peerDependenciesMeta")
                            .path(name)
                            .path("optional")
                            .asBoolean(false))
                    .forEach(names::add);
            for (String name : names) {
                placeOf(locked, path, name).filter(needed::add).ifPresent(open::addLast);
            }
        }
        return needed;
    }

    /** Where npm placed a package for the one that needs it: below that one or below one of the folders around it. */
    private static Optional<String> placeOf(JsonNode locked, String from, String name) {
        String folder = from;
        while (true) {
            String place = (folder.isEmpty() ? "" : folder + "/") + NPM_FOLDER + name;
            if (locked.has(place)) {
                return Optional.of(place);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf("/" + NPM_FOLDER)));
        }
    }

    private static List<String> licencesOfJar(JsonNode licences) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : licences.values()) {
            JsonNode licence = each.path("license");
            Stream.of(each.path("expression"), licence.path("id"), licence.path("name"), licence.path("url"))
                    .map(node -> node.asString(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .ifPresent(names::add);
        }
        return names;
    }

    /** The lock names the licence of most packages; of the others, the package itself does. */
    private static List<String> licencesOfPackage(House house, String key, JsonNode locked) {
        TreeSet<String> names = new TreeSet<>();
        addLicence(names, locked);
        if (names.isEmpty()) {
            house.built("web/" + key + "/package.json").ifPresent(text -> addLicence(names, JSON.readTree(text)));
        }
        return List.copyOf(names);
    }

    private static void addLicence(Set<String> names, JsonNode described) {
        JsonNode licence = described.path("license");
        String text = licence.isObject() ? licence.path("type").asString("") : licence.asString("");
        if (!text.isEmpty()) {
            names.add(text);
        }
        for (JsonNode each : described.path("licenses").values()) {
            names.add(each.path("type").asString(""));
        }
    }
}

package org.huawu.architecture.licences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        String lock = house.built(NPM_LOCK).orElse("{}");
        for (Map.Entry<String, JsonNode> each :
                JSON.readTree(lock).path("packages").properties()) {
            JsonNode value = each.getValue();
            boolean shipped = each.getKey().contains(NPM_FOLDER)
                    && !value.path("dev").asBoolean(false)
                    && !value.path("devOptional").asBoolean(false)
                    && !value.path("link").asBoolean(false);
            if (shipped) {
                String name = each.getKey().substring(each.getKey().lastIndexOf(NPM_FOLDER) + NPM_FOLDER.length());
                String version = value.path("version").asString("");
                components.add(new Component(name, version, licencesOfPackage(house, each.getKey(), value), Kind.PAGE));
            }
        }
        return components;
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

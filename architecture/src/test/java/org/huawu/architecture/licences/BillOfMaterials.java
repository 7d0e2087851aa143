package org.huawu.architecture.licences;

import java.util.List;
import java.util.Locale;
import org.huawu.architecture.house.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what the product is made of: CycloneDX for machines, a table for people. */
final class BillOfMaterials {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OF_THIS_MODULE = "huawu-architecture";
    private static final String OF_THE_SERVER = "huawu-server";

    private BillOfMaterials() {}

    /** The plugin's bill for this module, turned into that of the server: all else that this module needs is for tests. */
    static String ofServer(House house) {
        ObjectNode bill =
                (ObjectNode) JSON.readTree(house.built(Inventory.MAVEN_SBOM).orElseThrow());
        ArrayNode components = (ArrayNode) bill.path("components");
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).path("name").asString("").equals(OF_THE_SERVER)) {
                ((ObjectNode) bill.path("metadata")).set("component", components.get(i));
                components.remove(i);
                break;
            }
        }
        ArrayNode graph = (ArrayNode) bill.path("dependencies");
        for (int i = graph.size() - 1; i >= 0; i--) {
            if (graph.get(i).path("ref").asString("").contains(OF_THIS_MODULE)) {
                graph.remove(i);
            }
        }
        return pretty(bill);
    }

    /** A bill of the npm packages in the pages. */
    static String ofPages(List<Component> packages) {
        ObjectNode bill = JSON.createObjectNode();
        bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        ObjectNode root = bill.putObject("metadata").putObject("component");
        root.put("type", "application").put("name", "huawu-web");
        ArrayNode components = bill.putArray("components");
        for (Component each : packages) {
            ObjectNode component = components.addObject();
            component.put("type", "library").put("name", each.name()).put("version", each.version());
            component.put("purl", "pkg:npm/" + each.name().replace("@", "%40") + "@" + each.version());
            ArrayNode licences = component.putArray("licenses");
            each.licences().forEach(licence -> licences.addObject().put("expression", licence));
        }
        return pretty(bill);
    }

    /** One line a component: name, version, the licence chosen, and in which form it is part of the product. */
    static String table(List<Component> components) {
        StringBuilder table = new StringBuilder(
                "What Huawu is made of that others wrote, and the licence under which it is used.\n\n");
        for (Component each : components) {
            table.append("%-60s %-22s %-28s %s%n"
                    .formatted(
                            each.name(),
                            each.version(),
                            Licences.chosenFor(each).orElse("FORBIDDEN " + each.licences()),
                            each.kind().name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }

    private static String pretty(JsonNode bill) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
    }
}

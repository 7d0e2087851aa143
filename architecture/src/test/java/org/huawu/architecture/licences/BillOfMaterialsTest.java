package org.huawu.architecture.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.Repository;
import org.junit.jupiter.api.Test;

/** Writes down what the product is made of, below {@code target/} of the repository. */
class BillOfMaterialsTest {

    private final House house = House.ofTheRepository();

    @Test
    void given_the_jars_of_the_server_when_written_down_then_the_bill_names_each_with_its_licence() throws IOException {
        String bill = BillOfMaterials.ofServer(house);
        Files.writeString(target().resolve("sbom.json"), bill);
        assertThat(bill)
                .contains("\"name\" : \"huawu-server\"", "pkg:maven/org.postgresql/postgresql@", "BSD-2-Clause")
                .doesNotContain("huawu-architecture", "archunit");
    }

    @Test
    void given_the_packages_of_the_pages_when_written_down_then_the_bill_names_each_with_its_licence()
            throws IOException {
        List<Component> packages = Inventory.packages(house);
        String bill = BillOfMaterials.ofPages(packages);
        Files.writeString(target().resolve("sbom-web.json"), bill);
        assertThat(packages)
                .extracting(Component::name)
                .contains("vue", "element-plus")
                .doesNotContain("vite", "vitest");
        assertThat(bill).contains("pkg:npm/vue@", "\"expression\" : \"MIT\"");
    }

    @Test
    void given_all_components_when_listed_then_each_line_names_the_licence_chosen() throws IOException {
        List<Component> components = new ArrayList<>(Inventory.jars(house));
        components.addAll(BundledLibraries.ofTheArchive());
        components.addAll(Inventory.packages(house));
        String table = BillOfMaterials.table(components);
        Files.writeString(target().resolve("licences.txt"), table);
        assertThat(table).containsPattern("logback-classic +\\S+ +EPL-2.0 +jar").doesNotContain("FORBIDDEN");
    }

    @Test
    void given_the_libraries_beside_postgres_when_their_licences_are_sought_then_each_is_allowed() {
        List<Component> libraries = BundledLibraries.ofTheArchive();
        assertThat(libraries).extracting(Component::name).contains("libpq", "libcrypto");
        assertThat(LicenceRules.forbidden(libraries)).isEmpty();
    }

    @Test
    void given_a_library_nobody_knows_when_its_licence_is_sought_then_it_is_found() {
        List<Component> libraries =
                BundledLibraries.of(Set.of("lib/libreadline.so.8", "./lib/libpq.so.5", "share/x.so"));
        assertThat(LicenceRules.forbidden(libraries)).singleElement().asString().contains("libreadline");
    }

    private static Path target() throws IOException {
        return Files.createDirectories(Repository.root().resolve("target"));
    }
}

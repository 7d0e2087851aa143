package org.huawu.architecture.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;

/** Who may know whom, seen from what the Maven modules declare: the wrong class must not even be on the class path. */
public final class PomRules {

    private static final String CONTRACT_TESTS = "tck";

    private PomRules() {}

    /** A module declares only those modules of the house that its room may know. */
    public static List<Finding> declaresOnlyWhomItMayKnow(House house) {
        List<Pom> poms = Pom.of(house);
        Map<String, Pom> byArtifact =
                poms.stream().collect(Collectors.toMap(Pom::artifactId, Function.identity(), (a, b) -> a));
        List<Finding> findings = new ArrayList<>();
        for (Pom pom : poms) {
            for (Room room : Rooms.inFolder(pom.folder()).stream().toList()) {
                for (Pom.Dependency dependency : pom.dependencies()) {
                    Optional<Room> other = Optional.ofNullable(byArtifact.get(dependency.artifactId()))
                            .flatMap(target -> Rooms.inFolder(target.folder()));
                    if (dependency.isOfTheHouse() && !mayDeclare(room, dependency, other)) {
                        findings.add(new Finding(
                                pom.path(), "needs " + dependency.artifactId() + ", but knows " + room.knows()));
                    }
                }
            }
        }
        return findings;
    }

    /** Every Maven module is a room of the table, and every folder with a pom.xml is built. */
    public static List<Finding> everyModuleIsARoom(House house) {
        List<Pom> poms = Pom.of(house);
        List<String> built = poms.stream()
                .flatMap(pom -> pom.modules().stream().map(module -> Links.resolve(pom.path(), module)))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Pom pom : poms) {
            boolean groups = !pom.modules().isEmpty();
            if (!groups
                    && !Rooms.TEST_MODULES.contains(pom.folder())
                    && Rooms.inFolder(pom.folder()).isEmpty()) {
                findings.add(new Finding(pom.path(), "is no room of the table"));
            }
            if (!pom.folder().isEmpty() && !built.contains(pom.folder())) {
                findings.add(new Finding(pom.path(), "is built by no other pom.xml"));
            }
        }
        return findings;
    }

    /** The kernel and the other pure rooms declare nothing but the house and the annotations of JSpecify. */
    public static List<Finding> pureRoomsDeclareNoLibrary(House house) {
        return Pom.of(house).stream()
                .filter(pom -> Rooms.inFolder(pom.folder())
                        .filter(room -> Rooms.PURE.contains(room.packageName()))
                        .isPresent())
                .flatMap(pom -> pom.dependencies().stream()
                        .filter(dependency -> !dependency.isForTests()
                                && !dependency.isOfTheHouse()
                                && !dependency.artifactId().equals("jspecify"))
                        .map(dependency -> new Finding(
                                pom.path(),
                                "needs " + dependency.artifactId() + "; a pure room stands on the JDK alone")))
                .toList();
    }

    private static boolean mayTestWith(Room room, Room target) {
        return target.name().equals(CONTRACT_TESTS)
                || Rooms.TESTS_ALSO_KNOW.getOrDefault(room.name(), Set.of()).contains(target.name());
    }

    private static boolean mayDeclare(Room room, Pom.Dependency dependency, Optional<Room> other) {
        return other.filter(target -> target.equals(room)
                        || room.knows().contains(target.name())
                        || (dependency.isForTests() && mayTestWith(room, target)))
                .isPresent();
    }
}

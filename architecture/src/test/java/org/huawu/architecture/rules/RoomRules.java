package org.huawu.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;

/** Who may know whom, seen from the classes and from the imports of the pages. */
public final class RoomRules {

    private static final Pattern IMPORT =
            Pattern.compile("(?:\\bfrom|\\bimport|\\bimport\\(|\\brequire\\()\\s*['\"](\\.{1,2}/[^'\"]*)['\"]");
    private static final List<String> PAGE_ROOMS = List.of("web", "e2e");
    private static final String PUBLISHED = "docs/api/";

    private RoomRules() {}

    /** A room uses the classes of those rooms only that it may know. */
    public static List<Finding> knowsOnlyWhomItMay(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> Rooms.holding(type.getName()).stream()
                        .flatMap(room -> Bytecode.uses(
                                type,
                                name -> Rooms.holding(name)
                                        .filter(other -> !other.equals(room)
                                                && !room.knows().contains(other.name()))
                                        .isPresent(),
                                room.name() + " knows " + room.knows())));
    }

    /** What a room keeps in a package {@code internal} is used by no other room. */
    public static List<Finding> internalStaysInside(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> Rooms.holding(type.getName()).stream()
                        .flatMap(room -> Bytecode.uses(
                                type,
                                name -> name.startsWith("org.huawu.")
                                        && name.contains(".internal.")
                                        && !room.holds(name),
                                "internal packages are for their own room")));
    }

    /** Every source of the product lies in a room of the table, in that room's folder. */
    public static List<Finding> everySourceHasItsRoom(House house) {
        List<Finding> findings = new ArrayList<>();
        for (JavaFile source : house.production().toList()) {
            String folder = source.path().substring(0, source.path().indexOf("/src/main/java/"));
            Optional<Room> room = Rooms.holding(source.packageName());
            if (room.isEmpty()) {
                findings.add(new Finding(source.path(), "package " + source.packageName() + " belongs to no room"));
            } else if (!room.orElseThrow().folder().equals(folder)) {
                findings.add(new Finding(
                        source.path(),
                        "package " + source.packageName() + " belongs into "
                                + room.get().folder()));
            }
        }
        return findings;
    }

    /** The kernel needs nothing but the JDK and the annotations of JSpecify. */
    public static List<Finding> kernelNeedsOnlyTheJdk(House house) {
        return onlyOwnClassesAndJdk(house, List.of("org.huawu.kernel"), "the kernel stands on the JDK alone");
    }

    /** Pure rooms need no framework. */
    public static List<Finding> pureRoomsNeedNoFramework(House house) {
        return onlyOwnClassesAndJdk(house, Rooms.PURE, "a pure room stands on the JDK alone");
    }

    /** Pages and whole-system tests know published contracts only: they import nothing from outside their own folder. */
    public static List<Finding> pagesKnowOnlyContracts(House house) {
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : house.files()) {
            String room = file.path().contains("/")
                    ? file.path().substring(0, file.path().indexOf('/'))
                    : "";
            if (PAGE_ROOMS.contains(room) && file.ends(".ts", ".vue", ".js", ".mjs")) {
                Matcher matcher = IMPORT.matcher(file.text());
                while (matcher.find()) {
                    String target = Links.resolve(file.path(), matcher.group(1));
                    if (!target.startsWith(room + "/") && !target.startsWith(PUBLISHED)) {
                        findings.add(
                                new Finding(file.path(), "imports " + target + ", which is no published contract"));
                    }
                }
            }
        }
        return findings;
    }

    private static List<Finding> onlyOwnClassesAndJdk(House house, List<String> packages, String why) {
        Stream<JavaClass> classes = Bytecode.classesIn(house, packages);
        return Bytecode.each(classes, type -> Bytecode.uses(type, name -> !isOwnOrJdk(name), why));
    }

    private static boolean isOwnOrJdk(String name) {
        return !name.contains(".") // a primitive
                || name.startsWith("java.")
                || name.startsWith("org.huawu.")
                || name.startsWith("org.jspecify.");
    }
}

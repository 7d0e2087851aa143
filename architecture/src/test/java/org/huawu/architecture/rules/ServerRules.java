package org.huawu.architecture.rules;

import com.sun.source.tree.AnnotationTree;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** How the server's modules are cut and laid out. */
public final class ServerRules {

    private static final Set<String> CONTROLLERS = Set.of(
            "org.springframework.web.bind.annotation.RestController", "org.springframework.stereotype.Controller");
    /** Where the container sends what failed outside of any controller: no endpoint of a module. */
    private static final String ERROR_PAGE = "org.springframework.boot.webmvc.error.ErrorController";

    private static final String SETTINGS = "org.springframework.boot.context.properties.ConfigurationProperties";

    private static final String CONDITION = "org.springframework.context.annotation.Conditional";

    private ServerRules() {}

    /** No cycles, no use of what another module keeps inside, no dependency that a module does not declare. */
    public static List<Finding> modulesAreVerified(House house) {
        // the class path of this module holds the server's classes and samples, but no tests of the server
        ApplicationModules modules = ApplicationModules.of(house.serverPackage(), location -> true);
        Violations violations = modules.detectViolations();
        return violations.getMessages().stream()
                .map(message -> new Finding(house.serverPackage(), message))
                .toList();
    }

    /** Inside a module: the package itself is its API; everything else lies below {@code internal} or {@code web}. */
    public static List<Finding> modulesAreLaidOut(House house) {
        return serverSources(house)
                .filter(source -> moduleOf(house, source.packageName()).contains("."))
                .filter(source -> {
                    String below = source.packageName()
                            .substring(rootOf(house, source.packageName()).length() + 1);
                    String first = below.split("\\.", 2)[0];
                    return !first.equals("internal") && !first.equals("web");
                })
                .map(source -> new Finding(source.path(), source.packageName() + " is neither internal nor web"))
                .toList();
    }

    /** Controllers lie in {@code web}, and nothing outside {@code web} uses what lies there. */
    public static List<Finding> webIsTheOutermostLayer(House house) {
        return Bytecode.each(serverClasses(house), type -> {
            boolean inWeb = isInWeb(house, type.getPackageName());
            Stream<Finding> misplaced = type.getAnnotations().stream()
                    .filter(annotation -> !inWeb
                            && CONTROLLERS.contains(annotation.getRawType().getName())
                            && !type.isAssignableTo(ERROR_PAGE))
                    .map(annotation -> new Finding(type.getName(), "is a controller outside a package web"));
            Stream<Finding> used = inWeb
                    ? Stream.empty()
                    : Bytecode.uses(
                            type,
                            name -> isInWeb(house, packageOf(name)),
                            "only the module's own web package may know its web classes");
            return Stream.concat(misplaced, used);
        });
    }

    /** What a module keeps in {@code internal} or {@code web} is used by no other module. */
    public static List<Finding> internalStaysInTheModule(House house) {
        return Bytecode.each(
                serverClasses(house),
                type -> Bytecode.uses(
                        type,
                        name -> isInside(house, packageOf(name))
                                && !rootOf(house, packageOf(name)).equals(rootOf(house, type.getPackageName())),
                        "it is kept inside its module"));
    }

    /** Every module says in one sentence what it is for, and names the modules it may use. */
    public static List<Finding> modulesSayWhatTheyAre(House house) {
        Map<String, List<JavaFile>> modules = new TreeMap<>();
        serverSources(house)
                .filter(source -> !source.packageName().equals(house.serverPackage()))
                .forEach(source -> modules.computeIfAbsent(
                                rootOf(house, source.packageName()), name -> new ArrayList<>())
                        .add(source));
        List<Finding> findings = new ArrayList<>();
        modules.forEach((module, sources) -> {
            boolean said = sources.stream()
                    .filter(source -> source.file().name().equals("package-info.java"))
                    .filter(source -> source.packageName().equals(module))
                    .anyMatch(ServerRules::saysWhatItIs);
            if (!said) {
                findings.add(new Finding(
                        module,
                        "needs a package-info.java with a sentence and @ApplicationModule(allowedDependencies = …)"));
            }
        });
        return findings;
    }

    /** Settings of a module are one immutable record, bound under the module's name. */
    public static List<Finding> settingsAreOneRecord(House house) {
        Map<String, String> seen = new TreeMap<>();
        return Bytecode.each(serverClasses(house).filter(type -> type.isAnnotatedWith(SETTINGS)), type -> {
            String module = rootOf(house, type.getPackageName());
            String name = module.substring(module.lastIndexOf('.') + 1);
            Object prefix = type.getAnnotationOfType(SETTINGS).get("value").orElse("");
            String before = seen.putIfAbsent(module, type.getName());
            return Stream.of(
                            type.isRecord() ? "" : "settings are a record",
                            prefix.equals("huawu." + name) ? "" : "settings of this module are huawu." + name + ".*",
                            before == null ? "" : "the module has its settings in " + before + " already")
                    .filter(problem -> !problem.isEmpty())
                    .map(problem -> new Finding(type.getName(), problem));
        });
    }

    /** No bean has a condition: the build writes the application context down, and would ask its own settings once and for all. */
    public static List<Finding> settingsDecideAtTheStart(House house) {
        return Bytecode.each(
                serverClasses(house),
                type -> Stream.<CanBeAnnotated>concat(Stream.of(type), type.getMethods().stream())
                        .filter(element -> element.isMetaAnnotatedWith(CONDITION))
                        .map(element -> new Finding(
                                type.getName(),
                                "a condition is decided by the build; let the bean read the setting at the start")));
    }

    private static boolean saysWhatItIs(JavaFile packageInfo) {
        boolean declares = packageInfo.unit().getPackageAnnotations().stream()
                .map(AnnotationTree::toString)
                .anyMatch(text -> text.contains("ApplicationModule") && text.contains("allowedDependencies"));
        String javadoc = packageInfo.javadocOf(packageInfo.unit().getPackage());
        return declares && javadoc != null && javadoc.strip().endsWith(".");
    }

    private static Stream<JavaFile> serverSources(House house) {
        return house.production().filter(source -> Rooms.within(List.of(house.serverPackage()), source.packageName()));
    }

    private static Stream<JavaClass> serverClasses(House house) {
        return Bytecode.classesIn(house, List.of(house.serverPackage()))
                .filter(type -> !type.getPackageName().equals(house.serverPackage()));
    }

    /** What follows the server's package in a package's name. */
    private static String moduleOf(House house, String packageName) {
        return packageName.equals(house.serverPackage())
                ? ""
                : packageName.substring(house.serverPackage().length() + 1);
    }

    /** The package of the module that a package belongs to; empty outside the server. */
    static String rootOf(House house, String packageName) {
        if (!packageName.startsWith(house.serverPackage() + ".")) {
            return "";
        }
        return house.serverPackage() + "." + moduleOf(house, packageName).split("\\.", 2)[0];
    }

    private static boolean isInside(House house, String packageName) {
        return moduleOf(house, rootOf(house, packageName).isEmpty() ? house.serverPackage() : packageName)
                .contains(".");
    }

    private static boolean isInWeb(House house, String packageName) {
        String root = rootOf(house, packageName);
        return !root.isEmpty() && Rooms.within(List.of(root + ".web"), packageName);
    }

    private static String packageOf(String className) {
        return className.contains(".") ? className.substring(0, className.lastIndexOf('.')) : "";
    }
}

package org.huawu.architecture.rules;

import com.sun.source.tree.ImportTree;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.rules.Bytecode.Call;

/** Where there are several ways to do a thing, the house has one. */
public final class OneWayRules {

    private static final Set<String> INJECTIONS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "javax.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext");
    private static final Pattern OTHER_LOGGERS = Pattern.compile(
            "java\\.util\\.logging\\..*|org\\.apache\\.commons\\.logging\\..*|org\\.apache\\.log(ging|4j)\\..*|java\\.lang\\.System\\$Logger.*");
    private static final Pattern OTHER_CLIENTS =
            Pattern.compile("org\\.springframework\\.jdbc\\.core\\.(JdbcTemplate|JdbcOperations)"
                    + "|org\\.springframework\\.jdbc\\.core\\.namedparam\\.NamedParameterJdbc(Template|Operations)"
                    + "|org\\.springframework\\.jdbc\\.object\\..*"
                    + "|org\\.springframework\\.web\\.client\\.Rest(Template|Operations)"
                    + "|java\\.net\\.(HttpURLConnection|URLConnection)");
    private static final Pattern RAW_JDBC = Pattern.compile(
            "java\\.sql\\.(Connection|Statement|PreparedStatement|CallableStatement|DriverManager)|javax\\.sql\\.DataSource");
    private static final Pattern OLD_DATES = Pattern.compile(
            "java\\.util\\.(Calendar|GregorianCalendar|TimeZone)|java\\.text\\.(Simple)?DateFormat|java\\.sql\\.(Date|Time|Timestamp)");
    private static final String OLD_DATE = "java.util.Date";
    private static final Set<String> BRIDGES_TO_OLD_DATES = Set.of("from", "toInstant");
    private static final Set<String> UNBOUNDED = Set.of(
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.LinkedTransferQueue",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentLinkedDeque");
    private static final Set<String> UNBOUNDED_POOLS =
            Set.of("newFixedThreadPool", "newSingleThreadExecutor", "newCachedThreadPool", "newWorkStealingPool");

    private OneWayRules() {}

    /** No Lombok, which leaves no trace in classes: neither imported nor declared. */
    public static List<Finding> noLombok(House house) {
        Stream<Finding> imported = house.sources().stream()
                .filter(source -> source.unit().getImports().stream()
                        .map(ImportTree::getQualifiedIdentifier)
                        .anyMatch(name -> name.toString().startsWith("lombok.")))
                .map(source -> new Finding(source.path(), "uses Lombok"));
        Stream<Finding> declared = Pom.of(house).stream()
                .filter(pom -> pom.dependencies().stream()
                        .anyMatch(each -> each.artifactId().equals("lombok")))
                .map(pom -> new Finding(pom.path(), "needs Lombok"));
        return Stream.concat(imported, declared).toList();
    }

    /** What a class needs comes through its constructor. */
    public static List<Finding> noFieldInjection(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> type.getFields().stream()
                        .filter(field -> INJECTIONS.stream().anyMatch(field::isAnnotatedWith))
                        .map(field -> new Finding(type.getName(), "field " + field.getName() + " is injected")));
    }

    /** No static field that can change, and none that holds what can. */
    public static List<Finding> noStaticState(House house) {
        List<Finding> fields = Bytecode.each(
                Bytecode.classesOf(house),
                type -> type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .map(field -> new Finding(type.getName(), "static field " + field.getName() + " can change")));
        List<Finding> filled = SourceScan.each(house.production(), StaticState::new);
        return Stream.concat(fields.stream(), filled.stream()).toList();
    }

    /** What time it is, a class asks the clock that it was given. */
    public static List<Finding> timeComesFromAGivenClock(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house).filter(type -> !Allowances.MAKES_THE_CLOCK.covers(type.getName())),
                type -> Bytecode.calls(type, Clocks::reads, "take a java.time.Clock"));
    }

    /** Logging goes through SLF4J, and only commands write to the terminal. */
    public static List<Finding> logsGoOneWay(House house) {
        List<Finding> others = Bytecode.each(
                Bytecode.classesOf(house).filter(type -> !Allowances.NAMES_ANOTHER_LOGGER.covers(type.getName())),
                type -> Bytecode.uses(type, name -> OTHER_LOGGERS.matcher(name).matches(), "log through SLF4J"));
        List<Finding> printed = Bytecode.each(
                Bytecode.classesOf(house).filter(type -> !Allowances.SPEAKS_AT_THE_TERMINAL.covers(type.getName())),
                type -> Stream.concat(
                        type.getFieldAccessesFromSelf().stream()
                                .filter(access ->
                                        access.getTargetOwner().getName().equals("java.lang.System"))
                                .map(access -> access.getTarget().getName())
                                .distinct()
                                .map(name -> new Finding(type.getName(), "uses System." + name)),
                        Bytecode.calls(
                                type,
                                call -> call.name().equals("printStackTrace")
                                        && call.parameters().isEmpty(),
                                "log through SLF4J")));
        return Stream.concat(others.stream(), printed.stream()).toList();
    }

    /** SQL goes through JdbcClient, HTTP through RestClient or the JDK's HttpClient; the pool belongs to one module. */
    public static List<Finding> clientsAreTheOnesChosen(House house) {
        List<Finding> others = Bytecode.each(
                Bytecode.classesOf(house),
                type -> Bytecode.uses(
                        type,
                        name -> OTHER_CLIENTS.matcher(name).matches(),
                        "take JdbcClient, RestClient or HttpClient"));
        List<Finding> raw = Bytecode.each(
                Bytecode.classesOf(house).filter(type -> !Allowances.RUNS_THE_DATABASE.covers(type.getName())),
                type -> Bytecode.uses(type, name -> RAW_JDBC.matcher(name).matches(), "take JdbcClient"));
        return Stream.concat(others.stream(), raw.stream()).toList();
    }

    /** Dates and times are those of java.time. A Date is only handed to or taken from a library that knows nothing else. */
    public static List<Finding> datesAreThoseOfJavaTime(House house) {
        String why = "take java.time";
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> Stream.of(
                                Bytecode.uses(
                                        type, name -> OLD_DATES.matcher(name).matches(), why),
                                Bytecode.calls(type, OneWayRules::worksWithOldDate, why),
                                declaresOldDate(type))
                        .flatMap(findings -> findings));
    }

    /** The process ends in one place, so that nothing else can end it. */
    public static List<Finding> processEndsInOnePlace(House house) {
        return calls(
                house,
                Allowances.ENDS_THE_PROCESS,
                call -> call.is("java.lang.System", "exit")
                        || call.is("java.lang.Runtime", "exit")
                        || call.is("java.lang.Runtime", "halt"),
                "throw instead; a broken invariant ends that request, never the process");
    }

    /** Every queue has a capacity. */
    public static List<Finding> queuesAreBounded(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> Bytecode.calls(
                        type,
                        call -> isUnboundedQueue(call)
                                || (call.owner().equals("java.util.concurrent.Executors")
                                        && UNBOUNDED_POOLS.contains(call.name())),
                        "give it a capacity and say what happens when it is full"));
    }

    private static boolean isUnboundedQueue(Call call) {
        return call.name().equals("<init>")
                && UNBOUNDED.contains(call.owner())
                && (!call.parameters().equals(List.of("int")) || call.owner().endsWith("PriorityBlockingQueue"));
    }

    private static boolean worksWithOldDate(Call call) {
        return call.owner().equals(OLD_DATE) && !BRIDGES_TO_OLD_DATES.contains(call.name());
    }

    private static Stream<Finding> declaresOldDate(JavaClass type) {
        Stream<Finding> fields = type.getFields().stream()
                .filter(field -> involvesOldDate(field))
                .map(field -> new Finding(type.getName(), "field " + field.getName() + " is a Date; take java.time"));
        Stream<Finding> methods = type.getCodeUnits().stream()
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(unit -> involvesOldDate(unit))
                .map(unit -> new Finding(type.getName(), unit.getName() + " speaks of a Date; take java.time"));
        return Stream.concat(fields, methods);
    }

    private static boolean involvesOldDate(JavaField field) {
        return field.getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> raw.getName().equals(OLD_DATE));
    }

    private static boolean involvesOldDate(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .anyMatch(raw -> raw.getName().equals(OLD_DATE));
    }

    private static List<Finding> calls(
            House house, Allowances.Allowance allowed, Predicate<Call> forbidden, String why) {
        Stream<JavaClass> classes = Bytecode.classesOf(house).filter(type -> !allowed.covers(type.getName()));
        return Bytecode.each(classes, type -> Bytecode.calls(type, forbidden, why));
    }
}

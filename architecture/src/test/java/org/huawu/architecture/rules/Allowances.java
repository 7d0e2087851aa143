package org.huawu.architecture.rules;

import java.util.List;
import java.util.Map;

/** The few places that may do what is forbidden elsewhere because it is their very task, each with the reason. */
final class Allowances {

    /** Where the clock of the machine is read for the first time. */
    static final Allowance MAKES_THE_CLOCK = new Allowance(Map.of(
            "org.huawu.server.installation.InstallationConfiguration",
            "makes the clock that everything else is given",
            "org.huawu.server.command.Commands",
            "runs without the application's context: makes the clock that its commands are given"));

    /** Who must speak of the JDK's own logger. */
    static final Allowance NAMES_ANOTHER_LOGGER = new Allowance(Map.of(
            "org.huawu.server.database.internal.PostgresConnections",
            "implements javax.sql.DataSource, whose getParentLogger it refuses"));

    /** Who writes to the terminal. */
    static final Allowance SPEAKS_AT_THE_TERMINAL = new Allowance(Map.of(
            "org.huawu.server.command", "its answers are for the person at the terminal",
            "org.huawu.server.Huawu", "says why the program does not start, before there is a log",
            "org.huawu.bench", "its figures are for the person at the terminal"));

    /** Who handles connections itself. */
    static final Allowance RUNS_THE_DATABASE = new Allowance(Map.of(
            "org.huawu.server.database", "owns the pool and binds the scope of each transaction to its connection"));

    /** Who ends the process. */
    static final Allowance ENDS_THE_PROCESS = new Allowance(Map.of(
            "org.huawu.server.Huawu", "turns the outcome of a command into the exit code",
            "org.huawu.server.command", "turns the outcome of a command into the exit code",
            "org.huawu.bench", "turns the outcome of a benchmark into the exit code"));

    private Allowances() {}

    /**
     * Who may do something.
     *
     * @param reasons by class or package
     */
    record Allowance(Map<String, String> reasons) {

        Allowance {
            reasons = Map.copyOf(reasons);
        }

        /** Whether a class is among those listed, lies in one of the packages listed, or within a class listed. */
        boolean covers(String className) {
            String topLevel = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
            return Rooms.within(List.copyOf(reasons.keySet()), topLevel);
        }
    }
}

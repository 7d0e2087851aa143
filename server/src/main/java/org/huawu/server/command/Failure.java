package org.huawu.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.SettingCheck;
import org.huawu.server.installation.TerminalLanguage;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Turns whatever stopped a command into one sentence. A refusal says its own; anything else is a fault of the program, whose
 * trace goes to a file and never to the terminal.
 *
 * @param language of the sentence
 */
record Failure(TerminalLanguage language) {

    /** Prints the sentence as the last line of the error stream. */
    void report(Throwable failure, PrintStream error) {
        Refusal refusal = refusalIn(failure).orElseGet(() -> unexpected(failure));
        error.println("huawu: " + refusal.sentence(language));
    }

    /** The refusal that led to the failure, if one did. */
    static Optional<Refusal> refusalIn(Throwable failure) {
        List<Throwable> chain = chainOf(failure);
        for (Throwable each : chain) {
            if (each instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return chain.stream().map(Failure::translated).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> translated(Throwable each) {
        return switch (each) {
            case PortInUseException e -> Optional.of(portInUse(e.getPort()));
            case ConnectorStartFailedException e -> Optional.of(portInUse(e.getPort()));
            case BindException e -> Optional.of(unreadableSetting(e));
            default -> Optional.empty();
        };
    }

    private static Refusal portInUse(int port) {
        String flag = Integer.toString(port).equals(System.getProperty("huawu.edge.http-port", "8080"))
                ? "--http"
                : "--https";
        return new Refusal(
                "Port " + port + " is in use by another program. End that program, or choose another port with " + flag
                        + ".",
                "端口 " + port + " 已被其他程序占用。请结束该程序，或用 " + flag + " 选择其他端口。");
    }

    private static Refusal unreadableSetting(BindException e) {
        Object value = e.getProperty() == null ? "" : e.getProperty().getValue();
        Class<?> type = e.getTarget().getType().resolve(Object.class);
        return SettingCheck.refusal(
                e.getName().toString(), String.valueOf(value), "a " + wordFor(type, true), wordFor(type, false));
    }

    private static String wordFor(Class<?> type, boolean english) {
        return switch (type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> english ? "whole number" : "整数";
            case "Duration" -> english ? "duration such as 30s or 500ms" : "时长，例如 30s 或 500ms";
            case "boolean", "Boolean" -> english ? "yes or no: true, false" : "true 或 false";
            default -> english ? "value of type " + type.getSimpleName() : type.getSimpleName() + " 类型的值";
        };
    }

    private static Refusal unexpected(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Optional<Path> file = write(trace.toString());
        String english = file.map(f -> "What happened lies in " + f + ".").orElse(trace.toString());
        String chinese = file.map(f -> "详情见 " + f + "。").orElse(trace.toString());
        return new Refusal(
                "The program failed by a fault of its own ("
                        + failure.getClass().getSimpleName() + "). " + english,
                "程序内部故障（" + failure.getClass().getSimpleName() + "）。" + chinese,
                failure);
    }

    private static Optional<Path> write(String trace) {
        String data = System.getProperty("huawu.data", "");
        if (data.isBlank() || !Files.isDirectory(Path.of(data))) {
            return Optional.empty();
        }
        Path file = Path.of(data, "logs", "failure.log").toAbsolutePath();
        try {
            PrivateFiles.write(file, trace);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The failure, its causes, and what was suppressed on the way, each once. */
    private static List<Throwable> chainOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        List<Throwable> next = new ArrayList<>(List.of(failure));
        while (!next.isEmpty()) {
            Throwable each = next.removeFirst();
            if (!seen.add(each)) {
                continue;
            }
            chain.add(each);
            if (each.getCause() != null) {
                next.add(each.getCause());
            }
            next.addAll(List.of(each.getSuppressed()));
        }
        return chain;
    }
}

package org.huawu.routing.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.huawu.routing.Capacity;
import org.huawu.routing.InputCodec;

/** The log of a world as a file: what the house held at most, then a move a line, by its kind, position, time and, where it has one, its input's bytes. */
final class WrittenLog {

    private WrittenLog() {}

    static void write(Path file, Course course) throws IOException {
        Capacity held = course.capacity();
        StringBuilder text = new StringBuilder();
        text.append(held.contacts())
                .append(' ')
                .append(held.agents())
                .append(' ')
                .append(held.seats());
        for (Move move : course.moves()) {
            text.append('\n').append(move.getClass().getSimpleName());
            text.append(' ').append(move.position()).append(' ').append(move.nowMs());
            if (move instanceof Move.Jump jump) {
                text.append(' ').append(jump.fromMs());
            } else if (move instanceof Move.Given given) {
                text.append(' ').append(HexFormat.of().formatHex(InputCodec.encode(given.input())));
            }
        }
        Files.writeString(file, text);
    }

    /** The hash of the state that a log ends in, with whatever its crashes bring. */
    static String hashOf(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] held = lines.getFirst().split(" ", -1);
        Capacity capacity =
                new Capacity(Integer.parseInt(held[0]), Integer.parseInt(held[1]), Integer.parseInt(held[2]));
        Course course = new Course(capacity, List.of());
        lines.stream().skip(1).forEach(line -> course.take(move(line.split(" ", -1))));
        return course.hash();
    }

    private static Move move(String[] words) {
        long position = Long.parseLong(words[1]);
        long nowMs = Long.parseLong(words[2]);
        return switch (words[0]) {
            case "Given" -> new Move.Given(InputCodec.decode(HexFormat.of().parseHex(words[3])), position, nowMs);
            case "Jump" -> new Move.Jump(position, Long.parseLong(words[3]), nowMs);
            case "Save" -> new Move.Save(position, nowMs);
            case "Death" -> new Move.Death(position, nowMs);
            case "Start" -> new Move.Start(position, nowMs);
            default -> throw new IllegalArgumentException("no such move: " + words[0]);
        };
    }

    /** Reads a log, and writes the hash that it ends in into another file: for a second JVM. */
    public static void main(String[] files) throws IOException {
        Files.writeString(Path.of(files[1]), hashOf(Path.of(files[0])));
    }
}

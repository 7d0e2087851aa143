package org.huawu.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.Sealed;
import org.huawu.kernel.Id;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;
import org.jspecify.annotations.Nullable;

/**
 * Log and journal of the routing machine as lines for people ({@code log cat}) and as JSON lines ({@code log export}).
 * Sealed values appear as the first bytes of their token, keys a caller pressed as their number; nothing is opened.
 */
public final class LogText {

    private LogText() {}

    /**
     * The entries of the log behind a position, one line each.
     *
     * @param reader at the place to begin from; stays open
     */
    public static void cat(LogReader reader, Appendable out) throws IOException {
        for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            out.append(line(entry.get())).append('\n');
        }
    }

    /**
     * The events of the journal behind a key, one line each: incarnation, position, index, time, event.
     *
     * @param folder of the log
     */
    public static void catEvents(Path folder, LogKey after, Appendable out) throws IOException {
        try (JournalReader reader = new JournalReader(folder, after)) {
            for (Optional<JournalEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                out.append(line(event.get())).append('\n');
            }
        }
    }

    /**
     * The events of the journal behind a key as JSON, one object a line.
     *
     * @param folder of the log
     */
    public static void export(Path folder, LogKey after, Appendable out) throws IOException {
        try (JournalReader reader = new JournalReader(folder, after)) {
            for (Optional<JournalEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                out.append(json(event.get())).append('\n');
            }
        }
    }

    /** An entry: position, time, kind, content. */
    public static String line(LogEntry entry) {
        String content = switch (entry.kind()) {
            case INPUT -> input(entry.bytes());
            case SESSION_OPEN -> "build " + entry.buildId();
            case EFFECTS_DONE, SESSION_END, DEADLINE -> "";
        };
        return "%d %s %s %s"
                .formatted(entry.position(), Instant.ofEpochMilli(entry.timeMs()), entry.kind(), content)
                .strip();
    }

    /** An event: incarnation, position, index, time, content. */
    public static String line(JournalEvent event) {
        LogKey key = event.key();
        return "%d %d %d %s %s"
                .formatted(
                        key.incarnation(),
                        key.position(),
                        key.index(),
                        Instant.ofEpochMilli(event.timeMs()),
                        text(event.bytes()));
    }

    /** An event as one JSON object. */
    public static String json(JournalEvent event) {
        LogKey key = event.key();
        StringBuilder out = new StringBuilder("{\"incarnation\":%d,\"position\":%d,\"index\":%d,\"timeMs\":%d"
                .formatted(key.incarnation(), key.position(), key.index(), event.timeMs()));
        try {
            Event decoded = EventCodec.decode(event.bytes());
            out.append(",\"type\":").append(quoted(decoded.getClass().getSimpleName()));
            out.append(",\"event\":");
            value(decoded, out);
        } catch (MalformedBytesException e) {
            out.append(",\"unreadable\":").append(quoted(String.valueOf(e.getMessage())));
        }
        return out.append('}').toString();
    }

    private static String text(byte[] event) {
        try {
            return EventCodec.decode(event).toString();
        } catch (MalformedBytesException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static String input(byte[] bytes) {
        try {
            Input input = InputCodec.decode(bytes);
            return input instanceof SwitchboardFact.DigitsPressed pressed
                    ? "DigitsPressed[epoch=%d, channel=%s, digits=%d hidden]"
                            .formatted(
                                    pressed.epoch(),
                                    pressed.channel(),
                                    pressed.digits().length())
                    : input.toString();
        } catch (MalformedBytesException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Id id -> out.append(id.value());
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            case Sealed sealed -> out.append(quoted(sealed.toString()));
            case List<?> list -> {
                String before = "[";
                for (Object each : list) {
                    out.append(before);
                    value(each, out);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Record fields -> members(fields, out);
            default -> out.append(quoted(value.toString()));
        }
    }

    private static void members(Record fields, StringBuilder out) {
        String before = "{";
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            out.append(before).append(quoted(component.getName())).append(':');
            try {
                value(component.getAccessor().invoke(fields), out);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a field of " + fields.getClass() + " cannot be read", e);
            }
            before = ",";
        }
        out.append(before.equals("{") ? "{}" : "}");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}

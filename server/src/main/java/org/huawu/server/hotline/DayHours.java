package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When somebody is there on a day: some spans, in order, none touching the next. Written as {@code 08:30-12:00 13:30-17:30};
 * nothing for closed, {@code 00:00-24:00} for all day.
 *
 * @param spans at most {@link #MOST_SPANS}
 */
public record DayHours(List<Span> spans) {

    /** The most spans of a day. */
    public static final int MOST_SPANS = 6;

    /** Minutes of a day by the clock on the wall. */
    public static final int MINUTES = 24 * 60;

    /** On no hour. */
    public static final DayHours CLOSED = new DayHours(List.of());

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,2})[:：]([0-9]{2})[-–—~～至]([0-9]{1,2})[:：]([0-9]{2})");
    private static final Pattern BETWEEN_SPANS = Pattern.compile("[\\s,，、;；]+");
    private static final Pattern AROUND_DASH = Pattern.compile("\\s*([-–—~～至])\\s*");
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException when there are too many spans, or they touch or are out of order */
    public DayHours {
        spans = List.copyOf(spans);
        if (spans.size() > MOST_SPANS) {
            throw new IllegalArgumentException("at most " + MOST_SPANS + " spans, were " + spans.size());
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).fromMinute() <= spans.get(i - 1).untilMinute()) {
                throw new IllegalArgumentException("spans must follow each other with a gap: " + spans);
            }
        }
    }

    /**
     * From one minute of a day to another.
     *
     * @param fromMinute 0..1,439
     * @param untilMinute the first that is not in it, later, up to 1,440
     */
    public record Span(int fromMinute, int untilMinute) {

        public Span {
            if (fromMinute < 0 || untilMinute <= fromMinute || untilMinute > MINUTES) {
                throw new IllegalArgumentException(
                        "a span has 0 <= from < until <= 1440, was " + fromMinute + " until " + untilMinute);
            }
        }

        @Override
        public String toString() {
            return clock(fromMinute) + "-" + clock(untilMinute);
        }

        private static String clock(int minute) {
            return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
        }
    }

    /** What a text says that cannot be hours of a day. */
    public enum Fault {
        NO_HOURS,
        OVERLAP,
        TOO_MANY
    }

    /** Why a text says no hours of a day. */
    public static final class NotHours extends Exception {

        private static final long serialVersionUID = 1L;

        private final Fault fault;
        private final String part;

        NotHours(Fault fault, String part) {
            super(fault + " " + part);
            this.fault = fault;
            this.part = part;
        }

        /** What is wrong. */
        public Fault fault() {
            return fault;
        }

        /** Which part of the text. */
        public String part() {
            return part;
        }
    }

    /**
     * Reads hours as people write them: spans in any order, with blanks or commas between, and whatever dash. Spans that touch
     * become one.
     *
     * @throws NotHours when the text says something else
     */
    public static DayHours parse(String text) throws NotHours {
        if (text.length() > LONGEST) {
            throw new NotHours(Fault.TOO_MANY, "");
        }
        String close = AROUND_DASH.matcher(text.strip()).replaceAll("$1");
        List<Span> read = new ArrayList<>();
        for (String part : BETWEEN_SPANS.split(close, -1)) {
            if (!part.isEmpty()) {
                read.add(span(part));
            }
        }
        read.sort((a, b) -> Integer.compare(a.fromMinute(), b.fromMinute()));
        List<Span> spans = new ArrayList<>();
        for (Span next : read) {
            Span last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && next.fromMinute() < last.untilMinute()) {
                throw new NotHours(Fault.OVERLAP, last + " " + next);
            }
            if (last != null && next.fromMinute() == last.untilMinute()) {
                spans.set(spans.size() - 1, new Span(last.fromMinute(), next.untilMinute()));
            } else {
                spans.add(next);
            }
        }
        if (spans.size() > MOST_SPANS) {
            throw new NotHours(Fault.TOO_MANY, "");
        }
        return new DayHours(spans);
    }

    private static Span span(String part) throws NotHours {
        Matcher matcher = SPAN.matcher(part);
        if (matcher.matches()) {
            int from = minute(matcher.group(1), matcher.group(2));
            int until = minute(matcher.group(3), matcher.group(4));
            if (from >= 0 && from < until) {
                return new Span(from, until);
            }
        }
        throw new NotHours(Fault.NO_HOURS, part);
    }

    /** Of the day; -1 when no clock shows it. */
    private static int minute(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        int all = Integer.parseInt(hour) * 60 + minutes;
        return minutes > 59 || all > MINUTES ? -1 : all;
    }

    @Override
    @JsonValue
    public String toString() {
        return spans.stream().map(Span::toString).collect(Collectors.joining(" "));
    }
}

package org.huawu.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayCalendarTest {

    private static final Pattern DAY = Pattern.compile("\"date\": \"([0-9-]{10})\", \"isOffDay\": (true|false)");

    private final HolidayCalendar published = HolidayCalendar.published();

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, WORKDAY, ",
        "2026-02-14, MAKE_UP_WORKDAY, SPRING_FESTIVAL",
        "2026-02-15, HOLIDAY, SPRING_FESTIVAL",
        "2026-02-23, HOLIDAY, SPRING_FESTIVAL",
        "2026-02-28, MAKE_UP_WORKDAY, SPRING_FESTIVAL",
        "2026-03-01, DAY_OFF, ",
        "2025-10-06, HOLIDAY, NATIONAL_DAY_AND_MID_AUTUMN",
        "2015-09-03, HOLIDAY, VICTORY_DAY",
        "2022-12-31, HOLIDAY, NEW_YEAR",
        "2007-12-29, MAKE_UP_WORKDAY, NEW_YEAR",
        "2020-02-03, WORKDAY, SPRING_FESTIVAL",
        "2006-12-30, MAKE_UP_WORKDAY, NEW_YEAR"
    })
    void given_the_notices_of_2007_to_2026_when_a_day_is_asked_for_then_it_is_what_was_published(
            LocalDate day, DayKind kind, Holiday holiday) {
        assertThat(published.kindOf(day)).isEqualTo(kind);
        assertThat(published.holidayOf(day)).isEqualTo(Optional.ofNullable(holiday));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2027-05-12", "2006-12-29", "2006-06-01"})
    void given_a_year_without_a_notice_when_a_day_of_it_is_asked_for_then_it_says_that_nothing_is_published(
            LocalDate day) {
        assertThat(published.kindOf(day)).isEqualTo(DayKind.NOT_PUBLISHED);
        assertThat(published.kindOf(day).isWorked()).isFalse();
        assertThat(published.holidayOf(day)).isEmpty();
    }

    @Test
    void given_the_next_years_notice_when_it_is_entered_then_its_days_are_known_and_it_may_reach_into_december() {
        HolidayCalendar next = published.with(notice(2027, days("2026-12-31", "2027-01-01"), days("2026-12-27")));

        assertThat(next.years()).contains(2007, 2026, 2027).hasSize(21);
        assertThat(next.kindOf(LocalDate.parse("2026-12-31"))).isEqualTo(DayKind.HOLIDAY);
        assertThat(next.kindOf(LocalDate.parse("2026-12-27"))).isEqualTo(DayKind.MAKE_UP_WORKDAY);
        assertThat(next.kindOf(LocalDate.parse("2027-01-04"))).isEqualTo(DayKind.WORKDAY);
        assertThat(published.kindOf(LocalDate.parse("2026-12-31"))).isEqualTo(DayKind.WORKDAY);
    }

    @Test
    void given_a_notice_when_another_of_that_year_is_entered_then_nothing_of_the_old_one_is_left() {
        HolidayCalendar changed = published.with(notice(2026, days("2026-01-02"), days()));

        assertThat(changed.kindOf(LocalDate.parse("2026-01-01"))).isEqualTo(DayKind.WORKDAY);
        assertThat(changed.kindOf(LocalDate.parse("2026-01-02"))).isEqualTo(DayKind.HOLIDAY);
        assertThat(changed.kindOf(LocalDate.parse("2026-02-14"))).isEqualTo(DayKind.DAY_OFF);
    }

    @Test
    void given_days_that_do_not_fit_when_a_notice_is_made_of_them_then_it_says_which_and_why() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(2027, days("2028-01-01"), days()))
                .withMessage("2028-01-01 does not belong to 2027: it must be 2026-12-17..2027-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(2027, days("2026-12-16"), days()))
                .withMessageStartingWith("2026-12-16 does not belong to 2027");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(2027, days("2027-01-01"), days("2027-01-01")))
                .withMessage("2027-01-01 is arranged twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(2027, days(), days("2027-01-02")))
                .withMessage("NEW_YEAR has no day off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(1999, days("1999-01-01"), days()))
                .withMessage("year must be 2000..2100, was 1999");
    }

    /** Where the notices themselves lie beside the project, each of their days is as here, and no day of ours is missing there. */
    @Test
    void given_the_notices_themselves_when_they_are_compared_then_every_day_is_the_same() throws IOException {
        Optional<Path> folder = originals();
        Assumptions.assumeTrue(folder.isPresent(), "the notices do not lie beside this clone");
        TreeMap<LocalDate, Boolean> theirs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.get())) {
            files.filter(file -> file.getFileName().toString().matches("[0-9]{4}\\.json"))
                    .sorted()
                    .forEach(file -> read(file, theirs));
        }
        assertThat(theirs).hasSizeGreaterThan(600);
        theirs.forEach((day, isOff) ->
                assertThat(published.kindOf(day).isWorked()).as("%s", day).isEqualTo(!isOff));
        List<LocalDate> more = LocalDate.of(2006, 12, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(day -> published.holidayOf(day).isPresent() && !theirs.containsKey(day))
                .toList();
        assertThat(more).isEmpty();
    }

    private static void read(Path file, Map<LocalDate, Boolean> into) {
        try {
            Matcher day = DAY.matcher(Files.readString(file).replaceAll("\\s+", " "));
            while (day.find()) {
                into.put(LocalDate.parse(day.group(1)), Boolean.valueOf(day.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> originals() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/holiday-cn"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static HolidayNotice notice(int year, SortedSet<LocalDate> off, SortedSet<LocalDate> work) {
        return new HolidayNotice(year, List.of(new HolidayNotice.Arrangement(Holiday.NEW_YEAR, off, work)));
    }

    private static SortedSet<LocalDate> days(String... days) {
        TreeSet<LocalDate> set = new TreeSet<>();
        for (String day : days) {
            set.add(LocalDate.parse(day));
        }
        return set;
    }
}

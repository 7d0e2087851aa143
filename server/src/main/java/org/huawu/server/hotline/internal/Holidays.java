package org.huawu.server.hotline.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huawu.kernel.calendar.Holiday;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.kernel.calendar.HolidayNotice;
import org.huawu.kernel.calendar.HolidayNotice.Arrangement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The holidays of China: what the program brings, and over it what people entered. */
@Component
class Holidays {

    private final JdbcClient jdbc;
    private final HolidayCalendar shipped = HolidayCalendar.published();

    Holidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days as they are known now. */
    HolidayCalendar calendar() {
        HolidayCalendar calendar = shipped;
        for (HolidayNotice notice : entered().values()) {
            calendar = calendar.with(notice);
        }
        return calendar;
    }

    /** What the program brings, by year. */
    NavigableMap<Integer, HolidayNotice> shipped() {
        return shipped.notices();
    }

    /** What people entered, by year. */
    NavigableMap<Integer, HolidayNotice> entered() {
        TreeMap<Integer, List<Arrangement>> byYear = new TreeMap<>();
        jdbc.sql("""
                        SELECT year, holiday, array_to_string(off, ' ') AS off, array_to_string(work, ' ') AS work
                        FROM hotline.holiday ORDER BY year, position""").query(row -> {
            byYear.computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
                    .add(arrangement(row));
        });
        TreeMap<Integer, HolidayNotice> notices = new TreeMap<>();
        byYear.forEach((year, arrangements) -> notices.put(year, new HolidayNotice(year, arrangements)));
        return notices;
    }

    /** Puts a notice in the place of the one that was entered for its year. */
    void enter(HolidayNotice notice) {
        jdbc.sql("DELETE FROM hotline.holiday WHERE year = :year")
                .param("year", notice.year())
                .update();
        for (int i = 0; i < notice.arrangements().size(); i++) {
            Arrangement each = notice.arrangements().get(i);
            jdbc.sql("""
                            INSERT INTO hotline.holiday (year, position, holiday, off, work)
                            VALUES (:year, :position, :holiday, CAST(:off AS date[]), CAST(:work AS date[]))""")
                    .param("year", notice.year())
                    .param("position", i)
                    .param("holiday", word(each.holiday()))
                    .param("off", literal(each.off()))
                    .param("work", literal(each.work()))
                    .update();
        }
    }

    /** As the API and the tables call it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Arrangement arrangement(ResultSet row) throws SQLException {
        Holiday holiday =
                Holiday.valueOf(row.getString("holiday").replace('-', '_').toUpperCase(Locale.ROOT));
        return new Arrangement(holiday, days(row.getString("off")), days(row.getString("work")));
    }

    private static SortedSet<LocalDate> days(String stored) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (String day : stored.split(" ", -1)) {
            if (!day.isEmpty()) {
                days.add(LocalDate.parse(day));
            }
        }
        return days;
    }

    /** An array as PostgreSQL reads it. */
    private static String literal(Iterable<LocalDate> days) {
        List<String> texts = new ArrayList<>();
        days.forEach(day -> texts.add(day.toString()));
        return "{" + String.join(",", texts) + "}";
    }
}

package org.huawu.kernel.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the State Council of China has published on holidays, a line an arrangement: the year of the notice, the holiday, the days off
 * (one, or the first and the last), and the Saturdays, Sundays and once a Monday that are worked instead. The notice of a year may
 * reach into the December before.
 */
final class PublishedHolidays {

    private static final String TABLE = """
            2007 new-year off 2007-01-01/2007-01-03 work 2006-12-30 2006-12-31
            2007 spring-festival off 2007-02-18/2007-02-24 work 2007-02-17 2007-02-25
            2007 labour-day off 2007-05-01/2007-05-07 work 2007-04-28 2007-04-29
            2007 national-day off 2007-10-01/2007-10-07 work 2007-09-29 2007-09-30
            2008 new-year off 2007-12-30/2008-01-01 work 2007-12-29
            2008 spring-festival off 2008-02-06/2008-02-12 work 2008-02-02 2008-02-03
            2008 qingming off 2008-04-04/2008-04-06
            2008 labour-day off 2008-05-01/2008-05-03 work 2008-05-04
            2008 dragon-boat off 2008-06-07/2008-06-09
            2008 mid-autumn off 2008-09-13/2008-09-15
            2008 national-day off 2008-09-29/2008-10-05 work 2008-09-27 2008-09-28
            2009 new-year off 2009-01-01/2009-01-03 work 2009-01-04
            2009 spring-festival off 2009-01-25/2009-01-31 work 2009-01-24 2009-02-01
            2009 qingming off 2009-04-04/2009-04-06
            2009 labour-day off 2009-05-01/2009-05-03
            2009 dragon-boat off 2009-05-28/2009-05-30 work 2009-05-31
            2009 national-day-and-mid-autumn off 2009-10-01/2009-10-08 work 2009-09-27 2009-10-10
            2010 new-year off 2010-01-01/2010-01-03
            2010 spring-festival off 2010-02-13/2010-02-19 work 2010-02-20 2010-02-21
            2010 qingming off 2010-04-03/2010-04-05
            2010 labour-day off 2010-05-01/2010-05-03
            2010 dragon-boat off 2010-06-14/2010-06-16 work 2010-06-12 2010-06-13
            2010 mid-autumn off 2010-09-22/2010-09-24 work 2010-09-19 2010-09-25
            2010 national-day off 2010-10-01/2010-10-07 work 2010-09-26 2010-10-09
            2011 new-year off 2011-01-01/2011-01-03
            2011 spring-festival off 2011-02-02/2011-02-08 work 2011-01-30 2011-02-12
            2011 qingming off 2011-04-03/2011-04-05 work 2011-04-02
            2011 labour-day off 2011-04-30/2011-05-02
            2011 dragon-boat off 2011-06-04/2011-06-06
            2011 mid-autumn off 2011-09-10/2011-09-12
            2011 national-day off 2011-10-01/2011-10-07 work 2011-10-08 2011-10-09
            2012 new-year off 2012-01-01/2012-01-03 work 2011-12-31
            2012 spring-festival off 2012-01-22/2012-01-28 work 2012-01-21 2012-01-29
            2012 qingming off 2012-04-02/2012-04-04 work 2012-03-31 2012-04-01
            2012 labour-day off 2012-04-29/2012-05-01 work 2012-04-28
            2012 dragon-boat off 2012-06-22/2012-06-24
            2012 national-day-and-mid-autumn off 2012-09-30/2012-10-07 work 2012-09-29
            2013 new-year off 2013-01-01/2013-01-03 work 2013-01-05 2013-01-06
            2013 spring-festival off 2013-02-09/2013-02-15 work 2013-02-16 2013-02-17
            2013 qingming off 2013-04-04/2013-04-06 work 2013-04-07
            2013 labour-day off 2013-04-29/2013-05-01 work 2013-04-27 2013-04-28
            2013 dragon-boat off 2013-06-10/2013-06-12 work 2013-06-08 2013-06-09
            2013 mid-autumn off 2013-09-19/2013-09-21 work 2013-09-22
            2013 national-day off 2013-10-01/2013-10-07 work 2013-09-29 2013-10-12
            2014 new-year off 2014-01-01
            2014 spring-festival off 2014-01-31/2014-02-06 work 2014-01-26 2014-02-08
            2014 qingming off 2014-04-05 2014-04-07
            2014 labour-day off 2014-05-01/2014-05-03 work 2014-05-04
            2014 dragon-boat off 2014-06-02
            2014 mid-autumn off 2014-09-08
            2014 national-day off 2014-10-01/2014-10-07 work 2014-09-28 2014-10-11
            2015 new-year off 2015-01-01/2015-01-03 work 2015-01-04
            2015 spring-festival off 2015-02-18/2015-02-24 work 2015-02-15 2015-02-28
            2015 qingming off 2015-04-05/2015-04-06
            2015 labour-day off 2015-05-01
            2015 dragon-boat off 2015-06-20 2015-06-22
            2015 victory-day off 2015-09-03/2015-09-05 work 2015-09-06
            2015 mid-autumn off 2015-09-27
            2015 national-day off 2015-10-01/2015-10-07 work 2015-10-10
            2016 new-year off 2016-01-01
            2016 spring-festival off 2016-02-07/2016-02-13 work 2016-02-06 2016-02-14
            2016 qingming off 2016-04-04
            2016 labour-day off 2016-05-01/2016-05-02
            2016 dragon-boat off 2016-06-09/2016-06-11 work 2016-06-12
            2016 mid-autumn off 2016-09-15/2016-09-17 work 2016-09-18
            2016 national-day off 2016-10-01/2016-10-07 work 2016-10-08 2016-10-09
            2017 new-year off 2017-01-01/2017-01-02
            2017 spring-festival off 2017-01-27/2017-02-02 work 2017-01-22 2017-02-04
            2017 qingming off 2017-04-02/2017-04-04 work 2017-04-01
            2017 labour-day off 2017-05-01
            2017 dragon-boat off 2017-05-28/2017-05-30 work 2017-05-27
            2017 national-day-and-mid-autumn off 2017-10-01/2017-10-08 work 2017-09-30
            2018 new-year off 2018-01-01
            2018 spring-festival off 2018-02-15/2018-02-21 work 2018-02-11 2018-02-24
            2018 qingming off 2018-04-05/2018-04-07 work 2018-04-08
            2018 labour-day off 2018-04-29/2018-05-01 work 2018-04-28
            2018 dragon-boat off 2018-06-18
            2018 mid-autumn off 2018-09-24
            2018 national-day off 2018-10-01/2018-10-07 work 2018-09-29 2018-09-30
            2019 new-year off 2018-12-30/2019-01-01 work 2018-12-29
            2019 spring-festival off 2019-02-04/2019-02-10 work 2019-02-02 2019-02-03
            2019 qingming off 2019-04-05
            2019 labour-day off 2019-05-01/2019-05-04 work 2019-04-28 2019-05-05
            2019 dragon-boat off 2019-06-07
            2019 mid-autumn off 2019-09-13
            2019 national-day off 2019-10-01/2019-10-07 work 2019-09-29 2019-10-12
            2020 new-year off 2020-01-01
            2020 spring-festival off 2020-01-24/2020-02-02 work 2020-01-19 2020-02-03
            2020 qingming off 2020-04-04/2020-04-06
            2020 labour-day off 2020-05-01/2020-05-05 work 2020-04-26 2020-05-09
            2020 dragon-boat off 2020-06-25/2020-06-27 work 2020-06-28
            2020 national-day-and-mid-autumn off 2020-10-01/2020-10-08 work 2020-09-27 2020-10-10
            2021 new-year off 2021-01-01/2021-01-03
            2021 spring-festival off 2021-02-11/2021-02-17 work 2021-02-07 2021-02-20
            2021 qingming off 2021-04-03/2021-04-05
            2021 labour-day off 2021-05-01/2021-05-05 work 2021-04-25 2021-05-08
            2021 dragon-boat off 2021-06-12/2021-06-14
            2021 mid-autumn off 2021-09-19/2021-09-21 work 2021-09-18
            2021 national-day off 2021-10-01/2021-10-07 work 2021-09-26 2021-10-09
            2022 new-year off 2022-01-01/2022-01-03
            2022 spring-festival off 2022-01-31/2022-02-06 work 2022-01-29 2022-01-30
            2022 qingming off 2022-04-03/2022-04-05 work 2022-04-02
            2022 labour-day off 2022-04-30/2022-05-04 work 2022-04-24 2022-05-07
            2022 dragon-boat off 2022-06-03/2022-06-05
            2022 mid-autumn off 2022-09-10/2022-09-12
            2022 national-day off 2022-10-01/2022-10-07 work 2022-10-08 2022-10-09
            2023 new-year off 2022-12-31/2023-01-02
            2023 spring-festival off 2023-01-21/2023-01-27 work 2023-01-28 2023-01-29
            2023 qingming off 2023-04-05
            2023 labour-day off 2023-04-29/2023-05-03 work 2023-04-23 2023-05-06
            2023 dragon-boat off 2023-06-22/2023-06-24 work 2023-06-25
            2023 national-day-and-mid-autumn off 2023-09-29/2023-10-06 work 2023-10-07 2023-10-08
            2024 new-year off 2024-01-01
            2024 spring-festival off 2024-02-10/2024-02-17 work 2024-02-04 2024-02-18
            2024 qingming off 2024-04-04/2024-04-06 work 2024-04-07
            2024 labour-day off 2024-05-01/2024-05-05 work 2024-04-28 2024-05-11
            2024 dragon-boat off 2024-06-10
            2024 mid-autumn off 2024-09-15/2024-09-17 work 2024-09-14
            2024 national-day off 2024-10-01/2024-10-07 work 2024-09-29 2024-10-12
            2025 new-year off 2025-01-01
            2025 spring-festival off 2025-01-28/2025-02-04 work 2025-01-26 2025-02-08
            2025 qingming off 2025-04-04/2025-04-06
            2025 labour-day off 2025-05-01/2025-05-05 work 2025-04-27
            2025 dragon-boat off 2025-05-31/2025-06-02
            2025 national-day-and-mid-autumn off 2025-10-01/2025-10-08 work 2025-09-28 2025-10-11
            2026 new-year off 2026-01-01/2026-01-03 work 2026-01-04
            2026 spring-festival off 2026-02-15/2026-02-23 work 2026-02-14 2026-02-28
            2026 qingming off 2026-04-04/2026-04-06
            2026 labour-day off 2026-05-01/2026-05-05 work 2026-05-09
            2026 dragon-boat off 2026-06-19/2026-06-21
            2026 mid-autumn off 2026-09-25/2026-09-27
            2026 national-day off 2026-10-01/2026-10-07 work 2026-09-20 2026-10-10
            """;

    private PublishedHolidays() {}

    /** All notices, by year. */
    static List<HolidayNotice> notices() {
        TreeMap<Integer, List<HolidayNotice.Arrangement>> byYear = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            List<String> words = Arrays.asList(line.split(" ", -1));
            byYear.computeIfAbsent(Integer.valueOf(words.getFirst()), year -> new ArrayList<>())
                    .add(arrangement(words.subList(1, words.size())));
        });
        return byYear.entrySet().stream()
                .map(year -> new HolidayNotice(year.getKey(), year.getValue()))
                .toList();
    }

    private static HolidayNotice.Arrangement arrangement(List<String> words) {
        TreeSet<LocalDate> off = new TreeSet<>();
        TreeSet<LocalDate> work = new TreeSet<>();
        TreeSet<LocalDate> days = off;
        for (String word : words.subList(2, words.size())) {
            if (word.equals("work")) {
                days = work;
                continue;
            }
            int to = word.indexOf('/');
            LocalDate first = LocalDate.parse(to < 0 ? word : word.substring(0, to));
            LocalDate last = LocalDate.parse(word.substring(to + 1));
            first.datesUntil(last.plusDays(1)).forEach(days::add);
        }
        Holiday holiday = Holiday.valueOf(words.getFirst().replace('-', '_').toUpperCase(Locale.ROOT));
        return new HolidayNotice.Arrangement(holiday, off, work);
    }
}

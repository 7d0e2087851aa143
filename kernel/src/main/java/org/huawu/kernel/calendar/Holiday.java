package org.huawu.kernel.calendar;

/** What is celebrated when a day is off by the State Council's notice. */
public enum Holiday {
    /** 1 January. */
    NEW_YEAR,
    /** The new year of the lunar calendar. */
    SPRING_FESTIVAL,
    /** Tomb-sweeping, about 5 April. */
    QINGMING,
    /** 1 May. */
    LABOUR_DAY,
    /** The 5th of the 5th lunar month. */
    DRAGON_BOAT,
    /** The 15th of the 8th lunar month. */
    MID_AUTUMN,
    /** 1 October. */
    NATIONAL_DAY,
    /** Both in one holiday, which is longer by a day. */
    NATIONAL_DAY_AND_MID_AUTUMN,
    /** 3 September 2015, once. */
    VICTORY_DAY
}

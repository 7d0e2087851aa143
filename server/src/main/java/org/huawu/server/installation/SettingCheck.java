package org.huawu.server.installation;

import java.time.Duration;

/** Checks that the settings' records make in their constructors. A bad value is a {@link Refusal} that names it and its limit. */
public final class SettingCheck {

    private SettingCheck() {}

    /**
     * Refuses a number out of range.
     *
     * @param unit what is counted, in English, such as "connections" or "MiB"
     */
    public static void inRange(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw refusal(
                    name, Long.toString(value), least + " to " + most + " " + unit, least + " 到 " + most + " " + unit);
        }
    }

    /** Refuses a duration out of range. */
    public static void inRange(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            String range = words(least) + " to " + words(most);
            throw refusal(name, words(value), range, words(least) + " 到 " + words(most));
        }
    }

    /** The refusal for a value of any other form. */
    public static Refusal refusal(String name, String value, String englishLimit, String chineseLimit) {
        return new Refusal(
                "The setting " + name + " is \"" + value + "\", but must be " + englishLimit
                        + ". Correct it and start again.",
                "设置 " + name + " 的值是“" + value + "”，但必须为 " + chineseLimit + "。请更正后重新启动。");
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}

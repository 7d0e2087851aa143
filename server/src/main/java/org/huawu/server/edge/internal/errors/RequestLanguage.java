package org.huawu.server.edge.internal.errors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which a request is answered. */
public enum RequestLanguage {
    CHINESE("zh"),
    ENGLISH("en");

    private final String code;

    RequestLanguage(String code) {
        this.code = code;
    }

    /** As message files are named, and as {@code Content-Language} says it. */
    public String code() {
        return code;
    }

    /** Reads {@code Accept-Language}: English when it stands before Chinese, else Chinese. */
    public static RequestLanguage of(HttpServletRequest request) {
        return of(request.getHeader("Accept-Language"));
    }

    static RequestLanguage of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return CHINESE;
        }
        List<Locale.LanguageRange> byWeight;
        try {
            byWeight = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            // a header that cannot be read is no reason to refuse the request
            return CHINESE;
        }
        for (Locale.LanguageRange range : byWeight) {
            if (range.getWeight() == 0) {
                continue;
            }
            if (range.getRange().equals("zh") || range.getRange().startsWith("zh-")) {
                return CHINESE;
            }
            if (range.getRange().equals("en") || range.getRange().startsWith("en-")) {
                return ENGLISH;
            }
        }
        return CHINESE;
    }
}

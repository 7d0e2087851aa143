package org.huawu.server.edge.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** The headers that tell a browser what our pages may do and what others may do with them. */
@Component
public class SecurityHeaders {

    /** Only our own scripts and styles, none of them inline; sound from recordings, and never inside another page. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "media-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** The desk talks and rings, so it may ask for the microphone and sound by itself; nothing else is wanted. */
    static final String PERMISSIONS_POLICY = String.join(
            ", ",
            "microphone=(self)",
            "accelerometer=()",
            "autoplay=(self)",
            "camera=()",
            "display-capture=()",
            "encrypted-media=()",
            "fullscreen=()",
            "geolocation=()",
            "gyroscope=()",
            "hid=()",
            "idle-detection=()",
            "magnetometer=()",
            "midi=()",
            "payment=()",
            "publickey-credentials-get=()",
            "screen-wake-lock=()",
            "serial=()",
            "usb=()",
            "xr-spatial-tracking=()");

    private static final String ONE_YEAR = "max-age=31536000";

    /** Puts the headers on an answer. */
    public void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (isOf(request, "/api")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (request.isSecure() && isName(request.getServerName())) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }

    private static boolean isOf(HttpServletRequest request, String folder) {
        String path = request.getRequestURI();
        return path != null && (path.equals(folder) || path.startsWith(folder + "/"));
    }

    /** Whether a host is a name that others can reach: neither localhost nor an address, for which the header means nothing. */
    private static boolean isName(String host) {
        return host != null
                && !host.equals("localhost")
                && !host.endsWith(".localhost")
                && !host.contains(":")
                && !host.matches("[0-9.]*");
    }
}

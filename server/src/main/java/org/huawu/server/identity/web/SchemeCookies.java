package org.huawu.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The session's and the CSRF token's cookies, under one name over https and another over http. Cookies do not tell ports
 * apart, and a browser refuses to let a plain page overwrite a secure cookie: with one name, whoever had signed in at
 * https://localhost could never sign in at http://localhost. Over https the prefix __Host- pins the cookie to this host.
 */
final class SchemeCookies {

    private SchemeCookies() {}

    /** The session's cookie. */
    static final class OfSession implements CookieSerializer {

        private final DefaultCookieSerializer secure = serializer("__Host-huawu", true);
        private final DefaultCookieSerializer plain = serializer("huawu", false);

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }

        private static DefaultCookieSerializer serializer(String name, boolean isSecure) {
            DefaultCookieSerializer serializer = new DefaultCookieSerializer();
            serializer.setCookieName(name);
            serializer.setUseSecureCookie(isSecure);
            serializer.setUseHttpOnlyCookie(true);
            serializer.setSameSite("Strict");
            serializer.setCookiePath("/");
            return serializer;
        }
    }

    /** The CSRF token's cookie; pages get the token itself from GET /api/session. */
    static final class OfCsrf implements CsrfTokenRepository {

        private final CookieCsrfTokenRepository secure = repository("__Host-huawu-csrf", true);
        private final CookieCsrfTokenRepository plain = repository("huawu-csrf", false);

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return of(request).generateToken(request);
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            of(request).saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return of(request).loadToken(request);
        }

        private CsrfTokenRepository of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }

        private static CookieCsrfTokenRepository repository(String name, boolean isSecure) {
            CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
            repository.setCookieName(name);
            repository.setHeaderName("X-CSRF-Token");
            repository.setCookiePath("/");
            repository.setCookieCustomizer(
                    cookie -> cookie.secure(isSecure).httpOnly(true).sameSite("Strict"));
            return repository;
        }
    }
}

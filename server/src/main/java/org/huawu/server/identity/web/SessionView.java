package org.huawu.server.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.web.GrantViews.GrantView;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs to know about who uses it.
 *
 * @param csrf the value for header X-CSRF-Token of every request that changes something
 * @param localAuthority whether the certificate comes from the installation's own authority
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(
        boolean signedIn,
        String csrf,
        boolean localAuthority,
        String version,
        @Nullable SignedInPerson person,
        @Nullable Boolean mustChangePassword,
        @Nullable Boolean secondFactor,
        @Nullable List<GrantView> grants,
        @Nullable Set<String> permissions) {

    record SignedInPerson(String id, String loginName, String name, Language language) {}
}

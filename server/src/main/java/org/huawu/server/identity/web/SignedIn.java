package org.huawu.server.identity.web;

import java.util.List;
import org.huawu.server.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person who is signed in, as Spring Security knows it. Its name is the person's id. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Rights rights;

    SignedIn(Rights rights) {
        super(List.copyOf(rights.permissions()));
        this.rights = rights;
        setAuthenticated(true);
    }

    Rights rights() {
        return rights;
    }

    @Override
    public Object getPrincipal() {
        return rights.person();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return String.valueOf(rights.person().value());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.rights.equals(rights);
    }

    @Override
    public int hashCode() {
        return rights.hashCode();
    }
}

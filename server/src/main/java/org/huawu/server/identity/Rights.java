package org.huawu.server.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huawu.kernel.PersonId;
import org.huawu.server.database.Scope;

/**
 * What a signed-in person is and may do, as of this request.
 *
 * @param generation the account's generation: a session of an older one has ended
 * @param mustChangePassword whether nothing but changing the password is allowed
 * @param scope whose rows the person sees
 */
public record Rights(
        PersonId person,
        String loginName,
        Language language,
        int generation,
        boolean mustChangePassword,
        boolean secondFactor,
        List<Grant> grants,
        Scope scope) {

    public Rights {
        grants = List.copyOf(grants);
    }

    /** Every permission of every role held. */
    public Set<Permission> permissions() {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        grants.forEach(grant -> all.addAll(grant.role().permissions()));
        return all;
    }
}

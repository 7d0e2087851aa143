package org.huawu.server.identity.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lists show of people's accounts and roles, as far as the caller's scope reaches. */
@Component
public class AccessOfPeople {

    private final AccountStore accounts;
    private final GrantStore grants;

    AccessOfPeople(AccountStore accounts, GrantStore grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    /**
     * One person's access.
     *
     * @param loginName null when the account is out of the caller's scope
     * @param active whether the person can sign in, as far as the caller may know
     */
    public record Access(@Nullable String loginName, List<Role> roles, boolean active) {

        /** Of somebody without an account in the caller's scope. */
        public static final Access NONE = new Access(null, List.of(), false);
    }

    /** The access of some people, by the number of their id. */
    public Map<Long, Access> of(Collection<Long> people) {
        Map<Long, List<Grant>> held = grants.inForce(people);
        Map<Long, Access> found = new HashMap<>();
        held.forEach((person, list) -> found.put(person, new Access(null, rolesOf(list), true)));
        for (Account account : accounts.byPeople(people)) {
            long person = account.person().value();
            List<Role> roles = rolesOf(held.getOrDefault(person, List.of()));
            found.put(person, new Access(account.loginName(), roles, !account.ended()));
        }
        return found;
    }

    private static List<Role> rolesOf(List<Grant> grants) {
        return grants.stream().map(Grant::role).distinct().toList();
    }
}

package org.huawu.server.telephones;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huawu.kernel.VendorId;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;

/** Whose telephones somebody may use. */
public final class UsableTelephones {

    private UsableTelephones() {}

    /** The vendors for which a person takes contacts. */
    public static Set<VendorId> vendorsOf(Rights rights) {
        return rights.grants().stream()
                .filter(grant -> grant.role().permissions().contains(Permission.CONTACTS_TAKE))
                .flatMap(grant -> Stream.ofNullable(grant.vendor()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

package org.huawu.switchboard.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps registrations as long as it lives. */
final class MemoryRegistrations implements Registrations {

    private final Map<String, List<Registration>> contacts = new HashMap<>();

    @Override
    public List<Registration> of(String account) {
        return contacts.getOrDefault(account, List.of());
    }

    @Override
    public void put(String account, List<Registration> standing) {
        contacts.put(account, standing);
    }
}

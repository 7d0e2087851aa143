package org.huawu.server.trunks.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.Trunk;
import org.jspecify.annotations.Nullable;

/** What a change changes, for the audit trail. Of a password only that there is another. */
final class Differences {

    private static final String HIDDEN = "***";

    private Differences() {}

    /** The password before and after, sealed; null for none. */
    record Passwords(@Nullable String before, @Nullable String after) {}

    private static @Nullable String hidden(@Nullable String password) {
        return password == null ? null : HIDDEN;
    }

    /**
     * Between two trunks, either of which may be missing.
     *
     * @param passwords as they are sealed
     */
    static List<Change> of(@Nullable Trunk before, @Nullable Trunk after, Passwords passwords) {
        List<Change> changes = Change.between(fields(before), fields(after));
        if (!Objects.equals(passwords.before(), passwords.after())) {
            changes.add(new Change("accountPassword", hidden(passwords.before()), hidden(passwords.after())));
        }
        return changes;
    }

    static List<Change> of(CallRules before, CallRules after) {
        return Change.between(fields(before), fields(after));
    }

    private static SequencedMap<String, String> fields(@Nullable Trunk trunk) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        if (trunk == null) {
            return fields;
        }
        fields.put("name", trunk.name());
        fields.put("clientId", String.valueOf(trunk.clientId().value()));
        fields.put("peers", trunk.peers().stream().map(Differences::text).collect(Collectors.joining(", ")));
        fields.put("domain", trunk.domain());
        fields.put("accountUser", Objects.requireNonNullElse(trunk.accountUser(), ""));
        fields.put("shown", String.join(", ", trunk.shown()));
        fields.put("writing", trunk.writing().id());
        fields.put("trusted", String.valueOf(trunk.trusted()));
        fields.put("mostCalls", String.valueOf(trunk.mostCalls()));
        fields.put("mostCallsASecond", String.valueOf(trunk.mostCallsASecond()));
        fields.put("mostSilenceMs", String.valueOf(trunk.mostSilenceMs()));
        fields.put("restMs", String.valueOf(trunk.restMs()));
        fields.put("probeMs", String.valueOf(trunk.probeMs()));
        fields.put("registerSeconds", String.valueOf(trunk.registerSeconds()));
        Trunk.Proxy proxy = trunk.proxy();
        fields.put(
                "proxy",
                proxy == null
                        ? ""
                        : proxy.address() + " " + proxy.port() + " "
                                + proxy.transport().id());
        fields.put("bound", Objects.requireNonNullElse(trunk.bound(), ""));
        fields.put("advertised", Objects.requireNonNullElse(trunk.advertised(), ""));
        fields.put("encryption", trunk.encryption().id());
        fields.put("encryptionWithoutTls", String.valueOf(trunk.encryptionWithoutTls()));
        return fields;
    }

    private static SequencedMap<String, String> fields(CallRules rules) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("takesStrangers", String.valueOf(rules.takesStrangers()));
        rules.caps().forEach(cap -> fields.put("caps " + cap.prefix(), String.valueOf(cap.mostAnHour())));
        return fields;
    }

    private static String text(Trunk.Peer peer) {
        return peer.address() + " " + peer.port() + " " + peer.transport().id() + " " + peer.priority() + "/"
                + peer.weight();
    }
}

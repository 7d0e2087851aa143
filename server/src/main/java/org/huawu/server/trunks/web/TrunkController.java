package org.huawu.server.trunks.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huawu.kernel.TrunkId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.TrunkAddresses;
import org.huawu.server.trunks.TrunkStates;
import org.huawu.server.trunks.Trunks;
import org.huawu.server.trunks.Trunks.WantedTrunk;
import org.huawu.switchboard.sip.TrunkState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trunks over HTTP: what they are set to, and how they are. */
@RestController
@RequestMapping("/api/trunks")
class TrunkController {

    private final Trunks trunks;
    private final TrunkStates states;
    private final TrunkAddresses addresses;
    private final Clock clock;

    TrunkController(Trunks trunks, TrunkStates states, TrunkAddresses addresses, Clock clock) {
        this.trunks = trunks;
        this.states = states;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('trunk.configure')")
    Page<Trunk> trunks(PageRequest request) {
        return trunks.trunks(request);
    }

    /** Of the trunks that the asker may see. */
    @GetMapping("/states")
    @PreAuthorize("hasAuthority('trunk.configure')")
    @Transactional(readOnly = true)
    List<TrunkStateView> states() {
        Set<String> seen = trunks.trunks(new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
                .map(each -> String.valueOf(each.id().value()))
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        return states.now().stream()
                .filter(each -> seen.contains(each.name()))
                .map(each -> view(each, now))
                .toList();
    }

    /** The addresses of ours that a trunk may be bound to, the usual one first; none while nobody knows them. */
    @GetMapping("/addresses")
    @PreAuthorize("hasAuthority('trunk.configure')")
    List<String> addresses() {
        return addresses.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('trunk.configure')")
    Trunk add(@RequestBody WantedTrunk wanted) {
        return trunks.add(wanted);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('trunk.configure')")
    Trunk change(@PathVariable TrunkId id, @RequestBody WantedTrunk wanted) {
        return trunks.change(id, wanted);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('trunk.configure')")
    void remove(@PathVariable TrunkId id) {
        trunks.remove(id);
    }

    @GetMapping("/rules")
    @PreAuthorize("hasAuthority('trunk.configure')")
    @Transactional(readOnly = true)
    CallRules rules() {
        return trunks.rules();
    }

    @PutMapping("/rules")
    @PreAuthorize("hasAuthority('trunk.configure')")
    CallRules setRules(@RequestBody CallRules wanted) {
        return trunks.setRules(wanted);
    }

    private static TrunkStateView view(TrunkState state, Instant now) {
        return new TrunkStateView(
                new TrunkId(Long.parseLong(state.name())),
                state.calls(),
                state.peers().stream().map(each -> view(each, now)).toList(),
                view(state.registration(), now));
    }

    private static @Nullable LoginView view(TrunkState.Registered state, Instant now) {
        String login = switch (state.login()) {
            case NONE -> null;
            case TRYING -> "trying";
            case REGISTERED -> "registered";
            case FAILED -> "failed";
        };
        return login == null ? null : new LoginView(login, state.status(), now.minusMillis(state.forMs()));
    }

    private static PeerStateView view(TrunkState.Peer state, Instant now) {
        return new PeerStateView(
                state.peer().address().getAddress().getHostAddress(),
                state.peer().address().getPort(),
                switch (state.reach()) {
                    case UNKNOWN -> "unknown";
                    case THERE -> "there";
                    case SILENT -> "silent";
                },
                Optional.of(state)
                        .filter(each -> each.reach() != TrunkState.Reach.UNKNOWN)
                        .map(each -> now.minusMillis(each.forMs()))
                        .orElse(null));
    }

    /**
     * How a trunk is now.
     *
     * @param calls of ours that it has
     * @param peers in the order of its settings
     * @param registration of us with the carrier; null where none is wanted
     */
    record TrunkStateView(
            TrunkId id,
            int calls,
            List<PeerStateView> peers,
            @Nullable LoginView registration) {}

    /**
     * How far our registration is.
     *
     * @param login trying, registered or failed
     * @param status of SIP with which it was granted or refused last; 0 before the first
     */
    record LoginView(String login, int status, Instant since) {}

    /**
     * How a peer is.
     *
     * @param reach there, silent or unknown
     * @param since when it has been so; null where it is unknown
     */
    record PeerStateView(
            String address,
            int port,
            String reach,
            @Nullable Instant since) {}
}

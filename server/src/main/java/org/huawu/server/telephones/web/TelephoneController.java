package org.huawu.server.telephones.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.TelephoneId;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.Actor;
import org.huawu.server.edge.AnswerNotKept;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.WithoutTransaction;
import org.huawu.server.identity.RightsOfPeople;
import org.huawu.server.telephones.HouseTelephones;
import org.huawu.server.telephones.HouseTelephones.Known;
import org.huawu.server.telephones.SeatCodes;
import org.huawu.server.telephones.Telephone;
import org.huawu.server.telephones.Telephones;
import org.huawu.server.telephones.Telephones.Secrets;
import org.huawu.server.telephones.Telephones.WantedTelephone;
import org.huawu.server.telephones.UsableTelephones;
import org.huawu.switchboard.sip.Registration;
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

/** Telephones over HTTP: what they are set to, whether they are registered, and an agent's own code. */
@RestController
@RequestMapping("/api/telephones")
class TelephoneController {

    private final Telephones telephones;
    private final HouseTelephones house;
    private final SeatCodes codes;
    private final RightsOfPeople rights;

    TelephoneController(Telephones telephones, HouseTelephones house, SeatCodes codes, RightsOfPeople rights) {
        this.telephones = telephones;
        this.house = house;
        this.codes = codes;
        this.rights = rights;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('telephone.configure')")
    Page<Telephone> telephones(PageRequest request) {
        return telephones.telephones(request);
    }

    /** Where the telephones can be called that are registered now. Whoever may configure telephones sees all of them. */
    @GetMapping("/states")
    @PreAuthorize("hasAuthority('telephone.configure')")
    @WithoutTransaction
    List<TelephoneState> states() {
        return house.all().stream()
                .filter(each -> !each.contacts().isEmpty())
                .map(each -> new TelephoneState(
                        each.id(),
                        each.isReachable(),
                        each.contacts().stream().map(TelephoneController::view).toList()))
                .toList();
    }

    @PostMapping
    @AnswerNotKept
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('telephone.configure')")
    Secrets add(@RequestBody WantedTelephone wanted) {
        return telephones.add(wanted);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('telephone.configure')")
    Telephone change(@PathVariable TelephoneId id, @RequestBody WantedTelephone wanted) {
        return telephones.change(id, wanted);
    }

    @PostMapping("/{id}/secrets")
    @AnswerNotKept
    @PreAuthorize("hasAuthority('telephone.configure')")
    Secrets renew(@PathVariable TelephoneId id) {
        return telephones.renew(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('telephone.configure')")
    void remove(@PathVariable TelephoneId id) {
        telephones.remove(id);
    }

    /** The telephones that the asker may take for the own seat. */
    @GetMapping("/usable")
    @PreAuthorize("hasAuthority('contacts.take')")
    @Transactional(readOnly = true)
    List<UsableTelephone> usable() {
        Set<VendorId> vendors =
                rights.of(asker()).map(UsableTelephones::vendorsOf).orElse(Set.of());
        return house.all().stream()
                .filter(each -> each.isFor(vendors))
                .map(TelephoneController::usable)
                .toList();
    }

    @GetMapping("/own-code")
    @PreAuthorize("hasAuthority('contacts.take')")
    @WithoutTransaction
    SeatNumber ownCode() {
        Optional<Long> number = codes.numberOf(asker());
        return new SeatNumber(number.map(String::valueOf).orElse(null));
    }

    @PutMapping("/own-code")
    @PreAuthorize("hasAuthority('contacts.take')")
    @WithoutTransaction
    SeatNumber setOwnCode(@RequestBody WantedCode wanted) {
        return new SeatNumber(String.valueOf(codes.set(asker(), wanted.code())));
    }

    @DeleteMapping("/own-code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('contacts.take')")
    @WithoutTransaction
    void removeOwnCode() {
        codes.remove(asker());
    }

    private static PersonId asker() {
        return Objects.requireNonNull(Actor.current().person(), "somebody is signed in");
    }

    private static UsableTelephone usable(Known telephone) {
        return new UsableTelephone(
                telephone.number(), telephone.name(), !telephone.contacts().isEmpty(), telephone.isReachable());
    }

    private static ContactView view(Registration contact) {
        return new ContactView(
                contact.flow().address().getAddress().getHostAddress(),
                contact.flow().transport(),
                Instant.ofEpochMilli(contact.sinceMs()),
                Instant.ofEpochMilli(contact.endsAtMs()),
                contact.userAgent());
    }

    /**
     * A telephone that is registered.
     *
     * @param reachable whether it can be called; one that registered over a connection which is gone cannot, until it registers again
     */
    record TelephoneState(TelephoneId id, boolean reachable, List<ContactView> contacts) {}

    /**
     * A contact.
     *
     * @param address where it registered from
     * @param transport udp, tcp or tls
     * @param until when it ends unless it registers again
     * @param userAgent what it says it is
     */
    record ContactView(String address, String transport, Instant since, Instant until, String userAgent) {}

    /**
     * A telephone for a seat.
     *
     * @param reachable see {@link TelephoneState}
     */
    record UsableTelephone(String number, String name, boolean registered, boolean reachable) {}

    /**
     * By what an agent is known to telephones.
     *
     * @param number null before the first code
     */
    record SeatNumber(@Nullable String number) {}

    /** A code of 6 to 12 digits. */
    record WantedCode(String code) {

        /** Never the code. */
        @Override
        public String toString() {
            return "WantedCode";
        }
    }
}

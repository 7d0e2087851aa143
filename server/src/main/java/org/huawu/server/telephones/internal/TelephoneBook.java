package org.huawu.server.telephones.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.huawu.kernel.TelephoneId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.telephones.HouseTelephones;
import org.huawu.server.vault.SealBroken;
import org.huawu.switchboard.sip.Credentials;
import org.huawu.switchboard.sip.DigestAlgorithm;
import org.huawu.switchboard.sip.Registrar;
import org.huawu.switchboard.sip.RegistrarSettings;
import org.huawu.switchboard.sip.Registration;
import org.huawu.switchboard.sip.SoundEncryption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Telephones in memory: read when the program starts, and again once a change is committed. */
@Component
class TelephoneBook implements HouseTelephones, SmartLifecycle {

    /** Before the switchboard, whose telephones these are. */
    private static final int PHASE = 200;
    /** The name under which telephones are asked for their passwords; digests are made with it. */
    private static final String REALM = "huawu";

    private static final Logger LOG = LoggerFactory.getLogger(TelephoneBook.class);

    private final TelephoneRows rows;
    private final TelephoneSecrets secrets;
    private final ScopedWork work;
    private final KeptRegistrations registrations;
    private final Registrar registrar;
    private volatile Map<String, Entry> entries = Map.of();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean isRunning;

    /** A telephone and its digests, by algorithm. */
    private record Entry(TelephoneRow row, Map<DigestAlgorithm, String> digests) {}

    /** What the registrar knows of its accounts. */
    private final class Accounts implements Credentials {

        @Override
        public Optional<String> ha1(String account, DigestAlgorithm algorithm) {
            return Optional.ofNullable(entries.get(account))
                    .map(entry -> entry.digests().get(algorithm));
        }

        @Override
        public boolean isToldUnasked(String account) {
            Entry entry = entries.get(account);
            return entry != null && entry.row().lampUnasked();
        }

        @Override
        public SoundEncryption encryptionOf(String account) {
            Entry entry = entries.get(account);
            return entry == null
                    ? SoundEncryption.USUAL
                    : new SoundEncryption(
                            SoundEncryption.Wish.valueOf(
                                    entry.row().encryption().name()),
                            entry.row().encryptionWithoutTls());
        }
    }

    TelephoneBook(
            TelephoneRows rows,
            TelephoneSecrets secrets,
            ScopedWork work,
            KeptRegistrations registrations,
            Clock clock,
            SecureRandom random) {
        this.rows = rows;
        this.secrets = secrets;
        this.work = work;
        this.registrations = registrations;
        this.registrar = new Registrar(
                RegistrarSettings.usual(REALM),
                new Accounts(),
                registrations,
                new Bans(clock, registrations),
                clock,
                random);
    }

    @Override
    public Registrar registrar() {
        return registrar;
    }

    @Override
    public Optional<Known> find(String number) {
        return Optional.ofNullable(entries.get(number)).map(this::known);
    }

    @Override
    public List<Known> all() {
        return entries.values().stream()
                .sorted(Comparator.comparing(entry -> entry.row().number()))
                .map(this::known)
                .toList();
    }

    @Override
    public void whenWithdrawn(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    /** Something changes in this transaction. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                reload();
            }
        });
    }

    @Override
    public void start() {
        reload();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** One at a time, so that what was committed last is what stays. */
    private synchronized void reload() {
        Map<String, Entry> fresh = new HashMap<>();
        for (TelephoneRow row : work.in(Scope.all(), () -> rows.after(0, TelephoneRows.MOST_TELEPHONES))) {
            fresh.put(row.number(), entry(row, entries.get(row.number())));
        }
        Map<String, Entry> before = entries;
        entries = Map.copyOf(fresh);
        before.forEach((number, entry) -> {
            Entry now = fresh.get(number);
            boolean isSame =
                    now != null && now.row().sealedPassword().equals(entry.row().sealedPassword());
            boolean isOfTheSame = now != null
                    && Objects.equals(now.row().vendorId(), entry.row().vendorId());
            if (!isSame) {
                registrations.forget(number);
            }
            if (!isSame || !isOfTheSame) {
                watchers.forEach(watcher -> watcher.accept(number));
            }
        });
    }

    private Entry entry(TelephoneRow row, @org.jspecify.annotations.Nullable Entry before) {
        if (before != null
                && before.row().md5Only() == row.md5Only()
                && before.row().sealedPassword().equals(row.sealedPassword())) {
            return new Entry(row, before.digests());
        }
        try {
            String password = secrets.open(row);
            Map<DigestAlgorithm, String> digests = new HashMap<>();
            for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
                if (algorithm == DigestAlgorithm.MD5 || !row.md5Only()) {
                    digests.put(algorithm, algorithm.ha1(row.number(), REALM, password));
                }
            }
            return new Entry(row, Map.copyOf(digests));
        } catch (SealBroken e) {
            LOG.error("The password of telephone {} cannot be opened; renew it", row.id());
            return new Entry(row, Map.of());
        }
    }

    private Known known(Entry entry) {
        TelephoneRow row = entry.row();
        List<Registration> contacts = registrar.contactsOf(row.number());
        return new Known(
                new TelephoneId(row.id()),
                row.name(),
                row.number(),
                row.telephone().vendorId(),
                row.answersItself(),
                contacts,
                contacts.stream().anyMatch(registrar::isReachable));
    }
}

package org.huawu.switchboard.engine;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.switchboard.sip.BanList;
import org.huawu.switchboard.sip.Credentials;
import org.huawu.switchboard.sip.DigestAlgorithm;
import org.huawu.switchboard.sip.Registrar;
import org.huawu.switchboard.sip.RegistrarSettings;
import org.huawu.switchboard.sip.Registration;
import org.huawu.switchboard.sip.Registrations;
import org.huawu.switchboard.sip.SoundEncryption;

/** A registrar at which one telephone registers, with its contacts in memory. */
final class OneAccount implements Registrations, Credentials {

    static final String NAME = "801";
    static final String PASSWORD = "secret";

    private final Map<String, List<Registration>> contacts = new ConcurrentHashMap<>();
    private final Registrar registrar = new Registrar(
            RegistrarSettings.usual(TestPhone.REALM),
            this,
            this,
            BanList.NONE,
            InstantSource.system(),
            new SecureRandom());
    private volatile Set<DigestAlgorithm> asked = Set.of(DigestAlgorithm.values());
    private volatile SoundEncryption encryption = SoundEncryption.USUAL;

    Registrar registrar() {
        return registrar;
    }

    /** It is asked for that digest alone: some telephones give up at one that they do not know. */
    void ask(DigestAlgorithm algorithm) {
        asked = Set.of(algorithm);
    }

    void encrypt(SoundEncryption.Wish wish) {
        encryption = new SoundEncryption(wish, false);
    }

    /** Where it can be called now. */
    void standsAt(Registration... places) {
        contacts.put(NAME, List.of(places));
    }

    boolean isRegistered() {
        return !registrar.contactsOf(NAME).isEmpty();
    }

    @Override
    public List<Registration> of(String account) {
        return contacts.getOrDefault(account, List.of());
    }

    @Override
    public void put(String account, List<Registration> standing) {
        contacts.put(account, standing);
    }

    @Override
    public Optional<String> ha1(String account, DigestAlgorithm algorithm) {
        return account.equals(NAME) && asked.contains(algorithm)
                ? Optional.of(algorithm.ha1(NAME, TestPhone.REALM, PASSWORD))
                : Optional.empty();
    }

    @Override
    public SoundEncryption encryptionOf(String account) {
        return encryption;
    }
}

package org.huawu.server.sealing.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.KeyGone;
import org.huawu.server.sealing.Sealing;
import org.huawu.server.vault.SealBroken;
import org.huawu.server.vault.Vault;
import org.huawu.switchboard.recording.DataKey;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Client keys in PostgreSQL, wrapped; opened once into memory, as many as there are clients. */
@Service
class StoredClientKeys implements ClientKeys, Sealing, InitializingBean {

    private static final int KEY_ID_BYTES = 8;
    private static final int DATA_KEY_BYTES = 32;
    private static final int LONGEST_TEXT = 256;

    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, ClientKey> byId = new ConcurrentHashMap<>();
    private final Map<ClientId, ClientKey> inForce = new ConcurrentHashMap<>();

    StoredClientKeys(ScopedWork work, JdbcClient jdbc, Vault vault, SecureRandom random, Clock clock) {
        this.work = work;
        this.jdbc = jdbc;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        load();
    }

    @Override
    public void require(ClientId client) {
        if (!inForce.containsKey(client)) {
            work.run(Scope.all(), () -> store(client));
            load();
        }
    }

    @Override
    public Sealed seal(ClientId client, String clear) {
        if (clear.isEmpty() || clear.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text to be sealed has 1.." + LONGEST_TEXT + " characters");
        }
        return keyOf(client).seal(clear, random);
    }

    @Override
    public String open(Sealed sealed) throws KeyGone {
        String id = HexFormat.of().formatHex(sealed.keyId());
        return new String(decrypt(id, sealed.ciphertext()), StandardCharsets.UTF_8);
    }

    @Override
    public DataKey newDataKey(ClientId client) {
        byte[] bytes = new byte[DATA_KEY_BYTES];
        random.nextBytes(bytes);
        ClientKey key = keyOf(client);
        byte[] sealed = key.encrypt(bytes, random);
        byte[] wrapped = ByteBuffer.allocate(KEY_ID_BYTES + sealed.length)
                .put(HexFormat.of().parseHex(key.id()))
                .put(sealed)
                .array();
        return new DataKey(new SecretKeySpec(bytes, "AES"), wrapped);
    }

    @Override
    public DataKey dataKey(byte[] wrapped) throws KeyGone {
        if (wrapped.length <= KEY_ID_BYTES) {
            throw new KeyGone("of " + wrapped.length + " bytes");
        }
        String id = HexFormat.of().formatHex(wrapped, 0, KEY_ID_BYTES);
        byte[] bytes = decrypt(id, Arrays.copyOfRange(wrapped, KEY_ID_BYTES, wrapped.length));
        return new DataKey(new SecretKeySpec(bytes, "AES"), wrapped);
    }

    private byte[] decrypt(String id, byte[] sealed) throws KeyGone {
        ClientKey key = byId.get(id);
        if (key == null) {
            throw new KeyGone(id);
        }
        try {
            return key.decrypt(sealed);
        } catch (GeneralSecurityException e) {
            throw new KeyGone(id);
        }
    }

    private ClientKey keyOf(ClientId client) {
        ClientKey key = inForce.get(client);
        if (key == null) {
            throw new IllegalStateException("client " + client.value() + " has no key");
        }
        return key;
    }

    /** Whoever comes second finds the key of whoever came first. */
    private void store(ClientId client) {
        byte[] idBytes = new byte[KEY_ID_BYTES];
        random.nextBytes(idBytes);
        byte[] bytes = new byte[ClientKey.BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(idBytes);
        jdbc.sql("""
                        INSERT INTO sealing.client_key (id, client_id, wrapped, made_at)
                        VALUES (:id, :client, :wrapped, :at)
                        ON CONFLICT (client_id) WHERE destroyed_at IS NULL DO NOTHING""")
                .param("id", id)
                .param("client", client.value())
                .param("wrapped", vault.seal(bytes, purpose(id)))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void load() {
        List<ClientKey> keys = work.in(
                Scope.all(),
                () -> jdbc.sql("""
                        SELECT id, client_id, wrapped FROM sealing.client_key
                        WHERE destroyed_at IS NULL""")
                        .query((row, n) -> opened(row.getString(1), new ClientId(row.getLong(2)), row.getBytes(3)))
                        .list());
        for (ClientKey key : keys) {
            byId.put(key.id(), key);
            inForce.put(key.client(), key);
        }
    }

    private ClientKey opened(String id, ClientId client, byte[] wrapped) {
        try {
            return ClientKey.of(id, client, vault.open(wrapped, purpose(id)));
        } catch (SealBroken e) {
            throw new IllegalStateException("client key " + id + " does not open with this master key", e);
        }
    }

    private static String purpose(String id) {
        return "client-key/" + id;
    }
}

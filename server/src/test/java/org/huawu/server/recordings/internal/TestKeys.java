package org.huawu.server.recordings.internal;

import java.util.Arrays;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.kernel.ClientId;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.recording.DataKey;

/** Keys in memory; client 1000 has one. */
final class TestKeys implements ClientKeys {

    private static final byte[] UNDER = {1, 2, 3, 4, 5, 6, 7, 8};

    private final Random random;

    TestKeys(Random random) {
        this.random = random;
    }

    @Override
    public void require(ClientId client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataKey newDataKey(ClientId client) {
        if (client.value() != 1_000) {
            throw new IllegalStateException("no key");
        }
        byte[] key = new byte[32];
        random.nextBytes(key);
        byte[] wrapped = new byte[40];
        System.arraycopy(UNDER, 0, wrapped, 0, 8);
        for (int i = 0; i < 32; i++) {
            wrapped[8 + i] = (byte) (key[i] ^ 0x5A);
        }
        return new DataKey(new SecretKeySpec(key, "AES"), wrapped);
    }

    @Override
    public DataKey dataKey(byte[] wrapped) throws KeyGone {
        if (wrapped.length != 40 || !Arrays.equals(UNDER, Arrays.copyOf(wrapped, 8))) {
            throw new KeyGone("another");
        }
        byte[] key = new byte[32];
        for (int i = 0; i < 32; i++) {
            key[i] = (byte) (wrapped[8 + i] ^ 0x5A);
        }
        return new DataKey(new SecretKeySpec(key, "AES"), wrapped);
    }
}

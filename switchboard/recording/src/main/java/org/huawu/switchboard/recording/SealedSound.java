package org.huawu.switchboard.recording;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The form of a sealed recording: a header, then pieces of sound, each under AES-256-GCM with its number as nonce; the key is
 * the recording's own and is used for nothing else, so no nonce comes twice. A piece says whether it is the last: a file that
 * was cut is known as such. Pieces but the last are {@link #PIECE_BYTES} long, so that any moment is found by reckoning.
 *
 * <p>Header: "HWR1", two bytes length of the wrapped key, the wrapped key. Piece: four bytes length of its sound, the highest
 * bit set for the last one; sealed sound with a tag of 16 bytes.
 */
public final class SealedSound {

    /** Half a second of stereo. */
    public static final int PIECE_BYTES = 16_000;

    /** The head of a piece. */
    public static final int LENGTH_BYTES = 4;
    /** What follows the sound of a piece. */
    public static final int TAG_BYTES = 16;
    /** In the head of the last piece. */
    public static final int LAST = 0x8000_0000;

    private static final int MAGIC = 0x48575231;
    private static final int NONCE_BYTES = 12;
    private static final int MOST_WRAPPED_BYTES = 200;

    private SealedSound() {}

    static ByteBuffer header(byte[] wrappedKey) {
        return ByteBuffer.allocate(6 + wrappedKey.length)
                .putInt(MAGIC)
                .putShort((short) wrappedKey.length)
                .put(wrappedKey)
                .flip();
    }

    /** The wrapped key that a header begins with, or null when it is no header. */
    static byte @Nullable [] wrappedKey(ByteBuffer start) {
        if (start.remaining() < 6 || start.getInt() != MAGIC) {
            return null;
        }
        int length = start.getShort();
        if (length < 1 || length > MOST_WRAPPED_BYTES || start.remaining() < length) {
            return null;
        }
        byte[] wrapped = new byte[length];
        start.get(wrapped);
        return wrapped;
    }

    /** The most bytes a header has. */
    static int mostHeaderBytes() {
        return 6 + MOST_WRAPPED_BYTES;
    }

    /** How many bytes the header with that key has. */
    public static int headerBytes(byte[] wrappedKey) {
        return 6 + wrappedKey.length;
    }

    /** One piece in its form. */
    static ByteBuffer piece(SecretKey key, int number, ByteBuffer sound, boolean isLast) {
        int head = sound.remaining() | (isLast ? LAST : 0);
        ByteBuffer piece = ByteBuffer.allocate(LENGTH_BYTES + sound.remaining() + TAG_BYTES);
        piece.putInt(head);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, number, head).doFinal(sound, piece);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not seal with AES-GCM", e);
        }
        return piece.flip();
    }

    /**
     * The sound of a piece.
     *
     * @param head its first four bytes
     * @param sealed what follows them
     * @throws GeneralSecurityException when it is another key, another place, or was changed
     */
    public static ByteBuffer sound(SecretKey key, int number, int head, ByteBuffer sealed)
            throws GeneralSecurityException {
        ByteBuffer sound = ByteBuffer.allocate(head & ~LAST);
        cipher(Cipher.DECRYPT_MODE, key, number, head).doFinal(sealed, sound);
        return sound.flip();
    }

    private static Cipher cipher(int mode, SecretKey key, int number, int head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(8, number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(ByteBuffer.allocate(LENGTH_BYTES).putInt(head).flip());
        return cipher;
    }
}

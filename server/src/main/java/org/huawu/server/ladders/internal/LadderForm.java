package org.huawu.server.ladders.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.huawu.kernel.ContactId;
import org.huawu.switchboard.recording.DataKey;
import org.huawu.switchboard.sip.SipTransport;

/**
 * The form in which a ladder is kept: written, deflated (RFC 1951), and sealed by AES-256-GCM under a key of its own. The key lies
 * before it, wrapped under the client's: two bytes length, the wrapped key, the rest sealed. The key is used once, so its nonce is
 * nought; the contact is sealed in, so that a ladder opens for no other.
 */
final class LadderForm {

    private static final byte VERSION = 1;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;

    private LadderForm() {}

    static byte[] sealed(Ladder ladder, ContactId contact, DataKey key) {
        byte[] wrapped = key.wrapped();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, contact, key).doFinal(written(ladder));
            return ByteBuffer.allocate(2 + wrapped.length + sealed.length)
                    .putShort((short) wrapped.length)
                    .put(wrapped)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not seal with AES-GCM", e);
        }
    }

    /** The wrapped key that lies before it. */
    static byte[] wrappedKey(byte[] kept) {
        int length = ByteBuffer.wrap(kept).getShort();
        return Arrays.copyOfRange(kept, 2, 2 + length);
    }

    /** @throws GeneralSecurityException when it is another contact's, or was changed */
    static Ladder opened(byte[] kept, ContactId contact, DataKey key) throws GeneralSecurityException {
        int start = 2 + key.wrapped().length;
        return read(cipher(Cipher.DECRYPT_MODE, contact, key).doFinal(kept, start, kept.length - start));
    }

    private static Cipher cipher(int mode, ContactId contact, DataKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, new byte[NONCE_BYTES]));
        cipher.updateAAD(("ladder/" + contact.value()).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] written(Ladder ladder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeByte(VERSION);
            out.writeInt(ladder.left());
            out.writeShort(ladder.messages().size());
            for (Ladder.Message message : ladder.messages()) {
                out.writeLong(message.atMicros());
                out.writeBoolean(message.isIn());
                out.writeUTF(message.transport().name());
                write(message.ours(), out);
                write(message.theirs(), out);
                out.writeInt(message.wholeLength());
                out.writeShort(message.bytes().length);
                out.write(message.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is written to", e);
        }
        return bytes.toByteArray();
    }

    private static Ladder read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(written)))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("a ladder of another version");
            }
            int left = in.readInt();
            int count = in.readUnsignedShort();
            List<Ladder.Message> messages = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                messages.add(message(in));
            }
            return new Ladder(messages, left);
        } catch (IOException e) {
            throw new UncheckedIOException("a ladder that was sealed whole is not whole", e);
        }
    }

    private static Ladder.Message message(DataInputStream in) throws IOException {
        long atMicros = in.readLong();
        boolean isIn = in.readBoolean();
        SipTransport transport = SipTransport.valueOf(in.readUTF());
        InetSocketAddress ours = address(in);
        InetSocketAddress theirs = address(in);
        int wholeLength = in.readInt();
        byte[] bytes = in.readNBytes(in.readUnsignedShort());
        return new Ladder.Message(atMicros, isIn, ours, theirs, transport, bytes, wholeLength);
    }

    private static void write(InetSocketAddress address, DataOutputStream out) throws IOException {
        byte[] bytes = address.getAddress().getAddress();
        out.writeByte(bytes.length);
        out.write(bytes);
        out.writeShort(address.getPort());
    }

    private static InetSocketAddress address(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readUnsignedByte());
        return new InetSocketAddress(InetAddress.getByAddress(bytes), in.readUnsignedShort());
    }
}

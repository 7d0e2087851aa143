package org.huawu.cluster;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.IntArrayList;

/** Results of the call that runs, kept until the machine has come back whole. */
final class StagedResults implements Results {

    private static final int EVENT = 0;
    private static final int EFFECT = 1;

    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(4096);
    /** Kind and length of each piece, alternating. */
    private final IntArrayList pieces = new IntArrayList();

    private byte[] answer = new byte[0];
    private int used;

    /** Takes the pieces in order. */
    interface Sink {
        void piece(DirectBuffer buffer, int offset, int length);
    }

    @Override
    public void event(DirectBuffer buffer, int offset, int length) {
        stage(EVENT, buffer, offset, length);
    }

    @Override
    public void effect(DirectBuffer buffer, int offset, int length) {
        stage(EFFECT, buffer, offset, length);
    }

    @Override
    public void answer(DirectBuffer buffer, int offset, int length) {
        check(length);
        answer = new byte[length];
        buffer.getBytes(offset, answer);
    }

    byte[] answer() {
        return answer;
    }

    void clear() {
        used = 0;
        pieces.clear();
        answer = new byte[0];
    }

    void forEachEvent(Sink sink) {
        forEach(EVENT, sink);
    }

    void forEachEffect(Sink sink) {
        forEach(EFFECT, sink);
    }

    private void stage(int kind, DirectBuffer buffer, int offset, int length) {
        check(length);
        if (pieces.size() == 2 * MAX_RESULTS) {
            throw new IllegalArgumentException("more than " + MAX_RESULTS + " results of one input");
        }
        if (used + length > MAX_BYTES) {
            throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes of results of one input");
        }
        bytes.putBytes(used, buffer, offset, length);
        used += length;
        pieces.addInt(kind);
        pieces.addInt(length);
    }

    private void forEach(int kind, Sink sink) {
        int offset = 0;
        for (int i = 0; i < pieces.size(); i += 2) {
            int length = pieces.getInt(i + 1);
            if (pieces.getInt(i) == kind) {
                sink.piece(bytes, offset, length);
            }
            offset += length;
        }
    }

    private static void check(int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("a result of " + length + " bytes, more than " + MAX_LENGTH);
        }
    }
}

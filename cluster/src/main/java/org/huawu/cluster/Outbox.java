package org.huawu.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Effects not yet reported done, in the order of their ids. Part of the replicated state. */
final class Outbox {

    /** From so many waiting effects on inputs are refused and deadlines wait. */
    static final int CAPACITY = 65_536;

    private final TreeMap<LogKey, DirectBuffer> waiting = new TreeMap<>();

    boolean isFull() {
        return waiting.size() >= CAPACITY;
    }

    int size() {
        return waiting.size();
    }

    void add(LogKey id, DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        waiting.put(id, new UnsafeBuffer(copy));
    }

    void remove(LogKey id) {
        waiting.remove(id);
    }

    /** The first effect behind that one, or the very first. */
    Map.@Nullable Entry<LogKey, DirectBuffer> after(@Nullable LogKey id) {
        return id == null ? waiting.firstEntry() : waiting.higherEntry(id);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(waiting.size());
        for (Map.Entry<LogKey, DirectBuffer> entry : waiting.entrySet()) {
            LogKey key = entry.getKey();
            out.writeLong(key.incarnation());
            out.writeLong(key.position());
            out.writeInt(key.index());
            byte[] body = entry.getValue().byteArray();
            out.writeInt(body.length);
            out.write(body);
        }
    }

    void read(DataInputStream in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            LogKey key = new LogKey(in.readLong(), in.readLong(), in.readInt());
            waiting.put(key, new UnsafeBuffer(in.readNBytes(in.readInt())));
        }
    }
}

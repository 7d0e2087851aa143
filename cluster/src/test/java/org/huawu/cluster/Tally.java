package org.huawu.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A toy machine: adds the number in each input, makes an event (the sum) and an effect of it, and a deadline if the number
 * is negative (so many ms later). -1 is a fault, and so is a deadline of {@link #FAULTY_DEADLINE_MS}.
 */
class Tally implements ReplicatedMachine {

    /** A deadline of that length is one it fails on. */
    static final long FAULTY_DEADLINE_MS = 123;

    private long count;
    private long sum;
    private long mix;
    private long deadlineMs = NO_DEADLINE;
    private long deadlines;
    private boolean isFaulty;
    final List<Long> times = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    int attempts;
    private final int factor;

    Tally() {
        this(1);
    }

    /** @param factor with which a number is counted: another factor is another rule */
    Tally(int factor) {
        this.factor = factor;
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static long value(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public void onInput(long position, long timeMs, DirectBuffer buffer, int offset, int length, Results results) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        long value = value(bytes);
        if (value == -1) {
            throw new IllegalStateException("minus one");
        }
        count(value);
        mix = mix * 31 + value + position + timeMs;
        times.add(timeMs);
        positions.add(position);
        if (value < 0) {
            deadlineMs = timeMs - value;
            isFaulty = value == -FAULTY_DEADLINE_MS;
        }
        UnsafeBuffer out = new UnsafeBuffer(number(value));
        results.event(out, 0, 8);
        results.effect(out, 0, 8);
        results.answer(new UnsafeBuffer(number(sum)), 0, 8);
    }

    void count(long value) {
        count++;
        sum += factor * value;
    }

    @Override
    public long nextDeadlineMs() {
        return deadlineMs;
    }

    @Override
    public void onDeadline(long position, long timeMs, Results results) {
        attempts++;
        if (isFaulty) {
            throw new IllegalStateException("faulty deadline");
        }
        positions.add(position);
        deadlines++;
        mix = mix * 31 + timeMs;
        deadlineMs = NO_DEADLINE;
        results.event(new UnsafeBuffer(number(-timeMs)), 0, 8);
    }

    @Override
    public void writeSnapshot(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        for (long each : new long[] {count, sum, mix, deadlineMs, deadlines}) {
            out.writeLong(each);
        }
        out.flush();
    }

    @Override
    public byte[] readSnapshot(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        count = in.readLong();
        sum = in.readLong();
        mix = in.readLong();
        deadlineMs = in.readLong();
        deadlines = in.readLong();
        return stateHash();
    }

    @Override
    public byte[] stateHash() {
        CRC32C crc = new CRC32C();
        crc.update((count + " " + sum + " " + mix + " " + deadlineMs + " " + deadlines)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return number(crc.getValue());
    }
}

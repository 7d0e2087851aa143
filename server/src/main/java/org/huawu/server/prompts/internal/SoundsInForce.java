package org.huawu.server.prompts.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.kernel.PromptId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.prompts.Sounds;
import org.huawu.switchboard.rtp.Sound;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All sounds in memory: those that come with the product, and those of the database, read before the first call is taken. */
@Component
class SoundsInForce implements Sounds, SmartLifecycle {

    /** Before the routing core is told of lines. */
    static final int PHASE = 45;

    private final ScopedWork work;
    private final PromptReads reads;
    private final Map<PromptId, Sound> sounds = new ConcurrentHashMap<>(ShippedSounds.read());
    private final Map<PromptId, Integer> samples = new ConcurrentHashMap<>();
    private volatile boolean isRunning;

    SoundsInForce(ScopedWork work, PromptReads reads) {
        this.work = work;
        this.reads = reads;
    }

    @Override
    public Optional<Sound> sound(PromptId prompt) {
        return Optional.ofNullable(sounds.get(prompt));
    }

    /** How many samples all prompts but one have together, whosever they are. */
    long samplesBut(PromptId prompt) {
        return samples.entrySet().stream()
                .filter(each -> !each.getKey().equals(prompt))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void put(PromptId prompt, byte[] bytes) {
        short[] plain = samples(bytes);
        sounds.put(prompt, Sound.of(plain));
        samples.put(prompt, plain.length);
    }

    void remove(PromptId prompt) {
        sounds.remove(prompt);
        samples.remove(prompt);
    }

    @Override
    public void start() {
        work.run(
                Scope.all(),
                () -> reads.ids().forEach(id -> {
                    PromptId prompt = new PromptId(id);
                    reads.samples(prompt).ifPresent(bytes -> put(prompt, bytes));
                }));
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

    static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    static byte[] bytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}

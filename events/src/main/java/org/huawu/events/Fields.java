package org.huawu.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Id;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.SoundQuality;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of what events, inputs and snapshots have in common. Reading may also throw
 * {@link IllegalArgumentException}, from the types themselves; codecs turn it into their one exception.
 */
public final class Fields {

    private Fields() {}

    /** Writes an id; none is 0, which no id is. */
    public static void id(ByteWriter out, @Nullable Id id) {
        out.number(id == null ? 0 : id.value());
    }

    /** Reads an id that may be none. */
    public static <T extends Id> @Nullable T optionalId(ByteReader in, LongFunction<T> kind) {
        long value = in.number();
        return value == 0 ? null : kind.apply(value);
    }

    /** Reads a channel's id. */
    public static ChannelId channel(ByteReader in) {
        return new ChannelId(in.number());
    }

    /** Reads a prompt's id. */
    public static PromptId prompt(ByteReader in) {
        return new PromptId(in.number());
    }

    /** Reads a reason's id that may be none. */
    public static @Nullable ReasonId reason(ByteReader in) {
        return optionalId(in, ReasonId::new);
    }

    /** Writes an effect's id. */
    public static void effect(ByteWriter out, EffectId effect) {
        out.number(effect.position());
        out.number(effect.index());
    }

    /** Reads an effect's id. */
    public static EffectId effect(ByteReader in) {
        return new EffectId(in.number(), in.count(Integer.MAX_VALUE));
    }

    /** Writes an effect's id that may be none. */
    public static void optionalEffect(ByteWriter out, @Nullable EffectId effect) {
        out.flag(effect != null);
        if (effect != null) {
            effect(out, effect);
        }
    }

    /** Reads an effect's id that may be none. */
    public static @Nullable EffectId optionalEffect(ByteReader in) {
        return in.flag() ? effect(in) : null;
    }

    /** Writes a sealed piece that may be none. */
    public static void sealed(ByteWriter out, @Nullable Sealed sealed) {
        out.flag(sealed != null);
        if (sealed != null) {
            out.bytes(sealed.token());
            out.bytes(sealed.keyId());
            out.bytes(sealed.ciphertext());
        }
    }

    /** Reads a sealed piece that may be none. */
    public static @Nullable Sealed sealed(ByteReader in) {
        return in.flag()
                ? new Sealed(
                        in.bytes(Sealed.MOST_TOKEN_BYTES),
                        in.bytes(Sealed.MOST_TOKEN_BYTES),
                        in.bytes(Sealed.MOST_CIPHERTEXT_BYTES))
                : null;
    }

    /**
     * Reads a sealed piece that is there.
     *
     * @throws MalformedBytesException when there is none
     */
    public static Sealed knownSealed(ByteReader in) {
        Sealed sealed = sealed(in);
        if (sealed == null) {
            throw new MalformedBytesException("nothing is sealed where something must be");
        }
        return sealed;
    }

    /** Writes a contact with what it belongs to. */
    public static void contact(ByteWriter out, ContactRef ref) {
        id(out, ref.contact());
        id(out, ref.line());
        id(out, ref.queue());
        id(out, ref.project());
        id(out, ref.client());
    }

    /** Reads a contact with what it belongs to. */
    public static ContactRef contact(ByteReader in) {
        return new ContactRef(
                new ContactId(in.number()),
                new LineId(in.number()),
                new QueueId(in.number()),
                new ProjectId(in.number()),
                new ClientId(in.number()));
    }

    /** Writes an agent with what the agent belongs to. */
    public static void agent(ByteWriter out, AgentRef ref) {
        id(out, ref.agent());
        id(out, ref.seat());
        id(out, ref.vendor());
        id(out, ref.project());
        id(out, ref.client());
    }

    /** Reads an agent with what the agent belongs to. */
    public static AgentRef agent(ByteReader in) {
        return new AgentRef(
                new PersonId(in.number()),
                new SeatId(in.number()),
                new VendorId(in.number()),
                new ProjectId(in.number()),
                new ClientId(in.number()));
    }

    /** Writes an agent that may be none. */
    public static void optionalAgent(ByteWriter out, @Nullable AgentRef ref) {
        out.flag(ref != null);
        if (ref != null) {
            agent(out, ref);
        }
    }

    /** Reads an agent that may be none. */
    public static @Nullable AgentRef optionalAgent(ByteReader in) {
        return in.flag() ? agent(in) : null;
    }

    /** Writes how sound came over. */
    public static void quality(ByteWriter out, SoundQuality quality) {
        out.number(quality.lastedMs());
        stream(out, quality.said());
        out.flag(quality.heard() != null);
        if (quality.heard() != null) {
            stream(out, quality.heard());
        }
        out.number(quality.roundTripMs());
    }

    /** Reads how sound came over. */
    public static SoundQuality quality(ByteReader in) {
        return new SoundQuality(in.number(), stream(in), in.flag() ? stream(in) : null, in.number());
    }

    private static void stream(ByteWriter out, SoundQuality.Stream stream) {
        out.number(stream.packets());
        out.number(stream.lost());
        out.number(stream.jitterMs());
        out.number(stream.leastMos());
        out.number(stream.meanMos());
    }

    private static SoundQuality.Stream stream(ByteReader in) {
        return new SoundQuality.Stream(in.number(), in.number(), in.number(), in.number(), in.number());
    }

    /** Writes a list of ids. */
    public static void ids(ByteWriter out, List<? extends Id> ids) {
        out.number(ids.size());
        ids.forEach(id -> id(out, id));
    }

    /** Reads a list of at most {@code most} entries. */
    public static <T> List<T> list(ByteReader in, int most, Function<ByteReader, T> entry) {
        int size = in.count(most);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(entry.apply(in));
        }
        return list;
    }

    /** Writes a part of a revision. */
    public static void part(ByteWriter out, ConfigurationPart part) {
        out.number(part.revision());
        out.number(part.part());
        out.number(part.parts());
        out.bytes(part.bytes());
    }

    /** Reads a part of a revision. */
    public static ConfigurationPart part(ByteReader in) {
        return new ConfigurationPart(
                in.number(),
                in.count(ConfigurationPart.MOST_PARTS),
                in.count(ConfigurationPart.MOST_PARTS),
                in.bytes(ConfigurationPart.MOST_BYTES));
    }

    /** Writes how contacts are divided. */
    public static void share(ByteWriter out, ShareSetting share) {
        id(out, share.share());
        out.choice(share.basis());
        out.flag(share.isCarried());
        out.number(share.reservedMs());
        out.number(share.parties().size());
        for (ShareParty party : share.parties()) {
            id(out, party.vendor());
            out.number(party.weight());
        }
    }

    /** Reads how contacts are divided; refuses parties that are not in the order of their ids. */
    public static ShareSetting share(ByteReader in) {
        ShareId share = new ShareId(in.number());
        ShareBasis basis = in.choice(ShareBasis.values());
        boolean isCarried = in.flag();
        long reservedMs = in.number();
        List<ShareParty> parties = list(in, Configuration.MOST_PARTIES_OF_A_SHARE, Fields::party);
        ShareSetting read = new ShareSetting(share, basis, isCarried, reservedMs, parties);
        if (!parties.equals(read.parties())) {
            throw new IllegalArgumentException("parties are not in the order of their ids");
        }
        return read;
    }

    private static ShareParty party(ByteReader in) {
        return new ShareParty(new VendorId(in.number()), in.count(ShareParty.MOST_WEIGHT));
    }

    /** Writes skills with their levels. */
    public static void levels(ByteWriter out, List<SkillLevel> levels) {
        out.number(levels.size());
        levels.forEach(each -> {
            id(out, each.skill());
            out.number(each.level());
        });
    }

    /** Reads skills with their levels, {@link Need#MOST_SKILLS} at most. */
    public static List<SkillLevel> levels(ByteReader in) {
        return list(in, Need.MOST_SKILLS, Fields::level);
    }

    static SkillLevel level(ByteReader in) {
        return new SkillLevel(new SkillId(in.number()), in.count(SkillLevel.MOST));
    }
}

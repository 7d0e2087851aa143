package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class RtpPacketProperties {

    private final RtpPacket view = new RtpPacket();

    @Property
    void given_any_bytes_when_they_are_looked_at_then_the_payload_lies_within_them(
            @ForAll @Size(max = 64) byte[] bytes) {
        if (view.wrap(ByteBuffer.wrap(bytes))) {
            assertThat(view.payloadLength()).isBetween(0, bytes.length - RtpPacket.HEADER);
            view.copyPayload(new byte[64], view.payloadLength());
        }
    }

    @Property
    void given_a_written_header_when_it_is_read_then_every_field_is_as_it_was(
            @ForAll short sequence, @ForAll int timestamp, @ForAll int source, @ForAll boolean marked) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + 1);
        RtpPacket.writeHeader(packet, 8 | (marked ? 0x80 : 0), sequence, timestamp, source);
        packet.put((byte) 7).flip();
        assertThat(view.wrap(packet)).isTrue();
        assertThat(view.payloadType()).isEqualTo(8);
        assertThat(view.isMarked()).isEqualTo(marked);
        assertThat(view.sequence()).isEqualTo(sequence & 0xFFFF);
        assertThat(view.timestamp()).isEqualTo(timestamp);
        assertThat(view.source()).isEqualTo(source);
        assertThat(view.payloadLength()).isEqualTo(1);
        assertThat(view.payload(0)).isEqualTo(7);
    }

    @Example
    void given_sources_extension_and_padding_when_the_packet_is_read_then_only_the_payload_is_left() {
        ByteBuffer packet = ByteBuffer.allocate(12 + 4 + 8 + 3 + 2);
        RtpPacket.writeHeader(packet, 0, 1, 2, 3);
        packet.put(0, (byte) 0xB1);
        packet.putInt(99).putShort((short) 0xBEDE).putShort((short) 1).putInt(0);
        packet.put(new byte[] {10, 11, 12}).put(new byte[] {0, 2}).flip();
        assertThat(view.wrap(packet)).isTrue();
        assertThat(view.payloadLength()).isEqualTo(3);
        assertThat(view.payload(0)).isEqualTo(10);
    }
}

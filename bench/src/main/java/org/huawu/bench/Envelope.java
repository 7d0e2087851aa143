package org.huawu.bench;

/** How the packets of a party are protected on their way. For one thread. */
interface Envelope {

    /** Room behind a packet for what protection adds. */
    int MOST_ADDED = 10;

    /** RTP in clear. */
    Envelope NONE = new Envelope() {
        @Override
        public int close(byte[] packet, int length, int index) {
            return length;
        }

        @Override
        public void open(byte[] packet) {
            // it is open
        }
    };

    /**
     * Protects a packet of RTP where it lies.
     *
     * @param length how long it is
     * @param index which packet of its stream it is, counted from 0; its lower half is the sequence number
     * @return how long it is now
     */
    int close(byte[] packet, int length, int index);

    /** Makes the mark of a packet readable. */
    void open(byte[] packet);
}

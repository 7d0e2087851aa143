package org.huawu.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.huawu.switchboard.peer.Asterisk;
import org.huawu.switchboard.peer.AsteriskSettings;

/**
 * Asterisk, which answers callers and joins each with whom its number names: the same work for the same load, so that the two
 * are told apart by nothing but themselves. For one thread.
 */
final class PeerProcess implements Measured {

    private static final int FIRST_RTP_PORT = 20_000;
    private static final int LAST_RTP_PORT = 32_766;

    private final Asterisk asterisk;
    private final InetSocketAddress telephones;

    private PeerProcess(Asterisk asterisk, InetSocketAddress telephones) {
        this.asterisk = asterisk;
        this.telephones = telephones;
    }

    /**
     * Starts it; returns when it takes calls.
     *
     * @param folder empty, where it may write
     * @param callees where those are whom it calls
     * @param records whether each call is recorded
     * @throws IOException when it is not on this machine or does not come up
     */
    static PeerProcess start(Path folder, InetSocketAddress callees, boolean records)
            throws IOException, InterruptedException {
        InetSocketAddress sip = freePlace();
        AsteriskSettings settings = new AsteriskSettings(
                List.of(
                        "app_dial",
                        "app_mixmonitor",
                        "bridge_softmix",
                        "format_wav",
                        "res_pjsip_endpoint_identifier_anonymous"),
                Asterisk.transport(sip) + endpoints(callees),
                extensions(folder, callees, records),
                FIRST_RTP_PORT,
                LAST_RTP_PORT);
        Path root = root();
        return new PeerProcess(Asterisk.start(root, Files.createDirectories(folder), settings), sip);
    }

    /**
     * Where it is.
     *
     * @throws IOException when it is not on this machine
     */
    static Path root() throws IOException {
        return Asterisk.root(System.getenv(Asterisk.WHERE));
    }

    /** As in Huawu, a caller of a line needs no account. */
    private static String endpoints(InetSocketAddress callees) {
        String sound = """
                disallow=all
                allow=alaw
                direct_media=no
                rtp_symmetric=yes
                """;
        return "[anonymous]\ntype=endpoint\ncontext=callers\n" + sound
                + "[callees]\ntype=endpoint\ncontext=callees\naors=callees\n" + sound
                + "[callees]\ntype=aor\nqualify_frequency=0\ncontact=sip:callees@" + Asterisk.place(callees) + "\n";
    }

    /** The caller is answered at once, recorded where that is asked for, and joined with whom its own number names. */
    private static String extensions(Path folder, InetSocketAddress callees, boolean records) {
        return "[callers]\nexten => " + SwitchboardProgram.LINE + ",1,Answer(,i)\n"
                + (records ? " same => n,MixMonitor(" + folder + "/spool/monitor/${UNIQUEID}.wav)\n" : "")
                + " same => n,Dial(PJSIP/callees/sip:${CALLERID(num)}@" + Asterisk.place(callees) + ",15)\n"
                + " same => n,Hangup()\n[callees]\n";
    }

    private static InetSocketAddress freePlace() throws SocketException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (DatagramSocket free = new DatagramSocket(0, loopback)) {
            return new InetSocketAddress(loopback, free.getLocalPort());
        }
    }

    @Override
    public String system() {
        return "asterisk";
    }

    @Override
    public InetSocketAddress telephones() {
        return telephones;
    }

    @Override
    public Duration processorTime() {
        return asterisk.process().info().totalCpuDuration().orElseThrow(() -> new BenchFailure("Asterisk ended."));
    }

    @Override
    public long memoryKib() {
        return Processes.memoryKib(asterisk.process().pid());
    }

    @Override
    public void close() {
        asterisk.close();
    }
}

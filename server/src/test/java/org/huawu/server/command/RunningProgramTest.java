package org.huawu.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.huawu.server.ChildJvm;
import org.huawu.server.Huawu;
import org.huawu.server.database.RunningServer;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.RunState;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process, and the commands beside it. It is started once; each test looks at it or works beside it. */
class RunningProgramTest {

    private static final Pattern SIP_PORTS = Pattern.compile("sip:NUMBER@127\\.0\\.0\\.1:(\\d+) .*TLS at port (\\d+)");
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private static Path temp;

    private static DataFolder data;
    private static int http;
    private static int https;
    private static ChildJvm program;

    @BeforeAll
    static void start() throws IOException {
        data = new DataFolder(temp.resolve("data"));
        http = FreePorts.inARow(2);
        https = http + 1;
        program = up(data, http, https);
        awaitReady(data, program);
    }

    @AfterAll
    static void stop() throws Exception {
        program.terminate();
        assertThat(program.exitCode()).as("a clean stop").isZero();
        assertThat(program.rest()).as("what it printed").isEmpty();
        assertThat(data.readyFile()).doesNotExist();
        assertThat(RunningServer.find(data)).isEmpty();
    }

    @Test
    void given_the_program_runs_when_it_is_ready_then_it_says_where_and_what_first() throws IOException {
        assertThat(Files.readString(data.readyFile()))
                .contains(
                        "Huawu 0.",
                        ":" + https + "/",
                        "http://localhost:" + http + "/",
                        data.root().toString())
                .contains("first-sign-in.json", "./huawu down");
    }

    @Test
    void given_the_program_runs_when_a_second_one_starts_on_its_folder_then_it_is_refused() throws Exception {
        try (ChildJvm second = up(data)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.rest())
                    .containsExactly("huawu: The data folder " + data.root()
                            + " is in use by another running Huawu (process " + program.pid()
                            + "). Stop that one with \"./huawu down --data " + data.root()
                            + "\", or name another folder with --data.");
        }
        assertThat(program.isAlive()).isTrue();
    }

    @Test
    void given_a_port_that_is_taken_when_a_program_starts_then_it_is_refused_and_leaves_nothing_running()
            throws Exception {
        DataFolder other = new DataFolder(temp.resolve("other"));
        try (ChildJvm second = up(other, FreePorts.inARow(1), https)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.rest()).last().asString().startsWith("huawu: ").contains("" + https, "--https");
        }
        assertThat(RunningServer.find(other)).isEmpty();
        assertThat(other.readyFile()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip-port", "sip-tls-port"})
    void given_a_port_of_telephones_that_is_taken_when_a_program_starts_then_it_is_refused_before_anything_runs(
            String setting) throws Exception {
        DataFolder other = new DataFolder(temp.resolve("other-" + setting));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            int free = FreePorts.inARow(2);
            List<String> options = List.of(
                    "-Dhuawu.edge.http-port=" + free,
                    "-Dhuawu.edge.https-port=" + (free + 1),
                    "-Dhuawu.switchboard." + setting + "=" + port);
            try (ChildJvm second = command(other, options, "up")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.rest())
                        .last()
                        .asString()
                        .startsWith("huawu: TCP port " + port)
                        .contains(setting.equals("sip-port") ? "--sip" : "huawu.switchboard.sip-tls-port");
            }
        }
        assertThat(other.postgres()).doesNotExist();
    }

    @Test
    void
            given_the_program_runs_when_telephones_ask_over_tcp_and_tls_then_they_are_answered_under_the_houses_certificate()
                    throws Exception {
        Matcher named = SIP_PORTS.matcher(Files.readString(data.readyFile()));
        assertThat(named.find()).isTrue();
        for (String address : List.of("127.0.0.1", "127.0.0.2")) {
            try (Socket tcp = new Socket(InetAddress.ofLiteral(address), Integer.parseInt(named.group(1)))) {
                assertThat(answer(tcp, "TCP")).isEqualTo("SIP/2.0 200 OK");
            }
        }
        KeyStore root = KeyStore.getInstance("PKCS12");
        root.load(null, null);
        try (InputStream file = Files.newInputStream(data.tls().resolve("ca.crt"))) {
            root.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(root);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", Integer.parseInt(named.group(2)))) {
            SSLParameters strict = tls.getSSLParameters();
            strict.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(strict);
            assertThat(answer(tls, "TLS")).isEqualTo("SIP/2.0 200 OK");
        }
    }

    private static String answer(Socket telephone, String transport) throws IOException {
        telephone.setSoTimeout(20_000);
        // one that is asked again under the same branch is answered where it was asked first
        String id = telephone.getInetAddress().getHostAddress() + "-" + telephone.getLocalPort();
        String question = "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport + " 127.0.0.1:"
                + telephone.getLocalPort() + ";branch=z9hG4bK-" + id + "\r\nFrom: <sip:li@127.0.0.1>;tag=1\r\n"
                + "To: <sip:127.0.0.1>\r\nCall-ID: " + id
                + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
        telephone.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
        telephone.getOutputStream().flush();
        return new BufferedReader(new InputStreamReader(telephone.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    @Test
    void given_the_program_runs_when_its_status_is_asked_then_it_is_told() throws Exception {
        try (ChildJvm status = command(data, List.of(), "status")) {
            assertThat(status.rest())
                    .anySatisfy(line -> assertThat(line).contains("process " + program.pid(), "ready"))
                    .anySatisfy(line -> assertThat(line).startsWith("Database: embedded, process "));
            assertThat(status.exitCode()).isZero();
        }
    }

    @Test
    void given_no_program_runs_when_its_status_is_asked_then_it_says_so_and_fails() throws Exception {
        DataFolder nothing = new DataFolder(temp.resolve("nothing"));
        try (ChildJvm status = command(nothing, List.of("-Dhuawu.language=zh"), "status")) {
            assertThat(status.rest())
                    .containsExactly("huawu: 数据目录 " + nothing.root() + " 上没有运行中的 Huawu。请用 “./huawu up” 启动。");
            assertThat(status.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void given_the_program_runs_when_the_doctor_looks_then_its_ports_are_known_as_its_own() throws Exception {
        List<String> ports = List.of("-Dhuawu.edge.http-port=" + http, "-Dhuawu.edge.https-port=" + https);
        try (ChildJvm doctor = command(data, ports, "doctor")) {
            List<String> lines = doctor.rest();
            assertThat(lines)
                    .allMatch(line -> line.matches("(ok|warning|fault) +[a-z-]+ +\\S.*"))
                    .anyMatch(line -> line.matches("ok +https-port +" + https + " is used by the running Huawu"))
                    .anyMatch(line -> line.matches("ok +http-port +" + http + " is used by the running Huawu"))
                    .anyMatch(line -> line.matches("ok +certificate +of the local authority, until .*"));
        }
    }

    @Test
    void given_a_port_taken_by_another_when_the_doctor_looks_then_it_is_a_fault() throws Exception {
        DataFolder nothing = new DataFolder(temp.resolve("nothing"));
        try (ChildJvm doctor = command(nothing, List.of("-Dhuawu.edge.https-port=" + https), "doctor")) {
            assertThat(doctor.rest())
                    .anyMatch(line -> line.matches("fault +https-port +" + https + " is in use.*--https"));
            assertThat(doctor.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void given_the_program_runs_when_it_is_backed_up_and_restored_then_another_program_starts_on_the_copy()
            throws Exception {
        Path file = temp.resolve("kept.backup");
        try (ChildJvm backup = command(data, List.of(), "backup", file.toString())) {
            assertThat(backup.rest())
                    .anyMatch(line -> line.startsWith("Backup written: " + file))
                    .anyMatch(line -> line.startsWith("The master key is not in it."));
            assertThat(backup.exitCode()).isZero();
        }
        DataFolder copy = new DataFolder(temp.resolve("copy"));
        try (ChildJvm restore = command(copy, List.of(), "restore", file.toString())) {
            assertThat(restore.rest()).anyMatch(line -> line.startsWith("Restored to " + copy.root()));
            assertThat(restore.exitCode()).isZero();
        }
        try (ChildJvm second = up(copy)) {
            awaitReady(copy, second);
            assertThat(Installation.read(copy.installationFile()).id())
                    .isEqualTo(Installation.read(data.installationFile()).id());
            second.terminate();
            assertThat(second.exitCode()).isZero();
        }
    }

    @Test
    void given_a_program_killed_outright_when_it_is_started_again_then_it_goes_on() throws Exception {
        DataFolder victim = new DataFolder(temp.resolve("victim"));
        try (ChildJvm first = up(victim)) {
            awaitReady(victim, first);
            first.kill();
        }
        Installation before = Installation.read(victim.installationFile());
        try (ChildJvm second = up(victim)) {
            awaitReady(victim, second);
            assertThat(Installation.read(victim.installationFile())).isEqualTo(before);
            second.terminate();
            assertThat(second.exitCode()).isZero();
        }
        assertThat(RunningServer.find(victim)).isEmpty();
    }

    @Test
    void given_a_stop_while_it_starts_when_the_process_ends_then_no_server_is_left() throws Exception {
        DataFolder early = new DataFolder(temp.resolve("early"));
        try (ChildJvm hasty = up(early)) {
            await().atMost(LONG).until(() -> RunningServer.find(early).isPresent());
            hasty.terminate();
            assertThat(hasty.exitCode()).isZero();
        }
        assertThat(RunningServer.find(early)).isEmpty();
    }

    private static ChildJvm up(DataFolder folder) throws IOException {
        int free = FreePorts.inARow(2);
        return up(folder, free, free + 1);
    }

    static ChildJvm up(DataFolder folder, int http, int https) throws IOException {
        return command(folder, List.of("-Dhuawu.edge.http-port=" + http, "-Dhuawu.edge.https-port=" + https), "up");
    }

    static ChildJvm command(DataFolder folder, List<String> more, String... args) throws IOException {
        List<String> options = Stream.concat(
                        Stream.of(
                                "-Dhuawu.home=" + Path.of("target").toAbsolutePath(),
                                "-Dhuawu.data=" + folder.root(),
                                "-Dhuawu.vault.keys-folder=" + temp.resolve("keys"),
                                "-Dhuawu.switchboard.sip-port=0",
                                "-Dhuawu.switchboard.public-address=127.0.0.1",
                                "-Dhuawu.switchboard.further-addresses=127.0.0.2",
                                "-Dlogging.file.name=" + folder.logs().resolve("huawu.log")),
                        more.stream())
                .toList();
        return ChildJvm.start(Huawu.class, options, args);
    }

    private static void awaitReady(DataFolder folder, ChildJvm process) {
        // A program that was killed leaves its own ready file behind; the state tells whose it is.
        await().atMost(LONG).until(() -> isReady(folder, process) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + process.rest());
        }
        assertThat(folder.readyFile()).exists();
    }

    private static boolean isReady(DataFolder folder, ChildJvm process) {
        boolean ofThis = RunState.read(folder).stream().anyMatch(state -> state.pid() == process.pid());
        return ofThis && Files.exists(folder.readyFile());
    }
}

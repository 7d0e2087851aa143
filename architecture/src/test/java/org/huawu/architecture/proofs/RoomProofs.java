package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/** Samples for the rules of who may know whom. */
public final class RoomProofs {

    private static final String SERVER_CLASS = """
            package org.huawu.server.edge;
            public class Page {}
            """;

    private static final String ROOT_POM = """
            <project><artifactId>huawu</artifactId>
              <modules><module>kernel</module><module>routing</module><module>server</module></modules></project>
            """;

    public static final List<Proof> ALL = List.of(
            Proof.fails(
                    "room-knows",
                    "the kernel uses a class of the server",
                    House.sample().java("server", SERVER_CLASS).java("kernel", """
                            package org.huawu.kernel;
                            class Curious { org.huawu.server.edge.Page page; }
                            """),
                    "org.huawu.kernel.Curious"),
            Proof.fails(
                    "room-knows",
                    "routing uses the switchboard's port, metrics use routing, and the gateway uses SIP",
                    House.sample()
                            .java("switchboard/port", "package org.huawu.switchboard.port; \npublic class Channel {}")
                            .java("switchboard/sip", "package org.huawu.switchboard.sip; \npublic class Dialog {}")
                            .java("routing", """
                                    package org.huawu.routing;
                                    public class Core { void take(org.huawu.switchboard.port.Channel channel) {} }
                                    """)
                            .java("metrics", """
                                    package org.huawu.metrics;
                                    class Fold extends org.huawu.routing.Core {}
                                    """)
                            .java("switchboard/gateway", """
                                    package org.huawu.switchboard.gateway;
                                    class Leg { Object at = new org.huawu.switchboard.sip.Dialog(); }
                                    """),
                    "org.huawu.routing.Core",
                    "org.huawu.metrics.Fold",
                    "org.huawu.switchboard.gateway.Leg"),
            Proof.holds(
                    "room-knows",
                    "planning simulates with routing and metrics, the engine is a port on SIP and RTP",
                    House.sample()
                            .java("kernel", "package org.huawu.kernel; \npublic class Time {}")
                            .java("routing", "package org.huawu.routing; \npublic class Core {}")
                            .java("switchboard/rtp", "package org.huawu.switchboard.rtp; \npublic class Packet {}")
                            .java("planning", """
                                    package org.huawu.planning;
                                    class Simulation { org.huawu.routing.Core core; org.huawu.kernel.Time time; }
                                    """)
                            .java("switchboard/engine", """
                                    package org.huawu.switchboard.engine;
                                    class Media { org.huawu.switchboard.rtp.Packet packet; }
                                    """)),
            Proof.fails(
                    "room-internal",
                    "the server reaches into another room's internal package",
                    House.sample()
                            .java("routing", "package org.huawu.routing.internal; \npublic class Tables {}")
                            .java("routing", """
                                    package org.huawu.routing;
                                    class Core { org.huawu.routing.internal.Tables mine; }
                                    """)
                            .java("server", """
                                    package org.huawu.server.calls;
                                    class Peek { org.huawu.routing.internal.Tables theirs; }
                                    """),
                    "org.huawu.server.calls.Peek"),
            Proof.fails(
                    "room-listed",
                    "a class lies in a package of no room, another in the folder of another room",
                    House.sample()
                            .java("kernel", "package org.huawu.kernel; \npublic class Fine {}")
                            .java("tools", "package org.huawu.tools; \npublic class Stray {}")
                            .java("server", "package org.huawu.metrics; \npublic class Misplaced {}"),
                    "tools/src/main/java/org/huawu/tools/Stray.java",
                    "server/src/main/java/org/huawu/metrics/Misplaced.java"),
            Proof.fails(
                    "module-knows",
                    "routing declares the server",
                    House.sample()
                            .file("pom.xml", ROOT_POM)
                            .file("kernel/pom.xml", pom("huawu-kernel"))
                            .file("server/pom.xml", pom("huawu-server", "huawu-kernel", "huawu-routing"))
                            .file("routing/pom.xml", pom("huawu-routing", "huawu-kernel", "huawu-server")),
                    "routing/pom.xml"),
            Proof.fails(
                    "module-knows",
                    "metrics declares the routing core for more than its tests",
                    House.sample()
                            .file("pom.xml", ROOT_POM)
                            .file("kernel/pom.xml", pom("huawu-kernel"))
                            .file("routing/pom.xml", pom("huawu-routing", "huawu-kernel"))
                            .file("metrics/pom.xml", pom("huawu-metrics", "huawu-kernel", "huawu-routing")),
                    "metrics/pom.xml"),
            Proof.fails(
                    "module-listed",
                    "a module is no room, and another is built by nobody",
                    House.sample()
                            .file("pom.xml", """
                                    <project><artifactId>huawu</artifactId>
                                      <modules><module>kernel</module><module>toolbox</module></modules></project>
                                    """)
                            .file("kernel/pom.xml", pom("huawu-kernel"))
                            .file("metrics/pom.xml", pom("huawu-metrics"))
                            .file("toolbox/pom.xml", pom("huawu-toolbox")),
                    "toolbox/pom.xml",
                    "metrics/pom.xml"),
            Proof.fails(
                    "kernel-on-jdk",
                    "the kernel uses a class of Spring",
                    House.sample().java("kernel", """
                                    package org.huawu.kernel;
                                    class Fancy { Object made = new org.springframework.util.LinkedMultiValueMap<String, String>(); }
                                    """).java("kernel", """
                                    package org.huawu.kernel;
                                    @org.jspecify.annotations.NullMarked
                                    record Plain(int[] numbers, java.util.List<String> names) {}
                                    """),
                    "org.huawu.kernel.Fancy"),
            Proof.fails(
                    "pure-without-framework",
                    "routing carries an annotation of Spring; the rest of planning may",
                    House.sample().java("routing", """
                                    package org.huawu.routing;
                                    @org.springframework.stereotype.Component
                                    class Core {}
                                    """).java("planning", """
                                    package org.huawu.planning;
                                    @org.springframework.stereotype.Component
                                    class Forecast {}
                                    """),
                    "org.huawu.routing.Core"),
            Proof.fails(
                    "pure-without-library",
                    "metrics declare a library; what serves their tests does not count",
                    House.sample()
                            .file("metrics/pom.xml", pom("huawu-metrics", "huawu-kernel", "guava"))
                            .file("kernel/pom.xml", """
                                    <project><artifactId>huawu-kernel</artifactId><dependencies><dependency>
                                      <groupId>x</groupId><artifactId>assertj-core</artifactId><scope>test</scope>
                                    </dependency></dependencies></project>
                                    """),
                    "metrics/pom.xml"),
            Proof.fails(
                    "pages-know-contracts",
                    "a page imports a file of the server, a whole-system test imports one of the pages",
                    House.sample()
                            .file("web/src/pages/Home.vue", "import x from '../../../server/src/main/resources/x.json'")
                            .file("e2e/calls.test.ts", "const page = await import(\"../web/src/app\")")
                            .file(
                                    "web/src/app.ts",
                                    "import { a } from './pages/a'\nimport '../../docs/api/openapi.json'"),
                    "web/src/pages/Home.vue",
                    "e2e/calls.test.ts"));

    private RoomProofs() {}

    private static String pom(String artifactId, String... needs) {
        StringBuilder text = new StringBuilder("<project><artifactId>" + artifactId + "</artifactId><dependencies>");
        for (String each : needs) {
            String group = each.startsWith("huawu-") ? "org.huawu" : "com.example";
            text.append("<dependency><groupId>").append(group).append("</groupId>");
            text.append("<artifactId>").append(each).append("</artifactId></dependency>");
        }
        return text.append("</dependencies></project>").toString();
    }
}

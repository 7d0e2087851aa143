package org.huawu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes, as the administrator of a fresh installation, one line whose callers wait at once, in a queue whose talks are
 * recorded, and agents for it.
 */
final class HotlineSetup {

    /** The number of the line. */
    static final String LINE = "4008200001";

    private static final int SECRET_BYTES = 18;

    private final PersonSession administrator;
    private final JsonMapper json;
    private final SecureRandom random;

    HotlineSetup(PersonSession administrator, JsonMapper json, SecureRandom random) {
        this.administrator = administrator;
        this.json = json;
        this.random = random;
    }

    /** Makes it; gives the agents, who have not signed in yet. */
    List<Account> make(Path data, int agents) throws IOException, InterruptedException {
        administrator.arrive(firstAdministrator(data), secret());
        String client = added("/api/organisation/clients", Map.of("name", "Measured client", "shortName", "Measured"));
        String vendor = added("/api/organisation/vendors", Map.of("name", "Measured vendor", "shortName", "Measured"));
        String project = added(
                "/api/organisation/projects",
                Map.of("name", "Measured hotline", "clientId", client, "vendorIds", List.of(vendor)));
        String queue =
                added("/api/hotline/queues", Map.of("name", "Measured queue", "projectId", project, "recorded", true));
        added(
                "/api/hotline/lines",
                Map.of("number", LINE, "name", "Measured line", "queueId", queue, "welcome", false));
        List<Account> accounts = new ArrayList<>();
        for (int i = 1; i <= agents; i++) {
            accounts.add(agent("agent-%03d".formatted(i), vendor, project));
        }
        return accounts;
    }

    /** A password that nobody has guessed before. */
    String secret() {
        byte[] drawn = new byte[SECRET_BYTES];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().encodeToString(drawn);
    }

    private Account firstAdministrator(Path data) throws IOException {
        JsonNode first = json.readTree(Files.readString(data.resolve("first-sign-in.json")));
        for (JsonNode each : first.path("accounts")) {
            if (each.path("role").asString("").equals("administrator")) {
                return new Account(
                        each.path("loginName").asString(""),
                        each.path("password").asString(""));
            }
        }
        throw new BenchFailure("The program did not say how its administrator signs in the first time.");
    }

    private Account agent(String loginName, String vendor, String project) throws InterruptedException {
        JsonNode added = administrator.post(
                "/api/identity/people",
                Map.of(
                        "name",
                        "Measured agent",
                        "loginName",
                        loginName,
                        "language",
                        "en",
                        "role",
                        "agent",
                        "vendorId",
                        vendor,
                        "projectId",
                        project));
        return new Account(loginName, added.path("initialPassword").asString(""));
    }

    private String added(String path, Map<String, ?> what) throws InterruptedException {
        return administrator.post(path, what).path("id").asString("");
    }
}

package org.huawu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The agents, each at a page of the own with sound, ready for calls. */
final class Workforce implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final SecureRandom random = new SecureRandom();
    private final List<AgentDesk> desks = new ArrayList<>();
    private final URI pages;
    private final CallBook book;
    private final Complaints complaints;
    private final AgentLegs legs;

    Workforce(URI pages, CallBook book, Complaints complaints) {
        this.pages = pages;
        this.book = book;
        this.complaints = complaints;
        this.legs = new AgentLegs(complaints);
    }

    /** Makes the hotline of a fresh installation, and seats its agents. */
    void seat(Path data, int agents) throws IOException, InterruptedException {
        HotlineSetup setup = new HotlineSetup(session(), json, random);
        BrowserIdentity identity =
                BrowserIdentity.make(random, InstantSource.system().instant());
        for (Account account : setup.make(data, agents)) {
            PersonSession person = session();
            person.arrive(account, setup.secret());
            AgentDesk desk = new AgentDesk(json, book, complaints);
            desks.add(desk);
            desk.open(http, person);
            AgentLeg leg = new AgentLeg(identity, random);
            legs.add(leg);
            desk.sitDown(leg);
        }
    }

    private PersonSession session() {
        return new PersonSession(http, pages, json);
    }

    @Override
    public void close() throws IOException {
        desks.forEach(AgentDesk::close);
        legs.close();
        http.shutdownNow();
    }
}

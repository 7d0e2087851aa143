package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.huawu.server.edge.testing.DemoPages;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedEdge.class)
class PagesTest {

    private final EdgeUnderTest edge;

    PagesTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/sign-in", "/organisation/people", "/apiary", "/a%20b"})
    void given_an_address_within_the_pages_when_opened_then_it_is_the_index_and_never_cached(String path)
            throws Exception {
        HttpResponse<String> answer = edge.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(DemoPages.INDEX);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void given_an_asset_when_loaded_then_it_may_be_kept_for_good() throws Exception {
        HttpResponse<String> answer = edge.get("/assets/index-abc123.js");
        assertThat(answer.body()).isEqualTo(DemoPages.SCRIPT);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
    }

    @Test
    void given_an_asset_packed_beforehand_when_the_browser_takes_gzip_then_it_gets_the_packed_one() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    edge.request("/assets/index-abc123.js", "Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(DemoPages.SCRIPT);
        }
    }

    @Test
    void given_a_file_unchanged_when_asked_for_again_then_it_is_not_sent_again() throws Exception {
        String modified = edge.get("/").headers().firstValue("Last-Modified").orElseThrow();
        assertThat(edge.get("/", "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/assets/missing.js",
                "/assets/missing",
                "/assets",
                "/assets/",
                "/api",
                "/api/",
                "/api/missing",
                "/actuator/missing",
                "/robots.txt",
            })
    void given_nothing_there_when_asked_for_then_that_is_said_as_a_problem(String path) throws Exception {
        HttpResponse<String> answer = edge.get(path);
        if (!path.equals("/assets") && !path.equals("/assets/")) {
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("\"error-id\":\"not-found\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/assets/%2e%2e/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..;/secret.txt",
                "/assets/..%5c..%5csecret.txt",
                "//secret.txt",
                "/%00",
            })
    void given_a_path_that_leads_outside_when_asked_for_then_nothing_of_it_is_given(String path) throws Exception {
        RawAnswer answer = RawAnswer.to(
                edge.httpPort(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("\r\n\r\nsecret").doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void given_the_pages_are_missing_when_opened_then_a_sentence_says_so(@TempDir Path folder) throws Exception {
        try (EdgeUnderTest bare = EdgeUnderTest.start(folder, Map.of())) {
            HttpResponse<String> answer = bare.get("/");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("The pages are missing").contains("缺少网页文件");
            assertThat(bare.get("/assets/x.js").statusCode()).isEqualTo(404);
        }
    }
}

package org.huawu.server.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Which program this is.
 *
 * @param version of the release, such as 0.1.0
 * @param buildId names the build
 */
public record Program(String version, String buildId) {

    /** The program that is running. */
    public static Program running(Home home) {
        return new Program(versionOfClasses(), home.buildId());
    }

    private static String versionOfClasses() {
        try (InputStream in = Program.class.getResourceAsStream("/huawu-version.txt")) {
            if (in == null) {
                throw new IllegalStateException("huawu-version.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

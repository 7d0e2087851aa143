package org.huawu.server.edge.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A few files in the form that the build of the pages gives them. */
public final class DemoPages {

    public static final String INDEX = "<!doctype html><title>Huawu</title>";
    public static final String SCRIPT = "console.log('huawu')";

    private DemoPages() {}

    static void writeTo(Path web) throws IOException {
        Path assets = Files.createDirectories(web.resolve("assets"));
        Files.writeString(web.resolve("index.html"), INDEX);
        Files.writeString(web.resolve("favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(assets.resolve("index-abc123.js"), SCRIPT);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(assets.resolve("index-abc123.js.gz"), packed.toByteArray());
        // outside the folder that is served
        Files.writeString(web.resolveSibling("secret.txt"), "secret");
    }
}

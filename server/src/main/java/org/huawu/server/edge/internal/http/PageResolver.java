package org.huawu.server.edge.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Finds the file that a path names; a path without a dot is an address within the pages, which the pages themselves
 * understand, so it gets the index.
 */
final class PageResolver extends PathResourceResolver {

    private static final String INDEX = "index.html";

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        if (!isRoute(path)) {
            return super.getResource(path, location);
        }
        Resource index = super.getResource(INDEX, location);
        return index == null ? new NoPages() : index;
    }

    private static boolean isRoute(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean ofAnother = isOf(path, "api") || isOf(path, "actuator");
        return path.equals(INDEX) || (!last.contains(".") && !ofAnother);
    }

    private static boolean isOf(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** Shown where the pages are missing from the installation: the interface works all the same. */
    private static final class NoPages extends ByteArrayResource {

        private static final String TEXT = """
                <!doctype html>
                <html lang="zh">
                <meta charset="utf-8">
                <title>Huawu</title>
                <p>本安装缺少网页文件。请重新安装，或用 ./huawu up 重新构建。</p>
                <p lang="en">The pages are missing from this installation. Install it again, or build it with ./huawu up.</p>
                </html>
                """;

        NoPages() {
            super(TEXT.getBytes(StandardCharsets.UTF_8), "pages missing");
        }

        @Override
        public String getFilename() {
            return INDEX;
        }

        /** Unknown, so that it is not kept once the pages are there. */
        @Override
        public long lastModified() {
            return -1;
        }
    }
}

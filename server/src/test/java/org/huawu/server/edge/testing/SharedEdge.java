package org.huawu.server.edge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Gives tests the edge; started once for all tests that only ask it something. */
public final class SharedEdge implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedEdge.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EdgeUnderTest.class;
    }

    @Override
    public EdgeUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("edge", key -> new Running(), Running.class).edge;
    }

    private static final class Running implements AutoCloseable {

        private final Path folder;
        private final EdgeUnderTest edge;

        Running() {
            try {
                folder = Files.createTempDirectory("edge");
                DemoPages.writeTo(folder.resolve("home").resolve("web"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            edge = EdgeUnderTest.start(folder, Map.of(), ProbeController.class);
        }

        @Override
        public void close() throws IOException {
            edge.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

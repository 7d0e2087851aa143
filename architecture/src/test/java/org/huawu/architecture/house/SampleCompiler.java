package org.huawu.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the classes of a sample, so that offenders stand beside their proof and never among the classes of the house. */
final class SampleCompiler {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all samples: it keeps the jars of the class path open, which are many. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private SampleCompiler() {}

    static JavaClasses compile(List<TrackedFile> sources) {
        if (sources.isEmpty()) {
            return new ClassFileImporter().importPaths(List.of());
        }
        try {
            Path folder = Files.createTempDirectory("huawu-sample");
            try {
                compileInto(folder, sources);
                return new ClassFileImporter().importPath(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compileInto(Path folder, List<TrackedFile> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
        List<String> options = List.of("-proc:none", "-parameters", "-nowarn");
        List<JavaParser.Source> units =
                sources.stream().map(JavaParser.Source::new).toList();
        if (!COMPILER.getTask(null, FILES, problems, options, null, units).call()) {
            throw new IllegalStateException("the sample does not compile: " + problems.getDiagnostics());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

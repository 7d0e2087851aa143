package org.huawu.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the classes of a sample, so that offenders stand beside their proof and never among the classes of the house. */
final class SampleCompiler {

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

    private static void compileInto(Path folder, List<TrackedFile> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path", ""));
        List<JavaParser.Source> units =
                sources.stream().map(JavaParser.Source::new).toList();
        if (!compiler.getTask(null, null, problems, options, null, units).call()) {
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

package org.huawu.architecture.house;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java sources with the JDK's own compiler. */
final class JavaParser {

    private JavaParser() {}

    static List<JavaFile> parse(List<TrackedFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<Source> sources = files.stream().map(Source::new).toList();
        Map<URI, TrackedFile> byAddress =
                files.stream().collect(Collectors.toMap(Source::addressOf, Function.identity()));
        JavacTask task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, sources);
        try {
            DocTrees trees = DocTrees.instance(task);
            List<JavaFile> parsed = StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> new JavaFile(
                            Objects.requireNonNull(
                                    byAddress.get(unit.getSourceFile().toUri())),
                            unit,
                            trees))
                    .toList();
            problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new IllegalStateException("cannot be parsed: " + problem);
                    });
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source held in memory. */
    static final class Source extends SimpleJavaFileObject {

        private final TrackedFile file;

        Source(TrackedFile file) {
            super(addressOf(file), Kind.SOURCE);
            this.file = file;
        }

        static URI addressOf(TrackedFile file) {
            return URI.create("string:///" + file.path());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}

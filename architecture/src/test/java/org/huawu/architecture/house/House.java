package org.huawu.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a rule looks at: the house itself or a sample made to prove that the rule can fail. */
public final class House {

    private final List<TrackedFile> files;
    private final Supplier<JavaClasses> compiler;
    private final String serverPackage;
    private final Optional<Path> root;

    private volatile Optional<JavaClasses> classes = Optional.empty();
    private volatile Optional<List<JavaFile>> sources = Optional.empty();

    private House(List<TrackedFile> files, Supplier<JavaClasses> compiler, String serverPackage, Optional<Path> root) {
        this.files = List.copyOf(files);
        this.compiler = compiler;
        this.serverPackage = serverPackage;
        this.root = root;
    }

    /** The repository this module lies in, with the classes that Maven compiled. */
    public static House ofTheRepository() {
        Path root = Repository.root();
        List<TrackedFile> files = Repository.files(root);
        return new House(files, () -> compiledClasses(root, files), "org.huawu.server", Optional.of(root));
    }

    /** Begins a sample. */
    public static Sample sample() {
        return new Sample();
    }

    /** All files, in the order of their paths. */
    public List<TrackedFile> files() {
        return files;
    }

    /** The file at a path. */
    public Optional<TrackedFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** All Java sources, tests included, but for package-info files. */
    public List<JavaFile> sources() {
        if (sources.isEmpty()) {
            sources = Optional.of(JavaParser.parse(
                    files.stream().filter(file -> file.ends(".java")).toList()));
        }
        return sources.orElseThrow();
    }

    /** The Java sources of the product. */
    public Stream<JavaFile> production() {
        return sources().stream().filter(JavaFile::isProduction);
    }

    /** The compiled classes of the product. */
    public JavaClasses classes() {
        if (classes.isEmpty()) {
            classes = Optional.of(compiler.get());
        }
        return classes.orElseThrow();
    }

    /** The package that holds one package a server module. */
    public String serverPackage() {
        return serverPackage;
    }

    /** The text of a file that is not tracked because it was built or fetched; empty when it is not there. */
    public Optional<String> built(String path) {
        Optional<Path> file = root.map(folder -> folder.resolve(path)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return file(path).map(TrackedFile::text);
        }
        try {
            return Optional.of(Files.readString(file.orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses compiledClasses(Path root, List<TrackedFile> files) {
        List<Path> folders = files.stream()
                .filter(file -> file.path().contains("/src/main/java/"))
                .map(file -> file.path().substring(0, file.path().indexOf("/src/main/java/")))
                .distinct()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(folder + " is missing: build the module before its rules are checked");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    /** A house made of a few files. */
    public static final class Sample {

        private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
        private static final Pattern TYPE = Pattern.compile("(?m)^[\\w ]*(?:class|record|@?interface|enum) (\\w+)");

        private final List<TrackedFile> files = new ArrayList<>();
        private String serverPackage = "org.huawu.server";

        private Sample() {}

        /** Adds a text file. */
        public Sample file(String path, String text) {
            files.add(new TrackedFile(path, text.length(), text));
            return this;
        }

        /** Adds a source of the product to a Maven module; its path follows from its package and its first type. */
        public Sample java(String module, String text) {
            return file(module + "/src/main/java/" + pathWithin(text), text);
        }

        /** Adds a source of a module's tests. */
        public Sample test(String module, String text) {
            return file(module + "/src/test/java/" + pathWithin(text), text);
        }

        /** Adds a file of a size, without text. */
        public Sample fileOfSize(String path, long bytes) {
            files.add(new TrackedFile(path, bytes, ""));
            return this;
        }

        /** Takes the modules of another package for those of the server. */
        public Sample serverPackage(String name) {
            serverPackage = name;
            return this;
        }

        private static String pathWithin(String text) {
            Matcher packageOf = PACKAGE.matcher(text);
            Matcher type = TYPE.matcher(text);
            String folder = packageOf.find() ? packageOf.group(1).replace('.', '/') + "/" : "";
            return folder + (type.find() ? type.group(1) : "package-info") + ".java";
        }

        /** Ends the sample. */
        public House build() {
            List<TrackedFile> product = files.stream()
                    .filter(file -> file.ends(".java") && file.path().contains("/src/main/java/"))
                    .toList();
            return new House(files, () -> SampleCompiler.compile(product), serverPackage, Optional.empty());
        }
    }
}

package org.huawu.routing.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A core with a fault: its changed source compiled in memory, and world and core loaded anew beside those of this program. */
final class Planting extends ClassLoader {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "huawu", "routing");
    private static final String ROOM = "org.huawu.routing.";

    private final Map<String, byte[]> changed;

    private Planting(Map<String, byte[]> changed) {
        super(Planting.class.getClassLoader());
        this.changed = changed;
    }

    /**
     * The room with a fault in it.
     *
     * @throws IllegalStateException when the source is not as the fault has it, or the change does not compile
     */
    static Planting of(PlantedFault fault) throws IOException {
        return new Planting(compiled(fault, sourceOf(fault)));
    }

    /** The source with the fault in it. */
    static String sourceOf(PlantedFault fault) throws IOException {
        String source = Files.readString(SOURCES.resolve(fault.file() + ".java"));
        int at = source.indexOf(fault.old());
        if (at < 0 || source.indexOf(fault.old(), at + 1) >= 0) {
            throw new IllegalStateException(
                    fault + " does not fit " + fault.file() + " any more: what it changes must stand there once");
        }
        return source.replace(fault.old(), fault.planted());
    }

    /** The rule that a world of this room breaks, or null. */
    @Nullable
    String brokenRuleOf(long seed, int inputs) throws ReflectiveOperationException {
        return (String) told("brokenRuleOf", seed, inputs);
    }

    /** All that is to be known of the broken rule, or null. */
    @Nullable
    String failureOf(long seed, int inputs) throws ReflectiveOperationException {
        return (String) told("failureOf", seed, inputs);
    }

    private @Nullable Object told(String method, long seed, int inputs) throws ReflectiveOperationException {
        return loadClass(Worlds.class.getName())
                .getMethod(method, long.class, int.class)
                .invoke(null, seed, inputs);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ROOM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = changed.containsKey(name) ? changed.get(name) : bytesOf(name);
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded;
        }
    }

    private byte[] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static Map<String, byte[]> compiled(PlantedFault fault, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                InMemory files = new InMemory(standard)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
            boolean isCompiled = compiler.getTask(
                            said, files, null, options, null, List.of(new Source(fault.file(), source)))
                    .call();
            if (!isCompiled) {
                throw new IllegalStateException(fault + " does not compile: " + said);
            }
            Map<String, byte[]> classes = new TreeMap<>();
            files.made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///org/huawu/routing/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> made = new TreeMap<>();

        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    made.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}

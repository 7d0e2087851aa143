package org.huawu.architecture.licences;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.huawu.architecture.licences.Component.Kind;

/** The shared libraries that lie beside PostgreSQL's binaries. No package names them, so they are read from the archive. */
public final class BundledLibraries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern LIBRARY = Pattern.compile("(?:\\./)?lib/(lib[\\w+-]+?)\\.so(?:\\.([\\d.]+))?");

    /** What a library belongs to and its licence, by the beginning of its name. */
    private static final Map<String, String> LICENCES = new TreeMap<>(Map.ofEntries(
            Map.entry("libpq", "PostgreSQL"),
            Map.entry("libecpg", "PostgreSQL"),
            Map.entry("libpgtypes", "PostgreSQL"),
            Map.entry("libcrypto", "OpenSSL"),
            Map.entry("libssl", "OpenSSL"),
            Map.entry("libicu", "ICU"),
            Map.entry("liblzma", "LicenseRef-Public-Domain"),
            Map.entry("libossp-uuid", "LicenseRef-OSSP-uuid"),
            Map.entry("libxml2", "MIT"),
            Map.entry("libxslt", "MIT"),
            Map.entry("libz", "Zlib")));

    private BundledLibraries() {}

    /** Reads the archive that the server unpacks. */
    public static List<Component> ofTheArchive() {
        Set<String> paths = new TreeSet<>();
        try (InputStream archive = BundledLibraries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException(ARCHIVE + " is not on the class path");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    paths.add(entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(paths);
    }

    /** The libraries among the paths of an archive; those unknown have no licence. */
    static List<Component> of(Set<String> paths) {
        TreeMap<String, String> versions = new TreeMap<>();
        for (String path : paths) {
            Matcher library = LIBRARY.matcher(path);
            if (library.matches()) {
                String version = library.group(2) == null ? "" : library.group(2);
                versions.merge(library.group(1), version, (a, b) -> a.length() >= b.length() ? a : b);
            }
        }
        List<Component> components = new ArrayList<>();
        versions.forEach((name, version) -> components.add(new Component(name, version, licenceOf(name), Kind.BINARY)));
        return components;
    }

    private static List<String> licenceOf(String name) {
        return LICENCES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}

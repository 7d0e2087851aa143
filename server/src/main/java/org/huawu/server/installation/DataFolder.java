package org.huawu.server.installation;

import java.nio.file.Path;

/**
 * The folder that holds all an installation keeps, but for its master key. Only names what lies where.
 *
 * @param root absolute path of the folder
 */
public record DataFolder(Path root) {

    /** The ending of files in {@link #recordings} that take the place of others there, which go after they are whole. */
    public static final String REPLACING = ".hwo";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Held locked by the program that uses the folder. */
    public Path lockFile() {
        return root.resolve("huawu.lock");
    }

    /** Id of the installation, when it began, which master key seals its secrets. */
    public Path installationFile() {
        return root.resolve("installation.json");
    }

    /** Login name and password of the first administrator, until they are changed. */
    public Path firstSignInFile() {
        return root.resolve("first-sign-in.json");
    }

    /** What belongs to the running program only. */
    public Path run() {
        return root.resolve("run");
    }

    /** Present while the program is ready; its text is what the launcher shows. */
    public Path readyFile() {
        return run().resolve("ready.txt");
    }

    /** The ordered log of inputs, its snapshots and the journal of events. */
    public Path log() {
        return root.resolve("log");
    }

    /** What the program writes about itself, as text. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The embedded PostgreSQL's own folder. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Passwords and tokens that programs use; readable by the owner only. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Certificates and keys of the local authority. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** Call recordings; in a backup only when asked for. */
    public Path recordings() {
        return root.resolve("recordings");
    }

    /** Present while a restore is under way or was broken off: then the folder is not whole. */
    public Path restoring() {
        return root.resolve("restoring");
    }
}

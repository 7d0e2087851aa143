package org.huawu.architecture.rules;

import java.util.List;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;

/** Finds the migrations of the server's modules. */
final class Migrations {

    static final String FOLDER = "server/src/main/resources/db/migration/";

    private Migrations() {}

    static List<TrackedFile> files(House house) {
        return house.files().stream()
                .filter(file -> file.path().startsWith(FOLDER) && file.ends(".sql"))
                .toList();
    }

    /** The folder it lies in; empty for none. */
    static String moduleOf(TrackedFile file) {
        String below = file.path().substring(FOLDER.length());
        return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
    }
}

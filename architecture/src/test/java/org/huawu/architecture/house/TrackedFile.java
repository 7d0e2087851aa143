package org.huawu.architecture.house;

import java.util.List;

/**
 * A file of the repository.
 *
 * @param path relative to the root, with slashes
 * @param bytes how large it is
 * @param text its text; empty when it is not a text file
 */
public record TrackedFile(String path, long bytes, String text) {

    /** Its lines, without line ends. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** Whether the path ends with one of the endings. */
    public boolean ends(String... endings) {
        for (String ending : endings) {
            if (path.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Its name without the folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether bash reads it: by its ending or by its first line. */
    public boolean isBash() {
        return ends(".sh") || text.startsWith("#!/usr/bin/env bash") || text.startsWith("#!/bin/bash");
    }

    /** Whether it only serves tests. */
    public boolean isTest() {
        return path.contains("/src/test/")
                || path.startsWith("e2e/")
                || path.startsWith("architecture/")
                || ends(".test.ts", ".spec.ts", ".test.mjs", ".test.js");
    }
}

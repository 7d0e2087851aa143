package org.huawu.architecture.rules;

import java.util.ArrayDeque;
import java.util.Deque;

/** Follows a relative path from one file of the repository to another. */
final class Links {

    private Links() {}

    /**
     * The path that a relative path leads to.
     *
     * @param from the file it stands in, relative to the root of the repository
     * @return relative to the root; begins with {@code ..} when it leads out of the repository
     */
    static String resolve(String from, String relative) {
        Deque<String> parts = new ArrayDeque<>();
        String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/')) : "";
        for (String part : (folder + "/" + relative).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !"..".equals(parts.peekLast())) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}

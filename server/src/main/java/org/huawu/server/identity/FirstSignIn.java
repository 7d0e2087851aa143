package org.huawu.server.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that tells the person at the machine how to sign in the first time: readable by the owner only, and never in a
 * log. An account leaves it when its password is changed; with the last one the file goes.
 */
@Component
public class FirstSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(FirstSignIn.class);

    private final Path file;
    private final JsonMapper json;

    FirstSignIn(DataFolder data, JsonMapper json) {
        this.file = data.firstSignInFile();
        this.json = json;
    }

    /** One account that waits for its first sign-in. */
    public record Entry(String role, String loginName, String password, String name) {}

    record Content(List<Entry> accounts) {}

    /**
     * Adds an account; one of the same login name is replaced.
     *
     * @throws Refusal when the file cannot be written: nobody could sign in
     */
    public synchronized void remember(Entry entry) {
        try {
            List<Entry> entries = new ArrayList<>(read());
            entries.removeIf(other -> other.loginName().equals(entry.loginName()));
            entries.add(entry);
            write(entries);
        } catch (IOException e) {
            throw new Refusal(
                    "The first sign-in cannot be written to %s (%s). Make the data folder writable."
                            .formatted(file, e.getMessage()),
                    "首次登录信息无法写入 %s（%s）。请让数据目录可写。".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Takes an account out. A file that cannot be written is reported and does not stop the caller. */
    public synchronized void forget(String loginName) {
        try {
            List<Entry> entries = new ArrayList<>(read());
            if (!entries.removeIf(entry -> entry.loginName().equals(loginName))) {
                return;
            }
            if (entries.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                write(entries);
            }
        } catch (IOException e) {
            LOG.warn("{} still holds a password that has been changed; delete the file", file, e);
        }
    }

    private List<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return json.readValue(Files.readAllBytes(file), Content.class).accounts();
    }

    private void write(List<Entry> entries) throws IOException {
        byte[] text = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(entries));
        PrivateFiles.write(file, text);
    }
}

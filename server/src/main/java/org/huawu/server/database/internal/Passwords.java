package org.huawu.server.database.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of the database's roles.
 *
 * @param superuser null where the database is not ours
 * @param owner of {@value Roles#OWNER}
 * @param app of {@value Roles#APP}
 */
public record Passwords(@Nullable String superuser, String owner, String app) {

    private static final String SUPERUSER_KEY = "superuser.password";
    private static final String OWNER_KEY = "owner.password";
    private static final String APP_KEY = "app.password";
    private static final String OWNER_VARIABLE = "HUAWU_DB_OWNER_PASSWORD";
    private static final String APP_VARIABLE = "HUAWU_DB_APP_PASSWORD";

    /** Never shows a password in a log or a debugger. */
    @Override
    public String toString() {
        return "Passwords[…]";
    }

    /** The file they are kept in. */
    public static Path fileIn(DataFolder folder) {
        return folder.secrets().resolve("database.properties");
    }

    /**
     * Those of the embedded database; made when there is no database yet.
     *
     * @throws Refusal when there is a database and its passwords are lost
     */
    static Passwords ofEmbedded(DataFolder folder) throws IOException {
        Path file = fileIn(folder);
        if (!Files.exists(folder.postgres()) && !complete(read(file))) {
            Passwords fresh = new Passwords(random(), random(), random());
            fresh.save(file);
            return fresh;
        }
        return readEmbedded(folder);
    }

    /**
     * Those of an embedded database that exists.
     *
     * @throws Refusal when they are lost
     */
    public static Passwords readEmbedded(DataFolder folder) throws IOException {
        Properties kept = read(fileIn(folder));
        if (!complete(kept)) {
            throw new Refusal(
                    "The file " + fileIn(folder) + " with the passwords of the database is missing or damaged."
                            + " Restore it, or the whole data folder, from a backup.",
                    "保存数据库密码的文件 " + fileIn(folder) + " 缺失或已损坏。请从备份恢复该文件或整个数据目录。");
        }
        return new Passwords(kept.getProperty(SUPERUSER_KEY), kept.getProperty(OWNER_KEY), kept.getProperty(APP_KEY));
    }

    /**
     * Those of an external database: from the environment, else from the file.
     *
     * @throws Refusal when one is in neither
     */
    static Passwords ofExternal(DataFolder folder, Map<String, String> environment) throws IOException {
        Properties kept = read(fileIn(folder));
        String owner = environment.getOrDefault(OWNER_VARIABLE, kept.getProperty(OWNER_KEY));
        String app = environment.getOrDefault(APP_VARIABLE, kept.getProperty(APP_KEY));
        if (owner == null || app == null) {
            String variable = owner == null ? OWNER_VARIABLE : APP_VARIABLE;
            String key = owner == null ? OWNER_KEY : APP_KEY;
            String role = owner == null ? Roles.OWNER : Roles.APP;
            throw new Refusal(
                    "The password of " + role + " on the external database is not known. Set the variable " + variable
                            + ", or write " + key + "=… into " + fileIn(folder) + ".",
                    "不知道外部数据库用户 " + role + " 的密码。请设置环境变量 " + variable + "，或在 " + fileIn(folder) + " 中写入 " + key
                            + "=…。");
        }
        return new Passwords(null, owner, app);
    }

    private void save(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(SUPERUSER_KEY, String.valueOf(superuser));
        properties.setProperty(OWNER_KEY, owner);
        properties.setProperty(APP_KEY, app);
        StringWriter text = new StringWriter();
        properties.store(text, "Made by Huawu at the first start. Whoever reads this reads the whole database.");
        PrivateFiles.write(file, text.toString());
    }

    private static boolean complete(Properties kept) {
        return kept.containsKey(SUPERUSER_KEY) && kept.containsKey(OWNER_KEY) && kept.containsKey(APP_KEY);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

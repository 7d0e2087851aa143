package org.huawu.architecture.rules;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;
import org.jspecify.annotations.Nullable;

/** A module's SQL names the tables of its own schema only. What it needs of another it asks that module's API for. */
public final class SqlRules {

    /** A table with its schema, where SQL names a table. */
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|table|using)\\s+(?:only\\s+)?\"?([a-z_][a-z0-9_]*)\"?\\s*\\.\\s*\"?[a-z_]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*\\(?\\s*(select|insert|update|delete|with|merge|create|alter|drop|truncate|grant|revoke|copy|lock)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Functions that the whole house shares. */
    private static final String SHARED = "huawu";
    /** What PostgreSQL says of itself: for the module that runs it. */
    private static final Set<String> CATALOGUE = Set.of("pg_catalog", "information_schema", "public");

    private SqlRules() {}

    /** SQL in the modules' sources. */
    public static List<Finding> sourcesNameTheirOwnSchema(House house) {
        Set<String> modules = modulesOf(house);
        return house.production()
                .filter(source ->
                        !ServerRules.rootOf(house, source.packageName()).isEmpty())
                .flatMap(source -> {
                    String root = ServerRules.rootOf(house, source.packageName());
                    String module = root.substring(root.lastIndexOf('.') + 1);
                    return new Literals(source, module, modules).run().stream();
                })
                .toList();
    }

    /** SQL in the modules' migrations. */
    public static List<Finding> migrationsNameTheirOwnSchema(House house) {
        Set<String> modules = modulesOf(house);
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : Migrations.files(house)) {
            for (String schema : strange(withoutComments(file.text()), Migrations.moduleOf(file), modules)) {
                findings.add(new Finding(file.path(), "names tables of schema " + schema));
            }
        }
        return findings;
    }

    private static Set<String> modulesOf(House house) {
        return house.production()
                .map(source -> ServerRules.rootOf(house, source.packageName()))
                .filter(root -> !root.isEmpty())
                .map(root -> root.substring(root.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The schemas whose tables a piece of SQL names though they are not the module's own. */
    private static Set<String> strange(String sql, String module, Set<String> modules) {
        Set<String> schemas = new TreeSet<>();
        Matcher matcher = TABLE.matcher(sql);
        while (matcher.find()) {
            schemas.add(matcher.group(1).toLowerCase(java.util.Locale.ROOT));
        }
        schemas.removeIf(schema -> schema.equals(module)
                || schema.equals(SHARED)
                || (module.equals("database") && CATALOGUE.contains(schema))
                || isAlias(schema, modules));
        return schemas;
    }

    /** {@code extract(epoch from row.at)} names a column; only catalogues and modules are schemas. */
    private static boolean isAlias(String schema, Set<String> modules) {
        return !modules.contains(schema) && !CATALOGUE.contains(schema);
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", " ").replaceAll("(?s)/\\*.*?\\*/", " ");
    }

    /** Looks at string literals; literals joined with + are one. */
    private static final class Literals extends SourceScan {

        private final String module;
        private final Set<String> modules;

        Literals(JavaFile file, String module, Set<String> modules) {
            super(file);
            this.module = module;
            this.modules = modules;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
            if (tree.getKind() == Tree.Kind.PLUS && check(joined(tree))) {
                return null;
            }
            return super.visitBinary(tree, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
            check(joined(tree));
            return super.visitLiteral(tree, null);
        }

        private boolean check(String text) {
            if (!BEGINNING.matcher(text).matches()) {
                return false;
            }
            strange(withoutComments(text), module, modules)
                    .forEach(schema -> found("names tables of schema " + schema));
            return true;
        }

        private static String joined(ExpressionTree tree) {
            return switch (tree) {
                case BinaryTree sum -> joined(sum.getLeftOperand()) + joined(sum.getRightOperand());
                case ParenthesizedTree inner -> joined(inner.getExpression());
                case LiteralTree literal when literal.getValue() instanceof String text -> text;
                default -> " ? ";
            };
        }
    }
}

package org.huawu.server.database;

import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;

/**
 * Whose rows a transaction may see. PostgreSQL itself enforces it (row-level security): a row is visible when its client
 * is among {@link #clients()}, or its vendor among {@link #vendors()}, or it belongs to no single vendor and its project
 * is among {@link #projects()}. Without a scope bound, a transaction sees no row at all.
 *
 * <p>Bound by {@code ScopedValue.where(Scope.CURRENT, scope)}; read once when a transaction begins.
 *
 * @param everything whether all rows are visible: for the program itself and the system administrator
 * @param clients clients on whose side the person works
 * @param vendors vendors on whose side the person works
 * @param projects projects the person's vendor carries out
 */
public record Scope(boolean everything, Set<ClientId> clients, Set<VendorId> vendors, Set<ProjectId> projects) {

    /** The scope of the work being done on this thread. */
    public static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    private static final Scope ALL = new Scope(true, Set.of(), Set.of(), Set.of());
    private static final Scope NONE = new Scope(false, Set.of(), Set.of(), Set.of());

    public Scope {
        clients = Set.copyOf(clients);
        vendors = Set.copyOf(vendors);
        projects = Set.copyOf(projects);
    }

    /** Sees every row. */
    public static Scope all() {
        return ALL;
    }

    /** Sees no row. */
    public static Scope none() {
        return NONE;
    }
}

package org.huawu.server.edge.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.huawu.kernel.Id;

/** All kinds of id that the kernel knows, and how one is read from text. A kind added there is known here at once. */
final class IdKinds {

    private IdKinds() {}

    static List<Class<? extends Id>> all() {
        return Arrays.stream(Id.class.getPermittedSubclasses())
                .<Class<? extends Id>>map(kind -> kind.asSubclass(Id.class))
                .toList();
    }

    /**
     * Reads an id as it is written: decimal digits without sign or leading zero.
     *
     * @throws IllegalArgumentException when the text is not an id
     */
    static <T extends Id> T read(Class<T> kind, String text) {
        if (!text.matches("[1-9][0-9]{0,15}")) {
            throw new IllegalArgumentException("not an id");
        }
        return make(kind, Long.parseLong(text));
    }

    private static <T extends Id> T make(Class<T> kind, long value) {
        try {
            Constructor<T> constructor = kind.getConstructor(long.class);
            return constructor.newInstance(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("not an id", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(kind + " is not made from a number", e);
        }
    }
}

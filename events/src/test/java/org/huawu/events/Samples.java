package org.huawu.events;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.huawu.kernel.Id;
import org.jspecify.annotations.Nullable;

/** Makes a record of any type out of numbers, so that no type of a sealed family can be forgotten. */
public final class Samples {

    private final LongUnaryOperator below;

    /**
     * Makes samples from a source of numbers.
     *
     * @param below gives a number from 0 up to, but not including, the one given
     */
    public Samples(LongUnaryOperator below) {
        this.below = below;
    }

    /**
     * Samples of numbers that rise, so that two fields that changed places have other bytes. A choice among few is the
     * second always, so that a further value of an enum leaves the bytes as they are.
     */
    public static Samples counting() {
        AtomicLong next = new AtomicLong(1);
        return new Samples(limit -> limit < 64 ? 1 % limit : next.getAndIncrement() % limit);
    }

    /** Every type of the catalogue, by name. */
    static List<Class<?>> types() {
        return types(Event.class);
    }

    /** Every record of a sealed family, by name. */
    public static List<Class<?>> types(Class<?> family) {
        return leaves(family).sorted(Comparator.comparing(Class::getSimpleName)).toList();
    }

    Event event(Class<?> type) {
        return (Event) record(type);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Samples::leaves);
    }

    /** A record of the type. */
    public Object record(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(
                    Arrays.stream(type.getRecordComponents()).map(this::value).toArray());
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("cannot make " + type, failed);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        boolean isNone = isNullable(component.getAnnotatedType()) && below.applyAsLong(4) == 0;
        if (isNone) {
            return null;
        }
        if (type == List.class) {
            Class<?> entry = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return list(entry);
        }
        if (type == long.class) {
            return 1 + below.applyAsLong(component.getName().endsWith("LimitMs") ? 60_000 : Long.MAX_VALUE - 1);
        }
        if (type == int.class && component.getName().equals("level")) {
            return 1 + (int) below.applyAsLong(SkillLevel.MOST);
        }
        if (type == int.class && component.getName().equals("step")) {
            return (int) below.applyAsLong(Configuration.MOST_STEPS_OF_A_QUEUE);
        }
        if (type == int.class) {
            return (int) below.applyAsLong(Integer.MAX_VALUE);
        }
        if (type == Sealed.class) {
            return new Sealed(bytes(8, 64), bytes(1, 64), bytes(1, 1024));
        }
        if (type == ConfigurationPart.class) {
            int parts = 1 + (int) below.applyAsLong(ConfigurationPart.MOST_PARTS);
            int part = 1 + (int) below.applyAsLong(parts);
            return new ConfigurationPart(1 + below.applyAsLong(Long.MAX_VALUE - 1), part, parts, bytes(1, 1024));
        }
        if (type == String.class) {
            return component.getName().equals("digest")
                    ? ConfigurationBytes.digest(bytes(1, 8))
                    : "0123456789*#ABCD".substring(0, 1 + (int) below.applyAsLong(16));
        }
        if (type.isEnum()) {
            Object[] values = type.getEnumConstants();
            return values[(int) below.applyAsLong(values.length)];
        }
        if (type == boolean.class) {
            return below.applyAsLong(2) == 1;
        }
        return Id.class.isAssignableFrom(type) ? id(type) : record(type);
    }

    private List<Object> list(Class<?> entry) {
        int size = 1 + (int) below.applyAsLong(3);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Object made = Id.class.isAssignableFrom(entry) ? id(entry) : record(entry);
            if (list.stream().noneMatch(other -> key(other).equals(key(made)))) {
                list.add(made);
            }
        }
        return list;
    }

    /** The first id of an entry, by which lists of a configuration are ordered. */
    private static Object key(Object entry) {
        try {
            return entry instanceof Id
                    ? entry
                    : entry.getClass().getRecordComponents()[0].getAccessor().invoke(entry);
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("no sample", failed);
        }
    }

    private Object id(Class<?> type) {
        try {
            return type.getConstructor(long.class).newInstance(1 + below.applyAsLong(Id.MAX));
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("no sample", failed);
        }
    }

    private byte[] bytes(int least, int most) {
        byte[] bytes = new byte[least + (int) below.applyAsLong(most - least + 1L)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) below.applyAsLong(256);
        }
        return bytes;
    }

    private static boolean isNullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}

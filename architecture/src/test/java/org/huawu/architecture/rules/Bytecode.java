package org.huawu.architecture.rules;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;

/** Questions to compiled classes that several rules ask. */
final class Bytecode {

    private Bytecode() {}

    /** The classes that lie in one of the packages. */
    static Stream<JavaClass> classesIn(House house, List<String> packages) {
        return house.classes().stream().filter(type -> Rooms.within(packages, type.getName()));
    }

    /** The classes of the product itself. */
    static Stream<JavaClass> classesOf(House house) {
        return house.classes().stream().filter(type -> type.getName().startsWith("org.huawu."));
    }

    /** A finding for each class that a class uses and should not, once. */
    static Stream<Finding> uses(JavaClass type, Predicate<String> forbidden, String why) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getName())
                .filter(forbidden)
                .distinct()
                .sorted()
                .map(name -> new Finding(type.getName(), "uses " + name + "; " + why));
    }

    /** A finding for each call or method reference that a class contains and should not. */
    static Stream<Finding> calls(JavaClass type, Predicate<Call> forbidden, String why) {
        return accesses(type)
                .filter(forbidden)
                .map(Call::toString)
                .distinct()
                .sorted()
                .map(call -> new Finding(type.getName(), "calls " + call + "; " + why));
    }

    /** All calls and method references that a class contains. */
    static Stream<Call> accesses(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget)
                .map(Call::of);
    }

    /** Collects what a check finds in each class. */
    static List<Finding> each(Stream<JavaClass> classes, Function<JavaClass, Stream<Finding>> check) {
        return classes.sorted((a, b) -> a.getName().compareTo(b.getName()))
                .flatMap(check)
                .toList();
    }

    /**
     * A call of a method or constructor.
     *
     * @param owner the class it is declared in, as the caller names it
     * @param name its name; {@code <init>} for a constructor
     * @param parameters the erased types of its parameters
     * @param result the erased type it gives back
     */
    record Call(String owner, String name, List<String> parameters, String result) {

        static Call of(JavaAccess<?> access) {
            CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
            return new Call(
                    target.getOwner().getName(),
                    target.getName(),
                    target.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toList(),
                    target.getRawReturnType().getName());
        }

        boolean is(String otherOwner, String otherName) {
            return owner.equals(otherOwner) && name.equals(otherName);
        }

        boolean isConstructorOf(String otherOwner) {
            return is(otherOwner, "<init>");
        }

        @Override
        public String toString() {
            return owner + "." + name + "(" + String.join(", ", parameters) + ")";
        }
    }
}

package org.huawu.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;

/** Every endpoint says who may call it. */
public final class EndpointRules {

    /** What anyone may call, signed in or not, and why. */
    private static final Map<String, String> PUBLIC = Map.of(
            "GET /api/session", "tells a page whether somebody is signed in, and gives the token that sign-in needs",
            "POST /api/session", "is the sign-in itself",
            "DELETE /api/session", "signing out twice is no error",
            "GET /api/openapi.json", "describes what is published, and says nothing about anybody",
            "ANY /error", "answers for requests that never reached their endpoint",
            "GET /ca.crt", "the local authority is needed before the page can be trusted",
            "GET /provision/{secret}/{file}",
                    "a telephone has no sign-in; the secret in its own path is what lets it in");

    /** What everybody who is signed in may do with the own account. The filter chain asks for a sign-in on every path that is not public. */
    private static final Set<String> OWN_ACCOUNT = Set.of(
            "POST /api/session/password",
            "PUT /api/session/language",
            "POST /api/session/second-factor",
            "PUT /api/session/second-factor",
            "DELETE /api/session/second-factor");

    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final Map<String, String> VERBS = Map.of(
            WEB + "GetMapping", "GET",
            WEB + "PostMapping", "POST",
            WEB + "PutMapping", "PUT",
            WEB + "PatchMapping", "PATCH",
            WEB + "DeleteMapping", "DELETE",
            WEB + "RequestMapping", "ANY");
    private static final String GUARD = "org.springframework.security.access.prepost.PreAuthorize";
    private static final Set<String> NO_GUARDS = Set.of("permitAll", "permitAll()", "true", "");

    private EndpointRules() {}

    /** Every method that answers requests carries a guard, but for those of the two short lists. */
    public static List<Finding> everyEndpointIsGuarded(House house) {
        return Bytecode.each(
                Bytecode.classesOf(house),
                type -> type.getMethods().stream()
                        .flatMap(method -> mappingOf(method).stream()
                                .map(mapping -> verbAndPath(type, mapping))
                                .filter(endpoint -> !isOpenToEverybody(endpoint) && !isGuarded(type, method))
                                .map(endpoint -> new Finding(
                                        type.getName() + "#" + method.getName(),
                                        endpoint + " does not say with @PreAuthorize who may call it"))));
    }

    private static boolean isOpenToEverybody(String endpoint) {
        return PUBLIC.containsKey(endpoint) || OWN_ACCOUNT.contains(endpoint);
    }

    private static Optional<JavaAnnotation<?>> mappingOf(JavaMethod method) {
        return method.getAnnotations().stream()
                .<JavaAnnotation<?>>map(annotation -> annotation)
                .filter(annotation -> VERBS.containsKey(annotation.getRawType().getName()))
                .findFirst();
    }

    private static String verbAndPath(JavaClass type, JavaAnnotation<?> mapping) {
        String base = type.tryGetAnnotationOfType(WEB + "RequestMapping")
                .map(EndpointRules::pathOf)
                .orElse("");
        return VERBS.get(mapping.getRawType().getName()) + " " + base + pathOf(mapping);
    }

    private static String pathOf(JavaAnnotation<?> mapping) {
        return Stream.of("value", "path")
                .flatMap(name -> mapping.get(name).stream())
                .filter(Object[].class::isInstance)
                .flatMap(paths -> Stream.of((Object[]) paths))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private static boolean isGuarded(JavaClass type, JavaMethod method) {
        return Stream.concat(method.tryGetAnnotationOfType(GUARD).stream(), type.tryGetAnnotationOfType(GUARD).stream())
                .findFirst()
                .map(guard -> guard.get("value").orElse("").toString().strip())
                .filter(expression -> !NO_GUARDS.contains(expression))
                .isPresent();
    }
}

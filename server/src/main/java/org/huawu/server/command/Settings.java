package org.huawu.server.command;

import java.util.HashMap;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings needed where there is no application context: from system properties and the environment of the process. */
final class Settings {

    private Settings() {}

    static <T> T early(String prefix, Class<T> type) {
        List<PropertySource<?>> sources = List.of(
                new PropertiesPropertySource("properties", System.getProperties()),
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(System.getenv())));
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate(prefix, type);
    }
}

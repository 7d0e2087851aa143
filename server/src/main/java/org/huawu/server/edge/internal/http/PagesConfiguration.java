package org.huawu.server.edge.internal.http;

import java.nio.file.Path;
import java.time.Duration;
import org.huawu.server.installation.Home;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Serves the built pages. What lies under {@code assets} has its content's hash in its name and never changes; everything
 * else is asked for anew each time. Stands before Spring Boot's own handler of static files, which it replaces.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PagesConfiguration implements WebMvcConfigurer {

    private final Path web;

    PagesConfiguration(Home home) {
        this.web = home.web();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(folder(web.resolve("assets")))
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(folder(web))
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PageResolver());
    }

    /** A folder, also one that does not exist yet: what follows is sought within it. */
    private static FileSystemResource folder(Path path) {
        return new FileSystemResource(path + "/");
    }
}

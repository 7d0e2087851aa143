package org.huawu.server.ladders.internal;

import org.huawu.server.ladders.LaddersSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the module's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaddersSettings.class)
class LaddersConfiguration {}

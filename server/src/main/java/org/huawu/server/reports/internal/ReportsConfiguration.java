package org.huawu.server.reports.internal;

import org.huawu.server.reports.ReportsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the module's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportsSettings.class)
class ReportsConfiguration {}

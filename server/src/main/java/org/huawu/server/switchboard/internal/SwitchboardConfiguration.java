package org.huawu.server.switchboard.internal;

import org.huawu.server.switchboard.SwitchboardSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the module's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SwitchboardSettings.class)
class SwitchboardConfiguration {}

package org.huawu.server.console.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Opens the console's WebSocket; only pages of the same origin may. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class ConsoleConfiguration implements WebSocketConfigurer {

    static final int MOST_BYTES = 64 << 10;

    private final ConsoleSocket socket;
    private final ConsoleHandshake handshake;

    ConsoleConfiguration(ConsoleSocket socket, ConsoleHandshake handshake) {
        this.socket = socket;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/api/console").addInterceptors(handshake);
    }

    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(MOST_BYTES);
        // Tomcat decodes texts by way of this buffer: a character that does not fit would be waited for without end
        container.setMaxBinaryMessageBufferSize(MOST_BYTES);
        return container;
    }
}

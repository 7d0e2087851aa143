package org.huawu.server.identity.internal;

/**
 * What an authenticator application needs to begin.
 *
 * @param secret in Base32, for typing
 * @param uri the same as otpauth URI, for the QR code
 */
public record SecondFactorBeginning(String secret, String uri) {}

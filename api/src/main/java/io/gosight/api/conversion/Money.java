package io.gosight.api.conversion;

/**
 * An amount.
 *
 * @param currency as the event said it; empty if it did not
 */
public record Money(String currency, double amount) {}

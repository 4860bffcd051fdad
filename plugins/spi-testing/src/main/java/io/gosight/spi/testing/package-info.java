/**
 * For the tests of plugins: write a {@link io.gosight.spi.testing.Timeline}, run it by {@link
 * io.gosight.spi.testing.Trial}, and extend {@link io.gosight.spi.testing.DetectorContractTest}.
 */
package io.gosight.spi.testing;

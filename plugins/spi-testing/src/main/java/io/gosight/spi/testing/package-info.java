/**
 * For the tests of plugins: write a {@link io.gosight.spi.testing.Timeline}, run it by {@link
 * io.gosight.spi.testing.Trial}, and extend {@link io.gosight.spi.testing.DetectorContractTest}.
 * For a channel extend {@link io.gosight.spi.testing.ChannelContractTest}.
 */
package io.gosight.spi.testing;

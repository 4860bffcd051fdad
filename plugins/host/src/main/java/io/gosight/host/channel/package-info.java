/** Channels that alerts go to, configured and ready to render. */
package io.gosight.host.channel;

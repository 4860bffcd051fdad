/** A Redis server beside the hub: state with a time to live, rate limits, live views. */
package io.gosight.engine.redis;

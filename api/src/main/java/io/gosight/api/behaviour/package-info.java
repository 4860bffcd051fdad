/** How visitors move: funnels, retention and journeys. */
package io.gosight.api.behaviour;

/** What happens now. */
package io.gosight.api.realtime;

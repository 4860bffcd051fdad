/** Stores session recordings chunk by chunk and reads them again, hot or cold. */
package io.gosight.replay;

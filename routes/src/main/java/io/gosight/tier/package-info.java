/** Moves old session replays to S3. */
package io.gosight.tier;

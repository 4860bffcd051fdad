/** An S3 service over a folder: where replays go that are seldom watched. */
package io.gosight.engine.s3;

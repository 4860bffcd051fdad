package io.gosight.errors;

import io.gosight.settings.Setting;

/**
 * Where dead letters go.
 *
 * @param deadLetterTopic {@code gosight.kafka.topic.dead-letters}
 */
public record ErrorsSettings(
    @Setting(
            key = "gosight.kafka.topic.dead-letters",
            meaning = "The topic of dead letters.",
            defaultValue = "gosight.dead-letters")
        String deadLetterTopic) {}

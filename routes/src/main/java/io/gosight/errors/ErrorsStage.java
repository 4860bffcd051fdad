package io.gosight.errors;

import io.gosight.settings.Settings;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import java.time.Duration;
import java.util.List;

/** Error policies of all routes, and dead letters. */
public final class ErrorsStage implements Stage {
  @Override
  public String name() {
    return "errors";
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(ErrorsSettings.class);
  }

  @Override
  public List<Topic> topics(Settings settings) {
    return List.of(
        new Topic(settings.read(ErrorsSettings.class).deadLetterTopic(), 3, Duration.ofDays(30)));
  }

  @Override
  public void bind(StageContext context) {
    context.bind(
        "redisFailures",
        new Failures("Redis is unavailable; continuing without it", context.meters()));
    context.bind(
        "periodicFailures",
        new Failures("A periodic task failed and is retried at its next time", context.meters()));
    context.bind("internalErrors", new InternalErrors());
    context.bind("deadLetters", new DeadLetters(context.meters()));
  }
}
